"""What editors recommend for a query, as readers see it above the results (推荐)."""

from dataclasses import dataclass

from wagtail.models import Page

from articles.models import ArticlePage
from search.promotions import promotions_for


@dataclass(frozen=True)
class Recommendation:
    """A page of ours or of somebody else's, with a line about it."""

    title: str
    address: str
    description: str


def recommendations(query: str, request) -> list[Recommendation]:
    """The recommendations for exactly this query, without pages that are not for everybody."""
    promotions = promotions_for(query)
    keys = [promotion.page_id for promotion in promotions if promotion.page_id]
    for_members = ArticlePage.objects.exclude(audience=ArticlePage.Audience.PUBLIC)
    pages = Page.objects.live().public().filter(pk__in=keys)
    pages = pages.exclude(pk__in=for_members.values("pk")).in_bulk() if keys else {}
    found = []
    for promotion in promotions:
        page = pages.get(promotion.page_id)
        address = page.get_url(request) if page else ""
        if not promotion.page_id:
            address = promotion.external_link_url
        if address:
            found.append(Recommendation(promotion.title or address, address, promotion.description))
    return found
