"""The name a file is kept under: the one it came with, as far as every system takes it. No Django."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_core.uploads.names import (
    LONGEST_NAME,
    LONGEST_NAME_IN_BYTES,
    kept_name,
    plain_name,
)

KEPT = [
    "《办法》（试行）.pdf",
    "关于“双一流”建设的通知（2026年）.pdf",
    "一、二、三：附件1.pdf",
    "〔2026〕15号 文件【正式】.pdf",
    "通知—终稿…（改）.pdf",
    "minutes (final).pdf",
    "50%&more;'s #1 +2=3.pdf",
    "v1.2.3.pdf",
    "𠮷野家.pdf",
    "Übersicht.pdf",
]
CHANGED = {
    'a/b\\c:d*e?f"g<h>i|.pdf': "a_b_c_d_e_f_g_h_i_.pdf",
    "\u202efdp.exe.pdf": "fdp.exe.pdf",
    "一\u200b二\x00\x08\x7f三\ufeff.pdf": "一二三.pdf",
    "半\ud83d个.pdf": "半个.pdf",
    "附件\u3000一\n二.pdf": "附件 一 二.pdf",
    "..hidden.pdf": "hidden.pdf",
    " . .pdf": "pdf",
    ".pdf": "pdf",
    "": "file",
    "..": "file",
    "Ü.pdf": "Ü.pdf",
}


@pytest.mark.parametrize("name", KEPT)
def test_name_is_kept(name):
    assert kept_name(name) == name


@pytest.mark.parametrize("name", CHANGED)
def test_what_no_file_can_be_called_is_left_out(name):
    assert kept_name(name) == CHANGED[name]


@settings(max_examples=50)
@given(st.text(max_size=120))
def test_any_name_becomes_one_that_a_disk_takes(name):
    kept = kept_name(name)
    assert kept == kept_name(kept)
    assert kept not in {"", ".", ".."}
    assert 0 < len(kept.encode()) <= LONGEST_NAME_IN_BYTES
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]', kept)


def test_extension_of_a_long_name_stays():
    assert kept_name("长" * 200 + ".docx").endswith("长.docx")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("a" * (LONGEST_NAME - 4) + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
        ("a" * (LONGEST_NAME - 3) + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
        ("长" * 66, "长" * 66),
        ("长" * 67, "长" * 66),
        ("甲.." + "长" * 3 + "." + "x" * 20, "甲..长长长." + "x" * 15),
        ("甲 . .pdf", "甲.pdf"),
        ("甲. ", "甲"),
    ],
)
def test_a_name_is_cut_before_its_extension(name, kept):
    assert kept_name(name) == kept


def test_a_plain_name_has_only_what_may_stand_between_quotes():
    assert plain_name('《办法》 v1_a-b.PDF"') == "____ v1_a-b.PDF_"
