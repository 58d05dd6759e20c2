"""What a browser would send back of the forms of a page, with something typed into every field."""

import json
from html.parser import HTMLParser

from wagtail.blocks import (
    BlockField,
    CharBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    TextBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

TYPED_INTO = ("text", "search", "url", "email", "tel")
NOT_SENT = ("file", "submit", "button", "image", "reset")


def filled_forms(response, typed) -> list[tuple[str, dict]]:
    """(address, data) of each form of a page that is sent by POST, `typed` in each of its texts."""
    parser = _Forms(typed)
    parser.feed(response.content.decode())
    return [
        (
            action,
            data | _rows_and_blocks(response, typed) if _is_of_context(response, data) else data,
        )
        for action, data in parser.forms
    ]


class _Forms(HTMLParser):
    def __init__(self, typed):
        super().__init__()
        self.typed = typed
        self.forms = []
        self._data = self._select = self._area = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name = attrs.get("name")
        if tag == "form" and (attrs.get("method") or "").lower() == "post":
            self._data = {}
            self.forms.append((attrs.get("action") or "", self._data))
        if self._data is None:
            return
        if tag == "input" and name:
            self._read_input(name, attrs.get("type", "text"), attrs)
        elif tag == "textarea" and name:
            self._data[name] = self.typed
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and attrs.get("value"):
            if "selected" in attrs:
                self._data[self._select] = attrs["value"]
            else:
                self._data.setdefault(self._select, attrs["value"])
        elif tag == "button" and name:
            self._data.setdefault(name, attrs.get("value", ""))

    def _read_input(self, name, kind, attrs):
        if kind in ("checkbox", "radio"):
            if "checked" in attrs or (kind == "radio" and name not in self._data):
                self._data[name] = attrs.get("value", "on")
        elif kind in TYPED_INTO:
            self._data[name] = attrs.get("value", "") + self.typed
        elif kind not in NOT_SENT:
            self._data[name] = attrs.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self._data = None
        elif tag == "select":
            self._select = None


def _form_of(response):
    context = response.context or {}
    return context.get("form")


def _is_of_context(response, data):
    form = _form_of(response)
    return form is not None and any(form.add_prefix(name) in data for name in form.fields)


def _rows_and_blocks(response, typed):
    """What a script draws: a row of each inline table, one block of each kind."""
    form, data = _form_of(response), {}
    for name, formset in getattr(form, "formsets", {}).items():
        row = formset.empty_form
        prefix = formset.add_prefix(0)
        data |= {f"{prefix}-{field}": _value(row.fields[field], typed) for field in row.fields}
        data |= {f"{prefix}-DELETE": "", f"{prefix}-ORDER": "1", f"{prefix}-id": ""}
        data |= {f"{formset.prefix}-TOTAL_FORMS": "1", f"{formset.prefix}-INITIAL_FORMS": "0"}
        assert name
    for name, field in form.fields.items():
        if isinstance(field, BlockField):
            data |= block_data(field.block, form.add_prefix(name), typed)
    return data


def _value(field, typed):
    if getattr(field, "choices", None):
        return str(next((value for value, _label in field.choices if value), ""))
    return typed


def block_data(block, prefix, typed) -> dict:
    """The form data of one block with `typed` in each text inside it."""
    if isinstance(block, StreamBlock):
        kinds = list(block.child_blocks.items())
        data = {f"{prefix}-count": str(len(kinds))}
        for number, (kind, child) in enumerate(kinds):
            at = f"{prefix}-{number}"
            data |= {
                f"{at}-type": kind,
                f"{at}-order": str(number),
                f"{at}-deleted": "",
                f"{at}-id": "",
            }
            data |= block_data(child, f"{at}-value", typed)
        return data
    if isinstance(block, StructBlock):
        parts = [block_data(b, f"{prefix}-{name}", typed) for name, b in block.child_blocks.items()]
        return {name: value for part in parts for name, value in part.items()}
    if isinstance(block, ListBlock):
        at = f"{prefix}-0"
        data = {f"{prefix}-count": "1", f"{at}-order": "0", f"{at}-deleted": "", f"{at}-id": ""}
        return data | block_data(block.child_block, f"{at}-value", typed)
    if isinstance(block, TypedTableBlock):
        return _table_data(block, prefix, typed)
    if isinstance(block, RichTextBlock):
        return {prefix: content_state(typed)}
    if isinstance(block, CharBlock | TextBlock):
        return {prefix: typed}
    return {prefix: _value(getattr(block, "field", None), "")}


def _table_data(block, prefix, typed):
    kinds = list(block.child_blocks.items())
    data = {f"{prefix}-caption": typed, f"{prefix}-column-count": str(len(kinds))}
    data |= {
        f"{prefix}-row-count": "1",
        f"{prefix}-row-0-order": "0",
        f"{prefix}-row-0-deleted": "",
    }
    for number, (kind, child) in enumerate(kinds):
        column = f"{prefix}-column-{number}"
        data |= {f"{column}-type": kind, f"{column}-order": str(number), f"{column}-heading": typed}
        data |= {f"{column}-deleted": ""} | block_data(child, f"{prefix}-cell-0-{number}", typed)
    return data


def content_state(typed):
    """A paragraph of the editor; half of a surrogate pair and a NUL come as JSON writes them."""
    block = {"key": "abcde", "text": f"{typed}\x00\ud83d尾", "type": "unstyled", "depth": 0}
    block |= {"inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})
