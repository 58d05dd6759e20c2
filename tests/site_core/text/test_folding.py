"""What counts as the same: plain strings in, plain strings out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.text.folding import fold, folded_offsets


@pytest.mark.parametrize(
    "written",
    [
        "二○二四年",
        "二〇二四年",
        "二零二四年",
        "二◯二四年",
        "二0二四年",
        "二０二四年",
        "二O二四年",
        "二\u200b○二四年",
    ],
)
def test_a_year_is_the_same_whatever_stands_for_zero(written):
    assert fold(written) == "二零二四年"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("二00八年", "二零零八年"),
        ("二〇二0年", "二零二零年"),
        ("十月10日", "十月10日"),
        ("二05", "二05"),
        ("三OK", "三ok"),
        ("2024年", "2024年"),
        ("零售", "零售"),
    ],
)
def test_only_a_zero_among_chinese_numerals_is_read_as_one(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("賭博", "赌博"),
        ("赌\u200b博", "赌博"),
        ("赌\u3164\u2060博", "赌博"),
        ("ｖｘ", "vx"),
        ("⻓期", "长期"),
        ("⻑期", "长期"),
        ("⽂⺠", "文民"),
        ("列夫•托尔斯泰", "列夫·托尔斯泰"),
        ("列夫・托尔斯泰", "列夫‧托尔斯泰"),
        ("列夫･托尔斯泰", "列夫∙托尔斯泰"),
        ("A—B", "a-b"),
        ("A–B", "A－B"),
        ("A−B", "A‐B"),
        ("3〜5", "3～5"),
        ("“引号”", '"引号"'),
        ("D’Arcy", "D'Arcy"),
        ("Café", "cafe\u0301"),
    ],
)
def test_look_alikes_are_the_same(one, other):
    assert fold(one) == fold(other)


@given(st.text(max_size=200), st.text(max_size=200))
def test_folding_goes_line_by_line(one, other):
    assert fold(f"{one}\n{other}") == f"{fold(one)}\n{fold(other)}"


@given(st.text(max_size=100) | st.text("一二〇○0oO零八年 -", max_size=20))
def test_offsets_lead_back_to_the_text(text):
    folded, offsets = folded_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert all(text[at] for at in offsets)
