"""What a reader may ask of the search."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import CategoryIndexPage
from site_core.admin.date_fields import DateField
from site_core.models.base import FIRST_LEVEL_DEPTH

LONGEST_AUTHOR = 60


class SearchForm(forms.Form):
    """The search box and its filters. What is not valid is told, and the rest still counts."""

    WITHIN = [
        ("", _("Any time")),
        ("7", _("Last week")),
        ("31", _("Last month")),
        ("366", _("Last year")),
    ]
    FILTERS = ("column", "within", "since", "until", "author", "titles")
    RELEVANCE, DATE = "relevance", "date"

    q = forms.CharField(label=_("Search for"), required=False, strip=True)
    column = forms.TypedChoiceField(label=_("Column"), required=False, coerce=int, empty_value=None)
    within = forms.TypedChoiceField(
        label=pgettext_lazy("filter", "Published"),
        choices=WITHIN,
        required=False,
        coerce=int,
        empty_value=None,
    )
    since = DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    author = forms.CharField(label=_("Author"), required=False, max_length=LONGEST_AUTHOR)
    titles = forms.BooleanField(label=_("Titles only"), required=False)
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[(RELEVANCE, _("By relevance")), (DATE, _("Newest first"))],
        required=False,
    )

    def __init__(self, data, columns):
        super().__init__(data)
        self.columns = {column.pk: column for column in columns}
        names = [
            (key, "　" * (c.depth - FIRST_LEVEL_DEPTH) + c.title) for key, c in self.columns.items()
        ]
        self.fields["column"].choices = [("", _("All columns")), *names]
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.is_valid()

    def value(self, name):
        """What was asked in one field, or what counts as nothing there."""
        return self.cleaned_data.get(name)

    @property
    def query(self) -> str:
        return self.value("q") or ""

    @property
    def chosen_column(self) -> CategoryIndexPage | None:
        return self.columns.get(self.value("column"))

    @property
    def earliest(self):
        """The first day whose articles are wanted, or None."""
        if days := self.value("within"):
            return timezone.localdate() - timedelta(days=days)
        return self.value("since")

    @property
    def by_date(self) -> bool:
        return self.value("sort") == self.DATE

    @property
    def is_filtered(self) -> bool:
        """Whether anything but the query narrows the search."""
        return any(self.value(name) for name in self.FILTERS)

    @property
    def filters(self):
        """The fields beside the box, for the template."""
        return [self[name] for name in (*self.FILTERS, "sort")]

    @property
    def asked(self) -> dict[str, str]:
        """What was validly asked, as an address says it; nothing that was left empty."""
        asked = {name: self.value(name) for name in ("q", *self.FILTERS, "sort")}
        return {name: self._written(value) for name, value in asked.items() if value}

    @staticmethod
    def _written(value) -> str:
        return "on" if value is True else str(value)

    @property
    def active_filters(self) -> list[tuple[str, str]]:
        """(field, words for a reader) of each filter that narrows the search."""
        return [(name, self._in_words(name)) for name in self.FILTERS if self.value(name)]

    def _in_words(self, name) -> str:
        field, value = self.fields[name], self.value(name)
        if name == "titles":
            return str(field.label)
        if name == "column":
            value = self.chosen_column.title
        elif name == "within":
            return str(dict(self.WITHIN)[str(value)])
        return f"{field.label}：{value}"
