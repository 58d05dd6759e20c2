"""What a reviewer is asked for with each answer."""

from urllib.parse import urlencode

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_core.date_fields import DateTimeField
from workflow.emergencies import SHORTEST_REASON
from workflow.rules import LONGEST_WAIT


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


class CancelScheduleForm(forms.Form):
    """Cancelling a schedule: the reason stays in the evidence."""

    reason = forms.CharField(
        label=_("Reason for cancelling the schedule"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why the schedule is cancelled.")},
    )


class TakeDownForm(forms.Form):
    """Taking a public page down: the reason stays in the evidence."""

    reason = forms.CharField(
        label=_("Reason for taking it down"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why the page is taken down.")},
    )


class EmergencyForm(forms.Form):
    """Asking for an emergency release."""

    reason = forms.CharField(
        label=_("Why this cannot wait for its review"),
        min_length=SHORTEST_REASON,
        max_length=2000,
        help_text=_("At least 20 characters. The reason stays in the evidence."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": _("Say why this cannot wait."),
            "min_length": _("Give the reason in at least 20 characters."),
        },
    )


class DeclineForm(forms.Form):
    """Turning down a request for an emergency release."""

    reason = forms.CharField(
        label=_("Reason for declining"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why the emergency release is declined.")},
    )


class RetractionForm(forms.Form):
    """Retracting a public page: readers see the reason."""

    reason = forms.CharField(
        label=_("Reason, which readers will see"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say why the page is retracted.")},
    )


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


class AddressForm(forms.Form):
    """A public page gets another address: the reason stays in the evidence."""

    slug = forms.CharField(
        label=_("New address"),
        max_length=255,
        help_text=_("Lower-case letters, digits and hyphens: the last part of the address."),
    )
    reason = forms.CharField(
        label=_("Reason for the new address"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say why the address is changed.")},
    )


class QueueFilterForm(forms.Form):
    """Which of the waiting texts to show."""

    ALL, MINE, COLLEAGUES = "", "mine", "colleagues"

    stage = forms.TypedChoiceField(label=_("Stage"), coerce=int, empty_value=None, required=False)
    claim = forms.ChoiceField(
        label=_("Claim"),
        required=False,
        choices=[
            (ALL, _("all that I may sign")),
            (MINE, _("claimed by me")),
            (COLLEAGUES, _("claimed by colleagues")),
        ],
    )

    def __init__(self, *args, stages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [("", _("all stages")), *stages]

    def chooses(self, row, user) -> bool:
        """Whether the filter shows a `workflow.queue.Waiting` to `user`."""
        chosen = self.cleaned_data
        if chosen.get("stage") and row.task.stage != chosen["stage"]:
            return False
        if chosen.get("claim") == self.COLLEAGUES:
            return not row.decision.allowed
        if chosen.get("claim") == self.MINE:
            return row.claimed_by == user
        return row.decision.allowed

    def as_query(self) -> str:
        """The filter as part of an address."""
        return urlencode({name: value for name, value in self.cleaned_data.items() if value})


class ArchiveSearchForm(forms.Form):
    """Looking for the review record of a page by words of its title, or by its number."""

    q = forms.CharField(
        label=_("Title or number of the page"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )
