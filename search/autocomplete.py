"""What the search boxes of the admin look in: any part of a title, and its sound. Plain Python."""

from dataclasses import replace

from search.analysis import Phrase, index_tokens, is_han, phrases
from search.pinyin import SOUND, initials_tokens, sound_tokens
from search.syllables import spellings

SHORTEST_SOUND = 2


def autocomplete_tokens(text: str) -> list[str]:
    """The tokens of a title, and behind them its sounds."""
    return index_tokens(text) + sound_tokens(text)


def autocomplete_phrases(query: str) -> list[Phrase]:
    """The phrases of what was typed so far: a last word of letters or digits may go on."""
    return [phrase if phrase.prefix else _may_go_on(phrase) for phrase in phrases(query)]


def _may_go_on(phrase: Phrase) -> Phrase:
    if is_han(phrase.tokens[-1]):
        return phrase
    return replace(phrase, prefix=True, needle=phrase.needle.rstrip())


def alternatives(phrase: Phrase) -> list[Phrase]:
    """The ways in which a title may hold a phrase: written so, or sounding so."""
    letters = phrase.tokens[0]
    if not phrase.is_one_token or is_han(letters) or len(letters) < SHORTEST_SOUND:
        return [phrase]
    inside_a_word = (SOUND + letters,)
    syllables = [tuple(SOUND + syllable for syllable in way) for way in spellings(letters)]
    sounds = dict.fromkeys([inside_a_word, *syllables])
    return [
        phrase,
        *(replace(phrase, tokens=tokens, prefix=True) for tokens in sounds),
        replace(phrase, tokens=tuple(initials_tokens(letters)), prefix=False),
    ]
