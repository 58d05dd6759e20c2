"""One form for all that readers take for the same: full width, capitals, 賭 and 赌, ○ and 〇. Plain.

The search, the sensitive terms, synonyms and names of keywords compare what is folded here, so that
what is found in one place is found in all. What is shown is never folded.
"""

import re
import unicodedata

from site_core.data.radicals import IDEOGRAPHS, RADICALS
from site_core.data.t2s import SIMPLIFIED, TRADITIONAL

WHITESPACE = "\t\n\v\f\r"
# Format characters (zero-width, soft hyphen, direction), control characters, halves of surrogate
# pairs; accents that stand by themselves and variation selectors are marks, of which only these go.
_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs"}
_DROPPED_MARKS = re.compile(
    "[\u0300-\u036f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_ACCENTED_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")

# Circles are written for 〇, and 〇 for 零: 二○二四年, 二〇二四年 and 二零二四年 are one year.
_CIRCLES = "\u3007\u25cb\u25ef\u26aa\u26ac\u2b55\u2b58"
_DASHES = (
    "\u00ad\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u2e3a\u2e3b\u30a0"
)
_DOTS = "\u2022\u2027\u2219\u22c5\u25cf\u2e31\u2e33\u30fb\u318d\u119e\ua78f\u0387\u16eb"
_LIKE = {
    "零": _CIRCLES,
    "-": _DASHES,
    "·": _DOTS,
    "~": "\u301c\u223c\u02dc",
    '"': "\u201c\u201d\u201e\u201f\u301d\u301e\u301f",
    "'": "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032",
}
_NUMERALS = "零一二三四五六七八九"
# Typed for 零 where numerals stand in Chinese: the digit, and the letter of three alphabets.
_ZERO_IN_NUMERALS = re.compile(rf"(?<=[{_NUMERALS}])[0o\u03bf\u043e]+(?![0-9a-z])")

_radicals = str.maketrans(RADICALS, IDEOGRAPHS)
_simplified = str.maketrans(TRADITIONAL, SIMPLIFIED)
_alike = {ord(variant): usual for usual, variants in _LIKE.items() for variant in variants}


class _Folding(dict[int, str]):
    """A table for str.translate that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in WHITESPACE:
        return character
    if unicodedata.category(character) in _DROPPED_CATEGORIES:
        return ""
    folded = unicodedata.normalize("NFKC", character).casefold()
    if _ACCENTED_LATIN.search(folded):
        folded = unicodedata.normalize("NFD", folded)
    folded = _DROPPED_MARKS.sub("", folded).translate(_radicals)
    return folded.translate(_simplified).translate(_alike)


_folding = _Folding()


def fold(text: str) -> str:
    """`text` with all differences taken out that a reader does not mean.

    Each character is folded by itself; only a zero asks for its neighbours, see `with_zeros_read`.
    """
    return with_zeros_read(text.translate(_folding))


def with_zeros_read(folded: str) -> str:
    """A text of folded characters with 二0二四 read as 二零二四. As long as it was."""
    return _ZERO_IN_NUMERALS.sub(lambda zeros: "零" * len(zeros[0]), folded)


def folded_offsets(text: str) -> tuple[str, list[int]]:
    """`fold(text)`, and for each of its characters the place in `text` that it came from."""
    pieces = [character.translate(_folding) for character in text]
    offsets = [at for at, piece in enumerate(pieces) for _ in piece]
    return with_zeros_read("".join(pieces)), offsets
