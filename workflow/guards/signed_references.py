"""What pages name in signed fields, rows and bodies: an author, a column, a keyword, a person.

The digest counts the key of what is named, and what is deleted takes itself out of a page, with no
save of the page. So it stays while a public page names it. Files have rules of their own.
"""

from functools import cache

from django.apps import apps

from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from site_core.files.usage import pages_referring_to
from workflow.guards.public_text import list_fields, row_models
from workflow.text.content import signed_columns


@cache
def reference_fields() -> frozenset:
    """The fields of pages and of their inline rows by which signed content names something else."""
    pages = [model for model in apps.get_models() if hasattr(model, "get_signed_words")]
    columns = {field for model in pages for field in signed_columns(model)} | {
        field
        for model in row_models(pages)
        for field in model._meta.concrete_fields
        if not isinstance(field, ParentalKey)
    }
    return frozenset({field for field in columns if field.related_model} | list_fields(pages))


def named_models() -> set:
    """The models of what pages name; what their bodies choose are pages."""
    files = {get_image_model(), get_document_model()}
    return {field.related_model for field in reference_fields()} - files | {Page}


def public_pages_naming(thing) -> list:
    """Public pages whose signed content names `thing`, in their order."""
    model = type(thing)
    keys = set()
    for field in reference_fields():
        if field.related_model is model:
            holders = field.model._default_manager.filter(**{field.name: thing.pk})
            keys.update(holders.values_list(_page_key(field.model), flat=True))
    pages = Page.objects.filter(pk__in=keys)
    if model is Page:
        pages |= pages_referring_to(thing)
    return list(pages.filter(live=True).order_by("pk"))


def _page_key(model) -> str:
    if issubclass(model, Page):
        return "pk"
    return next(
        field.attname for field in model._meta.concrete_fields if isinstance(field, ParentalKey)
    )
