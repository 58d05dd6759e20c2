"""What the search boxes of the admin look in: any part of a title, and its sound. Plain Python."""

from dataclasses import replace

from search.analysis import Phrase, index_tokens, is_han, phrases
from search.pinyin import SOUND, sound_tokens

SHORTEST_SOUND = 2


def autocomplete_tokens(text: str) -> list[str]:
    """The tokens of a title, and behind them its sounds."""
    return index_tokens(text) + sound_tokens(text)


def autocomplete_phrases(query: str) -> list[Phrase]:
    """The phrases of what was typed so far: a last word of letters or digits may go on."""
    return [phrase if phrase.prefix else _may_go_on(phrase) for phrase in phrases(query)]


def _may_go_on(phrase: Phrase) -> Phrase:
    return phrase if is_han(phrase.tokens[-1]) else replace(phrase, prefix=True)


def alternatives(phrase: Phrase) -> list[Phrase]:
    """The ways in which a title may hold a phrase: written so, or sounding so."""
    ways = [phrase]
    first = phrase.tokens[0]
    if phrase.is_one_token and not is_han(first) and len(first) >= SHORTEST_SOUND:
        ways.append(replace(phrase, tokens=(SOUND + first,), prefix=True))
    return ways
