"""What a comment may be: plain decisions about a text, without Django.

Whoever refuses a text says which rule it broke; the words for that are the form's.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ahocorasick_rs import AhoCorasick, MatchKind

from site_core.text.folding import fold, folded_offsets

LONGEST = 1000  # characters
LONGEST_NAME = 30
MOST_LINKS = 3
FEWEST_COMPARED = 10  # characters; “同意！” may be said twice

# What an address may be made of. Chinese is written on without a blank, so an address ends where
# none of these stands; only a host may be written in Chinese, up to its top-level domain.
_IN_ADDRESS = r"A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"
_CHINESE_HOST = (
    r"[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,5}\.(?:中国|中國|公司|网络|網絡|政务|公益|香港|网址|集团)"
)
# Only what a browser could open; a trailing mark belongs to the sentence.
_LINK = re.compile(
    rf"https?://(?:{_CHINESE_HOST}(?:[:/?#][{_IN_ADDRESS}]*[A-Za-z0-9/#=])?"
    rf"|[{_IN_ADDRESS}]*[A-Za-z0-9/#=])",
    re.IGNORECASE,
)
_BARE_LINK = re.compile(
    rf"https?[:：]//(?:{_CHINESE_HOST}[{_IN_ADDRESS}]*|[{_IN_ADDRESS}]+)"
    rf"|(?<![A-Za-z0-9])www[.。](?:{_CHINESE_HOST}[{_IN_ADDRESS}]*"
    rf"|[A-Za-z0-9\-]+(?:[.。][A-Za-z0-9\-]+)*(?:[:/?#][{_IN_ADDRESS}]*)?)"
    r"|(?<![A-Za-z0-9\-])(?<![A-Za-z0-9]\.)(?:[A-Za-z0-9\-]+\.)+"
    rf"(?:com|cn|net|org|top|xyz|vip|cc)(?![A-Za-z0-9\-])(?:[:/?#][{_IN_ADDRESS}]*)?",
    re.IGNORECASE,
)
# Full-width letters and digits, and the marks of an address that nobody sets beside one.
_HALF_WIDTH = {
    0xFF00 + code - 0x20: code
    for code in range(0x21, 0x7F)
    if chr(code).isalnum() or chr(code) in "./-"
} | {0xFF61: "。"}
_BLANK_LINES = re.compile(r"\n{3,}")
# Line breaks are kept, a tab becomes a blank; other control characters, marks that turn the
# direction of writing, and halves of characters go.
_KEPT_CONTROLS = {"\n"}


class Refusal(Enum):
    """Why a text is not taken."""

    EMPTY = "empty"
    NO_WORDS = "no words"
    TOO_LONG = "too long"
    ONLY_LINKS = "only links"
    TOO_MANY_LINKS = "too many links"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class Piece:
    """A part of a text. `address` is set where it is a link; `is_hit` where a term was found."""

    text: str
    address: str = ""
    is_hit: bool = False


def tidied(text: str) -> str:
    """`text` as it is kept: no control characters, lone surrogates or long gaps."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u2028", "\n")
    kept = (c for c in text if c in _KEPT_CONTROLS or not _is_invisible(c))
    lines = "".join(kept).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def tidied_name(name: str) -> str:
    """A guest's name on one line."""
    return " ".join(tidied(name).split())[:LONGEST_NAME]


def _is_invisible(character: str) -> bool:
    if character == "\u200d":
        return False  # holds an emoji together
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co")


def refusal_of(text: str, recent: Iterable[str] = ()) -> Refusal | None:
    """Why a tidied `text` is not taken, or None.

    :param recent: what the same person wrote lately.
    """
    if not fold(text).strip():
        return Refusal.EMPTY
    besides, links = _BARE_LINK.subn(" ", text.translate(_HALF_WIDTH))
    if not _letters(besides):
        return Refusal.ONLY_LINKS if links else Refusal.NO_WORDS
    if len(text) > LONGEST:
        return Refusal.TOO_LONG
    if links > MOST_LINKS:
        return Refusal.TOO_MANY_LINKS
    said = _letters(text)
    if len(said) >= FEWEST_COMPARED and any(said == _letters(other) for other in recent):
        return Refusal.DUPLICATE
    return None


def has_links(text: str) -> bool:
    """Whether `text` names an address, clickable or not."""
    return _BARE_LINK.search(text.translate(_HALF_WIDTH)) is not None


def with_links(text: str) -> list[Piece]:
    """`text` in pieces, its http(s) addresses as links."""
    pieces, end = [], 0
    for match in _LINK.finditer(text):
        pieces += [Piece(text[end : match.start()]), Piece(match[0], address=match[0])]
        end = match.end()
    return [piece for piece in [*pieces, Piece(text[end:])] if piece.text]


def _letters(text: str) -> str:
    return _folded(text)[0]


def _folded(text: str) -> tuple[str, list[int]]:
    """Letters and digits of `text` in one form, and where in `text` each of them stands."""
    found = [(c, at) for c, at in zip(*folded_offsets(text), strict=True) if c.isalnum()]
    return "".join(letter for letter, _at in found), [at for _letter, at in found]


class Terms:
    """A list of terms, looked for in many texts.

    A term is found in whatever form it is written: full width, capitals, traditional characters,
    with marks or invisible characters in between.
    """

    def __init__(self, terms: Iterable[str]):
        folded = sorted({letters for term in terms if (letters := _letters(term))})
        self._automaton = (
            AhoCorasick(folded, matchkind=MatchKind.LeftmostLongest) if folded else None
        )

    def found_in(self, text: str) -> bool:
        return any(piece.is_hit for piece in self.marked(text))

    def marked(self, text: str) -> list[Piece]:
        """`text` in pieces, those with a term marked."""
        if self._automaton is None:
            return [Piece(text)] if text else []
        letters, places = _folded(text)
        pieces, end = [], 0
        for _term, first, after in self._automaton.find_matches_as_indexes(letters):
            start, stop = places[first], places[after - 1] + 1
            pieces += [Piece(text[end:start]), Piece(text[start:stop], is_hit=True)]
            end = stop
        return [piece for piece in [*pieces, Piece(text[end:])] if piece.text]
