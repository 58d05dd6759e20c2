"""What is refused and why, on sentences that people write."""

import pytest

from comments.rules import (
    FEWEST_COMPARED,
    LONGEST,
    MOST_LINKS,
    Piece,
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
        "见" + " a.com " * MOST_LINKS,
        "C.com 是什么？",
        "www.moe.gov.cn上有原文，请编辑部核对…",
        "http://www.gov.cn/原文见此，第二段有误",
        "（http://www.gov.cn/）这里有原文",
        "见http://www.gov.cn。第二段有误",
        "moe.gov.cn有原文",
        "http://例子.中国上有原文",
        "http://教育部.政务/a.html与http://www.gov.cn/b.html不一致",
        "ｗｗｗ．ｍｏｅ．ｇｏｖ．ｃｎ上有原文",
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
        ("\u3164\u200d\u2800", Refusal.EMPTY),
        ("。。。！！！", Refusal.NO_WORDS),
        ("？？？", Refusal.NO_WORDS),
        ("👍👍🏽", Refusal.NO_WORDS),
        ("字" * (LONGEST + 1), Refusal.TOO_LONG),
        ("https://example.org/", Refusal.ONLY_LINKS),
        ("https://a.example.org/ www.example.com ！", Refusal.ONLY_LINKS),
        ("（http://www.gov.cn/a）。", Refusal.ONLY_LINKS),
        ("http://例子.中国/a 👍", Refusal.ONLY_LINKS),
        ("ｗｗｗ．ｍｏｅ．ｇｏｖ．ｃｎ", Refusal.ONLY_LINKS),
        ("www。moe。gov。cn", Refusal.ONLY_LINKS),
        ("加我http://a.cn/一http://b.cn二www.c.cn三d.com四", Refusal.TOO_MANY_LINKS),
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
    assert refusal_of(REMARK, [REMARK + "补充一点。"]) is None


def test_a_short_word_of_agreement_may_be_said_again():
    assert refusal_of("同意！", ["同意！"]) is None
    longest = "同" * (FEWEST_COMPARED - 1)
    assert refusal_of(longest, [longest]) is None
    assert refusal_of(longest + "意", [longest + "意"]) is Refusal.DUPLICATE


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("甲\x00乙\x07丙", "甲乙丙"),
        ("甲\ud800乙", "甲乙"),
        ("\u202e甲乙\u2066", "甲乙"),
        ("甲\ue000乙", "甲乙"),
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("甲  \n　　乙", "甲\n　　乙"),
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


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("http://www.gov.cn/原文见此", ["http://www.gov.cn/"]),
        ("（http://a.cn/b）与https://c.cn/d。", ["http://a.cn/b", "https://c.cn/d"]),
        (
            "http://例子.中国上有，http://例子.中国/a?b=1。",
            ["http://例子.中国", "http://例子.中国/a?b=1"],
        ),
    ],
)
def test_a_link_ends_where_chinese_begins(text, addresses):
    pieces = with_links(text)
    assert [piece.address for piece in pieces if piece.address] == addresses
    assert "".join(piece.text for piece in pieces) == text


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "www.example.com"])
def test_nothing_but_web_addresses_becomes_a_link(text):
    assert [piece.address for piece in with_links(text)] == [""]


def test_addresses_without_http_are_links_too_when_they_are_counted():
    assert has_links("加 www.example.com")
    assert not has_links(REMARK)


@pytest.mark.parametrize(
    "text",
    [
        "代写论文",
        "代 写·论*文",
        "代写論文？不，代写论文！",
        "代寫論文",
        "代\u200b写\u3164论\u2060文",
    ],
)
def test_a_term_is_found_however_it_is_written(text):
    assert Terms(["代写论文"]).found_in(text)


def test_a_term_in_full_width_and_capitals_is_found():
    assert Terms(["vip群"]).found_in("加ＶＩＰ群")


def test_terms_are_folded_as_the_search_folds():
    assert Terms(["赌博", "vx", "长期二〇"]).marked("賭博、ｖｘ，⻓期二○") == [
        Piece("賭博", is_hit=True),
        Piece("、"),
        Piece("ｖｘ", is_hit=True),
        Piece("，"),
        Piece("⻓期二○", is_hit=True),
    ]


def test_hits_are_marked_and_no_character_is_lost():
    text = "本人代 写论文，价优。"
    pieces = Terms(["代写论文", "代写"]).marked(text)
    assert [piece.text for piece in pieces if piece.is_hit] == ["代 写论文"]
    assert "".join(piece.text for piece in pieces) == text


def test_an_empty_list_finds_nothing():
    assert not Terms([]).found_in(REMARK)
    assert not Terms(["！？"]).found_in("！？")
    assert Terms([]).marked(REMARK) == [Piece(REMARK)]
    assert Terms([]).marked("") == []
