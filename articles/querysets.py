"""Which articles, in which order: the questions every list asks."""

from collections.abc import Collection

from django.db.models import Count, Q, Sum
from django.db.models.functions import Substr

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

TREE_STEP = 4  # characters a level of the page tree adds to a path


def branch_path(path: str, depth: int) -> Substr:
    """The path of the branch at `depth` in which the page with the path in the field `path` stands."""
    return Substr(path, 1, depth * TREE_STEP)


class ArticleQuerySet(PageQuerySet):
    """Articles. Lists go by `listed_at`, and by key where two were released in one moment."""

    def newest_first(self):
        return self.order_by("-listed_at", "-pk")

    def open_to_everybody(self):
        """Live articles that anybody may read: by their audience, and by Wagtail's restrictions of the
        sections they stand in, which only code sets here."""
        return self.live().public().filter(audience=self.model.Audience.PUBLIC)

    def for_listing(self):
        """Live articles with what a list shows of them, in list order, without their bodies."""
        return (
            self.live()
            .defer("body")
            .select_related("lead_image")
            .prefetch_related("lead_image__renditions")
            .newest_first()
        )

    def in_column(self, column):
        """Articles standing under `column`, or placed there by their also-in field."""
        also_in = self.model.also_in.through.objects.filter(
            categoryindexpage__path__startswith=column.path
        )
        return self.filter(
            Q(path__startswith=column.path) | Q(pk__in=also_in.values("articlepage_id"))
        )

    def by_author(self, name: str):
        """Articles whose byline has an author with this in the name."""
        bylines = self.model.bylines.rel.related_model.objects.filter(name__icontains=name)
        return self.filter(pk__in=bylines.values("article_id"))

    def neighbours_of(self, article):
        """(previous, next): the public articles just older and just newer in the same column."""
        siblings = self.live().sibling_of(article, inclusive=False)
        moment, key = article.listed_at, article.pk
        if moment is None:  # a draft in preview
            return siblings.defer("body").newest_first().first(), None
        older = siblings.filter(Q(listed_at__lt=moment) | Q(listed_at=moment, pk__lt=key))
        newer = siblings.filter(Q(listed_at__gt=moment) | Q(listed_at=moment, pk__gt=key))
        beside = Q(pk__in=older.newest_first().values("pk")[:1]) | Q(
            pk__in=newer.order_by("listed_at", "pk").values("pk")[:1]
        )
        previous_article = next_article = None
        for neighbour in siblings.defer("body").filter(beside):
            if (neighbour.listed_at, neighbour.pk) < (moment, key):
                previous_article = neighbour
            else:
                next_article = neighbour
        return previous_article, next_article

    def related_to(self, article, count: int):
        """Up to `count` public articles that share keywords with `article`, most shared first."""
        keywords = [keyword.pk for keyword in article.keyword_list]
        if not keywords:
            return self.none()
        return (
            self.live()
            .defer("body")
            .exclude(pk=article.pk)
            .filter(keywords__in=keywords)
            .annotate(shared=Count("keywords"))
            .order_by("-shared", "-listed_at", "-pk")[:count]
        )

    def for_boxes(self, columns, count: int, picked: Collection[int]):
        """Public articles that boxes may show: (by column key, by article key), in two queries.

        For each of `columns` (the home page counts as one that has everything) its newest `count`
        articles, newest first; and those of `picked`.
        """
        chosen = Q(pk__in=picked)
        for column in columns:
            newest = self.model.objects.live().in_column(column).newest_first()[:count]
            chosen |= Q(pk__in=newest.values("pk"))
        articles = list(self.live().defer("body").filter(chosen).newest_first())
        paths = {article.pk: [article.path] for article in articles}
        also_in = self.model.also_in.through.objects.filter(articlepage_id__in=paths)
        for key, path in also_in.values_list("articlepage_id", "categoryindexpage__path"):
            paths[key].append(path)
        by_column = {
            column.pk: [
                article
                for article in articles
                if any(path.startswith(column.path) for path in paths[article.pk])
            ]
            for column in columns
        }
        return by_column, {article.pk: article for article in articles}

    def most_read(self, since):
        """Articles that everybody may read, the most read since a day first."""
        return (
            self.open_to_everybody()
            .defer("body")
            .filter(daily_reads__day__gte=since)
            .annotate(recent_reads=Sum("daily_reads__count"))
            .order_by("-recent_reads", "-listed_at", "-pk")
        )


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
