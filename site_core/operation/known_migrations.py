"""A database that another version of the program has laid out is not migrated half-way."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader

MESSAGE = (
    "这个数据库由本程序的另一个版本建立，本版本不认识它的结构（{name}），没有改动任何内容。\n"
    "正式发布以前的开发版本之间不能升级数据库：演示站点请运行 make demo-reset 重新建立；"
    "其他数据库请用建立它的版本打开。"
)


def refuse_unknown_migrations(sender, using, plan, **kwargs):
    """Before a migration: every migration of ours that the database has seen is one of this program.

    :raises CommandError: one is not; see docs/decisions/0035-migrations-begin-anew.md.
    """
    if not plan:
        return
    loader = MigrationLoader(connections[using])
    for app, name in sorted(loader.applied_migrations):
        if _is_ours(app) and (app, name) not in loader.disk_migrations:
            raise CommandError(MESSAGE.format(name=f"{app}.{name}"))


def _is_ours(label) -> bool:
    return label in apps.app_configs and (
        Path(apps.get_app_config(label).path).parent == Path(settings.BASE_DIR)
    )
