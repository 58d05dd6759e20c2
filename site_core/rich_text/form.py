"""The one form in which rich text is stored: what the editor reads back as it wrote it. No Django.

Wagtail's reader takes `<br/>` and no `<br>`, a paragraph at the top level only, an item within a
list only, and closes up blanks. HTML in this form is read by it without error and written by it as it
was, but for the keys of paragraphs that have none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

BREAK = "\n"
_STYLES = {"b": "b", "strong": "b", "i": "i", "em": "i", "sub": "sub", "sup": "sup"}
_LISTS = ("ul", "ol")
# What begins on a line of its own. Only `p` and `li` are written; the rest keeps words apart.
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_KEY = "data-block-key"
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z0-9][-+.a-z0-9]*):")

# As HTML has it: what is closed up when it is shown.
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_BLANK = " "

Tag = tuple[str, str]  # name, and the attributes as they are written
Tags = tuple[Tag, ...]


@dataclass
class _Block:
    """A paragraph (no list) or an item of a list at a depth."""

    list_type: str = ""
    depth: int = 0
    key: str = ""
    # Each character with the tags around it, the outermost first; BREAK is a line break.
    characters: list[tuple[str, Tags]] = field(default_factory=list)


def in_stored_form(html: str) -> str:
    """`html`, well-formed and of allowed tags and `BLOCKS` only, in the form it is stored in.

    No word is lost. Blocks within blocks become paragraphs; within an item, lines.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(_written(reader.blocks))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self._block: _Block | None = None
        self._lists: list[str] = []
        self._items: list[_Block] = []
        self._inline: list[tuple[str, Tag | None]] = []
        self._new_line = False  # before the next word of the item that is open

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            if self._block is not None:
                self._add(self._block, BREAK)
        elif tag in _STYLES:
            self._inline.append((tag, (_STYLES[tag], "")))
        elif tag == "a":
            self._inline.append((tag, _link(values)))
        elif tag in _LISTS:
            self._lists.append(tag)
            self._block = None
        elif tag == "li":
            self._items.append(self._open(values.get(_KEY, "")))
        elif tag in BLOCKS:
            self._part()
            if tag == "p" and self._block is None:
                self._open(values.get(_KEY, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES or tag == "a":
            self._inline.pop()
        elif tag in _LISTS:
            self._lists.pop()
            self._block = None
        elif tag == "li":
            self._items.pop()
            self._block = None
        elif tag in BLOCKS:
            self._part()

    def handle_data(self, data: str) -> None:
        text = _BLANKS.sub(_BLANK, data)
        block = self._block
        if block is None:
            if text == _BLANK:
                return
            block = self._open("")
        if self._new_line and text != _BLANK:
            self._new_line = False
            self._add(block, BREAK)
        for character in text:
            self._add(block, character)

    def _part(self) -> None:
        """What follows begins on a new line: a block of its own, or a line of the open item."""
        if self._items and self._block is self._items[-1]:
            self._new_line = bool(self._block.characters)
        else:
            self._block = None

    def _open(self, key: str) -> _Block:
        self._new_line = False
        if self._lists:
            block = _Block(self._lists[-1], len(self._lists) - 1, key)
        else:
            block = _Block(key=key)
        self.blocks.append(block)
        self._block = block
        return block

    def _add(self, block: _Block, character: str) -> None:
        tags = [tag for _name, tag in self._inline if tag]
        links = [tag for tag in tags if tag[0] == "a"]
        styles = sorted({tag for tag in tags if tag[0] != "a"})
        block.characters.append((character, tuple(links[-1:] + styles)))


def _link(values: dict[str, str]) -> Tag | None:
    """The tag of a link that leads somewhere, else None."""
    kind, number, address = (values.get(name, "") for name in ("linktype", "id", "href"))
    if kind in ("page", "document") and _NUMBER.fullmatch(number):
        return "a", f' linktype="{kind}" id="{int(number)}"'
    if kind or not address.strip() or _is_of_unknown_scheme(address):
        return None
    return "a", f' href="{_escaped_value(address)}"'


def _is_of_unknown_scheme(address: str) -> bool:
    """Whether Wagtail's writer, which looks past blanks and controls, would drop the address."""
    plain = re.sub(r"[`\x00-\x20\x7f-\xa0\s\ufffd]+", "", address.lower())
    scheme = _SCHEME.match(plain)
    return scheme is not None and scheme[1] not in SCHEMES


def _escaped(text: str) -> str:
    """`text` as the sanitiser writes it."""
    return escape(text, quote=False).replace("\xa0", "&nbsp;")


def _escaped_value(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")


def _written(blocks: Iterable[_Block]) -> Iterator[str]:
    lists: list[str] = []
    for block in blocks:
        text = _inline_html(_closed_up(block.characters))
        key = f' {_KEY}="{_escaped_value(block.key)}"' if block.key else ""
        if not text and not key:
            continue  # nobody typed it: a parser or a writer of lists has put it there
        if block.list_type:
            yield from _item_begins(block, lists)
            yield f"<li{key}>{text}"
            continue
        while lists:
            yield f"</li></{lists.pop()}>"
        yield f"<p{key}>{text}</p>"
    while lists:
        yield f"</li></{lists.pop()}>"


def _item_begins(block: _Block, lists: list[str]) -> Iterator[str]:
    """Close and open `lists` for an item: items of one list stay in it, whatever is nested between.

    An item is at most one level below the one before it; nothing stands on the levels between.
    """
    depth = min(block.depth, len(lists))
    while len(lists) > depth + 1:
        yield f"</li></{lists.pop()}>"
    if len(lists) == depth + 1:
        if lists[-1] == block.list_type:
            yield "</li>"
            return
        yield f"</li></{lists.pop()}>"
    lists.append(block.list_type)
    yield f"<{block.list_type}>"


def _closed_up(characters: list[tuple[str, Tags]]) -> list[tuple[str, Tags]]:
    """`characters` with the blanks that Wagtail's reader leaves.

    None where a block begins: the sheet indents a paragraph, nobody has to type it. Elsewhere a plain
    blank stands alone, between words, outside tags that end or begin there.
    """
    found: list[tuple[str, Tags]] = []
    has_begun, pending = False, False
    for character, tags in characters:
        if character == _BLANK:
            pending = has_begun
            continue
        if character == BREAK:
            found.append((character, tags))
            pending = False
            continue
        if character.isspace():
            if has_begun:
                found.append((character, tags))
            pending = False
            continue
        if pending and not found[-1][0].isspace():
            found.append((_BLANK, _common(found[-1][1], tags)))
        has_begun, pending = True, False
        found.append((character, tags))
    return found


def _common(ones: Tags, others: Tags) -> Tags:
    """The outermost tags that both are in."""
    count = 0
    while count < min(len(ones), len(others)) and ones[count] == others[count]:
        count += 1
    return ones[:count]


def _inline_html(characters: Iterable[tuple[str, Tags]]) -> str:
    parts: list[str] = []
    open_tags: Tags = ()
    for character, tags in [*characters, ("", ())]:
        kept = len(_common(open_tags, tags))
        parts += [f"</{name}>" for name, _attributes in reversed(open_tags[kept:])]
        parts += [f"<{name}{attributes}>" for name, attributes in tags[kept:]]
        open_tags = tags
        parts.append("<br/>" if character == BREAK else _escaped(character))
    return "".join(parts)
