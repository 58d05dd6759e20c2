"""The editing forms of articles and columns, where they ask more than a field does."""

from django.utils.translation import gettext

from site_core.forms import BasePageForm


class ArticlePageForm(BasePageForm):
    """A reprint names its source before it is submitted; a draft may wait with it."""

    def clean(self):
        cleaned_data = super().clean()
        wants_source = cleaned_data.get("source_url") and not cleaned_data.get("source")
        if wants_source and not self.is_deferred_validation:
            self.add_error("source", gettext("Name the source of the reprint."))
        return cleaned_data


class CategoryIndexPageForm(BasePageForm):
    """Only articles of the column can be pinned to it."""

    def is_valid(self):
        valid = super().is_valid()
        for row in self.formsets["pinned_articles"].forms:
            article = getattr(row, "cleaned_data", {}).get("article")
            if article and not (self.instance.path and article.stands_in(self.instance)):
                row.add_error("article", gettext("Choose an article of this column."))
                valid = False
        return valid
