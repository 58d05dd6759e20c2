"""What the editing form says while a text is under review."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from wagtail.locks import WorkflowLock


class ReviewLock(WorkflowLock):
    """Freezes the text for everybody and leads reviewers to the review screen."""

    def get_message(self, user):
        task_state = self.object.current_workflow_task_state
        message = format_html(
            _("<b>This text is in {stage}.</b> It cannot be changed until it is returned."),
            stage=self.task.name,
        )
        if self.task.specific.verbs.may_answer(task_state, user):
            address = reverse("workflow_review", args=[task_state.pk])
            link = format_html('<a class="button" href="{}">{}</a>', address, _("Review it"))
            message = format_html("{} {}", message, link)
        return message

    # Whoever may lock a page cannot change it either, so `can_lock` makes no difference here.
    def get_icon(self, user, can_lock=False):
        return super().get_icon(user)

    def get_locked_by(self, user, can_lock=False):
        return super().get_locked_by(user)

    def get_description(self, user, can_lock=False):
        return _("Nobody can change the text while it is under review.")
