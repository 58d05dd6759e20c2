"""How a size of a picture is drawn."""

from contextlib import contextmanager

from PIL import Image
from willow.image import WebPImageFile
from willow.plugins.pillow import PillowImage

from wagtail.images.models import Filter

from site_core.uploads.drawing import as_shown, frames, times_shown
from site_core.uploads.pictures import ANIMATED_FORMATS

LONGEST_SIDE = 16_383  # pixels; a WebP cannot be longer
WEBP_QUALITY = 80  # as Wagtail's
# What a JPEG with further pictures inside is called by Pillow.
FORMAT_NAMES = {"mpo": "jpeg"}


class ShownPicture(PillowImage):
    """A picture as it is shown, which remembers the format it came in."""

    def __init__(self, picture, format_name):
        super().__init__(picture)
        self.format_name = format_name


class RenditionFilter(Filter):
    """As Wagtail's, with nothing but the picture in the result, and no side that is too long.

    :param moves: whether an animation stays one. Needs a spec that says `format-webp`.
    """

    def __init__(self, spec, moves=False):
        super().__init__(spec)
        self.moves = moves

    def run(self, image, output, source=None):
        if self.moves:
            with opened(image, source) as picture:
                if picture.format in ANIMATED_FORMATS and getattr(picture, "is_animated", False):
                    return self._run_animation(image, picture, output)
        return super().run(image, output, source)

    @contextmanager
    def get_willow_image(self, image, source=None):
        with opened(image, source) as picture:
            name = picture.format.lower()
            yield ShownPicture(as_shown(picture), FORMAT_NAMES.get(name, name))

    def get_transform(self, image, size=None):
        transform = super().get_transform(image, size)
        scale = LONGEST_SIDE / max(transform.size)
        if scale >= 1:
            return transform
        return transform.resize(tuple(max(1, int(side * scale)) for side in transform.size))

    def _run_animation(self, image, picture, output):
        times = times_shown(picture)
        drawn, pauses = [], []
        for frame, pause in frames(picture):
            transform = self.get_transform(image, frame.size)
            cut = PillowImage(frame).crop(transform.get_rect().round())
            drawn.append(cut.resize(transform.size).image)
            pauses.append(pause)
        first, *others = drawn
        first.save(
            output,
            "WEBP",
            save_all=True,
            append_images=others,
            duration=pauses,
            loop=times,
            quality=WEBP_QUALITY,
            icc_profile=first.info.get("icc_profile", b""),
        )
        return WebPImageFile(output)


@contextmanager
def opened(image, source=None):
    """The stored picture of `image`, or the one in the file `source`, as Pillow opens it."""
    if source is None:
        with image.open_file() as file:
            yield Image.open(file)
    else:
        source.seek(0)
        yield Image.open(source)
