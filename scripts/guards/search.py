"""Guards of the search: what readers may find, what an index entry may say, what a query may do."""

from guards.guard import Guard

PAGE = ("tests/articles/test_search_page.py",)
INDEX = ("tests/search/test_index.py",)
REBUILD = ("tests/search/test_rebuilding.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "readers find only what is public",
        "articles/searching.py",
        "return ArticlePage.objects.live().filter(audience=everybody)",
        "return ArticlePage.objects.filter(audience=everybody)",
        PAGE,
    ),
    Guard(
        "readers find only what is open to everybody",
        "articles/searching.py",
        "return ArticlePage.objects.live().filter(audience=everybody)",
        "return ArticlePage.objects.live()",
        PAGE,
    ),
    Guard(
        "pages offered by their titles are public",
        "articles/searching.py",
        "Page.objects.live().public().not_type(ArticlePage)",
        "Page.objects.public().not_type(ArticlePage)",
        PAGE,
    ),
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
        "who searches without end is stopped",
        "site_core/rate_limits.py",
        "return cache.incr(name) <= times",
        "return True",
        PAGE,
    ),
    Guard(
        "a stranger's word about a proxy is not believed",
        "site_core/rate_limits.py",
        "    if not proxies:\n        return remote\n",
        "",
        PAGE,
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
)
