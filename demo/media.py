"""The pictures and files of the demo, put into its libraries."""

from pathlib import Path

from django.core.files import File
from django.core.files.images import ImageFile

from site_core.models import SiteDocument, SiteImage

DEMO_DIR = Path(__file__).resolve().parent


def load_image(entry, uploader) -> SiteImage:
    """Put the picture of `entry`, a row of `content/media.yaml`, into the library."""
    name = f"{entry['key']}.webp"
    with (DEMO_DIR / "images" / name).open("rb") as file:
        return SiteImage.objects.create(
            title=entry["title"],
            description=entry["description"],
            credit="本站绘制",
            licence="自有",
            file=ImageFile(file, name=name),
            uploaded_by_user=uploader,
        )


def load_document(entry, uploader) -> SiteDocument:
    """Put the file of `entry`, a row of `content/media.yaml`, into the library."""
    with (DEMO_DIR / "files" / entry["file"]).open("rb") as file:
        return SiteDocument.objects.create(
            title=entry["title"],
            file=File(file, name=entry["file"]),
            uploaded_by_user=uploader,
        )
