"""Texts that wait for their time, as evidence tells.

Wagtail's column `approved_go_live_at` is a copy, for its lock and its lists: whoever moves it by
`update()` or SQL changes nothing, and `verify_live` reports it.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef

from evidence.models import Evidence

ENDS = (
    Evidence.Action.SCHEDULE,
    Evidence.Action.UNSCHEDULE,
    Evidence.Action.RELEASE,
    Evidence.Action.DELETE,
)


def standing_schedules():
    """The evidence of all schedules that stand; of a page there is one at most."""
    later = Evidence.objects.filter(
        page_id=OuterRef("page_id"), pk__gt=OuterRef("pk"), action__in=ENDS
    )
    rows = Evidence.objects.filter(action=Evidence.Action.SCHEDULE).filter(~Exists(later))
    return rows.order_by("pk")


def standing_schedule(page_id: int) -> Evidence | None:
    """The evidence of the schedule of a page, if one stands."""
    newest = Evidence.objects.filter(page_id=page_id, action__in=ENDS).last()
    return newest if newest and newest.action == Evidence.Action.SCHEDULE else None


def time_of(schedule: Evidence) -> datetime:
    """When the scheduled text is due: the time in the final sign-off."""
    return datetime.fromisoformat(schedule.details["release_at"])


def scheduled_revision_of(page):
    """The revision of `page` that waits, with its time as it was signed; None without one.

    A time that stands in the column alone releases nothing, and freezes the text all the same.
    """
    schedule = standing_schedule(page.pk)
    if schedule is None:
        return page.revisions.filter(approved_go_live_at__isnull=False).first()
    revision = page.revisions.filter(pk=schedule.revision_id).first()
    if revision:
        revision.approved_go_live_at = time_of(schedule)
    return revision
