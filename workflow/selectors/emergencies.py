"""Emergency releases: which requests stand, and which releases no review has followed yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from wagtail.models import Page

from evidence.models import Evidence
from workflow.models.releases import Release

REQUEST_STANDS = timedelta(hours=2)
REVIEW_WITHIN = timedelta(hours=24)
SHORTEST_REASON = 20
ASKED, DECLINED = "asked", "declined"


def standing_request(page_id: int) -> Evidence | None:
    """The request for an emergency release of the page that waits for a second person, if any.

    It ends with an answer, with any release of the page, and after two hours by itself.
    """
    ends = (Evidence.Action.EMERGENCY, Evidence.Action.RELEASE)
    newest = Evidence.objects.filter(page_id=page_id, action__in=ends).last()
    return newest if newest and _stands(newest) else None


def standing_requests() -> list[Evidence]:
    """All requests that wait for a second person, the oldest first, in one query."""
    later = Evidence.objects.filter(
        page_id=OuterRef("page_id"),
        pk__gt=OuterRef("pk"),
        action__in=(Evidence.Action.EMERGENCY, Evidence.Action.RELEASE),
    )
    rows = Evidence.objects.filter(action=Evidence.Action.EMERGENCY).filter(~Exists(later))
    return [row for row in rows.order_by("pk") if _stands(row)]


def _stands(row):
    return row.details.get("step") == ASKED and timezone.now() < request_ends(row)


def request_ends(request) -> datetime:
    """When the request is void."""
    return request.at + REQUEST_STANDS


@dataclass(frozen=True)
class UnreviewedEmergency:
    """A page that went public in an emergency and that no review has followed."""

    page: Page
    released_at: datetime
    review_by: datetime
    reason: str

    @property
    def is_overdue(self) -> bool:
        return self.is_overdue_at(timezone.now())

    def is_overdue_at(self, now: datetime) -> bool:
        return now > self.review_by


def unreviewed_emergencies() -> Iterator[UnreviewedEmergency]:
    """Public pages with an emergency release and neither a reviewed one nor a way down after it.

    The oldest first; of several emergency releases of one page the first counts. Three queries,
    however many there are; one when there are none.
    """
    ends = Release.objects.filter(
        page_id=OuterRef("page_id"),
        pk__gt=OuterRef("pk"),
        kind__in=(*Release.REVIEWED, *Release.DOWN),
    )
    releases = Release.objects.filter(kind=Release.Kind.EMERGENCY).filter(~Exists(ends))
    first = {}
    for release in releases.order_by("pk"):
        first.setdefault(release.page_id, release)
    if not first:
        return
    pages = Page.objects.in_bulk(first)
    evidence = Evidence.objects.in_bulk([release.evidence_id for release in first.values()])
    for page_id, release in first.items():
        if page_id in pages:
            yield UnreviewedEmergency(
                page=pages[page_id],
                released_at=release.at,
                review_by=datetime.fromisoformat(
                    evidence[release.evidence_id].details["review_by"]
                ),
                reason=release.reason,
            )
