"""Who may read a text, as a table."""

import pytest

from members.access import may_read


def may(audience, **who):
    nobody = dict.fromkeys(("is_member", "is_in_organisation", "is_staff"), False)
    return may_read(audience, **nobody | who)


@pytest.mark.parametrize("who", ["is_member", "is_in_organisation", "is_staff"])
@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("public", {"is_member", "is_in_organisation", "is_staff"}),
        ("members", {"is_member", "is_staff"}),
        ("organisations", {"is_in_organisation", "is_staff"}),
        ("unknown", {"is_staff"}),
    ],
)
def test_a_text_is_read_by_its_audience_and_by_staff(audience, readers, who):
    assert may(audience, **{who: True}) is (who in readers)


@pytest.mark.parametrize("audience", ["members", "organisations", "unknown", ""])
def test_a_guest_reads_what_is_public_alone(audience):
    assert may("public")
    assert not may(audience)
