"""Titles by their sound, for the search boxes of the admin: gwxz and gongwen find 公文写作."""

from pypinyin import Style, lazy_pinyin, pinyin

from search.analysis import is_han, runs

SOUND = "\ue000"  # set before a token that is a sound, so that no plain search meets it
SOUNDED_CHARACTERS = 60  # of a run of Han characters
LONGEST_INITIALS = 12
LONGEST_SPELLING = 18
MOST_READINGS = 4  # of one run
READ_TOGETHER = 3  # characters before one of several sounds, from which that reading is taken in


def sound_tokens(text: str) -> list[str]:
    """What a title sounds like: spellings and initials from every character on, marked as sounds.

    Words of Latin letters and numbers count from every letter on, so that any part of them is found.
    """
    tokens: dict[str, None] = {}
    for run in runs(text):
        if is_han(run):
            for syllables, places in _readings(run[:SOUNDED_CHARACTERS]):
                for at in places:
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


def _readings(run: str) -> list[tuple[list[str], range]]:
    """How a run is read, and from which characters on that is taken in.

    As its words say, from every character; with one character at a time read otherwise, from that
    one and the few before it.
    """
    usual = lazy_pinyin(run, style=Style.NORMAL, errors="ignore")
    alone = pinyin(list(run), style=Style.NORMAL, heteronym=True, errors="ignore")
    others = []
    for at, (sound, sounds) in enumerate(zip(usual, alone, strict=False)):
        other = next((each for each in sounds if each != sound), None)
        if other:
            # First those that a reader who does not know the word would read: 市长江 as zhang.
            others.append((sounds[0] == sound, at, other))
    readings = [
        ([*usual[:at], other, *usual[at + 1 :]], range(max(0, at - READ_TOGETHER), at + 1))
        for _, at, other in sorted(others)[: MOST_READINGS - 1]
    ]
    return [(usual, range(len(usual))), *readings]
