"""What a stage does when it is opened and answered. Wagtail calls the task, and the task these.

The case is read once, under the locks, and travels with the review through Wagtail's steps: the
next stage and the release that follow find it there (`case_carried_by`).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.models import TaskState

from evidence.digest import version_of
from evidence.ledger import record
from evidence.models import Evidence
from site_core.reasons import ActionConflict, ActionInvalid, ActionRefused, demand_reason
from workflow.models import ReviewClaim, ReviewTask
from workflow.refusals import FILE_CHANGED, WORDS_LEFT_OUT, refusal_text
from workflow.rules.who_may_sign import LONGEST_WAIT
from workflow.selectors.case import ReviewCase, case_at, case_of_review, locked_case
from workflow.selectors.contributors import facts_of_hands
from workflow.text.content import content_digest
from workflow.text.kept import keep
from workflow.text.submission import refuse_incomplete

SIGN, RETURN = Evidence.Action.SIGN, Evidence.Action.RETURN


def may_answer(task_state, user) -> bool:
    """Whether `user` may sign or return the text at this stage."""
    return case_at(task_state).decision_for(user).allowed


def open_stage(task, workflow_state, user):
    """Open the first stage that has not signed the newest text; Wagtail may name a later one.

    So a text that was changed after a return passes every stage again, and an unchanged one goes on
    where it was returned. A stage that the policy leaves out is skipped.

    :raises SubmissionRefused: the text is submitted and not complete.
    :raises PermissionDenied: the workflow has no task for a stage of the policy.
    """
    case = case_carried_by(workflow_state)
    # A revision that was slipped in is another text: Wagtail opens stages on the newest one.
    if case is None or case.page.latest_revision_id != case.revision.pk:
        case = _submitted(workflow_state, user)
    if not case.unsigned:
        return _skipped(task, workflow_state, case.revision)
    if case.unsigned[0] != task.stage:
        stages = ReviewTask.objects.filter(workflow_tasks__workflow=workflow_state.workflow)
        task = stages.filter(stage=case.unsigned[0], active=True).first()
    if task is None:
        raise ActionRefused("no-task", _("The workflow has no task for a stage of the policy."))
    return task.open(workflow_state, user)


def case_carried_by(workflow_state) -> ReviewCase | None:
    """The case that was decided on just now, on its way through Wagtail's steps."""
    return workflow_state.__dict__.get("_review_case")


def _carry(case: ReviewCase) -> None:
    case.workflow_state._review_case = case


def _submitted(workflow_state, user) -> ReviewCase:
    """The case of a text that enters its review, or comes back after a return."""
    page = workflow_state.content_object.specific
    revision = page.get_latest_revision()
    last_state = workflow_state.task_states.order_by("-pk").first()
    if last_state is None or last_state.status == TaskState.STATUS_REJECTED:
        text = revision.as_object()
        refuse_incomplete(text)
        record(
            Evidence.Action.SUBMIT,
            page=text,
            user=user,
            digest=content_digest(text),
            revision_id=revision.pk,
            workflow_state_id=workflow_state.pk,
            details=facts_of_hands(text),
        )
    return case_of_review(page, revision, workflow_state)


def _skipped(task, workflow_state, revision):
    """A closed state of this stage, so that Wagtail goes on to finish."""
    return TaskState.objects.create(
        workflow_state=workflow_state,
        revision=revision,
        task=task,
        status=TaskState.STATUS_SKIPPED,
        finished_at=timezone.now(),
    )


@transaction.atomic
def sign(task_state, user, opinion="", release_at=None, *, expected_digest=None):
    """Sign the stage, and go on: to the next one, or to the release.

    :param release_at: the time that the final stage chose for the release.
    :param expected_digest: of the text that was read; another one is not signed.
    :raises PermissionDenied: the rule refuses, the stage is closed, or the time of release is not
        for this stage to say, or past.
    :raises OtherTextError: the text under review is not the one that was read.
    """
    case = read_under_locks(task_state, expected_digest)
    _ask(case, user)
    details = _chosen_time(case.task, release_at)
    refuse_other_text(case, case.submitted)
    case = _answered(case, SIGN, user, opinion, case.facts | details)
    case.task_state.approve(user=user, update=False, comment=opinion)
    _go_on(case, user)
    return case.workflow_state


@transaction.atomic
def return_to_author(task_state, user, reason, *, taken_over=False, expected_digest=None):
    """Return the text. With `taken_over` the person becomes one of its editors.

    :raises PermissionDenied: as `sign`, or there is no reason.
    """
    case = read_under_locks(task_state, expected_digest)
    _ask(case, user, reason)
    case = _answered(case, RETURN, user, reason, {"taken_over": True} if taken_over else {})
    case.task_state.reject(user=user, comment=reason)


@transaction.atomic
def return_to_stage(task_state, user, stage: int, reason, *, expected_digest=None):
    """Open an earlier stage of the same text again; it and those after it sign anew.

    :raises PermissionDenied: as `return_to_author`; `stage` is no earlier one of the policy.
    """
    case = read_under_locks(task_state, expected_digest)
    if stage not in case.earlier_stages:
        raise ActionInvalid(
            "no-earlier-stage", _("A text can only be returned to an earlier stage."), field="stage"
        )
    _ask(case, user, reason)
    case = _answered(case, RETURN, user, reason, {"to_stage": stage})
    # By hand: after `reject` Wagtail waits for the author, after `cancel` it goes on forward.
    task_state = case.task_state
    task_state.status = TaskState.STATUS_CANCELLED
    task_state.finished_at = timezone.now()
    task_state.finished_by = user
    task_state.comment = reason
    task_state.save()
    task_state.log_state_change_action(user, "reject")
    _go_on(case, user)


class OtherTextError(ActionConflict):
    """The text under review is not the one that the person read."""


def read_under_locks(task_state, expected_digest=None) -> ReviewCase:
    """The case at a stage, its rows locked; whoever waits sees what has become of it meanwhile.

    :raises OtherTextError: its text has not the expected digest.
    """
    case = locked_case(task_state)
    if expected_digest is not None and expected_digest != case.shown_digest:
        raise OtherTextError("other-text", _("The text has changed. Please read it again."))
    return case


def refuse_other_text(case, digest):
    """Nothing for the text with this digest.

    :raises PermissionDenied: it is another, for a file of it was changed or by older rules.
    """
    if case.digest != digest:
        same_rules = version_of(case.digest) == version_of(digest)
        raise ActionConflict("other-text", FILE_CHANGED if same_rules else WORDS_LEFT_OUT)


def _ask(case, user, reason=None):
    """The rule, and what every answer needs.

    :raises PermissionDenied: the rule refuses, a return has no reason, or the stage is closed.
    """
    decision = case.decision_for(user)
    if not decision.allowed:
        raise ActionRefused(decision.refusal, refusal_text(decision))
    if reason is not None:
        demand_reason(reason, _("Say why the text is returned."), field="comment")
    if not case.is_open:
        raise ActionConflict("closed", _("This stage is already closed."))


def _answered(case, action, user, comment, details) -> ReviewCase:
    """Keep the text, record the answer and end the claim."""
    if not case.is_kept:
        keep(case.kept)
    row = record(
        action,
        page=case.text,
        user=user,
        role=case.task.role,
        stage=case.task.stage,
        digest=case.digest,
        revision_id=case.revision.pk,
        workflow_state_id=case.workflow_state.pk,
        opinion=comment,
        details=details,
    )
    if case.claim:
        ReviewClaim.objects.filter(pk=case.claim.pk).delete()
    return case.after(row)


def _go_on(case, user):
    """Open the next unsigned stage, be it an earlier one: a sign-off is lost by contributing.

    Wagtail would count that stage as passed.
    """
    _carry(case)
    workflow_state = case.workflow_state
    workflow_state.current_task_state = case.task_state
    if case.unsigned:
        workflow_state.update(user=user, next_task=case.task)
    else:
        workflow_state.finish(user=user)


def _chosen_time(task, release_at) -> dict:
    """The time that the final stage chose for the release, as its evidence holds it."""
    if release_at is None:
        return {}
    if task.stage != ReviewTask.Stage.FINAL:
        raise ActionRefused(
            "no-time-here", _("Only the final stage may choose the time of release.")
        )
    # Wagtail's own action addresses hand over whatever was posted.
    if not isinstance(release_at, datetime) or release_at <= timezone.now():
        raise ActionInvalid(
            "time-past",
            _("The chosen time of release has passed. Choose a later one."),
            field="release_at",
        )
    if release_at > timezone.now() + LONGEST_WAIT:
        raise ActionInvalid(
            "time-far",
            _("The chosen time is more than a year ahead. Check the year."),
            field="release_at",
        )
    return {"release_at": release_at.isoformat()}
