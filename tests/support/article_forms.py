"""The editing form of an article, as a browser posts it."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield


def article_form(**fields):
    """A filled-in form, without a text unless `body` has one; what `fields` name is filled in so."""
    defaults = {
        "title": "改动",
        "slug": "",
        "audience": "public",
        "allow_comments": "inherit",
        "body": streamfield([]),
        "bylines": inline_formset([]),
        "attachments": inline_formset([]),
    }
    return nested_form_data(defaults | fields)
