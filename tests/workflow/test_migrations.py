"""Migrations leave the last line of defence in place, and a crashed one says what is missing.

Each test works on a copy of the test database, with `manage.py` in a process of its own.
"""

import os
import subprocess
import sys
from contextlib import closing

import psycopg2
import pytest

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.workflow.together import address_of_test_database
from workflow.guards import triggers

SETTINGS = """
from site_core.settings.test import *
INSTALLED_APPS = [*INSTALLED_APPS, "remaking"]
"""
MIGRATION = '''
import os
from django.db import migrations, models

def remake(apps, schema_editor):
    """Another length for a column of the releases, and for one of the page table.

    In this order: the page table's triggers name the releases, and go when their own table is remade.
    """
    for label, name, length in (("workflow.Release", "kind", 20), ("wagtailcore.Page", "title", 300)):
        model = apps.get_model(label)
        old = model._meta.get_field(name)
        new = models.CharField(max_length=length)
        new.set_attributes_from_name(name)
        new.model = model
        schema_editor.alter_field(model, old, new)
    if os.environ.get("CRASH"):
        raise RuntimeError("the migration crashes")

class Migration(migrations.Migration):
    dependencies = [{dependencies}]
    operations = [migrations.RunPython(remake, migrations.RunPython.noop)]
'''

pytestmark = [pytest.mark.long, pytest.mark.migrations]


@pytest.fixture
def copy(committed, tmp_path):
    """The address of a copy of the test database."""
    if connection.vendor == "sqlite":
        path = tmp_path / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        yield f"sqlite:///{path}"
        return
    values = connection.settings_dict
    name = values["NAME"]
    connection.close()  # a database that somebody uses cannot be copied
    server = {key.lower(): values[key] for key in ("HOST", "PORT", "USER", "PASSWORD")}
    with closing(psycopg2.connect(**server, dbname="postgres")) as other:
        other.autocommit = True
        with other.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}_copy"')
            cursor.execute(f'CREATE DATABASE "{name}_copy" TEMPLATE "{name}"')
            yield f"{address_of_test_database()}_copy"
            cursor.execute(f'DROP DATABASE "{name}_copy" WITH (FORCE)')


@pytest.fixture
def manage(copy, tmp_path):
    """Runs `manage.py` on the copy; `remaking` is an app that alters the two tables."""
    package = tmp_path / "remaking" / "migrations"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (tmp_path / "remaking_settings.py").write_text(SETTINGS, encoding="utf-8")
    newest = [newest_migration(app) for app in ("wagtailcore", "workflow")]
    text = MIGRATION.replace("{dependencies}", ", ".join(map(str, newest)))
    (package / "0001_initial.py").write_text(text, encoding="utf-8")

    def run(*arguments, **environment):
        return subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, "-m", "django", *arguments],
            cwd=settings.BASE_DIR,
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "remaking_settings",
                "DATABASE_URL": copy,
                "PYTHONPATH": f"{tmp_path}{os.pathsep}{settings.BASE_DIR}",
                **environment,
            },
        )

    return run


def newest_migration(app):
    names = MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes(app)
    return names[0]


# Printed by `manage.py shell`: triggers and indexes of the two tables.
LIST = """
from django.db import connection
from workflow.guards import triggers
with connection.cursor() as cursor:
    for table in ("wagtailcore_page", "workflow_release"):
        found = connection.introspection.get_constraints(cursor, table)
        print(table, sorted(name for name, it in found.items() if it["index"]))
print("missing:", triggers.missing())
"""
REFUSED = """
from django.db import IntegrityError
from django.db.models import QuerySet
from wagtail.models import Page
from workflow.models import Release
for change in (lambda: Page.objects.filter(depth=1).update(live=True),
               lambda: QuerySet.update(Release.objects.all(), kind="x")):
    try:
        change()
    except IntegrityError:
        print("refused")
"""


def in_shell(manage, code):
    result = manage("shell", "--no-imports", "-c", code)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_remade_tables_keep_triggers_and_indexes(manage):
    before = in_shell(manage, LIST)
    result = manage("migrate", "remaking")
    assert result.returncode == 0, result.stderr
    assert in_shell(manage, LIST) == before
    assert "missing: []" in before
    assert in_shell(manage, REFUSED).split() == ["refused", "refused"]


def test_crashed_migration_is_named_and_the_next_one_repairs(manage):
    crashed = manage("migrate", "remaking", CRASH="1")
    assert "the migration crashes" in crashed.stderr
    checked = manage("check", "--database", "default", "--fail-level", "WARNING")
    verified = manage("verify_live")
    names = triggers.expected()
    if connection.vendor == "sqlite":
        assert all(name in checked.stderr and name in verified.stdout for name in names)
        assert (checked.returncode, verified.returncode) == (1, 1)
    else:
        assert (checked.returncode, verified.returncode) == (0, 0), "PostgreSQL kept them"
    assert manage("migrate", "remaking").returncode == 0
    assert manage("check", "--database", "default", "--fail-level", "WARNING").returncode == 0
    assert manage("verify_live").returncode == 0


def test_workflow_can_be_unapplied_and_applied_again(manage):
    for target in (("workflow", "zero"), ("workflow",)):
        result = manage("migrate", *target)
        assert result.returncode == 0, result.stderr
    assert "missing: []" in in_shell(manage, LIST)
    assert manage("migrate", "--check").returncode == 1  # `remaking` alone is left
    assert in_shell(manage, REFUSED).split()[0] == "refused"
