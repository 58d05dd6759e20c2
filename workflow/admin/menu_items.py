"""Entries of the admin's menus that only some people see."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.menus.pages import PageMenuItem

from workflow.selectors.queue import request_queue
from workflow.selectors.reviewers import is_second_person, reviews_any_stage


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


class ReviewRecordButton(PageMenuItem):
    """In the menu of a page's header: its review record."""

    label = gettext_lazy("Review record")
    icon_name = "clipboard-list"
    url_name = "workflow_record"

    def is_shown(self, user):
        return not self.page.is_root() and self.page.permissions_for_user(user).can_edit()


class RecordsMenuItem(MenuItem):
    """Among the reports: the review records of all pages, deleted ones too."""

    def is_shown(self, request):
        return is_second_person(request.user)
