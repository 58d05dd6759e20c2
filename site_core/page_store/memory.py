"""What a process remembers of the public site, for as long as nothing public changes.

For what stands on every page and would be read for each: menu, boxes, settings. A page that remembers
nothing is slower and just the same.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from site_core.page_store.generation import Generation, current_generation

Value = TypeVar("Value")


class _Memory:
    """Values of one generation, by name."""

    def __init__(self, generation):
        self.generation = generation
        self.values = {}


_memory = _Memory(None)


def generation_of(request) -> Generation | None:
    """The generation that a request is answered from: read once, before anything that is remembered."""
    try:
        return request.public_generation
    except AttributeError:
        request.public_generation = current_generation()
    return request.public_generation


def remembered(request, name: Hashable, make: Callable[[], Value]) -> Value:
    """The value that goes by `name`, made by `make` when this process has none of this generation.

    The value is shared by all requests: nobody may change it. It may depend on what is public and on
    `name` only, not on the request, the user or the clock.
    """
    global _memory
    generation = generation_of(request)
    if generation is None:
        return make()
    memory = _memory
    if memory.generation != generation:
        memory = _memory = _Memory(generation)
    if name not in memory.values:
        memory.values[name] = make()
    return memory.values[name]


def forget() -> None:
    """Forget everything, as a new process does."""
    global _memory
    _memory = _Memory(None)
