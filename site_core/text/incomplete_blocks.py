"""What is missing in a StreamField: blocks that say nothing, files that are gone, pictures without words.

Drafts may be like that, so no block refuses it by itself; it is asked when a text is handed on.
"""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail.blocks import (
    CharBlock,
    ChooserBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from site_core.reasons import Reason
from site_core.text.characters import has_visible
from site_core.text.content import iter_stream_text, rich_text_as_text


def says_something(stream_value) -> bool:
    """Whether a StreamField value holds any text, or any picture or file."""
    if any(has_visible(text) for _at, text in iter_stream_text(stream_value)):
        return True
    return any(True for _reference in stream_value.stream_block.extract_references(stream_value))


def incomplete_blocks(stream_value, field: str, label: str) -> Iterator[Reason]:
    """A reason for every place of a StreamField value at which something is missing.

    :param label: what the field is called.
    """
    for number, child in enumerate(stream_value, 1):
        where = _place(label, number, child.block)
        yield from _lacks(child.block, child.value, f"{field}.{child.id or number - 1}", where)


def invalid_blocks(error, stream_value, field: str, label: str) -> Iterator[Reason]:
    """The errors that Wagtail found in a StreamField value, place by place."""
    for index, inner in getattr(error, "block_errors", {}).items():
        child = stream_value[index]
        where = _place(label, index + 1, child.block)
        yield from _errors(inner, child.block, child.value, f"{field}.{child.id or index}", where)
    for message in _own_messages(error):
        yield Reason("invalid", f"{label}：{message}", field)


def _place(label, number, block):
    return _("%(field)s, block %(number)d “%(name)s”") % {
        "field": label,
        "number": number,
        "name": block.label,
    }


def _below(where, block, child):
    return where if str(child.label) == str(block.label) else f"{where} · {child.label}"


def _lacks(block, value, path, where) -> Iterator[Reason]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _lacks(child, value.get(name), f"{path}.{name}", _below(where, block, child))
        if getattr(value, "lacks_words", False):
            words = _("%(where)s: say what the picture shows, or mark it as purely decorative.")
            yield Reason("no-alternative-text", words % {"where": where}, f"{path}.alt")
    elif isinstance(block, ListBlock):
        for item in value.bound_blocks if value else ():
            yield from _lacks(block.child_block, item.value, f"{path}.{item.id}", where)
    elif isinstance(block, StreamBlock):
        for item in value or ():
            inner = _below(where, block, item.block)
            yield from _lacks(item.block, item.value, f"{path}.{item.id}", inner)
    elif _is_missing(block, value):
        words = _("%(where)s is empty. Fill it in, or delete it.") % {"where": where}
        yield Reason("empty-block", words, path)


def _is_missing(block, value) -> bool:
    if isinstance(block, TypedTableBlock):
        cells = (cell for row in (value.rows if value else ()) for cell in row)
        return not any(has_visible(_text_of(cell.block, cell.value)) for cell in cells)
    if not getattr(block, "required", False):
        return False
    if isinstance(block, ChooserBlock):
        return value is None
    if isinstance(block, (CharBlock, TextBlock, RichTextBlock)):
        return not has_visible(_text_of(block, value))
    return False


def _text_of(block, value) -> str:
    if isinstance(block, RichTextBlock):
        return rich_text_as_text(value.source) if value else ""
    return str(value or "")


def _errors(error, block, value, path, where) -> Iterator[Reason]:
    for key, inner in getattr(error, "block_errors", {}).items():
        if isinstance(block, StructBlock):
            child, child_value, name = block.child_blocks[key], value.get(key), key
        elif isinstance(block, ListBlock):
            child, item = block.child_block, value.bound_blocks[key]
            child_value, name = item.value, item.id
        else:
            child, child_value, name = value[key].block, value[key].value, value[key].id
        yield from _errors(inner, child, child_value, f"{path}.{name}", _below(where, block, child))
    for message in _own_messages(error):
        yield Reason("invalid", f"{where}：{message}", path)


def _own_messages(error) -> list[str]:
    """What an error says itself, beside those of the blocks inside."""
    if hasattr(error, "non_block_errors"):
        messages = [message for own in error.non_block_errors.as_data() for message in own.messages]
        for cells in (getattr(error, "cell_errors", None) or {}).values():
            for cell in cells.values():
                messages += ValidationError(cell).messages
        return messages
    return ValidationError(error).messages
