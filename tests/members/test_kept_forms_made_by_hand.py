"""What somebody keeps for themselves by hand, and no form has sent, breaks no form of the admin.

The forms are those that the addresses of the admin show.
"""

import pytest

from django.core.cache import caches
from django.http import QueryDict
from django.urls import resolve, reverse

from members.kept_forms.admin_form import is_kept
from members.kept_forms.keeping import OWNER, address_of, counted
from members.models import KeptForm, User
from tests.permissions.answers import taken_back, visitor
from tests.support.form_fields import filled_forms
from tests.test_characters_at_every_form import healthy, paths, world

__all__ = ["healthy", "world"]  # fixtures
# A word for a choice, an id that no database holds, a date out of range; with counts that say the same.
ODD = [("x", False), ("9" * 30, False), ("99999-01-01", False), ("x", True), ("999999", True)]
FEWEST = 30


@pytest.mark.parametrize(("odd", "counts_too"), ODD)
def test_no_form_breaks_on_what_was_kept_by_hand(world, odd, counts_too):
    problems, tried = [], 0
    person = User.objects.get(username=world["usernames"]["superuser"])
    client = visitor(person)
    for path in paths(world, "superuser"):
        for data in forms_at(client, path):
            tried += 1
            fields = [
                (name, value if name.endswith("_FORMS") and not counts_too else odd)
                for name, value in data.items()
            ]
            answer = reopened(client, person, path, fields)
            if answer.status_code >= 500:
                problems.append(f"{path}: {answer.exc_info[1]!r}")
    assert not problems, "\n".join(["", *problems])
    assert tried >= FEWEST


def forms_at(client, path):
    """The data of each form at `path` that is kept at this address."""
    match = resolve(path.partition("?")[0])
    if not is_kept(match.func, match):
        return []
    with taken_back():
        response = client.get(path)
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if response.status_code != 200 or not is_page:
        return []
    return [data for _action, data in filled_forms(response, "甲") if OWNER in data]


def reopened(client, person, path, fields):
    """The answer to whoever opens the form at `path` when `fields` are kept for them."""
    place, _mark, query = path.partition("?")
    with taken_back():
        at = address_of(place, QueryDict(query))
        KeptForm.objects.create(user=person, path=at, fields=fields)
        answer = client.get(path)
    caches["default"].clear()
    return answer


def test_form_that_cannot_be_shown_says_so_and_stays_kept(client, superuser):
    address = reverse("wagtailsnippets_articles_sidebarbox:add")
    fields = [["title", "值班"], ["kind", "column"], ["page", "x"], ["column", "x"], ["image", "x"]]
    KeptForm.objects.create(user=superuser, path=address, fields=fields)
    client.force_login(superuser)
    html = client.get(address).content.decode()
    assert "无法显示" in html
    assert "尚未保存" not in html
    assert KeptForm.objects.get().path == address


@pytest.mark.parametrize(
    ("count", "rows", "left"),
    [
        ("999999", ["a-0-b", "a-1-b"], "2"),
        ("9" * 5000, ["a-0-b"], "1"),
        ("1", ["a-0-b", "a-1-b"], "1"),
        ("5", ["a-0-b-3-c"], "1"),
        ("5", [], "0"),
        ("x", ["a-0-b"], "x"),
        ("-5", ["a-0-b"], "-5"),
    ],
)
@pytest.mark.parametrize("name", ["a-TOTAL_FORMS", "a-INITIAL_FORMS", "a-count"])
def test_no_more_rows_are_counted_than_there_are(name, count, rows, left):
    fields = [[name, count], *([row, "甲"] for row in rows)]
    assert next(counted(fields)) == (name, left)
