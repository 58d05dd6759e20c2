"""The piece of a text that shows why it was found, with what was looked for marked. Plain Python.

What is shown are the author's own characters: matches are found in the folded text and traced back.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from search.analysis import Phrase, is_han, phrases
from site_core.text.folding import fold, folded_offsets, with_zeros_read

LENGTH = 90  # characters of an excerpt, about
LOOK_BACK = 25  # characters in which the beginning of a sentence is looked for
WINDOW = LENGTH - LOOK_BACK  # characters that are in the excerpt wherever it begins
MOST_MATCHES = 60  # of one phrase in one line
ENOUGH_MATCHES = 5  # of one phrase: a line with more of them is no better
STEP = 32  # characters that are folded at once, so that the way back is short
EDGE = 60  # characters beside an excerpt that tell whether a word begins or ends there
ELLIPSIS = "…"
_SENTENCE_END = "。！？；!?;"
_ONLY_MARKS = re.compile(r"[\W_]*\Z")


@dataclass(frozen=True)
class Piece:
    """Some characters of a text, and whether they are what was looked for."""

    text: str
    is_match: bool


class Line:
    """A line of a text, folded, with the way back. A long one costs little more than its folding."""

    def __init__(self, text: str):
        self.text = text
        chunks = [fold(text[at : at + STEP]) for at in range(0, len(text), STEP)]
        self.folded = with_zeros_read("".join(chunks))  # a zero may stand at an edge
        self._starts = list(accumulate(map(len, chunks), initial=0))

    def place(self, at: int) -> int:
        """Where in the text the folded character at `at` comes from."""
        chunk = bisect_right(self._starts, at) - 1
        _folded, offsets = folded_offsets(self.text[chunk * STEP : (chunk + 1) * STEP])
        return chunk * STEP + offsets[at - self._starts[chunk]]


class Marker:
    """Finds in texts what one query asks for, or several queries that mean the same."""

    def __init__(self, *queries: str):
        self._patterns = [_pattern(phrase) for query in queries for phrase in phrases(query)]

    def marked(self, text: str) -> list[Piece]:
        """The whole of a short text, such as a title."""
        return self._pieces(text, 0, len(text))

    def excerpt(self, lines: Iterable[str]) -> list[Piece]:
        """About 90 characters around the matches, of the line that has most of what was asked for.

        The beginning of the first line where nothing matches; nothing where there is no text.
        """
        best, best_value = Line(""), -1
        for line in map(Line, filter(str.strip, lines)):
            value = self._value(line)
            if value > best_value:
                best, best_value = line, value
            if best_value == self._highest_value:
                break
        text = best.text
        start = self._start(best) if len(text) > LENGTH else 0
        end = min(len(text), start + LENGTH)
        pieces = self._pieces(text, start, start + len(text[start:end].rstrip()))
        before = [Piece(ELLIPSIS, False)] if start else []
        after = [Piece(ELLIPSIS, False)] if end < len(text) else []
        return [*before, *pieces, *after]

    @property
    def _highest_value(self) -> int:
        return len(self._patterns) * (100 + ENOUGH_MATCHES)

    def _value(self, line: Line) -> int:
        """Every phrase of the query that stands in the line counts; how often it does, a little."""
        value = 0
        for pattern in self._patterns:
            if count := len(_matches(pattern, line.folded, ENOUGH_MATCHES)):
                value += 100 + count
        return value

    def _start(self, line: Line) -> int:
        """Where the excerpt of a long line begins: at a sentence, if one begins near the matches."""
        places = [
            (start, end, number)
            for number, pattern in enumerate(self._patterns)
            for start, end in _matches(pattern, line.folded, MOST_MATCHES)
        ]
        if not places:
            return 0
        first = line.place(_densest(sorted(places)))
        for at in range(first, max(first - LOOK_BACK, 0), -1):
            if line.text[at - 1] in _SENTENCE_END:
                return at
        return max(0, first - LOOK_BACK // 2)

    def _pieces(self, text: str, start: int, end: int) -> list[Piece]:
        """The characters of `text` from `start` to `end`, parted where matches begin and end."""
        pieces, at = [], start
        for match_start, match_end in self._spans(text, start, end):
            pieces.append(Piece(text[at:match_start], False))
            pieces.append(Piece(text[match_start:match_end], True))
            at = match_end
        pieces.append(Piece(text[at:end], False))
        return [piece for piece in pieces if piece.text]

    def _spans(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the matches between `start` and `end` are, those beside each other as one."""
        edge = max(0, start - EDGE)
        folded, offsets = folded_offsets(text[edge : end + EDGE])
        found = [
            (edge + offsets[a], edge + offsets[b - 1] + 1)
            for pattern in self._patterns
            for a, b in _matches(pattern, folded, MOST_MATCHES)
        ]
        merged: list[tuple[int, int]] = []
        for a, b in sorted(found):
            if merged and (a <= merged[-1][1] or _ONLY_MARKS.match(text, merged[-1][1], a)):
                merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
            else:
                merged.append((a, b))
        return [(max(a, start), min(b, end)) for a, b in merged if a < end and b > start]


def _matches(pattern: re.Pattern[str], folded: str, most: int) -> list[tuple[int, int]]:
    found = zip(range(most), pattern.finditer(folded), strict=False)
    return [match.span() for _number, match in found]


def _densest(places: list[tuple[int, int, int]]) -> int:
    """Where the window with the most different phrases begins, among equals with most matches.

    :param places: (start, end, number of the phrase) of each match, in order.
    """
    best, best_value = places[0][0], (0, 0)
    last = 0
    for at, (start, _end, _number) in enumerate(places):
        while last < len(places) and places[last][0] < start + WINDOW:
            last += 1
        inside = [place for place in places[at:last] if place[1] <= start + WINDOW]
        value = (len({number for _s, _e, number in inside}), len(inside))
        if value > best_value:
            best, best_value = start, value
    return best


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    """A phrase as it may stand in a folded text: blanks between Han characters do not part it."""
    runs = phrase.needle.split()
    written = [
        r"[ \t]*".join(map(re.escape, run)) if is_han(run) else re.escape(run) for run in runs
    ]
    return re.compile(
        _not_inside(runs[0], "<!") + r"[\W_]*".join(written) + _not_inside(runs[-1], "!")
    )


def _not_inside(run: str, side: str) -> str:
    """Letters and numbers count only as a whole."""
    if is_han(run):
        return ""
    return rf"(?{side}\d)" if run[0].isdigit() else rf"(?{side}[^\W\d_])"
