"""What keeps a text from being handed on: every reason at once, as data."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.fields import StreamField

from site_core.pages.forms import UNTITLED
from site_core.reasons import ActionInvalid, Level, Reason
from site_core.text.characters import has_visible
from site_core.text.incomplete_blocks import incomplete_blocks, invalid_blocks, says_something

NAMESAKES_NAMED = 3


class SubmissionRefused(ActionInvalid):
    """A text is not ready to be read by others; `reasons` says all that is missing."""

    summary = gettext_lazy("The draft is not complete yet. Please finish it first.")

    def __init__(self, reasons):
        reasons = tuple(reasons)
        super().__init__("incomplete", " ".join(reason.words for reason in reasons))
        self.reasons = reasons


def refuse_incomplete(page):
    """Nothing for a draft that may go to its reviewers.

    :raises SubmissionRefused: with every reason. Warnings are none: people are asked about them.
    """
    reasons = [*_reasons_of_model(page), *page.submission_reasons(page.get_parent())]
    refusals = [reason for reason in without_repeats(reasons) if not reason.is_warning]
    if refusals:
        raise SubmissionRefused(refusals)


def without_repeats(reasons):
    """One reason for each place: what the page type says of it, rather than what a field says."""
    reasons = list(reasons)
    told = {reason.field for reason in reasons if reason.code != "invalid"}
    return [reason for reason in reasons if reason.code != "invalid" or reason.field not in told]


def reasons_of_error(error, page, field="", label=""):
    """The reasons in a ValidationError about a field of `page`, or about the whole of it."""
    if field and isinstance(page._meta.get_field(field), StreamField):
        yield from invalid_blocks(error, getattr(page, field), field, label)
        return
    for message in error.messages:
        yield Reason("invalid", f"{label}：{message}" if label else message, field)


def reasons_of_blocks(page):
    """What is missing in the bodies of `page`."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            label = str(field.verbose_name)
            yield from incomplete_blocks(getattr(page, field.name), field.name, label)


def reasons_of_body(page):
    """A page whose body says and shows nothing is none."""
    if not says_something(page.body):
        yield Reason("no-body", _("The body is empty."), "body")


def reasons_of_title(page, parent):
    """A title nobody can see is refused; one that stands at this place already is a warning."""
    if not has_visible(page.title) or page.title == UNTITLED:
        yield Reason("no-title", _("The title is missing."), "title")
        return
    title = page.title.strip()
    same = Q(title__iexact=title) | Q(draft_title__iexact=title)
    others = page.pages_beside(parent).filter(same).exclude(pk=page.pk)
    for other in others.order_by("-live", "-pk")[:NAMESAKES_NAMED]:
        words = _("“%(title)s” stands here already (%(state)s).")
        words %= {"title": other.get_admin_display_title(), "state": _state_of(other)}
        yield Reason("same-title", words, "title", Level.WARNING, about=other.pk)


def _state_of(page):
    if page.live:
        return _("is public")
    if page.workflow_in_progress:
        return _("is under review")
    return _("is not public")


def _reasons_of_model(page):
    """What the fields of `page` refuse by themselves."""
    try:
        page.full_clean()
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            is_field = name != NON_FIELD_ERRORS
            label = str(page._meta.get_field(name).verbose_name) if is_field else ""
            for inner in errors:
                yield from reasons_of_error(inner, page, name if is_field else "", label)
