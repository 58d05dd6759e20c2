"""What the search finds and what it costs, beside Wagtail's own and beside LIKE, in one run.

Usage: `make bench-search`. Fills the empty database that VAR_DIR or DATABASE_URL names; TEXTS=100000
may be changed. Prints tables in Markdown; docs/benchmarks.md holds the last ones.
"""

import os
import random
import statistics
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "site_core.settings.dev"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Case, When
from django.db.models.expressions import RawSQL
from django.db.models.sql import InsertQuery
from django.utils import timezone

from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from articles.models import ArticlePage, CategoryIndexPage
from home.bootstrap import bootstrap
from scripts.bench.texts import TextSource
from search import fts
from search.analysis import phrases
from search.excerpts import Marker
from tests.search.quality.oracle import relevant
from tests.search.quality.queries import all_queries
from tests.search.quality.shelf import shelve
from tests.search.quality.texts import all_texts
from workflow.guards import triggers
from workflow.models import Release
from workflow.services import release_without_review

settings.WAGTAILSEARCH_BACKENDS["stock"] = {
    "BACKEND": "wagtail.search.backends.database",
    "AUTO_UPDATE": False,
}
TEXTS = int(os.environ.get("TEXTS", "100000"))
FEW = 1000
AT_ONCE = 500
RUNS = 5
SAVES = 40
EXCERPTS = 2000


def main():
    """Seed, measure, print."""
    call_command("migrate", verbosity=0)
    if Page.objects.type(CategoryIndexPage).exists():
        raise SystemExit("this database has a site in it already")
    home = bootstrap(site_name="测量用的网站")
    column = home.add_child(instance=CategoryIndexPage(title="测量栏目"))
    release_without_review(column.save_revision(), kind=Release.Kind.MIGRATION, reason="测量")
    quality(column)
    source = TextSource()
    texts = list(source.texts(TEXTS))
    triggers.remove()  # rows are written past the review, in a database that is thrown away
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_text (page_id integer PRIMARY KEY, title text, body text)"
        )
    seed(column, texts[:FEW])
    call_command("update_index", verbosity=0)
    few = saving_times()
    seed(column, texts[FEW:])
    size = index_size()
    started = time.monotonic()
    call_command("update_index", verbosity=0)
    seconds = time.monotonic() - started
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    raw = sum(len((title + body).encode()) for title, body in texts)
    print(f"| {connection.vendor}, {TEXTS} articles, {raw / 1e6:.0f} MB of text | |")
    print("| --- | --- |")
    print(f"| update_index | {seconds:.0f} s, {TEXTS / seconds:.0f} articles a second |")
    print(f"| index : text | {(index_size() - size) / raw:.2f} |")
    for articles, (words, writing) in ((FEW, few), (TEXTS, saving_times())):
        print(
            f"| index one saved article at {articles} articles: words, writing "
            f"| {words:.1f} + {writing:.1f} ms, 1 : {writing / words:.2f} |"
        )
    latency(queries(texts, source))
    excerpts(texts)


def quality(column):
    """Recall and precision on the quality set, ours and Wagtail's."""
    print("| quality set | recall | precision | queries that find anything |")
    print("| --- | --- | --- | --- |")
    keys = shelve(column)
    print_quality("ours", keys, "default")
    if connection.vendor == "sqlite":
        fts.install_stock()
    articles = list(ArticlePage.objects.filter(pk__in=keys))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wagtailsearch_indexentry")
    texts = {text.key: text for text in all_texts()}
    for article in articles:
        article.get_searchable_body = texts[keys[article.pk]].body.replace("\0", "")
    get_search_backend("stock").add_bulk(ArticlePage, articles)
    print_quality("Wagtail's", keys, "stock")
    Page.objects.filter(pk__in=keys).delete()
    if connection.vendor == "sqlite":
        fts.install()
    print()


def print_quality(name, keys, backend):
    """A line of the table."""
    texts, recalls, precisions, answered = all_texts(), [], [], []
    for query, *_ in all_queries():
        truth = relevant(query, texts)
        try:
            with transaction.atomic():
                found = {keys[p.pk] for p in ArticlePage.objects.search(query, backend=backend)}
        except Exception:  # noqa: BLE001 - Wagtail's own raises on some queries; that is a figure too
            found = set()
        if truth:
            recalls.append(len(truth & found) / len(truth))
            answered.append(bool(truth & found))
        if found:
            precisions.append(len(truth & found) / len(found))
    print(
        f"| {name} | {statistics.mean(recalls):.4f} | {statistics.mean(precisions):.4f} "
        f"| {100 * statistics.mean(answered):.0f} % |"
    )


def seed(column, texts):
    """Public articles without any entry in the index, and their plain text in a table for LIKE."""
    now = timezone.now()
    first = Page.objects.count()
    content_type = ArticlePage(title="", slug="").content_type
    for at in range(0, len(texts), AT_ONCE):
        chunk = texts[at : at + AT_ONCE]
        with transaction.atomic():
            pages = Page.objects.bulk_create(
                Page(
                    title=title, draft_title=title, slug=f"bench-{first + at + number}", live=True,
                    path=Page._get_path(column.path, column.depth + 1, first + at + number),
                    depth=column.depth + 1, content_type=content_type, locale=column.locale,
                    url_path=f"{column.url_path}bench-{first + at + number}/",
                )
                for number, (title, _body) in enumerate(chunk)
            )  # fmt: skip
            articles = [
                ArticlePage(
                    page_ptr_id=page.pk,
                    listed_at=now,
                    released_at=now,
                    body=[("paragraph", f"<p>{line}</p>") for line in body.split("\n")],
                )
                for page, (_title, body) in zip(pages, chunk, strict=True)
            ]
            query = InsertQuery(ArticlePage)
            query.insert_values(ArticlePage._meta.local_concrete_fields, articles)
            query.get_compiler(connection=connection).execute_sql()
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO bench_text VALUES (%s, %s, %s)",
                    [(p.pk, *text) for p, text in zip(pages, chunk, strict=True)],
                )
        print(f"\r{at}/{len(texts)}", end="", file=sys.stderr)


def index_size() -> int:
    """Bytes of the index, or of the whole file where that cannot be told apart."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('wagtailsearch_indexentry')")
            return cursor.fetchone()[0]
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()
        cursor.execute(
            "SELECT (page_count - freelist_count) * page_size "
            "FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
        )
        return cursor.fetchone()[0]


def saving_times() -> tuple[float, float]:
    """Median milliseconds to make the entry of one article whose words have changed, and to write it.

    Making it asks nothing of the index, so it tells how fast the machine was just then.
    """
    index = get_search_backend().get_index_for_model(ArticlePage)
    making, writing = [], []
    for article in ArticlePage.objects.order_by("?")[:SAVES]:
        article.title += "改"
        index.values_of(article)  # its body is taken apart once
        started = time.perf_counter()
        index.values_of(article)
        made = time.perf_counter()
        with transaction.atomic():
            index.add_items(ArticlePage, [article])
        making.append((made - started) * 1000)
        writing.append((time.perf_counter() - made) * 1000 - making[-1])
    return statistics.median(making), statistics.median(writing)


def queries(texts, source) -> list[str]:
    """36 queries: what stands everywhere, words frequent and rare, strings cut out anywhere."""
    chance = random.Random(7)  # noqa: S311
    frequent = ["的", "我们", "中国", "工作", "是", "在和"]
    by_rank = [
        source.words[rank] for rank in (0, 5, 20, 60, 150, 400, 1000, 2500, 6000, 15000, 30000)
    ]
    cut = []
    while len(cut) < 15:
        line = chance.choice(chance.choice(texts)[1].split("\n"))
        at, length = chance.randrange(len(line)), chance.randint(2, 9)
        piece = line[at : at + length]
        if len(phrases(piece)) == 1 and len(piece) == length and piece[-1] not in "，。；":
            cut.append(piece)
    return [*frequent, *by_rank, *cut, "税", "量子纠缠态", "公文写作", "无此一说之词"]


def latency(asked):
    """The first twenty of each query and their number, ours and by LIKE, through the ORM."""
    ways = {
        "search()[:20]": ours,
        "LIKE [:20], titles first": like,
        "LIKE [:20], newest first": like_newest,
        "search().count()": counted,
        "LIKE count": like_counted,
    }
    print(f"| {len(asked)} queries | p50 ms | p90 ms | p99 ms |")
    print("| --- | --- | --- | --- |")
    figures = {}
    for name, way in ways.items():
        figures[name] = p50, p90, p99 = percentiles(median_time(way, query) for query in asked)
        print(f"| {name} | {p50:.1f} | {p90:.1f} | {p99:.1f} |")
    ours_at, like_at = figures["search()[:20]"], figures["LIKE [:20], titles first"]
    print(f"LIKE : search, p50 {like_at[0] / ours_at[0]:.1f}, p99 {like_at[2] / ours_at[2]:.1f}")


def excerpts(texts):
    """An excerpt of each of some texts, around a string from anywhere in it."""
    chance = random.Random(7)  # noqa: S311
    times = []
    for _title, body in chance.sample(texts, EXCERPTS):
        at = chance.randrange(len(body) - 4)
        marker, lines = Marker(body[at : at + 4]), body.split("\n")
        started = time.perf_counter()
        marker.excerpt(lines)
        times.append((time.perf_counter() - started) * 1000)
    p50, p90, p99 = percentiles(times)
    print(f"| an excerpt, {EXCERPTS} texts | {p50:.2f} | {p90:.2f} | {p99:.2f} |")


def percentiles(times) -> tuple[float, float, float]:
    """p50, p90 and p99."""
    times = sorted(times)
    return tuple(times[int(len(times) * share)] for share in (0.5, 0.9, 0.99))


def median_time(way, query) -> float:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        way(query)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def ours(query):
    return list(ArticlePage.objects.live().search(query)[:20])


def counted(query):
    return ArticlePage.objects.live().search(query).count()


def like(query):
    """What a ranking by LIKE can do: titles before texts, then the newest."""
    in_title = Case(When(title__contains=query, then=0), default=1)
    return list(held_by_like(query).order_by(in_title, "-pk")[:20])


def like_newest(query):
    return list(held_by_like(query).order_by("-pk")[:20])


def like_counted(query):
    return held_by_like(query).count()


def held_by_like(query):
    pattern = f"%{query}%"
    held = RawSQL(
        "SELECT page_id FROM bench_text WHERE title LIKE %s OR body LIKE %s", [pattern, pattern]
    )
    return ArticlePage.objects.live().filter(pk__in=held)


if __name__ == "__main__":
    main()
