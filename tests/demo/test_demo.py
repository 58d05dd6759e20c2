"""The demo loads through services and the real workflow."""

import pytest

from django.core.management import call_command

from wagtail.models import TaskState, WorkflowState

from articles.models import ArticlePage, CategoryIndexPage
from demo.accounts import ACCOUNTS
from demo.loader import load
from home.models import StandardPage
from members.models import User


@pytest.fixture
def demo(home_page):
    load()


def test_demo_has_columns_in_three_levels_and_articles_in_every_state(demo):
    assert CategoryIndexPage.objects.live().count() == 8
    assert set(CategoryIndexPage.objects.values_list("depth", flat=True)) == {3, 4, 5}
    assert ArticlePage.objects.count() == 12
    assert ArticlePage.objects.live().count() == 7
    in_review = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    assert set(in_review.values_list("task__name", flat=True)) == {"初审", "复审", "终审"}
    returned = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    assert returned.count() == 1


def test_every_public_article_was_signed_by_three_people(demo):
    for article in ArticlePage.objects.live():
        signers = TaskState.objects.filter(
            workflow_state__object_id=str(article.pk), status=TaskState.STATUS_APPROVED
        ).values_list("finished_by_id", flat=True)
        assert len(set(signers)) == 3
        assert article.owner_id not in signers


def test_there_is_an_account_for_every_role(demo):
    assert User.objects.count() == len(ACCOUNTS)


def test_every_public_page_of_the_demo_can_be_read(client, demo):
    for model in (ArticlePage, CategoryIndexPage, StandardPage):
        for page in model.objects.live():
            assert client.get(page.url).status_code == 200


def test_loading_again_does_nothing(demo):
    call_command("load_demo")
    assert ArticlePage.objects.count() == 12


@pytest.mark.django_db
def test_failed_load_leaves_nothing_behind(home_page, monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("demo.loader.DemoLoader._load_chrome", refuse)
    with pytest.raises(RuntimeError):
        load()
    assert not CategoryIndexPage.objects.exists()
    assert not User.objects.exists()


def test_notes_and_references_are_text(client, demo):
    for article in ArticlePage.objects.live():
        assert "&#x27;type&#x27;" not in client.get(article.url).content.decode()
