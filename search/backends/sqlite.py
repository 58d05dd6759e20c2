"""The search in SQLite: FTS5 over our tokens."""

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
from search.backends.expressions import Entries
from search.words import words_of

# What a hit counts in each column, in their order: autocomplete, body, title.
WEIGHTS = "1, 1, 20"


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
    def fts_columns(self) -> str:
        if self.in_titles_only:
            return "title"
        return "body" if self.not_in_titles else "title body"

    def phrase_expression(self, phrase):
        return Entries(_quoted(phrase))

    def match(self, entries: Entries) -> str:
        return f"{{{self.fts_columns}}} : ({entries.expression})"

    def _source(self, entries):
        """FROM and WHERE: entries are looked up from the hits, never the other way about."""
        types = self.content_types()
        sql = f"""{fts.TABLE} CROSS JOIN {TABLE} e ON e.id = {fts.TABLE}.rowid {{more}}
            WHERE {fts.TABLE} MATCH %s AND e.content_type_id IN ({_placeholders(types)})"""
        return sql, [self.match(entries), *types]

    def keys_sql(self, entries):
        source, params = self._source(entries)
        return f"SELECT CAST(e.object_id AS INTEGER) FROM {source.format(more='')}", params

    def ranked_sql(self, entries, candidates, params):
        source, own_params = self._source(entries)
        joined = source.format(
            more=f"CROSS JOIN ({candidates}) q ON q.pk = CAST(e.object_id AS INTEGER)"
        )
        sql = f"""SELECT q.pk, -bm25({fts.TABLE}, {WEIGHTS}) AS score FROM {joined}
            ORDER BY score DESC, q.pk DESC"""
        return sql, [*params, *own_params]


class SQLiteAutocompleteQueryCompiler(SQLiteQueryCompiler):
    """The same for the search boxes of the admin."""

    field_type = AutocompleteField
    fts_columns = "autocomplete"

    def phrases_of(self, query_string):
        return autocomplete_phrases(query_string)

    def phrase_expression(self, phrase):
        return Entries("(" + " OR ".join(map(_quoted, alternatives(phrase))) + ")")


def _quoted(phrase) -> str:
    return f'"{" ".join(phrase.tokens)}"' + ("*" if phrase.prefix else "")


def _placeholders(values) -> str:
    return ", ".join(["%s"] * len(values))


class SQLiteSearchBackend(DatabaseSearchBackend):
    """The search of a site on SQLite."""

    index_class = SQLiteIndex
    query_compiler_class = SQLiteQueryCompiler
    autocomplete_query_compiler_class = SQLiteAutocompleteQueryCompiler
