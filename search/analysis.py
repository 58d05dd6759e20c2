"""How a text becomes what an index holds, and a query what is looked for. Plain Python.

Chinese is written without blanks, so a search by words finds what the writer happened to set between
two marks, and a dictionary finds what its makers knew. Here every pair of neighbouring characters is
a token instead: 公文写作 is 公文 文写 写作 作. A query asks for the same pairs, one after the other,
and so finds a string wherever it stands. The single character at the end of each run makes queries
of one character possible: they ask for every token that begins with it.

Both sides are folded first (`site_core.text.folding`): full width to half width, capital to small,
traditional to simplified, accents and invisible characters away.

Whatever changes the tokens of any text takes a new ANALYSIS_VERSION; entries carry the version they
were made with, and `manage.py update_index` makes them anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from site_core.text.folding import fold

ANALYSIS_VERSION = 3

LONGEST_TOKEN = 60  # characters of a run of letters or digits that count
LONGEST_QUERY = 80  # folded characters of a query that count
MOST_TOKENS = 40  # tokens of a query that count

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LATIN = "a-z\u00df-\u00f6\u00f8-\u024f"
_RUN = re.compile(rf"[{HAN}]+|[{LATIN}]+|\d+|[^\W\d_{HAN}{LATIN}]+")
_HAN = re.compile(f"[{HAN}]")
_NO_PART = re.compile(r"[\W_]+")
_BLANK_IN_HAN = re.compile(rf"(?<=[{HAN}])[ \t]+(?=[{HAN}])")


def runs(text: str) -> list[str]:
    """The runs of Han characters, of letters of one kind and of digits in a text, folded.

    Blanks between Han characters do not end a run (张　三 is 张三); the end of a line does.
    """
    return _runs(_BLANK_IN_HAN.sub("", fold(text)))


def _runs(folded: str) -> list[str]:
    return [run if is_han(run) else run[:LONGEST_TOKEN] for run in _RUN.findall(folded)]


def is_han(run: str) -> bool:
    """Whether a run of `runs` is one of Han characters."""
    return _HAN.match(run) is not None


def pairs(run: str) -> list[str]:
    """Every two neighbouring characters of a run."""
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _tokens(found: list[str]) -> list[str]:
    """The tokens of whole runs."""
    tokens = []
    for run in found:
        tokens += [*pairs(run), run[-1]] if is_han(run) else [run]
    return tokens


def index_tokens(text: str) -> list[str]:
    """What an index holds of `text`, in order: letters and digits only, none longer than 60."""
    return _tokens(runs(text))


def canonical(text: str) -> str:
    """`text` as its runs, each between two blanks: what a phrase's `needle` is looked for in."""
    found = runs(text)
    return f" {' '.join(found)} " if found else ""


@dataclass(frozen=True)
class Phrase:
    """A string of a query that has to stand in a text as it is."""

    tokens: tuple[str, ...]
    """Its tokens, which stand one after the other."""
    prefix: bool
    """Whether the last token may be the beginning of one."""
    needle: str
    """The same phrase as a part of a `canonical` text."""

    @property
    def is_one_token(self) -> bool:
        """Whether a text that holds the token holds the phrase: then nothing else need be asked."""
        return len(self.tokens) == 1


def phrases(query: str) -> list[Phrase]:
    """What a text has to hold to be found by `query`: every one of these.

    Blanks and marks part the query into phrases. Nothing is left of one without letters, digits or
    Han characters. Of a long query the first 80 characters count, and at most 40 tokens.
    """
    # Cut before folding too: folding a hundred thousand characters takes its time.
    folded = fold(query[: LONGEST_QUERY * 4])[:LONGEST_QUERY]
    found: list[Phrase] = []
    tokens = 0
    for part in _NO_PART.split(folded):
        if not part:
            continue
        phrase = _phrase(_runs(part))
        tokens += len(phrase.tokens)
        if tokens > MOST_TOKENS and found:
            break
        found.append(phrase)
    return found


def _phrase(parts: list[str]) -> Phrase:
    *others, last = parts
    ends_in_single = is_han(last) and len(last) == 1
    tokens = _tokens(others)
    tokens += pairs(last) if is_han(last) and not ends_in_single else [last]
    needle = " ".join(parts)
    if not is_han(parts[0]):
        needle = f" {needle}"
    if not is_han(last):
        needle = f"{needle} "
    return Phrase(tuple(tokens), prefix=ends_in_single, needle=needle)


def iter_words(text: str, longest: int) -> Iterator[str]:
    """Every string of 2 to `longest` Han characters in `text`, folded, as often as it stands there."""
    for run in runs(text):
        if is_han(run):
            for length in range(2, longest + 1):
                for at in range(len(run) - length + 1):
                    yield run[at : at + length]
