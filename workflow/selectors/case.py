"""A text in review, with all that is asked about it: read once, and handed on.

Whoever decides reads it under the locks (`locked_case`); screens read it without (`case_at`). The
objects in it are shared, so what Wagtail follows from them is not fetched again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.contrib.auth import get_user_model

from wagtail.models import Page, Revision, TaskState, WorkflowState

from evidence.digest import VERSION, version_of
from evidence.models import Evidence
from site_core.pages.locking import lock_page
from workflow.models import ReviewClaim, ReviewTask, stages_for
from workflow.row_locks import locked_stage
from workflow.rules.who_may_sign import Decision, may_sign
from workflow.rules.writers import Hand
from workflow.selectors.contributors import hands_in
from workflow.selectors.older_digests import version_to_go_on_with
from workflow.selectors.sign_offs import held_sign_offs, submitted_in
from workflow.text.content import content_digest
from workflow.text.kept import KeptText, facts_of, lock_files, text_of


@dataclass(frozen=True)
class ReviewCase:
    """A frozen text and the facts by which it is decided.

    `page` is the row as it is now, `text` the page as its revision holds it. `kept` is the text in
    the form by whose digest sign-offs are found: by the rules under which the review began, if these
    saw every word (see `older_digests`). `rows` are the evidence of the page in order, `hands` who has a hand in the text.
    """

    page: Page
    revision: Revision
    text: Page
    submitted: str
    kept: KeptText
    rows: list[Evidence]
    hands: Mapping[int, Hand]
    stages: tuple[int, ...]
    task_state: TaskState | None = None
    claim: ReviewClaim | None = None

    @property
    def digest(self) -> str:
        """The digest by which sign-offs of the text are found."""
        return self.kept.digest

    @property
    def task(self) -> ReviewTask:
        return self.task_state.task

    @property
    def workflow_state(self) -> WorkflowState:
        return self.task_state.workflow_state

    @cached_property
    def shown_digest(self) -> str:
        """The digest by today's rules: what the screen names, and an answer names back."""
        return self.digest if version_of(self.digest) == VERSION else content_digest(self.text)

    @cached_property
    def held(self) -> dict[int, Evidence]:
        """By stage, the sign-offs that hold; none of a contributor does."""
        return held_sign_offs(self.rows, self.digest, self.hands.keys())

    @cached_property
    def unsigned(self) -> list[int]:
        """The stages that the text has still to pass, in order.

        It is the whole rule: each stage signed, by a different person, none of them a contributor now.
        """
        people, unsigned = set(), []
        for stage in self.stages:
            if stage not in self.held or self.held[stage].user_id in people:
                unsigned.append(stage)
            else:
                people.add(self.held[stage].user_id)
        return unsigned

    @property
    def is_kept(self) -> bool:
        """Whether this very text has been kept: every act but a submission keeps it."""
        return any(
            row.digest == self.digest and row.action != Evidence.Action.SUBMIT for row in self.rows
        )

    @property
    def is_open(self) -> bool:
        """Whether the stage waits for an answer."""
        return self.task_state.status == TaskState.STATUS_IN_PROGRESS

    @property
    def earlier_stages(self) -> list[int]:
        """The stages of the policy before the open one: where the text can be returned to."""
        return [stage for stage in self.stages if stage < self.task.stage]

    @property
    def release_at(self) -> datetime | None:
        """The time that the final stage chose for the release when it signed this text."""
        final = self.held.get(ReviewTask.Stage.FINAL)
        chosen = final.details.get("release_at") if final else None
        return datetime.fromisoformat(chosen) if chosen else None

    def decision_for(self, user) -> Decision:
        """Whether `user` may sign or return the text at its open stage."""
        return decision_for(
            user,
            self.task,
            is_reviewer=self.task.has_reviewer(user),
            held=self.held,
            hands=self.hands,
            claimed_by=self.claim.user_id if self.claim else None,
        )

    def colleagues_of(self, user):
        """The reviewers of the open stage, besides `user`, who may be handed it."""
        barred = self.hands.keys() | signers_besides(self.task, self.held) | {user.pk}
        people = get_user_model().objects.filter(groups__in=self.task.groups.all(), is_active=True)
        return people.exclude(pk__in=barred).distinct().order_by("name", "username")

    @cached_property
    def facts(self) -> dict:
        """What evidence of the text says beside its digest, copied: files, place and authors."""
        return facts_of(self.text, self.kept, self.page.get_parent())

    def after(self, row: Evidence) -> "ReviewCase":
        """The case with one more row of evidence, which named no contributor."""
        return replace(self, rows=[*self.rows, row])


def decision_for(user, task, *, is_reviewer, held, hands, claimed_by) -> Decision:
    """The rule, asked about `user` and an open stage with these facts."""
    decision = may_sign(
        user.pk,
        is_reviewer=is_reviewer,
        contributors=hands.keys(),
        earlier_signers=signers_besides(task, held),
        claimed_by=claimed_by,
    )
    return replace(decision, hand=hands.get(user.pk))


def signers_besides(task, held) -> set[int]:
    """Ids of those whose sign-offs of other stages hold."""
    return {row.user_id for stage, row in held.items() if stage != task.stage}


def case_at(task_state) -> ReviewCase:
    """The text at an open or closed stage, as a screen shows it."""
    page = task_state.workflow_state.content_object.specific
    claim = ReviewClaim.objects.filter(task_state_id=task_state.pk).select_related("user").first()
    return _case(page, task_state.revision, task_state=task_state, claim=claim)


def locked_case(task_state) -> ReviewCase:
    """The same, for whoever decides: rows and files as they are now, locked until the transaction ends.

    The order is that of `workflow.row_locks`. What was prefetched for `task_state` is not trusted.
    """
    base = lock_page(task_state.workflow_state.object_id)
    task_state = locked_stage(task_state.pk)
    WorkflowState.content_object.set_cached_value(task_state.workflow_state, base)
    if base.latest_revision_id == task_state.revision_id:
        base.latest_revision = task_state.revision
    claim = getattr(task_state, "claim", None)
    return _case(
        base.specific, task_state.revision, task_state=task_state, claim=claim, locked=True
    )


def case_of_review(page, revision, workflow_state) -> ReviewCase:
    """The text of a review that has no open stage yet, or none any more; its page is locked."""
    return _case(page, revision, review_id=workflow_state.pk, locked=True)


def locked_case_of(page, revision, submitted) -> ReviewCase:
    """A text that stands at no stage any more; its page is locked, its files are from now on.

    :param submitted: the digest under which its review or schedule began.
    """
    return _case(page, revision, submitted=submitted, locked=True)


def _case(
    page, revision, *, task_state=None, review_id=None, submitted=None, claim=None, locked=False
):
    if task_state is not None:
        review_id = task_state.workflow_state_id
        task_state.task = getattr(task_state.task, "reviewtask", None) or task_state.task.specific
    if revision.content_type_id == page.content_type_id:
        Revision.content_object.set_cached_value(revision, page)
    text = revision.as_object()
    text._cached_parent_obj = page.get_parent()
    revision.as_object = lambda: text  # Wagtail reads it once more for its log
    rows = list(Evidence.objects.filter(page_id=page.pk).order_by("pk"))
    if submitted is None:
        submitted = submitted_in(rows, review_id)
    version = version_to_go_on_with(page.pk, text, submitted)
    if locked:
        lock_files(text)
    return ReviewCase(
        page=page,
        revision=revision,
        text=text,
        submitted=submitted,
        kept=text_of(text, version),
        rows=rows,
        hands=hands_in([page.pk], {page.pk: rows}, owners={page.pk: page.owner_id})[page.pk],
        stages=stages_for(page),
        task_state=task_state,
        claim=claim,
    )
