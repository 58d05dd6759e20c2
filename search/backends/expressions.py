"""Which index entries a query of Wagtail's means, whatever its shape and whatever the engine."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, PlainText
from modelsearch.query import Phrase as PhraseQuery

from search.analysis import Phrase

TEXT_QUERIES = (PlainText, PhraseQuery, Fuzzy)


@dataclass(frozen=True)
class Entries:
    """A set of entries: those for which the expression holds, or all the others.

    The expression is in the language of the engine; an empty one holds for no entry.
    """

    expression: str = ""
    params: tuple = ()
    others: bool = False

    def __invert__(self):
        return Entries(self.expression, self.params, not self.others)


NO_ENTRY = Entries()
EVERY_ENTRY = ~NO_ENTRY


def entries_of(
    query,
    phrases_of: Callable[[str], list[Phrase]],
    phrase_expression: Callable[[Phrase], Entries],
    and_not: str,
) -> Entries:
    """The entries that `query` finds.

    :param and_not: how the engine writes "this and not that".
    :raises NotImplementedError: a kind of query that is none of Wagtail's.
    """

    def found_by(query) -> Entries:
        match query:
            case MatchAll():
                return EVERY_ENTRY
            case Not():
                return ~found_by(query.subquery)
            case Boost():
                return found_by(query.subquery)
            case And():
                return _all([found_by(part) for part in query.subqueries], and_not)
            case Or():
                return _any([found_by(part) for part in query.subqueries], and_not)
            case PlainText() | PhraseQuery() | Fuzzy():
                parts = [phrase_expression(phrase) for phrase in phrases_of(query.query_string)]
                if not parts:
                    return NO_ENTRY
                either = getattr(query, "operator", "and") == "or"
                return (_any if either else _all)(parts, and_not)
        raise NotImplementedError(f"{type(query).__name__} is no query that can be searched.")

    return found_by(query)


def phrases_asked(query, phrases_of: Callable[[str], list[Phrase]]) -> list[Phrase]:
    """The phrases that a query asks for, not those it excludes."""
    if isinstance(query, TEXT_QUERIES):
        return phrases_of(query.query_string)
    if isinstance(query, Boost):
        return phrases_asked(query.subquery, phrases_of)
    parts = getattr(query, "subqueries", ())
    return [phrase for part in parts for phrase in phrases_asked(part, phrases_of)]


def _all(parts: list[Entries], and_not: str) -> Entries:
    """The entries in every part. An engine can only exclude from what it has found."""
    found = [part for part in parts if not part.others]
    if NO_ENTRY in found:
        return NO_ENTRY
    excluded = _joined(" OR ", [~part for part in parts if part.others and part.expression])
    if not found:
        return ~excluded
    kept = _joined(" AND ", found)
    return _joined(f" {and_not} ", [kept, excluded]) if excluded.expression else kept


def _any(parts: list[Entries], and_not: str) -> Entries:
    return ~_all([~part for part in parts], and_not)


def _joined(connector: str, parts: list[Entries]) -> Entries:
    if not parts:
        return NO_ENTRY
    expression = reduce(lambda a, b: f"({a}{connector}{b})", [p.expression for p in parts])
    return Entries(expression, tuple(value for part in parts for value in part.params))
