"""What a review costs on a large site: the queue, and a signature at 100 and at 10,000 articles.

Usage: `make bench`. Fills the empty database that VAR_DIR or DATABASE_URL names; ARTICLES=10000 and
IN_REVIEW=500 may be changed. Prints a table in Markdown; docs/benchmarks.md holds the last one.
"""

import os
import statistics
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "site_core.settings.dev"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
django.setup()

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page

from articles.models import CategoryIndexPage
from articles.services import create_draft
from home.bootstrap import EDITORS, REVIEWERS, bootstrap
from members.models import User
from workflow.models import Release
from workflow.services import release_without_review, sign_off, submit

ARTICLES = int(os.environ.get("ARTICLES", "10000"))
IN_REVIEW = int(os.environ.get("IN_REVIEW", "500"))
FEW = 100
SIGNED_TEXTS = 20
TEXT = "<p>" + "办公室工作贵在准确，公文写作贵在平实。" * 40 + "</p>"


def main():
    """Seed, measure, print."""
    call_command("migrate", verbosity=0)
    if Page.objects.type(CategoryIndexPage).exists():
        raise SystemExit("this database has a site in it already")
    home = bootstrap(site_name="测量用的网站")
    cast = make_cast()
    column = make_column(home)
    seed(column, cast, FEW)
    few = sign_texts(column, cast)
    started = time.monotonic()
    seed(column, cast, ARTICLES - FEW - SIGNED_TEXTS)
    print(f"\nseeded in {time.monotonic() - started:.0f} s", file=sys.stderr)
    many = sign_texts(column, cast)
    submit_texts(column, cast, IN_REVIEW)
    queue = queue_cost(cast)
    print(f"| {connection.vendor} | queries | median ms | median CPU ms |")
    print("| --- | --- | --- | --- |")
    print_row(f"review and release at {FEW} articles", few)
    print_row(f"review and release at {ARTICLES} articles", many)
    print_row(f"queue with {IN_REVIEW} in review", queue)
    print(f"CPU time of a review, {ARTICLES} : {FEW} articles = {many[2] / few[2]:.2f}")
    for command in ("verify_live", "verify_evidence"):
        started = time.monotonic()
        call_command(command)
        print(f"{command}: {time.monotonic() - started:.0f} s")


def print_row(name, figures):
    queries, wall, cpu = figures
    print(f"| {name} | {queries} | {wall:.0f} | {cpu:.0f} |")


class Watch:
    """Wall-clock and CPU milliseconds of each lap. CPU tells more on a machine that others use too;
    with SQLite the database's work is in it."""

    def __init__(self):
        self.wall, self.cpu = [], []

    def __enter__(self):
        self._started = time.monotonic(), time.process_time()

    def __exit__(self, *_error):
        self.wall.append((time.monotonic() - self._started[0]) * 1000)
        self.cpu.append((time.process_time() - self._started[1]) * 1000)

    def medians(self):
        return statistics.median(self.wall), statistics.median(self.cpu)


def make_cast():
    """An author and a reviewer for each stage."""
    cast = []
    for plan in (EDITORS, *REVIEWERS.values()):
        person = User.objects.create_user(f"bench{len(cast)}", name=f"测量员{len(cast)}")
        person.groups.add(Group.objects.get(name=plan.name))
        cast.append(person)
    return cast


def make_column(home):
    """The one column everything stands in, released."""
    column = home.add_child(instance=CategoryIndexPage(title="测量栏目"))
    release(column.save_revision())
    return CategoryIndexPage.objects.get(pk=column.pk)


def release(revision):
    """Make public without a review, as an import does."""
    release_without_review(revision, kind=Release.Kind.MIGRATION, reason="测量")


def draft(column, author, title):
    """A new article."""
    return create_draft(
        column=column, user=author, title=title, slug=title, body=[("paragraph", TEXT)]
    )


def seed(column, cast, count):
    """Public articles, 200 a transaction."""
    for start in range(0, count, 200):
        with transaction.atomic():
            for _ in range(start, min(start + 200, count)):
                number = Page.objects.count()
                release(draft(column, cast[0], f"seed-{number}").latest_revision)
        print(f"\r{start}/{count}", end="", file=sys.stderr)


def sign_texts(column, cast):
    """(queries, median wall and CPU milliseconds) from the submission to the release of one text."""
    watch, queries = Watch(), 0
    for _ in range(SIGNED_TEXTS):
        article = draft(column, cast[0], f"signed-{Page.objects.count()}")
        reset_queries()  # the log of a debugging connection holds 9,000 and counts no further
        with watch, CaptureQueriesContext(connection) as captured:
            state = submit(article, cast[0])
            for reviewer in cast[1:]:
                state.refresh_from_db()
                sign_off(state.current_task_state, reviewer, "同意。")
        queries = len(captured)
    return queries, *watch.medians()


def submit_texts(column, cast, count):
    """Texts waiting in the first stage."""
    for _ in range(count):
        submit(draft(column, cast[0], f"waiting-{Page.objects.count()}"), cast[0])


def queue_cost(cast):
    """(queries, median wall and CPU milliseconds) of the queue page for the first reviewer."""
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(cast[1])
    watch, queries = Watch(), 0
    for _ in range(7):
        reset_queries()
        with watch, CaptureQueriesContext(connection) as captured:
            answer = client.get(reverse("workflow_queue"))
        queries = len(captured)
        if answer.status_code != 200:
            raise SystemExit(f"the queue answers {answer.status_code}")
    return queries, *watch.medians()


if __name__ == "__main__":
    main()
