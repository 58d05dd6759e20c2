"""The search in PostgreSQL: vectors and queries written out by us.

Literals go past PostgreSQL's parser, its dictionaries and the locale of the database. Vectors hold
no positions (which stop at 16,383 and at 255 a word): what has to stand in one piece is looked for
in the text itself, which is kept beside the vector.
"""

from modelsearch.index import AutocompleteField

from search.analysis import canonical, index_tokens
from search.autocomplete import alternatives, autocomplete_phrases, autocomplete_tokens
from search.backends.database import (
    TABLE,
    DatabaseIndex,
    DatabaseQueryCompiler,
    DatabaseSearchBackend,
)
from search.backends.expressions import TEXT_QUERIES, Entries, phrases_asked
from search.backends.weights import WEIGHED_PHRASES, score_sql
from search.indexed_texts import texts_of

LONGEST_VECTOR = 900_000  # bytes of words; PostgreSQL takes a little over a million
LAST_POSITION = 16_383
MOST_POSITIONS = 255
READ_ON = 100  # entries read beyond those wanted, for what may not hold a phrase in one piece
_IN_TITLE = "position(%s in e.title_text) > 0"
_IN_BODY = "position(%s in e.body_text) > 0"


class PostgreSQLIndex(DatabaseIndex):
    """Vectors of tokens, and the text that phrases are looked for in.

    Wagtail's vector of the title stays empty: the one of the admin's boxes holds the same tokens,
    and `title_text` tells whether they are the title's.
    """

    columns = {
        "title": "%s::tsvector",
        "body": "%s::tsvector",
        "autocomplete": "%s::tsvector",
        "title_text": "%s",
        "body_text": "%s",
    }

    def values_of(self, instance):
        words = texts_of(instance)
        return (
            "",
            vector([*index_tokens(words.title), *index_tokens(words.body)]),
            vector_with_positions(autocomplete_tokens(words.autocomplete)),
            canonical(words.title),
            canonical(words.body),
        )

    def optimize(self):
        self.tidy()

    def tidy(self):
        # PostgreSQL notes new tokens at the end of an index and sorts them in when the notes fill
        # 4 MB, while somebody waits. Only the owner of an index may ask for it before.
        with self.connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT sum(gin_clean_pending_list(c.oid)) FROM pg_index i
                JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
                WHERE i.indrelid = %s::regclass AND m.amname = 'gin'
                AND pg_has_role(c.relowner, 'USAGE')""",
                [TABLE],
            )
            (pages,) = cursor.fetchone()
        return int(pages or 0)


def vector(tokens) -> str:
    """A tsvector literal of tokens. Of an immense text what the vector cannot hold is left out."""
    kept, size = {}, 0
    for token in tokens:
        if token not in kept:
            size += len(token.encode())
            if size > LONGEST_VECTOR:
                break
            kept[token] = None
    return " ".join(f"'{token}'" for token in kept)


def vector_with_positions(tokens) -> str:
    """A tsvector literal of the tokens of titles, with their places."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens[:LAST_POSITION], start=1):
        known = places.setdefault(token, [])
        if len(known) < MOST_POSITIONS:
            known.append(place)
    return " ".join(f"'{token}':{','.join(map(str, known))}" for token, known in places.items())


def query_literal(tokens, *, prefix: bool, connector: str) -> str:
    """A tsquery literal that asks for all of `tokens`."""
    return connector.join(f"'{token}'" for token in tokens) + (":*" if prefix else "")


class PostgreSQLQueryCompiler(DatabaseQueryCompiler):
    """Writes a query as a condition on an index entry `e`."""

    def phrase_expression(self, phrase):
        if self.in_titles_only:
            return self.title_expression(phrase)
        query = query_literal(phrase.tokens, prefix=phrase.prefix, connector=" & ")
        if self.not_in_titles:
            return Entries(f"(e.body @@ %s::tsquery AND {_IN_BODY})", (query, phrase.needle))
        if phrase.is_one_token:
            return Entries("(e.body @@ %s::tsquery)", (query,))
        return Entries(
            f"(e.body @@ %s::tsquery AND ({_IN_TITLE} OR {_IN_BODY}))",
            (query, phrase.needle, phrase.needle),
        )

    def title_expression(self, phrase):
        query = query_literal(phrase.tokens, prefix=phrase.prefix, connector=" & ")
        return Entries(f"(e.autocomplete @@ %s::tsquery AND {_IN_TITLE})", (query, phrase.needle))

    def keys_sql(self, entries):
        return (
            f"SELECT e.object_id::bigint FROM {TABLE} e "
            f"WHERE e.content_type_id = ANY(%s) AND {entries.expression}",
            [self.content_types, *entries.params],
        )

    def newest(self, entries, candidates, params, limit):
        likely = self.likely_entries if entries == self.entries else entries
        if likely != entries and limit is not None:
            found = self._newest_among(likely, entries, candidates, params, limit)
            if found is not None:
                return found
        source, own = self._source(entries, candidates, params)
        rows = self.rows(f"SELECT q.pk, e.id {source} ORDER BY q.pk DESC LIMIT %s", [*own, limit])
        return dict(rows)

    def _newest_among(self, likely, entries, candidates, params, limit):
        """The same, read from somewhat more of the newest `likely` entries than are wanted.

        PostgreSQL expects far fewer entries to hold all tokens of a frequent phrase than do, and
        would read the text of each. None when too few of those read hold the phrase.
        """
        source, own = self._source(likely, candidates, params)
        read = limit + READ_ON
        rows = self.rows(
            f"""
            SELECT pk, id, {entries.expression} FROM (
                SELECT q.pk, e.* {source} ORDER BY q.pk DESC LIMIT %s
            ) e ORDER BY pk DESC""",
            [*entries.params, *own, read],
        )
        found = [(key, number) for key, number, is_found in rows if is_found]
        return dict(found[:limit]) if len(found) >= limit or len(rows) < read else None

    def _source(self, entries, candidates, params):
        """FROM and WHERE: the candidates `q` whose entries `e` are meant."""
        sql = f"""FROM {TABLE} e JOIN ({candidates}) q ON q.pk = e.object_id::bigint
            WHERE e.content_type_id = ANY(%s) AND {entries.expression}"""
        return sql, [*params, self.content_types, *entries.params]

    @property
    def likely_entries(self):
        """The entries that the query finds and perhaps some more, told without reading any text.

        Whoever asks for texts without something else must know exactly what those are.
        """
        if isinstance(self.query, TEXT_QUERIES):
            return self.entries_with(self.likely_expression)
        return self.entries

    def likely_expression(self, phrase):
        """The entries that hold all tokens of a phrase, wherever they stand."""
        column = "autocomplete" if self.in_titles_only else "body"
        query = query_literal(phrase.tokens, prefix=phrase.prefix, connector=" & ")
        return Entries(f"e.{column} @@ %s::tsquery", (query,))

    def scores(self, numbers):
        asked = phrases_asked(self.query, self.phrases_of)[:WEIGHED_PHRASES]
        needles = [phrase.needle for phrase in asked]
        score, params = score_sql(needles, title="title_text", body="body_text")
        sql = f"SELECT id, {score} FROM {TABLE} WHERE id = ANY(%s)"
        return dict(self.rows(sql, [*params, numbers]))


class PostgreSQLAutocompleteQueryCompiler(PostgreSQLQueryCompiler):
    """The same for the search boxes of the admin."""

    field_type = AutocompleteField

    def phrases_of(self, query_string):
        return autocomplete_phrases(query_string)

    def phrase_expression(self, phrase):
        ways = [
            query_literal(way.tokens, prefix=way.prefix, connector=" <-> ")
            for way in alternatives(phrase)
        ]
        query = " | ".join(f"({way})" for way in ways)
        return Entries("e.autocomplete @@ %s::tsquery", (query,))

    likely_expression = phrase_expression

    def title_expression(self, phrase):
        found = self.phrase_expression(phrase)
        return Entries(f"({found.expression} AND {_IN_TITLE})", (*found.params, phrase.needle))


class PostgreSQLSearchBackend(DatabaseSearchBackend):
    """The search of a site on PostgreSQL."""

    index_class = PostgreSQLIndex
    query_compiler_class = PostgreSQLQueryCompiler
    autocomplete_query_compiler_class = PostgreSQLAutocompleteQueryCompiler
