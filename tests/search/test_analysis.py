"""Tokens and phrases: plain strings in, plain strings out."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import (
    LONGEST_QUERY,
    MOST_TOKENS,
    canonical,
    index_tokens,
    phrases,
)
from site_core.text.folding import fold

MISREAD = {*string.punctuation, *string.whitespace, *string.ascii_uppercase, "\0"}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("公文写作", "公文 文写 写作 作"),
        ("税", "税"),
        ("公文，写作", "公文 文 写作 作"),
        ("張　三", "张三 三"),
        ("张\n三", "张 三"),
        ("５Ｇ網絡", "5 g 网络 络"),
        ("GB/T 9704—2012", "gb t 9704 2012"),
        ("iPhone15", "iphone 15"),
        ("café Ångström", "cafe angstrom"),
        ("公\u200b文\u00ad写\ufe0f作", "公文 文写 写作 作"),
        ("𠮷野", "𠮷野 野"),
        ("😀", ""),
        ("\x00\ud800", ""),
        ("二○二四年", "二零 零二 二四 四年 年"),
        ("二〇二四年", "二零 零二 二四 四年 年"),
        ("二０二四年", "二零 零二 二四 四年 年"),
        ("⻓期", "长期 期"),
    ],
)
def test_tokens(text, tokens):
    assert index_tokens(text) == tokens.split()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("公文写作", [("公文 文写 写作", False, "公文写作")]),
        ("税", [("税", True, "税")]),
        ("公文 税", [("公文", False, "公文"), ("税", True, "税")]),
        ("“三审三校”", [("三审 审三 三校", False, "三审三校")]),
        ("5G网络", [("5 g 网络", False, " 5 g 网络")]),
        ("网络5G", [("网络 络 5 g", False, "网络 5 g ")]),
        ("5G网", [("5 g 网", True, " 5 g 网")]),
        ("GB/T9704", [("gb", False, " gb "), ("t 9704", False, " t 9704 ")]),
        ("！？…", []),
        ("", []),
    ],
)
def test_phrases(query, expected):
    assert [(" ".join(p.tokens), p.prefix, p.needle) for p in phrases(query)] == expected


@given(st.text(max_size=200))
def test_tokens_hold_nothing_that_an_engine_could_misread(text):
    for token in index_tokens(text):
        assert not MISREAD & set(token)
        assert len(token) <= 60


@given(st.text(max_size=400))
def test_every_text_that_is_short_enough_finds_itself(text):
    for line in text.splitlines():
        if len(fold(line)) < LONGEST_QUERY:
            found = phrases(line)
            if sum(len(phrase.tokens) for phrase in found) <= MOST_TOKENS:
                assert all(phrase.needle in canonical(line) for phrase in found)


def test_long_query_is_cut():
    assert sum(len(phrase.tokens) for phrase in phrases("公文 " * 2000)) <= MOST_TOKENS
    assert len(phrases("公" * 100_000)[0].needle) == LONGEST_QUERY
