"""The link to the stored pages that are served never names a generation that is over."""

import threading

import pytest

from django.db import connection, transaction

from site_core.page_store import link
from site_core.page_store.generation import (
    current_generation,
    follow_generation,
    raise_generation,
)
from site_core.reasons import ActionRefused


@pytest.fixture
def current(settings, tmp_path):
    """Where the link is."""
    settings.PAGE_STORE = str(tmp_path / "pages")
    return tmp_path / "pages" / "current"


def named(current):
    return current.readlink().name if current.is_symlink() else None


@pytest.mark.django_db
def test_is_away_before_the_change_is_committed(current, commit):
    follow_generation()
    raise_generation()
    assert named(current) is None


def test_names_the_new_generation_after_the_commit(committed, current):
    for _ in range(2):
        with transaction.atomic():
            raise_generation()
        assert named(current) == current_generation().name


@pytest.mark.django_db
def test_stays_away_when_somebody_is_killed_before_it_is_set(current, commit):
    raise_generation()
    commit()  # and no hook of it is run
    assert named(current) is None
    follow_generation()  # the job of the minute
    assert named(current) == current_generation().name


def test_comes_back_after_a_change_that_was_taken_back(committed, current):
    with transaction.atomic():
        raise_generation()
    with transaction.atomic():
        raise_generation()
        transaction.set_rollback(True)
    assert named(current) is None
    follow_generation()
    assert named(current) == current_generation().name


def test_nobody_sets_it_while_a_change_is_under_way(committed, current):
    with transaction.atomic():
        raise_generation()
    raised, go_on = threading.Event(), threading.Event()

    def change():
        with transaction.atomic():
            raise_generation()
            raised.set()
            go_on.wait(20)
        connection.close()

    def follow():
        follow_generation()
        connection.close()

    changing, following = threading.Thread(target=change), threading.Thread(target=follow)
    changing.start()
    assert raised.wait(20)
    following.start()
    following.join(0.3)
    assert following.is_alive()  # it waits for its turn
    assert named(current) is None
    go_on.set()
    changing.join()
    following.join()
    assert named(current) == current_generation().name


@pytest.mark.django_db
def test_a_change_is_refused_while_it_cannot_be_taken_away(current, commit, monkeypatch):
    follow_generation()
    before = current_generation()

    def refuse(path, **kwargs):
        raise PermissionError(13, "Read-only file system", str(path))

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(ActionRefused), transaction.atomic():
        raise_generation()
    assert current_generation() == before
    assert named(current) == before.name


@pytest.mark.django_db
def test_nothing_is_written_where_no_pages_are_stored(settings, tmp_path, commit):
    settings.PAGE_STORE = ""
    follow_generation()
    assert not link.is_wanted()
    assert list(tmp_path.iterdir()) == []
