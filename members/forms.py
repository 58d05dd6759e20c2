"""Wagtail's user forms with one field for the name instead of two."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.account import NameEmailForm as WagtailNameEmailForm
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

from members.models import User


class LoginForm(WagtailLoginForm):
    """Wagtail's leaves the password without a label of its own, and so in English."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class UserCreationForm(WagtailUserCreationForm):
    first_name = None
    last_name = None

    class Meta(WagtailUserCreationForm.Meta):
        fields = ["username", "name", "email", "is_superuser", "groups"]


class UserEditForm(WagtailUserEditForm):
    first_name = None
    last_name = None

    class Meta(WagtailUserEditForm.Meta):
        fields = ["username", "name", "email", "is_active", "is_superuser", "groups"]


class NameEmailForm(WagtailNameEmailForm):
    """What a person may change about themselves."""

    first_name = None
    last_name = None
    name = forms.CharField(label=_("full name"), max_length=60)

    class Meta:
        model = User
        fields = ["name", "email"]
