"""One searchable text."""

from typing import NamedTuple


class Text(NamedTuple):
    """What is searched: `key` names it in judgements, a line break in `body` ends a paragraph."""

    key: str
    title: str
    body: str
