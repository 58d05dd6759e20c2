"""What of a page is signed: its own words, and the files it shows.

Address, place in the tree, menus and what the system sets are outside: they are no text. Ids of
blocks and of rows are outside too, by what they are: a dict that looks like a block is a text.
"""

import json
from operator import methodcaller

from django.core.serializers.json import DjangoJSONEncoder

from modelcluster.models import (
    get_all_child_m2m_relations,
    get_all_child_relations,
    get_field_value,
)
from modelcluster.utils import sort_by_fields
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock, RichTextBlock
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from evidence.digest import VERSION, RichHtml, digest_of, version_of, words_left_out

# Of the fields every Wagtail page has, the ones that are text.
SIGNED_PAGE_FIELDS = {"title", "seo_title", "search_description"}
UNSIGNED_ROW_FIELDS = {"pk", "sort_order"}
EMPTY = (None, "", [], {})
# What is shown with a file, and so is signed with it.
FILE_WORDS = ("title", "description", "caption", "credit", "licence")
# What decides which part of a picture is shown where it is cut to a shape.
CROP = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")

hash_of_file = methodcaller("file_sha256")


def signed_content(page, hash_of=hash_of_file, version=VERSION, *, to_be_stored=False) -> dict:
    """The content of `page` (specific, perhaps made from a revision) as plain data.

    `fields` and inline rows by name, and `files`: the images and documents referred to, each with
    the SHA-256 of its file and the words shown with it.

    :param hash_of: gives the SHA-256 of a file; whoever checks many pages remembers it.
    :param to_be_stored: as saving `page` now would store it: its blocks may clean what they hold.
    """
    return {
        "type": page._meta.label_lower,
        "fields": signed_fields(page, version, to_be_stored=to_be_stored),
        "files": _files(page, hash_of, version),
    }


def content_digest(page, version=VERSION, *, to_be_stored=False) -> str:
    """The digest of the signed content of `page`, by the rules of `version`."""
    return digest_of(signed_content(page, version=version, to_be_stored=to_be_stored), version)


def has_digest(page, digest: str, *, to_be_stored=False) -> bool:
    """Whether `page` is the text with this digest, by the rules of the digest's own version.

    Not where these rules leave out words that readers see.
    """
    version = version_of(digest)
    content = signed_content(page, version=version, to_be_stored=to_be_stored)
    return not words_left_out(content, version) and digest_of(content, version) == digest


def signed_fields(page, version=VERSION, *, names=None, to_be_stored=False) -> dict:
    """Fields and inline rows of `page` that are signed, as they stand in its row or revision.

    :param names: only these; of a bare page there are no others than its own.
    :param to_be_stored: as for `signed_content`.
    """
    unsigned = _unsigned_names(page)
    if names is not None:
        unsigned |= {field.name for field in page._meta.get_fields()} - set(names)
    fields = _values(page, unsigned, version, to_be_stored)
    if names is None:
        fields |= page.get_signed_words()
    return _filled(fields)


def signed_columns(page) -> set:
    """The fields in the row of `page`, or in its rows in several tables, that are signed."""
    return {
        field for field in page._meta.concrete_fields if field.name not in _unsigned_names(page)
    }


def _unsigned_names(page) -> set[str]:
    page_fields = {field.name for field in Page._meta.get_fields()}
    own = set(getattr(page, "unsigned_fields", ()))
    return (page_fields - SIGNED_PAGE_FIELDS) | {"id", "pk", "page_ptr"} | own


def _values(instance, unsigned, version, to_be_stored) -> dict:
    """By name, what `instance` holds in its own columns, its rows and its lists of others."""
    values = {}
    for field in instance._meta.fields:
        if field.serialize and field.name not in unsigned:
            values[field.name] = _value(field, instance, to_be_stored)
    for relation in get_all_child_relations(instance):
        name = relation.get_accessor_name()
        if name not in unsigned:
            rows = list(getattr(instance, name).all())
            if to_be_stored and (ordering := relation.related_model._meta.ordering):
                sort_by_fields(rows, ordering)
            outside = UNSIGNED_ROW_FIELDS | {relation.field.name}
            values[name] = [_filled(_values(row, outside, version, to_be_stored)) for row in rows]
    for field in get_all_child_m2m_relations(instance):
        if field.serialize and field.name not in unsigned:
            keys = [other.pk for other in getattr(instance, field.name).all()]
            # Others without an order of their own: where they stand in the tree is no text.
            values[field.name] = keys if version == "1" else sorted(keys)
    return values


def _value(field, instance, to_be_stored):
    if isinstance(field, StreamField):
        stream = getattr(instance, field.name)
        is_no_stream = stream.raw_text is not None and not stream
        return (
            stream.raw_text if is_no_stream else _block(stream.stream_block, stream, to_be_stored)
        )
    if isinstance(field, RichTextField):
        return RichHtml(getattr(instance, field.name) or "")
    return _plain(get_field_value(field, instance))


def _block(block, value, to_be_stored):
    """The value of a block as plain data, without ids, its rich text marked as such."""
    if isinstance(block, RichTextBlock):
        return RichHtml((block.get_prep_value(value) if to_be_stored else value.source) or "")
    if isinstance(block, BaseStreamBlock):
        return [
            {"type": child.block_type, "value": _block(child.block, child.value, to_be_stored)}
            for child in value or ()
        ]
    if isinstance(block, BaseTypedTableBlock):
        return _table(value, to_be_stored)
    if isinstance(block, BaseStructBlock):
        return {
            name: _block(block.child_blocks[name], part, to_be_stored)
            for name, part in value.items()
        }
    if isinstance(block, ListBlock):
        items = value if isinstance(value, ListValue) else ListValue(block, values=value)
        return [
            {"type": "item", "value": _block(block.child_block, item.value, to_be_stored)}
            for item in items.bound_blocks
        ]
    return _plain(block.get_prep_value(value))


def _table(table, to_be_stored):
    blocks = [column["block"] for column in table.columns]
    return {
        "columns": [
            {"type": column["block"].name, "heading": column["heading"]} for column in table.columns
        ],
        "rows": [
            {
                "values": [
                    _block(block, cell, to_be_stored)
                    for block, cell in zip(blocks, row["values"], strict=False)
                ]
            }
            for row in table.row_data
        ],
        "caption": table.caption,
    }


def _plain(value):
    if value is None or isinstance(value, (str, int, float)):
        return value
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _filled(fields):
    """Without the empty ones: a field that a later version adds changes no digest until it is used.

    A field has one kind of emptiness, and readers see nothing of it. False and 0 are no emptiness.
    """
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


def _files(page, hash_of, version) -> list[dict]:
    """Images and documents that `page` refers to, by kind and key, with what is signed of them."""
    kinds = {get_image_model(): "image", get_document_model(): "document"}
    keys = file_keys(page)
    parts = FILE_WORDS if version == "1" else (*FILE_WORDS, *CROP)
    return [
        {"kind": kind, "id": file.pk, "sha256": hash_of(file)} | _shown_with(file, parts)
        for model, kind in kinds.items()
        if keys[model]
        for file in model.objects.filter(pk__in=keys[model]).order_by("pk")
    ]


def _shown_with(file, parts) -> dict:
    shown = {name: getattr(file, name) for name in parts if hasattr(file, name)}
    return {name: value for name, value in shown.items() if name not in CROP or value is not None}
