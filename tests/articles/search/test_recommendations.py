"""What editors recommend for a query stands above the results, when everybody may read it."""

import re
from html import unescape

import pytest

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage
from tests.factories import ArticleFactory, StandardPageFactory
from workflow.services import take_down


def recommend(query, **fields):
    return SearchPromotion.objects.create(
        query=Query.objects.get_or_create(query_string=query)[0], **fields
    )


@pytest.fixture
def shown(client):
    """What is recommended on the search page: by title its address."""

    def shown(query, **filters):
        html = client.get("/search/", {"q": query, **filters}).content.decode()
        section = re.search(r'<section class="recommendations".*?</section>', html, re.DOTALL)
        links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', section.group()) if section else []
        return {unescape(title): unescape(address) for address, title in links}

    return shown


def test_pages_and_links_lead_where_they_say(shown, client, home_page):
    page = StandardPageFactory(parent=home_page, title="投稿须知", released=True)
    link = {"external_link_url": "https://example.org/?a=1&b=2", "external_link_text": "投稿系统"}
    recommend("怎样投稿", page=page, description="先读这一页。", sort_order=0)
    recommend("怎样投稿", **link, sort_order=1)
    assert shown("怎样投稿") == {"投稿须知": page.url, "投稿系统": link["external_link_url"]}
    assert client.get(shown("怎样投稿")["投稿须知"]).status_code == 200
    assert shown("怎样投") == {}


def test_nothing_is_recommended_that_not_everybody_may_read(shown, column, final_reviewer):
    draft = ArticleFactory(parent=column, title="草稿")
    down = ArticleFactory(parent=column, title="下线", released=True)
    restricted = ArticleFactory(parent=column, title="受限", released=True)
    members = ArticleFactory(
        parent=column, title="会员", audience=ArticlePage.Audience.MEMBERS, released=True
    )
    for page in (draft, down, members, restricted):
        recommend("公文", page=page)
    assert set(shown("公文")) == {"下线", "受限"}
    take_down(down, final_reviewer, "有误")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert shown("公文") == {}


def test_a_narrowed_search_has_no_recommendations(shown, column):
    recommend("公文", page=ArticleFactory(parent=column, title="公文", released=True))
    assert shown("公文", titles="on") == {}


def test_asking_makes_no_row(shown, column):
    shown("从未有人推荐")
    assert not Query.objects.exists()
