"""What of a page is signed: its own words, and the files it shows.

Address, place in the tree, menus and what the system sets are outside: they are no text.
"""

import json
from operator import methodcaller

from django.core.serializers.json import DjangoJSONEncoder

from modelcluster.models import get_all_child_relations
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from workflow.digest import VERSION, digest_of

# Of the fields every Wagtail page has, the ones that are text.
SIGNED_PAGE_FIELDS = {"title", "seo_title", "search_description"}
UNSIGNED_CHILD_FIELDS = {"pk", "sort_order"}
EMPTY = (None, "", [], {})
# What is shown with a file, and so is signed with it.
FILE_WORDS = ("title", "description", "caption", "credit", "licence")

hash_of_file = methodcaller("file_sha256")


def signed_content(page, hash_of=hash_of_file) -> dict:
    """The content of `page` (specific, perhaps made from a revision) as plain data.

    `fields` and inline rows by name, and `files`: the images and documents referred to, each with
    the SHA-256 of its file and the words shown with it.

    :param hash_of: gives the SHA-256 of a file; whoever checks many pages remembers it.
    """
    data = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    rows = {relation.get_accessor_name(): relation for relation in get_all_child_relations(page)}
    page_fields = {field.name for field in Page._meta.get_fields()}
    unsigned = (page_fields - SIGNED_PAGE_FIELDS) | {"pk", "page_ptr"} | set(page.unsigned_fields)
    fields = {}
    for name, value in data.items():
        if name in unsigned:
            continue
        if name in rows:
            parent = rows[name].field.name
            value = [_row(row, parent) for row in value]
        elif isinstance(page._meta.get_field(name), StreamField):
            value = json.loads(value)
        fields[name] = value
    fields |= page.get_signed_words()
    fields = _filled(fields)
    return {"type": page._meta.label_lower, "fields": fields, "files": _files(page, hash_of)}


def content_digest(page, version=VERSION, hash_of=hash_of_file) -> str:
    """The digest of the signed content of `page`, by the rules of `version`."""
    return digest_of(signed_content(page, hash_of), version)


def _row(row, parent):
    return _filled(
        {
            name: value
            for name, value in row.items()
            if name != parent and name not in UNSIGNED_CHILD_FIELDS
        }
    )


def _filled(fields):
    """Without the empty ones: a field that a later version adds changes no digest until it is used."""
    return {name: value for name, value in fields.items() if value not in EMPTY}


def file_keys(page) -> dict:
    """Keys of the images and documents that `page` refers to, by model."""
    models = (get_image_model(), get_document_model())
    keys = {model: set() for model in models}
    rows = [relation.get_accessor_name() for relation in get_all_child_relations(page)]
    children = [child for name in rows for child in getattr(page, name).all()]
    for instance in [page, *children]:
        for field in instance._meta.concrete_fields:
            if field.related_model in models and field.value_from_object(instance):
                keys[field.related_model].add(field.value_from_object(instance))
            elif isinstance(field, StreamField):
                for model, key, *_path in field.extract_references(getattr(instance, field.name)):
                    if model in models:
                        keys[model].add(int(key))
    return keys


def _files(page, hash_of) -> list[dict]:
    """Images and documents that `page` refers to, by kind and key, with what is signed of them."""
    kinds = {get_image_model(): "image", get_document_model(): "document"}
    keys = file_keys(page)
    return [
        {"kind": kind, "id": file.pk, "sha256": hash_of(file)}
        | {word: getattr(file, word) for word in FILE_WORDS if hasattr(file, word)}
        for model, kind in kinds.items()
        if keys[model]
        for file in model.objects.filter(pk__in=keys[model]).order_by("pk")
    ]
