"""What an answer says to the person who asked, and what asking changed."""

from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.messages import constants, get_messages
from django.core.cache import caches
from django.db import connection, transaction
from django.shortcuts import resolve_url
from django.test import Client

from tests.factories import PASSWORD

WRITES = ("INSERT", "UPDATE", "DELETE")
SESSIONS = "django_session"  # written by messages and by the login itself


@dataclass(frozen=True)
class Answer:
    """One of a response: `is_refusal` when the person was turned away."""

    status: int
    is_refusal: bool
    wrote: bool
    text: str
    error: str = ""

    @property
    def is_broken(self) -> bool:
        return self.status >= 500


def visitor(user=None) -> Client:
    """A browser in which `user` has just given the password, or had before they were shut out."""
    client = Client(raise_request_exception=False)
    if user and not user.is_active:
        client.force_login(user)
    elif user:
        client.post(resolve_url("account_login"), {"login": user.username, "password": PASSWORD})
        client.post(resolve_url("account_reauthenticate"), {"password": PASSWORD})
    return client


def ask(client, method, path) -> Answer:
    """The answer to one request, of which nothing stays: neither rows nor cookies nor counts."""
    cookies = client.cookies.copy()
    written = []
    with taken_back(), connection.execute_wrapper(_noting(written)):
        response = client.generic(method, path, **_form(method))
        answer = Answer(
            response.status_code,
            _is_refusal(response),
            bool(written),
            _text(response),
            repr(response.exc_info[1]) if getattr(response, "exc_info", None) else "",
        )
    client.cookies = cookies
    caches["default"].clear()
    return answer


@contextmanager
def taken_back():
    """What is written inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _noting(written):
    """Notes each statement that changes a row."""

    def note(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        verb = sql.lstrip().partition(" ")[0].upper()
        # SQLite knows how many rows were inserted only after they are read back.
        has_changed = verb == "INSERT" or (verb in WRITES and context["cursor"].rowcount)
        if has_changed and SESSIONS not in sql:
            written.append(sql)
        return result

    return note


def _form(method):
    return {"content_type": "application/x-www-form-urlencoded"} if method == "POST" else {}


def _is_refusal(response) -> bool:
    """401, 403, 404 and 405; the way to the login; and a way back with the reason as a message."""
    if response.status_code in (401, 403, 404, 405):
        return True
    if not 300 <= response.status_code < 400:
        return False
    path = urlsplit(response.headers["Location"]).path
    if path in (resolve_url("account_login"), resolve_url("wagtailadmin_login")):
        return True
    told = get_messages(response.wsgi_request)
    return any(message.level >= constants.ERROR for message in told)


def _text(response) -> str:
    """Everything the person receives, headers included."""
    content = b"".join(response) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers}\n{content.decode(errors='replace')}"
