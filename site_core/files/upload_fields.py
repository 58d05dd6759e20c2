"""File fields that look into what they are given, before it is stored.

A form shows the reason at its field. Code that stores a file of another kind gets a
`ValidationError`, by whichever way it does so: `create`, `bulk_create`, `file.save`.
"""

from pathlib import PurePosixPath

from PIL import Image

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from site_core.files.upload_handler import UnstoredFile
from site_core.uploads.documents import document_problem
from site_core.uploads.pictures import MAX_FRAMES, picture_problem
from site_core.uploads.problem import Problem

HEIC_ADVICE = _(
    "An iPhone takes JPEG photos after Settings › Camera › Formats › Most Compatible. To turn a photo "
    "into a JPEG, open it on the computer and save it as .jpg."
)
# A sentence for every problem. Names from inside a file are left out: Wagtail's page for several
# uploads puts these sentences into the page as HTML.
MESSAGES = {
    Problem.EMPTY: _("The file is empty."),
    Problem.TOO_LARGE: _("The file is too large; up to %(max_size)s are taken."),
    Problem.EXTENSION: _("This file type is not allowed. Allowed types: %(extensions)s."),
    Problem.CONTENT: _("The content of the file is not what its extension says."),
    Problem.HEIC: format_lazy(
        "{} {}", _("The picture is a HEIC photo, whatever its extension says."), HEIC_ADVICE
    ),
    Problem.DAMAGED: _("The file is incomplete or damaged. Please save it anew and try again."),
    Problem.NOT_TEXT: _("The file is not a plain text. Please save it as UTF-8 and try again."),
    Problem.MACROS: _("The document contains macros. Please save it without them."),
    Problem.EXTERNAL: _(
        "The document fetches something from elsewhere when it is opened (a linked picture or object). "
        "Please embed it, or remove the link: in Word under File › Info › Edit Links to Files, in WPS "
        "under Edit › Links."
    ),
    Problem.TEMPLATE: _(
        "The document fetches its template from another computer when it is opened. Please remove it in "
        "Word under Developer › Document Template: empty the field and save. Or copy the whole text "
        "into a new, empty document of Word or WPS and save that as .docx."
    ),
    Problem.ACTIONS: _(
        "The PDF runs a script or starts a program when it is opened. Please export it without."
    ),
    Problem.ENCRYPTED: _("The file is protected by a password. Please save it without one."),
    Problem.UNPACKS_TOO_LARGE: _("The file contains too much: it would be huge when unpacked."),
    Problem.ENTRY_NAME: _("The archive contains files that would land outside of its folder."),
    Problem.PROGRAM: _(
        "The archive contains a program, a script, a web page, a document with macros or another "
        "archive. Please remove it."
    ),
    Problem.TOO_MANY_PIXELS: _(
        "The picture is too large; up to %(megapixels)s megapixels are taken, all frames of an "
        "animation together."
    ),
    Problem.TOO_MANY_FRAMES: _("The animation is too long; up to %(frames)s frames are taken."),
    Problem.NOT_STORED: _(
        "The server could not store the file; its disk may be full or read-only. Nothing is wrong with "
        "the file. Please tell whoever looks after the server, and try again later."
    ),
}

# What to do with files of other kinds, by extension.
ADVICE = {
    **dict.fromkeys(
        ("doc", "dot", "docm", "dotx", "wps", "wpt", "rtf", "odt", "uof", "uot", "pages"),
        _("Please open it in Word or WPS and save it as .docx."),
    ),
    **dict.fromkeys(
        ("xls", "xlsm", "xlsb", "et", "ett", "ods", "uos", "numbers"),
        _("Please open it in Excel or WPS and save it as .xlsx."),
    ),
    **dict.fromkeys(
        ("ppt", "pptm", "pps", "ppsx", "dps", "dpt", "odp", "uop", "key"),
        _("Please open it in PowerPoint or WPS and save it as .pptx."),
    ),
    **dict.fromkeys(
        ("caj", "ceb", "cebx", "xps", "htm", "html", "mht", "md", "epub"),
        _("Please print or export it as .pdf."),
    ),
    **dict.fromkeys(
        ("rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "iso"),
        _("Please unpack it and pack it anew as .zip."),
    ),
    **dict.fromkeys(
        ("mov", "avi", "wmv", "flv", "f4v", "mkv", "m4v", "3gp", "mpg", "mpeg", "rm", "rmvb", "ts"),
        _("Please convert it to .mp4 (H.264)."),
    ),
    **dict.fromkeys(("heic", "heif", "hif"), HEIC_ADVICE),
    **dict.fromkeys(
        ("bmp", "tif", "tiff", "psd", "ico", "jp2", "jxl", "svg", "ai", "eps", "raw", "dng", "cr2"),
        _("Please save it as .jpg or .png."),
    ),
    **dict.fromkeys(("jfif", "jpe"), _("Please rename it to .jpg.")),
}


def document_error(name, content) -> ValidationError | None:
    """Why `SiteDocument` does not take this content under this name, for people."""
    if isinstance(content, UnstoredFile):
        return not_stored()
    extension = extension_of(name)
    taken, max_size = settings.WAGTAILDOCS_EXTENSIONS, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    content.open()
    problem = (
        document_problem(content, extension, max_size) if extension in taken else Problem.EXTENSION
    )
    return error_for(problem, taken, max_size, advice_for(extension))


def image_error(name, content) -> ValidationError | None:
    """Why `SiteImage` does not take this content under this name, for people."""
    if isinstance(content, UnstoredFile):
        return not_stored()
    extension = extension_of(name)
    taken, max_size = settings.WAGTAILIMAGES_EXTENSIONS, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    max_pixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    content.open()
    problem = (
        picture_problem(content, extension, max_size=max_size, max_pixels=max_pixels)
        if extension in taken
        else Problem.EXTENSION
    )
    return error_for(problem, taken, max_size, advice_for(extension))


def not_stored() -> ValidationError:
    """The server has no place for a file."""
    return ValidationError(MESSAGES[Problem.NOT_STORED], code=Problem.NOT_STORED)


def advice_for(extension):
    """What to do with a file of a kind that is not taken where it was handed in, or nothing."""
    if extension in settings.WAGTAILIMAGES_EXTENSIONS:
        return _("Pictures go into the image library.")
    if extension in settings.WAGTAILDOCS_EXTENSIONS:
        return _("Files of this kind go into the document library.")
    return ADVICE.get(extension, "")


def other_kind_of_picture() -> str:
    """What is said of every kind of picture that is not taken, before its name is known."""
    taken = {"extensions": ", ".join(settings.WAGTAILIMAGES_EXTENSIONS)}
    return f"{MESSAGES[Problem.EXTENSION] % taken} {HEIC_ADVICE}"


def extension_of(name) -> str:
    """In lower case, without the dot."""
    return PurePosixPath(name).suffix.lower().lstrip(".")


def error_for(problem, extensions, max_size, advice="") -> ValidationError | None:
    """The problem in a sentence, for another kind of file with `advice`; None for None."""
    if problem is None:
        return None
    message = MESSAGES[problem]
    if problem == Problem.EXTENSION and advice:
        message = format_lazy("{} {}", advice, message)
    return ValidationError(
        message,
        code=problem,
        params={
            "extensions": ", ".join(extensions),
            "max_size": filesizeformat(max_size),
            "megapixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000,
            "frames": MAX_FRAMES,
        },
    )


class CheckedFile(FieldFile):
    """A file of which new content is looked into once, when somebody first asks."""

    find_error = None  # one of the two functions above

    _looked_at = None
    _error = None

    def error_of(self, name, content):
        """Why content is not taken under this name, or None."""
        if self._looked_at != (name, content):
            self._error = self.find_error(name, content)
            self._looked_at = (name, content)
        return self._error

    def save(self, name, content, save=True):
        """As Django's: every way of storing content ends here."""
        if error := self.error_of(name, content):
            raise error
        super().save(name, content, save)


class CheckedFileFieldMixin:
    """Says in forms what is wrong with a new file."""

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value and not value._committed and (error := value.error_of(value.name, value.file)):
            raise error

    def deconstruct(self):
        # To the database this is the field it inherits from; migrations need not know more.
        name, _path, args, kwargs = super().deconstruct()
        return name, self.path_in_migrations, args, kwargs


class DocumentFile(CheckedFile):
    find_error = staticmethod(document_error)


class DocumentFileField(CheckedFileFieldMixin, models.FileField):
    """The file of a `SiteDocument`."""

    attr_class = DocumentFile
    path_in_migrations = "django.db.models.FileField"


class ImageFile(CheckedFile, WagtailImageFieldFile):
    find_error = staticmethod(image_error)

    def get_image_dimensions(self):
        """A picture that `save` is going to refuse has none, and is not opened.

        By Pillow, which checks and draws it too: what Wagtail asks knows no moving AVIF.
        """
        if not self._committed and self.error_of(self.name, self.file):
            return None, None
        closed = self.closed
        self.open()
        try:
            return Image.open(self).size
        finally:
            if closed:
                self.close()
            else:
                self.seek(0)


class ImageFileField(CheckedFileFieldMixin, WagtailImageField):
    """The file of a `SiteImage`."""

    attr_class = ImageFile
    path_in_migrations = "wagtail.images.models.WagtailImageField"
