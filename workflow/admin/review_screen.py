"""What the review screen shows beside the text: changes, stages, what has happened, the claim."""

from dataclasses import dataclass

from evidence.models import Evidence
from workflow.admin.act_words import act_words
from workflow.forms.stage_answers import ColleagueForm
from workflow.models import ReviewTask
from workflow.refusals import refusal_text
from workflow.selectors.changes import changes_for
from workflow.selectors.sign_offs import held_sign_offs


@dataclass(frozen=True)
class Event:
    """One act of this review: the evidence, and in words what was done and where it led."""

    evidence: Evidence
    act: str
    stage: str
    to_stage: str


def screen_of(case, user) -> dict:
    """The context of the review screen for `user`."""
    decision = case.decision_for(user)
    return {
        "task_state": case.task_state,
        "page": case.text,
        "digest": case.shown_digest,
        "may_sign": decision.allowed,
        "refusal": refusal_text(decision),
        "changes": changes_for(user, case),
        "stages": _stages(case),
        "events": _events(case.rows),
        "claim": case.claim,
        "colleague_form": _colleague_form(case, user),
    }


def _stages(case):
    """The stages; `lost` is a sign-off whose giver has written in the text since."""
    given = held_sign_offs(case.rows, case.digest)
    return [
        {
            "name": _stage_name(stage),
            "sign_off": case.held.get(stage),
            "lost": given.get(stage) if stage not in case.held else None,
            "is_open": stage == case.task.stage and case.is_open,
        }
        for stage in case.stages
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


def _colleague_form(case, user):
    """A form for those who may hand the text to a colleague, if there is one."""
    if not (user.is_superuser or (case.claim and case.claim.user_id == user.pk)):
        return None
    colleagues = case.colleagues_of(user)
    return ColleagueForm(colleagues=colleagues) if colleagues.exists() else None
