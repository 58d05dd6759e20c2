"""Ways down that wait for a second person's confirmation."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from wagtail.models import Page

from evidence.models import Evidence
from workflow.models.releases import Release

CONFIRM_WITHIN = timedelta(hours=24)


@dataclass(frozen=True)
class UnconfirmedWayDown:
    """A page that one person took down or retracted."""

    page: Page
    release: Release
    user_id: int
    user_name: str

    @property
    def deadline(self) -> datetime:
        return self.release.at + CONFIRM_WITHIN

    def is_overdue_at(self, now: datetime) -> bool:
        return now > self.deadline


def unconfirmed_ways_down(page_id=None) -> list[UnconfirmedWayDown]:
    """Pages taken down or retracted by one person and confirmed by nobody, the oldest first.

    What the system took down by itself, at the end of a term, needs no second person; neither does
    a page that has come back, or is gone. Three queries, however many there are.

    :param page_id: only this page.
    """
    later = Release.objects.filter(page_id=OuterRef("page_id"), pk__gt=OuterRef("pk"))
    confirmed = Evidence.objects.filter(
        action=Evidence.Action.CONFIRM,
        page_id=OuterRef("page_id"),
        pk__gt=OuterRef("evidence_id"),
    )
    releases = Release.objects.filter(kind__in=Release.DOWN).order_by("pk")
    if page_id is not None:
        releases = releases.filter(page_id=page_id)
    releases = list(releases.filter(~Exists(later), ~Exists(confirmed)))
    pages = Page.objects.in_bulk([release.page_id for release in releases])
    evidence = Evidence.objects.in_bulk([release.evidence_id for release in releases])
    return [
        UnconfirmedWayDown(
            pages[release.page_id],
            release,
            evidence[release.evidence_id].user_id,
            evidence[release.evidence_id].user_name,
        )
        for release in releases
        if release.page_id in pages and evidence[release.evidence_id].user_id
    ]
