"""What waits to be done after a request: working it off, and trying again what failed."""

from datetime import timedelta
from time import monotonic

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from django.utils import timezone
from django.utils.crypto import get_random_string

BACKEND = "background"
PAUSE = timedelta(minutes=10)  # between two tries of a task that failed
PATIENCE = timedelta(days=2)  # after which it is tried no more
ROUND = 30  # seconds after which no other task is begun: jobs by the clock wait behind these


class RoundWorker(Worker):
    """Works until nothing waits or the round is over, as with a mail server that says nothing."""

    def run(self) -> None:
        self._ends = monotonic() + ROUND
        super().run()

    def run_task(self, db_task_result) -> None:
        super().run_task(db_task_result)
        if monotonic() > self._ends:
            self.running = False


def run_tasks() -> tuple[int, int]:
    """Run what waits, as much as fits into a round; return how many tasks are done and how many have failed.

    A task that is done leaves no row: it may hold what somebody wrote. One that fails, or whose worker
    was killed, is tried again for two days and then kept for whoever wants to know.
    """
    tasks = DBTaskResult.objects.filter(backend_name=BACKEND)
    begun = tasks.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - PAUSE)
    begun.update(status=TaskResultStatus.READY)
    RoundWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    ).run()
    done, _by_model = tasks.successful().delete()
    now = timezone.now()
    failed = (
        tasks.failed()
        .filter(enqueued_at__gt=now - PATIENCE)
        .update(status=TaskResultStatus.READY, run_after=now + PAUSE)
    )
    return done, failed
