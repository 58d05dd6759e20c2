"""The demo loads through services and the real workflow."""

import pytest

from django.core.management import call_command

from wagtail.models import Revision, TaskState, WorkflowState

from articles.models import ArticlePage, CategoryIndexPage
from demo.accounts import ACCOUNTS
from demo.loader import load
from home.models import StandardPage
from members.models import User
from workflow.models import Evidence, Release


def test_demo_is_complete_readable_reviewed_and_verified(client, home_page):
    """One test, because loading takes seconds; each part is named below."""
    load()
    has_columns_in_three_levels_and_articles_in_every_state()
    has_an_account_for_every_role()
    has_an_emergency_a_correction_a_retraction_and_a_schedule()
    every_public_article_was_signed_by_three_people()
    every_public_page_can_be_read(client)
    call_command("verify_evidence")
    call_command("verify_live")
    call_command("load_demo")  # a second time: nothing happens
    assert ArticlePage.objects.count() == 16


def has_columns_in_three_levels_and_articles_in_every_state():
    assert CategoryIndexPage.objects.live().count() == 8
    assert set(CategoryIndexPage.objects.values_list("depth", flat=True)) == {3, 4, 5}
    assert ArticlePage.objects.count() == 16
    assert ArticlePage.objects.live().count() == 9
    in_review = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    assert set(in_review.values_list("task__name", flat=True)) == {"初审", "复审", "终审"}
    returned = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    assert returned.count() == 1


def has_an_emergency_a_correction_a_retraction_and_a_schedule():
    kinds = set(Release.objects.values_list("kind", flat=True))
    assert {"emergency", "correction", "retraction"} <= kinds
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1


def has_an_account_for_every_role():
    assert User.objects.count() == len(ACCOUNTS)


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

    monkeypatch.setattr("demo.loader.DemoLoader._load_article", refuse)
    with pytest.raises(RuntimeError):
        load()
    assert not CategoryIndexPage.objects.exists()
    assert not User.objects.exists()
