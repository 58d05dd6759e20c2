"""Claiming: a reviewer takes an open stage, so that two people do not read and decide at once."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail.models import TaskState

from evidence.ledger import record
from evidence.models import Evidence
from workflow.models import ReviewClaim
from workflow.refusals import refusal_text
from workflow.locking import locked_task_state


@transaction.atomic
def claim(task_state, user):
    """Take the stage: until it closes or is given up, only `user` signs or returns it.

    Claiming what one holds already changes nothing.

    :raises PermissionDenied: the rule refuses, or the stage is not open.
    """
    task_state = _open_task_state(task_state)
    _ask_rule(task_state, user)
    _row, created = ReviewClaim.objects.get_or_create(
        task_state_id=task_state.pk, defaults={"user": user}
    )
    if created:
        _record(Evidence.Action.CLAIM, task_state, user)


@transaction.atomic
def give_up_claim(task_state, user):
    """Open the stage to colleagues again.

    :raises PermissionDenied: `user` neither holds the claim nor is a superuser.
    """
    task_state = _open_task_state(task_state)
    held = _held_claim(task_state, user)
    details = {} if held.user_id == user.pk else {"held_by": held.user_id}
    held.delete()
    _record(Evidence.Action.UNCLAIM, task_state, user, details)


@transaction.atomic
def delegate(task_state, user, to):
    """Hand the claim to somebody else who may sign the stage; a superuser may hand out any stage.

    :raises PermissionDenied: `user` neither holds the claim nor is a superuser, or the rule refuses
        `to`.
    """
    task_state = _open_task_state(task_state)
    if not user.is_superuser:
        _held_claim(task_state, user)
    ReviewClaim.objects.filter(task_state_id=task_state.pk).delete()
    _ask_rule(task_state, to)
    ReviewClaim.objects.create(task_state_id=task_state.pk, user=to)
    _record(Evidence.Action.CLAIM, task_state, user, {"to": to.pk, "to_name": to.name})


def _open_task_state(task_state):
    task_state = locked_task_state(task_state)
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise PermissionDenied(_("This stage is already closed."))
    return task_state


def _held_claim(task_state, user):
    """The claim on the stage, if `user` may end it."""
    held = ReviewClaim.objects.filter(task_state_id=task_state.pk).first()
    if held is None or not (held.user_id == user.pk or user.is_superuser):
        raise PermissionDenied(_("You have not claimed this text."))
    return held


def _ask_rule(task_state, person):
    decision = task_state.task.specific.decide(task_state, person)
    if not decision.allowed:
        raise PermissionDenied(refusal_text(decision))


def _record(action, task_state, user, details=None):
    task = task_state.task.specific
    record(
        action,
        page=task_state.workflow_state.content_object,
        user=user,
        role=task.role,
        stage=task.stage,
        revision_id=task_state.revision_id,
        workflow_state_id=task_state.workflow_state_id,
        details=details or {},
    )
