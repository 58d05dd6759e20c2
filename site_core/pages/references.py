"""What a body refers to, fetched at once: a page with thirty links costs as much as one with three."""

import re
import unicodedata
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.html import escape

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

FOOTNOTES = "footnotes"  # the block with the notes
LONGEST_NUMBER = 3  # digits of a note's number
_INTERNAL_LINK = re.compile(r'<a (?=[^>]*linktype="(page|document)")(?=[^>]*id="(\d+)")[^>]*>')

# Marks stand in superscript. A group is written [1], 〔1〕 as older journals do, [3-4] or [5,6] as
# GB/T 7714 has it, or as one character, ① or ⑴; several groups may follow one another. What stands
# within a link belongs to that link.
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴⑴-⒇"
_ONE = rf"[\[［〔【(（]\s*\d+\s*[\]］〕】)）]|[{_CIRCLED}]"
_GROUP = rf"[\[［〔【(（][\s\d,，、;；~～–—－-]+[\]］〕】)）]|[{_CIRCLED}]"
_NOTE_MARKS = re.compile(rf"<a\b.*?</a>|<sup>((?:(?:{_GROUP})[\s,，、;；]*)+)</sup>", re.DOTALL)
_ONE_MARK = re.compile(_ONE)
_PARTS = re.compile(rf"{_ONE}|\d+|[^\d{_CIRCLED}]")
_TO = frozenset("~～–—－-")


@dataclass
class References:
    """Addresses of linked pages and documents, by kind and key; only of what readers may see.

    `notes` is the number of footnotes; `marked` collects, while the text is shown, which of them it
    points at, so that each note can lead back to its first mark.
    """

    page: dict[int, str] = field(default_factory=dict)
    document: dict[int, str] = field(default_factory=dict)
    notes: int = 0
    marked: set[int] = field(default_factory=set)

    def resolve(self, html: str) -> str:
        """Stored rich text with its internal links turned into addresses, its marks into links.

        A link to a page that is not public, or gone, keeps its words and leads nowhere; so does a
        mark without a note.
        """
        return _INTERNAL_LINK.sub(self._anchor, _NOTE_MARKS.sub(self._marks, html))

    def _marks(self, match):
        text = match[1]
        if not text:
            return match[0]
        if _ONE_MARK.fullmatch(text):
            number = _number(text)
            return f"<sup{self._place(number)}>{self._link(text, number)}</sup>"
        return f"<sup>{''.join(self._group(text))}</sup>"

    def _group(self, text):
        last, is_range = 0, False
        for part in _PARTS.findall(text):
            number = _number(part)
            if number and is_range:  # [3-6] means 4 and 5 without naming them
                between = range(last + 1, min(number, self.notes))
                yield from (
                    f"<span{self._place(n)}></span>" for n in between if self._place_is_free(n)
                )
            if self._has_note(number):
                part = f"<span{self._place(number)}>{self._link(part, number)}</span>"
            if number:
                last = number
            is_range = part in _TO
            yield part

    def _link(self, text, number):
        return f'<a href="#note-{number}">{text}</a>' if self._has_note(number) else text

    def _place(self, number):
        """The attribute by which the note leads back here, at the first mark of it."""
        if not self._place_is_free(number):
            return ""
        self.marked.add(number)
        return f' id="mark-{number}"'

    def _place_is_free(self, number):
        return self._has_note(number) and number not in self.marked

    def _has_note(self, number):
        return 1 <= number <= self.notes

    def _anchor(self, match):
        address = getattr(self, match[1]).get(int(match[2]))
        return f'<a href="{escape(address)}">' if address else "<a>"


def _number(mark: str) -> int:
    """The number a mark or a part of one names; 0 when it names none that a note could have."""
    if digits := re.search(r"\d+", mark):
        return int(digits[0]) if len(digits[0]) <= LONGEST_NUMBER else 0
    return int(unicodedata.numeric(mark, 0))


def references_of(stream_value, request) -> References:
    """The References of a StreamField value; also fetches the renditions of its images.

    At most one query each for pages, documents and renditions.
    """
    document_model = get_document_model()
    keys = {Page: set(), document_model: set()}
    for model, key, *_path in stream_value.stream_block.extract_references(stream_value):
        if model in keys:
            keys[model].add(int(key))
    notes = (len(b.value["notes"]) for b in stream_value if b.block_type == FOOTNOTES)
    found = References(notes=sum(notes))
    if keys[Page]:
        pages = Page.objects.live().filter(pk__in=keys[Page])
        found.page = {page.pk: page.get_url(request) for page in pages}
    if keys[document_model]:
        documents = document_model.objects.in_bulk(keys[document_model])
        found.document = {key: document.url for key, document in documents.items()}
    if images := list(images_in(stream_value)):
        prefetch_related_objects(images, "renditions")
    return found


def images_in(value):
    """Every image inside a stream, list or struct value."""
    if isinstance(value, get_image_model()):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from images_in(item)
    elif isinstance(value, StreamValue | ListValue):
        for child in value.bound_blocks if isinstance(value, ListValue) else value:
            yield from images_in(child.value)
