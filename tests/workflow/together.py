"""Letting people act in the same instant: threads, and processes, each with a connection of its own."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection

ROUNDS = int(os.environ.get("RACE_ROUNDS", "1"))
PATIENCE = 60


def together(*acts):
    """Let every act begin in the same instant; return how each ended.

    "done", "refused" (PermissionDenied) or the status of an HTTP response. Anything else that is
    raised, a locked database or a server error for instance, is raised here.
    """
    barrier = Barrier(len(acts))

    def run(act):
        try:
            connection.ensure_connection()
            barrier.wait(PATIENCE)
            return outcome_of(act)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def outcome_of(act):
    """Do it; "done", "refused" or the status of the response."""
    try:
        response = act()
    except PermissionDenied:
        return "refused"
    return getattr(response, "status_code", "done")


@contextmanager
def two_processes():
    """A function like `together` for two acts, each given as (verb, task state id, user id)."""
    with _process() as first, _process() as second:

        def act(*acts):
            pairs = list(zip((first, second), acts, strict=True))
            for process, act in pairs:
                _say(process, json.dumps(act))
            assert [_answer(process) for process, _act in pairs] == ["ready", "ready"]
            for process, _act in pairs:
                _say(process, "go")
            return [_answer(process) for process, _act in pairs]

        yield act
        first.stdin.close()
        second.stdin.close()


def _process():
    environment = {
        "DJANGO_SETTINGS_MODULE": "site_core.settings.test",
        "DATABASE_URL": address_of_test_database(),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.workflow.race_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=settings.BASE_DIR,
        env=os.environ | environment,
    )


def address_of_test_database():
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(values['NAME']).resolve()}"
    user, password = quote(values["USER"]), quote(values["PASSWORD"])
    return f"postgres://{user}:{password}@{values['HOST']}:{values['PORT']}/{values['NAME']}"


def _say(process, line):
    process.stdin.write(line + "\n")
    process.stdin.flush()


def _answer(process):
    return process.stdout.readline().strip()
