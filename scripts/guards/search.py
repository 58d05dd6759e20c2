"""Guards of the search index: what an entry says, when it is written, what is told of it."""

from guards.guard import Guard

INDEX = ("tests/search/test_index.py",)
REBUILD = ("tests/search/test_rebuilding.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "an entry says what the database says, not what is in memory",
        "site_core/models/base.py",
        "index.insert_or_update_object(type(self)._default_manager.get(pk=self.pk))",
        "index.insert_or_update_object(self)",
        INDEX,
    ),
    Guard(
        "an entry is written when the inline rows are there",
        "site_core/models/base.py",
        "    search_auto_update = False\n",
        "",
        INDEX,
    ),
    Guard(
        "unchanged words are not written again",
        "search/backends/database.py",
        "{TABLE}.{name} {self.DIFFERS} excluded.{name}",
        "{TABLE}.{name} IS NOT NULL",
        INDEX,
    ),
    Guard(
        "the check of the index takes back what it tries",
        "search/verification.py",
        "        transaction.set_rollback(True)\n",
        "",
        REBUILD,
    ),
    Guard(
        "entries of another analysis are told",
        "search/checks.py",
        "IndexEntry.objects.exclude(title_norm=ANALYSIS_VERSION).exists()",
        "False",
        REBUILD,
    ),
    Guard(
        "letters that read in very many ways are not read in all of them",
        "search/syllables.py",
        "sorted(ways[at], key=len)[:MOST_WAYS]",
        "sorted(ways[at], key=len)",
        ("tests/search/test_syllables.py",),
    ),
    Guard(
        "a search box of the admin takes no endless text",
        "site_core/apps.py",
        "        shorten_searches(SearchForm)\n",
        "",
        ("tests/search/test_hostile_queries.py",),
    ),
)
