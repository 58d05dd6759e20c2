"""The digest of a text: what a signature is bound to. Plain Python, no Django.

Two texts have the same digest if and only if their canonical forms are the same. The canonical form
leaves out what a save may change without changing the text: ids of blocks, keys the rich text editor
puts on paragraphs. Any other character counts.
"""

import hashlib
import json
import re
from typing import Any

# A stored digest begins with the version of the rules it was made by, and is checked by the same.
VERSION = "1"
KNOWN_VERSIONS = frozenset({VERSION})

_EDITOR_KEY = re.compile(r' data-block-key="[^"]*"')
_BLOCK_KEYS = frozenset({"type", "value", "id"})


class UnknownVersion(ValueError):
    """A digest was made by rules that this program does not have."""


def canonical_form(content: Any) -> str:
    """`content` (dicts, lists, strings, numbers, booleans, None) as text, equal for equal texts."""
    return json.dumps(
        _without_marks(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def digest_of(content: Any, version: str = VERSION) -> str:
    """Version and SHA-256 of the canonical form of `content`, as in `1:9f86d0…`."""
    return digest_of_form(canonical_form(content), version)


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


def _without_marks(value: Any) -> Any:
    if isinstance(value, dict):
        is_block = value.keys() == _BLOCK_KEYS
        return {
            key: _without_marks(item)
            for key, item in value.items()
            if not (is_block and key == "id")
        }
    if isinstance(value, list):
        return [_without_marks(item) for item in value]
    if isinstance(value, str):
        return _EDITOR_KEY.sub("", value)
    return value
