"""Whatever is asked of the reader's search, the answer is a page."""

from urllib.parse import quote

import pytest

from tests.search.hostile import HOSTILE


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_anything_may_be_asked(client, column, query):
    address = f"/search/?q={quote(query, errors='surrogatepass')}"
    assert client.get(address).status_code == (400 if "\0" in query else 200)


@pytest.mark.parametrize(
    "filters",
    [
        {"column": "abc"},
        {"column": "999999"},
        {"column": "９"},
        {"within": "-1"},
        {"since": "2024-13-45"},
        {"until": "0000-00-00"},
        {"since": "9999-12-31"},
        {"until": "0001-01-01"},
        {"author": "x" * 5000},
        {"titles": "maybe"},
        {"sort": "sideways"},
    ],
    ids=str,
)
def test_any_filter_may_be_asked(client, column, filters):
    assert client.get("/search/", {"q": "公文", **filters}).status_code == 200
