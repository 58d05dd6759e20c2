"""What a body refers to, fetched at once: a page with thirty links costs as much as one with three."""

import re
from dataclasses import dataclass, field

from django.db.models import prefetch_related_objects
from django.utils.html import escape

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

FOOTNOTES = "footnotes"  # the block with the notes
_INTERNAL_LINK = re.compile(r'<a (?=[^>]*linktype="(page|document)")(?=[^>]*id="(\d+)")[^>]*>')

# A mark is written [1], or 〔1〕 as older journals do.
_NOTE_MARK = re.compile(r"<sup>[\[〔［](\d{1,3})[\]〕］]</sup>")


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
        return _NOTE_MARK.sub(self._mark, _INTERNAL_LINK.sub(self._anchor, html))

    def _mark(self, match):
        number = int(match[1])
        if not 1 <= number <= self.notes:
            return match[0]
        first = f' id="mark-{number}"' if number not in self.marked else ""
        self.marked.add(number)
        return f'<sup{first}><a href="#note-{number}">[{number}]</a></sup>'

    def _anchor(self, match):
        address = getattr(self, match[1]).get(int(match[2]))
        return f'<a href="{escape(address)}">' if address else "<a>"


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
