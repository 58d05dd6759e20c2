"""Returning a text: to an earlier stage, or to oneself as an editor."""

import pytest

from django.core.exceptions import PermissionDenied

from wagtail.models import GroupPagePermission, TaskState, WorkflowState

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.models import ReviewPolicy
from workflow.services import return_to_author, return_to_stage, sign_off, submit, take_over
from workflow.text.content import content_digest


@standing
def article(column, author):
    return ArticleFactory(parent=column, owner=author, title="论文一")


def open_stage(article):
    return article.current_workflow_state.current_task_state


def is_public(article):
    return ArticlePage.objects.live().filter(pk=article.pk).exists()


def bring_to_final_stage(article, author, reviewers):
    submit(article, author)
    for reviewer in reviewers[:2]:
        sign_off(open_stage(article), reviewer)


@pytest.mark.parametrize(
    ("to_stage", "names"), [(1, ["初审", "复审", "终审"]), (2, ["复审", "终审"])]
)
def test_text_returned_to_an_earlier_stage_is_signed_anew_from_there(
    article, author, reviewers, to_stage, names
):
    bring_to_final_stage(article, author, reviewers)
    return_to_stage(open_stage(article), reviewers[2], to_stage, "请再核对数据。")
    assert article.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
    for name, reviewer in zip(names, reviewers[to_stage - 1 :], strict=True):
        assert open_stage(article).task.name == name
        assert not is_public(article)
        sign_off(open_stage(article), reviewer)
    assert is_public(article)


def test_return_to_an_earlier_stage_is_evidence_and_closes_the_stage(article, author, reviewers):
    bring_to_final_stage(article, author, reviewers)
    closed = open_stage(article)
    return_to_stage(closed, reviewers[2], 1, "请再核对数据。")
    closed.refresh_from_db()
    assert (closed.status, closed.comment) == (TaskState.STATUS_CANCELLED, "请再核对数据。")
    row = Evidence.objects.last()
    assert (row.action, row.stage, row.user_id) == ("return", 3, reviewers[2].pk)
    assert row.details == {"to_stage": 1}
    assert row.opinion == "请再核对数据。"
    assert Evidence.objects.filter(action="submit").count() == 1


def test_stage_before_the_one_returned_to_keeps_its_signature(article, author, reviewers):
    """So whoever signed it cannot sign the reopened stage as well."""
    reviewers[0].groups.add(*reviewers[1].groups.all())
    bring_to_final_stage(article, author, reviewers)
    return_to_stage(open_stage(article), reviewers[2], 2, "请再核对数据。")
    with pytest.raises(PermissionDenied, match="另一个环节"):
        sign_off(open_stage(article), reviewers[0])


def test_return_to_a_stage_ends_no_signature_of_another_text(article, author, reviewers):
    """A text that comes back word for word has the signatures that were not taken from it."""
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    return_to_author(open_stage(article), reviewers[1], "请改标题")
    article.title = "改过的标题"
    article.save_revision(user=author)
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    return_to_stage(open_stage(article), reviewers[1], 1, "请再看一遍")
    return_to_author(open_stage(article), reviewers[0], "还是原来的好")
    article.title = "论文一"
    article.save_revision(user=author)
    submit(article, author)
    assert open_stage(article).task.name == "复审"


@pytest.mark.parametrize("stage", [0, 3, 4, -1])
def test_only_an_earlier_stage_can_be_returned_to(article, author, reviewers, stage):
    bring_to_final_stage(article, author, reviewers)
    with pytest.raises(PermissionDenied, match="之前的环节"):
        return_to_stage(open_stage(article), reviewers[2], stage, "请再核对数据。")
    assert open_stage(article).task.name == "终审"


def test_stage_that_the_policy_leaves_out_cannot_be_returned_to(
    home_page, article, author, reviewers
):
    ReviewPolicy.objects.filter(page=home_page).update(preset=ReviewPolicy.Preset.TWO)
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    with pytest.raises(PermissionDenied, match="之前的环节"):
        return_to_stage(open_stage(article), reviewers[2], 2, "请再核对数据。")


def test_returning_to_an_earlier_stage_needs_a_reason(article, author, reviewers):
    bring_to_final_stage(article, author, reviewers)
    with pytest.raises(PermissionDenied, match="退回理由"):
        return_to_stage(open_stage(article), reviewers[2], 1, "  ")


def test_nobody_but_a_reviewer_of_the_stage_returns_to_an_earlier_one(article, author, reviewers):
    bring_to_final_stage(article, author, reviewers)
    for person in (author, *reviewers[:2]):
        with pytest.raises(PermissionDenied):
            return_to_stage(open_stage(article), person, 1, "请再核对数据。")


def test_closed_stage_returns_nothing(article, author, reviewers):
    bring_to_final_stage(article, author, reviewers)
    closed = open_stage(article)
    return_to_stage(closed, reviewers[2], 2, "请再核对数据。")
    with pytest.raises(PermissionDenied, match="已结束"):
        return_to_stage(closed, reviewers[2], 1, "请再核对数据。")
    with pytest.raises(PermissionDenied, match="已结束"):
        take_over(closed, reviewers[2], "我来改")


def test_whoever_takes_a_text_over_may_edit_it_and_not_sign_it(article, author, reviewers):
    reviewers[1].groups.add(*reviewers[0].groups.all())
    submit(article, author)
    take_over(open_stage(article), reviewers[0], "文字我来改。")
    assert article.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    row = Evidence.objects.last()
    assert (row.action, row.details, row.opinion) == (
        "return",
        {"taken_over": True},
        "文字我来改。",
    )
    submit(article, author)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        sign_off(open_stage(article), reviewers[0])
    sign_off(open_stage(article), reviewers[1])


def test_whoever_took_a_text_over_may_sign_it_after_its_next_release(article, author, reviewers):
    first, second, final = reviewers
    second.groups.add(*first.groups.all())
    third = final
    submit(article, author)
    take_over(open_stage(article), first, "文字我来改。")
    submit(article, author)
    ReviewPolicy.objects.update(preset=ReviewPolicy.Preset.ONE)
    return_to_author(open_stage(article), second, "按一审办理")
    submit(article, author)
    sign_off(open_stage(article), third)
    assert is_public(article)
    article = ArticlePage.objects.get(pk=article.pk)
    article.title = "论文二"
    article.save_revision(user=author)
    ReviewPolicy.objects.update(preset=ReviewPolicy.Preset.THREE)
    submit(article, author)
    sign_off(open_stage(article), first)
    assert open_stage(article).task.name == "复审"


def test_taking_over_needs_a_reason(article, author, reviewers):
    submit(article, author)
    with pytest.raises(PermissionDenied, match="退回理由"):
        take_over(open_stage(article), reviewers[0], "")


def test_reviewer_without_right_to_edit_takes_nothing_over(article, author, first_reviewer):
    GroupPagePermission.objects.filter(group__in=first_reviewer.groups.all()).delete()
    submit(article, author)
    with pytest.raises(PermissionDenied, match="不能编辑"):
        take_over(open_stage(article), first_reviewer, "文字我来改。")
    assert open_stage(article).status == TaskState.STATUS_IN_PROGRESS


@pytest.mark.parametrize(
    "act",
    [
        lambda stage, person, digest: sign_off(stage, person, expected_digest=digest),
        lambda stage, person, digest: return_to_author(stage, person, "改", expected_digest=digest),
        lambda stage, person, digest: return_to_stage(
            stage, person, 1, "改", expected_digest=digest
        ),
        lambda stage, person, digest: take_over(stage, person, "改", expected_digest=digest),
    ],
)
def test_answer_to_another_text_is_refused(article, author, reviewers, act):
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    with pytest.raises(PermissionDenied, match="已有改动"):
        act(open_stage(article), reviewers[1], "1:of another text")
    assert open_stage(article).status == TaskState.STATUS_IN_PROGRESS
    act(open_stage(article), reviewers[1], content_digest(article))
    assert Evidence.objects.last().user_id == reviewers[1].pk
