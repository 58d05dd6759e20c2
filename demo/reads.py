"""How often the demo's articles were read, so that the list of the most read has something to show."""

import datetime

from django.utils import timezone

from articles.models import ArticlePage
from articles.reads.counting import add_reads

DAYS = 28
MOST_A_DAY = 23


def load_reads() -> None:
    """Invented figures of some weeks: the same at every loading, and more for some than for others."""
    today = timezone.localdate()
    keys = ArticlePage.objects.live().order_by("pk").values_list("pk", flat=True)
    add_reads(
        {
            (key, today - datetime.timedelta(days=day)): count
            for place, key in enumerate(keys)
            for day in range(place % 4, DAYS, 4)
            if (count := (place * 7 + day * 5) % MOST_A_DAY)
        }
    )
