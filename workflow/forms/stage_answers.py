"""What a reviewer is asked for with each answer."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_core.admin.date_fields import DateTimeField
from workflow.rules.who_may_sign import LONGEST_WAIT


class OpinionForm(forms.Form):
    """Signing: an opinion may be added. `comment` is Wagtail's name for it."""

    comment = forms.CharField(
        label=_("Opinion"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


class FinalOpinionForm(OpinionForm):
    """Signing the final stage: the release may wait for a time."""

    release_at = DateTimeField(
        label=_("Release later"),
        required=False,
        help_text=_(
            "Leave empty to release at once. A chosen time freezes the text until it is released."
        ),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_release_at(self):
        release_at = self.cleaned_data["release_at"]
        if release_at and release_at <= timezone.now():
            raise forms.ValidationError(
                _("The chosen time of release has passed. Choose a later one.")
            )
        if release_at and release_at > timezone.now() + LONGEST_WAIT:
            raise forms.ValidationError(
                _("The chosen time is more than a year ahead. Check the year.")
            )
        return release_at


class ReasonForm(forms.Form):
    """Returning: the author has to be told why."""

    comment = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why the text is returned.")},
    )


class EarlierStageForm(ReasonForm):
    """Returning to an earlier stage: to which, and why."""

    stage = forms.TypedChoiceField(label=_("Back to"), coerce=int)

    field_order = ["stage", "comment"]

    def __init__(self, *args, earlier, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = earlier


class ColleagueForm(forms.Form):
    """Handing a claimed text to a colleague."""

    to = forms.ModelChoiceField(queryset=None, label=_("Hand it to"))

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues
        self.fields["to"].label_from_instance = lambda person: person.name or person.username
