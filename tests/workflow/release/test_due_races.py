"""Two schedulers at once, or a scheduler and a person: each text is released once or not at all."""

import datetime
from functools import partial

import pytest

from django.utils import timezone

from wagtail.models import Page

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory
from tests.workflow.test_races import check_everything_agrees
from tests.workflow.together import ROUNDS, together
from workflow.models import Release
from workflow.services import cancel_schedule, publish_due, sign_off, submit, take_down
from workflow.verification import evidence_problems, live_problems

pytestmark = [pytest.mark.races, pytest.mark.usefixtures("committed")]

HOUR = datetime.timedelta(hours=1)


def scheduled(column, author, reviewers, release_at):
    article = ArticleFactory(parent=column, owner=author)
    submit(article, author)
    for reviewer, time in zip(reviewers, [None, None, release_at], strict=True):
        sign_off(article.current_workflow_task_state, reviewer, "", time)
    return article.pk


def two_schedulers(now):
    """What each of two runs at the same time reports."""
    reports = []
    together(*[lambda: reports.append(publish_due(now))] * 2)
    return reports


def test_each_due_item_is_handled_once(column, author, reviewers):
    for _ in range(ROUNDS):
        now = timezone.now()
        due = {scheduled(column, author, reviewers, now + HOUR) for _ in range(2)}
        expired = ArticleFactory(parent=column, released=True).pk
        Page.objects.filter(pk=expired).update(expire_at=now)
        reports = two_schedulers(now + 2 * HOUR)
        assert [report.problems for report in reports] == [[], []]
        assert sorted(pk for report in reports for pk in report.released) == sorted(due)
        assert [pk for report in reports for pk in report.expired] == [expired]
        assert ArticlePage.objects.live().filter(pk__in=due).count() == 2
        for page_id in due:
            assert Release.objects.filter(page_id=page_id).count() == 1
            assert Evidence.objects.filter(page_id=page_id, action="release").count() == 1
        assert Release.objects.filter(page_id=expired, kind="takedown").count() == 1
    assert list(evidence_problems()) == []
    assert list(live_problems()) == []


def test_due_release_and_its_cancellation(column, author, reviewers):
    for _ in range(ROUNDS):
        now = timezone.now()
        page = ArticlePage.objects.get(pk=scheduled(column, author, reviewers, now + HOUR))
        cancel = partial(cancel_schedule, page, reviewers[-1], "改期")
        _report, cancelled = together(partial(publish_due, now + 2 * HOUR), cancel)
        check_everything_agrees(page.pk)
        is_live = ArticlePage.objects.live().filter(pk=page.pk).exists()
        assert is_live == (cancelled == "refused")
    assert list(live_problems()) == []


def test_due_release_and_taking_down(column, author, reviewers):
    """The public text has a scheduled new version when somebody takes the page down."""
    for _ in range(ROUNDS):
        now = timezone.now()
        page = ArticleFactory(parent=column, owner=author, released=True)
        page.title = "新版"
        page.save_revision(user=author)
        submit(page, author)
        for reviewer, time in zip(reviewers, [None, None, now + HOUR], strict=True):
            sign_off(page.current_workflow_task_state, reviewer, "", time)
        down = partial(take_down, page, reviewers[-1], "内容有误")
        together(partial(publish_due, now + 2 * HOUR), down)
        check_everything_agrees(page.pk)
        assert not ArticlePage.objects.live().filter(pk=page.pk).exists()
    assert list(live_problems()) == []
