"""Acceptance: an article is reviewed in three rounds, released, taken down; then everything goes.

Page, people, stages, workflow and revisions are deleted. The evidence is complete, can be read,
and verifies; and whatever is done to it is found and named.
"""

from pathlib import Path

import pytest

from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page, Revision, Task, Workflow

from articles.models import ArticlePage
from evidence import chain, exports
from evidence.ledger import row_hash
from evidence.models import Evidence, SignedContent
from site_core.models import SiteImage
from tests.factories import ArticleFactory, ImageFactory, UserFactory
from workflow.guards import triggers
from workflow.models import Release
from workflow.selectors.review_record import exported_record
from workflow.services import return_to_author, sign_off, submit, take_down
from workflow.verification import evidence_warnings


def rewrite(page, author, title):
    page = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.title = title
    page.save_revision(user=author)


def delete_everything(page, people):
    """What an administrator can delete, in the order in which it lets itself be deleted."""
    ArticlePage.objects.get(pk=page.pk).delete()
    Workflow.objects.all().delete()
    for task in Task.objects.all():
        task.specific.delete()
    for person in people:
        person.delete()
    call_command("purge_revisions", verbosity=0)


@pytest.fixture
def number(column, author, reviewers):
    """The number that a page had, of which only evidence is left."""
    page = ArticleFactory(parent=column, owner=author, title="论文一", lead_image=ImageFactory())
    page.bylines.create(name="欧阳明月")
    page.save_revision(user=author)
    submit(page, author)
    return_to_author(page.current_workflow_task_state, reviewers[0], "请核对人数")
    rewrite(page, author, "论文一（修改稿）")
    submit(page, author)
    for reviewer in reviewers[:2]:
        sign_off(page.current_workflow_task_state, reviewer, "同意")
    return_to_author(page.current_workflow_task_state, reviewers[2], "题目欠妥")
    rewrite(page, author, "论文一（定稿）")
    submit(page, author)
    for reviewer in reviewers:
        sign_off(page.current_workflow_task_state, reviewer, "同意发布")
    take_down(ArticlePage.objects.get(pk=page.pk), reviewers[2], "来函要求")
    delete_everything(page, [author, *reviewers])
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Revision.objects.filter(object_id=str(page.pk)).exists()
    return page.pk


@pytest.fixture
def forge():
    """SQL by somebody who has the database in hand and no key."""
    triggers.remove()

    def run(sql, *values):
        with connection.cursor() as cursor:
            cursor.execute(sql, values)

    yield run
    triggers.install()


@pytest.fixture
def verify(capsys):
    """Run `verify_evidence`; return what it says when it finds something, else None."""

    def run(**options):
        try:
            call_command("verify_evidence", **options)
        except CommandError:
            return capsys.readouterr().out
        capsys.readouterr()
        return None

    return run


@pytest.fixture
def exported(number, tmp_path):
    """An export of the review record, in a file."""
    path = tmp_path / "export.json"
    path.write_bytes(exports.file_of(exported_record(number, at=timezone.now())))
    return path


def rows_of(number):
    return Evidence.objects.filter(page_id=number)


def test_evidence_is_complete_and_verifies(number, verify):
    acts = [(row.action, row.user_name) for row in rows_of(number) if row.action != "delete"]
    assert acts == [
        *[("submit", "林知夏"), ("return", "温若谷")],
        *[("submit", "林知夏"), ("sign", "温若谷"), ("sign", "陶景行"), ("return", "薛怀瑾")],
        *[("submit", "林知夏"), ("sign", "温若谷"), ("sign", "陶景行"), ("sign", "薛怀瑾")],
        *[("release", "薛怀瑾"), ("release", "薛怀瑾")],
    ]
    assert verify() is None


def test_signed_words_are_still_there(number):
    for title, act in (("论文一（修改稿）", "return"), ("论文一（定稿）", "release")):
        digest = rows_of(number).filter(action=act).exclude(digest="").last().digest
        assert title in SignedContent.objects.get(pk=digest).content


def test_record_can_be_read_and_exported(client, number, exported, verify):
    client.force_login(UserFactory(is_superuser=True))
    html = client.get(reverse("workflow_record", args=[number])).content.decode()
    for words in ("已删除", "题目欠妥", "来函要求", "薛怀瑾", "刚刚核对"):
        assert words in html
    form = client.get(reverse("workflow_record_html", args=[number])).content.decode()
    for words in ("欧阳明月", "理论研究", "林知夏", "温若谷", "陶景行", "薛怀瑾", "同意发布"):
        assert words in form
    assert verify(file=str(exported)) is None


def test_changed_byte_of_a_row_is_found(number, forge, verify):
    row = rows_of(number).get(action="return", user_name="薛怀瑾")
    forge("UPDATE evidence_evidence SET opinion = '题目久妥' WHERE id = %s", row.pk)
    assert f"证据 #{row.pk}（{row.page_title}）的内容被改动" in verify()


def test_changed_byte_of_a_signed_text_is_found(number, forge, verify):
    kept = SignedContent.objects.get(content__contains="定稿")
    content = kept.content.replace("定稿", "走稿")
    forge("UPDATE evidence_signedcontent SET content = %s WHERE digest = %s", content, kept.pk)
    assert f"存档的稿件 {kept.pk[:14]}… 被改动" in verify()


def test_changed_byte_of_a_file_is_found(number, verify):
    release = rows_of(number).filter(action="release").first()
    (manifest,) = release.details["files"]
    path = Path(SiteImage.objects.get(pk=manifest["id"]).file.path)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    said = f"图片 {manifest['id']} 的文件与证据 #{release.pk} 签字时不同。"
    assert said in list(evidence_warnings())
    assert said in verify(strict=True)


def test_changed_byte_of_an_export_is_found(exported, verify):
    data = exported.read_bytes()
    exported.write_bytes(data.replace("题目欠妥".encode(), "题目久妥".encode()))
    said = verify(file=str(exported))
    assert "的内容被改动" in said
    assert "整份档案没有本站的签名" in said


def test_recomputed_chain_is_found(number, forge, verify):
    """Every row is in order and follows the one before; only the key is missing."""
    previous = chain.CHAIN_START
    changed = rows_of(number).get(action="return", user_name="薛怀瑾").pk
    rows = list(Evidence.objects.order_by("pk"))
    for row in rows:
        row.opinion = "同意" if row.pk == changed else row.opinion
        row.previous = previous
        previous = row.hash = row_hash(row)
    for row in reversed(rows):  # the later ones first: a hash stands in one row only
        forge(
            "UPDATE evidence_evidence SET opinion = %s, previous = %s, hash = %s WHERE id = %s",
            *(row.opinion, row.previous, row.hash, row.pk),
        )
    said = verify()
    assert f"证据 #{changed}" in said
    assert "没有本站的签名" in said
    assert "不相接" not in said


def test_cut_off_tail_is_found(number, forge, verify, settings):
    rows = list(Evidence.objects.order_by("pk"))
    heads = "".join(f"{row.pk} {row.hash} {row.seal}\n" for row in rows)
    Path(settings.EVIDENCE_HEADS_FILE).write_text(heads)
    assert verify() is None
    last = rows_of(number).filter(action="release").last()
    forge("DELETE FROM workflow_release WHERE evidence_id >= %s", last.pk)
    forge("DELETE FROM evidence_evidence WHERE id >= %s", last.pk)
    assert f"证据 #{last.pk} 曾经存在，现在不见了" in verify()


def test_removed_release_is_found(number, forge, verify):
    release = Release.objects.filter(page_id=number).first()
    forge("DELETE FROM workflow_release WHERE id = %s", release.pk)
    assert f"证据 #{release.evidence_id}" in verify()
