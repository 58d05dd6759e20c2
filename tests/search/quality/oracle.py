"""The truth about what a query should find, by brute force.

It shares no code and no table with the search. Titles and bodies are folded to nothing but letters,
digits, gaps and line breaks, and every part of the query is looked for in them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from opencc import OpenCC

from tests.search.quality.text import Text

HAN, LATIN, LETTER, DIGIT = "Han", "Latin", "other letter", "digit"
GAP, BREAK = " ", "\n"
LINE_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
HAN_CLASS = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
HAN_CHARACTER = re.compile(HAN_CLASS)
BLANKS_IN_HAN = re.compile(f"(?<={HAN_CLASS})[ \t]+(?={HAN_CLASS})")
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\u180f]")
MARKS_ON_LATIN = re.compile(r"([a-z])[\u0300-\u036f]+")
SIMPLIFIER = OpenCC("t2s")


def relevant(query: str, texts: Iterable[Text]) -> set[str]:
    """Return the keys of the texts that `query` should find.

    Every part of the query has to stand in the title or in the body of a text; one part may stand
    in the title and another in the body, but no part runs from the one into the other. A query
    without a letter, digit or Han finds nothing.
    """
    wanted = parts(query)
    if not wanted:
        return set()
    return {
        text.key
        for text in texts
        if all(
            contains(folded(text.title), part) or contains(folded(text.body), part)
            for part in wanted
        )
    }


def parts(query: str) -> list[str]:
    """Split a query at everything that is not a letter, digit or Han.

    Blanks split it too, even between two Han: who types `公文 报告` means two words.
    """
    return _plain(fold(query)).split()


def contains(text: str, part: str) -> bool:
    """Say whether the folded `text` has the folded `part` of a query.

    A run is as many characters of one kind as stand side by side: Han, Latin letters, other letters
    or digits. Within a run the characters must be neighbours in the text. Where two runs of the part
    meet, blanks and punctuation in the text do not count: `5g网络` is in `5G 网络`, `t9704` in
    `T 9704`. Line breaks always count.

    Where the part begins or ends with anything but Han, a run must begin or end there in the text:
    `work` is not in `workflow`, nor `5` in `15`, but `5` is in `5G` and `iphone` in `iPhone15`.
    """
    if all(kind(character) == HAN for character in part):
        return part in text
    pattern = re.compile(f"{GAP}*".join(_runs(part)))
    start = 0
    while found := pattern.search(text, start):
        first, last = found.span()
        begins = first == 0 or not _same_run(text[first - 1], part[0])
        ends = last == len(text) or not _same_run(part[-1], text[last])
        if begins and ends:
            return True
        start = first + 1
    return False


@cache
def folded(text: str) -> str:
    """Fold a title or body to letters, digits, Han, `GAP` for what parts them, and `BREAK`.

    Blanks between two Han (U+0020, U+3000, U+00A0, tab) vanish, for they only pad names and
    headings. Punctuation and line breaks between Han stay: no phrase runs over them.
    """
    return _plain(BLANKS_IN_HAN.sub("", fold(text)))


def fold(text: str) -> str:
    """Fold width, case, script and accents; drop what cannot be seen.

    NFKC and casefold; traditional to simplified, one character at a time, so that the converter's
    phrases change no words (軟體 becomes 软体, not 软件); accents off Latin letters alone. Zero-width
    and other format characters, soft hyphens, variation selectors, controls and lone surrogates are
    dropped, while the tab and every kind of line break stay.
    """
    seen = "".join(filter(_can_be_seen, SELECTORS.sub("", text)))
    cased = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return MARKS_ON_LATIN.sub(r"\1", "".join(map(_simple, cased)))


@cache
def kind(character: str) -> str:
    """Return the kind of a folded letter, digit or Han; `""` for anything else.

    A combining mark left on a letter that is not Latin belongs to that letter.
    """
    if HAN_CHARACTER.match(character):
        return HAN
    match unicodedata.category(character)[0]:
        case "L" | "M":
            latin = unicodedata.name(character, "").startswith("LATIN ")
            return LATIN if latin else LETTER
        case "N":
            return DIGIT
    return ""


def _plain(text: str) -> str:
    """Replace line breaks by `BREAK` and what is no letter, digit or Han by `GAP`."""
    return "".join(
        character if kind(character) else BREAK if character in LINE_BREAKS else GAP
        for character in text
    )


def _runs(part: str) -> list[str]:
    """Cut a part where the kind of its characters changes."""
    return ["".join(run) for _, run in groupby(part, kind)]


def _same_run(before: str, after: str) -> bool:
    """Say whether two neighbours belong to one token; Han are no tokens, they end anywhere."""
    return kind(before) == kind(after) != HAN


@cache
def _can_be_seen(character: str) -> bool:
    """Say no to controls, format characters and lone surrogates, but for tab and line breaks."""
    if character == "\t" or character in LINE_BREAKS:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


@cache
def _simple(character: str) -> str:
    """Return the simplified form of a Han, the bare form of an accented Latin letter."""
    if HAN_CHARACTER.match(character):
        return SIMPLIFIER.convert(character)
    if kind(character) == LATIN:
        return unicodedata.normalize("NFD", character)[0]
    return character
