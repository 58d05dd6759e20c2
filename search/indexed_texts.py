"""The words of an object, as its `search_fields` name them."""

from collections.abc import Iterator
from dataclasses import dataclass

from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField

from django.db.models import Manager

TITLE = "title"


@dataclass(frozen=True)
class IndexedTexts:
    """What is to be found of one object: its title, all else, and what the admin's boxes look in.

    They look in the title too, whatever the model names.
    """

    title: str
    body: str
    autocomplete: str


def texts_of(instance) -> IndexedTexts:
    """The words of an indexed object. Each value is a line: no word of Han characters crosses it."""
    title, body, autocomplete = [], [], []
    own = instance.get_search_fields()
    for field, text in _texts(instance, own):
        if isinstance(field, AutocompleteField):
            autocomplete.append(text)
        elif field in own and field.field_name == TITLE:
            title.append(text)
        else:
            body.append(text)
    # A draft's title is mostly the page's: the same line twice finds nothing more.
    boxes = dict.fromkeys([*title, *autocomplete])
    return IndexedTexts("\n".join(title), "\n".join(body), "\n".join(boxes))


def _texts(instance, fields) -> Iterator[tuple[BaseField, str]]:
    for field in fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(instance)):
                yield from _texts(related, field.fields)
        elif isinstance(field, (SearchField, AutocompleteField)):
            yield field, _text(field.get_value(instance))


def _related(value) -> Iterator:
    if isinstance(value, Manager):
        yield from value.all()
    elif value is not None:
        yield value


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = value.values()
    elif isinstance(value, str) or not hasattr(value, "__iter__"):
        return str(value)
    return "\n".join(_text(item) for item in value)
