"""The stages of a review: one task class, an instance for each stage."""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.models import AbstractGroupApprovalTask, TaskState

from workflow.forms.stage_answers import OpinionForm, ReasonForm
from workflow.models.review_lock import ReviewLock


class ReviewTask(AbstractGroupApprovalTask):
    """One stage of the review: 初审, 复审 or 终审, signed by a member of its groups.

    A sign-off is bound to the digest of the text. The text is frozen while a stage is open: the
    editing form is locked for everybody, reviewers included, and they work on the review screen.

    Wagtail calls the task when a stage is opened or answered, on the screens and in code. What is
    done then is said in `workflow.services.stages`, which `WorkflowConfig.ready` puts into `verbs`.
    """

    class Stage(models.IntegerChoices):
        FIRST = 1, _("First review")
        SECOND = 2, _("Second review")
        FINAL = 3, _("Final review")

    stage = models.PositiveSmallIntegerField(_("stage"), choices=Stage, default=Stage.FIRST)

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "stage"]
    lock_class = ReviewLock
    verbs = None

    class Meta:
        verbose_name = _("review stage")
        verbose_name_plural = _("review stages")

    @classmethod
    def get_description(cls):
        return _("A member of the chosen groups, not an author of the text, signs this stage")

    def start(self, workflow_state, user=None):
        return self.verbs.open_stage(self, workflow_state, user)

    def open(self, workflow_state, user):
        """Open exactly this stage, as Wagtail does."""
        return super().start(workflow_state, user=user)

    def on_action(self, task_state, user, action_name, **kwargs):
        """Sign (`approve`) or return (`reject`); every door of Wagtail's leads here.

        The rule is asked about the object under review, never about the one named in an address.

        :param kwargs: only two are read: `comment`, the opinion or reason, and `release_at`.
        :raises PermissionDenied: see `workflow.services.stages`.
        """
        comment = str(kwargs.get("comment") or "").strip()
        if action_name == "approve":
            self.verbs.sign(task_state, user, comment, kwargs.get("release_at"))
        elif action_name == "reject":
            self.verbs.return_to_author(task_state, user, comment)
        else:
            raise PermissionDenied(gettext("There is no such answer."))

    def has_reviewer(self, user) -> bool:
        """Whether `user` belongs to a group that signs this stage."""
        return user.is_active and self._user_in_groups(user)

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
        if not self.verbs.may_answer(task_state, user):
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

    @property
    def role(self) -> str:
        """In what capacity its reviewers act, as evidence names it."""
        return "、".join(self.groups.values_list("name", flat=True))
