"""The verbs of a review. Screens, the demo and importers call these; each is one transaction."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import Page, Revision, TaskState, WorkflowState

from workflow.archive import keep_content
from workflow.history import unsigned_stages
from workflow.ledger import record
from workflow.models import Evidence, Release


@transaction.atomic
def submit(page, user):
    """Hand the newest draft of `page` in for review, or back in after a return.

    :returns: the WorkflowState.
    :raises ValidationError: the draft is not complete.
    :raises PermissionDenied: `user` may not submit it, or no review is set up for this place.
    """
    page = _locked_page(page.pk)
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
    task_state = _locked(task_state)
    task_state.task.specific.on_action(task_state, user, "approve", comment=opinion)


@transaction.atomic
def return_to_author(task_state, user, reason):
    """Return the text with a reason. Its author may change it and submit it again.

    :raises PermissionDenied: the rule refuses, the reason is empty, or the stage is not open.
    """
    task_state = _locked(task_state)
    task_state.task.specific.on_action(task_state, user, "reject", comment=reason)


@transaction.atomic
def release_signed_text(workflow_state, user):
    """Make public exactly the text that every stage of the policy signed.

    :raises PermissionDenied: a stage is missing, or the text is not the one that was signed.
    """
    last_signature = Evidence.objects.filter(
        workflow_state_id=workflow_state.pk, action=Evidence.Action.SIGN
    ).last()
    if last_signature is None:
        raise PermissionDenied(_("No stage has signed this text."))
    revision = Revision.objects.get(pk=last_signature.revision_id)
    page = _locked_page(revision.object_id)
    digest = keep_content(revision.as_object())
    if digest != last_signature.digest or unsigned_stages(page, digest):
        raise PermissionDenied(_("Not every stage has signed this text."))
    _publish(page, revision, digest=digest, kind=Release.Kind.WORKFLOW, user=user)


@transaction.atomic
def release_without_review(revision, *, kind, reason, user=None):
    """Make `revision` public by another right than a review: `kind` and `reason` say by which.

    For laying out a site and for moving one in; such releases are listed by `verify_live`.

    :raises ValueError: `kind` is not one of these rights.
    """
    if kind not in (Release.Kind.BOOTSTRAP, Release.Kind.MIGRATION):
        raise ValueError(f"{kind} is no release without review.")
    page = _locked_page(revision.object_id)
    digest = keep_content(revision.as_object())
    _publish(page, revision, digest=digest, kind=kind, user=user, reason=reason)


@transaction.atomic
def take_down(page, user, reason):
    """Take a public page off the site at once. One authorised person and a reason are enough.

    :raises PermissionDenied: `user` may not, the page is not public, or the reason is empty.
    """
    page = _locked_page(page.pk)
    if not page.permissions_for_user(user).can_unpublish():
        raise PermissionDenied(_("You cannot take this page down."))
    if not reason.strip():
        raise PermissionDenied(_("Say why the page is taken down."))
    _record_release(
        page, kind=Release.Kind.TAKEDOWN, revision_id=None, digest="", user=user, reason=reason
    )
    page.unpublish(user=user)


def _publish(page, revision, *, digest, kind, user, reason=""):
    """Write the release, then let Wagtail make the revision live. The time is now.

    The first release gives the page its place in lists; later ones do not move it.
    """
    _record_release(
        page, kind=kind, revision_id=revision.pk, digest=digest, user=user, reason=reason
    )
    now = timezone.now()
    type(page).objects.filter(pk=page.pk).update(
        released_at=page.released_at or now, listed_at=page.listed_at or now
    )
    # Read again: a revision keeps the page it was read with, without the times just set.
    Revision.objects.get(pk=revision.pk).publish(user=user, skip_permission_checks=True)


def _record_release(page, *, kind, revision_id, digest, user, reason):
    evidence = record(
        Evidence.Action.RELEASE,
        page=page,
        user=user,
        digest=digest,
        revision_id=revision_id,
        opinion=reason,
        details={"kind": kind},
    )
    Release.objects.create(
        at=evidence.at,
        kind=kind,
        page_id=page.pk,
        revision_id=revision_id,
        digest=digest,
        reason=reason,
        evidence_id=evidence.pk,
    )


def _locked_page(page_id):
    """The specific page as it is now, its row locked until the transaction ends."""
    return Page.objects.select_for_update().get(pk=page_id).specific


def _locked(task_state):
    """The task state as it is now, its row locked until the transaction ends."""
    return TaskState.objects.select_for_update().get(pk=task_state.pk)
