"""Texts in any number for measurements: real words, drawn as often as languages use theirs.

Every run makes the same texts.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

from pypinyin.phrases_dict import phrases_dict

from search.analysis import is_han

SEED = 20261125
# The words of Chinese that every second sentence has, and how often among a hundred words.
EVERYWHERE = {"的": 5.0, "在": 1.5, "和": 1.4, "是": 1.2, "我们": 0.8, "中国": 0.5, "工作": 0.8}
WORDS_A_SENTENCE = (5, 14)
SENTENCES = (12, 34)


class TextSource:
    """Titles and bodies of about 800 characters."""

    def __init__(self):
        self._random = random.Random(SEED)  # noqa: S311 - nothing is secret here
        words = sorted(word for word in phrases_dict if len(word) <= 4 and is_han(word))
        self._random.shuffle(words)
        weights = [1 / (rank + 20) for rank in range(len(words))]
        of_everywhere = sum(EVERYWHERE.values()) / 100
        scale = sum(weights) * of_everywhere / (1 - of_everywhere) / sum(EVERYWHERE.values())
        self.words = words
        self._all = [*EVERYWHERE, *words]
        self._weights = list(
            accumulate([*(share * scale for share in EVERYWHERE.values()), *weights])
        )

    def _words(self, count) -> str:
        return "".join(self._random.choices(self._all, cum_weights=self._weights, k=count))

    def texts(self, count: int) -> Iterator[tuple[str, str]]:
        """`count` pairs of title and body; a line of the body is a paragraph."""
        for _ in range(count):
            sentences = [
                self._words(self._random.randint(*WORDS_A_SENTENCE))
                + self._random.choice("，，。；")
                for _ in range(self._random.randint(*SENTENCES))
            ]
            breaks = range(0, len(sentences), 8)
            yield self._words(4)[:40], "\n".join("".join(sentences[at : at + 8]) for at in breaks)
