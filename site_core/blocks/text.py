"""Words: paragraphs, headings, quotations, call-outs."""

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock, TextBlock
from wagtail.rich_text import RichText

from site_core.blocks.groups import MORE, TEXT
from site_core.rich_text.html import FEATURES, clean_rich_text, kept_rich_text


class ParagraphBlock(RichTextBlock):
    """Rich text of one or more paragraphs; what is stored has been sanitised, whoever wrote it.

    What comes in is brought into the stored form, and so is what the editor opens: it fails on
    anything else, and texts of before are stored as they were.
    """

    def __init__(self, **kwargs):
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    def normalize(self, value):
        if value and not isinstance(value, RichText):
            value = RichText(clean_rich_text(str(value)))
        return super().normalize(value)

    def value_from_form(self, value):
        return super().value_from_form(clean_rich_text(value or ""))

    def value_for_form(self, value):
        return clean_rich_text(super().value_for_form(value) or "")

    def get_prep_value(self, value):
        return kept_rich_text(super().get_prep_value(value) or "")

    def extract_references(self, value):
        if (
            "linktype" in value.source
        ):  # one without a number, or with none of any page, says nothing
            value = RichText(clean_rich_text(value.source))
        return super().extract_references(value)

    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"
        group = TEXT
        template = "blocks/paragraph.html"
        preview_value = RichText("<p>文章的正文写在这里，可以分成若干自然段。</p>")
        description = _("Running text, with bold, lists and links.")


class HeadingBlock(StructBlock):
    """A heading inside the body. Level 1 is the article's title, so a body begins at 2."""

    text = CharBlock(label=_("Heading"), max_length=120)
    level = ChoiceBlock(
        label=_("Level"),
        choices=[
            ("2", _("First level: 一、")),
            ("3", _("Second level: （一）")),
            ("4", _("Third level: 1.")),
        ],
        default="2",
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        group = TEXT
        template = "blocks/heading.html"
        preview_value = {"text": "一、问题的提出", "level": "2"}
        description = _("A heading of the text. Long articles get an outline from it.")
        label_format = "{text}"


class QuoteBlock(StructBlock):
    """A quotation set apart from the text."""

    text = TextBlock(label=_("Quotation"), rows=3)
    attribution = CharBlock(label=_("Attribution"), required=False, max_length=120)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        group = TEXT
        template = "blocks/quote.html"
        preview_value = {"text": "文贵在简，简贵在准。", "attribution": "编者"}
        description = _("A quotation set apart, with its source.")
        label_format = "{text}"


class CalloutBlock(StructBlock):
    """A box beside the argument: a note, a tip or a warning."""

    kind = ChoiceBlock(
        label=_("Kind"),
        choices=[("note", _("Explanation")), ("tip", _("Tip")), ("warning", _("Warning"))],
        default="note",
    )
    title = CharBlock(label=_("Title"), required=False, max_length=60)
    text = ParagraphBlock(label=_("Text"))

    class Meta:
        label = _("Call-out")
        icon = "info-circle"
        group = MORE
        template = "blocks/callout.html"
        preview_value = {
            "kind": "tip",
            "title": "小提示",
            "text": RichText("<p>请示应当一文一事。</p>"),
        }
        description = _("A note, tip or warning in a box.")
        label_format = "{title}"
