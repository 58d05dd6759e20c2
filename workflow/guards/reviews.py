"""The few moments that only a signal tells of. Each handler calls a named function."""

from django.core.exceptions import PermissionDenied
from django.db import connections
from django.utils.translation import gettext as _

from wagtail.models import Page

from evidence.ledger import record
from evidence.models import Evidence
from workflow.guards import triggers
from workflow.guards.page_writes import is_closed, refusal_to_save
from workflow.models import ReviewClaim


def install_triggers(sender, using, **kwargs):
    """After every migrate: the triggers are put back."""
    triggers.install(connections[using])


def remove_triggers_before_migration(sender, using, plan, **kwargs):
    """Before a migration that changes something: SQLite cannot remake a table under them."""
    if plan and connections[using].vendor == "sqlite":
        triggers.remove(connections[using])


def record_withdrawal(sender, instance, user, **kwargs):
    """A review was cancelled: a withdrawal, in evidence. Nobody reads the text any more."""
    ReviewClaim.objects.filter(task_state__workflow_state=instance).delete()
    record(
        Evidence.Action.WITHDRAW,
        page=instance.content_object,
        user=user,
        workflow_state_id=instance.pk,
    )


def refuse_unreleased_page(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before any page is saved: what goes public, down or elsewhere has a decision that says so."""
    if raw or not isinstance(instance, Page):
        return
    if refusal := refusal_to_save(instance, update_fields):
        raise PermissionDenied(refusal)


def refuse_reopened_review(sender, instance, raw=False, **kwargs):
    """Before a review or a stage of one is saved: what has ended stays as it ended."""
    if not raw and is_closed(instance):
        raise PermissionDenied(_("This stage is already closed."))
