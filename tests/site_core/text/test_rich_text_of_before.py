"""Texts stored before the store had one form: they open, are shown, and stay as they were signed."""

import json

import pytest

from django.urls import reverse

from wagtail.models import Revision
from wagtail.test.utils.form_data import rich_text, streamfield

from articles.models import ArticlePage
from tests.factories import ArticleFactory, DocumentFactory
from tests.support.article_forms import article_form
from workflow.text.content import content_digest

OF_BEFORE = [
    "<p>第一行<br>第二行</p>",
    "<p><b>粗<br>体</b></p>",
    "<ul><li>甲<br>乙<p>丙</p></li></ul>",
    "<li>没有列表</li>",
    "<b><p>甲</p></b>",
    '<p><a linktype="page">没有编号</a><a linktype="page" id="x">不是编号</a><a>哪里</a></p>',
    '<p><a linktype="document" id="99999999999999999999">文件</a></p>',
    "没有段落<br>",
    "<ol><li>一</li></ol><ol><li>二</li></ol>",
    "<p>&nbsp;&lt;&amp;&quot;</p>",
]


def store(article, html, *, everywhere=("paragraph", "callout", "table")):
    """Write `html` into page and revision behind the back of the blocks."""
    table = {
        "caption": "",
        "columns": [{"type": "paragraphs", "heading": "列"}],
        "rows": [{"values": [html]}],
    }
    values = {
        "paragraph": html,
        "callout": {"kind": "note", "title": "", "text": html},
        "table": table,
    }
    body = [{"type": kind, "value": values[kind], "id": kind} for kind in everywhere]
    ArticlePage.objects.filter(pk=article.pk).update(body=json.dumps(body))
    revision = Revision.objects.get(pk=article.latest_revision_id)
    revision.content["body"] = json.dumps(body)
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)


@pytest.fixture
def editor(client, superuser):
    client.force_login(superuser)
    return client


@pytest.mark.parametrize("html", OF_BEFORE)
def test_text_of_before_opens_in_the_editor_and_is_shown(editor, column, html):
    article = ArticleFactory(parent=column, released=True)
    store(article, html)
    for name in ("edit", "view_draft", "history"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[article.pk])
        assert editor.get(address).status_code == 200, name
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[article.pk, "earliest", "latest"]
    )
    assert editor.get(compare).status_code == 200
    assert editor.get(article.url).status_code == 200


def test_soft_break_is_kept_each_time_the_page_is_opened_and_saved(editor, column):
    article = ArticleFactory(parent=column, body=[("paragraph", "<p>One<br>Two</p>")])
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    for _round in range(2):
        assert r"One\\nTwo" in editor.get(edit).content.decode()
        body = streamfield([("paragraph", rich_text("<p>One<br/>Two</p>"))])
        assert editor.post(edit, article_form(title=article.title, body=body)).status_code == 302
        article = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        assert article.body.raw_data[0]["value"].count("<br/>") == 1


@pytest.mark.parametrize("html", ["<p>甲<br>乙</p>", "<p>　　甲</p>", "<p>甲  乙\ufffe</p>"])
def test_digest_of_a_text_of_before_stays_when_the_page_is_saved(column, html):
    article = ArticleFactory(parent=column, released=True)
    store(article, html)
    of_before = content_digest(ArticlePage.objects.get(pk=article.pk))
    page = ArticlePage.objects.get(pk=article.pk)
    assert page.body.raw_data[0]["value"] == html
    list(page.body)
    assert content_digest(page) == of_before
    assert json.loads(page.serializable_data()["body"])[0]["value"] == html


def test_typed_indent_is_not_added_to_the_sheets(client, column):
    article = ArticleFactory(parent=column, released=True)
    store(article, "<p>　　甲段</p><p>&nbsp;　<b>　乙段</b>　丙</p><p>诗<br>　　句</p>")
    html = client.get(article.url).content.decode()
    assert "<p>甲段</p><p><b>乙段</b>　丙</p><p>诗<br>　　句</p>" in html


def test_numbered_list_goes_on_after_a_bulleted_one(client, column):
    article = ArticleFactory(parent=column, released=True)
    ordered, bulleted = "<ol><li>一</li></ol>", "<ul><li>点</li></ul>"
    store(article, ordered + bulleted + ordered, everywhere=["paragraph"])
    shown = ordered + bulleted + '<ol start="2"><li>一</li></ol>'
    assert shown in client.get(article.url).content.decode()


def test_link_to_a_document_of_before_is_resolved(client, column):
    document = DocumentFactory()
    article = ArticleFactory(parent=column, released=True)
    store(article, f'<p>　<a id="{document.pk}" linktype="document">附件</a><br>乙</p>')
    assert (
        f'<p><a href="{document.url}">附件</a><br>乙</p>'
        in client.get(article.url).content.decode()
    )
