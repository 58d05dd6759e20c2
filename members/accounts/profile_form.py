"""What members change about themselves without asking anybody."""

from django import forms

from members.accounts.reserved_names import refuse_reserved
from members.models import User


class ProfileForm(forms.ModelForm):
    """The name by which others see a member, and how the member is told things."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wants_mail"].label_suffix = ""

    def clean_name(self):
        name = self.cleaned_data["name"]
        if not self.instance.has_perm("wagtailadmin.access_admin"):
            refuse_reserved(name)
        return name

    class Meta:
        model = User
        fields = ["name", "wants_mail"]
        widgets = {"name": forms.TextInput({"autocomplete": "name"})}
