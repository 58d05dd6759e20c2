"""Acting on several pages at once."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wagtail.admin.views.pages.bulk_actions import UnpublishBulkAction
from wagtail.models import Page

from workflow.admin.forms import TakeDownForm
from workflow.row_locks import lock_branches
from workflow.services import take_down


def lock_all(request, action_type, objects, action):
    """Before a bulk action on pages: all rows are locked before the first is recorded."""
    if action.models == [Page]:
        lock_branches(Page.objects.filter(pk__in=[page.pk for page in objects]))


class TakeDownBulkAction(UnpublishBulkAction):
    """Takes the place of Wagtail's, under its name: with a reason, and a row of evidence for each page."""

    display_name = _("Take down")
    aria_label = _("Take the selected pages down")
    template_name = "workflow/admin/bulk_take_down.html"
    form_class = TakeDownForm

    def form_invalid(self, form):
        response = super().form_invalid(form)
        response.status_code = 422
        return response

    def get_execution_context(self):
        return {"user": self.request.user, "reason": self.cleaned_form.cleaned_data["reason"]}

    @classmethod
    def execute_action(cls, objects, user=None, reason="", **kwargs):
        for page in objects:
            take_down(page, user, reason)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        message = ngettext(
            "%(count)d page has been taken down.",
            "%(count)d pages have been taken down.",
            num_parent_objects,
        )
        return message % {"count": num_parent_objects}
