"""No mail server, silent or refusing, holds up a review or loses what it had to say."""

import socket
from threading import Thread
from time import monotonic

import pytest
from django_tasks_db.models import DBTaskResult

from django.core import mail
from django.db import transaction
from django.utils import timezone

from tests.factories import ArticleFactory
from tests.standing import standing
from workflow.services import return_to_author, sign_off, submit

AT_ONCE = 5  # seconds; a review takes a fraction of one
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def smtp(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 0.3
    return settings


@pytest.fixture
def silent_server(smtp):
    """Takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        smtp.EMAIL_PORT = server.getsockname()[1]
        smtp.EMAIL_TIMEOUT = 60
        yield smtp


@pytest.fixture
def refusing_server(smtp):
    """Takes no connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        smtp.EMAIL_PORT = server.getsockname()[1]
    return smtp


@pytest.fixture
def rude_server(smtp):
    """Takes a connection to send the caller away."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            while True:
                try:
                    caller, _address = server.accept()
                except OSError:
                    return
                with caller:
                    caller.sendall(b"421 not today\r\n")

        thread = Thread(target=answer, daemon=True)
        thread.start()
        smtp.EMAIL_PORT = server.getsockname()[1]
        yield smtp
        server.shutdown(socket.SHUT_RDWR)
    thread.join(AT_ONCE)


@standing
def text(column, author, reviewers):
    return ArticleFactory(parent=column, owner=author, title="论文一")


@pytest.mark.parametrize("server", ["silent_server", "refusing_server", "rude_server"])
def test_review_goes_on_and_its_mail_waits(text, author, reviewers, server, request):
    request.getfixturevalue(server)
    begun = monotonic()
    submit(text, author)
    return_to_author(text.current_workflow_task_state, reviewers[0], "请核对")
    submit(text, author)
    for reviewer in reviewers:
        sign_off(text.current_workflow_task_state, reviewer)
    assert monotonic() - begun < AT_ONCE
    # To each stage, and to the author when the text comes back and when it is public.
    assert DBTaskResult.objects.count() == 6


@pytest.mark.parametrize("server", ["silent_server", "refusing_server", "rude_server"])
def test_mail_of_a_review_arrives_when_the_server_is_back(
    text, author, reviewers, server, request, settings, time_machine, run_tasks
):
    request.getfixturevalue(server)
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


@pytest.mark.parametrize("server", ["silent_server", "refusing_server"])
def test_signing_up_waits_for_no_mail_server(client, home_page, server, request):
    request.getfixturevalue(server)
    begun = monotonic()
    answer = client.post(
        "/accounts/signup/",
        {
            "name": "林晚照",
            "username": "wanzhao",
            "email": "wanzhao@example.org",
            "password1": "yun-xi-2026-gong-wen",
            "password2": "yun-xi-2026-gong-wen",
            "agreement": "on",
        },
    )
    assert answer.status_code == 302
    assert monotonic() - begun < AT_ONCE
    assert DBTaskResult.objects.get().args_kwargs["args"][0] == ["wanzhao@example.org"]


def test_round_of_tasks_ends_though_the_server_says_nothing(
    text, author, reviewers, silent_server, run_tasks, monkeypatch
):
    """Texts that are due wait behind it in the same process."""
    monkeypatch.setattr("site_core.background.ROUND", 0)
    silent_server.EMAIL_TIMEOUT = 0.2
    for _ in range(2):
        submit(text, author)
        return_to_author(text.current_workflow_task_state, reviewers[0], "请核对")
    assert DBTaskResult.objects.count() == 4
    assert run_tasks() == (0, 1)
