"""`make run`: bring the demo site up in one process. Nothing imports this module."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from unicodedata import east_asian_width

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import OperationalError

from demo.accounts import ACCOUNTS, DEMO_PASSWORD
from demo.management.commands.load_demo import load_once

HOST = "127.0.0.1"

NO_POSTGRESQL = "连接不上 PostgreSQL 数据库 {name}\n请检查 DATABASE_URL 以及数据库是否已启动。"
# What the databases say, and what it means to somebody who only typed `make run`.
DATABASE_TROUBLES = {
    "readonly database": "数据库不可写：{name}\n请检查该文件及其所在文件夹的权限。",
    "unable to open database file": "无法打开数据库：{name}\n请检查所在文件夹是否存在、是否可写。",
    "database is locked": "数据库正被另一个进程占用：{name}\n请先停止仍在运行的服务，再试一次。",
    "connection to server": NO_POSTGRESQL,
    "could not translate host name": NO_POSTGRESQL,
}


class Command(BaseCommand):
    """Prepare the database, the site and its demo content, say where it is, and serve it.

    1. See that the port is free, before anything slow.
    2. With --reset, throw the demo database and its media away.
    3. Migrate if a migration is pending.
    4. `bootstrap_site` and `load_demo`: each does only what is still missing.
    5. Print the addresses and accounts.
    6. Serve until Ctrl-C.
    """

    help = "准备并启动演示站点（make run）"
    requires_system_checks = []

    def add_arguments(self, parser):
        """Options of `manage.py run_demo`."""
        parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
        parser.add_argument("--reset", action="store_true", help="先清空演示数据库和上传的文件")
        parser.add_argument("--yes", action="store_true", help="清空 PostgreSQL 时不再询问")
        parser.add_argument("--no-serve", action="store_true", help="准备好即结束，不启动服务")

    def handle(self, *, port, reset, yes, no_serve, **options):
        """Run the steps of the class docstring."""
        try:
            if reset or not no_serve:
                require_free_port(port, reset)
            with database_troubles_explained():
                if reset:
                    self.reset(yes)
                self.prepare(port)
            if no_serve:
                return
            self.stdout.write(welcome(port))
        except CommandError as error:  # without the "CommandError:" that Django puts before it
            self.stderr.write(str(error))
            sys.exit(1)
        except KeyboardInterrupt:
            self.stdout.write("\n已中断。再次运行同一命令即可继续。")
            sys.exit(130)
        self.serve(port)

    def reset(self, confirmed):
        """Throw the content of the demo site away: everything in the database, and the uploads."""
        media = inside_var(settings.MEDIA_ROOT)
        if connection.vendor == "sqlite":
            database = inside_var(connection.settings_dict["NAME"])
            connection.close()
            delete([Path(f"{database}{suffix}") for suffix in ("", "-wal", "-shm")])
        else:
            if not confirmed:
                self.ask_for_database_name()
            drop_all_tables()
        # The heads noted outside the database tell of a chain that is no more.
        # The heartbeat tells of jobs that were run on it.
        files = (settings.EVIDENCE_HEADS_FILE, settings.CRON_HEARTBEAT_FILE)
        delete([media, *map(inside_var, files)])
        self.stdout.write("演示数据已清空。")

    def ask_for_database_name(self):
        """A database server may hold real work: let the user type what is going to be emptied."""
        name = connection.settings_dict["NAME"]
        self.stdout.write(f"即将删除 PostgreSQL 数据库“{name}”中的全部数据，无法恢复。")
        try:
            answer = input("请输入数据库名称以确认：")
        except EOFError:
            answer = ""
        if answer.strip() != name:
            raise CommandError("名称不符，没有删除任何内容。")

    def prepare(self, port):
        """Migrate, bootstrap and load: each step is quick when nothing is left to do."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.timed("准备数据库", "migrate", interactive=False)
        self.timed("准备站点", "bootstrap_site", hostname=HOST, port=port, update_groups=True)
        # Mails of this process name the port it serves.
        settings.WAGTAILADMIN_BASE_URL = f"http://{HOST}:{port}"
        # Not as a command: that would wrap the stream again, and a line that fills would break.
        load_once(self.stdout)

    def timed(self, title, command, **options):
        """Run another command quietly, with its title before and its seconds after it."""
        self.stdout.write(f"{title} … ", ending="")
        self.stdout.flush()
        started = time.monotonic()
        call_command(command, verbosity=0, stdout=StringIO(), **options)
        self.stdout.write(f"完成，{time.monotonic() - started:.1f} 秒")

    def serve(self, port):
        """Serve until Ctrl-C or SIGTERM, with the scheduled jobs beside it, and say goodbye."""
        # Only a deployment fills this folder, but WhiteNoise warns when it is not there.
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        # As Ctrl-C: by default the process would end before it has ended its child.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            with scheduled_jobs():
                call_command(
                    "runserver",
                    f"{HOST}:{port}",
                    use_reloader=False,
                    skip_checks=True,
                    stdout=StringIO(),  # its English banner; requests and errors go to stderr
                )
        except (KeyboardInterrupt, SystemExit):
            self.stdout.write("\n服务已停止，再见。")


@contextmanager
def scheduled_jobs():
    """`manage.py cron --loop` in a process of its own, which ends with this one whatever happens."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "cron", "--loop"]
    child = subprocess.Popen([*command, "--parent", str(os.getpid())])  # noqa: S603 - ours
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(timeout=5)  # a job under way is finished
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def require_free_port(port, reset=False):
    """Refuse, in one sentence, a port that cannot be listened on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":  # there this option would share the port with its owner
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OverflowError as error:
            raise CommandError(f"{port} 不是有效的端口，请用 1024 到 65535 之间的数字。") from error
        except PermissionError as error:
            raise CommandError(
                f"没有权限使用 {port} 端口。换一个端口：make run PORT=8001"
            ) from error
        except OSError as error:
            if reset:
                raise CommandError(
                    f"{port} 端口上有服务正在运行。若是本站，请先按 Ctrl-C 停止它再清空；"
                    "若不是，请换一个端口：make demo-reset PORT=8001"
                ) from error
            raise CommandError(
                f"{port} 端口已被占用，可能另一个窗口里的服务仍在运行。"
                f"换一个端口：make run PORT={port + 1}"
            ) from error


@contextmanager
def database_troubles_explained():
    """Turn the database's refusals that a user can mend into a sentence; let all others through."""
    try:
        yield
    except OperationalError as error:
        for words, sentence in DATABASE_TROUBLES.items():
            if words in str(error):
                name = connection.settings_dict["NAME"]
                details = " ".join(str(error).split())
                raise CommandError(f"\n{sentence.format(name=name)}\n（{details}）") from error
        raise


def inside_var(path):
    """Return the path, having made sure that it is ours to delete: a place in `var/`."""
    path = Path(path).resolve()
    if not path.is_relative_to(settings.VAR_DIR.resolve()):
        raise CommandError(f"{path} 不在 var/ 文件夹内，不会自动删除；请自行处理。")
    return path


def delete(paths):
    """Delete files and folders; those that do not exist are fine."""
    for path in paths:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise CommandError(f"无法删除 {path}：{error.strerror}") from error


def drop_all_tables():
    """Empty a PostgreSQL database. Not `flush`: the evidence tables refuse TRUNCATE."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in connection.introspection.get_table_list(cursor):
            if table.type != "v":
                name = connection.ops.quote_name(table.name)
                cursor.execute(f"DROP TABLE IF EXISTS {name} CASCADE")


def welcome(port):
    """Return the block that tells where everything is and who may log in as whom."""
    address = f"http://{HOST}:{port}/"
    rows = [(account.username, account.name, account.role, account.may) for account in ACCOUNTS]
    widths = [max(display_width(row[column]) for row in rows) for column in range(3)]
    accounts = [
        "    " + "  ".join([*map(padded, row[:3], widths), row[3]]).rstrip() for row in rows
    ]
    return "\n".join(
        [
            "",
            f"  网站：{address}",
            f"  后台：{address}admin/",
            "",
            f"  演示账号（密码均为 {DEMO_PASSWORD}）：",
            *accounts,
            "",
            "  按 Ctrl-C 停止。重新开始：make demo-reset",
            "",
        ]
    )


def padded(text, width):
    """Pad a text to a width on the terminal, where a Han character takes two columns."""
    return text + " " * (width - display_width(text))


def display_width(text):
    """Return how many columns a text takes on a terminal."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
