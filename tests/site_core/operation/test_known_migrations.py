"""A database of another version is refused before anything in it is changed."""

import pytest

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from site_core.operation.known_migrations import refuse_unknown_migrations

pytestmark = pytest.mark.django_db


@pytest.fixture
def recorder():
    return MigrationRecorder(connection)


def test_database_of_another_version_is_not_migrated(recorder):
    recorder.record_applied("workflow", "0005_of_another_version")
    recorder.record_unapplied("search", "0001_initial")
    with pytest.raises(CommandError, match=r"workflow\.0005_of_another_version"):
        call_command("migrate", verbosity=0)
    assert ("search", "0001_initial") not in recorder.applied_migrations()


def test_other_programs_may_have_migrations_that_are_gone(recorder):
    recorder.record_applied("wagtailcore", "9999_gone")
    refuse_unknown_migrations(sender=None, using="default", plan=["something"])


def test_nothing_is_refused_where_nothing_is_to_do(recorder):
    recorder.record_applied("workflow", "0005_of_another_version")
    refuse_unknown_migrations(sender=None, using="default", plan=[])
