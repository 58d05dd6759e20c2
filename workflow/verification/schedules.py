"""Does Wagtail's column of schedules say what the final stage signed?"""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime

from wagtail.models import Revision

from workflow.selectors.schedules import standing_schedules, time_of


def schedule_problems() -> Iterator[str]:
    """Schedules that differ from the final sign-off, and those that no stage chose."""
    column = {
        revision.pk: revision
        for revision in Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        .defer("content")
        .order_by("pk")
    }
    for schedule in standing_schedules():
        revision = column.pop(schedule.revision_id, None)
        stored = revision and revision.approved_go_live_at
        if stored != time_of(schedule):
            yield (
                f"页面 {schedule.page_id}《{schedule.page_title}》的定时发布被改动："
                f"终审签的是 {_shown(time_of(schedule))}，数据库里是 {_shown(stored)}。"
            )
    for revision in column.values():
        yield (
            f"页面 {revision.object_id}《{revision.object_str}》的版本 {revision.pk} "
            f"有定时发布时间 {_shown(revision.approved_go_live_at)}，却没有终审签字。"
        )


def _shown(at) -> str:
    return date_format(localtime(at), "Y-m-d H:i") if at else "空"
