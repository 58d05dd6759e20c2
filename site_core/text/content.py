"""Reading a body as text: the one place that knows where a page's words are."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags

from wagtail.blocks import (
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

# One Han character, kana, hangul or full-width mark counts one; so does a run of Latin letters or
# digits. This is what Word and WPS show as 字数.
COUNTED = re.compile(
    r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff]"
    r"|[“”‘’—…·]"
    r"|[^\W\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+"
    r"(?:[.,'’:/@%-][0-9A-Za-z]+)*"
)
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<br\s*/?>", re.IGNORECASE)


def count_characters(text: str) -> int:
    """字数 as Word and WPS count it: ideographs and full-width marks one by one, Latin by word."""
    return sum(1 for match in COUNTED.finditer(text) if match.group() != "\u3000")


def rich_text_as_text(html: str) -> str:
    """Stored rich text as plain text, one line a paragraph."""
    return unescape(strip_tags(_BLOCK_END.sub("\n", html))).strip()


def iter_stream_text(stream_value) -> Iterator[tuple[str, str]]:
    """(locator, text) for every text in a StreamField value, in reading order.

    The locator is `<block id>` with the names of nested fields behind it, as in
    `3f6c….caption`. Choosers, choices and addresses are not text and are left out.
    """
    for child in stream_value:
        yield from _iter_block_text(child.block, child.value, child.id or child.block_type)


def stream_texts(stream_value) -> list[str]:
    """The texts of a StreamField value, in reading order: what a search is to find."""
    return [text for _locator, text in iter_stream_text(stream_value)]


def _iter_block_text(block, value, locator: str) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _iter_block_text(child, value.get(name), f"{locator}.{name}")
    elif isinstance(block, ListBlock):
        for index, item in enumerate(value):
            yield from _iter_block_text(block.child_block, item, f"{locator}.{index}")
    elif isinstance(block, StreamBlock):
        for child in value:
            yield from _iter_block_text(child.block, child.value, f"{locator}.{child.id}")
    elif isinstance(block, TypedTableBlock):
        yield from _iter_table_text(value, locator)
    elif isinstance(block, RichTextBlock):
        if text := rich_text_as_text(value.source):
            yield locator, text
    elif isinstance(block, (CharBlock, TextBlock)) and (text := str(value).strip()):
        yield locator, text


def _iter_table_text(table, locator: str) -> Iterator[tuple[str, str]]:
    if table.caption:
        yield f"{locator}.caption", table.caption
    for index, column in enumerate(table.columns):
        if column["heading"]:
            yield f"{locator}.column{index}", column["heading"]
    for row_index, row in enumerate(table.rows):
        for column_index, cell in enumerate(row):
            cell_locator = f"{locator}.{row_index}.{column_index}"
            yield from _iter_block_text(cell.block, cell.value, cell_locator)
