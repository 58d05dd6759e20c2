"""Who of the articles was read how often: the figures of the report in the admin."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from articles.models import ArticlePage, CategoryIndexPage, DailyReads

DAY = datetime.timedelta(days=1)
CHART_HEIGHT = 100  # units of the drawing
BAR_STEP = 10


@dataclass(frozen=True)
class Bar:
    """One day of the chart: its reads, and the rectangle that shows them, in units of the drawing."""

    day: datetime.date
    count: int
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Chart:
    """Bars from left to right, and the size of the drawing."""

    bars: list[Bar]
    most: int
    total: int

    @property
    def width(self) -> int:
        return len(self.bars) * BAR_STEP


def ranking(since: datetime.date, column: CategoryIndexPage | None = None):
    """Articles read since that day, the most read first, in one query.

    Each has `recent_reads` and `all_reads`, the latter with what the old site had counted.
    """
    articles = ArticlePage.objects.defer("body").filter(daily_reads__day__gte=since)
    if column:
        articles = articles.in_column(column)
    return articles.annotate(
        recent_reads=Sum("daily_reads__count"),
        all_reads=Coalesce(F("reads__total"), 0) + Coalesce(F("legacy_read_count"), 0),
    ).order_by("-recent_reads", "-pk")


def daily_chart(since: datetime.date, until: datetime.date, column=None) -> Chart:
    """The reads of each day from `since` to `until`, both included, in one query."""
    reads = DailyReads.objects.filter(day__range=(since, until))
    if column:
        reads = reads.filter(article__in=ArticlePage.objects.in_column(column).values("pk"))
    by_day = dict(reads.values_list("day").order_by("day").annotate(Sum("count")))
    most = max(by_day.values(), default=0)
    days = [since + number * DAY for number in range((until - since).days + 1)]
    bars = [_bar(number, day, by_day.get(day, 0), most) for number, day in enumerate(days)]
    return Chart(bars, most, sum(by_day.values()))


def _bar(number: int, day: datetime.date, count: int, most: int) -> Bar:
    # The least that was read still shows.
    height = max(round(count / most * CHART_HEIGHT), 1) if count else 0
    return Bar(day, count, number * BAR_STEP, CHART_HEIGHT - height, height)
