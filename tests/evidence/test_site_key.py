"""A missing key is never made anew in silence, and only the site's key signs; others are declared."""

from pathlib import Path

import pytest

from django.core import checks
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from evidence import exports, site_key
from evidence.declared_key import SigningRefused
from evidence.ledger import record, row_hash
from evidence.models import Evidence
from tests.factories import ArticleFactory
from workflow.guards import triggers
from workflow.selectors.review_record import exported_record
from workflow.services import sign_off, submit
from workflow.verification import evidence_notes, evidence_problems

WHY = {"user": "admin", "reason": "机房迁移"}


@pytest.fixture
def text(column, author):
    return ArticleFactory(parent=column, owner=author, title="论文一")


@pytest.fixture
def own_key(settings, tmp_path):
    """The site's key at a place where a test may replace it."""
    path = tmp_path / "site.key"
    path.write_bytes(Path(settings.EVIDENCE_KEY_FILE).read_bytes())
    settings.EVIDENCE_KEY_FILE = str(path)
    return path


@pytest.fixture
def other_machine(settings, tmp_path, own_key):
    """A machine whose key is another."""
    path = tmp_path / "other.key"
    site_key.make_key(path)
    settings.EVIDENCE_KEY_FILE = str(path)
    return path


def as_before():
    """The evidence of a site that has not declared its key yet."""
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM evidence_evidence WHERE action = 'key'")
        rows = list(Evidence.objects.order_by("pk"))
        previous = "0" * 64
        for row in rows:
            row.previous = previous
            previous = row.hash = row_hash(row)
        for row in reversed(rows):
            cursor.execute(
                "UPDATE evidence_evidence SET previous = %s, hash = %s, seal = %s WHERE id = %s",
                [row.previous, row.hash, site_key.sign(row.hash), row.pk],
            )
    triggers.install()


def written(action, **fields):
    """Append a row as an earlier version of the program did, which asked nobody."""
    newest = Evidence.objects.order_by("pk").last()
    row = Evidence(at=newest.at, action=action, page_title="网站", previous=newest.hash, **fields)
    row.hash = row_hash(row)
    row.seal = site_key.sign(row.hash)
    row.save()
    return row


def health(client):
    return client.get("/healthz").content.decode()


def warnings():
    found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    return {message.id for message in found if message.id.startswith("workflow.")}


# --- A machine without the key ------------------------------------------------------------------


def test_missing_key_is_not_made_anew(text, author, settings, tmp_path):
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "gone.key")
    before = Evidence.objects.count()
    with pytest.raises(SigningRefused, match="本机没有签名密钥"):
        submit(text, author)
    assert not (tmp_path / "gone.key").exists()
    assert Evidence.objects.count() == before


def test_machine_with_another_key_refuses_to_sign(text, author, other_machine):
    before = Evidence.objects.count()
    with pytest.raises(SigningRefused, match="不是本站的密钥"):
        submit(text, author)
    assert Evidence.objects.count() == before
    text.refresh_from_db()
    assert text.current_workflow_state is None


def test_key_that_vanishes_while_the_server_runs_signs_no_more(text, author, own_key):
    record("chrome", subject="网站")
    own_key.unlink()
    with pytest.raises(SigningRefused):
        submit(text, author)


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\n", b"\xff"])
def test_torn_key_is_as_good_as_none(client, text, author, own_key, content):
    own_key.write_bytes(content)
    with pytest.raises(SigningRefused, match="本机没有签名密钥"):
        submit(text, author)
    assert "找不到签名密钥" in health(client)
    with pytest.raises(CommandError, match="读不出来"):
        call_command("make_evidence_key")
    assert own_key.read_bytes() == content


def test_reviewer_is_told_why_nothing_is_signed(
    client, text, author, first_reviewer, settings, tmp_path
):
    submit(text, author)
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "gone.key")
    client.force_login(first_reviewer)
    address = reverse("workflow_review", args=[text.current_workflow_task_state.pk])
    page = client.get(address)
    assert page.status_code == 200
    form = {"sign": "", "digest": page.context["digest"], "comment": "同意"}
    html = client.post(address, form, follow=True).content.decode()
    assert "本机没有签名密钥" in html
    assert not Evidence.objects.filter(page_id=text.pk, action="sign").exists()


def test_another_key_is_said_by_health_page_and_check(client, home_page, other_machine):
    assert "本机的签名密钥" in health(client)
    assert warnings() == {"workflow.W003"}


def test_missing_key_is_said_by_health_page_and_check(client, home_page, settings, tmp_path):
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "gone.key")
    assert "找不到签名密钥" in health(client)
    assert warnings() == {"workflow.W003"}


def test_checks_name_another_key_in_one_line(text, other_machine):
    (line,) = evidence_problems()
    assert "本机的签名密钥" in line


# --- Making a key -------------------------------------------------------------------------------


def test_only_a_command_makes_a_key_where_the_setting_says_so(db, settings, tmp_path, capsys):
    settings.EVIDENCE_MAKES_KEY = False
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "new.key")
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM evidence_evidence")
    triggers.install()
    with pytest.raises(SigningRefused):
        record("chrome", subject="网站")
    call_command("make_evidence_key")
    assert site_key.fingerprint(site_key.public_key()) in capsys.readouterr().out
    record("chrome", subject="网站")
    assert [row.action for row in Evidence.objects.order_by("pk")] == ["key", "chrome"]


def test_laying_out_a_site_without_a_key_says_what_to_do(home_page, settings, tmp_path):
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "gone.key")
    with pytest.raises(CommandError, match="make_evidence_key"):
        call_command("bootstrap_site", hostname="www.example.org")


def test_command_leaves_a_key_that_is_there(own_key, db):
    before = own_key.read_bytes()
    call_command("make_evidence_key")
    assert own_key.read_bytes() == before


def test_command_makes_none_for_evidence_that_another_has_signed(text, settings, tmp_path):
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "gone.key")
    with pytest.raises(CommandError, match="请放回原来的密钥"):
        call_command("make_evidence_key")
    assert not (tmp_path / "gone.key").exists()


# --- Sites of before ----------------------------------------------------------------------------


def test_first_signature_declares_the_key_that_signed_so_far(text, author):
    as_before()
    submit(text, author)
    declared = Evidence.objects.get(action="key")
    assert declared.details["public_key"] == site_key.public_key()
    assert declared.previous == Evidence.objects.filter(pk__lt=declared.pk).last().hash
    assert list(evidence_problems()) == []


def test_key_that_did_not_sign_the_newest_row_is_refused(
    text, author, own_key, other_machine, settings
):
    settings.EVIDENCE_KEY_FILE = str(own_key)
    as_before()
    settings.EVIDENCE_KEY_FILE = str(other_machine)
    with pytest.raises(SigningRefused):
        submit(text, author)
    assert not Evidence.objects.filter(action="key").exists()


def test_rows_of_another_machine_are_declared_with_who_and_why(
    text, superuser, own_key, other_machine, settings
):
    settings.EVIDENCE_KEY_FILE = str(own_key)
    as_before()
    settings.EVIDENCE_KEY_FILE = str(other_machine)
    first, last = written("chrome"), written("chrome")
    other = site_key.public_key()
    settings.EVIDENCE_KEY_FILE = str(own_key)
    assert any(f"证据 #{first.pk}" in line for line in evidence_problems())
    with pytest.raises(CommandError, match="并非都由这把密钥签名"):
        call_command(
            "declare_evidence_rows", first.pk, last.pk, public_key=site_key.public_key(), **WHY
        )
    call_command("declare_evidence_rows", first.pk, last.pk, public_key=other, **WHY)
    record("chrome", subject="网站")
    assert list(evidence_problems()) == []
    assert any(
        f"#{first.pk} 至 #{last.pk}" in line and "机房迁移" in line for line in evidence_notes()
    )


# --- Changing the key ---------------------------------------------------------------------------


@pytest.fixture
def changed_key(text, author, superuser, own_key, django_capture_on_commit_callbacks):
    """One text submitted under the old key, signed under the new one."""
    submit(text, author)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("change_evidence_key", **WHY)
    return text


def test_new_key_signs_and_old_rows_still_verify(changed_key, first_reviewer, own_key):
    old = own_key.with_name(
        f"{own_key.name}.retired-{Evidence.objects.filter(action='key')[0].details['fingerprint'][:8]}"
    )
    assert old.exists()
    sign_off(changed_key.current_workflow_task_state, first_reviewer)
    row = Evidence.objects.last()
    assert site_key.is_signed(row.hash, row.seal)
    assert list(evidence_problems()) == []
    (note,) = evidence_notes()
    assert "由原密钥交接" in note
    assert "祁守拙" in note
    assert "机房迁移" in note


def test_export_names_the_key_of_every_row(changed_key, first_reviewer, own_key, tmp_path):
    sign_off(changed_key.current_workflow_task_state, first_reviewer)
    data = exports.file_of(exported_record(changed_key.pk, at=timezone.now()))
    key = site_key.public_key()
    assert list(exports.file_problems(data, site_key.verifier(key), key)) == []
    path = tmp_path / "export.json"
    path.write_bytes(data)
    call_command("verify_evidence", file=str(path))


def test_export_under_the_old_key_is_still_verified(
    text, author, superuser, own_key, tmp_path, django_capture_on_commit_callbacks
):
    submit(text, author)
    path = tmp_path / "export.json"
    path.write_bytes(exports.file_of(exported_record(text.pk, at=timezone.now())))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("change_evidence_key", **WHY)
    call_command("verify_evidence", file=str(path))


def test_change_that_was_cut_short_is_finished(text, superuser, own_key):
    call_command("change_evidence_key", **WHY)  # the file is put in place after the commit
    with pytest.raises(SigningRefused):
        record("chrome", subject="网站")
    call_command("change_evidence_key", **WHY)
    record("chrome", subject="网站")
    assert Evidence.objects.filter(action="key").count() == 2
    assert list(evidence_problems()) == []


def test_lost_key_is_replaced_in_evidence_only(text, author, superuser, own_key):
    submit(text, author)
    own_key.unlink()
    with pytest.raises(CommandError, match="当前的密钥不在本机"):
        call_command("change_evidence_key", **WHY)
    call_command("change_evidence_key", lost=True, **WHY)
    record("chrome", subject="网站")
    assert list(evidence_problems()) == []
    (note,) = evidence_notes()
    assert "没有交接签名" in note


def test_key_is_changed_by_a_superuser_with_a_reason(author, superuser, own_key):
    with pytest.raises(CommandError, match="没有名为"):
        call_command("change_evidence_key", user="author", reason="x")
    with pytest.raises(CommandError, match="请写明"):
        call_command("change_evidence_key", user="admin", reason=" ")


# --- Forgers ------------------------------------------------------------------------------------


def test_key_that_somebody_with_the_database_declares_is_found(
    text, own_key, other_machine, settings
):
    """He has no key of the site, so he declares his own."""
    mine = {"public_key": site_key.public_key(), "replaces": "", "handed_over": "", "foreign": []}
    forged = written("key", details=mine)
    written("chrome")
    settings.EVIDENCE_KEY_FILE = str(own_key)
    said = list(evidence_problems())
    assert any("本机的签名密钥" in line for line in said)
    assert any(f"证据 #{forged.pk}" in line and "没有本站的签名" in line for line in said)


@pytest.mark.parametrize(
    "details",
    [{}, [], {"public_key": 7}, {"public_key": "zz"}, {"public_key": "00" * 32, "foreign": [1]}],
)
def test_malformed_declaration_is_named_and_breaks_nothing(text, own_key, details, client):
    row = written("key", details=details)
    assert any(f"证据 #{row.pk}" in line for line in evidence_problems())
    assert client.get("/healthz").status_code == 503
    with pytest.raises(SigningRefused):
        record("chrome", subject="网站")
