"""Is this installation all right? Asked by /healthz and /readyz, without anybody's data in it."""

import logging
from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from wagtail import hooks

from site_core.operation.cron import overdue_jobs, read_heartbeat

logger = logging.getLogger(__name__)

NO_ANSWER = "数据库没有应答。"


def health_problems() -> list[str]:
    """A line for each thing wrong. Asked are the receivers of the hook `register_health_check`:
    () -> lines, none when all is well."""
    return _ask(hooks.get_hooks("register_health_check"))


def readiness_problems() -> list[str]:
    """A line for each reason not to send readers here."""
    return _ask([database_problems, migration_problems])


def _ask(checks) -> list[str]:
    problems = []
    for check in checks:
        try:
            problems += check()
        except DatabaseError:
            logger.exception("Health check %s.%s", check.__module__, check.__qualname__)
            problems.append(NO_ANSWER)
    return list(dict.fromkeys(problems))


def database_problems() -> list[str]:
    """Raises DatabaseError when the database does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return []


def migration_problems() -> list[str]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return ["数据库结构尚未更新：请运行 manage.py migrate。"]
    return []


def cron_problems() -> Iterator[str]:
    """Jobs that do not run, and jobs whose last run failed; what they said may name people."""
    runs = read_heartbeat()
    for name in overdue_jobs():
        yield f"定时任务 {name} 没有按时运行：请检查 manage.py cron --loop。"
    for name, _seconds in settings.CRON_JOBS:
        if name in runs and not runs[name]["ok"]:
            yield f"定时任务 {name} 上次运行失败：详情见日志，或运行 manage.py {name}。"
