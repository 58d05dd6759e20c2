"""The screen on which the address of a public page is changed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.models import Page

from members.kept_forms.keeping import keeps_form, kept_fields
from site_core.http.refusals import carry_out
from workflow.admin.forms import AddressForm
from workflow.mixins import ReviewedPageMixin
from workflow.services import change_address


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def change_page_address(request, page_id):
    """Ask for a new slug and a reason, and change the address."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ReviewedPageMixin):
        raise Http404
    if not page.permissions_for_user(request.user).can_change_address():
        raise PermissionDenied
    initial = {"slug": page.slug} | kept_fields(request)
    form = AddressForm(request.POST or None, initial=initial)
    status = carry_out(
        form, lambda data: change_address(page, data["slug"], request.user, data["reason"])
    )
    if status is None:
        messages.success(
            request, _("The address has been changed. The old one leads to the new one.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(
        request,
        "workflow/admin/change_address.html",
        {"page": page, "form": form},
        status=status,
    )
