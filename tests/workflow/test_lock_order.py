"""One order of locks: whoever waits for the chain holds nothing that its owner may ask for."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Revision, Site

from comments.models import Comment
from comments.personal_data import close_account
from comments.services import decide
from evidence.ledger import record
from evidence.models import Evidence
from home.bootstrap import bootstrap
from site_core.pages.locking import lock_page, take_turn
from tests.factories import ArticleFactory, ColumnFactory, UserFactory
from workflow.services import change_address, submit
from workflow.verification import evidence_problems

pytestmark = [
    pytest.mark.races,
    pytest.mark.usefixtures("committed"),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="one writer: a transaction waits for nothing"
    ),
]
PATIENCE = 20


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


def both(holder, other):
    """`holder` is a generator: what it does before and after `other` has begun to wait for it."""

    def run():
        try:
            return other()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            steps = holder()
            next(steps)
            running = pool.submit(run)
            deadline = time.monotonic() + PATIENCE
            while not (running.done() or somebody_waits()) and time.monotonic() < deadline:
                time.sleep(0.05)
            assert not running.done(), running.result()
            next(steps, None)
        result = running.result(PATIENCE)
    assert list(evidence_problems()) == []
    return result


def holds_chain_and_refers_to(make):
    def holder():
        record("chrome", subject="演示")
        yield
        make()

    return holder


def test_host_name_changes_while_somebody_writes_rows_of_the_site(home_page):
    """As `bootstrap_site --hostname` during `load_demo`."""
    site = Site.objects.get()
    both(
        holds_chain_and_refers_to(lambda: Redirect.objects.create(old_path="/a", site=site)),
        lambda: bootstrap(hostname="www.example.org", port=443),
    )
    assert Site.objects.get().hostname == "www.example.org"


def test_reviewer_is_renamed_while_the_same_person_signs(home_page, superuser):
    person = UserFactory(username="old", name="温若谷")

    def rename():
        with transaction.atomic():
            person.username = "new"
            person.save()
            record("group", subject="温若谷")

    both(
        holds_chain_and_refers_to(lambda: home_page.save_revision(user=person, clean=False)), rename
    )
    assert Revision.objects.filter(user=person).exists()
    person.refresh_from_db()
    assert person.username == "new"


def test_page_goes_while_somebody_refers_to_it(column, author):
    page = ArticleFactory(parent=column, owner=author)
    with transaction.atomic():
        record("address", page=page)

    def delete():
        with transaction.atomic():
            Page.objects.get(pk=page.pk).specific.delete()

    with pytest.raises(IntegrityError, match="still referenced"):  # and not: deadlock
        both(
            holds_chain_and_refers_to(
                lambda: Redirect.objects.create(old_path="/b", redirect_page_id=page.pk)
            ),
            delete,
        )
    assert Page.objects.filter(pk=page.pk).exists()
    assert Redirect.objects.filter(redirect_page_id=page.pk).exists()


def at_a_page(page):
    """Somebody who has locked a page and then records something of it."""

    def holder():
        lock_page(page.pk)
        yield
        take_turn()

    return holder


@pytest.fixture
def column_in_evidence(column, author, superuser):
    """A draft column with two drafts, each of which has evidence."""
    branch = ColumnFactory(parent=column, title="分栏")
    drafts = [ArticleFactory(parent=branch, owner=author) for _ in range(2)]
    with transaction.atomic():
        for page in (branch, *drafts):
            record("address", page=page)
    return branch, drafts


def test_branch_is_deleted_while_somebody_is_at_a_page_of_it(column_in_evidence):
    branch, drafts = column_in_evidence

    def delete():
        with transaction.atomic():
            Page.objects.get(pk=branch.pk).specific.delete()

    both(at_a_page(drafts[-1]), delete)
    assert not Page.objects.filter(pk=branch.pk).exists()


def test_address_changes_while_somebody_is_at_a_page_below(column, author, superuser):
    page = ArticleFactory(parent=column, owner=author)
    both(at_a_page(page), lambda: change_address(column, "xin-lan-mu", superuser, "改名"))
    page.refresh_from_db()
    assert "xin-lan-mu" in page.url_path


def test_pages_are_taken_down_while_somebody_is_at_one_of_them(column, author, superuser):
    pages = [ArticleFactory(parent=column, owner=author, released=True) for _ in range(3)]

    def take_down():
        client = Client()
        client.force_login(superuser)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
        query = "&".join(f"id={page.pk}" for page in pages)
        return client.post(f"{address}?{query}", {"reason": "来函要求"}).status_code

    assert both(at_a_page(pages[1]), take_down) == 302
    assert not Page.objects.filter(pk__in=[page.pk for page in pages], live=True).exists()


def test_submission_waits_for_the_chain_with_nothing_in_the_way(column, author):
    page = ArticleFactory(parent=column, owner=author)
    both(holds_chain_and_refers_to(lambda: None), lambda: submit(page, author))
    assert Evidence.objects.filter(page_id=page.pk, action="submit").exists()


@pytest.mark.parametrize("act", ["decide", "close_account"])
def test_comments_change_while_somebody_with_the_turn_changes_them(column, member, superuser, act):
    """As when a page is deleted with its comments: the turn comes before their rows."""
    page = ArticleFactory(parent=column, released=True)
    waiting, public = (
        Comment.objects.create(page=page, author=member, body="好", status=status, form_key=status)
        for status in (Comment.Status.PENDING, Comment.Status.APPROVED)
    )
    other = {
        "decide": lambda: decide([waiting.pk, public.pk], superuser, Comment.Status.REMOVED),
        "close_account": lambda: close_account(member),
    }[act]

    def holder():
        take_turn()
        yield
        for comment in (waiting, public):
            Comment.objects.filter(pk=comment.pk).update(body="改")

    both(holder, other)
    waiting.refresh_from_db()
    assert waiting.status == Comment.Status.REMOVED
