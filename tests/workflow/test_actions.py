"""What Wagtail's own screens offer to whom (`ReviewTask.get_actions`)."""

import pytest

from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.services import sign_off, submit


@standing
def article(column, author):
    article = ArticleFactory(parent=column, owner=author)
    submit(article, author)
    return article


def actions(article, person):
    task = article.current_workflow_task
    return [name for name, _label, _asks in task.get_actions(article, person)]


def test_reviewer_of_the_open_stage_may_sign_and_return(article, first_reviewer):
    assert actions(article, first_reviewer) == ["reject", "approve"]


@pytest.mark.parametrize(
    "who", ["author", "second_reviewer", "final_reviewer", "site_manager", "superuser", "member"]
)
def test_nobody_else_is_offered_anything(article, who, request):
    assert actions(article, request.getfixturevalue(who)) == []


def test_author_in_the_reviewers_group_is_offered_nothing(article, author, first_reviewer):
    author.groups.add(*first_reviewer.groups.all())
    assert actions(article, author) == []


def test_closed_stage_offers_nothing(article, first_reviewer, second_reviewer):
    task = article.current_workflow_task
    sign_off(article.current_workflow_task_state, first_reviewer)
    assert task.get_actions(article, first_reviewer) == []


def test_draft_offers_nothing(article, column, first_reviewer):
    draft = ArticleFactory(parent=column)
    assert article.current_workflow_task.get_actions(draft, first_reviewer) == []


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "superuser"])
def test_editing_form_is_locked_for_everybody_during_review(article, who, request):
    assert article.get_lock().for_user(request.getfixturevalue(who))
