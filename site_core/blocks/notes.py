"""What stands behind the text: footnotes and references."""

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import ListBlock, StructBlock, TextBlock

from site_core.blocks.groups import MORE


class FootnotesBlock(StructBlock):
    """Numbered notes; the text points at them with a superscript [1]."""

    notes = ListBlock(TextBlock(label=_("Note"), rows=2), label=_("Notes"), min_num=1)

    class Meta:
        label = _("Footnotes")
        icon = "list-ol"
        group = MORE
        template = "blocks/footnotes.html"
        preview_value = {"notes": ["本文所称公文，指法定公文。"]}
        description = _("Numbered notes. Write [1] in superscript where the text refers to one.")


class ReferencesBlock(StructBlock):
    """The list of works referred to, in the form of GB/T 7714."""

    works = ListBlock(TextBlock(label=_("Work"), rows=2), label=_("Works"), min_num=1)

    class Meta:
        label = _("References")
        icon = "list-ul"
        group = MORE
        template = "blocks/references.html"
        preview_value = {"works": ["张某某. 公文写作概论[M]. 示例出版社, 2020."]}
        description = _("Works referred to, in the form of GB/T 7714.")
