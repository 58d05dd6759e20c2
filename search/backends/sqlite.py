"""The search in SQLite: FTS5 over our tokens.

Hits come out of FTS5 newest first, and only as many as are wanted; its own ranking would read every
hit of the site.
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
from search.backends.weights import WEIGHED_PHRASES, score_sql
from search.indexed_texts import texts_of


class SQLiteIndex(DatabaseIndex):
    """Tokens, parted by blanks, as the full-text table reads them."""

    DIFFERS = "IS NOT"  # which PostgreSQL knows only for NULL, and SQLite knew before the other
    columns = {"title": "%s", "body": "%s", "autocomplete": "%s"}

    def values_of(self, instance):
        words = texts_of(instance)
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

    def phrase_expression(self, phrase):
        if self.in_titles_only:
            return self.title_expression(phrase)
        return _in(("body" if self.not_in_titles else "title body"), phrase)

    def title_expression(self, phrase):
        return _in("title", phrase)

    def _source(self, entries, more=""):
        """FROM and WHERE: entries are looked up from the hits, never the other way about."""
        types = self.content_types
        sql = f"""{fts.TABLE} CROSS JOIN {TABLE} e INDEXED BY {fts.KEYS} ON e.id = {fts.TABLE}.rowid
            {more} WHERE {fts.TABLE} MATCH %s AND e.content_type_id IN ({_placeholders(types)})"""
        return sql, [entries.expression, *types]

    def keys_sql(self, entries):
        source, params = self._source(entries)
        return f"SELECT CAST(e.object_id AS INTEGER) FROM {source}", params

    def newest(self, entries, candidates, params, limit):
        joined = f"CROSS JOIN ({candidates}) q ON q.pk = CAST(e.object_id AS INTEGER)"
        source, own_params = self._source(entries, joined)
        sql = f"SELECT q.pk, e.id FROM {source} ORDER BY {fts.TABLE}.rowid DESC LIMIT %s"
        return dict(self.rows(sql, [*params, *own_params, -1 if limit is None else limit]))

    def scores(self, numbers):
        asked = phrases_asked(self.query, self.phrases_of)[:WEIGHED_PHRASES]
        needles = [" ".join(phrase.tokens) for phrase in asked]
        score, params = score_sql(needles, title="title", body="body")
        sql = f"SELECT id, {score} FROM {TABLE} WHERE id IN ({_placeholders(numbers)})"
        return dict(self.rows(sql, [*params, *numbers])) if numbers else {}


class SQLiteAutocompleteQueryCompiler(SQLiteQueryCompiler):
    """The same for the search boxes of the admin: what is written so before what sounds so."""

    field_type = AutocompleteField

    def phrases_of(self, query_string):
        return autocomplete_phrases(query_string)

    def phrase_expression(self, phrase):
        return _in("autocomplete", *alternatives(phrase))

    def title_expression(self, phrase):
        return _in("autocomplete", phrase)


def _in(columns: str, *phrases) -> Entries:
    """The entries that hold one of the phrases in one of the columns."""
    return Entries(f"{{{columns}}} : ({' OR '.join(map(_quoted, phrases))})")


def _quoted(phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"' + ("*" if phrase.prefix else "")


def _placeholders(values) -> str:
    return ", ".join(["%s"] * len(values))


class SQLiteSearchBackend(DatabaseSearchBackend):
    """The search of a site on SQLite."""

    index_class = SQLiteIndex
    query_compiler_class = SQLiteQueryCompiler
    autocomplete_query_compiler_class = SQLiteAutocompleteQueryCompiler
