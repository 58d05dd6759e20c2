"""An organisation's own pages: signing up, the application, the seats."""

from allauth.account.views import SignupView

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from members.kept_forms.keeping import login_required_keeping_form, sent_form
from members.models import Organisation
from members.organisations import seats
from members.organisations.forms import ApplicationForm, OrganisationSignupForm, SeatForm
from members.organisations.membership import apply_for, organisation_of
from site_core.http.throttling import is_within_limit

# A seat taken back and kept again is a mail each time.
INVITATIONS_A_DAY = 100


class OrganisationSignupView(SignupView):
    """/accounts/signup/organisation/: an account, and the application of the organisation behind it."""

    def get_form_class(self):
        return OrganisationSignupForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "for_organisation": True,
            "action": reverse("organisation_signup"),
        }


@login_required_keeping_form
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request):
    """/accounts/organisation/: the seats of a member; before that the application."""
    own = organisation_of(request.user)
    if own and own.status == Organisation.Status.APPROVED:
        return _seats(request, own)
    form = ApplicationForm(sent_form(request), instance=own)
    if request.method == "POST" and form.is_valid() and _applied(request, form):
        return redirect("organisation")
    return render(
        request,
        "members/organisation_application.html",
        {"form": form, "organisation": organisation_of(request.user)},
    )


def _applied(request, form) -> bool:
    """Hand the application in; where it has been approved meanwhile, the form says so."""
    try:
        apply_for(request.user, form.instance)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, _("Your application is with the editors; you will be told."))
    return True


def _seats(request, own):
    form = SeatForm(sent_form(request))
    if request.method == "POST" and form.is_valid() and _keep_seat(request, own, form):
        return redirect("organisation")
    context = {
        "form": form,
        "organisation": own,
        "seats": own.seats.select_related("member"),
        "free": max(own.seat_limit - own.seats.count(), 0),
    }
    return render(request, "members/organisation.html", context)


def _keep_seat(request, own, form) -> bool:
    """Keep a seat as the form says; where that cannot be, the form says why."""
    if not is_within_limit("seat", str(own.pk), times=INVITATIONS_A_DAY, seconds=24 * 60 * 60):
        form.add_error("email", _("Too many invitations today. Please continue tomorrow."))
        return False
    try:
        seats.keep_seat(own, form.cleaned_data["email"])
    except ValidationError as refusal:
        form.add_error("email", refusal)
        return False
    messages.success(request, _("A seat is kept; an invitation is on its way."))
    return True


@login_required
@require_POST
def seat_take_back(request, seat_id):
    """/accounts/organisation/seats/<id>/: the administrator ends a seat."""
    own = organisation_of(request.user)
    if own is None:
        raise PermissionDenied
    _told(request, _("The seat is free again."), seats.take_back, own, seat_id)
    return redirect("organisation")


@login_required
@require_POST
def seat_answer(request, seat_id):
    """/accounts/seats/<id>/: a member takes a seat that is kept for them, or leaves it."""
    if request.POST.get("answer") == "take":
        _told(request, _("The seat is yours now."), seats.take, request.user, seat_id)
    else:
        _told(request, _("You have left the seat."), seats.give_up, request.user, seat_id)
    return redirect("member_centre")


def _told(request, success: str, verb, *args) -> None:
    """Do something, and say how it went."""
    try:
        verb(*args)
    except (PermissionDenied, ValidationError) as refusal:
        words = refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]
        messages.error(request, " ".join(words))
    else:
        messages.success(request, success)
