"""/healthz and /readyz tell a monitor in plain words what is wrong, and nothing about anybody."""

import datetime

import pytest

from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from site_core.operation import health
from site_core.operation.cron import write_heartbeat
from tests.factories import ArticleFactory
from workflow.guards import triggers


@pytest.fixture
def beating(settings):
    """Every job ran just now and went well."""
    runs = {
        name: {"at": timezone.now(), "ok": True, "message": ""}
        for name, _seconds in settings.CRON_JOBS
    }
    write_heartbeat(runs)
    return runs


@pytest.fixture
def silent_database(monkeypatch):
    class Silent:
        def cursor(self):
            raise OperationalError("connection refused")

    monkeypatch.setattr(health, "connection", Silent())


def told(client, address="/healthz"):
    response = client.get(address)
    return response.status_code, response.content.decode()


def test_all_is_well(client, home_page, beating):
    assert told(client) == (200, "正常\n")
    assert told(client, "/readyz") == (200, "正常\n")


def test_missing_trigger_is_named(client, home_page, beating):
    triggers.remove()
    status, text = told(client)
    assert status == 503
    assert "缺少触发器 bianshen_page" in text
    assert told(client, "/readyz")[0] == 200


def test_jobs_that_do_not_run_are_named(client, home_page, beating):
    beating["publish_due"]["at"] -= datetime.timedelta(minutes=10)
    beating["verify_live"]["at"] -= datetime.timedelta(hours=30)
    del beating["verify_evidence"]
    write_heartbeat(beating)
    status, text = told(client)
    assert status == 503
    assert "定时任务 publish_due 没有按时运行" in text
    assert "verify_live" not in text
    assert "定时任务 verify_evidence 没有按时运行" in text


def test_failed_job_is_named_without_what_it_said(client, home_page, beating):
    beating["verify_live"] |= {"ok": False, "message": "页面 7《尚未发布的稿件》已公开"}
    write_heartbeat(beating)
    status, text = told(client)
    assert status == 503
    assert "定时任务 verify_live 上次运行失败" in text
    assert "尚未发布的稿件" not in text


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_silent_database_is_no_server_error(client, home_page, beating, silent_database, address):
    assert told(client, address) == (503, "数据库没有应答。\n")


def test_pending_migration_is_not_ready(client, home_page, monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *args: ["0002"])
    status, text = told(client, "/readyz")
    assert status == 503
    assert "manage.py migrate" in text


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_answer_is_plain_text_that_nobody_keeps(client, home_page, superuser, beating, address):
    client.force_login(superuser)
    response = client.get(address)
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert "Vary" not in response.headers
    assert not response.cookies
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_cost_does_not_depend_on_the_size_of_the_site(client, column, beating, address):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    before = cost()
    for _ in range(3):
        ArticleFactory(parent=column, released=True)
    assert cost() == before <= 5
