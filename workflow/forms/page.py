"""The editing form of a reviewed page: a submission is answered with every reason at once."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS
from django.urls import reverse
from django.utils.functional import cached_property

from wagtail.fields import StreamField
from wagtail.models import Page

from site_core.pages.forms import BasePageForm
from site_core.reasons import Reason
from workflow.text.submission import reasons_of_error, without_repeats

# The buttons that send a text to its reviewers.
SUBMITTING = ("action-submit", "action-restart-workflow")


@dataclass(frozen=True)
class ShownReason:
    """A reason on the screen, and where the page stands that it names."""

    reason: Reason
    address: str


class ReviewedPageForm(BasePageForm):
    """Refuses an incomplete text, and one with warnings that nobody confirmed; at submission only.

    A draft is saved as it is. What was typed stays in the form.
    """

    @cached_property
    def submitting(self) -> str:
        """The button that was pressed, if it sends the text to its reviewers."""
        if self.is_deferred_validation or not self.is_bound:
            return ""
        return next((name for name in SUBMITTING if self.data.get(name)), "")

    def is_valid(self):
        valid = super().is_valid()
        if not self.submitting:
            return valid
        # Read in any case, so that the answer has every reason.
        missing = self._missing
        return valid and all(reason.is_warning and self._is_confirmed(reason) for reason in missing)

    @cached_property
    def submission_reasons(self) -> list[ShownReason]:
        """Why the submission is refused; what can only be mended comes first. For the screen."""
        if not self.submitting:
            return []
        reasons = without_repeats([*self._missing, *self._reasons_of_errors()])
        reasons.sort(key=lambda reason: reason.is_warning)
        return [ShownReason(reason, self._address_of(reason)) for reason in reasons]

    @property
    def can_be_confirmed(self) -> bool:
        """Whether warnings are all that keeps the text from its reviewers."""
        return all(shown.reason.is_warning for shown in self.submission_reasons)

    def _is_confirmed(self, reason):
        return reason.key in self.data.getlist("confirmed")

    @cached_property
    def _missing(self) -> list[Reason]:
        """What the page type says of the text as it was typed."""
        page, reasons = self._text_as_typed(), []
        for reason in page.submission_reasons(self.parent_page):
            rows = self.formsets.get(reason.top_field)
            is_told_by_field = reason.top_field in self.errors and "." not in reason.field
            if is_told_by_field or (rows is not None and not rows.is_valid()):
                continue
            reasons.append(reason)
        for reason in reasons:
            # Marks the field and its tab. A list of blocks can show one error only.
            name = reason.top_field
            if not reason.is_warning and name in self.fields and name not in self.errors:
                self.add_error(name, reason.words)
        return reasons

    def _text_as_typed(self):
        """The page with what was typed, as far as it can be read."""
        page = self.instance
        for field in page._meta.get_fields():
            if isinstance(field, StreamField) and field.name in self.errors:
                setattr(page, field.name, self[field.name].value())
        for name, rows in self.formsets.items():
            if name != "comments" and rows.is_valid():
                rows.instance = page
                rows.save(commit=False)
        return page

    def _reasons_of_errors(self):
        """What the fields and rows of the form refuse by themselves."""
        told = {reason.words for reason in self._missing}
        for name, errors in self.errors.items():
            is_field = name != NON_FIELD_ERRORS
            label = str(self[name].label) if is_field else ""
            for error in errors.as_data():
                if error.messages and error.messages[0] not in told:
                    yield from reasons_of_error(error, self.instance, name * is_field, label)
        for rows in self.formsets.values():
            yield from _reasons_of_rows(rows)

    def _address_of(self, reason):
        """Where the person can look at the page that the reason names, if there is a place."""
        page = Page.objects.filter(pk=reason.about).first() if reason.about else None
        if page is None:
            return ""
        if page.permissions_for_user(self.for_user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[page.pk])
        return page.url or "" if page.live else ""


def _reasons_of_rows(rows):
    for message in rows.non_form_errors():
        yield Reason("invalid", str(message), rows.prefix)
    for form in rows.forms:
        for name, errors in form.errors.items():
            is_field = name in form.fields
            label = f"{form[name].label}：" if is_field else ""
            place = form.add_prefix(name) if is_field else rows.prefix
            for message in errors:
                yield Reason("invalid", f"{label}{message}", place)
