"""Every table that a public page reads is watched: what changes it raises the generation."""

import re

import pytest

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from modelcluster.fields import ParentalKey

from articles.models import ArticleAttachment, ArticleByline
from comments.models import Comment
from site_core.models import ContactLine, FooterLink, FriendLink, FriendLinkGroup, SiteSettings
from site_core.page_store.shown import question_of
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    DocumentFactory,
    ImageFactory,
    SidebarBoxFactory,
    StandardPageFactory,
    pin,
)

pytestmark = pytest.mark.django_db

TABLE = re.compile(r'(?:FROM|JOIN) "([a-z_]+)"')
# Read by public pages and changed in one transaction with what is watched, or not at all.
WRITTEN_WITH_ANOTHER = {
    "django_content_type": "the kinds of pages; a new one comes with a new program",
    "site_core_publicgeneration": "the generation itself",
    "workflow_release": "a release and a way down save the page",
    "articles_articlepage_also_in": "stored with the article",
    "articles_dailyreads": "the ranking may lag behind",
}


@pytest.fixture
def addresses(home_page, column):
    """One page of each kind, with everything on it."""
    article = ArticleFactory(
        parent=column, released=True, lead_image=ImageFactory(), allow_comments="yes"
    )
    author = AuthorFactory()
    ArticleByline.objects.bulk_create(
        [ArticleByline(article=article, author=author, name="王小明", sort_order=0)]
    )
    ArticleAttachment.objects.bulk_create(
        [ArticleAttachment(article=article, document=DocumentFactory(), sort_order=0)]
    )
    pin(column, article)
    Comment.objects.create(page=article, body="好", status="approved", form_key="1")
    page = StandardPageFactory(parent=home_page, released=True)
    settings = SiteSettings.for_site(home_page.get_site())
    ContactLine.objects.create(settings=settings, label="电话", value="0731")
    FooterLink.objects.create(settings=settings, page=page)
    FriendLink.objects.create(
        group=FriendLinkGroup.objects.create(name="学会"), name="学会", url="https://example.org/"
    )
    SidebarBoxFactory(kind="column", column=column)
    SidebarBoxFactory(kind="picked").picks.create(article=article)
    SidebarBoxFactory(kind="comments")
    SidebarBoxFactory(kind="most_read")
    return [
        "/",
        *(each.url for each in (column, article, page)),
        *(reverse(name) for name in ("site_map", "site_feed", "site_atom_feed")),
        reverse("column_feed", args=[column.pk]),
    ]


def is_watched(model) -> bool:
    """Whether `model`, or what its rows stand in, is asked before it changes."""
    holders = [
        field.remote_field.model
        for field in model._meta.fields
        if isinstance(field, ParentalKey) and field.remote_field.model is not model
    ]
    return question_of(model) is not None or any(map(question_of, holders))


def test_every_table_of_a_public_page_is_watched(client, addresses):
    with CaptureQueriesContext(connection) as queries:
        for address in addresses:
            assert client.get(address).status_code == 200
    tables = {table for query in queries for table in TABLE.findall(query["sql"])}
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    unwatched = {table for table in tables if not is_watched(models[table])}
    assert unwatched <= set(WRITTEN_WITH_ANOTHER)
