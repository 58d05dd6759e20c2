"""What a sign-off costs on its way through the house, measured at the real screen.

The text is read, digested and asked about once, and travels on as a `ReviewCase`.
"""

import sys
from collections import Counter
from contextlib import contextmanager

import pytest

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.users.models import UserProfile

from articles.models import ArticlePage
from tests.factories import ArticleFactory
from workflow.services import submit

pytestmark = pytest.mark.django_db

HOUSE = ("workflow", "evidence")
# Wagtail and Django ask these again: who is mailed, and what a log entry refers to.
REPEATED_BY_WAGTAIL = 3


class Trip:
    """What was seen of one request."""

    def __init__(self):
        self.files, self.digests, self.statements = set(), 0, []

    @property
    def rooms(self):
        return {name for name in self.files if name.startswith(HOUSE)}

    @property
    def repeated(self):
        reads = Counter(sql for sql in self.statements if sql.startswith("SELECT"))
        return sum(times - 1 for times in reads.values())


@contextmanager
def travelling():
    trip, root = Trip(), f"{settings.BASE_DIR}/"

    def look(frame, event, _argument):
        path = frame.f_code.co_filename
        if event == "call" and path.startswith(root):
            name = path.removeprefix(root)
            if not name.startswith((".venv", "tests")):
                trip.files.add(name)
                trip.digests += name == "evidence/digest.py" and (
                    frame.f_code.co_name == "digest_of_form"
                )

    with CaptureQueriesContext(connection) as queries:
        sys.setprofile(look)
        try:
            yield trip
        finally:
            sys.setprofile(None)
    # The turn at the chain is a statement on PostgreSQL; on SQLite it is the transaction itself.
    statements = [query["sql"] for query in queries]
    trip.statements = [sql for sql in statements if "pg_advisory_xact_lock" not in sql]


@pytest.fixture
def sign(client, column, author, reviewers):
    """Signs the next stage of a text at the screen; what is cached for all requests is warm."""
    article = ArticleFactory(parent=column, owner=author)
    submit(article, author)
    for person in (author, *reviewers):
        UserProfile.get_for_user(person)
    people = iter(reviewers)

    def signed():
        page = ArticlePage.objects.get(pk=article.pk)
        address = reverse("workflow_review", args=[page.current_workflow_task_state.pk])
        client.force_login(next(people))
        digest = client.get(address).context["digest"]
        ContentType.objects.get_for_models(*apps.get_models())
        client.get(column.url)
        with travelling() as trip:
            answer = client.post(address, {"sign": "1", "comment": "同意", "digest": digest})
        assert answer.status_code == 302
        return trip

    return signed


def test_sign_off_reads_the_text_once(sign):
    for trip in (sign(), sign()):
        assert trip.digests == 1
        assert len(trip.statements) <= 60
        assert trip.repeated <= REPEATED_BY_WAGTAIL
        assert len(trip.rooms) <= 25


def test_last_sign_off_and_release_stay_within_110_statements(sign):
    sign()
    sign()
    trip = sign()
    assert trip.digests == 1
    assert len(trip.statements) <= 110
    assert len(trip.rooms) <= 33
