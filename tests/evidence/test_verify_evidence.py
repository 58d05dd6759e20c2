"""What `verify_evidence` finds beside the chain: signatures, keys, heads, files."""

from pathlib import Path

import pytest

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory, ImageFactory
from tests.support.standing import standing
from workflow.guards import triggers
from workflow.models import Release
from workflow.services import return_to_author, sign_off, submit, take_down
from workflow.services.release import record_release
from workflow.verification import evidence_problems, evidence_warnings


@standing
def article(column, author, reviewers):
    """Signed by the three and public, with a picture."""
    page = ArticleFactory(parent=column, owner=author, title="论文一", lead_image=ImageFactory())
    submit(page, author)
    for reviewer in reviewers:
        sign_off(page.current_workflow_task_state, reviewer)
    return ArticlePage.objects.get(pk=page.pk)


def note_heads(rows, path):
    lines = [f"{row.pk} {row.hash} {row.seal}\n" for row in rows]
    Path(path).write_text("".join(lines))


def test_release_names_its_signatures_and_files(article):
    release = Evidence.objects.get(page_id=article.pk, action="release")
    signatures = Evidence.objects.filter(page_id=article.pk, action="sign")
    assert release.details["stages"] == [1, 2, 3]
    assert release.details["signatures"] == [row.pk for row in signatures]
    manifest = [
        {"kind": "image", "id": article.lead_image_id, "sha256": article.lead_image.file_sha256()}
    ]
    for row in [release, *signatures]:
        assert row.details["files"] == manifest
        assert row.details["place"] == "理论研究"


def test_taking_down_claims_nothing(article, superuser):
    take_down(article, superuser, "测试")
    details = Evidence.objects.filter(action="release").last().details
    assert details["kind"] == "takedown"
    assert "signatures" not in details
    assert list(evidence_problems()) == []


def test_release_that_nobody_signed_for_is_named(article):
    """Somebody with the key, and a console: the row itself is in order."""
    release = Evidence.objects.get(page_id=article.pk, action="release")
    record_release(
        article,
        kind=Release.Kind.WORKFLOW,
        revision_id=article.live_revision_id,
        digest=release.digest,
        user=None,
        reason="",
        details={"stages": [1, 2, 3], "signatures": [release.pk] * 3},
    )
    row = Evidence.objects.last()
    assert [line for line in evidence_problems() if f"#{row.pk} 的发布没有有效的初审签字" in line]


def test_release_that_names_evidence_of_the_future_is_named(article):
    Release.objects.create(
        at=timezone.now(), kind="workflow", page_id=article.pk, evidence_id=999_999
    )
    release = Release.objects.last()
    assert f"发布记录 #{release.pk} 没有对应的证据。" in list(evidence_problems())


def test_missing_key_is_one_line_and_makes_no_new_key(article, settings, tmp_path):
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "gone.key")
    (line,) = evidence_problems()
    assert "找不到签名密钥" in line
    assert not (tmp_path / "gone.key").exists()


# --- Heads --------------------------------------------------------------------------------------


def test_rewritten_row_that_was_noted_is_found(article, settings):
    first, second = Evidence.objects.order_by("pk")[:2]
    first.hash, first.seal = second.hash, second.seal
    note_heads([first], settings.EVIDENCE_HEADS_FILE)
    assert f"证据 #{first.pk} 不是当时存底的那一行：证据链被改写。" in list(evidence_problems())


def test_noted_head_without_signature_is_found(article, settings):
    row = Evidence.objects.first()
    row.seal = "00"
    note_heads([row], settings.EVIDENCE_HEADS_FILE)
    assert f"证据链存底第 1 行（#{row.pk}）没有本站的签名。" in list(evidence_problems())


@pytest.mark.parametrize(
    "line", [b"\n", b"1 2\n", b"x y z\n", b"\xff\xfe\n", b"9" * 99 + b" a b\n"]
)
def test_broken_line_of_heads_is_named(article, settings, line):
    Path(settings.EVIDENCE_HEADS_FILE).write_bytes(line)
    assert "证据链存底第 1 行残缺。" in list(evidence_problems())


def test_missing_or_empty_heads_are_said(article, settings):
    heads = Path(settings.EVIDENCE_HEADS_FILE)
    assert any("不存在或为空" in line for line in evidence_warnings())
    heads.write_bytes(b"")
    assert any("不存在或为空" in line for line in evidence_warnings())
    rows = list(Evidence.objects.all())
    note_heads(rows[:-1], heads)
    assert f"证据链的存底只到 #{rows[-2].pk}，证据已到 #{rows[-1].pk}。" in list(
        evidence_warnings()
    )
    note_heads(rows, heads)
    assert list(evidence_warnings()) == []


def test_warnings_fail_only_when_that_is_wanted(article, capsys):
    call_command("verify_evidence")
    assert "注意：" in capsys.readouterr().out
    with pytest.raises(CommandError):
        call_command("verify_evidence", strict=True)


# --- Files --------------------------------------------------------------------------------------


def test_changed_file_of_a_signed_text_is_said(article):
    image, row = article.lead_image, Evidence.objects.get(page_id=article.pk, action="release")
    Path(image.file.path).write_bytes(b"other")
    said = f"图片 {image.pk} 的文件与证据 #{row.pk} 签字时不同。"
    assert said in list(evidence_warnings())


def test_missing_file_of_a_signed_text_is_said_to_be_unreadable_not_different(article):
    image, row = article.lead_image, Evidence.objects.get(page_id=article.pk, action="release")
    Path(image.file.path).unlink()
    said = f"图片 {image.pk} 的文件读不出来，无法与证据 #{row.pk} 签字时核对。"
    assert said in list(evidence_warnings())
    assert not [line for line in evidence_warnings() if "不同" in line]


# --- Cost ---------------------------------------------------------------------------------------


def test_checking_costs_the_same_for_few_and_many(column, author, first_reviewer):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert list(evidence_problems()) == []
            assert list(evidence_warnings())
        return len(captured)

    def rounds(number):
        for _round in range(number):
            page = ArticleFactory(parent=column, owner=author, lead_image=ImageFactory())
            submit(page, author)
            return_to_author(page.current_workflow_task_state, first_reviewer, "请核对")

    rounds(3)
    few = queries()
    rounds(10)
    assert queries() == few


def test_rows_written_while_it_runs_are_left_out(article, column):
    problems = evidence_problems(watch_and_write(column))
    assert list(problems) == []


def watch_and_write(column):
    """A watcher that publishes another page while the first rows are read."""

    def watch(items, total, label):
        if label == "证据":
            ArticleFactory(parent=column, released=True)
        return items

    return watch


def test_triggers_are_there_after_all_this(article):
    assert triggers.missing() == []
