"""A release is written beside somebody who holds the page: the two do not pass each other by."""

from threading import Event

import pytest

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from wagtail.models import Page

from evidence.ledger import record
from evidence.models import Evidence
from tests.factories import ArticleFactory, release
from tests.workflow.together import together
from workflow.models import Release
from workflow.services import take_down
from workflow.verification import live_problems

pytestmark = pytest.mark.usefixtures("committed")

A_MOMENT = 1


def insert_retraction(page_id):
    """As somebody would who knows the tables and not the service."""
    page = Page.objects.get(pk=page_id)
    evidence = record(Evidence.Action.RELEASE, page=page, details={"kind": "retraction"})
    return Release.objects.create(
        at=timezone.now(), kind="retraction", page_id=page_id, evidence_id=evidence.pk
    )


def refused(act):
    """True when the database refuses it, at once or at the end of the transaction."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def check_live_page_agrees(page_id):
    """Where the database cannot refuse (SQLite), the check names the page."""
    page = Page.objects.get(pk=page_id)
    newest = Release.objects.filter(page_id=page_id).last()
    if connection.vendor == "postgresql" or not page.live:
        assert page.live == (newest.kind not in Release.DOWN)
    else:
        problems = " ".join(live_problems())
        assert (newest.kind in Release.DOWN) == (f"页面 {page_id}《" in problems)


def test_retraction_beside_a_release_under_way(column):
    """It waits for the release, and is refused at its end because the page stays public."""
    article = ArticleFactory(parent=column)
    published, inserted = Event(), Event()
    outcome = {}

    def publish():
        with transaction.atomic():
            release(article.latest_revision)
            published.set()
            # Under way until the other has written its row, or waits for this one.
            inserted.wait(A_MOMENT)

    def retract():
        published.wait(A_MOMENT * 30)

        def insert():
            insert_retraction(article.pk)
            inserted.set()

        outcome["refused"] = refused(insert)

    together(publish, retract)
    check_live_page_agrees(article.pk)
    assert outcome["refused"] == (connection.vendor == "postgresql")


def test_release_beside_a_retraction_under_way(column, superuser):
    """A statement that makes the page public waits, and then finds the retraction."""
    article = ArticleFactory(parent=column, released=True)
    revision = article.live_revision_id
    take_down(article, superuser, "内容有误")
    retracted, done = Event(), Event()
    outcome = {}

    def retract():
        with transaction.atomic():
            insert_retraction(article.pk)
            retracted.set()
            done.wait(A_MOMENT)

    def publish():
        retracted.wait(A_MOMENT * 30)

        def update():
            Page.objects.filter(pk=article.pk).update(live=True, live_revision=revision)
            done.set()

        outcome["refused"] = refused(update)

    together(retract, publish)
    check_live_page_agrees(article.pk)
    assert outcome["refused"]


def test_way_down_without_going_down(column):
    article = ArticleFactory(parent=column, released=True)
    is_refused = refused(lambda: insert_retraction(article.pk))
    assert is_refused == (connection.vendor == "postgresql")
    check_live_page_agrees(article.pk)


def test_release_of_another_text_without_making_it_public(column):
    article = ArticleFactory(parent=column, released=True)
    other = article.save_revision()

    def insert():
        newest = Release.objects.filter(page_id=article.pk).last()
        Release.objects.create(
            at=newest.at, kind="migration", page_id=article.pk, revision_id=other.pk, evidence_id=0
        )

    assert refused(insert) == (connection.vendor == "postgresql")
