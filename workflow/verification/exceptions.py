"""Ways beside the ordinary review: what is overdue, and what `verify_live` lists for information."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count
from django.utils.formats import date_format
from django.utils.timezone import localtime

from evidence.models import Evidence
from workflow.models import Release
from workflow.selectors.confirmations import unconfirmed_ways_down
from workflow.selectors.emergencies import unreviewed_emergencies

# Named one by one; of the others there may be as many as an old site had pages.
NAMED_KINDS = (
    Release.Kind.EMERGENCY,
    Release.Kind.CORRECTION,
    Release.Kind.RETRACTION,
    Release.Kind.TAKEDOWN,
)
COUNTED_KINDS = (Release.Kind.BOOTSTRAP, Release.Kind.LEGACY, Release.Kind.MIGRATION)
BATCH = 500


def overdue_problems(now: datetime) -> Iterator[str]:
    """Emergency releases without their review, and ways down without a second person, too long."""
    for emergency in unreviewed_emergencies():
        if emergency.is_overdue_at(now):
            page = emergency.page
            yield f"页面 {page.pk}《{page.title}》紧急发布后逾期未补审。"
    for way_down in unconfirmed_ways_down():
        if way_down.is_overdue_at(now):
            page = way_down.page
            yield f"页面 {page.pk}《{page.title}》下线或撤稿逾期无第二人确认。"


def exceptional_releases() -> Iterator[str]:
    """A line for each release by another way than an ordinary review, or for each such kind."""
    counts = Release.objects.filter(kind__in=COUNTED_KINDS).order_by("kind")
    for kind, count in counts.values_list("kind").annotate(Count("pk")):
        yield f"{Release.Kind(kind).label}：{count} 次。"
    releases = Release.objects.filter(kind__in=NAMED_KINDS).order_by("pk")
    batch = []
    for release in releases.iterator(BATCH):
        batch.append(release)
        if len(batch) == BATCH:
            yield from _named(batch)
            batch = []
    yield from _named(batch)


def _named(releases):
    evidence = Evidence.objects.in_bulk([release.evidence_id for release in releases])
    for release in releases:
        row = evidence[release.evidence_id]
        at = date_format(localtime(release.at), "Y-m-d H:i")
        reason = " ".join(release.reason.split())
        yield (
            f"{at} {release.get_kind_display()}：页面 {release.page_id}《{row.page_title}》，"
            f"{row.user_name or '系统'}，{reason}"
        )
