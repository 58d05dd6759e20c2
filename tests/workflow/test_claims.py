"""Claiming a text: while one person reads, nobody else decides."""

import pytest

from django.core.exceptions import PermissionDenied

from evidence.models import Evidence
from tests.factories import ArticleFactory, UserFactory
from tests.support.standing import standing
from workflow.models import ReviewClaim
from workflow.services import (
    claim,
    delegate,
    give_up_claim,
    return_to_author,
    return_to_stage,
    sign_off,
    submit,
    take_over,
)


@standing
def article(column, author):
    article = ArticleFactory(parent=column, owner=author)
    submit(article, author)
    return article


@standing
def colleague(first_reviewer):
    return UserFactory(name="柏青云", group=first_reviewer.groups.get().name)


def open_stage(article):
    return article.current_workflow_state.current_task_state


def holder(article):
    return ReviewClaim.objects.get(task_state=open_stage(article)).user


def last_act():
    row = Evidence.objects.last()
    return row.action, row.user_id, row.stage


def test_claimed_text_is_signed_by_nobody_else(article, first_reviewer, colleague):
    claim(open_stage(article), first_reviewer)
    assert last_act() == ("claim", first_reviewer.pk, 1)
    for act in (
        lambda: sign_off(open_stage(article), colleague),
        lambda: return_to_author(open_stage(article), colleague, "改"),
        lambda: take_over(open_stage(article), colleague, "改"),
        lambda: claim(open_stage(article), colleague),
    ):
        with pytest.raises(PermissionDenied, match="认领"):
            act()
    sign_off(open_stage(article), first_reviewer)
    assert open_stage(article).task.name == "复审"


def test_claiming_twice_changes_nothing(article, first_reviewer):
    claim(open_stage(article), first_reviewer)
    claim(open_stage(article), first_reviewer)
    assert Evidence.objects.filter(action="claim").count() == 1


@pytest.mark.parametrize("who", ["author", "second_reviewer", "superuser", "member"])
def test_whoever_may_not_sign_claims_nothing(article, who, request):
    with pytest.raises(PermissionDenied):
        claim(open_stage(article), request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["first_reviewer", "superuser"])
def test_holder_and_superuser_give_a_claim_up(article, first_reviewer, colleague, who, request):
    person = request.getfixturevalue(who)
    claim(open_stage(article), first_reviewer)
    give_up_claim(open_stage(article), person)
    assert last_act() == ("unclaim", person.pk, 1)
    sign_off(open_stage(article), colleague)


@pytest.mark.parametrize("who", ["author", "second_reviewer", "site_manager"])
def test_nobody_else_ends_a_claim(article, first_reviewer, colleague, who, request):
    claim(open_stage(article), first_reviewer)
    for person in (request.getfixturevalue(who), colleague):
        with pytest.raises(PermissionDenied, match="没有认领"):
            give_up_claim(open_stage(article), person)
        with pytest.raises(PermissionDenied, match="没有认领"):
            delegate(open_stage(article), person, colleague)
    assert holder(article) == first_reviewer


def test_holder_hands_the_text_to_a_colleague(article, first_reviewer, colleague):
    claim(open_stage(article), first_reviewer)
    delegate(open_stage(article), first_reviewer, colleague)
    assert holder(article) == colleague
    assert last_act() == ("claim", first_reviewer.pk, 1)
    assert Evidence.objects.last().details == {"to": colleague.pk, "to_name": "柏青云"}
    with pytest.raises(PermissionDenied, match="认领"):
        sign_off(open_stage(article), first_reviewer)
    sign_off(open_stage(article), colleague)


def test_superuser_hands_out_a_text_that_nobody_claimed(article, superuser, colleague):
    delegate(open_stage(article), superuser, colleague)
    assert holder(article) == colleague


def test_text_is_not_handed_to_somebody_who_may_not_sign_it(
    article, author, first_reviewer, second_reviewer
):
    claim(open_stage(article), first_reviewer)
    for person in (author, second_reviewer):
        with pytest.raises(PermissionDenied):
            delegate(open_stage(article), first_reviewer, person)
    assert holder(article) == first_reviewer


def test_claim_ends_with_its_stage(article, author, first_reviewer, second_reviewer):
    claim(open_stage(article), first_reviewer)
    sign_off(open_stage(article), first_reviewer)
    assert not ReviewClaim.objects.exists()
    claim(open_stage(article), second_reviewer)
    return_to_stage(open_stage(article), second_reviewer, 1, "请再看")
    assert not ReviewClaim.objects.exists()
    claim(open_stage(article), first_reviewer)
    article.current_workflow_state.cancel(user=author)
    assert not ReviewClaim.objects.exists()


def test_closed_stage_cannot_be_claimed(article, first_reviewer, colleague):
    closed = open_stage(article)
    sign_off(closed, first_reviewer)
    for act in (
        lambda: claim(closed, colleague),
        lambda: give_up_claim(closed, colleague),
        lambda: delegate(closed, colleague, first_reviewer),
    ):
        with pytest.raises(PermissionDenied, match="已结束"):
            act()
