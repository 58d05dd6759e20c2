"""The forms of organisations: the application, a seat, and the site manager's decision."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.accounts.forms import SignupForm
from members.credit_code import is_credit_code, tidied
from members.models import Organisation, User
from members.organisations.membership import apply_for
from site_core.admin.date_fields import DateField

LONGEST_REASON = Organisation._meta.get_field("reason").max_length
MOST_SEATS = 1000
USUAL_SEATS = 5
USUAL_MEMBERSHIP = datetime.timedelta(days=365)


class CreditCodeField(forms.CharField):
    """A 统一社会信用代码, however it is spaced or pasted."""

    def __init__(self, **kwargs):
        super().__init__(
            label=_("unified social credit code"),
            help_text=_("18 characters, as on the registration certificate."),
            max_length=60,  # with spaces
            **kwargs,
        )

    def clean(self, value):
        code = tidied(super().clean(value))
        if not is_credit_code(code):
            raise ValidationError(
                _("This is no valid code: please compare it with the certificate.")
            )
        return code


class ApplicationForm(forms.ModelForm):
    """What an organisation says of itself."""

    credit_code = CreditCodeField()

    class Meta:
        model = Organisation
        fields = ["name", "credit_code", "contact", "phone"]
        widgets = {
            "name": forms.TextInput({"autocomplete": "organization"}),
            "contact": forms.TextInput({"autocomplete": "name"}),
            "phone": forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
        }

    def clean_credit_code(self):
        code = self.cleaned_data["credit_code"]
        members = Organisation.objects.filter(credit_code=code, status=Organisation.Status.APPROVED)
        if members.exists():
            raise ValidationError(
                _("This organisation is a member already. Ask its administrator for a seat.")
            )
        return code


class OrganisationSignupForm(SignupForm):
    """An account for whoever administers an organisation, together with its application."""

    organisation_name = forms.CharField(
        label=_("name of the organisation"),
        max_length=100,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    credit_code = CreditCodeField()
    phone = forms.CharField(
        label=_("telephone"),
        max_length=30,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    clean_credit_code = ApplicationForm.clean_credit_code

    field_order = ["organisation_name", "credit_code", "phone", *SignupForm.field_order]

    def custom_signup(self, request, user):
        super().custom_signup(request, user)
        organisation = Organisation(
            name=self.cleaned_data["organisation_name"],
            credit_code=self.cleaned_data["credit_code"],
            contact=user.name,
            phone=self.cleaned_data["phone"],
        )
        apply_for(user, organisation)


class SeatForm(forms.Form):
    """Whom to keep a seat for."""

    email = forms.EmailField(label=_("e-mail address"), max_length=254)


class OrganisationFilterForm(forms.Form):
    """Which organisations the site manager's list shows. What is no choice filters nothing."""

    status = forms.ChoiceField(
        label=_("status"),
        choices=[("", _("All of them")), *Organisation.Status.choices],
        required=False,
    )
    q = forms.CharField(label=_("Name or code"), max_length=100, required=False)

    def chosen(self) -> dict:
        """The filters that are at work, by name."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class AdmissionForm(forms.Form):
    """What a site manager decides about an organisation."""

    decision = forms.ChoiceField(choices=[("approve", "approve"), ("refuse", "refuse")])
    seat_limit = forms.IntegerField(
        label=_("number of seats"),
        help_text=_("The administrator's own is one of them."),
        min_value=1,
        max_value=MOST_SEATS,
        required=False,
    )
    expires_on = DateField(
        label=_("last day of the membership"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    administrator = forms.ModelChoiceField(
        User.objects.none(), label=_("administrator"), required=False
    )
    reason = forms.CharField(
        label=_("Reason, when it is refused or ended"), max_length=LONGEST_REASON, required=False
    )

    def __init__(self, data=None, *, organisation, kept=()):
        today = timezone.localdate()
        initial = {
            "seat_limit": organisation.seat_limit or USUAL_SEATS,
            "expires_on": organisation.expires_on or today + USUAL_MEMBERSHIP,
            "administrator": organisation.administrator,
        }
        super().__init__(data, initial=initial | dict(kept))
        people = User.objects.filter(seats__organisation=organisation, is_active=True)
        self.fields["administrator"].queryset = people
        if not people:
            del self.fields["administrator"]  # nobody to choose from before it is a member

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") != "approve":
            return cleaned
        for name in ("seat_limit", "expires_on"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Needed to admit a member."))
        last_day = cleaned.get("expires_on")
        if last_day and last_day < timezone.localdate():
            self.add_error(
                "expires_on",
                _("This date is in the past. To end a membership, give a reason below."),
            )
        return cleaned
