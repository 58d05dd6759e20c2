"""Entries of the admin's menus that only some people see."""

from django.utils.translation import gettext as _

from wagtail.admin.menu import MenuItem

from workflow.permission_testers import reviews_any_stage
from workflow.queue import request_queue


class SuperuserMenuItem(MenuItem):
    """Shown to superusers."""

    def is_shown(self, request):
        return request.user.is_superuser


class ReviewQueueMenuItem(MenuItem):
    """The queue, with the number of texts that wait for the person at the screen."""

    def is_shown(self, request):
        return reviews_any_stage(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        waiting = sum(row.decision.allowed for row in request_queue(request))
        if waiting:
            component.label = _("Waiting texts (%(number)d)") % {"number": waiting}
        return component
