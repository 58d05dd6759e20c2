"""The few moments that only a signal tells of. Each handler calls a named function."""

from django.core.exceptions import PermissionDenied
from django.db import connections
from django.utils.translation import gettext as _

from wagtail.models import Page

from workflow import database
from workflow.guards import agrees_with_release
from workflow.ledger import record
from workflow.models import Evidence, ReviewClaim


def install_triggers(sender, using, **kwargs):
    """After every migrate: the triggers are put back."""
    database.install(connections[using])


def remove_triggers_before_migration(sender, using, plan, **kwargs):
    """Before a migration that changes something: SQLite cannot remake a table under them."""
    if plan and connections[using].vendor == "sqlite":
        database.remove(connections[using])


def record_withdrawal(sender, instance, user, **kwargs):
    """A review was cancelled: a withdrawal, in evidence. Nobody reads the text any more."""
    ReviewClaim.objects.filter(task_state__workflow_state=instance).delete()
    record(
        Evidence.Action.WITHDRAW,
        page=instance.content_object,
        user=user,
        workflow_state_id=instance.pk,
    )


def refuse_unreleased_page(sender, instance, raw=False, **kwargs):
    """Before any page is saved: what goes public or down has a release that says so."""
    if isinstance(instance, Page) and not raw and not agrees_with_release(instance):
        raise PermissionDenied(_("No review or decision stands behind this change."))
