"""A file that a public page shows was signed with it: file, words and crop stay as they are."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from site_core.files.usage import pages_referring_to
from workflow.refusals import page_names
from workflow.text.content import CROP, FILE_WORDS

# Follow from the file. Which picture is large enough for a place is said by them.
SIZE = ("width", "height")


def public_pages_showing(file) -> list:
    """Public pages whose signed content counts `file`, an image or a document."""
    return list(pages_referring_to(file).live().order_by("pk"))


def signed_parts(model) -> list[str]:
    """The fields of an image or document model that are signed with a page."""
    return [name for name in ("file", *FILE_WORDS, *CROP, *SIZE) if _has_field(model, name)]


def changed_parts(file, update_fields=None) -> list[str]:
    """The signed parts of `file` that saving it as it is would change; none of a new one."""
    model = type(file)
    names = [name for name in signed_parts(model) if not update_fields or name in update_fields]
    stored = locked_row(file).values(*names).first()
    if stored is None:
        return []
    return [name for name in names if _as_it_is(file, name) != stored[name]]


def locked_row(file):
    """The row of `file`, to be read: no release counts it until the transaction ends.

    Whoever changes or deletes a file has to read it before asking which public pages show it.
    """
    return type(file).objects.select_for_update(no_key=True).filter(pk=file.pk)


def change_refusal(pages) -> str:
    """Why a file that `pages` show cannot be changed, and what to do instead."""
    message = _(
        "The public page %(pages)s shows this file: the file, its words and its focal point were "
        "signed with the page. Upload a new file, use it in the page and submit the page for review."
    )
    return message % {"pages": page_names(pages)}


def deletion_refusal(pages) -> str:
    """Why a file that `pages` show cannot be deleted, and what to do instead."""
    message = _(
        "The public page %(pages)s shows this file, so it cannot be deleted. Take it out of the "
        "page and submit the page for review; after the release the file can go."
    )
    return message % {"pages": page_names(pages)}


def _as_it_is(file, name):
    if name != "file":
        return getattr(file, name)
    return file.file.name if file.file._committed else None  # a new file, not yet stored


def _has_field(model, name) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
