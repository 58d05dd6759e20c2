"""The time of a scheduled release is the one that was signed, whatever a column says."""

import datetime

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction

from wagtail.locks import ScheduledForPublishLock
from wagtail.models import Page, Revision

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory, ColumnFactory
from workflow.services import cancel_schedule, publish_due, sign_off, submit

NOW = datetime.datetime(2026, 11, 24, 1, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
DUE = NOW + 2 * HOUR


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def scheduled(column, author, reviewers):
    article = ArticleFactory(parent=column, owner=author, title="定时稿")
    submit(article, author)
    for reviewer, time in zip(reviewers, [None, None, DUE], strict=True):
        sign_off(article.current_workflow_task_state, reviewer, "", time)
    return ArticlePage.objects.get(pk=article.pk)


def to(time):
    def move(article):
        article.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=time)

    return move


def to_another_revision(article):
    article.title = "没有人审过"
    Page.save_revision(article)
    article.revisions.update(approved_go_live_at=None)
    newest = article.revisions.order_by("pk").last()
    article.revisions.filter(pk=newest.pk).update(approved_go_live_at=NOW)


MOVED = [to(NOW), to(DUE + HOUR), to(None), to_another_revision]
MOVES = pytest.mark.parametrize("move", MOVED, ids=["earlier", "later", "away", "elsewhere"])


def is_public(article):
    return ArticlePage.objects.live().filter(pk=article.pk).exists()


@MOVES
def test_text_is_released_neither_early_nor_late(scheduled, move, time_machine):
    move(scheduled)
    assert publish_due(DUE - HOUR).released == []
    assert not is_public(scheduled)
    time_machine.move_to(DUE, tick=False)
    assert publish_due(DUE).released == [scheduled.pk]
    assert ArticlePage.objects.get(pk=scheduled.pk).title == "定时稿"
    assert publish_due(DUE + 2 * HOUR).released == []
    call_command("verify_evidence")


@MOVES
def test_moved_column_is_reported(scheduled, move, capsys):
    call_command("verify_live")
    move(scheduled)
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert "定时稿" in "".join(capsys.readouterr())


def test_time_that_nobody_signed_is_reported(column):
    article = ArticleFactory(parent=column, title="无人签过")
    Revision.objects.filter(pk=article.latest_revision_id).update(approved_go_live_at=DUE)
    with pytest.raises(CommandError):
        call_command("verify_live")


@MOVES
def test_text_stays_frozen(scheduled, move, home_page, author, superuser):
    move(scheduled)
    page = ArticlePage.objects.get(pk=scheduled.pk)
    assert isinstance(page.get_lock(), ScheduledForPublishLock)
    assert page.get_lock().get_message(author)
    page.title = "改动"
    with pytest.raises(PermissionDenied, match="定时发布"), transaction.atomic():
        page.save_revision()
    with pytest.raises(PermissionDenied), transaction.atomic():
        submit(page, author)
    page.refresh_from_db()
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.move(ColumnFactory(parent=home_page), pos="last-child", user=superuser)


@MOVES
def test_schedule_can_be_cancelled(scheduled, move, superuser):
    move(scheduled)
    cancel_schedule(scheduled, superuser, "推迟")
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    row = Evidence.objects.filter(action="unschedule").get()
    assert row.details == {"release_at": DUE.isoformat()}
    assert publish_due(DUE).released == []
    call_command("verify_live")
