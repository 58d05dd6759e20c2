"""Claiming: a reviewer takes an open stage, so that two people do not read and decide at once."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from evidence.ledger import record
from evidence.models import Evidence
from site_core.reasons import ActionConflict, ActionRefused
from workflow.models import ReviewClaim
from workflow.refusals import refusal_text
from workflow.selectors.case import locked_case


@transaction.atomic
def claim(task_state, user):
    """Take the stage: until it closes or is given up, only `user` signs or returns it.

    Claiming what one holds already changes nothing.

    :raises PermissionDenied: the rule refuses, or the stage is not open.
    """
    case = _open_case(task_state)
    _ask_rule(case, user)
    if case.claim is None:
        ReviewClaim.objects.create(task_state_id=case.task_state.pk, user=user)
        _record(Evidence.Action.CLAIM, case, user)


@transaction.atomic
def give_up_claim(task_state, user):
    """Open the stage to colleagues again.

    :raises PermissionDenied: `user` neither holds the claim nor is a superuser.
    """
    case = _open_case(task_state)
    _demand_hold(case, user)
    details = {} if case.claim.user_id == user.pk else {"held_by": case.claim.user_id}
    case.claim.delete()
    _record(Evidence.Action.UNCLAIM, case, user, details)


@transaction.atomic
def delegate(task_state, user, to):
    """Hand the claim to somebody else who may sign the stage; a superuser may hand out any stage.

    :raises PermissionDenied: `user` neither holds the claim nor is a superuser, or the rule refuses
        `to`.
    """
    case = _open_case(task_state)
    if not user.is_superuser:
        _demand_hold(case, user)
    if case.claim:
        case.claim.delete()
    _ask_rule(replace(case, claim=None), to)
    ReviewClaim.objects.create(task_state_id=case.task_state.pk, user=to)
    _record(Evidence.Action.CLAIM, case, user, {"to": to.pk, "to_name": to.name})


def _open_case(task_state):
    case = locked_case(task_state)
    if not case.is_open:
        raise ActionConflict("closed", _("This stage is already closed."))
    return case


def _demand_hold(case, user):
    """Only who holds the claim ends it, or a superuser."""
    if case.claim is None or not (case.claim.user_id == user.pk or user.is_superuser):
        raise ActionRefused("not-claimed", _("You have not claimed this text."))


def _ask_rule(case, person):
    decision = case.decision_for(person)
    if not decision.allowed:
        raise ActionRefused(decision.refusal, refusal_text(decision))


def _record(action, case, user, details=None):
    record(
        action,
        page=case.page,
        user=user,
        role=case.task.role,
        stage=case.task.stage,
        revision_id=case.revision.pk,
        workflow_state_id=case.workflow_state.pk,
        details=details or {},
    )
