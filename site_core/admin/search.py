"""How much of what is typed into a search box of the admin counts."""

from django import forms

LONGEST_SEARCH = 200  # SQLite refuses to compare with a pattern of more than 50,000 bytes


class ShortenedField(forms.CharField):
    """Text of which the beginning counts: nobody types more, and no message would help a robot."""

    def to_python(self, value):
        return super().to_python(value)[:LONGEST_SEARCH]


def shorten_searches(form_class) -> None:
    """Let the field `q` of Wagtail's form of every list take only the beginning of what is typed."""
    usual = form_class.base_fields["q"]
    form_class.base_fields["q"] = ShortenedField(
        label=usual.label, widget=usual.widget, required=usual.required
    )
