"""A mail server in trouble costs somebody at the door some seconds and no mail."""

from time import monotonic

import pytest
from django_tasks_db.models import DBTaskResult

from django.core import mail

from members.models import User
from tests.members.test_door import NEW, confirmation_address

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _short_of_patience(monkeypatch):
    monkeypatch.setattr("site_core.operation.mail.AT_ONCE", 0.3)


def test_confirmation_is_sent_when_the_server_is_back(
    client, home_page, troubled_server, settings, run_tasks
):
    begun = monotonic()
    answer = client.post("/accounts/signup/", NEW)
    assert answer.status_code == 302
    assert monotonic() - begun < settings.EMAIL_TIMEOUT
    assert User.objects.filter(username=NEW["username"]).exists()
    assert DBTaskResult.objects.count() == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert run_tasks() == (1, 0)
    assert mail.outbox[0].to == [NEW["email"]]
    assert client.get(confirmation_address()).status_code == 200


def test_new_password_is_asked_for_without_a_server_error(client, author, troubled_server):
    author.email = "linzhixia@example.org"
    author.save()
    answer = client.post("/accounts/password/reset/", {"email": author.email})
    assert answer.status_code == 302
    assert DBTaskResult.objects.count() == 1
