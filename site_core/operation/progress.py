"""How far a long check has come, for whoever waits at a terminal."""

import time
from collections.abc import Iterable, Iterator
from typing import Any

EVERY_SECONDS = 0.2


def unwatched(items: Iterable, total: int, label: str) -> Iterable:
    """Nobody waits."""
    return items


class Progress:
    """A line on a terminal that says how many of how many are done. Elsewhere it writes nothing."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._shown = False

    def watch(self, items: Iterable, total: int, label: str) -> Iterator:
        """Hand `items` on, one by one, and count them."""
        if not self._stream.isatty():
            yield from items
            return
        drawn = 0.0
        for number, item in enumerate(items, start=1):
            if time.monotonic() - drawn >= EVERY_SECONDS:
                drawn = time.monotonic()
                self._draw(f"{label} {number}/{total}（{100 * number // max(total, number)}%）")
            yield item
        self.clear()

    def print_each(self, lines: Iterable[str], stream: Any) -> int:
        """Write each line as soon as it is there, in place of the progress shown; how many."""
        count = 0
        for line in lines:
            count += 1
            self.clear()
            stream.write(line)
        return count

    def _draw(self, text: str) -> None:
        self._stream.write(f"\r\x1b[K{text}", ending="")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, before another is printed."""
        if self._shown:
            self._stream.write("\r\x1b[K", ending="")
            self._stream.flush()
            self._shown = False
