"""Images and documents: our own models, so that a field can be added at any time."""

import hashlib
import re
import secrets
from pathlib import PurePosixPath

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from wagtail.coreutils import string_to_ascii
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from site_core.files.renditions import MakesRenditionsMixin, make_renditions, rendition_name
from site_core.files.upload_fields import DocumentFileField, ImageFileField
from site_core.uploads.names import kept_name

NOT_PLAIN = re.compile(r"[^A-Za-z0-9_-]+")
# What the renditions of an image are made from.
RENDITION_SOURCES = (
    "file",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)


class FileUnreadable(PermissionDenied, OSError):
    """A text with this file can be neither signed nor compared with what was signed."""


class FileDigestMixin:
    """SHA-256 of a file, for the manifest of what was signed."""

    def file_sha256(self) -> str:
        """The digest of the file as it is on disk now, in hex.

        :raises FileUnreadable: in words for whoever was about to sign.
        """
        try:
            with self.file.storage.open(self.file.name, "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            message = _(
                "The file of “%(title)s” cannot be read, so no text that shows it can be reviewed. "
                "Please tell whoever looks after the server, or use another file."
            )
            raise FileUnreadable(message % {"title": self.title}) from error


class SiteImage(FileDigestMixin, MakesRenditionsMixin, AbstractImage):
    """An image with what a careful editor notes about it."""

    file = ImageFileField(
        _("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    # Wagtail's own field for alternative text, under the name editors know it by.
    description = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        default="",
        help_text=_("What a reader who cannot see the image should be told."),
    )
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    credit = models.CharField(
        _("credit"), max_length=100, blank=True, help_text=_("Photographer or source.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=100,
        blank=True,
        help_text=_("By what right we use it, e.g. own work, or the name of the licence."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @transaction.atomic
    def save(self, *args, **kwargs):
        """As Wagtail's; with a new file or focal point, also the sizes that public pages show."""
        stored = SiteImage.objects.filter(pk=self.pk).values_list(*RENDITION_SOURCES).first()
        super().save(*args, **kwargs)
        saved = SiteImage.objects.filter(pk=self.pk).values_list(*RENDITION_SOURCES).get()
        if stored and stored[0] != saved[0]:
            self.renditions.all().delete()  # they show the old file
        if stored != saved:
            # A size that cannot be made is logged; it is no reason to lose the upload.
            transaction.on_commit(self._make_renditions, robust=True)

    def _make_renditions(self):
        if image := SiteImage.objects.filter(pk=self.pk).first():
            make_renditions(image)

    @property
    def default_alt_text(self):
        # Wagtail falls back to the title, which is a file name more often than not.
        return self.description

    def get_upload_to(self, filename):
        """In Wagtail's folder, under a name nobody can guess."""
        path = PurePosixPath(filename)
        stem = NOT_PLAIN.sub("-", string_to_ascii(path.stem))[:40].strip("-")
        return f"original_images/{stem}-{secrets.token_hex(8)}{path.suffix.lower()}"


class SiteRendition(AbstractRendition):
    """A resized copy of a SiteImage; one that could not be made has no file and shows nothing."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    @property
    def url(self):
        return self.file.url if self.file else ""

    def img_tag(self, extra_attributes=None):
        return super().img_tag(extra_attributes) if self.file else ""

    def get_upload_to(self, filename):
        """Under a name nobody can guess, the original's least of all: drafts are shown by it too."""
        return rendition_name(self, filename)

    class Meta:
        verbose_name = _("image rendition")
        verbose_name_plural = _("image renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


def document_path(document, filename) -> str:
    """In a folder of its own: two of one name both keep it, and one that is torn harms no other."""
    return f"documents/{secrets.token_hex(4)}/{kept_name(filename)}"


class SiteDocument(FileDigestMixin, AbstractDocument):
    """A file for readers to download."""

    file = DocumentFileField(_("file"), upload_to=document_path)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self):
        """Nothing: Wagtail's looks at the extension, as the field does, and fails without a file.

        The form that completes one of several uploads has none.
        """

    @transaction.atomic
    def save(self, *args, **kwargs):
        # Wagtail's forms note size and hash; without them the first reader's request would.
        if self.file and self.file_size is None:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)
