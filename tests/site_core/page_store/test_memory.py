"""What a process remembers is good until something public changes."""

import pytest

from django.db import transaction
from django.test import RequestFactory

from site_core.page_store import memory
from site_core.page_store.generation import raise_generation
from site_core.page_store.memory import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(commit):
    """What a request of its own gets when it asks for the menu; each making of it has a number."""
    numbers = iter(range(100))
    return lambda: remembered(RequestFactory().get("/"), "menu", lambda: next(numbers))


def test_is_made_once(ask):
    assert [ask(), ask(), ask()] == [0, 0, 0]


def test_is_made_anew_after_a_change(ask, commit):
    ask()
    raise_generation()
    commit()
    assert [ask(), ask()] == [1, 1]


def test_is_not_used_in_the_transaction_of_a_change(ask):
    ask()
    raise_generation()
    assert [ask(), ask()] == [1, 2]


def test_stays_when_the_change_is_taken_back(ask):
    ask()
    with transaction.atomic():
        raise_generation()
        transaction.set_rollback(True)
    assert ask() == 0


def test_a_change_while_a_page_is_made_leaves_nothing_old(commit):
    old, late = RequestFactory().get("/"), RequestFactory().get("/")
    remembered(old, "name", lambda: "旧名")
    raise_generation()
    commit()
    remembered(old, "menu", lambda: "旧")  # a request that began before the change
    assert remembered(late, "menu", lambda: "新") == "新"


def test_one_request_has_one_generation(ask, commit, django_assert_num_queries):
    request = RequestFactory().get("/")
    with django_assert_num_queries(1):
        remembered(request, "menu", list)
        remembered(request, "boxes", list)


def test_a_new_process_remembers_nothing(ask):
    ask()
    memory.forget()
    assert ask() == 1
