"""A migrated database that is kept between runs, so that only the first one pays for the migrations.

The template is an empty database after `migrate`. Django migrates the copy once more, which finds
nothing to do but sends `post_migrate`: triggers, permissions and content types are always today's.
Its name depends on the migrations themselves, ours and the installed ones; templates of older ones
stay where they are until somebody removes them.
"""

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

PREFIX = "bianshen_template_"
NAME_LENGTH = 16


def fingerprint() -> str:
    """A name for the migrations as they are: the text of ours, the lock file for the others."""
    files = sorted(settings.BASE_DIR.glob("*/migrations/*.py"))
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for path in files:
        digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:NAME_LENGTH]


def _sqlite_template() -> Path:
    return Path(settings.VAR_DIR) / f"{PREFIX}{fingerprint()}.sqlite3"


def _postgresql_template() -> str:
    return f"{PREFIX}{fingerprint()}"


def begin_from_template():
    """Before the test database is made: let it begin as a copy of the template, if there is one."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["TEST"]["NAME"]
        for leftover in (name, f"{name}-wal", f"{name}-shm"):
            Path(leftover).unlink(missing_ok=True)
        if _sqlite_template().exists():
            shutil.copyfile(_sqlite_template(), name)
    else:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_postgresql_template()])
            if cursor.fetchone():
                connection.settings_dict["TEST"]["TEMPLATE"] = _postgresql_template()


def keep_template():
    """After the migrations, before anything is written: keep the database for the next runs."""
    if connection.vendor == "sqlite":
        _keep_sqlite_template()
    elif "TEMPLATE" not in connection.settings_dict["TEST"]:
        _keep_postgresql_template()


def _keep_sqlite_template():
    target = _sqlite_template()
    if target.exists():
        return
    # Two workers may come here at once: each renames a whole file.
    unfinished = target.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(unfinished) as copy:
        connection.connection.backup(copy)
    copy.close()
    unfinished.rename(target)


def _keep_postgresql_template():
    source, target = connection.settings_dict["NAME"], _postgresql_template()
    connections.close_all()  # a database that somebody uses is no template
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [PREFIX])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [target])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
