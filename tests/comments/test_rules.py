"""What is refused and why, on sentences that people write."""

import pytest

from comments.rules import (
    LONGEST,
    MOST_LINKS,
    Refusal,
    Terms,
    has_links,
    refusal_of,
    tidied,
    tidied_name,
    with_links,
)

REMARK = "作者把“请示”与“报告”的区别讲透了，我们单位的新同志正需要这样的文章。"


@pytest.mark.parametrize(
    "text",
    [
        REMARK,
        "学习了。",
        "同意！",
        "原文见 https://example.org/a?b=1 ，供参考。",
        "第3段“一但”应为“一旦”。",
        "好👍",
        "字" * LONGEST,
        "C.com 是什么？",
    ],
)
def test_what_people_say_is_taken(text):
    assert refusal_of(tidied(text)) is None


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", Refusal.EMPTY),
        (" 　\n\t ", Refusal.EMPTY),
        ("\u200b\u200b", Refusal.EMPTY),
        ("。。。！！！", Refusal.EMPTY),
        ("字" * (LONGEST + 1), Refusal.TOO_LONG),
        ("https://example.org/", Refusal.ONLY_LINKS),
        ("https://a.example.org/ www.example.com ！", Refusal.ONLY_LINKS),
        ("加我 " + "http://a.cn/ " * (MOST_LINKS + 1), Refusal.TOO_MANY_LINKS),
        ("加我 " + "a.com " * (MOST_LINKS + 1), Refusal.TOO_MANY_LINKS),
    ],
)
def test_what_is_refused_and_why(text, refusal):
    assert refusal_of(tidied(text)) is refusal


def test_the_same_text_again_is_refused_however_it_is_dressed():
    assert refusal_of(REMARK, ["学习了。", REMARK]) is Refusal.DUPLICATE
    assert refusal_of(REMARK.replace("，", " , ") + "！！", [REMARK]) is Refusal.DUPLICATE
    assert refusal_of(REMARK + "补充一点。", [REMARK]) is None


def test_a_short_word_of_agreement_may_be_said_again():
    assert refusal_of("同意！", ["同意！"]) is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲\x00乙\x07丙", "甲乙丙"),
        ("甲\ud800乙", "甲乙"),
        ("\u202e甲乙\u2066", "甲乙"),
        ("甲\r\n乙\r丙", "甲\n乙\n丙"),
        ("甲\n\n\n\n\n乙  \n", "甲\n\n乙"),
        ("甲\t乙", "甲 乙"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_control_characters_are_taken_out_and_lines_kept(text, kept):
    assert tidied(text) == kept


def test_a_name_stands_on_one_line():
    assert tidied_name(" 云\n溪\u202e　读者 ") == "云 溪 读者"
    assert len(tidied_name("名" * 500)) == 30


def test_links_are_found_without_the_marks_of_the_sentence():
    pieces = with_links("见https://example.org/a?b=1&c=2，另见 http://a.cn。")
    assert [piece.address for piece in pieces if piece.address] == [
        "https://example.org/a?b=1&c=2",
        "http://a.cn",
    ]
    assert "".join(piece.text for piece in pieces) == (
        "见https://example.org/a?b=1&c=2，另见 http://a.cn。"
    )


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "www.example.com"])
def test_nothing_but_web_addresses_becomes_a_link(text):
    assert [piece.address for piece in with_links(text)] == [""]


def test_addresses_without_http_are_links_too_when_they_are_counted():
    assert has_links("加 www.example.com")
    assert not has_links(REMARK)


@pytest.mark.parametrize("text", ["代写论文", "代 写·论*文", "代写論文？不，代写论文！"])
def test_a_term_is_found_however_it_is_written(text):
    assert Terms(["代写论文"]).found_in(text)


def test_a_term_in_full_width_and_capitals_is_found():
    assert Terms(["vip群"]).found_in("加ＶＩＰ群")


def test_hits_are_marked_and_no_character_is_lost():
    text = "本人代 写论文，价优。"
    pieces = Terms(["代写论文", "代写"]).marked(text)
    assert [piece.text for piece in pieces if piece.is_hit] == ["代 写论文"]
    assert "".join(piece.text for piece in pieces) == text


def test_an_empty_list_finds_nothing():
    assert not Terms([]).found_in(REMARK)
    assert not Terms(["！？"]).found_in("！？")
