"""What members change about themselves without asking anybody."""

from django import forms

from members.models import User


class ProfileForm(forms.ModelForm):
    """The name by which others see a member."""

    class Meta:
        model = User
        fields = ["name"]
        widgets = {"name": forms.TextInput({"autocomplete": "name"})}
