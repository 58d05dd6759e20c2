"""The buttons about claims on the review screen."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wagtail.admin import messages

from workflow.admin.views.review import readable_task_state
from workflow.forms.stage_answers import ColleagueForm
from workflow.selectors.case import case_at
from workflow.services import claim, delegate, give_up_claim


@require_POST
def change_claim(request, task_state_id):
    """Claim a text, give its claim up, or hand it to a colleague; back to the screen."""
    task_state = readable_task_state(request, task_state_id)
    try:
        if "claim" in request.POST:
            claim(task_state, request.user)
            messages.success(request, _("You have claimed this text."))
        elif "give-up" in request.POST:
            give_up_claim(task_state, request.user)
            messages.success(request, _("The claim has been given up."))
        elif "delegate" in request.POST:
            _hand_over(request, task_state)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
    return redirect("workflow_review", task_state.pk)


def _hand_over(request, task_state):
    colleagues = case_at(task_state).colleagues_of(request.user)
    form = ColleagueForm(request.POST, colleagues=colleagues)
    if not form.is_valid():
        messages.error(request, _("Choose a colleague who may sign this text."))
        return
    colleague = form.cleaned_data["to"]
    delegate(task_state, request.user, colleague)
    messages.success(request, _("The text has been handed to %(name)s.") % {"name": colleague.name})
