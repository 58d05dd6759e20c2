"""The evidence is append-only, chained and signed."""

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from evidence.chain import CHAIN_START
from evidence.ledger import row_hash
from evidence.models import Evidence, SignedContent
from evidence.site_key import is_signed
from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.guards import triggers
from workflow.models import Release
from workflow.services import return_to_author, sign_off, submit


@standing
def history(column, author, first_reviewer):
    """A text submitted, returned and submitted again."""
    article = ArticleFactory(parent=column, owner=author, title="论文一")
    submit(article, author)
    return_to_author(article.current_workflow_task_state, first_reviewer, "请核对人数")
    submit(article, author)
    return article


def rows(article):
    return Evidence.objects.filter(page_id=article.pk)


def test_every_act_is_recorded_with_names(history, author, first_reviewer):
    sign_off(history.current_workflow_task_state, first_reviewer, "同意")
    history.current_workflow_state.cancel(user=author)
    recorded = [(row.action, row.user_name) for row in rows(history)]
    assert recorded == [
        ("submit", "林知夏"),
        ("return", "温若谷"),
        ("submit", "林知夏"),
        ("sign", "温若谷"),
        ("withdraw", "林知夏"),
    ]
    signature = rows(history).get(action="sign")
    assert (signature.role, signature.stage, signature.opinion) == ("初审", 1, "同意")
    assert SignedContent.objects.get(pk=signature.digest).content.count("论文一")


def test_rows_are_chained_and_signed(history):
    previous = CHAIN_START
    for row in Evidence.objects.order_by("pk"):
        assert row.previous == previous
        assert row.hash == row_hash(row)
        assert is_signed(row.hash, row.seal)
        previous = row.hash


def test_evidence_outlives_page_people_and_workflow(history, author, first_reviewer):
    workflow = history.get_workflow()
    if state := history.current_workflow_state:
        state.cancel(user=author)
    history.delete()
    count = rows(history).count()
    author.delete()
    first_reviewer.delete()
    workflow.delete()
    assert rows(history).count() == count
    assert rows(history).first().user_name == "林知夏"
    call_command("verify_evidence")


@pytest.mark.parametrize("model", [Evidence, Release, SignedContent])
def test_models_refuse_change_and_removal(history, model):
    row = model.objects.first()
    for act in (row.save, row.delete, model.objects.all().delete):
        with pytest.raises(PermissionDenied):
            act()
    with pytest.raises(PermissionDenied):
        model.objects.update(pk=1)


@pytest.mark.parametrize("table", triggers.APPEND_ONLY_TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_database_refuses_change_and_removal(history, table, statement):
    key = triggers.KEYS.get(table, "id")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table, key))


def test_database_refuses_to_empty_or_replace(history):
    statement = "TRUNCATE evidence_evidence"
    if connection.vendor == "sqlite":
        statement = "INSERT OR REPLACE INTO evidence_evidence SELECT * FROM evidence_evidence"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_all_triggers_are_there(db):
    assert triggers.missing() == []


def test_installer_can_run_again(db):
    triggers.remove()
    assert triggers.missing()
    triggers.install()
    triggers.install()
    assert triggers.missing() == []


# --- verify_evidence ----------------------------------------------------------------------------


@pytest.fixture
def without_triggers(history):
    """A forger with the database in hand."""
    triggers.remove()
    yield
    triggers.install()


def forge(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_untouched_evidence_verifies(history, capsys):
    call_command("verify_evidence")
    assert "完整" in capsys.readouterr().out


def test_changed_row_is_found_and_named(without_triggers, capsys):
    row = Evidence.objects.get(action="return")
    forge("UPDATE evidence_evidence SET opinion = 'x' WHERE id = %s", row.pk)
    with pytest.raises(CommandError):
        call_command("verify_evidence")
    assert f"#{row.pk}" in capsys.readouterr().out


def test_removed_row_is_found(without_triggers):
    forge("DELETE FROM evidence_evidence WHERE action = 'return'")
    with pytest.raises(CommandError):
        call_command("verify_evidence")


def test_recomputed_chain_is_found(without_triggers):
    """Somebody who knows the rules and has no key."""
    previous = CHAIN_START
    for row in list(Evidence.objects.order_by("pk")):
        row.opinion = row.opinion.replace("请核对人数", "同意")
        row.previous = previous
        previous = row_hash(row)
        forge(
            "UPDATE evidence_evidence SET opinion = %s, previous = %s, hash = %s WHERE id = %s",
            row.opinion,
            row.previous,
            previous,
            row.pk,
        )
    with pytest.raises(CommandError):
        call_command("verify_evidence")


def test_tail_cut_off_is_found(without_triggers, settings, tmp_path):
    heads = tmp_path / "heads.log"
    last = Evidence.objects.last()
    heads.write_text(f"{last.pk} {last.hash} {last.seal}\n")
    settings.EVIDENCE_HEADS_FILE = str(heads)
    call_command("verify_evidence")
    forge("DELETE FROM evidence_evidence WHERE id = %s", last.pk)
    with pytest.raises(CommandError):
        call_command("verify_evidence")


def test_head_is_noted_when_the_act_is_committed(
    column, author, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.EVIDENCE_HEADS_FILE = str(tmp_path / "heads.log")
    article = ArticleFactory(parent=column, owner=author)
    with django_capture_on_commit_callbacks(execute=True):
        submit(article, author)
    assert Evidence.objects.last().hash in (tmp_path / "heads.log").read_text()


def test_changed_signed_content_is_found(without_triggers, first_reviewer, column, author, capsys):
    forge("UPDATE evidence_signedcontent SET content = '{}'")
    with pytest.raises(CommandError):
        call_command("verify_evidence")


def test_changed_release_is_found(without_triggers):
    forge("UPDATE workflow_release SET kind = 'workflow'")
    with pytest.raises(CommandError):
        call_command("verify_evidence")
