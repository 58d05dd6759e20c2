"""Who waits too long is told to try again; of two who wait for each other one begins anew."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.urls import reverse

from articles.models import Author
from site_core.http.transactions import again_after_deadlock, all_or_nothing
from site_core.settings.databases import POSTGRESQL_LIMITS
from tests.factories import AuthorFactory
from tests.workflow.together import PATIENCE, together

DEADLOCK, LOCK_TIMEOUT, SERIALIZATION = "40P01", "55P03", "40001"


def trouble(code="", words="trouble"):
    """What Django raises for an error of PostgreSQL's."""
    error = OperationalError(words)
    error.__cause__ = Exception()
    error.__cause__.pgcode = code
    return error


class Fails:
    """Writes an author and raises these errors, one a time, then writes and answers."""

    def __init__(self, *errors):
        self.errors = list(errors)
        self.times = 0

    def __call__(self, request=None, *args, **kwargs):
        self.times += 1
        Author.objects.create(name=f"第{self.times}次")
        if self.errors:
            raise self.errors.pop(0)
        return HttpResponse("done")


@pytest.fixture
def post(rf):
    def post(act, **data):
        request = rf.post("/", data)
        request.resolver_match = type("Match", (), {"url_name": "x", "namespaces": []})
        request._messages = []
        return all_or_nothing(act)(request)

    return post


@pytest.mark.parametrize("code", [DEADLOCK, SERIALIZATION])
def test_request_that_lost_a_deadlock_is_done_once_more(db, post, code):
    act = Fails(trouble(code))
    assert post(act).status_code == 200
    assert [author.name for author in Author.objects.all()] == ["第2次"]


def test_it_is_done_no_third_time(db, post):
    act = Fails(trouble(DEADLOCK), trouble(DEADLOCK))
    with pytest.raises(OperationalError):
        post(act)
    assert act.times == 2
    assert not Author.objects.exists()


@pytest.mark.parametrize("code", [LOCK_TIMEOUT, "08006", ""])
def test_other_troubles_are_not_tried_again(db, post, code):
    act = Fails(trouble(code))
    with pytest.raises(OperationalError):
        post(act)
    assert act.times == 1


def test_request_with_a_file_is_not_done_again(db, post, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    act = Fails(trouble(DEADLOCK))
    with (tmp_path / "a.txt").open() as file, pytest.raises(OperationalError):
        post(act, file=file)
    assert act.times == 1


def test_command_is_done_once_more(db):
    act = Fails(trouble(DEADLOCK))

    def transact():
        with transaction.atomic():
            return act()

    assert again_after_deadlock(transact).content == b"done"
    assert act.times == 2


@pytest.mark.parametrize(
    "error",
    [
        trouble(LOCK_TIMEOUT),
        trouble(DEADLOCK),
        trouble("25P03"),
        trouble(words="database is locked"),
    ],
)
def test_who_waits_too_long_is_told_to_try_again(client, superuser, monkeypatch, error):
    author = AuthorFactory(name="林知夏")
    client.force_login(superuser)

    def fail(*args, **kwargs):
        raise error

    monkeypatch.setattr("articles.models.Author.save", fail)
    address = reverse("wagtailsnippets_articles_author:edit", args=[author.pk])
    answer = client.post(address, {"name": "改名", "unit": ""})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "请稍后再试" in answer.content.decode()
    assert Author.objects.get().name == "林知夏"


def test_other_errors_of_the_database_are_server_errors(client, superuser, monkeypatch):
    author = AuthorFactory(name="林知夏")
    client.force_login(superuser)
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise trouble("08006")

    monkeypatch.setattr("articles.models.Author.save", fail)
    address = reverse("wagtailsnippets_articles_author:edit", args=[author.pk])
    assert client.post(address, {"name": "改名", "unit": ""}).status_code == 500


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has a timeout of its own")
def test_postgresql_waits_for_no_lock_and_no_idle_transaction_for_ever(db):
    for name, seconds in POSTGRESQL_LIMITS.items():
        with connection.cursor() as cursor:
            cursor.execute("SELECT extract(epoch FROM current_setting(%s)::interval)", [name])
            assert cursor.fetchone()[0] == seconds > 0


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer, who waits for 20 seconds")
@pytest.mark.races
def test_editor_behind_a_hung_process_is_told_to_try_again(committed, client, superuser):
    author = AuthorFactory(name="林知夏")
    client.force_login(superuser)
    held, over = Event(), Event()

    def hang():
        with transaction.atomic():
            list(Author.objects.select_for_update())
            held.set()
            over.wait(PATIENCE)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(hang)
        held.wait(PATIENCE)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '200ms'")
            address = reverse("wagtailsnippets_articles_author:edit", args=[author.pk])
            answer = client.post(address, {"name": "改名", "unit": ""})
        finally:
            over.set()
            connection.close()  # the next one has the limit of the settings
    assert answer.status_code == 503
    assert Author.objects.get().name == "林知夏"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer: nobody waits for each other")
@pytest.mark.races
def test_both_of_a_deadlock_are_done(committed, post):
    """Each locks one author, then wants the other's."""
    authors = [AuthorFactory(name=name).pk for name in "甲乙"]
    barrier = Barrier(2)
    tries = []

    def cross(first, second):
        def act(request):
            tries.append(first)
            Author.objects.filter(pk=first).update(unit="云溪")
            if len(tries) <= 2:
                barrier.wait(PATIENCE)
            Author.objects.filter(pk=second).update(unit="云溪")
            return HttpResponse("done")

        return lambda: post(act)

    assert together(cross(*authors), cross(*reversed(authors))) == [200, 200]
    assert len(tries) == 3
