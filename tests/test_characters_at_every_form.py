"""Characters that no store takes, typed into every field of every form there is.

The forms are those that the addresses of the site show to somebody who may see them.
"""

import re
from urllib.parse import urljoin

import pytest

from django.core.cache import caches
from django.db import connection

from members.models import User
from site_core.text.characters import fit
from tests.permissions import world as worlds
from tests.permissions.addresses import addresses, leads_to
from tests.permissions.answers import taken_back, visitor
from tests.permissions.rows import path_of, rows_for
from tests.permissions.table import DEFAULTS, TABLE
from tests.support.form_fields import filled_forms
from tests.support.standing import standing

TYPED = "甲\x00乙\x1b\x85丙\ufffe\uffff\ufdd0丁\U0001ffff戊"
# As JSON writes them: half of a surrogate pair, and a NUL.
WRITTEN_IN_JSON = re.compile(r"\\u(?:0000|ffff|fffe)|(?<!\\ud83d)\\ud83d(?!\\ude)", re.IGNORECASE)


@standing
def world(home_page, column, author, first_reviewer, final_reviewer, site_manager, superuser):
    cast = worlds.people(author, first_reviewer, final_reviewer, site_manager, superuser)
    usernames = {role: person.username for role, person in cast.items()}
    return worlds.things(column, cast) | {"usernames": usernames}


@pytest.fixture(autouse=True)
def healthy(settings):
    settings.CRON_JOBS = []


@pytest.mark.parametrize(("role", "fewest"), [("superuser", 60), ("member", 8), ("guest", 4)])
def test_no_form_breaks_or_stores_what_cannot_be_stored(world, role, fewest):
    client = visitor(User.objects.filter(username=world["usernames"].get(role, "")).first())
    problems, tried = [], 0
    for path in paths(world, role):
        for target, data in forms_at(client, path):
            tried += 1
            unfit, cookies = [], client.cookies.copy()
            with taken_back(), connection.execute_wrapper(noting(unfit)):
                response = client.post(urljoin(path, target), data)
            if response.status_code >= 500:
                problems.append(f"{path} {target}: {response.exc_info[1]!r}")
            problems += [f"{path} {target} stores {text}" for text in unfit]
            client.cookies = cookies
            caches["default"].clear()
    assert not problems, "\n".join(["", *problems])
    assert tried >= fewest


def paths(world, role):
    known = set()
    for address in addresses():
        for row in rows_for(address, TABLE):
            path = path_of(row, address, world, DEFAULTS)
            if role in row.reads and "logout" not in path and leads_to(path, address):
                known.add(path)
    return sorted(known)


def forms_at(client, path):
    cookies = client.cookies.copy()
    with taken_back():
        response = client.get(path)
        client.cookies = cookies
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code != 200 or response.streaming or not is_page:
            return []
        return filled_forms(response, TYPED)


def noting(unfit):
    """Notes each text that a statement hands to the database and that it should not be given."""

    def note(execute, sql, params, many, context):
        for value in (*(params or ()),) if not isinstance(params, dict) else params.values():
            if isinstance(value, str) and (fit(value) != value or WRITTEN_IN_JSON.search(value)):
                unfit.append(f"{value[:60]!r} ({sql[:40]})")
        return execute(sql, params, many, context)

    return note
