"""Guards of the reader's search: what is found, shown and noted."""

from guards.guard import Guard

PAGE = ("tests/articles/search/test_search_page.py",)
READS = "tests/articles/reads/test_reads.py"
BOXES = "tests/comments/test_centre.py"
RECOMMENDED = ("tests/articles/search/test_recommendations.py",)
TERMS = ("tests/articles/search/test_search_terms.py",)
MISSES = ("tests/search/test_misses.py",)
EXCERPTS = ("tests/search/test_excerpts.py",)
PROMOTIONS = ("tests/search/test_promotions.py",)
SYNONYMS = ("tests/search/test_synonyms.py",)
INDEX = ("tests/search/test_index.py",)
REBUILD = ("tests/search/test_rebuilding.py",)

GUARDS: tuple[Guard, ...] = (
    Guard(
        "drafts are not found",
        "articles/querysets.py",
        "return self.live().public().filter(audience=self.model.Audience.PUBLIC)",
        "return self.public().filter(audience=self.model.Audience.PUBLIC)",
        PAGE,
    ),
    Guard(
        "texts for members are not found",
        "articles/querysets.py",
        "return self.live().public().filter(audience=self.model.Audience.PUBLIC)",
        "return self.live().public()",
        (*PAGE, READS, BOXES),
    ),
    Guard(
        "restricted sections are not found",
        "articles/querysets.py",
        "return self.live().public().filter(audience=self.model.Audience.PUBLIC)",
        "return self.live().filter(audience=self.model.Audience.PUBLIC)",
        (*PAGE, READS, BOXES),
    ),
    Guard(
        "columns and pages are offered when they are public",
        "articles/search/searching.py",
        "pages = Page.objects.live().public().not_type(ArticlePage)",
        "pages = Page.objects.public().not_type(ArticlePage)",
        PAGE,
    ),
    Guard(
        "recommended pages are open to everybody",
        "articles/search/recommendations.py",
        'pages = pages.exclude(pk__in=for_members.values("pk")).in_bulk() if keys else {}',
        "pages = pages.in_bulk() if keys else {}",
        RECOMMENDED,
    ),
    Guard(
        "recommended pages stand in no restricted section",
        "articles/search/recommendations.py",
        "pages = Page.objects.live().public().filter(pk__in=keys)",
        "pages = Page.objects.live().filter(pk__in=keys)",
        RECOMMENDED,
    ),
    Guard(
        "promotions are looked up without making a row",
        "search/promotions.py",
        "of_query = SearchPromotion.objects.filter(query__query_string=wanted)",
        "from wagtail.contrib.search_promotions.models import Query\n"
        "    of_query = SearchPromotion.objects.filter(query=Query.get(wanted))",
        (*PROMOTIONS, *RECOMMENDED),
    ),
    Guard(
        "promotions that move to another query leave evidence",
        "search/promotion_views.py",
        "super().save_searchpicks(query, query)",
        "return super().save_searchpicks(query, new_query)",
        PROMOTIONS,
    ),
    Guard(
        "suggested words are of public titles",
        "articles/search/terms.py",
        'titles = public_articles().order_by().values_list("title", flat=True)',
        'titles = ArticleByline.article.field.related_model.objects.values_list("title", flat=True)',
        TERMS,
    ),
    Guard(
        "what may be about somebody is not noted",
        "search/misses.py",
        "if not text or _PERSONAL.search(text):",
        "if not text:",
        MISSES,
    ),
    Guard(
        "a reader is answered when nothing can be noted",
        "search/misses.py",
        "except OSError as error:",
        "except ZeroDivisionError as error:",
        (*MISSES, *PAGE),
    ),
    Guard(
        "the file of searches without result stops growing",
        "site_core/operation/line_log.py",
        "if os.fstat(file).st_size + len(written.encode()) <= largest:",
        "if True:",
        (*MISSES, "tests/site_core/operation/test_line_log.py"),
    ),
    Guard(
        "searches are limited",
        "articles/search/views.py",
        "if request.GET and not is_within_limit(",
        "if False and not is_within_limit(",
        PAGE,
    ),
    Guard(
        "proxies are believed as far as they are trusted",
        "site_core/http/throttling.py",
        "    if not proxies:\n        return remote\n",
        "    proxies = proxies or 1\n",
        PAGE,
    ),
    Guard(
        "search pages are kept out of search engines",
        "articles/search/views.py",
        'response.headers["X-Robots-Tag"] = "noindex"',
        "pass",
        PAGE,
    ),
    Guard(
        "numbers count as a whole when they are marked",
        "search/excerpts.py",
        'return rf"(?{side}\\d)" if run[0].isdigit() else rf"(?{side}[^\\W\\d_])"',
        'return ""',
        EXCERPTS,
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
