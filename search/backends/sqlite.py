"""The search in SQLite: FTS5 over our tokens.

Hits come out newest first, and only as many as are wanted: the newest of those that have the query
in the title, and the newest of all, are weighed against each other. FTS5's own ranking would read
every hit of the site first.
"""

from modelsearch.index import AutocompleteField

from search import fts
from search.analysis import index_tokens
from search.autocomplete import alternatives, autocomplete_phrases, autocomplete_tokens
from search.backends.database import (
    TABLE,
    DatabaseIndex,
    DatabaseQueryCompiler,
    DatabaseSearchBackend,
)
from search.backends.expressions import Entries, phrases_asked
from search.backends.weights import WEIGHED, WEIGHED_PHRASES, score_sql
from search.words import words_of


class SQLiteIndex(DatabaseIndex):
    """Tokens, parted by blanks, as the full-text table reads them."""

    DIFFERS = "IS NOT"  # which PostgreSQL knows only for NULL, and SQLite knew before the other
    columns = {"title": "%s", "body": "%s", "autocomplete": "%s"}

    def values_of(self, instance):
        words = words_of(instance)
        return (
            " ".join(index_tokens(words.title)),
            " ".join(index_tokens(words.body)),
            " ".join(autocomplete_tokens(words.autocomplete)),
        )

    def optimize(self):
        fts.optimize(self.connection)


class SQLiteQueryCompiler(DatabaseQueryCompiler):
    """Writes a query in the language of FTS5. Tokens are letters and digits, so none needs care."""

    AND_NOT = "NOT"

    @property
    def columns(self) -> str:
        """Where hits may stand."""
        if self.in_titles_only:
            return "title"
        return "body" if self.not_in_titles else "title body"

    columns_of_title = "title"

    def phrase_expression(self, phrase):
        return Entries(_quoted(phrase))

    def title_expression(self, phrase):
        """The same phrase, where it makes a hit one of those that come first."""
        return self.phrase_expression(phrase)

    def _source(self, entries, columns, more=""):
        """FROM and WHERE: entries are looked up from the hits, never the other way about."""
        types = self.content_types
        sql = f"""{fts.TABLE} CROSS JOIN {TABLE} e INDEXED BY {fts.KEYS} ON e.id = {fts.TABLE}.rowid
            {more} WHERE {fts.TABLE} MATCH %s AND e.content_type_id IN ({_placeholders(types)})"""
        return sql, [f"{{{columns}}} : ({entries.expression})", *types]

    def keys_sql(self, entries):
        source, params = self._source(entries, self.columns)
        return f"SELECT CAST(e.object_id AS INTEGER) FROM {source}", params

    def best_keys(self, candidates, params, start, stop):
        in_title = self._newest(
            self.entries_with(self.title_expression),
            self.columns_of_title,
            candidates,
            params,
            WEIGHED,
        )
        found = self._newest(
            self.entries, self.columns, candidates, params, WEIGHED + len(in_title)
        )
        scores = self._scores(in_title | found)
        best = sorted(
            scores.items(),
            key=lambda hit: (hit[0] in in_title, hit[1], hit[0]),
            reverse=True,
        )
        if len(found) == WEIGHED + len(in_title) and (stop is None or stop > len(best)):
            limit = -1 if stop is None else stop
            later = self._newest(self.entries, self.columns, candidates, params, limit)
            best += [(key, 0.0) for key in later if key not in scores]
        return best[start:stop]

    def _newest(self, entries, columns, candidates, params, limit) -> dict[int, int]:
        """By key, newest first, the number of the entry of at most `limit` candidates that are found."""
        joined = f"CROSS JOIN ({candidates}) q ON q.pk = CAST(e.object_id AS INTEGER)"
        source, own_params = self._source(entries, columns, joined)
        sql = f"SELECT q.pk, e.id FROM {source} ORDER BY {fts.TABLE}.rowid DESC LIMIT %s"
        return dict(self.rows(sql, [*params, *own_params, limit]))

    def _scores(self, hits: dict[int, int]) -> dict[int, float]:
        """By key, what some hits are worth."""
        asked = phrases_asked(self.query, self.phrases_of)[:WEIGHED_PHRASES]
        needles = [" ".join(phrase.tokens) for phrase in asked]
        score, params = score_sql(needles, title="title", body="body")
        scores = {}
        numbers = list(hits.values())
        sql = f"SELECT id, {score} FROM {TABLE} WHERE id IN ({_placeholders(numbers)})"
        if numbers:
            scores = dict(self.rows(sql, [*params, *numbers]))
        return {key: scores[number] for key, number in hits.items()}


class SQLiteAutocompleteQueryCompiler(SQLiteQueryCompiler):
    """The same for the search boxes of the admin: what is written so before what sounds so."""

    field_type = AutocompleteField
    columns = "autocomplete"
    columns_of_title = "autocomplete"

    def phrases_of(self, query_string):
        return autocomplete_phrases(query_string)

    def phrase_expression(self, phrase):
        return Entries("(" + " OR ".join(map(_quoted, alternatives(phrase))) + ")")

    def title_expression(self, phrase):
        return Entries(_quoted(phrase))


def _quoted(phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"' + ("*" if phrase.prefix else "")


def _placeholders(values) -> str:
    return ", ".join(["%s"] * len(values))


class SQLiteSearchBackend(DatabaseSearchBackend):
    """The search of a site on SQLite."""

    index_class = SQLiteIndex
    query_compiler_class = SQLiteQueryCompiler
    autocomplete_query_compiler_class = SQLiteAutocompleteQueryCompiler
