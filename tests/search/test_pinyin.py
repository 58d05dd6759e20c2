"""What a title sounds like, and what somebody types who looks for it. No database."""

import pytest

from search.analysis import Phrase
from search.autocomplete import alternatives, autocomplete_phrases, autocomplete_tokens
from search.pinyin import (
    MOST_READINGS,
    SOUNDED_CHARACTERS,
    initials_of,
    sound_tokens,
    syllables_of,
)


@pytest.mark.parametrize(
    ("title", "tokens"),
    [
        ("公文", ["§gong", "§wen", "¶gw"]),
        ("公文稿", ["§gong", "§wen", "§gao", "¶gw", "¶wg"]),
        ("稿，公文", ["§gao", "¶g", "§gong", "§wen", "¶gw"]),
        ("Word", ["§ord", "§rd"]),
        ("A4", []),
        ("", []),
    ],
)
def test_a_title_sounds_by_syllables_and_pairs_of_initials(title, tokens):
    assert sound_tokens(title) == tokens


def test_a_character_of_two_sounds_is_read_both_ways():
    assert sound_tokens("长江") == ["§chang", "§jiang", "¶cj", "§zhang", "§jiang", "¶zj"]


def test_a_run_is_read_in_few_ways_and_not_to_its_end():
    syllables = [token for token in sound_tokens("重" * 9) if token.startswith("§")]
    assert len(syllables) == 9 * MOST_READINGS
    assert len(sound_tokens("文" * (SOUNDED_CHARACTERS + 1))) == 2 * SOUNDED_CHARACTERS - 1


def test_what_a_word_leaves_no_doubt_about_is_read_otherwise_last():
    tokens = [token for token in sound_tokens("重庆市长江大桥") if token.startswith("§")]
    readings = [" ".join(tokens[at : at + 7]).replace("§", "") for at in range(0, len(tokens), 7)]
    assert readings == [
        "chong qing shi zhang jiang da qiao",
        "zhong qing shi zhang jiang da qiao",
        "chong qing fu zhang jiang da qiao",
        "chong qing shi chang jiang da qiao",
    ]


def test_letters_between_characters_are_not_read():
    assert syllables_of("公文Word写作") == ["gong", "wen", "xie", "zuo"]
    assert initials_of("公文Word写作") == "gwxz"


def test_words_come_before_sounds():
    assert autocomplete_tokens("公文") == ["公文", "文", "§gong", "§wen", "¶gw"]


def test_a_last_word_of_letters_may_go_on_and_characters_not():
    assert autocomplete_phrases("公文 wo 2019") == [
        Phrase(("公文",), prefix=False, needle="公文"),
        Phrase(("wo",), prefix=True, needle=" wo"),
        Phrase(("2019",), prefix=True, needle=" 2019"),
    ]
    assert autocomplete_phrases("公") == [Phrase(("公",), prefix=True, needle="公")]


def ways(typed):
    """How a title may hold the only phrase of what was typed: its tokens, * where they may go on."""
    [phrase] = autocomplete_phrases(typed)
    found = alternatives(phrase)
    assert all(way.needle == phrase.needle for way in found)
    return [" ".join(way.tokens) + "*" * way.prefix for way in found]


@pytest.mark.parametrize(
    ("typed", "tokens"),
    [
        ("公", ["公*"]),
        ("公文", ["公文"]),
        ("g", ["g*"]),
        ("wo", ["wo*", "§wo*", "¶wo"]),
        ("gw", ["gw*", "§gw*", "¶gw"]),
        ("gwx", ["gwx*", "§gwx*", "¶gw ¶wx"]),
        ("xian", ["xian*", "§xian*", "§xia §n*", "§xi §an*", "§xi §a §n*", "¶xi ¶ia ¶an"]),
        ("公文gw", ["公文 文 gw*"]),
    ],
)
def test_letters_are_looked_for_as_written_and_by_every_sound(typed, tokens):
    assert ways(typed) == tokens
