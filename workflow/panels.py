"""The reviewer's queue on the admin's home page."""

from wagtail.admin.ui.components import Component

from workflow.queue import request_queue

SHOWN = 10


class ReviewQueuePanel(Component):
    """Texts whose open stage the person at the screen may sign, the oldest first."""

    name = "review_queue"
    template_name = "workflow/admin/review_queue_panel.html"
    order = 100

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        waiting = request_queue(parent_context["request"])
        may_sign = [row for row in waiting if row.decision.allowed]
        context["rows"] = may_sign[:SHOWN]
        context["more"] = len(may_sign) - SHOWN
        return context
