"""Scheduled jobs run when they are due, and one that fails keeps none of the others back."""

import datetime
import json
import os
import signal
from pathlib import Path

import pytest

from django.core.management import CommandError, call_command, get_commands

from site_core.management.commands import cron as cron_command
from site_core.operation import cron

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 11, 24, 1, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def ran(settings, monkeypatch):
    """Two jobs, and the list of those that ran."""
    settings.CRON_JOBS = [("often", 60), ("nightly", 86400)]
    names = []

    def run(name, stdout, stderr):
        names.append(name)
        stdout.write(f"{name} 完成")

    monkeypatch.setattr(cron, "call_command", run)
    return names


@pytest.fixture
def heartbeat(settings):
    return Path(settings.CRON_HEARTBEAT_FILE)


def failing(monkeypatch, error):
    ran = []

    def run(name, stdout, stderr):
        ran.append(name)
        if name == "often":
            stdout.write("《甲》未能发布。")
            raise error

    monkeypatch.setattr(cron, "call_command", run)
    return ran


def test_every_job_runs_at_the_first_start(ran):
    cron.run_due_jobs(NOW)
    assert ran == ["often", "nightly"]


def test_nightly_job_is_not_run_at_every_start(ran):
    cron.run_due_jobs(NOW)
    cron.run_due_jobs(NOW + MINUTE)
    cron.run_due_jobs(NOW + MINUTE + datetime.timedelta(seconds=59))
    assert ran == ["often", "nightly", "often"]
    cron.run_due_jobs(NOW + DAY)
    assert ran[3:] == ["often", "nightly"]


def test_clock_that_was_set_back_does_not_stop_the_jobs(ran):
    cron.run_due_jobs(NOW + DAY)
    cron.run_due_jobs(NOW)
    assert ran == ["often", "nightly"] * 2


def test_heartbeat_tells_of_the_last_run(ran, heartbeat):
    cron.run_due_jobs(NOW)
    assert set(json.loads(heartbeat.read_text(encoding="utf-8"))) == {"often", "nightly"}
    assert cron.read_heartbeat()["often"] == {"at": NOW, "ok": True, "message": "often 完成"}
    assert list(heartbeat.parent.glob("cron.json*")) == [heartbeat]


def test_heartbeat_is_written_whole_or_not_at_all(ran, heartbeat, monkeypatch):
    cron.run_due_jobs(NOW)
    before = heartbeat.read_text(encoding="utf-8")

    def fail(data, file, **options):
        file.write('{"often": ')
        raise OSError("磁盘已满")

    monkeypatch.setattr(cron.json, "dump", fail)
    with pytest.raises(OSError, match="磁盘已满"):
        cron.run_due_jobs(NOW + MINUTE)
    assert heartbeat.read_text(encoding="utf-8") == before
    assert list(heartbeat.parent.glob("cron.json*")) == [heartbeat]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"often": 1}', '{"often": {"at": "x", "ok": true, "message": ""}}']
)
def test_damaged_heartbeat_counts_as_none(ran, heartbeat, content):
    heartbeat.write_text(content, encoding="utf-8")
    cron.run_due_jobs(NOW)
    assert ran == ["often", "nightly"]


@pytest.mark.parametrize("error", [CommandError("1 项未能处理。"), RuntimeError("磁盘已满")])
def test_failed_job_is_noted_and_keeps_none_back(ran, monkeypatch, caplog, error):
    ran = failing(monkeypatch, error)
    assert cron.run_due_jobs(NOW) == ["often"]
    assert ran == ["often", "nightly"]
    run = cron.read_heartbeat()["often"]
    assert not run["ok"]
    assert "《甲》" in run["message"]
    assert str(error) in run["message"]
    assert "often" in caplog.text
    assert cron.read_heartbeat()["nightly"]["ok"]


def test_command_without_loop_runs_once_and_says_what_failed(ran, monkeypatch):
    call_command("cron")
    assert ran == ["often", "nightly"]
    failing(monkeypatch, CommandError("坏了"))
    Path(cron.settings.CRON_HEARTBEAT_FILE).unlink()
    with pytest.raises(CommandError, match="often"):
        call_command("cron")


def test_jobs_of_the_settings_are_commands_that_exist(settings):
    assert {name for name, _seconds in settings.CRON_JOBS} <= set(get_commands())


# --- The loop ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_the_loop_after_the_job_under_way(settings, monkeypatch, number):
    settings.CRON_JOBS = [("often", 60), ("nightly", 86400)]
    ran, before = [], signal.getsignal(number)

    def run(name, stdout, stderr):
        os.kill(os.getpid(), number)
        ran.append(name)

    monkeypatch.setattr(cron, "call_command", run)
    call_command("cron", loop=True)
    assert ran == ["often"]
    assert cron.read_heartbeat()["often"]["ok"]
    assert signal.getsignal(number) is before


def test_loop_ends_with_the_process_that_started_it(ran):
    call_command("cron", loop=True, parent=os.getpid())
    assert ran == []


def test_loop_goes_on_after_a_round_that_could_not_be_noted(ran, monkeypatch, caplog):
    pauses = []

    def fail(runs):
        raise OSError("磁盘已满")

    monkeypatch.setattr(cron, "write_heartbeat", fail)
    cron_command.run_until(lambda: len(pauses) == 2, pauses.append)
    assert pauses == [cron_command.PAUSE_AFTER_TROUBLE] * 2
    assert ran == ["often", "often"]
    assert "heartbeat" in caplog.text
