"""What readers searched for and did not find, so that editors learn what is missing or misnamed.

Answering a reader writes nothing to the database: a line is appended to a file, and once an hour
`manage.py collect_search_misses` counts the lines into `SearchMiss`.
"""

import logging
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import F, Max, Sum
from django.utils import timezone

from search.models.misses import LONGEST_MISS, SearchMiss
from site_core.operation import line_log
from site_core.text.folding import fold

logger = logging.getLogger(__name__)

LARGEST_FILE = 1024 * 1024
KEPT_DAYS = 90
MOST_A_DAY = 2000  # different queries of one day that are kept: robots make up any number
AT_ONCE = 500
# Addresses, and numbers as long as those of telephones, cards and people.
_PERSONAL = re.compile(r"@|(?:\d[ -]?){9}")


def note_miss(query: str) -> None:
    """Note that a reader found nothing for `query`. Never raises, and costs one line in a file.

    The line holds the date and the query, nothing personal: no address, account, session or time
    of day. What looks like somebody's number or mail address is not noted at all. A full file, of
    which nobody takes the lines away, grows no further.
    """
    text = _tidied(query)
    if not text or _PERSONAL.search(text):
        return
    line = f"{timezone.localdate().isoformat()}\t{text}"
    try:
        line_log.append(Path(settings.SEARCH_MISSES_FILE), line, largest=LARGEST_FILE)
    except OSError as error:
        logger.warning("A search without a result could not be noted: %s", error)


def _tidied(query: str) -> str:
    """The beginning of a query as it is counted: folded, on one line, without tabs."""
    start = " ".join(query.split())[: LONGEST_MISS * 4]
    return " ".join(fold(start).split())[:LONGEST_MISS].strip()


def misses():
    """Rows `query`, `times` and `last_day`: each query of the last 90 days that found nothing."""
    recent = SearchMiss.objects.filter(day__gt=_oldest_day())
    return recent.order_by().values("query").annotate(times=Sum("count"), last_day=Max("day"))


def _oldest_day() -> date:
    return timezone.localdate() - timedelta(days=KEPT_DAYS)


def collect_misses() -> int:
    """Count what was noted since the last time, forget what is too old; how many were counted."""
    counted = line_log.collect(Path(settings.SEARCH_MISSES_FILE), _add)
    SearchMiss.objects.filter(day__lte=_oldest_day()).delete()
    return counted


def _add(lines: list[str]) -> int:
    by_day = defaultdict(Counter)
    for line in lines:
        noted_on, _tab, query = line.partition("\t")
        if (day := _day(noted_on)) and (text := _tidied(query)):
            by_day[day][text] += 1
    return sum(_add_day(day, by_day[day]) for day in sorted(by_day))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _add_day(day: date, counts: Counter) -> int:
    of_day = SearchMiss.objects.filter(day=day)
    known = set(of_day.values_list("query", flat=True))
    room = max(MOST_A_DAY - len(known), 0)
    new = [query for query, _count in counts.most_common() if query not in known][:room]
    SearchMiss.objects.bulk_create(
        (SearchMiss(day=day, query=query) for query in new),
        batch_size=AT_ONCE,
        ignore_conflicts=True,  # another collecting may have added it meanwhile
    )
    by_count = defaultdict(list)
    for query in sorted(known.intersection(counts).union(new)):
        by_count[counts[query]].append(query)
    for count, queries in sorted(by_count.items()):
        for at in range(0, len(queries), AT_ONCE):
            chunk = of_day.filter(query__in=queries[at : at + AT_ONCE])
            chunk.update(count=F("count") + count)
    return sum(count * len(queries) for count, queries in by_count.items())
