"""Whatever is typed into a search box, the answer is a page, and quick."""

import time
from urllib.parse import quote

import pytest

from django.urls import reverse

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from articles.models import Author
from search.models import SynonymGroup
from tests.factories import ArticleFactory
from tests.search.hostile import HOSTILE

SECONDS = 0.3
TRIES = 3
BOXES = (
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_choose_page_search",
    "wagtailimages:index",
    "wagtailimages_chooser:choose_results",
    "wagtaildocs:index",
    "wagtaildocs_chooser:choose_results",
    "wagtailusers_users:index",
    "wagtailredirects:index",
    "wagtailsearchpromotions:index",
    "wagtailusers_groups:index",
    "wagtailadmin_workflows:index",
    "wagtailsnippets_search_synonymgroup:list",
)


def answer(query):
    """An address with NUL is refused before any view sees it."""
    return 400 if "\0" in query else 200


def quickest(action):
    """Seconds of the quickest of a few tries: a busy machine is no fault of the search."""
    times = []
    for _ in range(TRIES):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
        if times[-1] < SECONDS:
            break
    return min(times)


@pytest.mark.parametrize("model", [Page, Author, get_image_model(), get_document_model()])
@pytest.mark.parametrize("kind", ["search", "autocomplete"])
def test_no_query_raises_or_takes_long(kind, model, column):
    ArticleFactory(parent=column, title="公文写作")
    find = getattr(get_search_backend(), kind)
    for query in HOSTILE:
        assert quickest(lambda q=query: list(find(q, model)[:20])) < SECONDS, query[:40]
        assert find(query, model).count() >= 0


@pytest.mark.parametrize("name", BOXES)
def test_no_search_box_of_the_admin_breaks(name, client, superuser, column):
    client.force_login(superuser)
    ArticleFactory(parent=column, title="公文写作")
    SynonymGroup.objects.create(phrases="公文\n文书")  # SQLite looks at no pattern without a row
    for query in HOSTILE:
        address = f"{reverse(name)}?q={quote(query, errors='surrogatepass')}"
        assert client.get(address).status_code == answer(query), query[:40]


def test_explorer_of_a_column_does_not_break(client, superuser, column):
    client.force_login(superuser)
    for query in HOSTILE:
        address = reverse("wagtailadmin_explore", args=[column.pk])
        response = client.get(f"{address}?q={quote(query, errors='surrogatepass')}")
        assert response.status_code == answer(query), query[:40]
