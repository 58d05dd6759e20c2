"""The stages of a review: one task class, an instance for each stage."""

from dataclasses import replace
from datetime import datetime

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import AbstractGroupApprovalTask, TaskState

from evidence.digest import version_of
from evidence.ledger import record
from evidence.models import Evidence
from workflow.forms.stage_answers import OpinionForm, ReasonForm
from workflow.locking import locked_task_state
from workflow.models.claims import ReviewClaim, claim_holder
from workflow.models.policies import stages_for
from workflow.models.review_lock import ReviewLock
from workflow.refusals import FILE_CHANGED, WORDS_LEFT_OUT, refusal_text
from workflow.rules.who_may_sign import LONGEST_WAIT, Decision, may_sign
from workflow.selectors.acts import submitted_digest
from workflow.selectors.facts import (
    contributor_ids,
    facts_of_hands,
    hands_in_page,
    sign_offs,
    unsigned_stages,
)
from workflow.selectors.older_digests import digest_under_review, version_to_go_on_with
from workflow.text.content import content_digest
from workflow.text.kept import facts_of, keep_content
from workflow.text.submission import refuse_incomplete


class ReviewTask(AbstractGroupApprovalTask):
    """One stage of the review: 初审, 复审 or 终审, signed by a member of its groups.

    A signature is bound to the digest of the text. The text is frozen while a stage is open: the
    editing form is locked for everybody, reviewers included, and they work on the review screen.
    """

    class Stage(models.IntegerChoices):
        FIRST = 1, _("First review")
        SECOND = 2, _("Second review")
        FINAL = 3, _("Final review")

    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage, default=Stage.FIRST)

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "stage"]
    lock_class = ReviewLock

    class Meta:
        verbose_name = _("review stage")
        verbose_name_plural = _("review stages")

    @classmethod
    def get_description(cls):
        return _("A member of the chosen groups, not an author of the text, signs this stage")

    def start(self, workflow_state, user=None):
        """Open the first stage that has not signed the newest text; Wagtail may name a later one.

        So a text that was changed after a return passes every stage again, and an unchanged one
        goes on where it was returned. A stage that the policy leaves out is skipped.

        :raises SubmissionRefused: the text is submitted and not complete.
        :raises PermissionDenied: the workflow has no task for a stage of the policy.
        """
        page = workflow_state.content_object.specific
        revision = page.get_latest_revision()
        text = revision.as_object()
        last_state = workflow_state.task_states.order_by("-pk").first()
        if last_state is None or last_state.status == TaskState.STATUS_REJECTED:
            refuse_incomplete(text)
            digest = content_digest(text)
            record(
                Evidence.Action.SUBMIT,
                page=page,
                user=user,
                digest=digest,
                revision_id=revision.pk,
                workflow_state_id=workflow_state.pk,
                details=facts_of_hands(text),
            )
        else:
            digest = digest_under_review(page.pk, text, submitted_digest(workflow_state))
        to_pass = unsigned_stages(page, digest)
        if not to_pass:
            return self._skip(workflow_state, revision)
        if to_pass[0] == self.stage:
            return super().start(workflow_state, user=user)
        task = ReviewTask.objects.filter(
            workflow_tasks__workflow=workflow_state.workflow, stage=to_pass[0], active=True
        ).first()
        if task is None:
            raise PermissionDenied(gettext("The workflow has no task for a stage of the policy."))
        return super(ReviewTask, task).start(workflow_state, user=user)

    def _skip(self, workflow_state, revision):
        """A closed state of this stage, so that Wagtail goes on to finish."""
        return TaskState.objects.create(
            workflow_state=workflow_state,
            revision=revision,
            task=self,
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def decide(self, task_state, user, digest=None) -> Decision:
        """Whether `user` may sign or return `task_state`.

        :param digest: under which its text is reviewed, if it has been computed already.
        """
        hands = hands_in_page(int(task_state.workflow_state.object_id))
        decision = may_sign(
            user.pk,
            is_reviewer=user.is_active and self._user_in_groups(user),
            contributors=hands.keys(),
            earlier_signers=self._signers_of_other_stages(task_state, digest),
            claimed_by=claim_holder(task_state),
        )
        return replace(decision, hand=hands.get(user.pk))

    def _signers_of_other_stages(self, task_state, digest=None) -> set[int]:
        page_id = int(task_state.workflow_state.object_id)
        if digest is None:
            text = task_state.revision.as_object()
            submitted = submitted_digest(task_state.workflow_state)
            digest = digest_under_review(page_id, text, submitted)
        held = sign_offs(page_id, digest)
        return {row.user_id for stage, row in held.items() if stage != self.stage}

    def locked_for_user(self, obj, user):
        return True

    def user_can_access_editor(self, obj, user):
        # To look at it, for superusers too: the lock keeps everybody from changing it.
        return user.is_superuser or self._user_in_groups(user)

    def user_can_lock(self, obj, user):
        return False

    def get_actions(self, obj, user):
        task_state = obj.current_workflow_task_state
        if task_state is None or task_state.task_id != self.pk:
            return []
        if not self.decide(task_state, user).allowed:
            return []
        return [
            ("reject", gettext("Return to author"), True),
            ("approve", gettext("Sign off"), True),
        ]

    def get_form_for_action(self, action):
        return ReasonForm if action == "reject" else OpinionForm

    def get_task_states_user_can_moderate(self, user, **kwargs):
        if not self._user_in_groups(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)

    @transaction.atomic
    def on_action(self, task_state, user, action_name, **kwargs):
        """Sign (`approve`) or return (`reject`) after asking the rule again, and record it.

        Every door leads here: the review screen, Wagtail's own action addresses, scripts. The rule
        is asked about the object under review, never about the one named in an address.

        :param kwargs: only two are read: `comment`, the opinion or reason, and `release_at`, the time
            that the final stage chose for the release.
        :raises PermissionDenied: the rule refuses, a return has no reason, the stage is closed, or
            the time of release is not for this stage to say, or past.
        """
        comment = str(kwargs.get("comment") or "").strip()
        if action_name not in ("approve", "reject"):
            raise PermissionDenied(gettext("There is no such answer."))
        if action_name == "reject":
            self._close(Evidence.Action.RETURN, task_state, user, comment)
            super().on_action(task_state, user, action_name, comment=comment)
        else:
            details = self._chosen_time(kwargs.get("release_at"))
            digest = self._close(Evidence.Action.SIGN, task_state, user, comment, details)
            super().on_action(task_state, user, action_name, comment=comment, update=False)
            self._go_on(task_state, user, digest)

    def _go_on(self, task_state, user, digest):
        """Open the next unsigned stage, be it an earlier one: a signature is lost by contributing.

        Wagtail would count that stage as passed.
        """
        workflow_state = task_state.workflow_state
        left = unsigned_stages(workflow_state.content_object, digest)
        workflow_state.current_task_state = task_state
        workflow_state.update(user=user, next_task=self if left else None)

    @transaction.atomic
    def take_over(self, task_state, user, reason):
        """Return the text to `user`, who becomes one of its editors and cannot sign it any more.

        :raises PermissionDenied: as `on_action`.
        """
        self._close(Evidence.Action.RETURN, task_state, user, reason, details={"taken_over": True})
        super().on_action(task_state, user, "reject", comment=reason)

    @transaction.atomic
    def return_to_stage(self, task_state, user, stage: int, reason):
        """Open an earlier stage of the same text again; it and those after it sign anew.

        :raises PermissionDenied: as `on_action`; `stage` is no earlier one of the policy.
        """
        if stage not in self.earlier_stages(task_state.workflow_state):
            raise PermissionDenied(gettext("A text can only be returned to an earlier stage."))
        self._close(Evidence.Action.RETURN, task_state, user, reason, details={"to_stage": stage})
        # By hand: after `reject` Wagtail waits for the author, after `cancel` it goes on forward.
        task_state.status = TaskState.STATUS_CANCELLED
        task_state.finished_at = timezone.now()
        task_state.finished_by = user
        task_state.comment = reason
        task_state.save()
        task_state.log_state_change_action(user, "reject")
        workflow_state = task_state.workflow_state
        workflow_state.current_task_state = task_state
        workflow_state.update(user=user, next_task=self)

    def colleagues_for(self, task_state, user, digest=None):
        """Those of its reviewers, besides `user`, who may be handed the stage."""
        barred = contributor_ids(task_state.workflow_state) | {user.pk}
        barred |= self._signers_of_other_stages(task_state, digest)
        people = get_user_model().objects.filter(groups__in=self.groups.all(), is_active=True)
        return people.exclude(pk__in=barred).distinct().order_by("name", "username")

    def earlier_stages(self, workflow_state) -> list[int]:
        """The stages of the policy before this one: where a text can be returned to."""
        return [stage for stage in stages_for(workflow_state.content_object) if stage < self.stage]

    def _chosen_time(self, release_at) -> dict:
        """The time that the final stage chose for the release, as its evidence holds it."""
        if release_at is None:
            return {}
        if self.stage != self.Stage.FINAL:
            raise PermissionDenied(gettext("Only the final stage may choose the time of release."))
        # Wagtail's own action addresses hand over whatever was posted.
        if not isinstance(release_at, datetime) or release_at <= timezone.now():
            raise PermissionDenied(
                gettext("The chosen time of release has passed. Choose a later one.")
            )
        if release_at > timezone.now() + LONGEST_WAIT:
            raise PermissionDenied(
                gettext("The chosen time is more than a year ahead. Check the year.")
            )
        return {"release_at": release_at.isoformat()}

    def _close(self, action, task_state, user, comment, details=None):
        """Ask the rule, record the act, and end the claim; return the digest of the text.

        What follows is Wagtail's part. `task_state` becomes what it is now: somebody else may have closed it since it was read.
        """
        locked_task_state(task_state)
        task_state.refresh_from_db()
        text = task_state.revision.as_object()
        submitted = submitted_digest(task_state.workflow_state)
        digest = keep_content(text, version_to_go_on_with(text.pk, text, submitted))
        decision = self.decide(task_state, user, digest)
        if not decision.allowed:
            raise PermissionDenied(refusal_text(decision))
        if action == Evidence.Action.RETURN and not comment.strip():
            raise PermissionDenied(gettext("Say why the text is returned."))
        if task_state.status != TaskState.STATUS_IN_PROGRESS:
            raise PermissionDenied(gettext("This stage is already closed."))
        if action == Evidence.Action.SIGN and digest != submitted:
            same_rules = version_of(digest) == version_of(submitted)
            raise PermissionDenied(FILE_CHANGED if same_rules else WORDS_LEFT_OUT)
        if action == Evidence.Action.SIGN:
            details = facts_of(text, digest) | (details or {})
        record(
            action,
            page=text,
            user=user,
            role=self.role,
            stage=self.stage,
            digest=digest,
            revision_id=task_state.revision_id,
            workflow_state_id=task_state.workflow_state_id,
            opinion=comment,
            details=details or {},
        )
        ReviewClaim.objects.filter(task_state_id=task_state.pk).delete()
        return digest

    @property
    def role(self) -> str:
        """In what capacity its reviewers act, as evidence names it."""
        return "、".join(self.groups.values_list("name", flat=True))
