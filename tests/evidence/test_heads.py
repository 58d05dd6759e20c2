"""What is committed stands; its head is noted at once, later, or in a new file after a damage."""

import os
from pathlib import Path

import pytest

from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from evidence import heads
from evidence.ledger import record
from evidence.models import Evidence
from site_core.operation import line_log
from tests.factories import ArticleFactory
from workflow.services import submit
from workflow.verification import evidence_notes, evidence_problems, evidence_warnings

WHY = {"user": "admin", "reason": "磁盘写满"}


@pytest.fixture
def noted(home_page, django_capture_on_commit_callbacks):
    """A row whose head is noted as it is committed."""

    def write(subject="网站"):
        with django_capture_on_commit_callbacks(execute=True):
            return record("chrome", subject=subject)

    write()
    return write


@pytest.fixture
def full_disk(monkeypatch):
    """Every write leaves some bytes and no more, until `undo`."""
    whole = os.write
    monkeypatch.setattr(line_log.os, "write", lambda file, data: whole(file, data[:9]))
    return monkeypatch


def lines():
    return heads.path().read_text().splitlines()


def numbers():
    return [heads.head_in(line).row_id for line in lines()]


def test_full_disk_fails_no_act_and_keeps_no_later_hook_back(
    noted, full_disk, caplog, django_capture_on_commit_callbacks
):
    done, before = [], lines()
    with django_capture_on_commit_callbacks(execute=True):
        record("chrome")
        transaction.on_commit(lambda: done.append(1))
    assert done == [1]
    assert "on_commit" in caplog.text
    assert lines() == before


def test_next_act_notes_what_could_not_be_noted(noted, full_disk):
    noted(), noted()
    full_disk.undo()
    last = noted()
    rows = Evidence.objects.filter(pk__gt=numbers()[0]).values_list("pk", flat=True)
    assert numbers()[1:] == list(rows)
    assert numbers()[-1] == last.pk
    assert list(evidence_problems()) == []


def test_health_page_says_so_until_cron_has_noted_it(client, noted, full_disk, time_machine):
    noted()
    time_machine.move_to(timezone.now() + timezone.timedelta(minutes=2))
    assert "证据链的存底只到" in client.get("/healthz").content.decode()
    full_disk.undo()
    call_command("note_evidence_heads")
    assert "存底" not in client.get("/healthz").content.decode()
    assert list(evidence_problems()) == []


def test_half_a_line_of_a_killed_writer_spoils_no_other_head(noted):
    with heads.path().open("a") as file:
        file.write("12 halfahash")
    row = noted()
    assert heads.head_in(lines()[-1]) == heads.Head(row.pk, row.hash, row.seal)


def test_rows_come_into_the_file_in_order_whoever_commits_first(noted):
    first, second = record("chrome"), record("chrome")
    heads.note(second)
    heads.note(first)
    assert numbers()[-2:] == [first.pk, second.pk]


def test_rows_after_a_restored_database_are_noted_though_heads_are_newer(noted):
    with heads.path().open("a") as file:
        file.write(f"{10**6} {'0' * 64} {'0' * 128}\n")
    row = noted()
    assert numbers()[-1] == row.pk


def test_file_without_heads_is_not_filled_behind_anybodys_back(noted):
    heads.path().write_text("")
    call_command("note_evidence_heads")
    assert lines() == []
    noted()
    assert any("才开始" in warning for warning in evidence_warnings())


def test_health_page_says_that_no_head_can_be_noted(client, home_page, settings):
    settings.EVIDENCE_HEADS_FILE = "/proc/nowhere/heads.log"
    assert "存底写不进去" in client.get("/healthz").content.decode()


# --- Closing a damaged file ---------------------------------------------------------------------


@pytest.fixture
def closed(noted, superuser, django_capture_on_commit_callbacks):
    """Half a line in the midst, closed by the administrator."""
    with heads.path().open("a") as file:
        file.write("12 halfahash")
    noted()
    assert any("残缺" in problem for problem in evidence_problems())
    with django_capture_on_commit_callbacks(execute=True):
        call_command("close_evidence_heads", **WHY)
    return heads.path().with_name(Evidence.objects.get(action="heads").details["kept_as"])


def test_closed_file_is_set_aside_in_evidence_and_a_new_one_begins(closed):
    row = Evidence.objects.get(action="heads")
    assert closed.exists()
    assert numbers() == [row.pk]
    assert (row.user_name, row.opinion) == ("祁守拙", "磁盘写满")
    assert any("残缺" in problem for problem in row.details["problems"])


def test_check_accepts_the_new_file_and_says_who_closed_the_old_one(closed):
    assert list(evidence_problems()) == []
    assert list(evidence_warnings()) == []
    (note,) = evidence_notes()
    assert "祁守拙" in note
    assert "磁盘写满" in note


def test_closed_file_that_was_changed_is_found(closed):
    closed.write_text(closed.read_text().replace("halfahash", "otherhash"))
    assert any("封存后被改动" in problem for problem in evidence_problems())


def test_closed_file_that_is_gone_is_said(closed):
    closed.unlink()
    assert any("不见了" in warning for warning in evidence_warnings())


def test_file_with_nothing_wrong_is_not_closed(noted, superuser):
    with pytest.raises(CommandError, match="没有问题"):
        call_command("close_evidence_heads", **WHY)
    assert not Evidence.objects.filter(action="heads").exists()


def test_forged_closing_leads_to_no_other_file(noted, superuser, tmp_path):
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "secret").write_text("x")
    record("heads", details={"kept_as": "elsewhere/secret", "sha256": "0"})
    assert not any("封存后被改动" in problem for problem in evidence_problems())


def test_submission_is_done_though_its_head_cannot_be_noted(
    column, author, settings, django_capture_on_commit_callbacks
):
    settings.EVIDENCE_HEADS_FILE = "/proc/nowhere/heads.log"
    text = ArticleFactory(parent=column, owner=author)
    with django_capture_on_commit_callbacks(execute=True):
        submit(text, author)
    assert Path(settings.EVIDENCE_HEADS_FILE).exists() is False
    text.refresh_from_db()
    assert text.current_workflow_state
