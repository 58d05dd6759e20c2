"""Every address of the site, asked by every role: who gets in, and what is shown of other people.

The rows stand in `tests/permissions`. A new address needs one there: who reads at it, and whose POST
may change something.
"""

import pytest

from django.http import HttpResponse
from django.urls import URLResolver
from django.urls import path as route
from django.urls.resolvers import RegexPattern

from wagtail import hooks

from articles.models import Favourite
from members.models import User
from tests.permissions import world as worlds
from tests.permissions.addresses import addresses, leads_to
from tests.permissions.answers import Answer, ask, visitor
from tests.permissions.marks import HELD, PRIVATE, UNRELEASED, shown_to_the_wrong
from tests.permissions.rows import NOBODY, ROLES, STAFF, Row, methods_for, path_of, rows_for
from tests.permissions.table import BEHIND_OURS, DEFAULTS, OPEN_UNDER_ADMIN, TABLE
from tests.permissions.verdicts import problem_with
from tests.support.standing import standing


@standing
def world(home_page, column, author, first_reviewer, final_reviewer, site_manager, superuser):
    """Keys of things by their names, and usernames by role."""
    cast = worlds.people(author, first_reviewer, final_reviewer, site_manager, superuser)
    usernames = {role: person.username for role, person in cast.items()}
    return worlds.things(column, cast) | {"usernames": usernames}


@pytest.fixture(autouse=True)
def healthy(settings):
    """No scheduled job is overdue where none is planned."""
    settings.CRON_JOBS = []


def browser_of(role, world):
    username = world["usernames"].get(role)
    return visitor(username and User.objects.get(username=username))


def tried(world):
    """Each row with its address and the path at which it is tried."""
    for address in addresses():
        for row in rows_for(address, TABLE):
            path = path_of(row, address, world, DEFAULTS)
            if leads_to(path, address):
                yield address, row, path


@pytest.mark.parametrize("role", ROLES)
def test_role_gets_what_the_table_says_and_sees_nothing_of_others(world, role):
    client = browser_of(role, world)
    problems = []
    for address, row, path in tried(world):
        for method in methods_for(role, address, row):
            answer = ask(client, method, path)
            problem = problem_with(answer, role=role, address=address, row=row, method=method)
            found = [problem] if problem else []
            found += [f"shows {mark}" for mark in shown_to_the_wrong(role, answer.text)]
            problems += [f"{role} {method} {path} ({address.label}): {text}" for text in found]
    assert not problems, "\n".join(["", *problems])


@pytest.mark.parametrize("role", PRIVATE)
def test_members_see_what_is_their_own(world, role):
    """Otherwise the marks would be looked for where they never stand."""
    client = browser_of(role, world)
    centre, copy = (ask(client, "GET", path).text for path in ("/accounts/", "/accounts/data/"))
    for mark in (PRIVATE[role], HELD[role]):
        assert mark in centre
        assert mark in copy


def test_those_who_work_on_a_text_see_it(world):
    client = browser_of("author", world)
    for key in ("draft", "in_review", "emergency"):
        assert UNRELEASED in ask(client, "GET", f"/admin/pages/{world[key]}/edit/").text


def test_favourites_are_on_nobody_elses_pages(world, client):
    """They are public articles, so no mark of a member stands in them."""
    address = f"/a/{world['favourite']}/favourite/"
    title = worlds.FAVOURITE
    for role, is_own in (("member", True), ("other_member", False)):
        browser = browser_of(role, world)
        for path in ("/accounts/", "/accounts/data/"):
            assert (title in ask(browser, "GET", path).text) is is_own
        assert ("取消收藏" in ask(browser, "GET", address).text) is is_own


# --- The table itself -----------------------------------------------------------------------------


def unclassified(known_addresses, table) -> list[str]:
    return [
        f"{address.label} ({address.route}): add a row to tests/permissions/"
        f"{'table' if address.is_ours else 'admin_table'}.py that says who reads and who writes here"
        for address in known_addresses
        if address.label not in BEHIND_OURS and not rows_for(address, table)
    ]


def test_every_address_is_in_the_table():
    assert unclassified(addresses(), TABLE) == []


def test_address_that_nobody_has_classified_is_reported():
    resolver = URLResolver(
        RegexPattern(r"^/"),
        [route("new/", HttpResponse, name="new"), route("unnamed/<int:pk>/", HttpResponse)],
    )
    found = addresses(resolver)
    assert [line.partition(": add")[0] for line in unclassified(found, TABLE)] == [
        "new (new/)",
        "unnamed/<int:pk>/ (unnamed/<int:pk>/)",
    ]
    assert unclassified(found, [Row("new", STAFF), Row("unnamed/<int:pk>/", NOBODY)]) == []


def test_every_row_is_tried(world):
    """A row whose path leads elsewhere, or nowhere, says nothing."""
    used = [row for _address, row, _path in tried(world)]
    assert [row.label for row in TABLE if row not in used] == []


def test_our_addresses_stand_one_by_one():
    namespaces = [
        address.label
        for address in addresses()
        if address.is_ours and any(row.is_of_namespace for row in rows_for(address, TABLE))
    ]
    assert namespaces == []


def test_what_stands_behind_ours_is_reached_by_nobody(world):
    hidden = set()
    for address in addresses():
        row = next(iter(rows_for(address, TABLE)), Row(address.label, NOBODY))
        if not leads_to(path_of(row, address, world, DEFAULTS), address):
            hidden.add(address.label)
    assert hidden == BEHIND_OURS


def test_little_under_the_admin_is_open_to_those_who_may_not_enter_it():
    labels = {address.label for address in addresses() if address.route.startswith("admin/")}
    open_ones = {
        row.label for row in TABLE if row.label in labels and (row.reads | row.writes) - STAFF
    }
    assert open_ones == OPEN_UNDER_ADMIN


def test_every_bulk_action_is_in_the_table():
    known = {
        (f"{model._meta.app_label}.{model._meta.model_name}", action.action_type)
        for action in hooks.get_hooks("register_bulk_action")
        for model in action.models
    }
    rows = [row.where for row in TABLE if row.label == "wagtail_bulk_action"]
    assert known == {(f"{row['app_label']}.{row['model_name']}", row["action"]) for row in rows}


def test_what_a_request_writes_is_noticed_and_taken_back(world):
    client = browser_of("other_member", world)
    address = f"/a/{world['favourite']}/favourite/"
    assert not ask(client, "GET", address).wrote
    for _time in range(2):
        assert ask(client, "POST", address).wrote
    assert Favourite.objects.count() == 1


PAGE, REFUSED, REFUSED_METHOD = (200, False, False), (302, True, False), (405, True, False)
CHANGED, BROKEN = (302, False, True), (500, False, False)


@pytest.mark.parametrize(
    ("role", "method", "answer", "is_fine"),
    [
        ("author", "GET", PAGE, True),
        ("author", "GET", REFUSED, False),
        ("author", "GET", BROKEN, False),
        ("author", "POST", CHANGED, True),
        ("author", "POST", REFUSED, False),
        ("author", "PUT", REFUSED_METHOD, True),
        ("superuser", "GET", PAGE, True),
        ("superuser", "POST", PAGE, True),
        ("superuser", "POST", CHANGED, False),
        ("guest", "GET", PAGE, False),
        ("guest", "HEAD", PAGE, False),
        ("guest", "GET", REFUSED, True),
        ("guest", "POST", PAGE, False),
        ("guest", "POST", CHANGED, False),
        ("guest", "POST", (403, True, True), False),
        ("guest", "DELETE", PAGE, False),
        ("guest", "DELETE", REFUSED_METHOD, True),
        ("guest", "POST", BROKEN, False),
    ],
)
def test_answer_that_differs_from_its_row_is_a_problem(role, method, answer, is_fine):
    (wagtails,) = [a for a in addresses() if a.label == "wagtailadmin_pages:edit"]
    row = Row(wagtails.label, frozenset({"author", "superuser"}), frozenset({"author"}))
    answer = Answer(*answer, text="")
    problem = problem_with(answer, role=role, address=wagtails, row=row, method=method)
    assert (problem == "") is is_fine


def test_form_shown_again_by_one_of_our_views_to_somebody_who_may_not_send_it_is_a_problem():
    (ours,) = [a for a in addresses() if a.label == "workflow_records"]
    row = Row(ours.label, frozenset({"author"}))
    answer = Answer(*PAGE, text="")
    assert problem_with(answer, role="author", address=ours, row=row, method="POST")


def test_broken_view_that_has_been_mended_is_a_problem():
    (wagtails,) = [a for a in addresses() if a.label == "wagtailadmin_pages:edit"]
    row = Row(wagtails.label, STAFF, broken_by=("POST",))
    for status, is_fine in ((500, True), (200, False)):
        answer = Answer(status, is_refusal=False, wrote=False, text="")
        problem = problem_with(answer, role="author", address=wagtails, row=row, method="POST")
        assert (problem == "") is is_fine


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("guest", ["zhang-private", "zhao-private", "zhang-held", "zhao-held", UNRELEASED]),
        ("member", ["zhao-private", "zhao-held", UNRELEASED]),
        ("colleague", ["zhang-private", "zhao-private", UNRELEASED]),
        ("final_reviewer", ["zhang-private", "zhao-private", "zhang-held", "zhao-held"]),
        ("superuser", []),
    ],
)
def test_words_shown_to_the_wrong_person_are_found(role, seen):
    everything = " ".join([*PRIVATE.values(), *HELD.values(), UNRELEASED])
    assert shown_to_the_wrong(role, everything) == seen
