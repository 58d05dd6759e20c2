"""Screens of the ways beside the ordinary review: retraction, confirmation, emergency."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.models import Page

from workflow.forms import RetractionForm
from workflow.services import retract


@require_http_methods(["GET", "HEAD", "POST"])
def retract_page(request, page_id):
    """Ask for the public reason and retract a page."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    form = RetractionForm(request.POST or None)
    if form.is_valid():
        retract(page, request.user, form.cleaned_data["reason"])
        messages.success(request, _("The page has been retracted."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return TemplateResponse(
        request,
        "workflow/admin/retract.html",
        {"page": page, "form": form},
        status=422 if form.errors else 200,
    )
