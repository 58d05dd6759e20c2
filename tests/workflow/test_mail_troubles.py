"""No mail server, silent or refusing, holds up a review or loses what it had to say."""

import pytest
from django_tasks_db.models import DBTaskResult

from django.core import mail
from django.db import transaction
from django.utils import timezone

from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.services import return_to_author, sign_off, submit

LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@standing
def text(column, author, reviewers):
    return ArticleFactory(parent=column, owner=author, title="论文一")


def test_review_goes_on_and_its_mail_waits(text, author, reviewers, troubled_server, monkeypatch):
    monkeypatch.setattr("smtplib.SMTP.connect", lambda *args: pytest.fail("asked in a review"))
    submit(text, author)
    return_to_author(text.current_workflow_task_state, reviewers[0], "请核对")
    submit(text, author)
    for reviewer in reviewers:
        sign_off(text.current_workflow_task_state, reviewer)
    # To each stage, and to the author when the text comes back and when it is public.
    assert DBTaskResult.objects.count() == 6


def test_mail_of_a_review_arrives_when_the_server_is_back(
    text, author, reviewers, troubled_server, settings, time_machine, run_tasks
):
    settings.EMAIL_TIMEOUT = 0.3
    submit(text, author)
    assert run_tasks() == (0, 1)
    settings.EMAIL_BACKEND = LOCMEM
    time_machine.move_to(timezone.now() + timezone.timedelta(minutes=11))
    run_tasks()
    (letter,) = mail.outbox
    assert letter.to == [reviewers[0].email]
    assert letter.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_mail_of_a_submission_that_is_taken_back_is_none(text, author):
    with transaction.atomic():
        submit(text, author)
        assert DBTaskResult.objects.exists()
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


def test_round_of_tasks_ends_though_the_server_says_nothing(
    text, author, reviewers, silent_server, run_tasks, monkeypatch
):
    """Texts that are due wait behind it in the same process."""
    monkeypatch.setattr("site_core.operation.background.ROUND", 0)
    silent_server.EMAIL_TIMEOUT = 0.2
    for _ in range(2):
        submit(text, author)
        return_to_author(text.current_workflow_task_state, reviewers[0], "请核对")
    assert DBTaskResult.objects.count() == 4
    assert run_tasks() == (0, 1)
