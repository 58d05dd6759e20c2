"""Titles by their sound, for the search boxes of the admin: gwxz and gongwen find 公文写作."""

from collections.abc import Iterator

from pypinyin import Style, lazy_pinyin, pinyin

from search.analysis import is_han, pairs, runs
from search.syllables import one_spelling

# Set before a token of a sound. Marks are no part of any other token, so no plain search meets it.
SOUND = "§"
INITIALS = "¶"
SOUNDED_CHARACTERS = 60  # of a run of Han characters
MOST_READINGS = 4  # of one run


def sound_tokens(text: str) -> list[str]:
    """What a title sounds like: its syllables, and their initials in pairs like Han characters.

    Words of Latin letters and numbers count from every letter on, so that any part of them is found.
    """
    tokens = []
    for run in runs(text):
        if is_han(run):
            for syllables in _readings(run[:SOUNDED_CHARACTERS]):
                tokens += [SOUND + syllable for syllable in syllables]
                tokens += initials_tokens(_initials(syllables))
        else:
            tokens += [SOUND + run[at:] for at in range(1, len(run) - 1)]
    return tokens


def initials_tokens(initials: str) -> list[str]:
    """The pairs of initials that a title holds, or that are looked for in it; one alone stays alone."""
    return [INITIALS + pair for pair in pairs(initials) or [initials]]


def initials_of(text: str) -> str:
    """The first letters of the syllables of the Han characters in `text`."""
    return _initials(syllables_of(text))


def syllables_of(text: str) -> list[str]:
    """The syllables of the Han characters in `text`, as they are read there, without tones."""
    return [syllable for run in runs(text) if is_han(run) for syllable in _usual(run)]


def _initials(syllables: list[str]) -> str:
    return "".join(syllable[0] for syllable in syllables)


def _usual(run: str) -> list[str]:
    return [one_spelling(each) for each in lazy_pinyin(run, style=Style.NORMAL, errors="ignore")]


def _readings(run: str) -> Iterator[list[str]]:
    """How a run is read: as its words say, and with one character at a time read otherwise."""
    usual = _usual(run)
    yield usual
    alone = pinyin(list(run), style=Style.NORMAL, heteronym=True, errors="ignore")
    others = []
    for at, (sound, sounds) in enumerate(zip(usual, alone, strict=False)):
        readings = [one_spelling(each) for each in sounds]
        other = next((each for each in readings if each != sound), None)
        if other:
            # First those that a reader who does not know the word would read: 市长江 as zhang.
            others.append((readings[0] == sound, at, other))
    for _, at, other in sorted(others)[: MOST_READINGS - 1]:
        yield [*usual[:at], other, *usual[at + 1 :]]
