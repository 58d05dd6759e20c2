"""What has ended stays as it ended, and a decision is made on what is there now."""

import pytest

from django.core.exceptions import PermissionDenied
from django.db import transaction

from wagtail.models import Page, Revision, TaskState, WorkflowState

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.services import sign_off, submit
from workflow.verification import live_problems


@standing
def article(column, author):
    return ArticleFactory(parent=column, owner=author, title="论文一")


def test_stale_copy_of_a_review_does_not_withdraw_what_is_public(article, author, reviewers):
    stale = WorkflowState.objects.get(pk=submit(article, author).pk)
    for reviewer in reviewers:
        sign_off(article.current_workflow_task_state, reviewer)
    with pytest.raises(PermissionDenied), transaction.atomic():
        stale.cancel(user=author)
    assert WorkflowState.objects.get().status == "approved"
    assert not Evidence.objects.filter(action="withdraw").exists()


def test_stale_copy_of_a_stage_is_not_decided_again(article, author, first_reviewer):
    stale = TaskState.objects.get(pk=submit(article, author).current_task_state.pk)
    sign_off(article.current_workflow_task_state, first_reviewer)
    for change in (stale.reject, stale.cancel):
        with pytest.raises(PermissionDenied), transaction.atomic():
            change(user=author)
    assert TaskState.objects.get(pk=stale.pk).status == "approved"


def test_text_read_before_its_submission_is_frozen_all_the_same(article, author):
    """The editing form reads the reviews of a page once, at its beginning."""
    read_before = Page.objects.prefetch_workflow_states().get(pk=article.pk).specific
    read_before._current_workflow_states = []
    submit(article, author)
    read_before.title = "没有人审过"
    with pytest.raises(PermissionDenied), transaction.atomic():
        read_before.save_revision(user=author)


def test_text_that_was_submitted_meanwhile_says_so(article, author):
    submit(article, author)
    with pytest.raises(PermissionDenied, match="已经送审"):
        submit(article, author)


def test_release_takes_the_revision_as_it_is_now(article, author):
    """An autosave writes into the revision that somebody is about to release."""
    revision = Revision.objects.get(pk=article.latest_revision_id)
    assert revision.content["title"] == "论文一"
    article.title = "论文一（改）"
    article.save_revision(user=author, overwrite_revision=article.latest_revision)
    release(revision)
    assert list(live_problems()) == []
    assert ArticlePage.objects.get(pk=article.pk).live
