"""Tables."""

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from site_core.blocks.groups import TEXT
from site_core.blocks.text import ParagraphBlock


class BodyTableBlock(TypedTableBlock):
    """A table with column headings; cells hold short text or paragraphs."""

    text = CharBlock(label=_("Short text"), required=False)
    paragraphs = ParagraphBlock(label=_("Paragraphs"), required=False)

    class Meta:
        label = _("Table")
        icon = "table"
        group = TEXT
        template = "blocks/table.html"
        preview_template = "blocks/previews/table.html"
        preview_value = None
        description = _("Rows and columns, with a caption.")
