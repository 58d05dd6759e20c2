"""The site manager's screens about organisations."""

from urllib.parse import urlencode

from allauth.account.models import EmailAddress

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wagtail.admin import messages

from members.kept_forms.keeping import keeps_form, kept_fields
from members.models import Organisation
from members.organisations.admissions import approve, refuse
from members.organisations.forms import AdmissionForm, OrganisationFilterForm
from members.organisations.membership import may_admit

PAGE_SIZE = 30


def _demand_right(user):
    if not may_admit(user):
        raise PermissionDenied(_("You may not decide about organisations."))


@require_safe
def organisations(request):
    """Organisations by status and words, 30 a page; those that wait come first.

    :raises PermissionDenied: the person does not decide about them.
    """
    _demand_right(request.user)
    filters = OrganisationFilterForm(request.GET)
    chosen = filters.chosen()
    rows = Paginator(_listed(chosen), PAGE_SIZE).get_page(request.GET.get("p"))
    context = {"form": filters, "filters": urlencode(chosen), "rows": rows}
    return TemplateResponse(request, "members/admin/organisations.html", context)


def _listed(chosen: dict):
    """The organisations that the filters choose, each with what its row tells, in one query."""
    found = Organisation.objects.select_related("administrator").annotate(
        given=Count("seats"),
        waits=Q(status=Organisation.Status.APPLIED),
        address_is_confirmed=Exists(
            EmailAddress.objects.filter(user=OuterRef("administrator"), verified=True)
        ),
    )
    if status := chosen.get("status"):
        found = found.filter(status=status)
    if words := chosen.get("q"):
        found = found.filter(Q(name__icontains=words) | Q(credit_code__icontains=words))
    return found.order_by("-waits", "-applied_at", "-pk")


@keeps_form
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, organisation_id):
    """One organisation with its seats, and the decision about it.

    :raises PermissionDenied: the person does not decide about them.
    """
    _demand_right(request.user)
    organisation = get_object_or_404(_listed({}), pk=organisation_id)
    kept = kept_fields(request)
    form = AdmissionForm(
        request.POST if request.method == "POST" else None, organisation=organisation, kept=kept
    )
    if form.is_bound and form.is_valid() and _decided(request, organisation, form):
        return redirect("organisations")
    context = {
        "organisation": organisation,
        "seats": organisation.seats.select_related("member"),
        "form": form,
    }
    return TemplateResponse(request, "members/admin/organisation.html", context)


def _decided(request, organisation, form) -> bool:
    """Carry a decision out; where that cannot be, the form says why."""
    data = form.cleaned_data
    try:
        if data["decision"] == "approve":
            approve(
                organisation,
                request.user,
                seat_limit=data["seat_limit"],
                expires_on=data["expires_on"],
                administrator=data.get("administrator"),
            )
        else:
            refuse(organisation, request.user, data["reason"])
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(
        request, _("“%(organisation)s” has been saved.") % {"organisation": organisation}
    )
    return True
