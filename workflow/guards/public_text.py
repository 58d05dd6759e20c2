"""The text of a public page is the one that its newest release names, whatever code saves it.

Asked before a page is saved, with its inline rows, and before one of these rows is saved by itself.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

from evidence.digest import canonical_form, version_of, words_left_out
from evidence.models import SignedContent
from workflow.models.releases import Release
from workflow.text.content import signed_columns, signed_fields

# The pages that are being saved and may store their rows: not public, or with the rows released.
_free: ContextVar[list | None] = ContextVar("pages that may store their rows", default=None)


@contextmanager
def saving_rows() -> Iterator[None]:
    """While a page is saved, its rows need not be looked at again one by one."""
    token = _free.set([])
    try:
        yield
    finally:
        _free.reset(token)


def free_rows(page) -> None:
    """Let `page` store its rows, if it is being saved with them."""
    pages = _free.get()
    if pages is not None:
        pages.append(page)


def is_as_released(page, update_fields, newest) -> bool:
    """Whether storing what `page` holds leaves readers with the text that its newest release names.

    A save that changes nothing passes, also where the stored text is another one: what was changed
    in place by a statement is for `verify_live` to find. What is asked for goes with the page: a bare
    page and a save of some fields store only a part.

    :param update_fields: as for `save`. :param newest: gives the newest release, or None.
    """
    is_whole = update_fields is None and hasattr(page, "get_signed_words")
    names = None if is_whole else _written(page, update_fields)
    if names is not None and not names:
        return True
    release = newest()
    kept = release and SignedContent.objects.filter(pk=release.digest).first()
    if kept and _is_kept(page, names, json.loads(kept.content)["fields"], version_of(kept.pk)):
        return True
    stored = type(page)._default_manager.filter(pk=page.pk).first()
    return stored is not None and _form(stored, names) == _form(page, names)


def _is_kept(page, names, kept, version) -> bool:
    fields = signed_fields(page, version, names=names, to_be_stored=True)
    if words_left_out(fields, version):
        return False
    if names is not None:
        kept = {name: value for name, value in kept.items() if name in names}
    return canonical_form(fields, version) == canonical_form(kept)


def _form(page, names) -> str:
    return canonical_form(signed_fields(page, names=names, to_be_stored=True))


def _written(page, update_fields) -> set[str]:
    return {
        field.name
        for field in signed_columns(page)
        if update_fields is None or not {field.name, field.attname}.isdisjoint(update_fields)
    }


def row_models(page_models) -> set:
    """The models of inline rows of these page types, besides those that any page has."""
    of_any_page = {relation.related_model for relation in get_all_child_relations(Page)}
    relations = [relation for model in page_models for relation in get_all_child_relations(model)]
    return {relation.related_model for relation in relations} - of_any_page


def list_fields(page_models) -> set:
    """The fields of these page types that list other objects and are signed, such as columns."""
    return {field for model in page_models for field in get_all_child_m2m_relations(model)}


def page_changed_by(row):
    """The public page that readers would see otherwise if `row` were stored by itself, or None."""
    model, parent = type(row), _parent_field(type(row))
    if parent.value_from_object(row) in _free_keys():
        return None
    stored = model._default_manager.filter(pk=row.pk).values().first() if row.pk else None
    if stored and all(
        field.to_python(field.value_from_object(row)) == stored[field.attname]
        for field in model._meta.concrete_fields
    ):
        return None
    keys = {parent.value_from_object(row), stored and stored[parent.attname]}
    return public_page_among(keys)


def page_of(row):
    """The public page on which `row` stands and that may not lose it, or None."""
    return public_page_among({_parent_field(type(row)).value_from_object(row)})


def list_changed_by(through, pairs, *, adds):
    """The public page whose list would be another than its release names, or None.

    :param pairs: keys of pages and of what is added to their lists, or taken out.
    """
    model = next(field.related_model for field in through._meta.fields if field.remote_field)
    field = next(field for field in list_fields([model]) if field.remote_field.through is through)
    pairs = [(page_id, other_id) for page_id, other_id in pairs if page_id not in _free_keys()]
    return public_page_among(
        page_id
        for page_id, other_id in pairs
        if (other_id in _kept_fields(page_id).get(field.name, ())) != adds
    )


def _kept_fields(page_id) -> dict:
    newest = Release.objects.newest_of(page_id)
    kept = newest and SignedContent.objects.filter(pk=newest.digest).first()
    return json.loads(kept.content)["fields"] if kept else {}


def public_page_among(keys):
    """The first of these pages that is public and is not being saved with its rows, or None."""
    keys = set(keys) - _free_keys() - {None}
    return Page.objects.filter(pk__in=keys, live=True).order_by("pk").first() if keys else None


def public_page_losing_rows(page):
    """A public page whose rows would become those of `page` when it is saved, or None."""
    losing = set()
    for relation in get_all_child_relations(page):
        manager, parent = getattr(page, relation.get_accessor_name()), relation.field
        keys = [row.pk for row in manager.all() if row.pk] if manager.is_deferring else []
        if keys:
            rows = relation.related_model._default_manager.filter(pk__in=keys)
            losing |= set(
                rows.exclude(**{parent.name: page.pk}).values_list(parent.attname, flat=True)
            )
    return public_page_among(losing)


def _free_keys() -> set:
    return {page.pk for page in _free.get() or ()}


def _parent_field(model):
    return next(field for field in model._meta.concrete_fields if isinstance(field, ParentalKey))
