"""What is due goes live or comes down, item by item; nothing else does."""

import datetime

import pytest

from django.core.management import CommandError, call_command

from wagtail.models import Page, Revision

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory, release
from workflow.models import Release
from workflow.services import publish_due, sign_off, submit

NOW = datetime.datetime(2026, 11, 24, 1, 0, tzinfo=datetime.UTC)
DUE = NOW + datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def schedule(column, author, reviewers):
    """Makes an article that three people have signed for DUE."""

    def make(title):
        article = ArticleFactory(parent=column, owner=author, title=title)
        submit(article, author)
        for reviewer, time in zip(reviewers, [None, None, DUE], strict=True):
            sign_off(article.current_workflow_task_state, reviewer, "", time)
        return article

    return make


def public_titles():
    return set(ArticlePage.objects.live().values_list("title", flat=True))


def spoil(article, title="没有人审过"):
    """Change the scheduled text behind everybody's back."""
    revision = article.revisions.get(approved_go_live_at__isnull=False)
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"title": title})


def test_nothing_is_released_before_its_time(schedule):
    schedule("甲")
    assert publish_due(DUE - datetime.timedelta(seconds=1)).released == []
    assert public_titles() == set()


def test_due_text_is_released_with_its_signatures(schedule, time_machine):
    article = schedule("甲")
    time_machine.move_to(DUE, tick=False)
    assert publish_due(DUE).released == [article.pk]
    page = ArticlePage.objects.get(pk=article.pk)
    newest = Release.objects.filter(page_id=page.pk).last()
    assert (newest.kind, newest.revision_id) == ("workflow", page.live_revision_id)
    assert page.released_at == DUE
    assert not page.approved_schedule
    assert publish_due(DUE).released == []
    call_command("verify_live")
    call_command("verify_evidence")


def test_text_changed_after_the_last_signature_does_not_go_live(schedule):
    article = schedule("甲")
    spoil(article)
    report = publish_due(DUE)
    assert report.released == []
    (problem,) = report.problems
    assert "甲" in problem
    assert "签字" in problem
    assert public_titles() == set()


def test_poisoned_item_keeps_its_schedule_and_the_others_go_on(schedule, caplog, time_machine):
    poisoned, unreadable = schedule("甲"), schedule("乙")
    schedule("丙")
    spoil(poisoned)
    Revision.objects.filter(object_id=str(unreadable.pk)).update(content={"pk": "x"})
    time_machine.move_to(DUE, tick=False)
    with pytest.raises(CommandError, match="2 项"):
        call_command("publish_due")
    assert public_titles() == {"丙"}
    for article in (poisoned, unreadable):
        assert article.revisions.filter(approved_go_live_at=DUE).exists()
        assert not Evidence.objects.filter(page_id=article.pk, action="release").exists()
    assert "《甲》未能按时发布" in caplog.text
    assert "《乙》未能按时发布" in caplog.text


def test_item_that_fails_half_way_leaves_nothing_behind(schedule, monkeypatch):
    poisoned, other = schedule("甲"), schedule("乙")
    publish = ArticlePage.publish

    def fail_after_the_release_is_written(page, *args, **kwargs):
        if page.pk == poisoned.pk:
            raise RuntimeError("磁盘已满")
        return publish(page, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "publish", fail_after_the_release_is_written)
    report = publish_due(DUE)
    assert report.released == [other.pk]
    assert "磁盘已满" in report.problems[0]
    assert not Release.objects.filter(page_id=poisoned.pk).exists()
    assert poisoned.revisions.filter(approved_go_live_at=DUE).exists()


def test_wagtails_command_of_the_other_name_does_the_same(schedule, time_machine):
    spoil(schedule("甲"))
    schedule("乙")
    time_machine.move_to(DUE, tick=False)
    with pytest.raises(CommandError, match="1 项"):
        call_command("publish_scheduled")
    assert public_titles() == {"乙"}
    assert Revision.objects.filter(approved_go_live_at=DUE).count() == 1


def test_schedule_that_no_stage_made_is_not_followed(column):
    article = ArticleFactory(parent=column)
    Revision.objects.filter(pk=article.latest_revision_id).update(approved_go_live_at=NOW)
    report = publish_due(DUE)
    assert len(report.problems) == 1
    assert not ArticlePage.objects.get(pk=article.pk).live


# --- Expiry -----------------------------------------------------------------------------------


def test_expired_page_is_taken_down_with_a_record(column):
    article = ArticleFactory(parent=column, released=True)
    Page.objects.filter(pk=article.pk).update(expire_at=DUE)
    assert publish_due(NOW).expired == []
    assert publish_due(DUE).expired == [article.pk]
    page = ArticlePage.objects.get(pk=article.pk)
    assert (page.live, page.expired) == (False, True)
    newest = Release.objects.filter(page_id=page.pk).last()
    assert (newest.kind, newest.reason) == ("takedown", "已到期")
    assert Evidence.objects.last().user_id is None
    assert publish_due(DUE).expired == []
    call_command("verify_evidence")


def test_expiry_belongs_to_the_page_and_not_to_a_revision(column):
    article = ArticleFactory(parent=column, expire_at=DUE, released=True)
    assert article.expire_at == DUE
    Page.objects.filter(pk=article.pk).update(expire_at=None)
    release(article.latest_revision)
    assert ArticlePage.objects.get(pk=article.pk).expire_at is None


def test_new_release_of_an_expired_page_is_not_taken_down_again(column):
    article = ArticleFactory(parent=column, released=True)
    Page.objects.filter(pk=article.pk).update(expire_at=NOW)
    publish_due(NOW)
    article = ArticlePage.objects.get(pk=article.pk)
    release(article.save_revision())
    assert publish_due(DUE).expired == []
    article = ArticlePage.objects.get(pk=article.pk)
    assert (article.live, article.expired) == (True, False)
