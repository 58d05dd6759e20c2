"""What was put off is done once; what fails is told and tried again."""

import datetime

import pytest
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from site_core.operation.mail import mail_later

pytestmark = pytest.mark.django_db

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def no_mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def test_mail_is_sent_once_and_its_text_is_kept_no_longer(run_tasks):
    mail_later(["a@example.org", "b@example.org"], "通知", "正文")
    assert run_tasks() == (2, 0)
    assert run_tasks() == (0, 0)
    assert [letter.to for letter in mail.outbox] == [["a@example.org"], ["b@example.org"]]
    assert not DBTaskResult.objects.exists()


def test_mail_that_fails_is_told_and_sent_when_the_server_is_back(
    no_mail_server, settings, time_machine, run_tasks
):
    mail_later(["a@example.org"], "通知", "正文")
    with pytest.raises(CommandError, match="1 项后台任务未能完成"):
        call_command("run_tasks")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run_tasks() == (0, 0)  # it is given a while
    time_machine.move_to(timezone.now() + 11 * MINUTE)
    assert run_tasks() == (1, 0)
    assert len(mail.outbox) == 1


def test_mail_that_fails_for_days_is_given_up_and_kept(no_mail_server, time_machine, run_tasks):
    mail_later(["a@example.org"], "通知", "正文")
    assert run_tasks() == (0, 1)
    time_machine.move_to(timezone.now() + datetime.timedelta(days=3))
    assert run_tasks() == (0, 0)
    assert run_tasks() == (0, 0)
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_mail_that_a_killed_worker_had_begun_is_sent_by_the_next(time_machine, run_tasks):
    mail_later(["a@example.org"], "通知", "正文")
    DBTaskResult.objects.get().claim("killed")
    assert run_tasks() == (0, 0)
    time_machine.move_to(timezone.now() + 11 * MINUTE)
    run_tasks()
    assert len(mail.outbox) == 1
