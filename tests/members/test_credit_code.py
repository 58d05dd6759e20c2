"""A 统一社会信用代码 is right when its last character fits the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.credit_code import CHARACTERS, check_character, is_credit_code, tidied

REAL = [
    "91350100M000100Y43",  # the example of GB 32100-2015
    "9144030071526726XG",
    "91330100799655058B",
    "12100000400000624D",
]
codes = st.text(CHARACTERS, min_size=17, max_size=17).map(lambda code: code + check_character(code))


@pytest.mark.parametrize("code", REAL)
def test_code_of_a_real_body_is_right(code):
    assert is_credit_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "91350100M000100Y4",
        "91350100M000100Y433",
        "91350100M000100Y44",
        "9135O100M000100Y43",  # the letter O
        "91350100m000100Y43",
        "440301197608150011",  # an identity card's number
        "９１３５０１００M000100Y43",
    ],
)
def test_anything_else_is_not(code):
    assert not is_credit_code(code)


@pytest.mark.parametrize(
    "typed",
    [
        "91350100m000100y43",
        " 91350100 M000100 Y43 ",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "91350100-M000100Y-43",
        "91350100\u3000M000100Y43",
    ],
)
def test_spacing_case_and_width_do_not_matter(typed):
    assert tidied(typed) == "91350100M000100Y43"


def test_every_character_of_a_code_is_kept():
    assert tidied(CHARACTERS) == CHARACTERS


@given(codes, st.integers(0, 17), st.sampled_from(CHARACTERS))
def test_one_wrong_character_is_noticed(code, place, other):
    wrong = code[:place] + other + code[place + 1 :]
    assert is_credit_code(wrong) == (wrong == code)


@given(codes, st.integers(0, 16))
def test_two_swapped_neighbours_are_noticed(code, place):
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_credit_code(swapped) == (swapped == code)
