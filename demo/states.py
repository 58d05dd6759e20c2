"""What an office has done to an article since its draft was written."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from wagtail.models import TaskState, WorkflowState

from articles.models import ArticlePage
from members.models import User
from workflow.services import (
    claim,
    confirm_emergency,
    request_emergency,
    retract,
    return_to_author,
    sign_off,
    submit,
)

OPINIONS = ("材料和数字已核对，同意送复审。", "层次清楚，用语妥当，同意送终审。", "同意发布。")
# How many stages have signed the text that a state begins with.
SIGNATURES = {
    "first_review": 0,
    "overdue": 0,
    "second_review": 1,
    "claimed": 1,
    "final_review": 2,
    "published": 3,
    "scheduled": 3,
    "corrected": 3,
    "revising": 3,
    "retracted": 3,
}
# The site promises its authors an answer within 20 working days.
OVERDUE_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class Cast:
    """Who deals with one text. The reviewers stand in the order of the stages."""

    author: User
    reviewers: tuple[User, ...]
    manager: User


def review(page, cast, *, signatures=3, release_at=None) -> WorkflowState:
    """Submit the newest draft of `page` and let that many stages sign it."""
    workflow_state = submit(page, cast.author)
    for stage, (reviewer, opinion) in enumerate(zip(cast.reviewers, OPINIONS, strict=True)):
        if stage == signatures:
            break
        workflow_state.refresh_from_db()
        is_last = stage == len(OPINIONS) - 1
        sign_off(
            workflow_state.current_task_state,
            reviewer,
            opinion,
            release_at=release_at if is_last else None,
        )
    workflow_state.refresh_from_db()
    return workflow_state


def bring_into_state(article, cast, entry, changed_body=None):
    """Bring the draft `article` into the state that its YAML file names.

    :param changed_body: what it says after a correction or revision, as StreamField data.
    """
    state = entry["state"]
    if state == "returned":
        task_state = submit(article, cast.author).current_task_state
        return_to_author(task_state, cast.reviewers[0], entry["return_reason"])
    elif state == "emergency":
        request_emergency(article, cast.manager, entry["emergency_reason"])
        confirm_emergency(article, cast.reviewers[-1])
    elif state != "draft":
        days = entry.get("release_in_days")
        release_at = timezone.now() + timedelta(days=days) if days else None
        workflow_state = review(article, cast, signatures=SIGNATURES[state], release_at=release_at)
        if state == "overdue":
            _set_back(workflow_state, OVERDUE_AFTER)
        elif state == "claimed":
            claim(workflow_state.current_task_state, cast.reviewers[1])
        elif state == "corrected":
            _change(article, cast, changed_body, correction_note=entry["correction_note"])
            review(article, cast)
        elif state == "revising":
            _change(article, cast, changed_body)
            review(article, cast, signatures=0)
        elif state == "retracted":
            retract(article, cast.reviewers[-1], entry["retraction_reason"])


def _change(article, cast, body, **fields):
    """Write a new draft of a public article."""
    article = ArticlePage.objects.get(pk=article.pk)
    article.body = body
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision(user=cast.author)


def _set_back(workflow_state, duration):
    """Let the open stage have waited for `duration`.

    Written into Wagtail's rows, from which the queue shows how long a text waits and puts the oldest
    first: no verb submits in the past. The evidence keeps the true time, for nobody can change it.
    """
    task_states = TaskState.objects.filter(pk=workflow_state.current_task_state_id)
    task_states.update(started_at=workflow_state.current_task_state.started_at - duration)
    states = WorkflowState.objects.filter(pk=workflow_state.pk)
    states.update(created_at=workflow_state.created_at - duration)
