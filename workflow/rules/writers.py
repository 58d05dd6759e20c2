"""Whose words stand in a text. Plain Python, no Django, no database.

A text is taken apart into units: a short sentence whole, a longer one as its overlapping runs of
eight characters. Blanks and tags do not count. Eight Chinese characters in a row are hardly ever
written twice by chance, and whoever brings a sentence back has to leave some of them together.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from html import unescape
from typing import Any

RUN = 8

# Names of kinds and of places in a body: nobody writes them.
_NAMES = frozenset({"type", "id"})
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</(?:p|li|h[1-6]|blockquote|td|th)\s*>|<br\s*/?>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[。！？；!?;\n]")
_IDENTIFIER = re.compile(r"[a-z0-9_#./:+-]*")


@dataclass(frozen=True)
class Hand:
    """How somebody has a hand in a text.

    By a revision (its id and when it was saved), or by the words of a file that the text shows
    (its title). Neither is known of owners, submitters and those who took the text over.
    """

    revision_id: int | None = None
    at: str = ""
    file: str = ""


@dataclass(frozen=True)
class Draft:
    """A revision: who saved it when, and its content as it is stored."""

    revision_id: int
    user_id: int | None
    at: str
    content: Any


def units(content: Any) -> set[str]:
    """The units of all strings in `content`: dicts, lists, strings, JSON in strings."""
    return {unit for leaf in _leaves(content) for unit in _units_of(leaf)}


def new_units(content: Any, released: Any) -> set[str]:
    """What stands in `content` and does not in the text that was `released`."""
    return units(content) - units(released)


def writers(new: AbstractSet[str], drafts: Iterable[Draft]) -> dict[int, Hand]:
    """By id, everybody who saved a draft that holds one of the `new` units; their first such draft.

    Neighbouring drafts share most of their strings, so each string is looked into once.
    """
    found: dict[int, Hand] = {}
    known: dict[str, bool] = {}
    for draft in drafts:
        if draft.user_id is None or draft.user_id in found:
            continue
        for leaf in _leaves(draft.content):
            if leaf not in known:
                known[leaf] = not new.isdisjoint(_units_of(leaf))
            if known[leaf]:
                found[draft.user_id] = Hand(draft.revision_id, draft.at)
                break
    return found


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        inner = _parsed(value)
        if inner is None:
            yield value
        else:
            yield from _leaves(inner)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _NAMES:
                yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)


def _parsed(text: str) -> Any:
    """The body in a string, as revisions keep it; None when the string is no such thing."""
    if not text.startswith(("[{", "{")):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _units_of(text: str) -> set[str]:
    found: set[str] = set()
    words = unescape(_TAG.sub("", _PARAGRAPH_END.sub("\n", text)))
    for part in _SENTENCE_END.split(words):
        sentence = "".join(part.split())
        if len(sentence) > RUN:
            found.update([sentence[at : at + RUN] for at in range(len(sentence) - RUN + 1)])
        elif len(sentence) > 1 and not _IDENTIFIER.fullmatch(sentence):
            found.add(sentence)
    return found
