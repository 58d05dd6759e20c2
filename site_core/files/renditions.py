"""The sizes in which public pages show pictures, made before the first reader comes.

Reading a page would otherwise write a row, and wait for whoever is writing just then. WebP for
nearly everybody, JPEG for the rest; why no AVIF: docs/decisions/0018. Nothing but the picture is in
them, and their names tell nothing of the original, which has no address: docs/decisions/0028.

A size that cannot be made is left out of the page and reported: no page, list or feed fails for it.
"""

import logging
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath

from django.db import DatabaseError

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter

from site_core.files.rendition_filter import RenditionFilter

logger = logging.getLogger(__name__)

SHARE_SPEC = "format-jpeg|fill-1200x630"
# Sizes inside a text, in which an animation moves; on cards and to old browsers it stands still.
MOVING_SPECS = ("format-webp|width-1280", "format-webp|width-640")
# Every size that a public template names; `tests/site_core/files/test_renditions.py` compares.
RENDITION_SPECS = (
    SHARE_SPEC,
    *MOVING_SPECS,
    "format-jpeg|width-1280",  # also the still picture of a video
    "format-jpeg|width-640",
    "format-jpeg|fill-960x600",
    "format-webp|fill-960x600",
    "format-jpeg|fill-480x300",
    "format-webp|fill-480x300",
)

WORKERS = 3  # sizes drawn at once; each holds the whole picture
TRY_AGAIN_AFTER = 60 * 60  # seconds until a size that could not be made is tried and reported anew
OWN_NAME = re.compile(r"[0-9a-f]{16}\.")  # how the names of sizes begin


class MakesRenditionsMixin:
    """An image whose sizes hold nothing but the picture, or are absent when they cannot be made.

    An absent size is a rendition without a file: its `url` is empty and it shows nothing.
    """

    def get_rendition(self, filter):
        return next(iter(self.get_renditions(filter).values()))

    def get_renditions(self, *filters):
        """As Wagtail's, without those that cannot be made; when none can, the first one, absent."""
        found = super().get_renditions(*filters)
        made = {spec: rendition for spec, rendition in found.items() if rendition.file}
        return made or dict(list(found.items())[:1])

    def create_rendition(self, filter):
        return self.create_renditions(filter)[filter]

    def create_renditions(self, *filters):
        """As Wagtail's; what cannot be made is reported once, and absent for a while."""
        keys = {filter: self._failure_key(filter) for filter in filters}
        failed = self._cache.get_many(keys.values())
        made = {}
        with ThreadPoolExecutor(max_workers=WORKERS) as workers:
            drawings = {
                filter: workers.submit(self.draw_rendition, filter)
                for filter, key in keys.items()
                if key not in failed
            }
        for filter, drawing in drawings.items():
            try:
                made[filter] = self._store(filter, drawing.result())
            except (DatabaseError, InvalidFilterSpecError):
                raise
            except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, the page goes on
                self._cache.set(keys[filter], True, TRY_AGAIN_AFTER)
                report(self, filter, error)
        return {filter: made.get(filter) or self._absent(filter) for filter in filters}

    def generate_rendition_file(self, filter, *, source=None):
        drawn_by = RenditionFilter(filter.spec, moves=filter.spec in MOVING_SPECS)
        return super().generate_rendition_file(drawn_by, source=source)

    def forget_failures(self, *specs):
        """Let sizes that could not be made be tried again at once."""
        self._cache.delete_many([self._failure_key(Filter(spec)) for spec in specs])

    @property
    def _cache(self):
        return self.get_rendition_model().cache_backend

    def _failure_key(self, filter):
        model = self.get_rendition_model()
        return f"failed-{model.construct_cache_key(self, filter.get_cache_key(self), filter.spec)}"

    def draw_rendition(self, filter):
        """The file of a size, not yet stored."""
        # Opened anew: several are drawn at once, and `self.file` has one place to read at.
        with self.file.storage.open(self.file.name, "rb") as source:
            return self.generate_rendition_file(filter, source=source)

    def _store(self, filter, file):
        rendition, _created = self.renditions.get_or_create(
            filter_spec=filter.spec,
            focal_point_key=filter.get_cache_key(self),
            defaults={"file": file},
        )
        return rendition

    def _absent(self, filter):
        model = self.get_rendition_model()
        absent = model(image=self, filter_spec=filter.spec, width=0, height=0)
        absent._from_cache = True  # as Wagtail marks what it need not remember
        return absent


def rendition_name(rendition, filename) -> str:
    """Where the file of a rendition is kept: under a name that cannot be guessed.

    Nothing of the original's name is in it; the size is, for whoever looks into the folder.
    """
    spec = rendition.filter_spec.replace("|", ".")
    return f"images/{secrets.token_hex(8)}.{spec}{PurePosixPath(filename).suffix}"


def make_renditions(image) -> list[str]:
    """Make the sizes of `image` that are missing; answers those that cannot be made."""
    made = image.get_renditions(*RENDITION_SPECS)
    return [spec for spec in RENDITION_SPECS if spec not in made or not made[spec].file]


def renew_renditions(image) -> list[str]:
    """As `make_renditions`; makes anew what lost its file or was made by earlier versions.

    Those held what a camera had written beside the picture, and were named after the original.
    """
    failed = [
        rendition.filter_spec for rendition in image.renditions.all() if not _renewed(rendition)
    ]
    image.forget_failures(*RENDITION_SPECS)
    return failed + make_renditions(image)


def _renewed(rendition) -> bool:
    """Whether a stored rendition is one that this version would make."""
    image, filter = rendition.image, Filter(rendition.filter_spec)
    storage, old = rendition.file.storage, rendition.file.name
    if rendition.focal_point_key != filter.get_cache_key(image):
        rendition.delete()  # an earlier cut, which no page shows
        return True
    if OWN_NAME.match(PurePosixPath(old).name) and storage.exists(old):
        return True
    try:
        rendition.file = image.draw_rendition(filter)
        rendition.save()
    except (DatabaseError, InvalidFilterSpecError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, the others go on
        report(image, filter, error)
        return False
    storage.delete(old)
    rendition.purge_from_cache()
    return True


def report(image, filter, error) -> None:
    """Note in the log that a size cannot be made."""
    logger.error("Picture %s: size %s cannot be made.", image.pk, filter.spec, exc_info=error)


def share_address(image) -> str:
    """The address, without host, of `image` in the size that share cards show; empty without one."""
    return image.get_rendition(SHARE_SPEC).url
