"""Slips of the keyboard lead to the word that was meant."""

import pytest

from search.models import SearchTerm
from search.suggestions import replace_terms, suggest
from tests.search.hostile import HOSTILE
from tests.search.quality.typos import TERMS, TYPOS

pytestmark = pytest.mark.django_db
SHARE = 0.9


def test_nine_of_ten_slips_are_understood():
    replace_terms(dict.fromkeys(TERMS, 1))
    wrong = [
        (t.typed, t.intended, suggest(t.typed)) for t in TYPOS if suggest(t.typed) != t.intended
    ]
    assert len(wrong) <= len(TYPOS) * (1 - SHARE), wrong


def test_word_used_more_is_preferred():
    replace_terms({"会议": 1, "回忆": 9, "汇议": 2})
    assert suggest("慧义") == "回忆"


@pytest.mark.parametrize("typed", ["zhanlue", "zhanlve", "zl"])
def test_letters_lead_to_the_word_that_sounds_so(typed):
    replace_terms({"战略": 1})
    assert suggest(typed) == "战略"


def test_what_is_near_nothing_has_no_suggestion():
    replace_terms({"公文写作": 1})
    for query in ("量子力学", "公文", "x", "公文写作" * 9, "公文5", ""):
        assert suggest(query) is None


def test_traditional_slip_is_understood():
    replace_terms({"调查研究": 1})
    assert suggest("調察研究") == "调查研究"


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_anything_may_be_asked(query):
    replace_terms({"公文写作": 1})
    suggest(query)


def test_words_are_replaced_as_a_whole():
    replace_terms({"旧词": 1})
    assert replace_terms({"新词": 1, "长" * 40: 1}) == 1
    assert [term.text for term in SearchTerm.objects.all()] == ["新词"]
