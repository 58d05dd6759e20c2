"""The time of release is the system's; nobody types it."""

import datetime

import pytest

from wagtail.models import Revision

from articles.models import ArticlePage
from tests.factories import ArticleFactory, release
from workflow.models import Release
from workflow.services import release_without_review

FIRST = datetime.datetime(2026, 11, 3, 1, 5, tzinfo=datetime.UTC)
LATER = datetime.datetime(2026, 12, 1, 8, 0, tzinfo=datetime.UTC)


@pytest.fixture
def released_article(column, time_machine):
    time_machine.move_to(FIRST, tick=False)
    return ArticleFactory(parent=column, released=True)


def test_release_sets_the_time(released_article):
    assert released_article.released_at == FIRST
    assert released_article.listed_at == FIRST


def test_draft_has_no_time(column):
    assert ArticleFactory(parent=column).released_at is None


def test_later_release_keeps_the_place_in_lists(released_article, time_machine):
    time_machine.move_to(LATER, tick=False)
    released_article.title = "改过的标题"
    release(released_article.save_revision())
    article = ArticlePage.objects.get(pk=released_article.pk)
    assert article.title == "改过的标题"
    assert article.listed_at == FIRST


def test_old_revision_does_not_bring_an_old_time_back(column):
    article = ArticleFactory(parent=column)
    draft = article.latest_revision
    release(draft)
    article = ArticlePage.objects.get(pk=article.pk)
    draft = Revision.objects.get(pk=draft.pk)
    assert draft.content["listed_at"] is None
    assert draft.as_object().listed_at == article.listed_at


def test_no_form_offers_a_publication_date(client, superuser, released_article):
    client.force_login(superuser)
    html = client.get(f"/admin/pages/{released_article.pk}/edit/").content.decode()
    for name in ("first_published_at", "released_at", "listed_at", "go_live_at", "expire_at"):
        assert f'name="{name}"' not in html


def test_copy_begins_without_a_time(released_article, column):
    copy = released_article.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert (copy.released_at, copy.listed_at) == (None, None)


def test_text_from_an_old_site_takes_the_place_of_its_old_date(column, time_machine):
    time_machine.move_to(LATER, tick=False)
    article = ArticleFactory(parent=column, legacy_date=datetime.date(2009, 5, 4))
    release_without_review(article.latest_revision, kind=Release.Kind.LEGACY, reason="旧站迁入")
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.listed_at.isoformat() == "2009-05-03T16:00:00+00:00"  # midnight in Shanghai
    assert article.released_at == LATER


@pytest.mark.parametrize(
    ("kind", "date"), [("legacy", None), ("migration", datetime.date(2009, 5, 4))]
)
def test_without_an_old_date_or_site_the_place_is_the_time_of_release(
    column, time_machine, kind, date
):
    time_machine.move_to(LATER, tick=False)
    article = ArticleFactory(parent=column, legacy_date=date)
    release_without_review(article.latest_revision, kind=kind, reason="旧站迁入")
    assert ArticlePage.objects.get(pk=article.pk).listed_at == LATER
