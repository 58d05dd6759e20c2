"""What screens, messages, mails and records say is true in every state that a text can be in."""

from datetime import timedelta

import pytest

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory
from workflow.admin.views.review_record import registration_form
from workflow.selectors.review_record import exported_record
from workflow.services import (
    confirm_emergency,
    decline_emergency,
    request_emergency,
    retract,
    return_to_author,
    sign_off,
    submit,
    take_down,
)

REASON = "台风红色预警，需要立即告知读者，不能等待审核。"
PUBLIC = "公开的稿件与发布时一致"
NOT_PUBLIC = "目前没有公开"


class Cast:
    def __init__(self, author, reviewers, superuser, column):
        self.author, self.reviewers, self.superuser = author, reviewers, superuser
        self.column = column


@pytest.fixture
def cast(author, reviewers, superuser, column):
    return Cast(author, reviewers, superuser, column)


def draft(cast):
    page = ArticleFactory(parent=cast.column, owner=cast.author, title="论文一")
    submit(page, cast.author)
    page.current_workflow_state.cancel(user=cast.author)
    return page


def in_review(cast):
    page = ArticleFactory(parent=cast.column, owner=cast.author, title="论文一")
    submit(page, cast.author)
    return page


def returned(cast):
    page = in_review(cast)
    return_to_author(page.current_workflow_task_state, cast.reviewers[0], "请核对")
    return page


def signed(cast, release_at=None):
    page = in_review(cast)
    for reviewer in cast.reviewers:
        is_final = reviewer == cast.reviewers[-1]
        sign_off(
            page.current_workflow_task_state, reviewer, release_at=release_at if is_final else None
        )
    return ArticlePage.objects.get(pk=page.pk)


def scheduled(cast):
    return signed(cast, timezone.now() + timedelta(days=1))


def released(cast):
    return signed(cast)


def down(cast):
    page = signed(cast)
    take_down(page, cast.superuser, "有误")
    return page


def retracted(cast):
    page = signed(cast)
    retract(page, cast.superuser, "数据有误，经核实予以撤稿。")
    return page


def emergency(cast):
    page = ArticleFactory(parent=cast.column, owner=cast.author, title="论文一")
    request_emergency(page, cast.author, REASON)
    confirm_emergency(page, cast.superuser)
    return page


def emergency_reviewed(cast):
    page = emergency(cast)
    for reviewer in cast.reviewers:
        sign_off(page.current_workflow_task_state, reviewer)
    return page


@pytest.fixture(autouse=True)
def _author_may_ask_for_an_emergency_release(author):
    author.user_permissions.add(Permission.objects.get(codename="request_emergency"))


@pytest.mark.parametrize(
    ("state", "said", "not_said"),
    [
        (draft, [NOT_PUBLIC], [PUBLIC, "已撤稿", "已下线", "各审签字为据"]),
        (in_review, [NOT_PUBLIC], [PUBLIC, "已撤稿", "已下线", "各审签字为据"]),
        (returned, [NOT_PUBLIC], [PUBLIC, "已撤稿", "已下线", "各审签字为据"]),
        (scheduled, [NOT_PUBLIC], [PUBLIC, "已撤稿", "已下线"]),
        (released, [PUBLIC, "各审签字为据"], [NOT_PUBLIC, "已下线", "审核尚未补齐"]),
        (down, ["已下线", NOT_PUBLIC, "各审签字为据"], [PUBLIC, "已撤稿"]),
        (retracted, ["已撤稿", NOT_PUBLIC, "各审签字为据"], [PUBLIC, "已下线"]),
        (emergency, [PUBLIC, "审核尚未补齐"], [NOT_PUBLIC, "各审签字为据"]),
        (emergency_reviewed, [PUBLIC, "各审签字为据"], [NOT_PUBLIC, "审核尚未补齐"]),
    ],
)
def test_record_says_what_is_public(client, cast, state, said, not_said):
    page = state(cast)
    client.force_login(cast.superuser)
    html = client.get(reverse("workflow_record", args=[page.pk])).content.decode()
    assert "刚刚核对" in html
    for words in said:
        assert words in html, words
    for words in not_said:
        assert words not in html, words


def test_record_of_a_deleted_page_says_nothing_of_what_is_public(client, cast):
    page = down(cast)
    ArticlePage.objects.get(pk=page.pk).delete()
    client.force_login(cast.superuser)
    html = client.get(reverse("workflow_record", args=[page.pk])).content.decode()
    assert "刚刚核对" in html
    assert PUBLIC not in html


@pytest.mark.parametrize(
    ("state", "said", "not_said"),
    [
        (in_review, ["未发布"], ["此后"]),
        (scheduled, ["未发布"], ["此后"]),
        (released, ["经审核发布"], ["未发布", "此后"]),
        (down, ["经审核发布", "此后", "下线"], ["未发布"]),
        (retracted, ["经审核发布", "此后", "撤稿"], ["未发布"]),
        (emergency, ["紧急发布"], ["未发布", "此后"]),
    ],
)
def test_form_says_what_became_of_the_text(cast, state, said, not_said):
    html = registration_form(exported_record(state(cast).pk, at=timezone.now())).decode()
    for words in said:
        assert words in html, words
    for words in not_said:
        assert words not in html, words


def test_way_down_is_not_called_a_release(client, cast):
    down(cast)
    client.force_login(cast.superuser)
    html = client.get(reverse("workflow_records"), {"q": "论文一"}).content.decode()
    assert "下线 ·" in html
    assert "发布 ·" not in html


def test_declined_emergency_is_not_called_asked_for(client, cast):
    page = ArticleFactory(parent=cast.column, owner=cast.author)
    request_emergency(page, cast.author, REASON)
    decline_emergency(page, cast.superuser, "不急")
    client.force_login(cast.superuser)
    html = client.get(reverse("workflow_record", args=[page.pk])).content.decode()
    assert html.count("申请紧急发布</strong>") == 1
    assert "紧急发布未获同意" in html


# --- After a signature --------------------------------------------------------------------------


def sign_on_screen(client, page, reviewer, **data):
    """What the person reads after pressing the button."""
    client.force_login(reviewer)
    address = reverse("workflow_review", args=[page.current_workflow_task_state.pk])
    digest = client.get(address).context["digest"]
    response = client.post(address, data | {"sign": "", "digest": digest}, follow=True)
    return "".join(str(message) for message in response.context["messages"])


def test_signer_is_told_which_stage_is_next_and_at_the_end_that_the_text_is_public(client, cast):
    page = in_review(cast)
    said = [sign_on_screen(client, page, reviewer) for reviewer in cast.reviewers]
    assert "已转复审" in said[0]
    assert "已转终审" in said[1]
    assert "已签字，已发布" in said[2]
    assert f'href="{ArticlePage.objects.get(pk=page.pk).url}"' in said[2]
    assert "已发布" not in said[0] + said[1]


def test_final_signer_of_a_scheduled_text_is_told_when_it_is_released(client, cast):
    page = in_review(cast)
    for reviewer in cast.reviewers[:-1]:
        sign_off(page.current_workflow_task_state, reviewer)
    chosen = timezone.localtime() + timedelta(days=1)
    data = {"release_at": chosen.strftime("%Y-%m-%d %H:%M")}
    said = sign_on_screen(client, page, cast.reviewers[-1], **data)
    assert f"将于{chosen:%Y-%m-%d %H:%M}发布" in said
    assert "已发布" not in said
    assert "href" not in said


# --- The mail -----------------------------------------------------------------------------------


def mail_to_author(run_tasks, mailoutbox, author):
    run_tasks()
    return "".join(mail.body for mail in mailoutbox if author.email in mail.to)


def test_mail_about_a_released_text_leads_readers_to_it(cast, mailoutbox, run_tasks):
    page = released(cast)
    body = mail_to_author(run_tasks, mailoutbox, cast.author)
    assert "稿件已发布" in body
    assert page.url in body


def test_mail_about_a_scheduled_text_names_the_time_and_no_public_address(
    cast, mailoutbox, run_tasks
):
    page = scheduled(cast)
    body = mail_to_author(run_tasks, mailoutbox, cast.author)
    assert "将于" in body
    assert "已发布" not in body
    assert page.slug not in body


def test_actions_in_the_evidence_stay_what_they_were(cast):
    """Words change on the screen; the rows are those of before."""
    page = down(cast)
    last = Evidence.objects.filter(page_id=page.pk).last()
    assert (last.action, last.details["kind"]) == ("release", "takedown")
