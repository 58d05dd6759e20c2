"""Emergency release: two people, a reason, and the review afterwards."""

import datetime

import pytest

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from wagtail.models import Page

from articles.models import ArticlePage
from evidence.models import Evidence
from site_core.reasons import ActionInvalid
from tests.factories import ArticleFactory, UserFactory
from tests.support.standing import standing
from workflow.models import Release
from workflow.selectors.emergencies import standing_request, standing_requests
from workflow.services import (
    confirm_emergency,
    decline_emergency,
    request_emergency,
    submit,
)
from workflow.text.content import content_digest
from workflow.verification import live_problems

REASON = "台风今晚登陆，停课通知必须在审核完成之前告知师生。"


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, title="停课通知")


def is_public(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


def newest(page):
    return Release.objects.filter(page_id=page.pk).last()


# --- Asking -------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["site_manager", "final_reviewer", "superuser"])
def test_request_is_evidence_of_text_and_reason(draft, who, request):
    person = request.getfixturevalue(who)
    request_emergency(draft, person, f"  {REASON} ")
    row = standing_request(draft.pk)
    assert (row.user_id, row.opinion, row.revision_id) == (
        person.pk,
        REASON,
        draft.latest_revision_id,
    )
    assert row.digest == content_digest(draft)
    assert not is_public(draft)


@pytest.mark.parametrize("who", ["author", "first_reviewer", "second_reviewer", "member"])
def test_others_cannot_ask(draft, who, request):
    with pytest.raises(PermissionDenied):
        request_emergency(draft, request.getfixturevalue(who), REASON)


def test_inactive_superuser_cannot_ask(draft, superuser):
    superuser.is_active = False
    with pytest.raises(PermissionDenied):
        request_emergency(draft, superuser, REASON)


@pytest.mark.parametrize("reason", ["", "急" * 19, " " * 30 + "急" * 19, "急" * 19 + "\n" * 5])
def test_reason_shorter_than_20_characters_is_refused(draft, site_manager, reason):
    with pytest.raises(PermissionDenied, match="20"):
        request_emergency(draft, site_manager, reason)


def test_reason_of_20_characters_is_enough(draft, site_manager):
    request_emergency(draft, site_manager, "急" * 20)
    assert standing_request(draft.pk)


def test_incomplete_draft_is_refused(draft, site_manager, author):
    draft.title = ""
    draft.save_revision(user=author, clean=False)
    with pytest.raises(ActionInvalid):
        request_emergency(draft, site_manager, REASON)


def test_public_text_without_a_change_is_refused(column, site_manager):
    article = ArticleFactory(parent=column, released=True)
    with pytest.raises(PermissionDenied, match="没有改动"):
        request_emergency(article, site_manager, REASON)


def test_one_request_at_a_time(draft, site_manager, superuser):
    request_emergency(draft, site_manager, REASON)
    with pytest.raises(PermissionDenied, match="已有一份"):
        request_emergency(draft, superuser, REASON)


def test_text_is_frozen_while_the_request_stands(draft, site_manager, author):
    request_emergency(draft, site_manager, REASON)
    draft = ArticlePage.objects.get(pk=draft.pk)
    assert draft.get_lock().for_user(author)
    draft.save_revision(user=author)  # unchanged
    draft.title = "没有人看过的标题"
    with pytest.raises(PermissionDenied, match="等待答复"):
        draft.save_revision(user=author)


def test_request_is_void_after_two_hours(draft, site_manager, superuser, author, time_machine):
    request_emergency(draft, site_manager, REASON)
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=1, minutes=59))
    assert [row.page_id for row in standing_requests()] == [draft.pk]
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=2))
    assert standing_request(draft.pk) is None
    assert standing_requests() == []
    with pytest.raises(PermissionDenied, match="两小时"):
        confirm_emergency(draft, superuser)
    draft = ArticlePage.objects.get(pk=draft.pk)
    assert draft.get_lock() is None
    draft.title = "改过"
    draft.save_revision(user=author)


def test_mail_goes_to_final_reviewers_and_superusers(
    draft, site_manager, final_reviewer, superuser, mailoutbox, run_tasks
):
    UserFactory(is_superuser=True, is_active=False)
    UserFactory(is_superuser=True, email="")
    request_emergency(draft, site_manager, REASON)
    assert mailoutbox == []
    run_tasks()
    assert sorted(mail.to[0] for mail in mailoutbox) == [superuser.email, final_reviewer.email]
    for mail in mailoutbox:
        assert "停课通知" in mail.subject
        assert REASON in mail.body
        assert f"/admin/review/emergency/{draft.pk}/answer/" in mail.body


def test_whoever_asks_gets_no_mail(draft, superuser, mailoutbox, run_tasks):
    request_emergency(draft, superuser, REASON)
    run_tasks()
    assert mailoutbox == []


# --- Answering ----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["final_reviewer", "superuser"])
def test_second_person_releases_at_once_and_both_are_named(draft, site_manager, who, request):
    person = request.getfixturevalue(who)
    request_emergency(draft, site_manager, REASON)
    confirm_emergency(draft, person)
    assert is_public(draft)
    assert (newest(draft).kind, newest(draft).reason) == ("emergency", REASON)
    row = Evidence.objects.get(pk=newest(draft).evidence_id)
    assert (row.details["asked_by"], row.details["confirmed_by"]) == (site_manager.pk, person.pk)
    assert (row.details["asked_by_name"], row.details["confirmed_by_name"]) == (
        site_manager.name,
        person.name,
    )
    deadline = datetime.datetime.fromisoformat(row.details["review_by"])
    assert abs(deadline - row.at - datetime.timedelta(hours=24)) < datetime.timedelta(minutes=1)
    assert standing_request(draft.pk) is None
    assert list(live_problems()) == []


@pytest.mark.parametrize("who", ["author", "first_reviewer", "second_reviewer", "member"])
def test_others_cannot_confirm(draft, site_manager, who, request):
    request_emergency(draft, site_manager, REASON)
    with pytest.raises(PermissionDenied):
        confirm_emergency(draft, request.getfixturevalue(who))
    assert not is_public(draft)


@pytest.mark.parametrize("who", ["final_reviewer", "superuser"])
def test_one_person_alone_cannot(draft, who, request):
    person = request.getfixturevalue(who)
    request_emergency(draft, person, REASON)
    with pytest.raises(PermissionDenied, match="另一人"):
        confirm_emergency(draft, person)
    assert not is_public(draft)


def test_author_of_the_text_cannot_confirm(draft, site_manager, superuser):
    draft.save_revision(user=superuser)
    request_emergency(draft, site_manager, REASON)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        confirm_emergency(draft, superuser)


def test_submitter_of_the_running_review_cannot_confirm(draft, site_manager, superuser):
    submit(draft, superuser)
    request_emergency(draft, site_manager, REASON)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        confirm_emergency(draft, superuser)


def test_another_text_than_the_one_asked_for_is_not_released(draft, site_manager, superuser):
    request_emergency(draft, site_manager, REASON)
    revision = draft.latest_revision
    revision.content["title"] = "偷换的标题"
    revision.save()
    with pytest.raises(PermissionDenied, match="已不是"):
        confirm_emergency(draft, superuser)
    assert not is_public(draft)


def test_nothing_is_confirmed_without_a_request(draft, superuser):
    with pytest.raises(PermissionDenied, match="没有等待答复"):
        confirm_emergency(draft, superuser)


def test_declined_request_is_over(draft, site_manager, superuser, final_reviewer):
    request_emergency(draft, site_manager, REASON)
    decline_emergency(draft, superuser, "可以等到明早")
    row = Evidence.objects.filter(page_id=draft.pk).last()
    assert (row.action, row.opinion, row.details["step"]) == (
        "emergency",
        "可以等到明早",
        "declined",
    )
    assert ArticlePage.objects.get(pk=draft.pk).get_lock() is None
    assert standing_requests() == []
    with pytest.raises(PermissionDenied):
        confirm_emergency(draft, final_reviewer)
    request_emergency(draft, site_manager, REASON)


def test_whoever_asked_may_take_it_back(draft, site_manager):
    request_emergency(draft, site_manager, REASON)
    decline_emergency(draft, site_manager, "情况已变")
    assert standing_request(draft.pk) is None


def test_declining_needs_the_right_and_a_reason(draft, site_manager, author, superuser):
    request_emergency(draft, site_manager, REASON)
    with pytest.raises(PermissionDenied, match="不能答复"):
        decline_emergency(draft, author, "不急")
    with pytest.raises(PermissionDenied, match="理由"):
        decline_emergency(draft, superuser, "  ")
    assert standing_request(draft.pk)
