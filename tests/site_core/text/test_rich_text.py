import json

import pytest

from articles.models import ArticlePage
from site_core.rich_text.html import clean_rich_text
from tests.factories import ArticleFactory

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<p onclick="alert(1)">甲</p>',
    '<a href="javascript:alert(1)">乙</a>',
    '<a href="java&#10;script:alert(1)">乙</a>',
    "<iframe src='//example.org'></iframe>",
    "<svg><script>alert(1)</script></svg>",
    '<p style="background:url(//example.org)">丙</p>',
    '<embed embedtype="media" url="https://example.org/">',
]


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_is_taken_out(html):
    cleaned = clean_rich_text(html)
    for trace in ("script", "onerror", "onclick", "javascript", "iframe", "style", "embed", "svg"):
        assert trace not in cleaned


def test_what_the_editor_writes_stays():
    html = (
        '<p data-block-key="k1"><b>粗</b><i>着重</i><sup>[1]</sup><sub>2</sub></p>'
        '<ul><li data-block-key="k2">项<br/>目</li></ul>'
        '<p><a linktype="page" id="3">栏目</a><a linktype="document" id="4">附件</a>'
        '<a href="https://example.org/a?b=1&amp;c=2">链接</a><a href="tel:0731">电话</a></p>'
    )
    assert clean_rich_text(html) == html


@pytest.mark.parametrize("as_json", [True, False], ids=["raw JSON", "native blocks"])
def test_text_written_by_a_script_is_clean_in_page_and_revision(column, as_json):
    html = "<p>甲<script>alert(1)</script></p>"
    body = [("paragraph", html)]
    if as_json:
        body = json.dumps([{"type": "paragraph", "value": html, "id": "x"}])
    article = ArticleFactory(parent=column, body=body)
    stored = ArticlePage.objects.get(pk=article.pk).body
    assert stored[0].value.source == "<p>甲</p>"
    assert "script" not in article.latest_revision.content["body"]


def test_table_cells_are_clean_too(column):
    table = {
        "caption": "",
        "columns": [{"type": "paragraphs", "heading": "列"}],
        "rows": [{"values": ["<p>甲<script>alert(1)</script></p>"]}],
    }
    body = json.dumps([{"type": "table", "value": table, "id": "x"}])
    article = ArticleFactory(parent=column, body=body)
    assert "script" not in article.latest_revision.content["body"]
