"""Marks in the text lead to their notes, and notes back to the text."""

import re

from tests.factories import ArticleFactory

NOTES = ("footnotes", {"notes": ["第一条注。", "第二条注。"]})


def body_of(client, column, *blocks):
    article = ArticleFactory(parent=column, released=True, body=list(blocks))
    return client.get(article.url).content.decode()


def test_mark_leads_to_its_note_and_the_note_back_to_the_first_mark(client, column):
    text = "<p>甲<sup>[1]</sup>乙<sup>[1]</sup>丙<sup>〔2〕</sup></p>"
    html = body_of(client, column, ("paragraph", text), NOTES)
    assert '<sup id="mark-1"><a href="#note-1">[1]</a></sup>' in html
    assert '乙<sup><a href="#note-1">[1]</a></sup>' in html
    for number in (1, 2):
        assert html.count(f'id="mark-{number}"') == 1
        assert re.search(rf'<li id="note-{number}">.*?href="#mark-{number}"', html)


def test_mark_without_a_note_stays_as_it_is(client, column):
    html = body_of(
        client, column, ("paragraph", "<p>面积10m<sup>2</sup>，见<sup>[3]</sup></p>"), NOTES
    )
    assert "<sup>[3]</sup>" in html
    assert "m<sup>2</sup>" in html


def test_note_without_a_mark_has_no_way_back(client, column):
    html = body_of(client, column, ("paragraph", "<p>甲<sup>[1]</sup></p>"), NOTES)
    assert 'href="#mark-2"' not in html


def test_mark_in_a_callout_and_in_a_table_is_a_link_too(client, column):
    table = {
        "caption": "",
        "columns": [{"type": "paragraphs", "heading": "项"}],
        "rows": [{"values": ["<p>乙<sup>[2]</sup></p>"]}],
    }
    callout = {"kind": "note", "title": "", "text": "<p>甲<sup>[1]</sup></p>"}
    html = body_of(client, column, ("callout", callout), ("table", table), NOTES)
    assert 'href="#note-1"' in html
    assert 'href="#note-2"' in html
