"""Ways down on screen: taking down and its confirmation, and retraction."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.models import Page

from members.kept_forms.keeping import keeps_form, kept_fields
from site_core.http.refusals import carry_out
from workflow.admin.forms import RetractionForm, TakeDownForm
from workflow.selectors.confirmations import unconfirmed_ways_down
from workflow.selectors.reviewers import is_second_person
from workflow.services import (
    confirm_take_down,
    retract,
    take_down,
)


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def take_page_down(request, page_id):
    """Ask for a reason and take a public page off the site. Stands in for Wagtail's unpublishing."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    form = TakeDownForm(request.POST or None, initial=kept_fields(request))
    status = carry_out(form, lambda data: take_down(page, request.user, data["reason"]))
    if status is None:
        messages.success(request, _("The page has been taken down."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return TemplateResponse(
        request,
        "workflow/admin/take_down.html",
        {"page": page, "form": form},
        status=status,
    )


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def retract_page(request, page_id):
    """Ask for the public reason and retract a page."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    form = RetractionForm(request.POST or None, initial=kept_fields(request))
    status = carry_out(form, lambda data: retract(page, request.user, data["reason"]))
    if status is None:
        messages.success(request, _("The page has been retracted."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return TemplateResponse(
        request,
        "workflow/admin/retract.html",
        {"page": page, "form": form},
        status=status,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_page_down(request, page_id):
    """Show who took the page down and why; on POST confirm it as the second person."""
    page = get_object_or_404(Page, pk=page_id)
    if not is_second_person(request.user):
        raise PermissionDenied
    waiting = unconfirmed_ways_down(page.pk)
    if not waiting:
        messages.warning(request, _("Nothing on this page waits for confirmation."))
        return redirect("wagtailadmin_home")
    is_own = waiting[0].user_id == request.user.pk
    if request.method == "POST" and not is_own:
        confirm_take_down(page, request.user)
        messages.success(request, _("Confirmed."))
        return redirect("wagtailadmin_home")
    return TemplateResponse(
        request,
        "workflow/admin/confirm_take_down.html",
        {"page": page, "way_down": waiting[0], "is_own": is_own},
        status=403 if request.method == "POST" else 200,
    )
