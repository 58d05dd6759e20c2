"""Locks that end with the transaction: that of a page's row, and the turn of whoever changes the site.

The lock of a page makes whoever else is about to change it wait. It is weaker than a lock for deletion (FOR
NO KEY UPDATE): rows that only refer to the page, such as those of revisions, logs and comments, are written
meanwhile. On SQLite the transaction itself is the lock: it has one writer and begins with BEGIN IMMEDIATE.
"""

from django.db import connection

from wagtail.models import Page

POSTGRESQL_LOCK = 0x6269616E7368656E  # "bianshen": one turn at a time


def locked_pages(*, skip_locked=False):
    """Pages whose rows are locked until the transaction ends, as they are read."""
    return Page.objects.select_for_update(no_key=True, skip_locked=skip_locked)


def lock_page(page_id) -> Page | None:
    """Lock the row of a page until the transaction ends, and return it; None if the page is gone."""
    return locked_pages().filter(pk=page_id).first()


def take_turn() -> None:
    """Be the one who appends to the evidence and changes what is public, until the transaction ends.

    It comes after the locks of pages and before rows that others refer to: docs/decisions/0033.
    """
    # On SQLite the transaction itself is the lock: there is one writer.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [POSTGRESQL_LOCK])
