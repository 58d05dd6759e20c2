"""The piece of a text that shows why it was found, with what was looked for marked. Plain Python.

What is shown are the author's own characters: matches are found in the folded text and traced back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis import Phrase, fold, folded_offsets, is_han, phrases

LENGTH = 90  # characters of an excerpt, about
LOOK_BACK = 25  # characters in which the beginning of a sentence is looked for
MOST_MATCHES = 60  # of one line
ELLIPSIS = "…"
_SENTENCE_END = "。！？；!?;"
_ONLY_MARKS = re.compile(r"[\W_]*\Z")


@dataclass(frozen=True)
class Piece:
    """Some characters of a text, and whether they are what was looked for."""

    text: str
    is_match: bool


class Marker:
    """Finds in texts what one query asks for."""

    def __init__(self, query: str):
        self._patterns = [_pattern(phrase) for phrase in phrases(query)]

    def marked(self, text: str) -> list[Piece]:
        """The whole of a short text, such as a title."""
        return self._pieces(text, self._spans(text))

    def excerpt(self, lines: Iterable[str]) -> list[Piece]:
        """About 90 characters around the matches, of the line that has most of what was asked for.

        The beginning of the first line where nothing matches; nothing where there is no text.
        """
        best, best_value = "", -1
        for line in lines:
            value = self._value(line)
            if value > best_value and line.strip():
                best, best_value = line, value
        spans = self._spans(best)
        start = _start(best, spans)
        end = min(len(best), start + LENGTH)
        inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
        pieces = self._pieces(best[start:end].rstrip(), inside)
        before = [Piece(ELLIPSIS, False)] if start else []
        after = [Piece(ELLIPSIS, False)] if end < len(best) else []
        return [*before, *pieces, *after]

    def _value(self, line: str) -> int:
        """Every phrase of the query that stands in the line counts; how often it does, a little."""
        folded = fold(line)
        value = 0
        for pattern in self._patterns:
            count = 0
            for _ in pattern.finditer(folded):
                count += 1
                if count == 5:
                    break
            value += 100 + count if count else 0
        return value

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where in `text` the matches are, in order, those beside each other as one."""
        folded, offsets = folded_offsets(text)
        found: list[tuple[int, int]] = []
        for pattern in self._patterns:
            for match in pattern.finditer(folded):
                if match.end() > match.start():
                    found.append((offsets[match.start()], offsets[match.end() - 1] + 1))
                if len(found) >= MOST_MATCHES:
                    break
        merged: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if merged and (start <= merged[-1][1] or _ONLY_MARKS.match(text, merged[-1][1], start)):
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    @staticmethod
    def _pieces(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
        pieces, at = [], 0
        for start, end in spans:
            pieces.append(Piece(text[at:start], False))
            pieces.append(Piece(text[start:end], True))
            at = end
        pieces.append(Piece(text[at:], False))
        return [piece for piece in pieces if piece.text]


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


def _start(text: str, spans: list[tuple[int, int]]) -> int:
    """Where the excerpt begins: where most matches fall into it, at a sentence if one begins near."""
    if not spans:
        return 0
    first = max(spans, key=lambda span: _matched_from(span[0], spans))[0]
    if len(text) <= LENGTH:
        return 0
    for at in range(first, max(first - LOOK_BACK, 0), -1):
        if text[at - 1] in _SENTENCE_END:
            return at
    return max(0, first - LOOK_BACK // 2)


def _matched_from(start: int, spans: list[tuple[int, int]]) -> int:
    end = start + LENGTH - LOOK_BACK
    return sum(b - a for a, b in spans if a >= start and b <= end)
