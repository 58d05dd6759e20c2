"""Readers never wait for a writer: on SQLite a public page is read while a writer holds the database."""

import re
import sqlite3
from contextlib import contextmanager

import pytest

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import ArticleAttachment
from articles.models.category import ARTICLES_PER_PAGE
from comments.services import post
from site_core.models import SiteImage
from tests.factories import (
    ArticleFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    SidebarBoxFactory,
    StandardPageFactory,
)
from workflow.services import take_down

WRITES = re.compile(
    r"\s*(INSERT|UPDATE|DELETE|REPLACE|BEGIN|SAVEPOINT|LOCK)\b|.*\bFOR UPDATE\b", re.DOTALL
)


@contextmanager
def a_writer_holding_the_database():
    """On SQLite another connection has begun to write and takes its time; ours would not wait.

    On PostgreSQL nobody holds the whole database: there the statements are looked at.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 0")
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, timeout=0)
    try:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE wagtailcore_page SET title = title")
        yield
        writer.execute("ROLLBACK")
    finally:
        writer.close()
        connection.close()  # the next one waits again


def picture(image):
    return {"image": image, "alt": "图", "decorative": False, "caption": ""}


@pytest.fixture
def site(committed, home_page, superuser):
    """Addresses of every kind of public page, with the answers they ought to give."""
    column = ColumnFactory(parent=home_page, title="理论研究", released=True)
    cards = ColumnFactory(parent=home_page, title="专题", layout="cards", released=True)
    SidebarBoxFactory(column=column)
    for _ in range(ARTICLES_PER_PAGE + 1):
        other = ArticleFactory(parent=column, released=True)
    ArticleFactory(parent=cards, lead_image=ImageFactory(), released=True)
    standard = StandardPageFactory(
        parent=home_page, title="关于我们", body=[("image", picture(ImageFactory()))], released=True
    )
    image, document = ImageFactory(), DocumentFactory()
    article = ArticleFactory(
        parent=column,
        lead_image=image,
        body=[
            ("image", picture(image)),
            ("gallery", {"title": "", "pictures": [picture(ImageFactory()), picture(image)]}),
            ("video", {"document": document, "poster": ImageFactory()}),
            ("attachment", {"document": document, "description": ""}),
            ("paragraph", f'<p><a linktype="page" id="{other.pk}">另见</a></p>'),
            ("paragraph", f'<p><a linktype="document" id="{document.pk}">附件</a></p>'),
        ],
        attachments=[ArticleAttachment(document=DocumentFactory())],
        released=True,
    )
    comment = post(article, "讲得透彻。", author=superuser, form_key="0", moderate_first=False)
    gone = ArticleFactory(parent=column, released=True)
    gone_address = gone.url
    take_down(gone, superuser, "有误")
    draft = DocumentFactory()
    rendition = SiteImage.objects.get(pk=image.pk).renditions.first()
    return {
        "/": 200,
        column.url: 200,
        f"{column.url}?page=2": 200,
        cards.url: 200,
        article.url: 200,
        standard.url: 200,
        "/feed/": 200,
        "/feed/atom/": 200,
        f"/feed/{column.pk}/": 200,
        f"/feed/{column.pk}/atom/": 200,
        "/sitemap.xml": 200,
        "/robots.txt": 200,
        "/search/": 200,
        "/search/?q=准确": 200,
        f"/search/?q=准确&column={column.pk}&within=31&author=林&titles=on&sort=date": 200,
        "/search/?q=量子纠缠": 200,  # nothing: near results and suggestions are looked for
        f"/a/{article.pk}/": 301,
        f"/comments/{article.pk}/new/": 200,
        f"/comments/{comment.pk}/": 200,
        "/no-such-page/": 404,
        gone_address: 410,
        document.url: 200,
        draft.url: 404,
        rendition.url: 200,
    }


def test_every_public_page_is_read_while_a_writer_holds_the_database(client, site):
    with a_writer_holding_the_database(), CaptureQueriesContext(connection) as queries:
        answers = {address: client.get(address) for address in site}
        contents = {address: b"".join(answer) for address, answer in answers.items()}
    assert {address: answer.status_code for address, answer in answers.items()} == site
    assert all(contents[address] for address, status in site.items() if status != 301)
    assert [query["sql"] for query in queries if WRITES.match(query["sql"])] == []


def test_a_reading_that_writes_would_be_noticed(client, committed, column):
    """The test above is worth something only if this one cannot do without a write."""
    image = ImageFactory()
    article = ArticleFactory(parent=column, lead_image=image, released=True)
    image.renditions.all().delete()
    caches["default"].clear()
    with a_writer_holding_the_database(), CaptureQueriesContext(connection) as queries:
        if connection.vendor == "sqlite":
            assert client.get(article.url).status_code == 503
        else:
            client.get(article.url)
    assert [query["sql"] for query in queries if WRITES.match(query["sql"])] != []
