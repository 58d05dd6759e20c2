"""The editing form of columns, where it asks more than a field does."""

from django.utils.translation import gettext

from workflow.forms.page import ReviewedPageForm


class CategoryIndexPageForm(ReviewedPageForm):
    """Only articles of the column can be pinned to it."""

    def is_valid(self):
        valid = super().is_valid()
        for row in self.formsets["pinned_articles"].forms:
            article = getattr(row, "cleaned_data", {}).get("article")
            if article and not (self.instance.path and article.stands_in(self.instance)):
                row.add_error("article", gettext("Choose an article of this column."))
                valid = False
        return valid
