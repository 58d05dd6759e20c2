"""Which key signs which rows, as the chain itself says. No database."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evidence.keys import (
    Declaration,
    ForeignRows,
    Keys,
    declaration_in,
    declaration_problems,
    fingerprint,
    hand_over,
    unchecked,
    verifier,
)

OLD, NEW, NEWEST, ALIEN = (
    Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32) for seed in range(1, 5)
)


def public(key):
    return key.public_key().public_bytes_raw().hex()


def signed(key, text="文"):
    return key.sign(text.encode()).hex()


def row(number, key, *, replaces=None, hand=None, **details):
    """A row that declares `key` in place of `replaces`; `hand` is the key that handed over."""
    details = {"public_key": public(key)} | details
    if replaces:
        details["replaces"] = public(replaces)
    if hand:
        details["handed_over"] = signed(hand, hand_over(public(replaces), public(key)))
    return {"id": number, "details": details}


def test_a_key_is_named_by_its_digest():
    assert fingerprint(public(OLD)) == hashlib.sha256(bytes.fromhex(public(OLD))).hexdigest()


def test_a_signature_is_one_of_this_text_by_this_key_written_in_one_way():
    is_signed = verifier(public(OLD))
    assert is_signed("文", signed(OLD)) is True
    assert is_signed("别的", signed(OLD)) is False
    assert is_signed("文", signed(NEW)) is False
    assert is_signed("文", signed(OLD).upper()) is False
    assert is_signed("文", "no hex") is False


def test_without_a_key_nothing_is_checked():
    assert unchecked("文", "") is True


def test_what_is_no_key_is_refused():
    with pytest.raises(ValueError, match="hex"):
        verifier("xy")


# --- What a row declares ------------------------------------------------------------------------


def test_a_first_key_replaces_none():
    assert declaration_in(row(5, OLD)) == Declaration(5, public(OLD), "", "", ())


def test_a_declaration_says_what_it_replaces_and_what_others_signed():
    foreign = [
        {"first": 2, "last": 3, "public_key": public(ALIEN)},
        {"first": 7, "last": 8, "public_key": ""},
    ]
    declared = declaration_in(row(9, NEW, replaces=OLD, hand=OLD, foreign=foreign))
    assert declared == Declaration(
        9,
        public(NEW),
        public(OLD),
        signed(OLD, hand_over(public(OLD), public(NEW))),
        (ForeignRows(2, 3, public(ALIEN)), ForeignRows(7, 8, "")),
    )


@pytest.mark.parametrize(
    "details",
    [
        None,
        [],
        {},
        {"public_key": "xy"},
        {"public_key": 7},
        {"public_key": public(OLD), "replaces": None},
        {"public_key": public(OLD), "handed_over": 1},
        {"public_key": public(OLD), "foreign": 3},
        {"public_key": public(OLD), "foreign": [{"first": 1, "last": 2}]},
        {"public_key": public(OLD), "foreign": [{"first": True, "last": 2, "public_key": ""}]},
        {"public_key": public(OLD), "foreign": [{"first": 1, "last": "2", "public_key": ""}]},
        {"public_key": public(OLD), "foreign": [{"first": 1, "last": 2, "public_key": None}]},
        {"public_key": public(OLD), "foreign": [{"first": 1, "last": 2, "public_key": "xy"}]},
    ],
)
def test_a_malformed_declaration_is_none(details):
    assert declaration_in({"id": 1, "details": details}) is None


# --- Which key counts for a row -----------------------------------------------------------------


def signers(keys, number):
    """The names of the keys whose signature counts for the row with this number."""
    signed_by = keys.signed_by(number)
    named = {"old": OLD, "new": NEW, "newest": NEWEST, "alien": ALIEN}
    return [name for name, key in named.items() if signed_by("文", signed(key))]


def declared(*rows):
    return [declaration_in(each) for each in rows]


CHANGES = declared(row(1, OLD), row(5, NEW, replaces=OLD), row(9, NEWEST, replaces=NEW))


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "old"), (4, "old"), (5, "new"), (8, "new"), (9, "newest"), (90, "newest")],
)
def test_a_key_signs_from_its_declaration_on(number, name):
    keys = Keys(CHANGES, public(NEWEST))
    assert signers(keys, number) == [name]
    assert keys.vouched_for == {public(OLD), public(NEW), public(NEWEST)}


def test_before_the_first_declaration_its_own_key_has_signed():
    assert signers(Keys(declared(row(5, OLD)), public(OLD)), 2) == ["old"]


def test_what_was_declared_after_the_trusted_key_does_not_count():
    keys = Keys(CHANGES, public(NEW))
    assert signers(keys, 4) == ["old"]
    assert signers(keys, 90) == ["new"]
    assert keys.vouched_for == {public(OLD), public(NEW)}


def test_a_trusted_key_that_came_back_counts_from_its_last_declaration():
    back = [*CHANGES, *declared(row(12, OLD, replaces=NEWEST), row(15, ALIEN, replaces=OLD))]
    keys = Keys(back, public(OLD))
    assert [signers(keys, number) for number in (1, 10, 12, 20)] == [
        ["old"],
        ["newest"],
        ["old"],
        ["old"],
    ]


def test_without_declarations_the_trusted_key_has_signed_all():
    keys = Keys([], public(OLD))
    assert signers(keys, 1) == ["old"]
    assert keys.vouched_for == {public(OLD)}
    assert len(signers(Keys([], None), 1)) == 4


def test_a_trusted_key_that_was_never_declared_vouches_for_itself_alone():
    assert Keys(CHANGES, public(ALIEN)).vouched_for == {public(ALIEN)}


def test_rows_of_an_accident_are_signed_by_the_key_that_was_named():
    foreign = [
        {"first": 2, "last": 3, "public_key": public(ALIEN)},
        {"first": 6, "last": 6, "public_key": ""},
    ]
    keys = Keys(declared(row(1, OLD), row(9, OLD, replaces=OLD, foreign=foreign)), public(OLD))
    assert [signers(keys, number) for number in (1, 2, 3, 4)] == [
        ["old"],
        ["alien"],
        ["alien"],
        ["old"],
    ]
    assert len(signers(keys, 6)) == 4


# --- Whether declarations follow each other -----------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], []),
        ([row(1, OLD), row(5, NEW, replaces=OLD, hand=OLD)], []),
        ([row(1, OLD), row(5, NEW, replaces=OLD)], []),
        ([row(3, NEW, replaces=OLD)], []),
        (
            [{"id": 1, "details": {}}, row(2, OLD), {"id": 3, "details": None}],
            ["证据 #1 声明的签名密钥残缺。", "证据 #3 声明的签名密钥残缺。"],
        ),
        (
            [row(1, OLD), row(5, NEW, replaces=ALIEN, hand=ALIEN)],
            ["证据 #5 声明的签名密钥与此前的密钥不相接。"],
        ),
        ([row(1, OLD), row(5, NEW)], ["证据 #5 声明的签名密钥与此前的密钥不相接。"]),
        (
            [row(1, OLD), row(5, NEW, replaces=OLD, hand=ALIEN), row(6, NEWEST, replaces=NEW)],
            ["证据 #5 声明的签名密钥没有原密钥的交接签名。"],
        ),
    ],
)
def test_a_declaration_follows_the_one_before(rows, said):
    assert list(declaration_problems(rows)) == said
