"""An excerpt shows why a text was found, in the author's own characters."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.excerpts import LENGTH, Marker


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.is_match else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        ("公文", "怎样写公文", "怎样写[公文]"),
        ("调查研究", "談調查研究", "談[調查研究]"),
        ("5g网络", "建设５Ｇ 網絡", "建设[５Ｇ 網絡]"),
        ("张三", "记张　三", "记[张　三]"),
        ("公文", "公\u200b文", "[公\u200b文]"),
        ("三审 三校", "“三审、三校”", "“[三审、三校]”"),
        ("work", "workflow work", "workflow [work]"),
        ("cafe", "Café 一角", "[Café] 一角"),
        ("GB/T9704", "按 GB/T 9704 办", "按 [GB/T 9704] 办"),
        ("税", "税务与个税", "[税]务与个[税]"),
        ("没有", "怎样写公文", "怎样写公文"),
        ("", "怎样写公文", "怎样写公文"),
        ("<b>", "a <b> c", "a <[b]> c"),
    ],
)
def test_title_is_marked(query, title, expected):
    assert shown(Marker(query).marked(title)) == expected


def test_excerpt_is_of_the_line_that_has_most_of_the_query():
    lines = ["公文很多。", "这里既谈公文，也谈秘书。", "秘书很多。"]
    assert shown(Marker("公文 秘书").excerpt(lines)) == "这里既谈[公文]，也谈[秘书]。"


def test_excerpt_begins_with_a_sentence_that_begins_near():
    line = "前面说了许多别的事情。" * 20 + "接着说调查研究的方法。" + "后面还有别的话。" * 20
    excerpt = shown(Marker("调查研究").excerpt([line]))
    assert excerpt.startswith("…接着说[调查研究]的方法。")
    assert excerpt.endswith("…")


def test_excerpt_of_a_text_that_does_not_match_is_its_beginning():
    assert shown(Marker("柳青禾").excerpt(["", "第一段。", "第二段。"])) == "第一段。"
    assert Marker("柳青禾").excerpt([]) == []


@given(st.text(max_size=12), st.text(max_size=400))
def test_nothing_is_lost_or_added(query, text):
    assert "".join(piece.text for piece in Marker(query).marked(text)) == text
    pieces = Marker(query).excerpt([text])
    assert "".join(p.text for p in pieces).strip("…").strip() in text
    assert sum(len(piece.text) for piece in pieces) <= LENGTH + 2


def test_excerpt_is_where_most_of_the_query_stands_together():
    line = (
        "公文、公文、公文，就是这样。"
        + "前面说别的。" * 30
        + "公文要请秘书来办。"
        + "再说别的。" * 30
    )
    assert shown(Marker("公文 秘书").excerpt([line])).startswith("…[公文]要请[秘书]来办。")


def test_matches_beyond_the_end_of_an_excerpt_are_marked_as_far_as_it_goes():
    pieces = Marker("公文").excerpt(["公文、" * 200])
    assert [piece.is_match for piece in pieces] == [True, False]
    assert len(pieces[0].text) == LENGTH


@pytest.mark.parametrize(
    "before", ["😀" * 40, "\u200b" * 70, "ﬁ" * 90, "Ａ㈱" * 33, "e\u0301" * 64]
)
def test_place_of_a_match_is_found_whatever_folding_did_before_it(before):
    excerpt = shown(Marker("琥珀色晚霞").excerpt([f"{before * 3}。是琥珀色晚霞。"]))
    assert excerpt == "…是[琥珀色晚霞]。"


def test_several_queries_are_marked_at_once():
    assert shown(Marker("软体", "软件").marked("软件与软体")) == "[软件]与[软体]"


SENTENCE = "办公室工作贵在准确，公文写作贵在平实。"


@pytest.mark.parametrize(
    "lines",
    [
        [SENTENCE * 40] * 50 + ["琥珀色晚霞在末尾。"],
        [SENTENCE * 2000 + "琥珀色晚霞在末尾。"],
    ],
    ids=["many lines", "one line"],
)
def test_long_text_takes_milliseconds(lines):
    quickest = min(timed(lines) for _ in range(5))
    assert quickest < 0.015


def timed(lines):
    started = time.process_time()
    assert "[琥珀色晚霞]" in shown(Marker("琥珀色晚霞").excerpt(lines))
    return time.process_time() - started
