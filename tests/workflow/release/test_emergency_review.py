"""After an emergency release: the review follows, by people who neither wrote nor wanted the text."""

import datetime

import pytest

from django.utils import timezone

from wagtail.models import Page, WorkflowState

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.models import Release
from workflow.rules.who_may_sign import Refusal
from workflow.selectors.case import case_at
from workflow.selectors.emergencies import standing_request, unreviewed_emergencies
from workflow.services import (
    confirm_emergency,
    request_emergency,
    return_to_author,
    sign_off,
    submit,
    take_down,
)
from workflow.verification import exceptional_releases, live_problems

REASON = "台风今晚登陆，停课通知必须在审核完成之前告知师生。"


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, title="停课通知")


@pytest.fixture
def public(column, author):
    """A public text with a changed draft."""
    article = ArticleFactory(parent=column, owner=author, released=True, title="旧通知")
    article.title = "停课通知"
    article.save_revision(user=author)
    return article


@standing
def released(draft, site_manager, superuser):
    """A text that is public by an emergency release."""
    request_emergency(draft, site_manager, REASON)
    confirm_emergency(draft, superuser)
    return ArticlePage.objects.get(pk=draft.pk)


def is_public(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


def newest(page):
    return Release.objects.filter(page_id=page.pk).last()


def refusal(page, person):
    state = page.current_workflow_task_state
    return case_at(state).decision_for(person).refusal


def test_review_begins_at_once_and_its_end_is_a_reviewed_release(released, reviewers):
    assert [row.page.pk for row in unreviewed_emergencies()] == [released.pk]
    for reviewer, name in zip(reviewers, ["初审", "复审", "终审"], strict=True):
        assert released.current_workflow_task_state.task.name == name
        sign_off(released.current_workflow_task_state, reviewer)
    assert newest(released).kind == "workflow"
    assert newest(released).revision_id == released.live_revision_id
    page = ArticlePage.objects.get(pk=released.pk)
    assert page.live_revision_id == released.live_revision_id
    assert page.listed_at == released.listed_at
    assert list(unreviewed_emergencies()) == []
    assert list(live_problems()) == []


def test_nobody_who_wrote_or_wanted_the_text_signs_it_afterwards(
    released, author, site_manager, first_reviewer
):
    for person in (author, site_manager):
        person.groups.add(*first_reviewer.groups.all())
        assert refusal(released, person) is Refusal.CONTRIBUTED
    assert refusal(released, first_reviewer) is None


def test_whoever_asked_is_still_barred_when_somebody_else_submits_again(
    released, author, site_manager, first_reviewer
):
    site_manager.groups.add(*first_reviewer.groups.all())
    released.current_workflow_state.cancel(user=author)
    submit(ArticlePage.objects.get(pk=released.pk), author)
    assert refusal(ArticlePage.objects.get(pk=released.pk), site_manager) is Refusal.CONTRIBUTED


def test_author_is_still_barred_when_the_page_was_public_before(
    public, site_manager, superuser, first_reviewer
):
    public.save_revision(user=first_reviewer)
    request_emergency(public, site_manager, REASON)
    confirm_emergency(public, superuser)
    public = ArticlePage.objects.get(pk=public.pk)
    assert public.title == "停课通知"
    assert refusal(public, first_reviewer) is Refusal.CONTRIBUTED


def test_author_may_review_the_next_text_after_the_reviewed_release(
    public, site_manager, superuser, author, reviewers
):
    request_emergency(public, site_manager, REASON)
    confirm_emergency(public, superuser)
    for reviewer in reviewers:
        sign_off(public.current_workflow_task_state, reviewer)
    public = ArticlePage.objects.get(pk=public.pk)
    Page.objects.filter(pk=public.pk).update(owner=superuser)
    public.title = "复课通知"
    public.save_revision(user=site_manager)
    author.groups.add(*reviewers[0].groups.all())
    submit(ArticlePage.objects.get(pk=public.pk), site_manager)
    assert refusal(ArticlePage.objects.get(pk=public.pk), author) is None


def test_running_review_goes_on_until_the_confirmation_ends_it(
    draft, author, reviewers, site_manager, superuser
):
    state = submit(draft, author)
    sign_off(state.current_task_state, reviewers[0])
    request_emergency(draft, site_manager, REASON)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    confirm_emergency(draft, superuser)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_CANCELLED
    assert Evidence.objects.filter(page_id=draft.pk, action="withdraw").exists()
    draft = ArticlePage.objects.get(pk=draft.pk)
    # From the beginning, and its submitter stays barred.
    assert draft.current_workflow_task_state.task.name == "初审"
    author.groups.add(*reviewers[0].groups.all())
    assert refusal(draft, author) is Refusal.CONTRIBUTED


def test_submitter_of_the_ended_review_does_not_sign_the_one_after(
    draft, reviewers, site_manager, superuser
):
    submit(draft, reviewers[0])
    request_emergency(draft, site_manager, REASON)
    confirm_emergency(draft, superuser)
    assert refusal(ArticlePage.objects.get(pk=draft.pk), reviewers[0]) is Refusal.CONTRIBUTED


def test_review_that_ends_first_makes_the_request_void(draft, author, reviewers, site_manager):
    submit(draft, author)
    request_emergency(draft, site_manager, REASON)
    for reviewer in reviewers:
        sign_off(draft.current_workflow_task_state, reviewer)
    assert newest(draft).kind == "workflow"
    assert standing_request(draft.pk) is None


def test_returned_text_is_corrected_and_the_reminder_stays_until_then(released, author, reviewers):
    return_to_author(released.current_workflow_task_state, reviewers[0], "日期有误")
    assert is_public(released)
    page = ArticlePage.objects.get(pk=released.pk)
    page.title = "停课通知（更正）"
    page.save_revision(user=author)
    submit(page, author)
    for reviewer in reviewers:
        assert list(unreviewed_emergencies())
        sign_off(page.current_workflow_task_state, reviewer)
    assert list(unreviewed_emergencies()) == []
    assert ArticlePage.objects.get(pk=page.pk).title == "停课通知（更正）"


def test_taking_down_ends_the_reminder(released, final_reviewer):
    take_down(released, final_reviewer, "消息不实")
    assert list(unreviewed_emergencies()) == []


def test_second_emergency_keeps_the_first_deadline(
    released, author, first_reviewer, site_manager, superuser, time_machine
):
    (first,) = unreviewed_emergencies()
    return_to_author(released.current_workflow_task_state, first_reviewer, "日期有误")
    page = ArticlePage.objects.get(pk=released.pk)
    page.title = "停课通知（更正）"
    page.save_revision(user=author)
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=3))
    request_emergency(page, site_manager, REASON)
    confirm_emergency(page, superuser)
    (still,) = unreviewed_emergencies()
    assert still.review_by == first.review_by
    assert ArticlePage.objects.get(pk=page.pk).title == "停课通知（更正）"


def test_verify_live_names_what_was_not_reviewed_in_24_hours(released, reviewers, time_machine):
    now = newest(released).at
    assert list(live_problems(now + datetime.timedelta(hours=23, minutes=59))) == []
    (problem,) = live_problems(now + datetime.timedelta(hours=24, minutes=1))
    assert "《停课通知》" in problem
    assert "补审" in problem
    assert any(REASON in line for line in exceptional_releases())
    for reviewer in reviewers:
        sign_off(released.current_workflow_task_state, reviewer)
    assert list(live_problems(now + datetime.timedelta(days=9))) == []


def test_note_of_an_emergency_is_printed_at_once_and_becomes_a_correction(
    client, public, author, site_manager, superuser, reviewers
):
    public.correction_note = "原通知日期有误。"
    public.save_revision(user=author)
    request_emergency(public, site_manager, REASON)
    confirm_emergency(public, superuser)
    html = client.get(public.url).content.decode()
    assert "原通知日期有误" in html
    assert REASON not in html
    for reviewer in reviewers:
        sign_off(public.current_workflow_task_state, reviewer)
    assert (newest(public).kind, newest(public).reason) == ("correction", "原通知日期有误。")
    assert client.get(public.url).content.decode().count("原通知日期有误") == 1
    assert list(unreviewed_emergencies()) == []
