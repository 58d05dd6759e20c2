"""One rule for every table that leaves as a file: CSV and XLSX, Wagtail's reports and ours.

Times are those of the office, without fractions of a second; people have their names; no text is a
formula. A CSV begins with a byte order mark: without it Excel reads Chinese as something else.
"""

import codecs
import csv
import datetime
import re
import unicodedata
from functools import wraps

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

CSV = "csv"
# What a spreadsheet takes for a formula. Source: OWASP, CSV Injection.
_FORMULA_MARKS = ("=", "+", "-", "@")
_FIRST_CONTROLS = ("\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?%?\Z")

# Columns that Wagtail heads with the name of a field or in English.
HEADINGS = {
    "workflow": pgettext_lazy("heading of a column", "Workflow"),
    "task": gettext_lazy("Stage"),
    "requested_by": gettext_lazy("Submitted by"),
    "workflow_state.requested_by": gettext_lazy("Submitted by"),
    "started_at": pgettext_lazy("heading of a column", "Started at"),
    "finished_at": pgettext_lazy("heading of a column", "Completed at"),
    "finished_by": pgettext_lazy("heading of a column", "Completed by"),
    "locked_at": pgettext_lazy("heading of a column", "Locked at"),
    "locked_by": pgettext_lazy("heading of a column", "Locked by"),
}


def cell(value, export_format=CSV):
    """`value` as it stands in a file. Numbers stay numbers, times of an XLSX stay times."""
    if isinstance(value, datetime.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        local = local.replace(microsecond=0, tzinfo=None)
        return local.isoformat(" ") if export_format == CSV else local
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, str | Promise):
        return harmless(str(value))
    return value


def harmless(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula; written numbers as they are."""
    begins = unicodedata.normalize("NFKC", text.lstrip("\ufeff\u200b\u2060 \u3000")[:1])
    is_formula = begins.startswith(_FORMULA_MARKS) and not _NUMBER.match(text)
    return f"'{text}" if is_formula or text.startswith(_FIRST_CONTROLS) else text


def csv_response(name: str, headings, rows) -> HttpResponse:
    """A file of `rows` for a spreadsheet."""
    response = HttpResponse(
        codecs.BOM_UTF8,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
    writer = csv.writer(response)
    writer.writerow(headings)
    writer.writerows([cell(value) for value in row] for row in rows)
    return response


def use_in_exports(mixin) -> None:
    """Let all lists and reports that Wagtail's mixin exports keep the rule."""
    usual_value, usual_heading, usual_csv = (
        mixin.preprocess_field_value,
        mixin.get_heading,
        mixin.stream_csv,
    )

    @wraps(usual_value)
    def preprocess_field_value(self, field, value, export_format):
        if not isinstance(value, datetime.datetime):  # Wagtail would make it one of UTC
            value = usual_value(self, field, value, export_format)
        return cell(value, export_format)

    @wraps(usual_heading)
    def get_heading(self, queryset, field):
        known = None if field in self.export_headings else HEADINGS.get(field)
        return str(known or usual_heading(self, queryset, field))

    @wraps(usual_csv)
    def stream_csv(self, queryset):
        yield codecs.BOM_UTF8
        yield from usual_csv(self, queryset)

    mixin.preprocess_field_value = preprocess_field_value
    mixin.get_heading = get_heading
    mixin.stream_csv = stream_csv


def name_publishers(view) -> None:
    """Let Wagtail's report of aging pages call people by their names, on the screen too."""
    usual = view.decorate_paginated_queryset

    @wraps(usual)
    def decorate_paginated_queryset(self, queryset):
        pages = usual(self, queryset)
        people = get_user_model().objects.in_bulk(
            {page.last_published_by for page in pages} - {None}
        )
        for page in pages:
            if person := people.get(page.last_published_by):
                page.last_published_by_user = str(person)
        return pages

    view.decorate_paginated_queryset = decorate_paginated_queryset
