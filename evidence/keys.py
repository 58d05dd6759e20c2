"""Which key signs which rows of the evidence: rows of the chain themselves say so. No Django.

A row of the action `key` is signed by the key that it declares, and follows the last row of the key
before: so whoever trusts the newest key can trust what it says of the earlier ones.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# Whether the second is a signature of the first.
IsSigned = Callable[[str, str], bool]

ACTION = "key"


def fingerprint(key: str) -> str:
    """A public key by its SHA-256: short enough to be printed and read out."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()


@cache
def verifier(key: str) -> IsSigned:
    """Whether a text has a signature (hex) by the owner of this public key (hex).

    :raises ValueError: this is no public key.
    """
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))

    def is_signed_by_owner(text: str, signature: str) -> bool:
        try:
            raw = bytes.fromhex(signature)
            public.verify(raw, text.encode())
        except (InvalidSignature, ValueError):
            return False
        # One way to write it, so that no character of a file can change unnoticed.
        return raw.hex() == signature

    return is_signed_by_owner


def unchecked(text: str, signature: str) -> bool:
    """In place of a verifier where no key is at hand."""
    return True


def hand_over(old: str, new: str) -> str:
    """What the owner of the old key signs for the new one."""
    return f"bianshen-evidence-key {old} {new}"


@dataclass(frozen=True)
class ForeignRows:
    """Rows that another key signed, by an accident that somebody has declared."""

    first: int
    last: int
    public_key: str  # empty when nobody has it any more


@dataclass(frozen=True)
class Declaration:
    """What a row of the action `key` says."""

    row_id: int
    public_key: str
    replaces: str  # the public key before, empty when this is the first
    handed_over: str  # signature by the key before, empty when that was lost
    foreign: tuple[ForeignRows, ...]


def declaration_in(row: Mapping[str, Any]) -> Declaration | None:
    """The declaration in a row; None when it is malformed, as only a forged one is."""
    details = row["details"]
    if not isinstance(details, dict):
        return None
    texts = [details.get(name, "") for name in ("public_key", "replaces", "handed_over")]
    listed = details.get("foreign", [])
    try:
        public_key, replaces, handed_over = map(_text, texts)
        verifier(public_key)
        foreign = tuple(
            ForeignRows(_number(each["first"]), _number(each["last"]), _text(each["public_key"]))
            for each in listed
        )
        for each in foreign:
            if each.public_key:
                verifier(each.public_key)
    except (ValueError, TypeError, KeyError):
        return None
    return Declaration(_number(row["id"]), public_key, replaces, handed_over, foreign)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


class Keys:
    """The keys of a site, each for the rows from its declaration on."""

    def __init__(self, declarations: Iterable[Declaration], trusted: str | None) -> None:
        """
        :param declarations: in the order of their rows.
        :param trusted: the public key that vouches for them; what was declared after its own
            declaration does not count. None when it is not at hand.
        """
        known = list(declarations)
        own = [number for number, each in enumerate(known) if each.public_key == trusted]
        if own:
            del known[own[-1] + 1 :]
        self._first_rows = [each.row_id for each in known]
        # Before the first declaration its own key has signed: there was only one.
        self._keys: list[str | None] = [each.public_key for each in known[:1] + known] or [trusted]
        self.vouched_for = {each.public_key for each in known} if own else {trusted}
        self._foreign = [rows for each in known for rows in each.foreign]

    def signed_by(self, row_id: int) -> IsSigned:
        """Whether a text is signed by the key of the row with this number."""
        for rows in self._foreign:
            if rows.first <= row_id <= rows.last:
                return verifier(rows.public_key) if rows.public_key else unchecked
        key = self._keys[bisect_right(self._first_rows, row_id)]
        return unchecked if key is None else verifier(key)


def declaration_problems(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each declaration that does not follow the one before. All of them, in order."""
    before = ""
    for row in rows:
        declared = declaration_in(row)
        if declared is None:
            yield f"证据 #{row['id']} 声明的签名密钥残缺。"
            continue
        if before and declared.replaces != before:
            yield f"证据 #{row['id']} 声明的签名密钥与此前的密钥不相接。"
        elif declared.handed_over and not verifier(declared.replaces)(
            hand_over(declared.replaces, declared.public_key), declared.handed_over
        ):
            yield f"证据 #{row['id']} 声明的签名密钥没有原密钥的交接签名。"
        before = declared.public_key
