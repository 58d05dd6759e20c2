"""Wagtail's screens of workflows and stages, which tell why a change is refused.

Wagtail answers a refusal with “no permission” and keeps the reason to itself.
"""

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import workflows
from wagtail.utils.urlpatterns import decorate_urlpatterns

from site_core.http.refusals import shown_as_message
from site_core.http.transactions import all_or_nothing
from workflow.selectors.stages_in_use import texts_in_review


class DisableWorkflow(workflows.Disable):
    """As Wagtail's, which would cancel every review under way."""

    def delete_action(self):
        if texts_in_review(self.object.pk).exists():
            raise PermissionDenied(
                _("Texts are in review in this workflow, so it cannot be disabled now.")
            )
        super().delete_action()


def _told(view):
    return shown_as_message("wagtailadmin_workflows:index")(view)


# These stand before Wagtail's own of the same addresses.
urlpatterns = [
    path("workflows/disable/<int:pk>/", _told(DisableWorkflow.as_view())),
    path("workflows/edit/<int:pk>/", _told(workflows.Edit.as_view())),
    path("workflows/tasks/disable/<int:pk>/", _told(workflows.DisableTask.as_view())),
    path("workflows/tasks/edit/<int:pk>/", _told(workflows.EditTask.as_view())),
]
decorate_urlpatterns(urlpatterns, all_or_nothing)
decorate_urlpatterns(urlpatterns, require_admin_access)
decorate_urlpatterns(urlpatterns, never_cache)
