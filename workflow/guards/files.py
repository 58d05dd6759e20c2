"""What happens to an image or document, by whatever code."""

from django.core.exceptions import PermissionDenied

from wagtail.log_actions import log

from evidence.actors import acting_user
from workflow.selectors.contributors import FILE_WORDS_WRITTEN
from workflow.selectors.signed_files import (
    change_refusal,
    changed_parts,
    deletion_refusal,
    locked_row,
    public_pages_showing,
)

# Until its save is over, a file carries which of its signed parts the save changes.
WRITTEN = "_written_parts"


def refuse_change_of_signed_file(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before a file is saved: what a public page shows of it stays as it was signed."""
    changed = [] if raw else changed_parts(instance, update_fields)
    setattr(instance, WRITTEN, changed)
    if changed and (pages := public_pages_showing(instance)):
        raise PermissionDenied(change_refusal(pages))


def note_writer(sender, instance, created, raw=False, **kwargs):
    """After a file is saved: who wrote its words, or brought it, is in its log.

    Wagtail's choosers and multiple upload leave none.
    """
    written = instance.__dict__.pop(WRITTEN, [])
    if (written or created) and not raw and (user := acting_user()):
        log(instance, FILE_WORDS_WRITTEN, user=user)


def refuse_deletion_of_signed_file(sender, instance, **kwargs):
    """Before a file is deleted: not while a public page shows it."""
    locked_row(instance).first()
    if pages := public_pages_showing(instance):
        raise PermissionDenied(deletion_refusal(pages))
