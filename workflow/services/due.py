"""What is due: scheduled texts go live, expired pages come down. Run by `manage.py publish_due`."""

import logging
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page, Revision

from evidence.digest import version_of
from site_core.reasons import ActionConflict, ActionRefused
from workflow.refusals import WORDS_LEFT_OUT
from workflow.row_locks import locked_page_if_free
from workflow.selectors.case import locked_case_of
from workflow.selectors.schedules import standing_schedule, standing_schedules, time_of
from workflow.services.release import release_reviewed_text
from workflow.services.takedown import take_down_expired
from workflow.text.kept import keep

logger = logging.getLogger(__name__)

NO_SIGNED_TIME = "没有终审签过这个时间。"


@dataclass
class DueReport:
    """What one run did: ids of pages, and a line for each item that could not be done."""

    released: list[int] = field(default_factory=list)
    expired: list[int] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def publish_due(now=None) -> DueReport:
    """Take down what has expired at `now` and release what is due, each in its own transaction.

    An item that cannot be done is named in the report and keeps its schedule; the others go on.
    Several runs at once do no harm: items locked by another run are skipped.
    """
    now = now or timezone.now()
    report = DueReport()
    expired = Page.objects.live().filter(expire_at__lte=now).order_by("expire_at", "pk")
    for page_id, title in list(expired.values_list("pk", "title")):
        _attempt(
            _expire, page_id, now, report.expired, report, f"页面 {page_id}《{title}》未能下线"
        )
    schedules = sorted(standing_schedules(), key=lambda schedule: (time_of(schedule), schedule.pk))
    for schedule in schedules:
        if time_of(schedule) <= now:
            what = f"页面 {schedule.page_id}《{schedule.page_title}》未能按时发布"
            _attempt(_release, schedule.page_id, now, report.released, report, what)
    unsigned = Revision.page_revisions.filter(approved_go_live_at__lte=now).exclude(
        object_id__in=[str(schedule.page_id) for schedule in schedules]
    )
    for page_id, title in unsigned.order_by("pk").values_list("object_id", "object_str"):
        report.problems.append(f"页面 {page_id}《{title}》未能按时发布：{NO_SIGNED_TIME}")
    return report


def _attempt(act, page_id, now, done, report, failure):
    """Handle one item. A failing one is rolled back, logged and reported."""
    try:
        with transaction.atomic():
            if act(page_id, now):
                done.append(page_id)
    except Exception as error:
        logger.exception("%s", failure)
        report.problems.append(f"{failure}：{error or type(error).__name__}")


def _release(page_id, now) -> bool:
    """Release the scheduled text of a page, the whole rule asked again.

    What is due, and when, the final sign-off says.
    """
    page = locked_page_if_free(page_id)
    schedule = page and standing_schedule(page_id)
    if schedule is None:
        return False
    revision = page.revisions.get(pk=schedule.revision_id)
    case = locked_case_of(page, revision, schedule.digest)
    if version_of(case.digest) != version_of(schedule.digest):
        raise ActionConflict("other-text", WORDS_LEFT_OUT)
    if case.digest != schedule.digest:
        raise ActionConflict(
            "other-text", _("The scheduled text is not the one that every stage has signed.")
        )
    if case.unsigned:
        raise ActionRefused(
            "unsigned",
            _(
                "Not every stage of the scheduled text has a signature that counts: somebody who "
                "signed has had a hand in it since, or another stage is wanted now. Cancel the "
                "schedule and submit the text again."
            ),
        )
    if case.release_at > now:
        return False
    keep(case.kept)
    release_reviewed_text(case, None)
    return True


def _expire(page_id, now) -> bool:
    """Take a page down whose time on the site is over."""
    page = locked_page_if_free(page_id)
    if page is None or not page.live or page.expire_at is None or page.expire_at > now:
        return False
    take_down_expired(page)
    return True
