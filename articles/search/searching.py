"""The reader's search: which articles, how many in which column, and what to show of each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from django.db.models import Count, F, Prefetch
from django.utils import timezone
from django.utils.translation import gettext

from wagtail.models import Page

from articles.models import ArticleKeyword, ArticlePage, CategoryIndexPage
from articles.querysets import branch_path
from articles.search.form import SearchForm
from search.analysis import phrases
from search.excerpts import Marker, Piece
from search.relaxation import relaxed
from search.synonyms import added_by, expanded, texts_of
from site_core.models.base import FIRST_LEVEL_DEPTH

PER_PAGE = 20
MOST_PAGES = 50
OTHER_PAGES = 5


@dataclass(frozen=True)
class Hit:
    """One article as the list of results shows it."""

    article: ArticlePage
    title: list[Piece]
    excerpt: list[Piece]


def public_articles():
    """What readers may find, with what the list of results shows of it."""
    keywords = ArticleKeyword.objects.select_related("tag")
    return ArticlePage.objects.open_to_everybody().prefetch_related(
        "bylines", Prefetch("tagged_items", keywords)
    )


def lines_of(article) -> Iterator[str]:
    """Where a reader is shown why an article was found: its text first, then what stands around it.

    Asks no database for articles of `public_articles`.
    """
    yield article.summary
    yield from article.get_searchable_body()
    yield article.subtitle
    yield article.kicker
    if keywords := "、".join(item.tag.name for item in article.tagged_items.all()):
        yield f"{gettext('Keywords')}：{keywords}"
    for byline in article.byline_rows:
        yield f"{byline.name}，{byline.unit}" if byline.unit else byline.name
    yield article.source


def search_columns() -> list[CategoryIndexPage]:
    """The columns one may search in, in the order of the tree."""
    return list(CategoryIndexPage.objects.live().order_by("path"))


class Search:
    """One search of a reader. Costs a fixed number of queries, whatever it finds."""

    def __init__(self, form: SearchForm):
        self.form = form

    @cached_property
    def is_empty(self) -> bool:
        """Whether nothing was asked for: no letter, digit or Han character."""
        return not phrases(self.form.query)

    @cached_property
    def results(self):
        """What was found, best or newest first; what holds most of the query when nothing holds all."""
        return self._relaxed_results if self.is_relaxed else self._find(self._asked, self._filtered)

    @cached_property
    def is_relaxed(self) -> bool:
        """Whether the results only come near what was asked for."""
        return (
            not self.total_of_exact
            and self._relaxed_query is not None
            and bool(self._relaxed_results[:1].results())
        )

    @cached_property
    def _asked(self):
        """The query, with the synonyms that editors keep."""
        return expanded(self.form.query)

    @property
    def synonyms(self) -> list[str]:
        """What was looked for besides what was typed."""
        return added_by(self._asked, self.form.query)

    @cached_property
    def marker(self) -> Marker:
        """Marks what was found: synonyms too, and in near results the pieces that they hold."""
        return Marker(*texts_of(self._relaxed_query if self.is_relaxed else self._asked))

    @cached_property
    def _relaxed_query(self):
        return relaxed(self.form.query)

    @cached_property
    def _relaxed_results(self):
        return self._find(self._relaxed_query, self._filtered)

    @cached_property
    def total_of_exact(self) -> int:
        if self.is_empty:
            return 0
        if self.form.chosen_column is None:
            return sum(self._counts_of_own.values())
        return self._find(self._asked, self._filtered).count()

    @cached_property
    def total(self) -> int:
        """How many articles were found."""
        return self.results.count() if self.is_relaxed else self.total_of_exact

    @property
    def shown(self):
        """The results that pages lead to: the first thousand."""
        return self.results[: PER_PAGE * MOST_PAGES]

    @cached_property
    def column_counts(self) -> list[tuple[CategoryIndexPage, int]]:
        """First-level columns with how many of what was found they have; none that has nothing."""
        if self.is_empty or self.is_relaxed:
            return []
        counts = self._counts_of_own + self._counts_of_placed
        columns = [c for c in self.form.columns.values() if c.depth == FIRST_LEVEL_DEPTH]
        return [(column, counts[column.path]) for column in columns if counts[column.path]]

    @cached_property
    def _counts_of_own(self) -> Counter:
        """By the path of a first-level column: the articles found that stand under it."""
        branches = self._found_anywhere.annotate(branch=branch_path("path", FIRST_LEVEL_DEPTH))
        return Counter(dict(branches.values_list("branch").annotate(n=Count("pk"))))

    @cached_property
    def _counts_of_placed(self) -> Counter:
        """The same for those that stand elsewhere and are also placed there."""
        found = self._found_anywhere.values("pk")
        placed = (
            ArticlePage.also_in.through.objects.filter(articlepage__in=found)
            .annotate(
                branch=branch_path("categoryindexpage__path", FIRST_LEVEL_DEPTH),
                own=branch_path("articlepage__path", FIRST_LEVEL_DEPTH),
            )
            .exclude(branch=F("own"))
        )
        counts = placed.values_list("branch").annotate(n=Count("articlepage_id", distinct=True))
        return Counter(dict(counts))

    @cached_property
    def other_pages(self) -> list[Page]:
        """Public columns and standard pages whose title has what was asked for."""
        pages = Page.objects.live().public().not_type(ArticlePage)
        pages = pages.filter(depth__gte=FIRST_LEVEL_DEPTH)
        return list(pages.search(self.form.query, fields=["title"])[:OTHER_PAGES])

    def hits(self, articles) -> list[Hit]:
        """The given results, prepared for display."""
        return [
            Hit(
                article,
                self.marker.marked(article.title),
                self.marker.excerpt(lines_of(article)),
            )
            for article in articles
        ]

    def _find(self, query, articles):
        fields = ["title"] if self.form.value("titles") else None
        if self.form.by_date:
            return articles.newest_first().search(query, fields=fields, order_by_relevance=False)
        return articles.search(query, fields=fields)

    @cached_property
    def _in_all_columns(self):
        articles = public_articles()
        if earliest := self.form.earliest:
            articles = articles.filter(listed_at__gte=_start_of(earliest))
        if latest := self.form.value("until"):
            articles = articles.filter(listed_at__lte=_end_of(latest))
        if author := self.form.value("author"):
            articles = articles.by_author(author)
        return articles

    @cached_property
    def _found_anywhere(self):
        """What was found in all columns, as a queryset without an order."""
        return self._find(self._asked, self._in_all_columns).get_queryset().order_by()

    @cached_property
    def _filtered(self):
        column = self.form.chosen_column
        return self._in_all_columns.in_column(column) if column else self._in_all_columns


def _start_of(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _end_of(day):
    return timezone.make_aware(datetime.combine(day, time.max))
