"""Counting reads: noted in a file while people read, moved into the database once a minute.

A reader's request writes one line to a file and nothing to the database. What a killed process can
lose is the line it was about to write; what a killed `collect_reads` had begun is counted by the next.
"""

import datetime
import logging
import time
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import ArticlePage, ArticleReads, DailyReads, ReadMark
from articles.reads.readers import HALF_HOUR, reader_of, slot_of
from site_core.operation import line_log

logger = logging.getLogger(__name__)

KNOWN_SECONDS = 20
SLOTS_KEPT = 4
LARGEST_FILE = 32 * 1024 * 1024  # bytes: half a million lines that nobody has come to take away
AT_ONCE = 500


def note_read(request, article_id: int) -> None:
    """Note that somebody has opened an article. Never raises: reading goes on without being counted."""
    slot = slot_of(time.time())
    line = f"{slot} {article_id} {reader_of(request, slot, article_id)}"
    try:
        line_log.append(Path(settings.READS_FILE), line, largest=LARGEST_FILE)
    except OSError as error:
        logger.warning("A read could not be noted: %s", error)


def reads_of(article_id: int) -> int | None:
    """The reads of a public article that everybody may read, those of the old site included.

    None for any other. Known for some seconds, so that a crowd of readers costs no query each.
    """
    name = f"reads:{article_id}"
    known = cache.get(name)
    if known is None:
        article = ArticlePage.objects.open_to_everybody().filter(pk=article_id)
        row = article.values_list("reads__total", "legacy_read_count").first()
        known = -1 if row is None else sum(part or 0 for part in row)
        cache.set(name, known, KNOWN_SECONDS)
    return None if known < 0 else known


def collect_reads() -> int:
    """Count what was noted since the last time, exactly once; how many reads that were."""
    counted = line_log.collect(Path(settings.READS_FILE), _count)
    ReadMark.objects.filter(slot__lt=slot_of(time.time()) - SLOTS_KEPT).delete()
    return counted


def _count(lines: list[str]) -> int:
    """Count each reader once for an article and half hour, whatever was counted of it before."""
    noted = {mark for line in lines if (mark := _mark(line))}
    slots = {slot for slot, _article_id, _reader in noted}
    known = set(ReadMark.objects.filter(slot__in=slots).values_list("slot", "article_id", "reader"))
    there = set(
        ArticlePage.objects.filter(pk__in={mark[1] for mark in noted}).values_list("pk", flat=True)
    )
    new = [mark for mark in noted - known if mark[1] in there]
    ReadMark.objects.bulk_create(
        (ReadMark(slot=slot, article_id=key, reader=reader) for slot, key, reader in new),
        batch_size=AT_ONCE,
    )
    add_reads(Counter((key, _day(slot)) for slot, key, _reader in new))
    return len(new)


@transaction.atomic
def add_reads(counts: dict[tuple[int, datetime.date], int]) -> None:
    """Add reads to the figures: by (key of an article, day)."""
    totals = Counter()
    for (key, day), count in sorted(counts.items()):
        totals[key] += count
        _row, is_new = DailyReads.objects.get_or_create(
            article_id=key, day=day, defaults={"count": count}
        )
        if not is_new:
            DailyReads.objects.filter(article_id=key, day=day).update(count=F("count") + count)
    for key, count in totals.items():
        _row, is_new = ArticleReads.objects.get_or_create(article_id=key, defaults={"total": count})
        if not is_new:
            ArticleReads.objects.filter(article_id=key).update(total=F("total") + count)


def _mark(line: str) -> tuple[int, int, str] | None:
    """(slot, article, reader) of a line; None for one that a full disk has cut off."""
    parts = line.split(" ")
    if len(parts) != 3 or not (parts[0].isdigit() and parts[1].isdigit() and len(parts[2]) == 32):
        return None
    return int(parts[0]), int(parts[1]), parts[2]


def _day(slot: int) -> datetime.date:
    moment = datetime.datetime.fromtimestamp(slot * HALF_HOUR, tz=datetime.UTC)
    return timezone.localdate(moment)
