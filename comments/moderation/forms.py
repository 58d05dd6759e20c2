"""What moderators fill in."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from comments.models import Comment
from comments.models.comment import LONGEST_REASON

LARGEST_KEY = 2**31 - 1
LONGEST_QUERY = 80


class QueueFilterForm(forms.Form):
    """Which comments the queue shows. What is no choice filters nothing."""

    status = forms.ChoiceField(
        label=_("Status of the comment"),
        choices=[*Comment.Status.choices, ("all", _("All of them"))],
        required=False,
    )
    reported = forms.BooleanField(label=_("Only reported ones"), required=False)
    q = forms.CharField(label=_("Words or name"), max_length=LONGEST_QUERY, required=False)
    page = forms.IntegerField(
        min_value=1, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput
    )
    author = forms.IntegerField(
        min_value=1, max_value=LARGEST_KEY, required=False, widget=forms.HiddenInput
    )

    def chosen(self) -> dict:
        """The filters that are at work, by name."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        if not {"status", "reported", "author", "page", "q"} & chosen.keys():
            chosen["status"] = Comment.Status.PENDING
        return chosen

    def as_query(self) -> str:
        return urlencode({k: "on" if v is True else v for k, v in self.chosen().items()})


class DecisionForm(forms.Form):
    """What happens to the ticked comments. A refusal has a reason, which its author is told."""

    decision = forms.ChoiceField(
        choices=[
            (status, status)
            for status in (Comment.Status.APPROVED, Comment.Status.REJECTED, Comment.Status.REMOVED)
        ]
    )
    comments = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages={"required": _("Tick at least one comment.")},
    )
    reason = forms.CharField(
        label=_("Reason, for the author"), max_length=LONGEST_REASON, required=False
    )

    def __init__(self, data=None, *, keys=(), kept=None):
        super().__init__(data, initial=kept and kept.dict())
        self.fields["comments"].choices = [(key, key) for key in keys]

    def clean(self):
        cleaned = super().clean()
        refuses = cleaned.get("decision") in (Comment.Status.REJECTED, Comment.Status.REMOVED)
        if refuses and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", _("Say why; the author is told."))
        return cleaned
