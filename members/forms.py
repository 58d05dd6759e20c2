"""Wagtail's user forms with one field for the name instead of two."""

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms.account import NameEmailForm as WagtailNameEmailForm
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm

from members.models import User
from members.reserved_groups import reserved_groups


class ReservedGroupsMixin:
    """Only superusers make superusers, and choose who is in a reserved group."""

    def __init__(self, *args, acting_user, **kwargs):
        super().__init__(*args, **kwargs)
        self.reserved = Group.objects.none()
        if acting_user.is_superuser:
            return
        self.reserved = reserved_groups()
        if "is_superuser" in self.fields:
            self.fields["is_superuser"].disabled = True  # what is sent for it is not read
        groups = self.fields["groups"]
        groups.queryset = groups.queryset.exclude(pk__in=self.reserved.values("pk"))
        groups.help_text = _("Only a system administrator decides who is in a group that reviews.")

    def clean_groups(self):
        """What was chosen, and the reserved groups that the person is in already."""
        chosen = set(self.cleaned_data["groups"])
        if self.instance.pk:
            chosen |= set(self.reserved.filter(user=self.instance.pk))
        return list(chosen)


class UserCreationForm(ReservedGroupsMixin, WagtailUserCreationForm):
    first_name = None
    last_name = None

    class Meta(WagtailUserCreationForm.Meta):
        fields = ["username", "name", "email", "is_superuser", "groups"]


class UserEditForm(ReservedGroupsMixin, WagtailUserEditForm):
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
