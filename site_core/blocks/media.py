"""Pictures, galleries, local video and attachments."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from site_core.blocks.groups import MORE, TEXT
from site_core.text.characters import has_visible

VIDEO_EXTENSIONS = ("mp4", "webm")


class PictureStructValue(StructValue):
    """A picture with what the article says about it, or else what the image library says."""

    @property
    def shown_alt(self):
        if self.get("decorative"):
            return ""
        return self.get("alt") or self["image"].description

    @property
    def lacks_words(self):
        """Whether a reader who cannot see the picture is told nothing of it."""
        if not self.get("image") or self.get("decorative"):
            return False
        return not has_visible(self.shown_alt)

    @property
    def shown_caption(self):
        return self.get("caption") or self["image"].caption


class PictureBlock(StructBlock):
    """One picture with alternative text, caption and credit."""

    image = ImageChooserBlock(label=_("Image"))
    alt = CharBlock(
        label=_("Alternative text"),
        required=False,
        max_length=255,
        help_text=_("Leave empty to use the text kept with the image."),
    )
    decorative = BooleanBlock(
        label=_("Purely decorative"),
        required=False,
        help_text=_("Screen readers then pass over it."),
    )
    caption = CharBlock(
        label=_("Picture caption"),
        required=False,
        max_length=255,
        help_text=_("Leave empty to use the caption kept with the image."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        # While a draft is saved, Wagtail takes "required" off every block; so do we with this.
        is_draft = not self.child_blocks["image"].required
        if cleaned.lacks_words and not is_draft:
            message = gettext("Say what the picture shows, or mark it as purely decorative.")
            raise StructBlockValidationError({"alt": ValidationError(message)})
        return cleaned

    class Meta:
        label = _("Image")
        icon = "image"
        group = TEXT
        template = "blocks/image.html"
        preview_template = "blocks/previews/image.html"
        preview_value = {"caption": "图片说明", "alt": "示例图片", "image": None}
        description = _("A picture with caption and credit.")
        value_class = PictureStructValue
        label_format = "{caption}"


class GalleryBlock(StructBlock):
    """Several pictures shown together."""

    title = CharBlock(label=_("Title"), required=False, max_length=120)
    pictures = ListBlock(PictureBlock(), label=_("Images"), min_num=2)

    class Meta:
        label = _("Gallery")
        icon = "image"
        group = MORE
        template = "blocks/gallery.html"
        preview_template = "blocks/previews/gallery.html"
        preview_value = {"title": "会议剪影", "pictures": []}
        description = _("Two or more pictures that belong together.")
        label_format = "{title}"


class AttachmentBlock(StructBlock):
    """A file to download, at its place in the text."""

    document = DocumentChooserBlock(label=_("Document"))
    description = CharBlock(label=_("Description"), required=False, max_length=200)

    class Meta:
        label = _("Attachment")
        icon = "doc-full"
        group = MORE
        template = "blocks/attachment.html"
        preview_template = "blocks/previews/attachment.html"
        preview_value = {"document": None, "description": "投稿格式说明"}
        description = _("A file for readers to download, with type and size.")
        label_format = "{document}"


class VideoBlock(StructBlock):
    """A video kept on this site. Nothing is embedded from elsewhere."""

    document = DocumentChooserBlock(label=_("Video file"), help_text=_("MP4 or WebM."))
    poster = ImageChooserBlock(label=_("Still picture"), required=False)
    caption = CharBlock(label=_("Video caption"), required=False, max_length=255)
    transcript = CharBlock(
        label=_("What is said and shown"),
        required=False,
        max_length=2000,
        help_text=_("For readers who cannot hear or see it."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        document = cleaned["document"]
        if document and document.file_extension.lower() not in VIDEO_EXTENSIONS:
            message = gettext("Choose an MP4 or WebM file.")
            raise StructBlockValidationError({"document": ValidationError(message)})
        return cleaned

    class Meta:
        label = _("Video")
        icon = "media"
        group = MORE
        template = "blocks/video.html"
        preview_template = "blocks/previews/video.html"
        preview_value = {"document": None, "poster": None, "caption": "视频说明"}
        description = _("A video file kept on this site.")
        label_format = "{caption}"
