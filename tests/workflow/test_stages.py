"""The three stages: in order, by three people, none of them an author of the text."""

import pytest

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from wagtail.models import GroupPagePermission, TaskState, WorkflowState, WorkflowTask

from articles.models import ArticlePage
from home.bootstrap import REVIEWERS
from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.rules.who_may_sign import Refusal
from workflow.selectors.case import case_at
from workflow.services import return_to_author, sign_off, submit
from workflow.text.submission import SubmissionRefused


@standing
def article(column, author):
    return ArticleFactory(parent=column, owner=author, title="论文一")


def open_stage(article):
    return article.current_workflow_state.current_task_state


def is_public(article):
    return ArticlePage.objects.live().filter(pk=article.pk).exists()


def test_article_is_public_after_the_third_signature_and_not_before(article, author, reviewers):
    submit(article, author)
    for reviewer in reviewers:
        assert not is_public(article)
        sign_off(open_stage(article), reviewer)
    assert is_public(article)


def test_stages_come_in_order(article, author, reviewers):
    submit(article, author)
    names = []
    for reviewer in reviewers:
        names.append(open_stage(article).task.name)
        sign_off(open_stage(article), reviewer)
    assert names == ["初审", "复审", "终审"]


def test_final_reviewer_cannot_sign_the_first_stage(article, author, final_reviewer):
    submit(article, author)
    with pytest.raises(PermissionDenied, match="不是这个审核环节"):
        sign_off(open_stage(article), final_reviewer)


def test_author_cannot_sign_own_article(article, author, first_reviewer):
    author.groups.add(*first_reviewer.groups.all())
    submit(article, author)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        sign_off(open_stage(article), author)


def test_editor_of_a_later_revision_cannot_sign(article, author, first_reviewer):
    article.save_revision(user=first_reviewer)
    submit(article, author)
    with pytest.raises(PermissionDenied):
        sign_off(open_stage(article), first_reviewer)


def test_whoever_submitted_the_text_cannot_sign(article, first_reviewer):
    submit(article, first_reviewer)
    with pytest.raises(PermissionDenied):
        sign_off(open_stage(article), first_reviewer)


def test_owner_cannot_sign_even_when_others_wrote_the_text(
    column, author, first_reviewer, superuser
):
    article = ArticleFactory(parent=column, owner=author)
    ArticlePage.objects.filter(pk=article.pk).update(owner=first_reviewer)
    submit(article, superuser)
    with pytest.raises(PermissionDenied):
        sign_off(open_stage(article), first_reviewer)


def test_one_person_signs_one_stage(article, author, first_reviewer, second_reviewer):
    first_reviewer.groups.add(*second_reviewer.groups.all())
    submit(article, author)
    sign_off(open_stage(article), first_reviewer)
    with pytest.raises(PermissionDenied, match="另一个环节"):
        sign_off(open_stage(article), first_reviewer)


def test_superuser_is_no_exception(column, superuser, reviewers):
    superuser.groups.set(Group.objects.filter(name__in=[p.name for p in REVIEWERS.values()]))
    article = ArticleFactory(parent=column, owner=superuser)
    submit(article, superuser)
    decision = case_at(open_stage(article)).decision_for(superuser)
    assert decision.refusal is Refusal.CONTRIBUTED


def test_superuser_outside_the_group_cannot_sign(article, author, superuser):
    submit(article, author)
    with pytest.raises(PermissionDenied):
        sign_off(open_stage(article), superuser)


def test_deactivated_reviewer_cannot_sign(article, author, first_reviewer):
    submit(article, author)
    first_reviewer.is_active = False
    first_reviewer.save()
    with pytest.raises(PermissionDenied):
        sign_off(open_stage(article), first_reviewer)


def test_reviewer_taken_out_of_the_group_signs_nothing_more(article, author, first_reviewer):
    submit(article, author)
    first_reviewer.groups.clear()
    for answer in (sign_off, return_to_author):
        with pytest.raises(PermissionDenied, match="不是这个审核环节"):
            answer(open_stage(article), first_reviewer, "意见")


def test_contributors_of_an_earlier_release_may_sign_the_next(article, author, reviewers):
    first_reviewer = reviewers[0]
    article.save_revision(user=first_reviewer)
    release(article.latest_revision)
    article = ArticlePage.objects.get(pk=article.pk)
    article.save_revision(user=author)
    submit(article, author)
    sign_off(open_stage(article), first_reviewer)
    assert open_stage(article).task.name == "复审"


def test_return_needs_a_reason(article, author, first_reviewer):
    submit(article, author)
    with pytest.raises(PermissionDenied, match="退回理由"):
        return_to_author(open_stage(article), first_reviewer, "  ")


def test_returned_article_can_be_submitted_again(article, author, first_reviewer):
    submit(article, author)
    return_to_author(open_stage(article), first_reviewer, "请核对人数。")
    state = article.current_workflow_state
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert state.current_task_state.comment == "请核对人数。"
    article.save_revision(user=author)
    submit(article, author)
    assert open_stage(article).status == TaskState.STATUS_IN_PROGRESS


def test_incomplete_article_cannot_be_submitted(article, author):
    article.title = ""
    article.save_revision(user=author, clean=False)
    with pytest.raises(SubmissionRefused):
        submit(article, author)


def test_stranger_cannot_submit(article, member):
    with pytest.raises(PermissionDenied):
        submit(article, member)


def test_text_under_review_is_frozen_for_code_too(article, author):
    submit(article, author)
    article.title = "没有人看过的标题"
    with pytest.raises(PermissionDenied, match="正在审核"):
        article.save_revision(user=author)


def test_unchanged_save_during_review_passes_and_keeps_the_signature(article, author, reviewers):
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    ArticlePage.objects.get(pk=article.pk).save_revision(user=author)
    assert open_stage(article).task.name == "复审"
    for reviewer in reviewers[1:]:
        sign_off(open_stage(article), reviewer)
    assert is_public(article)


@pytest.mark.parametrize("stock_reapproval", [False, True])
def test_changed_article_passes_every_stage_again_after_a_return(
    article, author, reviewers, settings, stock_reapproval
):
    """Wagtail's own setting to the same end asks for the stages in another order, and gets stuck."""
    settings.WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = stock_reapproval
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    sign_off(open_stage(article), reviewers[1])
    return_to_author(open_stage(article), reviewers[2], "请改标题")
    article.title = "改过的标题"
    article.save_revision(user=author)
    submit(article, author)
    for reviewer, name in zip(reviewers, ["初审", "复审", "终审"], strict=True):
        assert open_stage(article).task.name == name
        assert not is_public(article)
        sign_off(open_stage(article), reviewer)
    assert ArticlePage.objects.live().get(pk=article.pk).title == "改过的标题"


def test_unchanged_article_goes_on_where_it_was_returned(article, author, reviewers):
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    return_to_author(open_stage(article), reviewers[1], "请说明来源")
    submit(article, author)
    assert open_stage(article).task.name == "复审"


def test_reviewer_who_signed_an_older_text_may_sign_the_new_one(article, author, reviewers):
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    return_to_author(open_stage(article), reviewers[1], "请改标题")
    article.title = "改过的标题"
    article.save_revision(user=author)
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    assert open_stage(article).task.name == "复审"


def test_withdrawn_article_begins_with_the_first_stage(article, author, reviewers):
    submit(article, author)
    sign_off(open_stage(article), reviewers[0])
    article.current_workflow_state.cancel(user=author)
    submit(article, author)
    assert open_stage(article).task.name == "初审"


def test_no_group_holds_publish_permission(home_page):
    held = GroupPagePermission.objects.filter(permission__codename__startswith="publish")
    assert not held.exists()


@pytest.mark.parametrize("who", ["author", "final_reviewer", "site_manager", "superuser"])
def test_nobody_is_offered_to_publish(article, column, who, request):
    person = request.getfixturevalue(who)
    assert not article.permissions_for_user(person).can_publish()
    assert not column.permissions_for_user(person).can_publish_subpage()


def test_new_page_is_not_live(column):
    page = column.add_child(instance=ArticlePage(title="未经审核"))
    assert not ArticlePage.objects.get(pk=page.pk).live


def test_workflow_without_stages_publishes_nothing(article, author):
    WorkflowTask.objects.all().delete()
    with pytest.raises(PermissionDenied):
        submit(article, author)
    assert not is_public(article)
