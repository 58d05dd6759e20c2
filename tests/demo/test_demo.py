"""The demo loads through services and the real workflow."""

from collections import Counter
from datetime import timedelta

import pytest

from django.core.management import call_command
from django.utils import timezone

from wagtail.models import Revision, TaskState, WorkflowState

from articles.models import ArticlePage, CategoryIndexPage
from comments.models import Comment
from demo.accounts import ACCOUNTS
from demo.loader import load, read_articles, read_content
from evidence.models import Evidence
from home.models import StandardPage
from members.models import Organisation, Seat, User
from site_core.models import SiteImage
from tests.demo.test_content import PUBLIC
from workflow.models import Release, ReviewClaim


@pytest.mark.long
def test_demo_is_complete_readable_reviewed_and_verified(client, home_page):
    """One test, because loading takes long; each part is named below."""
    articles = read_articles()
    states = Counter(article["state"] for article in articles.values())
    load()
    has_columns_in_three_levels()
    every_column_shows_an_article()
    has_long_and_short_articles(articles)
    shows_what_is_public(states)
    has_texts_at_every_stage(states)
    has_a_text_that_waits_too_long(states)
    has_releases_of_every_kind(states)
    has_an_account_for_every_role()
    has_organisations_that_wait_and_that_are_members()
    has_comments_in_several_states()
    every_image_can_be_heard()
    every_public_article_was_signed_by_three_people()
    every_public_page_can_be_read(client)
    call_command("verify_evidence")
    call_command("verify_live")
    call_command("load_demo")  # a second time: nothing happens
    assert ArticlePage.objects.count() == len(articles)


def has_columns_in_three_levels():
    assert CategoryIndexPage.objects.live().count() == len(read_content("columns.yaml"))
    assert set(CategoryIndexPage.objects.values_list("depth", flat=True)) == {3, 4, 5}
    assert not CategoryIndexPage.objects.filter(responsible_editor=None).exists()


def every_column_shows_an_article():
    columns = CategoryIndexPage.objects.live()
    empty = [c.title for c in columns if not (c.get_articles().exists() or c.get_pinned())]
    assert not empty


def has_long_and_short_articles(articles):
    lengths = list(ArticlePage.objects.values_list("word_count", flat=True))
    assert len(lengths) == len(articles)
    assert sum(length >= 800 for length in lengths) >= 16
    assert sum(length < 800 for length in lengths) >= 24


def shows_what_is_public(states):
    assert ArticlePage.objects.live().count() == sum(states[state] for state in PUBLIC)
    assert set(ArticlePage.objects.values_list("audience", flat=True)) == {
        "public",
        "members",
        "organisations",
    }


def has_texts_at_every_stage(states):
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    # After an emergency release the review begins, and a revision passes every stage anew.
    at_first = ("first_review", "overdue", "emergency", "revising")
    assert Counter(waiting.values_list("task__name", flat=True)) == {
        "初审": sum(states[state] for state in at_first),
        "复审": states["second_review"] + states["claimed"],
        "终审": states["final_review"],
    }
    claimed = ReviewClaim.objects.filter(task_state__in=waiting, task_state__task__name="复审")
    assert claimed.count() == states["claimed"]
    returned = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    assert returned.count() == states["returned"]


def has_a_text_that_waits_too_long(states):
    long_ago = timezone.now() - timedelta(days=28)
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        started_at__lt=long_ago,
        workflow_state__created_at__lt=long_ago,
    )
    assert waiting.count() == states["overdue"]


def has_releases_of_every_kind(states):
    kinds = Counter(Release.objects.values_list("kind", flat=True))
    assert kinds["emergency"] == states["emergency"]
    assert kinds["correction"] == states["corrected"]
    assert kinds["retraction"] == states["retracted"]
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False)
    assert scheduled.count() == states["scheduled"]


def has_an_account_for_every_role():
    assert User.objects.count() == len(ACCOUNTS)


def has_organisations_that_wait_and_that_are_members():
    assert set(Organisation.objects.values_list("status", flat=True)) == {"applied", "approved"}
    assert Seat.objects.filter(member=None).exists()


def has_comments_in_several_states():
    assert {"approved", "pending", "rejected"} == set(
        Comment.objects.values_list("status", flat=True)
    )
    assert Comment.objects.filter(is_editor_reply=True).exists()
    assert Comment.objects.reported().exists()


def every_image_can_be_heard():
    assert SiteImage.objects.count() == len(read_content("media.yaml")["images"])
    assert not SiteImage.objects.filter(description="").exists()


def every_public_article_was_signed_by_three_people():
    emergencies = Release.objects.filter(kind="emergency").values("page_id")
    for article in ArticlePage.objects.live().exclude(pk__in=emergencies):
        signers = Evidence.objects.filter(page_id=article.pk, action="sign").values_list(
            "user_id", flat=True
        )
        assert len(set(signers)) == 3
        assert article.owner_id not in signers


def every_public_page_can_be_read(client):
    for model in (ArticlePage, CategoryIndexPage, StandardPage):
        for page in model.objects.live():
            response = client.get(page.url)
            assert response.status_code == 200
            assert "&#x27;type&#x27;" not in response.content.decode()


def test_failed_load_leaves_nothing_behind(home_page, monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError

    # At the first column: people and pictures are there by then, and the test stays short.
    monkeypatch.setattr("demo.loader.review", refuse)
    with pytest.raises(RuntimeError):
        load()
    assert not CategoryIndexPage.objects.exists()
    assert not User.objects.exists()
