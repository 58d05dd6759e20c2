"""Every path that can make content public, or change what is public, with every role.

The doors stand in `tests/doors`: addresses of the admin (`screens`) and ways of code and SQL
(`code`). Each row of the tables says *refused*: nothing changes in public. Content that is changed in
place by an UPDATE cannot be refused by a trigger on another table; there the row says *detected*.
"""

import pytest

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError
from django.db import DatabaseError, transaction
from django.test import Client

from tests.doors.code import DETECTED, REFUSED
from tests.doors.scene import UNREVIEWED, in_place_changes, public_state, readers_see, set_scene
from tests.doors.screens import SCREENS
from tests.support.standing import standing

REFUSALS = (PermissionDenied, ValidationError, CommandError, DatabaseError, ValueError)


@standing
def scene(home_page, author, superuser):
    return set_scene(home_page, author, superuser)


@standing
def people(
    author, first_reviewer, second_reviewer, final_reviewer, site_manager, superuser, member
):
    """Every role."""
    return [
        author,
        first_reviewer,
        second_reviewer,
        final_reviewer,
        site_manager,
        superuser,
        member,
    ]


@pytest.mark.parametrize("door", SCREENS, ids=lambda door: door.__name__)
def test_door_of_the_admin_is_refused_to_every_role(door, scene, people):
    before = public_state()
    for person, logged_in in [(people[0], False), *((person, True) for person in people)]:
        with transaction.atomic():
            client = Client()
            if logged_in:
                client.force_login(person)
            answer = door(scene, client, person)
            assert answer.status_code < 500, person.username
            assert public_state() == before, person.username
            assert in_place_changes() == [], person.username
            transaction.set_rollback(True)


@pytest.mark.parametrize("door", REFUSED, ids=lambda door: door.__name__)
def test_door_of_code_is_refused(door, scene, tmp_path):
    before = public_state()
    try:
        with transaction.atomic():
            door(scene, tmp_path)
    except REFUSALS:
        pass
    assert public_state() == before
    assert in_place_changes() == []
    assert UNREVIEWED not in readers_see(scene)


@pytest.mark.parametrize("door", DETECTED, ids=lambda door: door.__name__)
def test_change_in_place_is_detected(door, scene, tmp_path):
    assert in_place_changes() == []
    door(scene, tmp_path)
    assert any(str(scene.public) in line for line in in_place_changes())
