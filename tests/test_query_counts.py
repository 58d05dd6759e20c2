"""What a page costs does not depend on how much it lists."""

from itertools import pairwise

import pytest

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import (
    ArticleAttachment,
    ArticleByline,
    SidebarBoxArticle,
)
from site_core.models import ContactLine, FooterLink, FriendLink, FriendLinkGroup, SiteSettings
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    SidebarBoxFactory,
    StandardPageFactory,
    pin,
    release,
)

FEW, MANY = 3, 12
CEILING = 28
PER_LEVEL = 2


@pytest.fixture
def count_queries(client):
    def count(address, *, warm=True):
        if warm:
            client.get(address)  # renditions and per-process caches are made once
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return count


def fill(column, amount, **fields):
    return [ArticleFactory(parent=column, released=True, **fields) for _ in range(amount)]


def dress(home_page, amount):
    """Chrome and boxes with `amount` entries each."""
    settings = SiteSettings.for_site(home_page.get_site())
    group = FriendLinkGroup.objects.create(name="学会")
    for number in range(amount):
        ContactLine.objects.create(settings=settings, label=f"电话{number}", value="0731")
        page = StandardPageFactory(parent=home_page, title=f"页脚{number}", released=True)
        FooterLink.objects.create(settings=settings, page=page)
        FriendLink.objects.create(group=group, name=f"链接{number}", url="https://example.org/")


def test_home_page_is_flat(home_page, count_queries):
    def grow(amount):
        dress(home_page, amount)
        for _ in range(amount):
            column = ColumnFactory(parent=home_page, released=True)
            fill(column, 2)
            SidebarBoxFactory(column=column)
        return count_queries("/")

    few = grow(FEW)
    assert grow(MANY - FEW) == few
    assert few <= CEILING


@pytest.mark.parametrize("layout", ["list", "cards"])
def test_column_page_is_flat(home_page, count_queries, layout):
    column = ColumnFactory(parent=home_page, layout=layout, released=True)
    box = SidebarBoxFactory(kind="picked")

    def grow(amount):
        dress(home_page, amount)
        for article in fill(column, amount, lead_image=ImageFactory()):
            SidebarBoxArticle.objects.create(box=box, article=article)
        for article in fill(column, min(amount, 5)):
            pin(column, article)
        for _ in range(amount):
            ColumnFactory(parent=column, released=True)
        return count_queries(column.url)

    few = grow(FEW)
    assert grow(MANY - FEW) == few
    assert few <= CEILING


def test_article_page_is_flat(home_page, column, count_queries):
    """With everything an article can have: pictures, links, files, boxes, keywords, neighbours."""
    box = SidebarBoxFactory(kind="picked")
    SidebarBoxFactory(column=column, count=3)

    def article_with(amount):
        dress(home_page, amount)
        others = fill(column, amount)
        for other in others:
            SidebarBoxArticle.objects.create(box=box, article=other)
        article = ArticleFactory(
            parent=column,
            lead_image=ImageFactory(),
            body=[("image", picture()) for _ in range(amount)]
            + [("gallery", {"title": "", "pictures": [picture() for _ in range(amount)]})]
            + [("paragraph", f'<a linktype="page" id="{other.pk}">见</a>') for other in others]
            + [
                ("paragraph", f'<a linktype="document" id="{DocumentFactory().pk}">见</a>')
                for _ in range(amount)
            ]
            + [
                ("attachment", {"document": DocumentFactory(), "description": ""})
                for _ in range(amount)
            ],
        )
        for _ in range(amount):
            article.bylines.add(ArticleByline.of(AuthorFactory()))
            article.attachments.add(ArticleAttachment(document=DocumentFactory()))
        article.keywords.add(*[f"词{number}" for number in range(amount)])
        release(article.save_revision())
        fill(column, 1)  # so that it has a newer neighbour too
        return article.url

    few, many = article_with(FEW), article_with(MANY)
    few_queries = count_queries(few)
    assert count_queries(many) == few_queries
    assert few_queries <= CEILING
    caches["default"].clear()  # what a process remembers of renditions is no help here
    few_queries = count_queries(few, warm=False)
    caches["default"].clear()
    assert count_queries(many, warm=False) == few_queries


def picture():
    return {"image": ImageFactory(), "alt": "图", "decorative": False, "caption": ""}


def test_standard_page_is_flat(home_page, count_queries):
    def page_with(amount):
        body = [("paragraph", "<p>文</p>") for _ in range(amount)]
        return StandardPageFactory(parent=home_page, body=body, released=True)

    few = count_queries(page_with(FEW).url)
    assert count_queries(page_with(MANY).url) == few
    assert few <= CEILING


def test_a_level_of_columns_costs_two_queries_at_most(home_page, count_queries):
    costs, parent = [], home_page
    for _ in range(3):
        parent = ColumnFactory(parent=parent, released=True)
        article = ArticleFactory(parent=parent, released=True)
        costs.append((count_queries(parent.url), count_queries(article.url)))
    for shallow, deep in pairwise(costs):
        assert deep[0] - shallow[0] <= PER_LEVEL
        assert deep[1] - shallow[1] <= PER_LEVEL
    assert max(map(max, costs)) <= CEILING


def test_feeds_and_sitemap_are_flat(home_page, column, count_queries):
    addresses = ["/feed/", "/feed/atom/", f"/feed/{column.pk}/", "/sitemap.xml"]

    def costs():
        return {address: count_queries(address) for address in addresses}

    fill(column, FEW)
    few = costs()
    fill(column, MANY - FEW)
    assert costs() == few
    assert max(few.values()) <= CEILING
