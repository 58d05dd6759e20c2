"""May this page be saved, moved or deleted as it is? The friendly form of the database's trigger, and more.

Each answers with the words of its refusal, or with an empty string.
"""

from functools import cache

from django.utils.translation import gettext as _

from wagtail.models import TaskState, WorkflowState

from evidence.models import Evidence
from site_core.pages.locking import locked_pages
from workflow.guards.public_text import free_rows, is_as_released, public_page_losing_rows
from workflow.models.releases import Release
from workflow.refusals import PUBLIC_TEXT
from workflow.row_locks import locked_review, locked_task_state
from workflow.selectors.branches import has_frozen, has_public

OPEN_REVIEW = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
OPEN_STAGE = (TaskState.STATUS_IN_PROGRESS,)

STORED_FIELDS = ("live", "live_revision_id", "slug", "path")


def refusal_to_save(page, update_fields=None) -> str:
    """Why `page` may not be saved as it is.

    The stored row is locked: whoever releases or takes down at this moment is waited for.
    """
    stored = locked_pages().filter(pk=page.pk).only(*STORED_FIELDS).first() if page.pk else None
    if page.alias_of_id:
        return _("Pages that mirror another page are not made: list the article in more columns.")
    if stored and update_fields is None and page.path != stored.path:
        return _(
            "The page has been moved since it was opened. Open it again and repeat the change."
        )
    newest = cache(lambda: Release.objects.newest_of(page.pk))
    if not agrees_with_release(page, stored, newest):
        return _("No review or decision stands behind this change.")
    if stored and _writes("slug", update_fields) and not agrees_with_address(page, stored):
        return _("The address of a public page is changed on a screen of its own, with a reason.")
    if page.live and not is_as_released(page, update_fields, newest):
        return PUBLIC_TEXT
    if update_fields is None:
        if public_page_losing_rows(page):
            return PUBLIC_TEXT
        free_rows(page)
    return ""


def agrees_with_release(page, stored, newest) -> bool:
    """Whether saving `page` as it is agrees with its newest release.

    Going public, or staying so with another revision, needs a release that names this revision;
    going down needs one of the ways down. A save that changes neither needs nothing, but a page
    that is not public has no public revision either.

    :param newest: gives the newest release of the page, read once and only if it is asked for.
    """
    was_live, revision_id = (stored.live, stored.live_revision_id) if stored else (False, None)
    if page.live == was_live:
        if not page.live:
            return page.live_revision_id in (None, revision_id)
        if page.live_revision_id in (None, revision_id):
            return True
    release = newest()
    if not page.live:
        return release is not None and release.is_down
    return (
        release is not None and not release.is_down and release.revision_id == page.live_revision_id
    )


def agrees_with_address(page, stored) -> bool:
    """Whether the slug is the stored one, or a change that is in evidence, or seen by no reader."""
    if page.slug == stored.slug or not has_public(stored):
        return True
    changes = Evidence.objects.filter(page_id=page.pk, action=Evidence.Action.ADDRESS)
    change = changes.last()
    return change is not None and change.details.get("slugs") == [stored.slug, page.slug]


def refusal_to_move(page) -> str:
    """Why `page` may not go to another place in the tree."""
    if has_frozen(page):
        return _("A text under review or scheduled stays where it is, with everything above it.")
    return ""


def refusal_to_delete(page) -> str:
    """Why `page` may not be deleted, with what stands below it."""
    if has_public(page):
        return _("The page or one below it is public. Take it down first.")
    if has_frozen(page):
        return _("The page or one below it is under review or scheduled. Withdraw it first.")
    return ""


def _writes(name, update_fields) -> bool:
    return update_fields is None or name in update_fields


def is_closed(state) -> bool:
    """Whether the review or stage `state` has ended in the database, whatever `state` says.

    The rows are locked: whoever decides at this moment is waited for. One that was read under its
    lock need not be read again.
    """
    if state._state.adding:
        return False
    is_review = isinstance(state, WorkflowState)
    stored = getattr(state, "was_locked_as", None)
    if stored is None:
        row = locked_review(state.pk) if is_review else locked_task_state(state)
        stored = row.status
    else:
        state.was_locked_as = state.status  # what the next save finds
    return stored not in (OPEN_REVIEW if is_review else OPEN_STAGE)
