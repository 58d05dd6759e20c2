"""Receivers that raise the generation with whatever changes a public page.

They see every save and deletion; what writes rows past both (`QuerySet.update`) calls
`raise_generation` itself.
"""

from django.db import connection

from site_core.page_store.generation import raise_generation
from site_core.page_store.shown import question_of


def raise_before_save(sender, instance, update_fields=None, **kwargs):
    """Before an object is saved: the turn comes before the rows that others refer to."""
    question = question_of(sender)
    if question and question(instance, update_fields, False):
        raise_generation()


def raise_before_deletion(sender, instance, **kwargs):
    """Before an object is deleted."""
    question = question_of(sender)
    if question and question(instance, None, True):
        raise_generation()


def raise_after_move(sender, **kwargs):
    """After a page was moved, with all that stands below it: the rows of pages come before the turn."""
    raise_generation()


def raise_after_change_without_transaction(sender, instance, **kwargs):
    """After a save or deletion outside of a transaction, which the receivers before it were not part of."""
    if not connection.in_atomic_block and question_of(sender):
        raise_generation()
