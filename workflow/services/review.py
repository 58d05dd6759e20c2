"""Submitting, signing, returning: the verbs of a review."""

from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import WorkflowState

from site_core.reasons import ActionConflict, ActionRefused
from workflow.row_locks import locked_page
from workflow.services import stages


@transaction.atomic
def submit(page, user):
    """Hand the newest draft of `page` in for review, or back in after a return.

    :returns: the WorkflowState.
    :raises SubmissionRefused: the draft is not complete; it says everything that is missing.
    :raises PermissionDenied: `user` may not submit it, or no review is set up for this place.
    """
    page = locked_page(page.pk)
    if page.workflow_in_progress:
        raise ActionConflict("submitted", _("This text has already been submitted."))
    tester = page.permissions_for_user(user)
    if not (tester.can_edit() and tester.can_submit_for_moderation()):
        raise ActionRefused("may-not", _("You cannot submit this page for review."))
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=user)
        return state
    return page.get_workflow().start(page, user)


def sign_off(task_state, user, opinion="", release_at=None, *, expected_digest=None):
    """Sign the stage. After the last one the text is released: at once, or at `release_at`.

    :param expected_digest: of the text that was read; another one is not signed.
    :raises PermissionDenied: the rule refuses, the stage is no longer open, or a time is given by
        another than the final stage or is past.
    :returns: the WorkflowState, on its way to the next stage or finished.
    :raises OtherTextError: the text under review is not the one that was read.
    """
    return stages.sign(
        task_state, user, opinion.strip(), release_at, expected_digest=expected_digest
    )


def return_to_author(task_state, user, reason, *, expected_digest=None):
    """Return the text with a reason. Its author may change it and submit it again.

    :raises PermissionDenied: the rule refuses, the reason is empty, or the stage is not open.
    :raises OtherTextError: as `sign_off`.
    """
    stages.return_to_author(task_state, user, reason.strip(), expected_digest=expected_digest)


def return_to_stage(task_state, user, stage, reason, *, expected_digest=None):
    """Return the text to an earlier stage, with a reason: it is signed anew from there.

    :raises PermissionDenied: the rule refuses, the reason is empty, the stage is not open, or
        `stage` is not an earlier one of the policy.
    :raises OtherTextError: as `sign_off`.
    """
    stages.return_to_stage(task_state, user, stage, reason, expected_digest=expected_digest)


@transaction.atomic
def take_over(task_state, user, reason, *, expected_digest=None):
    """Return the text and become one of its editors, who cannot sign it until its next release.

    :raises PermissionDenied: the rule refuses, the reason is empty, the stage is not open, or
        `user` may not edit the page.
    :raises OtherTextError: as `sign_off`.
    """
    stages.return_to_author(
        task_state, user, reason, taken_over=True, expected_digest=expected_digest
    )
    page = task_state.workflow_state.content_object.specific
    if not page.permissions_for_user(user).can_edit():
        raise ActionRefused("may-not", _("You cannot edit this page."))
