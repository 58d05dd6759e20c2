"""What the search in SQLite and the one in PostgreSQL have in common.

Wagtail's index table, its signals and its API stay. Replaced is what becomes a token, how a query
is written for the engine, and how the best hits are found. Offered upstream would be: a setting for
the analyser, and hooks instead of the module-wide `ObjectIndexer` in both of its backends.
"""

from collections import OrderedDict

from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
    SearchFieldError,
)
from modelsearch.index import SearchField, get_indexed_models
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from django.db.models import Count, Q, TextField
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.utils.functional import cached_property

from wagtail.search.models import IndexEntry

from search.analysis import ANALYSIS_VERSION, phrases
from search.backends.expressions import Entries, entries_of
from search.backends.weights import WEIGHED
from search.indexed_texts import TITLE

TABLE = IndexEntry._meta.db_table
KEYS_AT_ONCE = 500


class DatabaseIndex(BaseIndex):
    """Wagtail's table of index entries, filled with our tokens.

    An entry is written in the transaction that saves its object, and only when its words changed: a
    release saves a page several times and writes one entry. Nothing that is written or read for it
    depends on how many entries there are. `title_norm`, with which Wagtail weighs titles by their
    length, carries the version of the analysis that made the entry.
    """

    # Column of the table -> how its placeholder is written. Filled by the engines.
    columns: dict[str, str] = {}
    DIFFERS = "IS DISTINCT FROM"

    def __init__(self, backend):
        super().__init__(backend)
        self.connection = connections[router.db_for_write(IndexEntry)]

    def values_of(self, instance) -> tuple:
        """The values of `columns` for one object."""
        raise NotImplementedError

    def add_items(self, model, objs):
        self.write(model, objs)

    def write(self, model, objs) -> list[str]:
        """Write the entries of objects of one model; the keys of those that were not so already."""
        rows = [(get_content_type_pk(model), str(obj.pk), *self.values_of(obj)) for obj in objs]
        if not rows:
            return []
        changing = ("title_norm", *self.columns)
        names = ", ".join(("content_type_id", "object_id", *changing))
        row = f"(%s, %s, {ANALYSIS_VERSION}, {', '.join(self.columns.values())})"
        sql = f"""
            INSERT INTO {TABLE} ({names}) VALUES {", ".join([row] * len(rows))}
            ON CONFLICT (content_type_id, object_id) DO UPDATE
            SET {", ".join(f"{name} = excluded.{name}" for name in changing)}
            WHERE {" OR ".join(f"{TABLE}.{name} {self.DIFFERS} excluded.{name}" for name in changing)}
            RETURNING object_id
        """
        with self.connection.cursor() as cursor:
            cursor.execute(sql, [value for values in rows for value in values])
            return [key for (key,) in cursor.fetchall()]

    def delete_item(self, item):
        item.index_entries.all()._raw_delete(using=self.connection.alias)

    def delete_stale_entries(self):
        """Remove the entries whose object no longer exists."""
        for model in get_indexed_models():
            if not model._meta.parents:
                keys = model._default_manager.annotate(key=Cast("pk", TextField()))
                of_model = IndexEntry.objects.filter(
                    content_type_id__in=get_descendants_content_types_pks(model)
                )
                of_model.exclude(object_id__in=keys.values("key"))._raw_delete(
                    using=self.connection.alias
                )

    def reset(self):
        IndexEntry.objects.all()._raw_delete(using=self.connection.alias)

    def optimize(self):
        """Tidy up after many entries were written. Only about speed."""

    def tidy(self) -> int:
        """Do what one save in some hundreds would have to do for all of them; how many pages it was."""
        return 0


class DatabaseQueryCompiler(BaseSearchQueryCompiler):
    """A query and a queryset, made into SQL."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    AND_NOT = "AND NOT"
    field_type = SearchField

    @property
    def connection(self):
        return connections[self.queryset.db]

    def check(self):
        """Only the named fields: filters and orders are left to the database, which knows them all.

        :raises SearchFieldError: a field to search in is none of the model's search fields.
        """
        known = {
            field.field_name
            for field in self.queryset.model.get_search_fields()
            if isinstance(field, self.field_type)
        }
        for name in self.fields or ():
            if name not in known:
                raise SearchFieldError(
                    f"{self.queryset.model.__name__}.search_fields has no {name!r}.",
                    field_name=name,
                )

    @property
    def in_titles_only(self) -> bool:
        """Entries part a title from all else: of the other fields none can be searched alone."""
        return self.fields is not None and set(self.fields) == {TITLE}

    @property
    def not_in_titles(self) -> bool:
        return self.fields is not None and TITLE not in self.fields

    def phrases_of(self, query_string):
        return phrases(query_string)

    def phrase_expression(self, phrase) -> Entries:
        """The entries that hold a phrase."""
        raise NotImplementedError

    def title_expression(self, phrase) -> Entries:
        """The entries that hold a phrase where it makes them come first."""
        raise NotImplementedError

    @cached_property
    def entries(self) -> Entries:
        """The entries that the query finds."""
        return self.entries_with(self.phrase_expression)

    def entries_with(self, phrase_expression) -> Entries:
        """The same, where a phrase means something else."""
        return entries_of(self.query, self.phrases_of, phrase_expression, self.AND_NOT)

    @cached_property
    def content_types(self) -> list[int]:
        return get_descendants_content_types_pks(self.queryset.model)

    def keys_sql(self, entries: Entries) -> tuple[str, list]:
        """SQL for the primary keys of the objects whose entries are meant."""
        raise NotImplementedError

    def newest(
        self, entries: Entries, candidates: str, params: tuple, limit: int | None
    ) -> dict[int, int]:
        """By key, newest first, the number of the entry of at most `limit` candidates that are found.

        :param candidates: SQL of a query for keys, in a column named `pk`, with its parameters.
        """
        raise NotImplementedError

    def scores(self, numbers: list[int]) -> dict[int, float]:
        """By the number of an entry, what it is worth as a hit."""
        raise NotImplementedError

    def matching(self):
        """The queryset with only what is found, in its own order."""
        entries = self.entries
        if not entries.expression:
            return self.queryset.all() if entries.others else self.queryset.none()
        sql, params = self.keys_sql(entries)
        keys = Q(pk__in=RawSQL(sql, params))  # noqa: S611 - made of names of ours and tokens
        return self.queryset.filter(~keys if entries.others else keys)

    @property
    def ranks(self) -> bool:
        """Whether there is something to rank by: a query that only excludes has nothing."""
        found = self.entries
        return self.order_by_relevance and bool(found.expression) and not found.others

    def ranked(self, start, stop) -> list[tuple[int, float]]:
        """(key, score) of the hits from `start` to `stop`, best first.

        The newest of those that have the query in the title, and the newest of the others, are
        weighed against each other; whatever is older follows as it comes. So the cost does not grow
        with the number of hits.
        """
        query = self.queryset.order_by().values("pk").query
        try:
            candidates, params = query.get_compiler(self.queryset.db).as_sql()
        except EmptyResultSet:
            return []
        titled = self.newest(self.entries_with(self.title_expression), candidates, params, WEIGHED)
        wanted = WEIGHED + len(titled)
        found = self.newest(self.entries, candidates, params, wanted)
        numbers = titled | found
        worth = self.scores(list(numbers.values()))
        best = sorted(
            ((key, worth[number]) for key, number in numbers.items()),
            key=lambda hit: (hit[0] in titled, hit[1], hit[0]),
            reverse=True,
        )
        if len(found) == wanted and (stop is None or stop > len(best)):
            later = self.newest(self.entries, candidates, params, stop)
            best += [(key, 0.0) for key in later if key not in numbers]
        return best[start:stop]

    def rows(self, sql: str, params) -> list[tuple]:
        """What a query of ours answers."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()


class DatabaseSearchResults(BaseSearchResults):
    """What a search found, read when it is asked for."""

    supports_facet = True

    def get_queryset(self):
        """What was found as a queryset, not ranked."""
        return self.query_compiler.matching()

    def _do_search(self):
        if self.query_compiler.ranks:
            return self._best()
        queryset = self.get_queryset()
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return list(queryset[self.start : self.stop])

    def _best(self):
        scores = dict(self.query_compiler.ranked(self.start, self.stop))
        found = {}
        keys, queryset = list(scores), self.query_compiler.queryset.order_by()
        for at in range(0, len(keys), KEYS_AT_ONCE):
            for instance in queryset.filter(pk__in=keys[at : at + KEYS_AT_ONCE]):
                if self._score_field:
                    setattr(instance, self._score_field, scores[instance.pk])
                found[instance.pk] = instance
        return [found[key] for key in scores if key in found]

    def _do_count(self):
        count = self.get_queryset().order_by().count()
        if self.stop is not None:
            count = min(count, self.stop)
        return max(count - self.start, 0)

    def facet(self, field_name):
        """How many were found for each value of a field, most frequent first.

        :raises FilterFieldError: the field is none of the model's filter fields.
        """
        if self.query_compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(
                f"{self.model.__name__}.search_fields has no FilterField {field_name!r}.",
                field_name=field_name,
            )
        counts = self.get_queryset().order_by().values_list(field_name).annotate(n=Count("pk"))
        return OrderedDict(counts.order_by("-n"))


class IndexRebuilder:
    """What `update_index` does around writing the entries. The old ones stay until then."""

    def __init__(self, index):
        self.index = index

    def start(self):
        return self.index

    def finish(self):
        self.index.delete_stale_entries()
        self.index.optimize()


class DatabaseSearchBackend(BaseSearchBackend):
    """One index in the site's own database."""

    results_class = DatabaseSearchResults
    rebuilder_class = IndexRebuilder
