"""Marks in the text lead to their notes, and notes back to the text."""

import re

import pytest

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


ELEVEN = ("footnotes", {"notes": [f"第{number}条注。" for number in range(1, 12)]})


@pytest.mark.parametrize(
    ("mark", "numbers"),
    [
        ("[1]", [1]),
        ("［1］", [1]),
        ("〔1〕", [1]),
        ("【1】", [1]),
        ("（1）", [1]),
        ("［１］", [1]),
        ("①", [1]),
        ("⑪", [11]),
        ("⑴", [1]),
        ("❷", [2]),
        ("[ 10 ]", [10]),
        ("[3-4]", [3, 4]),
        ("[3–5]", [3, 5]),
        ("[3～4]", [3, 4]),
        ("[5,6]", [5, 6]),
        ("[5，6]", [5, 6]),
        ("[5、6]", [5, 6]),
        ("[1,3-5,11]", [1, 3, 5, 11]),
        ("[1][2]", [1, 2]),
        ("①②", [1, 2]),
    ],
)
def test_mark_is_read_as_it_is_written(client, column, mark, numbers):
    html = body_of(client, column, ("paragraph", f"<p>甲<sup>{mark}</sup>乙</p>"), ELEVEN)
    (sup,) = re.findall(r"<sup\b.*?</sup>", html)
    assert [int(number) for number in re.findall(r'href="#note-(\d+)"', sup)] == numbers
    assert re.sub(r"<[^>]*>", "", sup) == mark
    for number in numbers:
        assert html.count(f'id="mark-{number}"') == 1


def test_note_that_a_range_means_leads_back_to_the_range(client, column):
    html = body_of(client, column, ("paragraph", "<p>甲<sup>[3-6]</sup></p>"), ELEVEN)
    for number in (3, 4, 5, 6):
        assert html.count(f'id="mark-{number}"') == html.count(f'href="#mark-{number}"') == 1


@pytest.mark.parametrize(
    "mark",
    [
        "[12]",
        "⑫",
        "[0]",
        "[2020]",
        "[12-14]",
        "2",
        "[]",
        "[a]",
        "(n)",
        "[1]a",
        "[99999999999999999999]",
    ],
)
def test_what_points_at_no_note_is_no_link(client, column, mark):
    html = body_of(client, column, ("paragraph", f"<p>甲<sup>{mark}</sup>乙</p>"), ELEVEN)
    assert f"<sup>{mark}</sup>" in html
    assert "#note-" not in html


def test_endless_range_takes_no_time(client, column):
    html = body_of(client, column, ("paragraph", "<p>甲<sup>[2-999]</sup>乙</p>"), ELEVEN)
    assert '<a href="#note-2">2</a>' in html
    assert "#note-999" not in html


def test_mark_within_a_link_belongs_to_that_link(client, column):
    link = '<a href="https://example.org/">甲<sup>[1]</sup></a>'
    html = body_of(client, column, ("paragraph", f"<p>{link}</p>"), ELEVEN)
    assert link in html
