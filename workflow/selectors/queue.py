"""The queue: which texts wait for whom. A fixed number of queries, however many texts there are."""

from dataclasses import dataclass
from functools import cached_property

from wagtail.models import Page, TaskState, WorkflowState

from evidence.models import Evidence
from workflow.models import ReviewTask
from workflow.rules.who_may_sign import Decision, Refusal
from workflow.selectors.case import decision_for
from workflow.selectors.contributors import hands_in
from workflow.selectors.sign_offs import evidence_of, held_sign_offs


@dataclass(frozen=True)
class Waiting:
    """A text in review whose open stage the person may sign, or could if nobody had claimed it."""

    task_state: TaskState
    task: ReviewTask
    column: str
    decision: Decision

    @property
    def title(self) -> str:
        return self.task_state.revision.object_str

    @property
    def submitter(self):
        return self.task_state.workflow_state.requested_by

    @cached_property
    def claimed_by(self):
        claim = getattr(self.task_state, "claim", None)
        return claim.user if claim else None


def queue_for(user) -> list[Waiting]:
    """The open stages that `user` may sign, the oldest first; what colleagues claimed is among them.

    The facts come from the evidence of all texts at once, so no text is read. The review screen and
    the verbs ask the rule again, about the text itself.
    """
    tasks = _tasks_of(user)
    states = _open_states(tasks) if tasks else []
    pages = _pages({_page_id(state) for state in states}) if states else {}
    evidence = evidence_of(list(pages)) if states else {}
    hands = hands_in(list(pages), evidence) if states else {}
    waiting = []
    for state in states:
        page_id, task = _page_id(state), tasks[state.task_id]
        if page_id not in pages:
            continue
        rows = evidence.get(page_id, [])
        barred = hands[page_id].keys()
        held = held_sign_offs(rows, _digest_under_review(rows, state.workflow_state_id), barred)
        claim = getattr(state, "claim", None)
        decision = decision_for(
            user,
            task,
            is_reviewer=True,
            held=held,
            hands=hands[page_id],
            claimed_by=claim.user_id if claim else None,
        )
        if decision.refusal in (None, Refusal.CLAIMED):
            waiting.append(Waiting(state, task, pages[page_id], decision))
    return waiting


def request_queue(request) -> list[Waiting]:
    """The queue of the person at the screen, made once a request: menu, panel and page show it."""
    if not hasattr(request, "_review_queue"):
        request._review_queue = queue_for(request.user)
    return request._review_queue


def _tasks_of(user) -> dict[int, ReviewTask]:
    if not user.is_active:
        return {}
    tasks = ReviewTask.objects.filter(active=True, groups__in=user.groups.all())
    return {task.pk: task for task in tasks.distinct()}


def _open_states(tasks):
    states = TaskState.objects.filter(
        task_id__in=tasks,
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    )
    states = states.select_related("revision", "workflow_state__requested_by", "claim__user")
    return list(states.defer("revision__content").order_by("started_at", "pk"))


def _page_id(state) -> int:
    return int(state.workflow_state.object_id)


def _pages(page_ids) -> dict[int, str]:
    """By page, the title of the column it stands in."""
    paths = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "path"))
    columns = {page_id: path[: -Page.steplen] for page_id, path in paths.items()}
    titles = dict(Page.objects.filter(path__in=set(columns.values())).values_list("path", "title"))
    return {page_id: titles.get(path, "") for page_id, path in columns.items()}


def _digest_under_review(rows, workflow_state_id) -> str:
    """The digest of the text as it was submitted or last signed in this review."""
    known = (Evidence.Action.SUBMIT, Evidence.Action.SIGN)
    digests = [
        row.digest
        for row in rows
        if row.workflow_state_id == workflow_state_id and row.action in known
    ]
    return digests[-1] if digests else ""
