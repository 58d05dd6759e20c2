"""The screen on which a schedule is cancelled."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.models import Page

from members.kept_forms.keeping import keeps_form, kept_fields
from site_core.http.refusals import carry_out
from workflow.admin.forms import CancelScheduleForm
from workflow.services import cancel_schedule


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_page_schedule(request, page_id):
    """Ask for a reason and make a scheduled text a draft again."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_unschedule():
        raise PermissionDenied
    if not page.approved_schedule:
        messages.warning(request, _("This page is not scheduled, or not any more."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    form = CancelScheduleForm(request.POST or None, initial=kept_fields(request))
    status = carry_out(form, lambda data: cancel_schedule(page, request.user, data["reason"]))
    if status is None:
        messages.success(request, _("The schedule has been cancelled."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(
        request,
        "workflow/admin/cancel_schedule.html",
        {"page": page, "revision": page.scheduled_revision, "form": form},
        status=status,
    )
