"""Submitting, signing, returning: the verbs of a review."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import WorkflowState

from workflow.services.rows import locked_page, locked_task_state


@transaction.atomic
def submit(page, user):
    """Hand the newest draft of `page` in for review, or back in after a return.

    :returns: the WorkflowState.
    :raises ValidationError: the draft is not complete.
    :raises PermissionDenied: `user` may not submit it, or no review is set up for this place.
    """
    page = locked_page(page.pk)
    tester = page.permissions_for_user(user)
    if not (tester.can_edit() and tester.can_submit_for_moderation()):
        raise PermissionDenied(_("You cannot submit this page for review."))
    page.get_latest_revision_as_object().full_clean()
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=user)
        return state
    return page.get_workflow().start(page, user)


@transaction.atomic
def sign_off(task_state, user, opinion=""):
    """Sign the stage. After the last one the text is released.

    :raises PermissionDenied: the rule refuses, or the stage is no longer open.
    """
    task_state = locked_task_state(task_state)
    task_state.task.specific.on_action(task_state, user, "approve", comment=opinion)


@transaction.atomic
def return_to_author(task_state, user, reason):
    """Return the text with a reason. Its author may change it and submit it again.

    :raises PermissionDenied: the rule refuses, the reason is empty, or the stage is not open.
    """
    task_state = locked_task_state(task_state)
    task_state.task.specific.on_action(task_state, user, "reject", comment=reason)
