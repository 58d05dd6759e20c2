"""The screen 审核规定: which part of the site passes which stages. For superusers."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wagtail.admin import messages
from wagtail.admin.auth import user_passes_test

from members.kept_forms.keeping import keeps_form, kept_fields
from site_core.http.refusals import carry_out
from workflow.admin.policy_forms import PolicyForm, PolicyRemovalForm
from workflow.models import ReviewPolicy
from workflow.selectors.policies import newest_policy_evidence
from workflow.services import remove_policy, set_policy

superusers_only = user_passes_test(lambda user: user.is_superuser)


@keeps_form
@superusers_only
@require_http_methods(["GET", "HEAD", "POST"])
def policies(request):
    """List the policies with who set them and when; on POST set one."""
    form = PolicyForm(request.POST if request.method == "POST" else None, initial=_kept(request))
    status = carry_out(
        form,
        lambda data: set_policy(data["page"], data["preset"], request.user, data["reason"]),
    )
    if status is None:
        title = form.cleaned_data["page"].title
        messages.success(request, _("The review policy of “%(title)s” is set.") % {"title": title})
        return redirect("workflow_policies")
    said = newest_policy_evidence()
    rows = [
        (policy, said.get(policy.page_id))
        for policy in ReviewPolicy.objects.select_related("page").order_by("page__path")
    ]
    return TemplateResponse(
        request,
        "workflow/admin/policies.html",
        {"rows": rows, "form": form},
        status=status,
    )


def _kept(request) -> dict:
    """What is kept of the form, without a page that there is none of: its chooser cannot show it."""
    kept = kept_fields(request)
    try:
        PolicyForm.base_fields["page"].to_python(kept.get("page"))
    except ValidationError:
        del kept["page"]
    return kept


@keeps_form
@superusers_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request, policy_id):
    """Ask for a reason and take away the policy that a page has of its own."""
    policy = get_object_or_404(ReviewPolicy.objects.select_related("page"), pk=policy_id)
    if policy.page.is_root():
        messages.error(request, _("The policy of the whole site cannot be removed, only changed."))
        return redirect("workflow_policies")
    kept = kept_fields(request)
    form = PolicyRemovalForm(request.POST if request.method == "POST" else None, initial=kept)
    status = carry_out(form, lambda data: remove_policy(policy.page, request.user, data["reason"]))
    if status is None:
        messages.success(
            request,
            _("“%(title)s” follows the policy above it again.") % {"title": policy.page.title},
        )
        return redirect("workflow_policies")
    return TemplateResponse(
        request,
        "workflow/admin/remove_policy.html",
        {"policy": policy, "form": form},
        status=status,
    )
