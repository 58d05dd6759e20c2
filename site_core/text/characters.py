"""Which characters a text may hold, and which of them can be seen. Plain Python, no Django.

The one rule for every door: what comes in passes `fit`, what was stored before and leaves as XML too.
"""

import re
import unicodedata

# Controls but tab and line ends, and the code points Unicode keeps for no character at all: what no
# feed, no file of Excel's and not every database takes.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
_HALF_OF_A_PAIR = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Letters and symbols by their category, and nothing to see.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Controls, format marks, halves of a pair, blanks; marks that need a letter to stand on.
_UNSEEN_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"))


def fit(text: str) -> str:
    """`text` with only what every store, feed and file takes, character for character.

    A control becomes a blank. Half of a surrogate pair becomes U+FFFD, which can be seen: a
    character of the text is lost there.
    """
    return _UNFIT.sub(" ", whole(text))


def whole(text: str) -> str:
    """`text` with pairs of surrogates joined, and U+FFFD for each half that stands alone."""
    if not _HALF_OF_A_PAIR.search(text):
        return text
    return _HALF_OF_A_PAIR.sub("\ufffd", _PAIR.sub(_joined, text))


def has_visible(text: str) -> bool:
    """Whether anything of `text` can be seen: not blanks, zero-width marks and fillers only."""
    return any(
        unicodedata.category(character) not in _UNSEEN_CATEGORIES
        and character not in _BLANK_LETTERS
        for character in text
    )


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
