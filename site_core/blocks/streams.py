"""The body of a page: the only list of what it may hold."""

from wagtail.blocks import StreamBlock

from site_core.blocks.media import AttachmentBlock, GalleryBlock, PictureBlock, VideoBlock
from site_core.blocks.notes import FootnotesBlock, ReferencesBlock
from site_core.blocks.tables import BodyTableBlock
from site_core.blocks.text import CalloutBlock, HeadingBlock, ParagraphBlock, QuoteBlock


class ReadStreamBlock(StreamBlock):
    """A stream that is stored as its blocks write themselves, whoever handed it in."""

    def get_prep_value(self, value):
        # Blocks nobody has touched are stored back as raw JSON. Reading each once makes every
        # paragraph pass its sanitiser, also when a script handed in JSON.
        for _child in value:
            pass
        return super().get_prep_value(value)


class BodyStreamBlock(ReadStreamBlock):
    """Blocks in the order in which the editor's menu offers them."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    image = PictureBlock()
    table = BodyTableBlock()
    quote = QuoteBlock()
    gallery = GalleryBlock()
    attachment = AttachmentBlock()
    video = VideoBlock()
    callout = CalloutBlock()
    footnotes = FootnotesBlock()
    references = ReferencesBlock()

    class Meta:
        template = "blocks/body.html"
        # Marks in the text are numbered through, so their notes stand in one place.
        block_counts = {"footnotes": {"max_num": 1}, "references": {"max_num": 1}}
