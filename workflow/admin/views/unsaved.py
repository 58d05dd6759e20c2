"""What one editor has written and not saved, beside what another has saved meanwhile."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page


@require_POST
def compare(request, page_id):
    """Compare a form that is sent here, and saved nowhere, with the newest draft of its page."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    newest, written = page.get_latest_revision_as_object(), page.get_latest_revision_as_object()
    panel = page.get_edit_handler()
    form = panel.get_form_class()(
        request.POST, instance=written, parent_page=page.get_parent(), for_user=request.user
    )
    form.defer_required_fields()
    if form.is_valid():
        form.save(commit=False)
    bound = panel.get_bound_panel(instance=page, request=request, form=None)
    compared = [make(newest, written) for make in bound.get_comparison()]
    revision = page.get_latest_revision()
    context = {
        "page": page,
        "by": get_user_display_name(revision.user) if revision and revision.user else "",
        "at": revision and revision.created_at,
        "comparison": [row for row in compared if row.has_changed()],
        "is_whole": form.is_valid(),
        "page_subtitle": newest.get_admin_display_title(),
    }
    return TemplateResponse(
        request,
        "workflow/admin/compare_unsaved.html",
        context,
        status=200 if context["is_whole"] else 422,
    )
