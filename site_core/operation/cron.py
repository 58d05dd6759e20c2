"""Scheduled jobs: what is due, running it, and the heartbeat that tells of each last run.

This room knows no job; `CRON_JOBS` in the settings names a command and the seconds between its runs.
"""

import json
import logging
import os
import tempfile
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)

LONGEST_MESSAGE = 2000


def read_heartbeat() -> dict[str, dict]:
    """By job its last run: `at` (a datetime), `ok` and `message`. Empty when nothing is readable."""
    try:
        jobs = json.loads(Path(settings.CRON_HEARTBEAT_FILE).read_text(encoding="utf-8"))
        return {
            name: {
                "at": timezone.localtime(datetime.fromisoformat(run["at"])),
                "ok": run["ok"] is True,
                "message": str(run["message"]),
            }
            for name, run in jobs.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        logger.exception("The heartbeat file cannot be read; every job counts as never run")
        return {}


def write_heartbeat(runs) -> None:
    """Write the file whole or not at all: a reader never meets half of it."""
    path = Path(settings.CRON_HEARTBEAT_FILE)
    jobs = {name: run | {"at": run["at"].isoformat()} for name, run in runs.items()}
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(jobs, file, ensure_ascii=False, indent=1)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def is_due(last, seconds, now) -> bool:
    """Whether a job is due whose last run was `last`: also when that lies in the future."""
    return last is None or not now - timedelta(seconds=seconds) < last["at"] <= now


def run_due_jobs(now, should_stop=lambda: False) -> list[str]:
    """Run every job that is due at `now`, one after the other; return the names of those that failed.

    A failed job is logged and noted, and keeps none of the others back.

    :param should_stop: asked before each job; when true, the rest is left for another time.
    """
    failed = []
    for name, seconds in settings.CRON_JOBS:
        if should_stop() or not is_due(read_heartbeat().get(name), seconds, now):
            continue
        ok, message = run_job(name)
        if not ok:
            failed.append(name)
        # Read again: the job may have taken long, and another cron may run beside this one.
        known = {job for job, _seconds in settings.CRON_JOBS}
        runs = {job: last for job, last in read_heartbeat().items() if job in known}
        runs[name] = {"at": now, "ok": ok, "message": message[-LONGEST_MESSAGE:]}
        write_heartbeat(runs)
    return failed


def run_job(name) -> tuple[bool, str]:
    """Run one command; return whether it went well, and what it said."""
    said = StringIO()
    try:
        close_old_connections()  # the database may have been started anew since the last job
        call_command(name, stdout=said, stderr=said)
    except CommandError as error:
        logger.error("Job %s: %s %s", name, said.getvalue(), error)
        return False, f"{said.getvalue()}{error}"
    except Exception as error:
        logger.exception("Job %s failed", name)
        return False, f"{said.getvalue()}{type(error).__name__}: {error}"
    finally:
        close_old_connections()
    return True, said.getvalue().strip()


def overdue_jobs(now=None) -> list[str]:
    """Names of the jobs that ought to have run by now and have not."""
    now = now or timezone.now()
    runs = read_heartbeat()
    return [
        name
        for name, seconds in settings.CRON_JOBS
        if name not in runs or now > runs[name]["at"] + patience(seconds)
    ]


def patience(seconds) -> timedelta:
    """How long after its last run a job counts as missing: one run may be slow, or left out."""
    return timedelta(seconds=2 * seconds, minutes=5)
