"""The digest of a text: what a signature is bound to. Plain Python, no Django.

Two texts have the same digest if and only if their canonical forms are the same, and a canonical form
shows a reader the same as the text itself. What a save may change without changing the text is left
out where the text is read (`workflow.text.content`) or, in rich text alone, here: the keys that the editor
puts on elements, and whether a void element is written `<br>` or `<br/>`. Any other character counts.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

# A stored digest begins with the version of the rules it was made by, and is checked by the same.
VERSION = "2"
KNOWN_VERSIONS = frozenset({"1", VERSION})

_KEY = "data-block-key"
_WRITTEN_KEY = re.compile(rf' {_KEY}="[^"]*"')
_BLOCK_KEYS = frozenset({"type", "value", "id"})

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)
# What stands between their tags is no markup to a browser.
_OPAQUE = frozenset(
    {"iframe", "math", "noembed", "noframes", "noscript", "plaintext", "script", "style", "svg"}
    | {"template", "textarea", "title", "xmp"}
)
# The markup that stored rich text is made of. A browser reads it in one way only, which it does not
# where a quote, a bracket or an equals sign too many stands in a tag.
_ATTRIBUTE = re.compile(r'\s+([a-z][a-z-]*)="[^"]*"')
_TAG = re.compile(rf"<([a-z][a-z0-9]*)((?:{_ATTRIBUTE.pattern.replace('(', '(?:', 1)})*+)(\s*/?)>")
_PLAIN = re.compile(rf"(?:[^<]++|</[a-z][a-z0-9]*>|{_TAG.pattern})*+")


class UnknownVersion(ValueError):
    """A digest was made by rules that this program does not have."""


class RichHtml(str):
    """The HTML of rich text. A plain string is words and is never read as markup."""

    __slots__ = ()


def canonical_form(content: Any, version: str = VERSION) -> str:
    """`content` (dicts, lists, strings, numbers, booleans, None) as text, equal for equal texts.

    :raises UnknownVersion: there are no rules of this version here.
    """
    if version not in KNOWN_VERSIONS:
        raise UnknownVersion(version)
    counted = _without_marks(content) if version == "1" else _rewritten(content, _counted)
    return json.dumps(counted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: Any, version: str = VERSION) -> str:
    """Version and SHA-256 of the canonical form of `content`, as in `2:9f86d0…`."""
    return digest_of_form(canonical_form(content, version), version)


def digest_of_form(form: str, version: str = VERSION) -> str:
    """The digest of a canonical form that was kept.

    :raises UnknownVersion: there are no rules of this version here.
    """
    if version not in KNOWN_VERSIONS:
        raise UnknownVersion(version)
    # A lone surrogate is no valid UTF-8, but it may stand in a text and has to be told from others.
    return f"{version}:{hashlib.sha256(form.encode('utf-8', 'surrogatepass')).hexdigest()}"


def version_of(digest: str) -> str:
    """The version that a digest says it was made by."""
    return digest.partition(":")[0]


def words_left_out(content: Any, version: str = VERSION) -> list[str]:
    """Pieces of `content` that readers see and the rules of `version` do not count.

    Those of version 1 took everything that looks like the editor's key out of every string.
    """
    if version != "1":
        return []
    return [piece for text in _strings(content) for piece in _WRITTEN_KEY.findall(_counted(text))]


def without_keys(html: str) -> str:
    """`html` with no editor's key on any element, and void elements written without a slash.

    Nothing else is changed, and nothing at all in HTML of another kind than stored rich text: there
    a browser may show what looks like an attribute.
    """
    if not _PLAIN.fullmatch(html) or any(tag[1] in _OPAQUE for tag in _TAG.finditer(html)):
        return html
    return _TAG.sub(_counted_tag, html)


def _counted_tag(tag: re.Match[str]) -> str:
    name, attributes, end = tag.groups()
    kept = [found[0] for found in _ATTRIBUTE.finditer(attributes) if found[1] != _KEY]
    if name in _VOID and end.endswith("/"):
        end = ""
    return f"<{name}{''.join(kept)}{end}>"


def _counted(text: str) -> str:
    return without_keys(text) if isinstance(text, RichHtml) else text


def _rewritten(value: Any, rule: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _rewritten(item, rule) for key, item in value.items()}
    if isinstance(value, list):
        return [_rewritten(item, rule) for item in value]
    return rule(value) if isinstance(value, str) else value


def _without_marks(value: Any) -> Any:
    """The rule of version 1. It took ids for what they look like, and keys from plain words too."""
    if isinstance(value, dict):
        is_block = value.keys() == _BLOCK_KEYS
        return {
            key: _without_marks(item)
            for key, item in value.items()
            if not (is_block and key == "id")
        }
    if isinstance(value, list):
        return [_without_marks(item) for item in value]
    return _WRITTEN_KEY.sub("", value) if isinstance(value, str) else value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)
