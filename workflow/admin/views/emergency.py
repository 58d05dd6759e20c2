"""Emergency release on screen: asked for by one person, answered by another."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wagtail.admin import messages
from wagtail.models import Page, Revision
from wagtail.utils.decorators import xframe_options_sameorigin_override

from members.kept_forms.keeping import keeps_form, kept_fields
from site_core.http.refusals import carry_out
from workflow.admin.forms import DeclineForm, EmergencyForm
from workflow.permission_testers import ReviewedPagePermissionTester
from workflow.refusals import refusal_text
from workflow.selectors.emergencies import request_ends, standing_request
from workflow.selectors.reviewers import is_second_person
from workflow.services import (
    confirm_emergency,
    decline_emergency,
    request_emergency,
)
from workflow.services.emergency import may_answer


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_emergency(request, page_id):
    """Ask for a reason and for a second person's word, so that the newest draft goes public."""
    page = get_object_or_404(Page, pk=page_id).specific
    tester = page.permissions_for_user(request.user)
    may_ask = isinstance(tester, ReviewedPagePermissionTester) and tester.can_request_emergency()
    if not may_ask:
        raise PermissionDenied
    if standing_request(page.pk):
        return redirect("workflow_answer_emergency", page.pk)
    form = EmergencyForm(request.POST or None, initial=kept_fields(request))
    status = carry_out(form, lambda data: request_emergency(page, request.user, data["reason"]))
    if status is None:
        messages.success(request, _("Asked for. A second person has been told by mail."))
        return redirect("workflow_answer_emergency", page.pk)
    return TemplateResponse(
        request,
        "workflow/admin/ask_for_emergency.html",
        {"page": page, "form": form},
        status=status,
    )


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def answer_emergency(request, page_id):
    """Show text and reason of a request; on POST confirm it (`confirm`) or decline (`decline`)."""
    page, asked = _readable_request(request, page_id)
    if asked is None:
        messages.warning(request, _("No emergency release of this page waits for an answer."))
        return redirect("wagtailadmin_home")
    decision = may_answer(page, asked, request.user)
    form, status = DeclineForm(initial=kept_fields(request)), 200
    if request.method == "POST" and "confirm" in request.POST and decision.allowed:
        confirm_emergency(page, request.user)
        messages.success(request, _("The text is public. Its review has begun."))
        return redirect("wagtailadmin_home")
    may_decline = is_second_person(request.user) or asked.user_id == request.user.pk
    if request.method == "POST" and "decline" in request.POST and may_decline:
        form = DeclineForm(request.POST)
        status = carry_out(form, lambda data: decline_emergency(page, request.user, data["reason"]))
        if status is None:
            messages.success(request, _("Declined. The text can be changed again."))
            return redirect("wagtailadmin_home")
    return TemplateResponse(
        request,
        "workflow/admin/answer_emergency.html",
        {
            "page": page,
            "asked": asked,
            "ends": request_ends(asked),
            "may_confirm": decision.allowed,
            "refusal": refusal_text(decision),
            "may_decline": may_decline,
            "form": form,
        },
        status=status,
    )


@require_safe
@xframe_options_sameorigin_override
def emergency_text(request, page_id):
    """The text whose emergency release is asked for, as readers would see it."""
    _page, asked = _readable_request(request, page_id)
    revision = get_object_or_404(Revision, pk=asked.revision_id if asked else None)
    text = revision.as_object()
    return text.make_preview_request(request, text.default_preview_mode)


def _readable_request(request, page_id):
    """The page and its standing request, for whoever may answer it or edit the page.

    :raises Http404: there is no such page. :raises PermissionDenied: the person may not see it.
    """
    page = get_object_or_404(Page, pk=page_id).specific
    can_edit = page.permissions_for_user(request.user).can_edit()
    if not (is_second_person(request.user) or can_edit):
        raise PermissionDenied
    return page, standing_request(page.pk)
