"""Which models public pages show. Every room names its own in a hook; `changes` watches them.

A receiver of the hook returns a dictionary: by model, the question whether a save or deletion of one of
its objects changes what readers see. Inline rows are stored with what they stand in, and need no entry.
"""

from collections.abc import Callable, Collection
from functools import cache

from django.db.models import Model

from wagtail import hooks

HOOK = "register_shown_models"

Question = Callable[[Model, Collection[str] | None, bool], bool]

# What Wagtail and we write on a page's row while others go on reading it.
FIELDS_OF_DRAFTS = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "wagtail_admin_comments",
}


@cache
def shown_models() -> dict[type[Model], Question]:
    """The models that public pages show, of all rooms."""
    shown: dict[type[Model], Question] = {}
    for models_of_room in hooks.get_hooks(HOOK):
        shown |= models_of_room()
    return shown


@cache
def question_of(model) -> Question | None:
    """The question to ask before an object of `model` is saved or deleted; None if it is not shown."""
    return next((shown_models()[each] for each in model.__mro__ if each in shown_models()), None)


def always(instance, update_fields, is_deletion) -> bool:
    """For what stands on pages as soon as it is there."""
    return True


def unless_new(instance, update_fields, is_deletion) -> bool:
    """For what a page shows only after somebody has put it there, such as a picture."""
    return is_deletion or not instance._state.adding


def when_deleted(instance, update_fields, is_deletion) -> bool:
    """For what is shown by rows of its own, which change only when it goes."""
    return is_deletion


def when_public(page, update_fields, is_deletion) -> bool:
    """For pages: readers see those that are live, and notices at the address of one that was."""
    if update_fields is not None and FIELDS_OF_DRAFTS.issuperset(update_fields):
        return False
    return page.live or page.first_published_at is not None
