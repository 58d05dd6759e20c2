"""The reviewer's queue on the admin's home page."""

from wagtail.admin.ui.components import Component
from wagtail.models import TaskState


class ReviewQueuePanel(Component):
    """Texts whose open stage the person at the screen may sign, the oldest first."""

    name = "review_queue"
    template_name = "workflow/admin/review_queue_panel.html"
    order = 100

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        task_states = (
            TaskState.objects.reviewable_by(user)
            .select_related("task", "revision", "revision__user", "workflow_state__requested_by")
            .order_by("started_at")
        )
        context["task_states"] = [
            task_state
            for task_state in task_states
            if task_state.task.specific.decide(task_state, user).allowed
        ]
        return context
