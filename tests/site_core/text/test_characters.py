"""Which characters a text may hold, and what is visible."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_core.text.characters import fit, has_visible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("公文写作，ＡＢＣ 𠮷😀①", "公文写作，ＡＢＣ 𠮷😀①"),
        ("一行\r\n二行\t列", "一行\r\n二行\t列"),
        ("甲\x00乙\x0b丙\x1f丁\x7f戊\x85己\x9f", "甲 乙 丙 丁 戊 己 "),
        ("甲\ufffe乙\uffff丙\ufdd0丁\U0010ffff", "甲 乙 丙 丁 "),
        ("甲\ud83d乙", "甲\ufffd乙"),
        ("\ud83d\ude00", "😀"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("甲\u200b\u200d乙\ufe0f", "甲\u200b\u200d乙\ufe0f"),
        ("", ""),
    ],
)
def test_what_a_store_a_feed_or_a_file_cannot_take_is_replaced(typed, kept):
    assert fit(typed) == kept


@given(st.text(st.characters(exclude_categories=[])))
def test_whatever_is_fit_can_be_written_everywhere(text):
    done = fit(text)
    done.encode()
    assert fit(done) == done
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n\r" for c in done)
    assert not any(ord(c) & 0xFFFE == 0xFFFE or "\ufdd0" <= c <= "\ufdef" for c in done)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \u3000\n",
        "\u200b\u200b",
        "\ufeff",
        "\u2060\u200d\ufe0f",
        "\u3164",
        "\u2800",
        "\u00ad",
        "\u0301",
    ],
)
def test_blanks_fillers_and_zero_width_marks_are_not_visible(text):
    assert not has_visible(text)


@pytest.mark.parametrize("text", ["甲", "？", "😀", "\u200b1", "❤\ufe0f", "—", "\ue000"])
def test_anything_printed_is_visible(text):
    assert has_visible(text)
