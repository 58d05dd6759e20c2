"""The editing and copying forms of every page type."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from site_core.pages.slugs import slug_problem

HOME_DEPTH = 2

# A draft is saved under this title until it has one of its own. It is no title to be submitted with.
UNTITLED = _("Untitled draft")
# Fields of an inline row that say nothing about what is in it.
ROW_FIELDS = {"ORDER", "DELETE"}


class BasePageForm(WagtailAdminPageForm):
    """Lets the slug stay empty: `BasePage` then makes it from the title, in pinyin.

    Until its first release a page whose slug was made this way shows the field empty, so that the
    slug goes on following the title; a draft saves itself when the title is half typed.

    A draft is never kept from being saved by a title that is not there yet, or by a row of an author
    that nobody has filled in.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "title" in self.fields and self.instance.title == UNTITLED:
            self.initial["title"] = ""
        if "slug" not in self.fields:
            return
        self.fields["slug"].required = False
        self.fields["slug"].help_text = gettext(
            "Leave empty: it is made from the title, in pinyin."
        )
        if note := self.instance.get_fixed_address_note():
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = note
        elif self.instance.slug_follows_title:
            self.initial["slug"] = ""
            self.fields["slug"].widget.attrs["placeholder"] = self.instance.slug

    def defer_required_fields(self):
        super().defer_required_fields()
        if "title" in self.fields and self.fields["title"].required:
            self.fields["title"].required = False
            self.deferred_required_fields.append("title")
        for formset in self.formsets.values():
            for row in formset.forms:
                _leave_out_when_empty(row)

    def clean_title(self):
        title = self.cleaned_data["title"]
        if self.is_deferred_validation:
            return title or str(UNTITLED)
        if title == UNTITLED:
            raise ValidationError(self.fields["title"].error_messages["required"], "required")
        return title

    def clean(self):
        cleaned_data = super().clean()
        slug = cleaned_data.get("slug")
        if slug and not self.fields["slug"].disabled:
            # The page of a new form has no place in the tree yet and cannot tell by itself.
            first_level = self.parent_page is not None and self.parent_page.depth == HOME_DEPTH
            if problem := slug_problem(slug, first_level=first_level):
                self.add_error("slug", problem)
        return cleaned_data


def _leave_out_when_empty(row):
    """Count a new inline row in which nothing was filled in as taken out again."""
    deletes = row.fields.get("DELETE")
    if deletes and not row.instance.pk and ROW_FIELDS.issuperset(row.changed_data):
        row.data = row.data.copy()
        row.data[row.add_prefix("DELETE")] = "on"


class BaseCopyForm(CopyForm):
    """Copies are drafts at a place that fits; nothing is published or mirrored by copying."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)
        self.fields.pop("alias", None)

    def clean(self):
        cleaned_data = super().clean()
        parent = cleaned_data.get("new_parent_page") or self.page.get_parent()
        first_level = parent.depth == HOME_DEPTH
        if problem := slug_problem(cleaned_data.get("new_slug", ""), first_level=first_level):
            self.add_error("new_slug", problem)
        if not self.page.specific.fits_under(parent):
            self.add_error("new_parent_page", gettext("There is no room for this page there."))
        return cleaned_data
