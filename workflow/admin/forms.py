"""What the screens beside the review screen ask for."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.selectors.emergencies import SHORTEST_REASON


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
        help_text=_("At least %(count)d characters. The reason stays in the evidence.")
        % {"count": SHORTEST_REASON},
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": _("Say why this cannot wait."),
            "min_length": _("Give the reason in at least %(limit_value)d characters."),
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
        """Whether the filter shows a `workflow.selectors.queue.Waiting` to `user`."""
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


class RecordSearchForm(forms.Form):
    """Looking for the review record of a page by words of its title, or by its number."""

    q = forms.CharField(
        label=_("Title or number of the page"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )
