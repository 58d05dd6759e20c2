"""What editors recommend for a query (推荐结果), above what is found for it."""

from django.db.models import Q

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

MOST_PROMOTIONS = 5


def promotions_for(query_string: str) -> list[SearchPromotion]:
    """The promotions of exactly this query, in the editors' order: links, and pages that are live.

    Whether a reader may see a page is for the caller to ask. Asks the database once and writes
    nothing, unlike Wagtail's `Query.get` and `get_search_picks`, which note every query.
    """
    wanted = normalise_query_string(query_string)
    if not wanted or not _may_be_stored(wanted):
        return []
    of_query = SearchPromotion.objects.filter(query__query_string=wanted)
    has_link = Q(page=None) & ~Q(external_link_url="")
    shown = of_query.filter(Q(page__live=True) | has_link)
    return list(shown.select_related("page").order_by("sort_order", "pk")[:MOST_PROMOTIONS])


def _may_be_stored(text: str) -> bool:
    """No database has half of a surrogate pair in a text, and PostgreSQL has no NUL."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
