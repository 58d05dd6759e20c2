"""What waits for the person at the screen, on the admin's home page."""

from wagtail.admin.ui.components import Component

from workflow.selectors.confirmations import unconfirmed_ways_down
from workflow.selectors.emergencies import request_ends, standing_requests
from workflow.selectors.queue import request_queue
from workflow.selectors.reviewers import is_second_person

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


class SecondPersonPanel(Component):
    """For final reviewers and superusers: what another person decided and waits for their word."""

    name = "second_person"
    template_name = "workflow/admin/second_person_panel.html"
    order = 50

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["user_id"] = user.pk
        if is_second_person(user):
            context["requests"] = [(row, request_ends(row)) for row in standing_requests()]
            context["ways_down"] = unconfirmed_ways_down()
        return context
