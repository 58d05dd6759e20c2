"""Schedules: a signed text that waits for its time, frozen, and the way back."""

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log
from wagtail.utils.timestamps import ensure_utc

from evidence.ledger import record
from evidence.models import Evidence
from site_core.reasons import ActionConflict, ActionRefused, demand_reason
from workflow.row_locks import locked_page
from workflow.selectors.schedules import scheduled_revision_of


def note_schedule(case, user):
    """Note when the signed revision is due. The release is written when it goes live, not now."""
    page, revision, release_at = case.page, case.revision, case.release_at
    page.revisions.update(approved_go_live_at=None)
    page.revisions.filter(pk=revision.pk).update(approved_go_live_at=release_at)
    record(
        Evidence.Action.SCHEDULE,
        page=page,
        user=user,
        digest=case.digest,
        revision_id=revision.pk,
        details={"release_at": release_at.isoformat()},
    )
    # Wagtail's history of the page tells of it too.
    data = {
        "id": revision.pk,
        "created": ensure_utc(revision.created_at),
        "go_live_at": ensure_utc(release_at),
        "has_live_version": page.live,
    }
    log(
        instance=page,
        action="wagtail.publish.schedule",
        user=user,
        data={"revision": data},
        revision=revision,
    )


@transaction.atomic
def cancel_schedule(page, user, reason):
    """Make a scheduled text a draft again. It can be changed, and passes every stage anew.

    :raises PermissionDenied: `user` may not, nothing is scheduled, or the reason is empty.
    """
    page = locked_page(page.pk)
    if not page.permissions_for_user(user).can_unschedule():
        raise ActionRefused("may-not", _("You cannot cancel this schedule."))
    reason = demand_reason(reason, _("Say why the schedule is cancelled."))
    if not end_schedule(page, user=user, reason=reason):
        raise ActionConflict("not-scheduled", _("This page is not scheduled, or not any more."))


def end_schedule(page, *, user, reason) -> bool:
    """End the schedule of a page whose row is locked, with evidence; False when it has none."""
    revision = scheduled_revision_of(page)
    if revision is None:
        return False
    record(
        Evidence.Action.UNSCHEDULE,
        page=page,
        user=user,
        revision_id=revision.pk,
        opinion=reason,
        details={"release_at": revision.approved_go_live_at.isoformat()},
    )
    revision.approved_go_live_at = None
    revision.save(user=user, update_fields=["approved_go_live_at"])
    page.revisions.update(approved_go_live_at=None)
    return True
