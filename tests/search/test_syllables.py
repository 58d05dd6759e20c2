"""Letters typed without blanks are read as syllables, in every way that makes sense."""

import time

import pytest
from pypinyin import Style, pinyin_dict
from pypinyin.style import convert

from search.syllables import MOST_WAYS, SYLLABLES, spellings


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("gongwen", {("gong", "wen")}),
        ("xian", {("xian",), ("xi", "an")}),
        ("fangan", {("fang", "an"), ("fan", "gan")}),
        ("gongw", {("gong", "w")}),
        ("zhuangsh", {("zhuang", "sh")}),
        ("lvse", {("lv", "se")}),
        ("zhanlve", {("zhan", "lue")}),
        ("zhanlue", {("zhan", "lue")}),
        ("nverjie", {("nv", "er", "jie")}),
        ("zhaoyuangaotiao", {("zhao", "yuan", "gao", "tiao")}),
        ("xianxianxian", {("xi", "an") * 3, ("xian",) * 3}),
        ("eryi", {("er", "yi")}),
        ("g", {("g",)}),
    ],
)
def test_letters_are_read_as_syllables(letters, expected):
    assert set(spellings(letters)) >= expected


@pytest.mark.parametrize("letters", ["gwxz", "word", "ongwen", "2019", "vv", "", "公文"])
def test_what_is_no_pinyin_has_no_reading(letters):
    assert spellings(letters) == []


def test_every_syllable_that_titles_can_hold_is_known():
    sounds = {
        convert(sound, Style.NORMAL, strict=False)
        for code, sounds in pinyin_dict.pinyin_dict.items()
        if 0x4E00 <= code <= 0x9FFF
        for sound in sounds.split(",")[:1]
    }
    unread = {sound for sound in sounds if sound not in SYLLABLES}
    assert unread <= {"n", "ng", "m", "hm", "hng", "ê"}


@pytest.mark.parametrize("letters", ["xian" * 15, "xian" * 14 + "vvvv", "a" * 60, "zhuang" * 10])
def test_ambiguous_letters_cost_little(letters):
    started = time.process_time()
    assert len(spellings(letters)) <= MOST_WAYS
    assert time.process_time() - started < 0.05
