"""The review screen: where a reviewer reads a text and signs or returns it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wagtail.admin import messages
from wagtail.models import Page, TaskState
from wagtail.utils.decorators import xframe_options_sameorigin_override

from workflow.forms import OpinionForm, ReasonForm, TakeDownForm
from workflow.refusals import REFUSAL_TEXTS
from workflow.services import return_to_author, sign_off, take_down


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, task_state_id):
    """Show the text under review; on POST sign it (`sign`) or return it (`return`)."""
    task_state = _readable_task_state(request, task_state_id)
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        messages.warning(request, _("This stage is already closed."))
        return redirect("wagtailadmin_home")
    opinion_form, reason_form = OpinionForm(), ReasonForm(prefix="return")
    if request.method == "POST" and "return" in request.POST:
        reason_form = ReasonForm(request.POST, prefix="return")
        if reason_form.is_valid():
            return_to_author(task_state, request.user, reason_form.cleaned_data["comment"])
            messages.success(request, _("Returned to the author."))
            return redirect("wagtailadmin_home")
    elif request.method == "POST" and "sign" in request.POST:
        opinion_form = OpinionForm(request.POST)
        if opinion_form.is_valid():
            sign_off(task_state, request.user, opinion_form.cleaned_data["comment"])
            messages.success(request, _("Signed."))
            return redirect("wagtailadmin_home")
    decision = task_state.task.specific.decide(task_state, request.user)
    page = task_state.revision.as_object()
    stages = task_state.workflow_state.all_tasks_with_state()
    return TemplateResponse(
        request,
        "workflow/admin/review.html",
        {
            "task_state": task_state,
            "page": page,
            "stages": stages,
            "may_sign": decision.allowed,
            "refusal": REFUSAL_TEXTS.get(decision.refusal),
            "opinion_form": opinion_form,
            "reason_form": reason_form,
        },
        status=422 if opinion_form.errors or reason_form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_page_down(request, page_id):
    """Ask for a reason and take a public page off the site. Stands in for Wagtail's unpublishing."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_unpublish():
        raise PermissionDenied
    form = TakeDownForm(request.POST or None)
    if form.is_valid():
        take_down(page, request.user, form.cleaned_data["reason"])
        messages.success(request, _("The page has been taken down."))
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return TemplateResponse(
        request,
        "workflow/admin/take_down.html",
        {"page": page, "form": form},
        status=422 if form.errors else 200,
    )


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
    page = _readable_task_state(request, task_state_id).revision.as_object()
    return page.make_preview_request(request, page.default_preview_mode)


def _readable_task_state(request, task_state_id):
    """The task state, for somebody who may open its page in the editor.

    :raises Http404: there is none. :raises PermissionDenied: the person may not see the text.
    """
    task_state = get_object_or_404(
        TaskState.objects.select_related("revision", "task", "workflow_state"), pk=task_state_id
    )
    page = task_state.workflow_state.content_object
    if not page.specific.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return task_state
