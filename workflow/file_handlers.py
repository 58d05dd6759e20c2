"""What happens to an image or document, by whatever code."""

from django.core.exceptions import PermissionDenied

from workflow.signed_files import (
    change_refusal,
    changed_parts,
    deletion_refusal,
    locked_row,
    public_pages_showing,
)


def refuse_change_of_signed_file(sender, instance, raw=False, update_fields=None, **kwargs):
    """Before a file is saved: what a public page shows of it stays as it was signed."""
    if raw or not changed_parts(instance, update_fields):
        return
    if pages := public_pages_showing(instance):
        raise PermissionDenied(change_refusal(pages))


def refuse_deletion_of_signed_file(sender, instance, **kwargs):
    """Before a file is deleted: not while a public page shows it."""
    locked_row(instance).first()
    if pages := public_pages_showing(instance):
        raise PermissionDenied(deletion_refusal(pages))
