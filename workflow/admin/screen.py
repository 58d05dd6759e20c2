"""What the review screen shows beside the text: changes, stages, what has happened, the claim."""

from dataclasses import dataclass

from evidence.digest import canonical_form, digest_of_form
from evidence.models import Evidence
from workflow.admin.act_words import act_words
from workflow.forms.stage_answers import ColleagueForm
from workflow.models import ReviewClaim, ReviewTask, stages_for
from workflow.refusals import refusal_text
from workflow.selectors.acts import held_sign_offs, submitted_digest
from workflow.selectors.changes import changes_for
from workflow.selectors.facts import hands_in
from workflow.selectors.older_digests import digest_under_review
from workflow.text.content import signed_content


@dataclass(frozen=True)
class Event:
    """One act of this review: the evidence, and in words what was done and where it led."""

    evidence: Evidence
    act: str
    stage: str
    to_stage: str


def screen_of(task_state, user) -> dict:
    """The context of the review screen for `user`; the text is read and digested once."""
    task = task_state.task.specific
    page = task_state.revision.as_object()
    form = canonical_form(signed_content(page))
    digest = digest_of_form(form)
    submitted = submitted_digest(task_state.workflow_state)
    reviewed = digest_under_review(page.pk, page, submitted) if submitted != digest else digest
    decision = task.decide(task_state, user, reviewed)
    rows = list(Evidence.objects.filter(page_id=page.pk).order_by("pk"))
    hands = hands_in([page.pk], {page.pk: rows})[page.pk]
    claim = ReviewClaim.objects.filter(task_state=task_state).select_related("user").first()
    return {
        "task_state": task_state,
        "page": page,
        "digest": digest,
        "may_sign": decision.allowed,
        "refusal": refusal_text(decision),
        "changes": changes_for(user, page, form, rows=rows, stage=task.stage, digest=reviewed),
        "stages": _stages(task, task_state, held_sign_offs(rows, reviewed), hands),
        "events": _events(rows),
        "claim": claim,
        "colleague_form": _colleague_form(task, task_state, user, claim, reviewed),
    }


def _stages(task, task_state, held, hands):
    """The stages; `lost` is a signature whose giver has written in the text since."""
    return [
        {
            "name": _stage_name(stage),
            "sign_off": row if row and row.user_id not in hands else None,
            "lost": row if row and row.user_id in hands else None,
            "is_open": stage == task.stage and task_state.status == task_state.STATUS_IN_PROGRESS,
        }
        for stage in stages_for(task_state.workflow_state.content_object)
        for row in [held.get(stage)]
    ]


def _events(rows) -> list[Event]:
    """What has happened to the text since it last became public, or went down."""
    events = []
    for row in rows:
        if row.action == Evidence.Action.RELEASE:
            events.clear()
            continue
        to_stage = row.details.get("to_stage")
        act = act_words(row.action, row.details)
        events.append(Event(row, act, _stage_name(row.stage), _stage_name(to_stage)))
    return events


def _stage_name(stage) -> str:
    return str(ReviewTask.Stage(stage).label) if stage in ReviewTask.Stage.values else ""


def _colleague_form(task, task_state, user, claim, digest):
    """A form for those who may hand the text to a colleague, if there is one."""
    if not (user.is_superuser or (claim and claim.user_id == user.pk)):
        return None
    colleagues = task.colleagues_for(task_state, user, digest)
    return ColleagueForm(colleagues=colleagues) if colleagues.exists() else None
