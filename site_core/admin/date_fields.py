"""Fields of forms for days and times, which take only what can be a moment in every time zone.

The calendar of a database goes further than that: 0001-01-01 is a day, and the beginning of it in
China is before all time. Days may be typed in full width and as 2026年3月8日.
"""

import datetime
import re
import unicodedata

from django_filters import fields as filter_fields

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR, LATEST_YEAR = 1000, 2999


_CHINESE_DAY = re.compile(r"\s*(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?")


def _plainly_written(value):
    """What was typed, in half width, 2026年3月8日 as 2026-03-08."""
    if not isinstance(value, str):
        return value
    plain = unicodedata.normalize("NFKC", value)
    return _CHINESE_DAY.sub(lambda day: f"{day[1]}-{day[2]:0>2}-{day[3]:0>2}", plain, count=1)


def _demand_usual_year(value: datetime.date | None) -> None:
    """:raises ValidationError: nobody means this year."""
    if value and not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise ValidationError(
            _("Check the year: it lies between %(earliest)d and %(latest)d."),
            code="unusual_year",
            params={"earliest": EARLIEST_YEAR, "latest": LATEST_YEAR},
        )


class UsualYearMixin:
    """Takes full width, and refuses years at the ends of the calendar."""

    def to_python(self, value):
        found = super().to_python(_plainly_written(value))
        _demand_usual_year(found)
        return found


class DateField(UsualYearMixin, forms.DateField):
    pass


class DateTimeField(UsualYearMixin, forms.DateTimeField):
    pass


class IsoDateTimeField(UsualYearMixin, filter_fields.IsoDateTimeField):
    pass


class DateRangeField(filter_fields.DateRangeField):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = (DateField(required=False), DateField(required=False))


class DateTimeRangeField(filter_fields.DateTimeRangeField):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = (DateTimeField(required=False), DateTimeField(required=False))


def use_in_filters(filters) -> None:
    """Let every filter by days or times, of Wagtail's lists as of ours, ask by these fields."""
    filters.DateFilter.field_class = DateField
    filters.DateTimeFilter.field_class = DateTimeField
    filters.IsoDateTimeFilter.field_class = IsoDateTimeField
    filters.DateFromToRangeFilter.field_class = DateRangeField
    filters.DateTimeFromToRangeFilter.field_class = DateTimeRangeField


def use_in_model_forms(register, widgets) -> None:
    """Let Wagtail's forms of models ask by these fields, with the widgets they have."""
    register(models.DateField, override={"form_class": DateField, "widget": widgets.AdminDateInput})
    register(
        models.DateTimeField,
        override={"form_class": DateTimeField, "widget": widgets.AdminDateTimeInput},
    )
