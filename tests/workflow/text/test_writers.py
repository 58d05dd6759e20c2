"""Whose words stand in a text, decided without a database."""

import json
import time

import pytest

from workflow.rules.writers import Draft, Hand, new_units, units, writers

RELEASED = "办公室工作贵在准确，重在及时。今年以来，各科室按要求完成了档案整理。"
LONG = "经研究，决定自下月起对全市公共图书馆实行错时开放，周末延长至晚上九时。"

WHO = 7


def body(*paragraphs):
    """As a revision keeps a body: JSON in a string, with ids."""
    blocks = [
        {"type": "paragraph", "value": f'<p data-block-key="k{n}">{words}</p>', "id": f"id-{n}"}
        for n, words in enumerate(paragraphs)
    ]
    return json.dumps(blocks, ensure_ascii=False)


def found(old, current, released=None):
    """Whether whoever saved `old` has a hand in `current`."""
    released = {"title": "旧题目", "body": body(RELEASED)} if released is None else released
    return WHO in writers(new_units(current, released), [Draft(5, WHO, "2026-11-01", old)])


@pytest.mark.parametrize(
    ("old", "now", "has_a_hand"),
    [
        ([LONG], [LONG], True),
        ([LONG], [RELEASED, LONG], True),
        # One sentence of several, among other words.
        (
            ["先说明背景。决定自下月起实行错时开放制度。"],
            ["另起一段。决定自下月起实行错时开放制度。"],
            True,
        ),
        # A part of a sentence, from eight characters on.
        (["对全市公共图书馆实行错时开放"], [f"据悉，{LONG}"], True),
        # Links, emphasis, entities and blanks do not hide words.
        (["决定自下月起实行错时开放"], ["决定<b>自下月</b>起 实行&nbsp;错时<i>开放</i>"], True),
        (["会议<a href='x'>已经</a>取消。"], ["会议已经取消。"], True),
        # A short sentence counts whole.
        (["此处有误。"], ["此处有误。"], True),
        (["此处有误，请核对原件。"], ["此处有误。"], False),
        # What the last release had is nobody's any more.
        ([RELEASED], [RELEASED], False),
        ([LONG], [RELEASED], False),
        ([LONG], ["完全另写的一段文字，与从前的稿子没有关系。"], False),
        (["开"], ["开"], False),
    ],
)
def test_who_has_a_hand_in_words_that_came_back(old, now, has_a_hand):
    assert found({"body": body(*old)}, {"body": body(*now)}) is has_a_hand


@pytest.mark.parametrize(
    ("old", "now", "has_a_hand"),
    [
        ({"title": "论准确"}, {"title": "论准确"}, True),
        ({"title": "旧题目"}, {"title": "旧题目"}, False),
        (
            {"rows": [{"name": "王小波", "unit": "省图书馆"}]},
            {"authors": [{"name": "王小波"}]},
            True,
        ),
        # Written by nobody: kinds, ids, choices, addresses of a word.
        ({"audience": "members"}, {"audience": "members"}, False),
        ({"type": "引文引文", "id": "一二三四"}, {"type": "引文引文", "id": "一二三四"}, False),
        ({"number": 12}, {"number": 12}, False),
        # In a plain string an angle bracket is a character.
        ({"title": "论<准确>"}, {"title": "论<准确>"}, True),
        ({"title": '{"坏了的 JSON 也是文字'}, {"title": '{"坏了的 JSON 也是文字'}, True),
    ],
)
def test_titles_rows_and_what_nobody_writes(old, now, has_a_hand):
    assert found(old, now) is has_a_hand


def test_everybody_who_saved_the_words_has_a_hand_by_the_first_such_revision():
    drafts = [
        Draft(1, 11, "2026-01-01", {"body": body(RELEASED)}),
        Draft(2, 12, "2026-01-02", {"body": body(LONG)}),
        Draft(3, 13, "2026-01-03", {"body": body(LONG, RELEASED)}),
        Draft(4, 12, "2026-01-04", {"body": body(LONG)}),
        Draft(5, None, "2026-01-05", {"body": body(LONG)}),
    ]
    new = new_units({"body": body(LONG)}, {"body": body(RELEASED)})
    assert writers(new, drafts) == {12: Hand(2, "2026-01-02"), 13: Hand(3, "2026-01-03")}


def test_a_body_in_a_string_is_the_same_text_as_one_that_is_read():
    assert units({"body": body(LONG)}) == units({"body": json.loads(body(LONG))})


def test_long_history_is_looked_through_in_no_time():
    def text(number):
        return "".join(chr(0x4E00 + (number * 7919 + place * 31) % 20000) for place in range(500))

    paragraphs = [f"<p>{text(number)}</p>" for number in range(20)]
    drafts = []
    for number in range(300):
        paragraphs[number % 20] = f"<p>{text(number + 20)}</p>"
        drafts.append(Draft(number, number, "", {"body": body(*paragraphs)}))
    began = time.process_time()
    assert writers(new_units({"body": body("另写一篇，" + LONG * 300)}, {}), drafts) == {}
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲乙", {"甲乙"}),
        ("甲", set()),
        ("一二三四五六七八", {"一二三四五六七八"}),
        ("一二三四五六七八九十", {"一二三四五六七八", "二三四五六七八九", "三四五六七八九十"}),
        ("abcdefgh", set()),
        ('{"a": "甲乙"}', {"甲乙"}),
        ('[{"a": "甲乙"}]', {"甲乙"}),
        ('"甲乙"', {'"甲乙"'}),
    ],
)
def test_units_of_a_text(text, found):
    assert units(text) == found


def test_drafts_of_nobody_and_of_known_writers_end_no_search():
    drafts = [Draft(1, None, "", "甲乙"), Draft(2, 7, "", "甲乙"), Draft(3, 7, "", "甲乙")]
    drafts.append(Draft(4, 8, "", "甲乙"))
    assert set(writers({"甲乙"}, drafts)) == {7, 8}
