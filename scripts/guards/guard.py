"""A guard: one line of source that keeps a promise, and the tests that miss it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """One line of defence, and how to take it away."""

    name: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]
    in_database: bool = False  # a trigger or migration: the test database is built anew
