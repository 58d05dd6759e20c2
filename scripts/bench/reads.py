"""What counting reads costs, and whether it is exact, on the very server that `make run` starts.

Usage: `make bench-reads`. Loads the demo into the empty database that VAR_DIR or DATABASE_URL names;
READERS=2000 and POSTS=20000 may be changed. Prints a table in Markdown and a line of JSON;
docs/benchmarks.md holds the last ones. Ends with 1 when a promise is not kept.
"""

import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "site_core.settings.dev"
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
django.setup()

from django.conf import settings
from django.db import connection

from articles.models import ArticlePage, ArticleReads
from scripts.bench.read_plan import expected, plan, strangers
from site_core.operation.cron import overdue_jobs

READERS = int(os.environ.get("READERS", "2000"))
POSTS = int(os.environ.get("POSTS", "20000"))
HALF_HOUR = 30 * 60  # seconds
MARGIN = 60  # seconds between our posts and the ends of a half hour
CONNECTIONS = 8
WARM_UP = 2  # seconds
FULL_SPEED = 10  # seconds
QUIET_PAGES = 400
PAGES_A_SECOND = 5
MANAGE = [sys.executable, str(ROOT / "manage.py")]


def main():
    """Load, measure, print."""
    if connection.introspection.table_names():
        raise SystemExit("this database has something in it already")
    connection.close()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server ends with us
    port = free_port()
    log = settings.VAR_DIR / "server.log"
    with log.open("w") as written:
        server = subprocess.Popen(
            [*MANAGE, "run_demo", "--port", str(port)],
            env=os.environ | {"TRUSTED_PROXIES": "1"},
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    try:
        await_server(server, port, log)
        await_jobs()
        figures = measure(port)
    finally:
        server.terminate()
        server.wait()
    figures["lines of trouble in the log"] = troubles(log)
    raise SystemExit(0 if report(figures) else 1)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_server(server, port, log):
    """Wait until the demo is loaded and served."""
    while server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(1)
    raise SystemExit(f"the server has ended:\n{log.read_text()}")


def await_jobs():
    """Wait until every scheduled job has run once: those of the night run at the start too."""
    while overdue_jobs():
        time.sleep(1)


def troubles(log) -> int:
    """Lines of the server's log that tell of an error or warning."""
    words = ("Traceback", "ERROR", "CRITICAL", "WARNING", "Broken pipe")
    return sum(any(word in line for word in words) for line in log.read_text().splitlines())


def measure(port) -> dict:
    """All figures, from the quiet site to the totals."""
    articles = list(ArticlePage.objects.open_to_everybody().order_by("pk"))
    keys = [article.pk for article in articles]
    third = len(keys) // 3
    read, visited, thrown = keys[:third], keys[third : 2 * third], keys[2 * third :]
    addresses = [article.url for article in articles[:10]]
    connection.close()

    fetch_pages(port, addresses, len(addresses))
    quiet = fetch_pages(port, addresses, QUIET_PAGES)

    Posting(port, strangers(visited), seconds=WARM_UP).run()
    before = totals()
    fast = Posting(port, strangers(thrown), seconds=FULL_SPEED).run()
    rate = fast.rate / 2

    posts = plan(READERS, POSTS // READERS, read, visited)
    await_half_hour(len(posts) / rate)
    half_hour = time.time() // HALF_HOUR
    slow = Posting(port, iter(posts), rate=rate)
    meanwhile, done = [], threading.Event()
    reading = threading.Thread(
        target=lambda: meanwhile.extend(fetch_pages(port, addresses, None, done))
    )
    reading.start()
    slow.run()
    done.set()
    reading.join()
    if time.time() // HALF_HOUR != half_hour:
        raise SystemExit("a new half hour has begun; the expectation does not hold, run it again")

    counted = totals()
    counted.subtract(before)
    return {
        "database": connection.vendor,
        "pages quiet, ms": (percentile(quiet, 50), percentile(quiet, 99)),
        "pages meanwhile, ms": (percentile(meanwhile, 50), percentile(meanwhile, 99)),
        "pages meanwhile, number": len(meanwhile),
        "posts a second, maximum": fast.rate,
        "posts a second, wanted": rate,
        "posts a second, sent": slow.rate,
        "a post at half speed, ms": (percentile(slow.times, 50), percentile(slow.times, 99)),
        "posts": len(posts),
        "posts of people": sum(post.person for post in posts),
        "reads expected": sum(expected(posts).values()),
        "reads counted": sum(counted[key] for key in read),
        "articles that are wrong": sum(counted[key] != expected(posts)[key] for key in read),
        "reads of robots and previews": sum(counted[key] for key in visited),
        "reads at full speed, expected": len(fast.times),
        "reads at full speed, counted": sum(counted[key] for key in thrown),
        "errors": fast.errors + slow.errors,
    }


def totals() -> Counter:
    """Reads by article, with everything counted that was noted until now."""
    subprocess.run([*MANAGE, "collect_reads"], check=True, stdout=subprocess.DEVNULL)
    found = Counter(dict(ArticleReads.objects.values_list("article_id", "total")))
    connection.close()
    return found


def await_half_hour(seconds):
    """Wait, when need be, until posts of so many seconds fit into one half hour."""
    if seconds > HALF_HOUR - 2 * MARGIN:
        raise SystemExit(f"{seconds:.0f} s of posts do not fit into half an hour")
    gone = time.time() % HALF_HOUR
    if gone + seconds > HALF_HOUR - MARGIN:
        print("waiting for the next half hour", file=sys.stderr)
        time.sleep(HALF_HOUR - gone + MARGIN)
    elif gone < MARGIN:
        time.sleep(MARGIN - gone)


def fetch_pages(port, addresses, number, done=None) -> list[float]:
    """Milliseconds of article pages: so many one after another, or at a steady rate until done."""
    line, times = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    begun = time.perf_counter()
    while not done.is_set() if done else len(times) < number:
        started = time.perf_counter()
        line.request("GET", addresses[len(times) % len(addresses)])
        answer = line.getresponse()
        answer.read()
        times.append((time.perf_counter() - started) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"an article page answers {answer.status}")
        if done:
            done.wait(max(0, begun + len(times) / PAGES_A_SECOND - time.perf_counter()))
    line.close()
    return times


class Posting:
    """Posts over several connections: as fast as they go for some seconds, or all at a steady rate."""

    def __init__(self, port, posts, *, seconds=None, rate=None):
        self.port, self.posts, self.seconds, self.interval = port, posts, seconds, rate and 1 / rate
        self.lock, self.times, self.errors, self.begun = threading.Lock(), [], 0, 0

    def run(self):
        """Send, and return self with `times` (ms) of what was answered, `errors` and `rate`."""
        self.begun, self.number = time.perf_counter(), 0
        threads = [threading.Thread(target=self._send_all) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.rate = len(self.times) / (time.perf_counter() - self.begun)
        return self

    def _next(self):
        """The next post and the moment it is due; None when there is no more to do."""
        with self.lock:
            if self.seconds and time.perf_counter() - self.begun > self.seconds:
                return None, 0
            self.number += 1
            return next(self.posts, None), self.begun + (self.number - 1) * (self.interval or 0)

    def _send_all(self):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while True:
            post, due = self._next()
            if post is None:
                line.close()
                return
            time.sleep(max(0, due - time.perf_counter()))
            started = time.perf_counter()
            try:
                line.request("POST", f"/reads/{post.article}/", headers=post.headers())
                answer = line.getresponse()
                fine = answer.status == 200 and "reads" in json.loads(answer.read())
            except (OSError, http.client.HTTPException, ValueError):
                line.close()  # opened anew by the next request
                fine = False
            taken = (time.perf_counter() - started) * 1000
            with self.lock:
                if fine:
                    self.times.append(taken)
                else:
                    self.errors += 1


def percentile(times, part) -> float:
    """The time that so many of a hundred do not exceed."""
    return statistics.quantiles(times, n=100)[part - 1]


def report(figures) -> bool:
    """Print the figures and what was promised; whether all of it is kept."""
    quiet, meanwhile = figures["pages quiet, ms"][1], figures["pages meanwhile, ms"][1]
    kept = {
        "people are counted exactly": figures["reads expected"] == figures["reads counted"]
        and not figures["articles that are wrong"],
        "so they are at full speed": figures["reads at full speed, expected"]
        == figures["reads at full speed, counted"],
        "robots and previews are not": figures["reads of robots and previews"] == 0,
        "no error": figures["errors"] + figures["lines of trouble in the log"] == 0,
        "the rate was half the maximum": figures["posts a second, sent"]
        >= 0.95 * figures["posts a second, wanted"],
        "pages: p99 <= max(3 x quiet, 100 ms)": meanwhile <= max(3 * quiet, 100),
    }
    print(f"| {figures['database']} | |")
    print("| --- | --- |")
    for name, figure in figures.items():
        if isinstance(figure, tuple):
            print(f"| {name}: p50 / p99 | {figure[0]:.1f} / {figure[1]:.1f} |")
        elif name != "database":
            print(f"| {name} | {figure:,.0f} |")
    print(f"| pages meanwhile : quiet, p99 | {meanwhile / quiet:.2f} |")
    for name, fine in kept.items():
        print(f"| {name} | {'yes' if fine else 'NO'} |")
    print(json.dumps(figures | {"kept": kept}))
    return all(kept.values())


if __name__ == "__main__":
    main()
