"""What was reviewed, scheduled or released by the rules of version 1 goes on, or says why not."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage
from evidence.digest import canonical_form
from evidence.models import Evidence, SignedContent
from tests.factories import ArticleFactory, ImageFactory, release
from tests.support.file_places import picture
from tests.support.standing import standing
from workflow.models import Release
from workflow.services import (
    cancel_schedule,
    confirm_emergency,
    publish_due,
    request_emergency,
    return_to_author,
    sign_off,
    submit,
)
from workflow.text.content import content_digest, signed_content
from workflow.text.kept import keep, text_of

HIDDEN = ' data-block-key="任意未审文字"'
SHOWN = [("paragraph", "<p>正文<br>第二行</p>"), ("quote", {"text": "引文"})]
HIDING = [("paragraph", f"<p>正文<br>第二行{HIDDEN}</p>"), ("quote", {"text": "引文"})]


def kept_by_version_1(page):
    text = text_of(page, "1")
    keep(text)
    return text


@pytest.fixture
def older_program(monkeypatch):
    """While it lasts, digests are made by the rules of version 1, and no save is looked at."""

    @contextmanager
    def running():
        with monkeypatch.context() as patch:
            for room in ("release", "emergency"):
                patch.setattr(f"workflow.services.{room}.keep_content", kept_by_version_1)
            patch.setattr("workflow.selectors.case.version_to_go_on_with", lambda *_: "1")
            patch.setattr(
                "workflow.services.stages.content_digest", lambda page: content_digest(page, "1")
            )
            patch.setattr("workflow.guards.page_writes.is_as_released", lambda *_: True)
            yield

    return running


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, body=SHOWN, title="在审的稿件")


@standing
def hiding(column, author):
    return ArticleFactory(parent=column, owner=author, body=HIDING, title="藏字的稿件")


def stage_of(page):
    return page.current_workflow_task_state


def versions_of(page, action):
    rows = Evidence.objects.filter(page_id=page.pk, action=action).order_by("pk")
    return [row.digest[0] for row in rows]


def verify():
    call_command("verify_live")
    call_command("verify_evidence")


@pytest.mark.parametrize("signed", [0, 1, 2])
def test_open_review_goes_on_to_its_release(
    draft, author, reviewers, older_program, client, signed
):
    with older_program():
        submit(draft, author)
        for reviewer in reviewers[:signed]:
            sign_off(stage_of(draft), reviewer)
    client.force_login(reviewers[signed])
    screen = client.get(reverse("workflow_review", args=[stage_of(draft).pk])).context
    assert screen["may_sign"]
    assert sum(stage["sign_off"] is not None for stage in screen["stages"]) == signed
    for reviewer in reviewers[signed:]:
        sign_off(stage_of(draft), reviewer)
    page = ArticlePage.objects.live().get(pk=draft.pk)
    assert versions_of(page, "sign") == ["1", "1", "1"]
    assert Release.objects.get(page_id=page.pk).digest.startswith("1:")
    verify()


def test_signer_of_an_earlier_stage_is_still_told_from_the_others(
    draft, author, reviewers, older_program
):
    with older_program():
        submit(draft, author)
        sign_off(stage_of(draft), reviewers[0])
    reviewers[0].groups.add(*reviewers[1].groups.all())
    with pytest.raises(PermissionDenied):
        sign_off(stage_of(draft), reviewers[0])


@pytest.mark.parametrize("signed", [0, 1, 2])
def test_review_of_a_text_with_words_left_out_is_begun_again(
    hiding, author, reviewers, older_program, signed
):
    with older_program():
        submit(hiding, author)
        for reviewer in reviewers[:signed]:
            sign_off(stage_of(hiding), reviewer)
    with pytest.raises(PermissionDenied, match="旧版"):
        sign_off(stage_of(hiding), reviewers[signed])
    return_to_author(stage_of(hiding), reviewers[signed], "重新送审")
    submit(hiding, author)
    for reviewer in reviewers:
        sign_off(stage_of(hiding), reviewer)
    assert ArticlePage.objects.live().filter(pk=hiding.pk).exists()
    assert (
        HIDDEN.strip().replace('"', '\\"')
        in SignedContent.objects.order_by("kept_at").last().content
    )
    verify()


@pytest.mark.parametrize(("before", "after"), [(SHOWN, HIDING), (HIDING, SHOWN)])
def test_signatures_given_before_words_were_hidden_or_taken_away_do_not_hold(
    column, author, reviewers, older_program, before, after
):
    page = ArticleFactory(parent=column, owner=author, body=before)
    with older_program():
        submit(page, author)
        for reviewer in reviewers[:2]:
            sign_off(stage_of(page), reviewer)
        return_to_author(stage_of(page), reviewers[2], "改")
        page = ArticlePage.objects.get(pk=page.pk)
        page.body = after
        page.save_revision(user=author)
        submit(page, author)
        assert stage_of(page).task.specific.stage == 3
    with pytest.raises(PermissionDenied, match="旧版"):
        sign_off(stage_of(page), reviewers[2])
    assert not ArticlePage.objects.live().filter(pk=page.pk).exists()
    return_to_author(stage_of(page), reviewers[2], "重新送审")
    submit(page, author)
    assert stage_of(page).task.specific.stage == 1


def test_words_left_out_of_a_picture_count_too(column, author, reviewers, older_program):
    image = ImageFactory(caption=f"会场{HIDDEN}")
    page = ArticleFactory(parent=column, owner=author, body=[("image", picture(image))])
    with older_program():
        submit(page, author)
    with pytest.raises(PermissionDenied, match="旧版"):
        sign_off(stage_of(page), reviewers[0])


def scheduled(page, author, reviewers, at):
    submit(page, author)
    for reviewer in reviewers[:2]:
        sign_off(stage_of(page), reviewer)
    sign_off(stage_of(page), reviewers[2], release_at=at)


def test_schedule_is_kept(draft, author, reviewers, older_program):
    at = timezone.now() + timedelta(hours=1)
    with older_program():
        scheduled(draft, author, reviewers, at)
    report = publish_due(at + timedelta(minutes=1))
    assert (report.released, report.problems) == ([draft.pk], [])
    verify()


def test_schedule_of_a_text_with_words_left_out_says_what_to_do(
    hiding, author, reviewers, older_program
):
    at = timezone.now() + timedelta(hours=1)
    with older_program():
        scheduled(hiding, author, reviewers, at)
    report = publish_due(at + timedelta(minutes=1))
    assert report.released == []
    (problem,) = report.problems
    assert "取消定时发布" in problem
    cancel_schedule(hiding, reviewers[2], "重新送审")
    submit(ArticlePage.objects.get(pk=hiding.pk), author)
    assert stage_of(hiding).task.specific.stage == 1


@pytest.mark.parametrize("body", [SHOWN, HIDING])
def test_request_for_an_emergency_release(
    column, author, superuser, final_reviewer, older_program, body
):
    page = ArticleFactory(parent=column, owner=author, body=body)
    with older_program():
        request_emergency(page, superuser, "台风红色预警，须立即告知全体师生停课安排。")
    page = ArticlePage.objects.get(pk=page.pk)
    if body is SHOWN:
        page.save_revision(user=author)  # an unchanged save passes
        confirm_emergency(page, final_reviewer)
        assert Release.objects.get(page_id=page.pk).digest.startswith("2:")
    else:
        with pytest.raises(PermissionDenied):
            confirm_emergency(page, final_reviewer)


# --- What was released --------------------------------------------------------------------------


def released_before(page, older_program):
    with older_program():
        release(page.save_revision())
    return ArticlePage.objects.get(pk=page.pk)


def test_released_text_verifies_by_its_own_rules(column, draft, older_program):
    image = ImageFactory()
    other = ArticleFactory(parent=column, body=[("image", picture(image))])
    pages = [released_before(page, older_program) for page in (draft, other)]
    kept = SignedContent.objects.get(pk=content_digest(pages[0], "1"))
    assert kept.content == canonical_form(signed_content(pages[0], version="1"), "1")
    verify()
    ArticlePage.objects.filter(pk=draft.pk).update(summary="改")
    with pytest.raises(CommandError):
        call_command("verify_live")


def test_words_left_out_of_a_released_text_are_named(hiding, older_program, capsys):
    released_before(hiding, older_program)
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert "任意未审文字" in capsys.readouterr().out
    call_command("verify_evidence")


def test_no_code_hides_words_in_a_text_released_before(draft, older_program):
    page = released_before(draft, older_program)
    page.save()
    page.title += HIDDEN
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.save()


def test_text_released_before_is_released_anew(hiding, older_program):
    page = released_before(hiding, older_program)
    page.save()
    release(page.save_revision())
    verify()
    assert [row.digest[0] for row in Release.objects.filter(page_id=page.pk)] == ["1", "2"]
