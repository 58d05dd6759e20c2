"""The forms of the door: logging in and signing up."""

from allauth.account import forms as allauth_forms

from django import forms
from django.utils.translation import gettext_lazy as _

from members.accounts.reserved_names import refuse_reserved
from members.names import as_typed


class LoginForm(allauth_forms.LoginForm):
    """By username or e-mail address."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Username or e-mail address")
        login.widget.attrs |= {"autocomplete": "username", "placeholder": ""}
        self.fields["remember"].label_suffix = ""
        self.fields["remember"].label = _("Stay logged in on this device")

    def clean_login(self):
        """The name as it was meant, so that whoever guesses is counted under one name. The password
        is never touched."""
        return as_typed(self.cleaned_data["login"])

    def user_credentials(self):
        """What was typed, once: given as address and as name too, allauth checks a known address's
        password once more than an unknown one's, and the time tells which it was."""
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data.get("password"),
        }


class SignupForm(allauth_forms.SignupForm):
    """An account for a person."""

    name = forms.CharField(
        label=_("full name"), max_length=60, widget=forms.TextInput({"autocomplete": "name"})
    )
    agreement = forms.BooleanField(
        label=_("I agree that this site keeps what I enter here to run my account."),
        error_messages={"required": _("Without your consent we cannot keep an account for you.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreement"].label_suffix = ""

    def clean_name(self):
        refuse_reserved(self.cleaned_data["name"])
        return self.cleaned_data["name"]

    field_order = ["name", "username", "email", "password1", "password2", "agreement"]
