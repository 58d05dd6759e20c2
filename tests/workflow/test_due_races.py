"""Two schedulers at once release each text exactly once."""

import datetime

import pytest

from django.utils import timezone

from wagtail.models import Page

from articles.models import ArticlePage
from tests.factories import ArticleFactory
from tests.workflow.together import ROUNDS, together
from workflow.models import Evidence, Release
from workflow.services import publish_due, sign_off, submit
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
