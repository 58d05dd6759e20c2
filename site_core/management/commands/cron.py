"""`manage.py cron`: run the scheduled jobs, once or for ever."""

import logging
import os
import signal
from threading import Event

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from site_core.operation.cron import run_due_jobs

logger = logging.getLogger(__name__)

PAUSE = 5  # seconds between two looks at what is due, and whether the parent is still there
PAUSE_AFTER_TROUBLE = 60


class Command(BaseCommand):
    """Run what is due. With --loop, go on until SIGTERM or SIGINT; a job under way is finished."""

    help = "Run the scheduled jobs that are due (CRON_JOBS); --loop goes on until it is stopped."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="go on until stopped")
        parser.add_argument(
            "--parent", type=int, help="end with the process of this id, which started this one"
        )

    def handle(self, *, loop, parent, **options):
        if not loop:
            failed = run_due_jobs(timezone.now())
            if failed:
                raise CommandError(f"任务失败：{'、'.join(failed)}")
            return
        stopped = Event()
        previous = {
            number: signal.signal(number, lambda *_: stopped.set())
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            run_until(lambda: stopped.is_set() or (parent and os.getppid() != parent), stopped.wait)
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)


def run_until(is_over, wait):
    """Run jobs as they fall due until `is_over()`.

    :param wait: called with seconds; may return earlier.
    """
    while not is_over():
        pause = PAUSE
        try:
            run_due_jobs(timezone.now(), should_stop=is_over)
        except OSError:
            # Without its note a job is due again at once.
            logger.exception("The heartbeat file cannot be written")
            pause = PAUSE_AFTER_TROUBLE
        if not is_over():
            wait(pause)
