"""The lock of a page's row: whoever else is about to change the page waits, or is waited for.

Weaker than a lock for deletion (FOR NO KEY UPDATE): rows that only refer to the page, such as those of
revisions, logs and comments, are written meanwhile. On SQLite the transaction itself is the lock: it
has one writer and begins with BEGIN IMMEDIATE.
"""

from wagtail.models import Page


def locked_pages(*, skip_locked=False):
    """Pages whose rows are locked until the transaction ends, as they are read."""
    return Page.objects.select_for_update(no_key=True, skip_locked=skip_locked)


def lock_page(page_id) -> Page | None:
    """Lock the row of a page until the transaction ends, and return it; None if the page is gone."""
    return locked_pages().filter(pk=page_id).first()
