"""Names that nobody can tell apart have one look. No Django."""

import pytest

from members.names import as_typed, is_reserved_name, look


@pytest.mark.parametrize(
    "name",
    [
        "ａdmin",
        "аdmin",
        "ADMIN",
        "Αdmin",
        "admіn",
        "ADMІN",
        "ad\u200bmin",
        "ɑdmin",
        "ａｄｍｉｎ",
        " admin ",
    ],
)
def test_disguises_of_a_reserved_name_are_seen_through(name):
    assert look(name) == "admin"
    assert is_reserved_name(name)


@pytest.mark.parametrize("name", ["管 理 员", "编辑部", "系统　消息"])
def test_blanks_in_a_reserved_name_do_not_free_it(name):
    assert is_reserved_name(name)


@pytest.mark.parametrize(("one", "other"), [("張偉", "张伟"), ("李一", "李二"), ("wang1", "wangl")])
def test_different_names_stay_different(one, other):
    assert look(one) != look(other)
    assert not is_reserved_name(one)


@pytest.mark.parametrize(
    "typed",
    ["ｍｅｍｂｅｒ", " member ", "　member\u200b", "member\ufeff", "mem\x07ber", "mem\ud800ber"],
)
def test_a_name_is_read_as_it_was_meant(typed):
    assert as_typed(typed) == "member"
