"""Titles by their sound, for the search boxes of the admin: gwxz and gongwen find 公文写作."""

from pypinyin import Style, lazy_pinyin, pinyin

from search.analysis import is_han, runs

SOUND = "\ue000"  # set before a token that is a sound, so that no plain search meets it
SOUNDED_CHARACTERS = 60  # of a run of Han characters
LONGEST_INITIALS = 12
LONGEST_SPELLING = 18
MOST_READINGS = 4  # of one run


def sound_tokens(text: str) -> list[str]:
    """What a title sounds like: spellings and initials from every character on, marked as sounds.

    Words of Latin letters and numbers count from every letter on, so that any part of them is found.
    """
    tokens: dict[str, None] = {}
    for run in runs(text):
        if is_han(run):
            for syllables in _readings(run[:SOUNDED_CHARACTERS]):
                for at in range(len(syllables)):
                    initials = "".join(syllable[0] for syllable in syllables[at:])
                    tokens[initials[:LONGEST_INITIALS]] = None
                    tokens["".join(syllables[at:])[:LONGEST_SPELLING]] = None
        else:
            for at in range(1, len(run) - 1):
                tokens[run[at:]] = None
    return [SOUND + token for token in tokens]


def initials_of(text: str) -> str:
    """The first letters of the syllables of the Han characters in `text`."""
    return "".join(syllable[0] for syllable in syllables_of(text))


def syllables_of(text: str) -> list[str]:
    """The syllables of the Han characters in `text`, as they are read there, without tones."""
    return [
        syllable
        for run in runs(text)
        if is_han(run)
        for syllable in lazy_pinyin(run, style=Style.NORMAL, errors="ignore")
    ]


def _readings(run: str) -> list[list[str]]:
    """How a run is read: as its words say, and with one character at a time read otherwise."""
    usual = lazy_pinyin(run, style=Style.NORMAL, errors="ignore")
    alone = pinyin(list(run), style=Style.NORMAL, heteronym=True, errors="ignore")
    others = []
    for at, (sound, sounds) in enumerate(zip(usual, alone, strict=False)):
        other = next((each for each in sounds if each != sound), None)
        if other:
            # First those that a reader who does not know the word would read: 市长江 as zhang.
            others.append((sounds[0] == sound, at, other))
    readings = [[*usual[:at], other, *usual[at + 1 :]] for _, at, other in sorted(others)]
    return [usual, *readings[: MOST_READINGS - 1]]
