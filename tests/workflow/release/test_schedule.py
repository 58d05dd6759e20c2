"""The final stage may sign for a later time; until then the text is frozen."""

import datetime

import pytest

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from wagtail.locks import ScheduledForPublishLock
from wagtail.models import Page, Revision

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory
from tests.support.article_forms import article_form
from workflow.models import Release
from workflow.services import cancel_schedule, publish_due, sign_off, submit, take_down

NOW = datetime.datetime(2026, 11, 24, 1, 0, tzinfo=datetime.UTC)
LATER = NOW + datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def at_final_stage(column, author, reviewers):
    """The open final stage of a review."""
    article = ArticleFactory(parent=column, owner=author, title="定时稿")
    submit(article, author)
    for reviewer in reviewers[:2]:
        sign_off(article.current_workflow_task_state, reviewer)
    return article.current_workflow_task_state


@pytest.fixture
def scheduled(at_final_stage, final_reviewer):
    sign_off(at_final_stage, final_reviewer, "同意", LATER)
    return stored("定时稿")


def stored(title):
    return ArticlePage.objects.get(title=title)


def reviewed_again(article, author, reviewers, release_at=None):
    submit(article, author)
    for reviewer in reviewers[:2]:
        sign_off(article.current_workflow_task_state, reviewer)
    sign_off(article.current_workflow_task_state, reviewers[2], "", release_at)


def actions(page):
    return list(Evidence.objects.filter(page_id=page.pk).values_list("action", flat=True))


# --- The time is the final stage's to choose --------------------------------------------------


def test_final_signature_for_a_later_time_schedules_and_does_not_release(scheduled):
    assert not scheduled.live
    assert scheduled.scheduled_revision.approved_go_live_at == LATER
    assert not Release.objects.filter(page_id=scheduled.pk).exists()
    row = Evidence.objects.get(page_id=scheduled.pk, action="schedule")
    assert row.details == {"release_at": LATER.isoformat()}
    assert row.revision_id == scheduled.scheduled_revision.pk
    assert actions(scheduled)[-2:] == ["sign", "schedule"]


def test_earlier_stage_cannot_choose_the_time(column, author, first_reviewer):
    article = ArticleFactory(parent=column, owner=author)
    task_state = submit(article, author).current_task_state
    with pytest.raises(PermissionDenied):
        sign_off(task_state, first_reviewer, "", LATER)
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"


@pytest.mark.parametrize("release_at", [NOW, NOW - datetime.timedelta(days=1), "2026-12-01"])
def test_time_that_is_past_or_no_time_is_refused(at_final_stage, final_reviewer, release_at):
    with pytest.raises(PermissionDenied):
        sign_off(at_final_stage, final_reviewer, "", release_at)
    at_final_stage.refresh_from_db()
    assert at_final_stage.status == "in_progress"


@pytest.mark.parametrize("year", [2028, 2062, 9999])
def test_time_far_ahead_is_refused_because_the_text_would_be_frozen(
    at_final_stage, final_reviewer, year
):
    with pytest.raises(PermissionDenied, match="超过一年"):
        sign_off(at_final_stage, final_reviewer, "", NOW.replace(year=year))
    at_final_stage.refresh_from_db()
    assert at_final_stage.status == "in_progress"


def test_no_save_makes_a_schedule(column):
    article = ArticleFactory(parent=column)
    with pytest.raises(PermissionDenied), transaction.atomic():
        article.save_revision(approved_go_live_at=LATER)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_time_in_the_text_neither_schedules_nor_hides(column, author, reviewers):
    """Wagtail takes a `go_live_at` in a revision for a schedule, and the page off the site for it."""
    article = ArticleFactory(parent=column, owner=author, title="带日期", go_live_at=LATER)
    article.save_revision(user=author)
    reviewed_again(article, author, reviewers)
    article = stored("带日期")
    assert article.live
    assert (article.go_live_at, article.scheduled_revision) == (None, None)


# --- Frozen -----------------------------------------------------------------------------------


def test_changed_text_is_refused_from_any_code(scheduled):
    scheduled.title = "改动"
    with pytest.raises(PermissionDenied, match="定时发布"), transaction.atomic():
        scheduled.save_revision()


def test_unchanged_save_leaves_the_schedule(scheduled):
    revision = scheduled.latest_revision
    scheduled.save_revision(user=revision.user, overwrite_revision=revision)
    scheduled.save_revision(user=revision.user)
    assert stored("定时稿").scheduled_revision.approved_go_live_at == LATER


@pytest.mark.parametrize("who", ["author", "first_reviewer", "superuser"])
def test_editing_form_is_locked_for_everybody(client, scheduled, who, request):
    assert isinstance(scheduled.get_lock(), ScheduledForPublishLock)
    client.force_login(request.getfixturevalue(who))
    address = reverse("wagtailadmin_pages:edit", args=[scheduled.pk])
    client.post(address, article_form(slug=scheduled.slug))
    assert stored("定时稿").latest_revision_id == scheduled.latest_revision_id


def test_scheduled_text_is_not_submitted_again(scheduled, author):
    with pytest.raises(PermissionDenied):
        submit(scheduled, author)


def test_refused_publishing_does_not_erase_the_schedule(scheduled):
    """Wagtail's publishing clears every schedule of the page before the guard is asked."""
    with pytest.raises(PermissionDenied):
        scheduled.latest_revision.publish()
    page = stored("定时稿")
    assert page.approved_schedule
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_publishing_many_does_not_schedule_another_text(client, scheduled, superuser):
    """A revision slipped in past the freeze is newer than the signed one."""
    signed = scheduled.scheduled_revision
    scheduled.title = "没有人审过"
    Page.save_revision(scheduled)
    client.force_login(superuser)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={scheduled.pk}")
    page = stored("定时稿")
    assert (page.live, page.scheduled_revision) == (False, signed)


def test_older_revision_cannot_be_brought_back(client, column, author, reviewers):
    article = ArticleFactory(parent=column, owner=author, title="第一稿")
    first = article.latest_revision
    article.title = "第二稿"
    article.save_revision(user=author)
    reviewed_again(article, author, reviewers, LATER)
    with pytest.raises(PermissionDenied), transaction.atomic():
        first.as_object().save_revision(user=author, previous_revision=first)
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.scheduled_revision.content["title"] == "第二稿"


# --- Cancelling -------------------------------------------------------------------------------


def test_cancelled_schedule_is_a_draft_that_needs_every_stage_anew(
    scheduled, author, final_reviewer
):
    cancel_schedule(scheduled, final_reviewer, "改期")
    page = stored("定时稿")
    assert not page.approved_schedule
    row = Evidence.objects.filter(page_id=page.pk).last()
    assert (row.action, row.opinion, row.user_name) == ("unschedule", "改期", "薛怀瑾")
    assert publish_due(LATER).released == []
    state = submit(page, author)
    assert state.current_task_state.task.specific.stage == 1
    page = stored("定时稿")
    assert not page.live


@pytest.mark.parametrize("who", ["author", "first_reviewer", "second_reviewer", "site_manager"])
def test_others_cannot_cancel_a_schedule(client, scheduled, who, request):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        cancel_schedule(scheduled, user, "改期")
    client.force_login(user)
    revision = scheduled.scheduled_revision
    for address in (
        reverse("workflow_cancel_schedule", args=[scheduled.pk]),
        reverse("wagtailadmin_pages:revisions_unschedule", args=[scheduled.pk, revision.pk]),
    ):
        client.post(address, {"reason": "改期"}, follow=True)
    assert stored("定时稿").approved_schedule


def test_cancelling_needs_a_reason(scheduled, superuser):
    with pytest.raises(PermissionDenied):
        cancel_schedule(scheduled, superuser, " ")
    assert stored("定时稿").approved_schedule


def test_what_is_not_scheduled_cannot_be_cancelled(column, superuser):
    with pytest.raises(PermissionDenied):
        cancel_schedule(ArticleFactory(parent=column), superuser, "改期")


def test_taking_down_ends_the_schedule_of_an_update(scheduled, author, reviewers, superuser):
    publish_due(LATER)
    article = stored("定时稿")
    article.title = "更新稿"
    article.save_revision(user=author)
    reviewed_again(article, author, reviewers, LATER + datetime.timedelta(days=1))
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.live
    assert article.approved_schedule
    take_down(article, superuser, "内容有误")
    article = ArticlePage.objects.get(pk=article.pk)
    assert not article.approved_schedule
    assert actions(article)[-2:] == ["unschedule", "release"]


# --- Screens ----------------------------------------------------------------------------------


def test_final_stage_is_offered_a_time_and_earlier_ones_are_not(
    client, column, author, first_reviewer, final_reviewer, at_final_stage
):
    client.force_login(final_reviewer)
    html = client.get(reverse("workflow_review", args=[at_final_stage.pk])).content.decode()
    assert 'name="release_at"' in html
    first = submit(ArticleFactory(parent=column, owner=author), author).current_task_state
    client.force_login(first_reviewer)
    html = client.get(reverse("workflow_review", args=[first.pk])).content.decode()
    assert 'name="sign"' in html
    assert 'name="release_at"' not in html


def test_time_is_read_as_the_reviewers_clock(client, final_reviewer, at_final_stage):
    client.force_login(final_reviewer)
    address = reverse("workflow_review", args=[at_final_stage.pk])
    digest = client.get(address).context["digest"]
    client.post(address, {"sign": "", "digest": digest, "release_at": "2026-11-25T09:00"})
    assert stored("定时稿").scheduled_revision.approved_go_live_at == LATER


@pytest.mark.parametrize(
    "typed", ["2026-11-25T09:00", "２０２６－１１－２５Ｔ０９：００", "2026-11-25 09:00"]
)
def test_time_may_be_typed_in_full_width(client, final_reviewer, at_final_stage, typed):
    client.force_login(final_reviewer)
    address = reverse("workflow_review", args=[at_final_stage.pk])
    digest = client.get(address).context["digest"]
    client.post(address, {"sign": "", "digest": digest, "release_at": typed})
    assert stored("定时稿").scheduled_revision.approved_go_live_at == LATER


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-24T08:59",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
        "2027-11-26T09:00",
        "99999-01-01T00:00",
        "明天",
        "9" * 5000,
    ],
)
def test_bad_time_gets_a_message_and_signs_nothing(client, final_reviewer, at_final_stage, typed):
    client.force_login(final_reviewer)
    address = reverse("workflow_review", args=[at_final_stage.pk])
    digest = client.get(address).context["digest"]
    answer = {"sign": "", "digest": digest, "comment": "同意发布", "release_at": typed}
    response = client.post(address, answer)
    assert response.status_code == 422
    assert "同意发布" in response.content.decode()
    at_final_stage.refresh_from_db()
    assert at_final_stage.status == "in_progress"


def test_wagtails_unscheduling_leads_to_our_screen(client, scheduled, final_reviewer):
    client.force_login(final_reviewer)
    revision = scheduled.scheduled_revision
    stock = reverse("wagtailadmin_pages:revisions_unschedule", args=[scheduled.pk, revision.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[scheduled.pk])
    assert stock in client.get(edit).content.decode()
    ours = reverse("workflow_cancel_schedule", args=[scheduled.pk])
    assert client.post(stock).url == ours
    assert stored("定时稿").approved_schedule
    assert "2026-11-25 09:00" in client.get(ours).content.decode()
    response = client.post(ours, {"reason": " "})
    assert response.status_code == 422
    assert "请说明取消定时发布的理由" in response.content.decode()
    assert client.post(ours, {"reason": "改期"}).status_code == 302
    assert not stored("定时稿").approved_schedule
    assert client.get(ours).status_code == 302
