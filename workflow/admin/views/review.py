"""The review screen: where a reviewer reads a text and signs or returns it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wagtail.admin import messages
from wagtail.models import Page, TaskState
from wagtail.utils.decorators import xframe_options_sameorigin_override

from members.kept_forms.keeping import keeps_form, kept_fields
from site_core.http.refusals import shown_as_message
from site_core.reasons import ActionRefused
from workflow.admin.outcomes import tell_sign_off
from workflow.admin.review_actions import ANSWERS, form_of, forms_for
from workflow.admin.review_screen import screen_of
from workflow.selectors.case import case_at


@keeps_form
@shown_as_message("workflow_queue", takes_back=False)  # the services do
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, task_state_id):
    """Show the text under review; on POST give the answer whose button was pressed.

    An answer counts for the text that was on the screen. When that is not the text under review
    any more, or the stage has closed, nothing is done, and what was typed is shown again.
    """
    task_state = readable_task_state(request, task_state_id)
    is_open = task_state.status == TaskState.STATUS_IN_PROGRESS
    pressed = next((name for name in ANSWERS if name in request.POST), None)
    kept = kept_fields(request)
    if not (is_open or pressed or kept):
        messages.warning(request, _("This stage is already closed."))
        return redirect("wagtailadmin_home")
    form = form_of(pressed, task_state.task.reviewtask, request.POST) if pressed else None
    status, trouble = 200, ""
    if pressed and not is_open:
        status, trouble = 409, _("This stage is already closed. Nothing has been done.")
    elif not is_open:
        trouble = _("This stage is already closed.")
    elif form and not form.is_valid():
        status = 422
    elif form:
        try:
            return _answer(request, task_state, pressed, form.cleaned_data)
        except ActionRefused as refusal:
            status, trouble = refusal.status, str(refusal)
    case = case_at(task_state)
    forms = forms_for(case, request.POST, pressed, kept)
    context = screen_of(case, request.user)
    context |= {"forms": forms, "pressed": pressed, "trouble": trouble, "is_open": is_open}
    written = [forms[name]["comment"].value() for name in ([pressed] if pressed else ANSWERS)]
    context["typed"] = "\n\n".join(filter(None, written))
    return TemplateResponse(request, "workflow/admin/review.html", context, status=status)


def _answer(request, task_state, pressed, data):
    answer = ANSWERS[pressed]
    # A form without a digest answers to no text.
    review = answer.act(task_state, request.user, data, request.POST.get("digest", ""))
    thanks, address = answer.thanks, ""
    if not thanks:
        thanks, address = tell_sign_off(review, task_state.revision_id)
    buttons = [messages.button(address, _("Open the public page"), new_window=True)]
    messages.success(request, thanks, buttons=buttons if address else None)
    if answer.leads_to_editor:
        return redirect("wagtailadmin_pages:edit", task_state.workflow_state.object_id)
    return redirect("wagtailadmin_home")


@require_safe
def review_page(request, page_id):
    """Lead to the open stage of a page: the address that mails name."""
    page = get_object_or_404(Page, pk=page_id).specific
    task_state = page.current_workflow_task_state
    if task_state is None:
        messages.warning(request, _("This stage is already closed."))
        return redirect("wagtailadmin_home")
    return redirect("workflow_review", task_state.pk)


@require_safe
@xframe_options_sameorigin_override
def reviewed_text(request, task_state_id):
    """The revision under review, as readers would see it."""
    page = readable_task_state(request, task_state_id).revision.as_object()
    return page.make_preview_request(request, page.default_preview_mode)


def readable_task_state(request, task_state_id):
    """The task state, for somebody who may open its page in the editor.

    :raises Http404: there is none. :raises PermissionDenied: the person may not see the text.
    """
    task_state = get_object_or_404(
        TaskState.objects.select_related("revision", "task__reviewtask", "workflow_state"),
        pk=task_state_id,
    )
    page = task_state.workflow_state.content_object.specific_deferred
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return task_state
