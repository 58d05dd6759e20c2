"""Nothing of ours sets Wagtail's page privacy; where it is set all the same, it holds."""

import pytest

from wagtail.models import Page, PageViewRestriction

from tests.factories import ArticleFactory


@pytest.mark.parametrize("level", ["article", "column", "home", "root"])
def test_restricted_page_is_not_served_to_readers(client, home_page, column, level):
    article = ArticleFactory(parent=column, released=True)
    places = {
        "article": article,
        "column": column,
        "home": home_page,
        "root": Page.objects.get(depth=1),
    }
    PageViewRestriction.objects.create(page=places[level], restriction_type="login")
    response = client.get(article.url)
    assert response.status_code == 302
    assert response.url.startswith("/_util/login/")


def test_unrestricted_page_is_served(client, column):
    article = ArticleFactory(parent=column, released=True)
    other = ArticleFactory(parent=column, released=True)
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    assert client.get(article.url).status_code == 200
