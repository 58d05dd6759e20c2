"""The reader's search page."""

from dataclasses import dataclass

from django.conf import settings
from django.shortcuts import render
from django.utils.http import urlencode

from articles.paging import page_of
from articles.search.form import SearchForm
from articles.search.recommendations import recommendations
from articles.search.searching import PER_PAGE, Search, search_columns
from search.addresses import search_address
from search.misses import note_miss
from search.suggestions import suggest
from site_core.http.throttling import client_address, is_within_limit


@dataclass(frozen=True)
class Link:
    """A search that differs in one thing from the one at hand."""

    label: str
    address: str
    count: int = 0
    is_current: bool = False


def search(request):
    """/search/: one box, filters, what was found. Writes nothing and knows nothing of the reader."""
    times, seconds = settings.SEARCH_LIMIT
    if request.GET and not is_within_limit(
        "search", client_address(request), times=times, seconds=seconds
    ):
        response = render(request, "429.html", status=429)
        response.headers["Retry-After"] = str(seconds)
    else:
        response = render(request, "articles/search.html", _context(request))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _context(request) -> dict:
    form = SearchForm(request.GET, search_columns())
    asked = Search(form)
    context = {
        "search": asked,
        "form": form,
        "chips": [Link(label, _address(form, name)) for name, label in form.active_filters],
        "list_query": urlencode(form.asked),
        "unfiltered": search_address(q=form.query),
    }
    if asked.is_empty:
        return context
    articles = page_of(asked.shown, request.GET.get("page"), PER_PAGE)
    context |= {
        "articles": articles,
        "page_numbers": articles.paginator.get_elided_page_range(articles.number),
        "hits": asked.hits(articles),
        "column_links": _column_links(asked),
    }
    if articles.number == 1 and not form.is_filtered:
        context["other_pages"] = asked.other_pages
        context["recommendations"] = recommendations(form.query, request)
    if not (asked.total_of_exact or form.is_filtered):
        note_miss(form.query)
    if not asked.total_of_exact and (word := suggest(form.query)):
        context["suggestion"] = Link(word, search_address(q=word))
    return context


def _column_links(asked) -> list[Link]:
    current = asked.form.chosen_column
    return [
        Link(
            column.title,
            _address(asked.form, "column", column.pk),
            count,
            is_current=current is not None and current.path.startswith(column.path),
        )
        for column, count in asked.column_counts
    ]


def _address(form, name, value=None) -> str:
    """The search at hand with another value of one field, or without it; from the first page."""
    asked = {key: kept for key, kept in form.asked.items() if key != name}
    if value is not None:
        asked[name] = value
    return search_address(**asked)
