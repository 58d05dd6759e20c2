"""All texts the search is measured on."""

from functools import cache

from tests.search.quality.composed_texts import composed_texts
from tests.search.quality.edge_texts import edge_texts
from tests.search.quality.long_texts import long_texts
from tests.search.quality.text import Text

__all__ = ["Text", "all_texts"]


@cache
def all_texts() -> tuple[Text, ...]:
    """Return the whole set: ordinary articles, hand-made edge cases, very long ones."""
    return composed_texts() + edge_texts() + long_texts()
