"""How letters typed without blanks read as pinyin: xian is one syllable or two. Plain Python."""

_INITIALS = "b p m f d t n l g k h j q x r z c s y w zh ch sh"
_ALONE = "a o e ai ei ao ou an en ang eng er"
_FINALS = (
    "a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong "
    "u ua uo uai ui uan un uang ue v ve"
)
# A few of these are no syllables of Chinese (bong); no title holds them.
SYLLABLES = frozenset(
    [*_ALONE.split(), *(first + last for first in _INITIALS.split() for last in _FINALS.split())]
)
LONGEST_SYLLABLE = 6
BEGINNINGS = frozenset(
    syllable[:end] for syllable in SYLLABLES for end in range(1, LONGEST_SYLLABLE + 1)
)
_ALSO_TYPED = {"lve": "lue", "nve": "nue"}
MOST_WAYS = 16


def one_spelling(syllable: str) -> str:
    """A syllable as most people type it: lüe and nüe are also typed lve and nve."""
    return _ALSO_TYPED.get(syllable, syllable)


def spellings(letters: str) -> list[tuple[str, ...]]:
    """The ways to read `letters` as syllables, of which the last may go on.

    None when they are no pinyin. Of very many ways those with the most syllables are left out.
    """
    # From the end, so that what cannot be read to the end is never gone through twice.
    ways: list[list[tuple[str, ...]]] = [[] for _ in letters] + [[()]]
    for at in reversed(range(len(letters))):
        for end in range(min(at + LONGEST_SYLLABLE, len(letters)), at, -1):
            known = BEGINNINGS if end == len(letters) else SYLLABLES
            if letters[at:end] in known:
                ways[at] += [(one_spelling(letters[at:end]), *rest) for rest in ways[end]]
        ways[at] = sorted(ways[at], key=len)[:MOST_WAYS]
    return ways[0] if letters else []
