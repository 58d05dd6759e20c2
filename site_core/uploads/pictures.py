"""Pictures: the format that the name says, and no more pixels than the server can hold."""

import struct
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from site_core.uploads.drawing import as_shown
from site_core.uploads.problem import Problem, Refused
from site_core.uploads.reading import beginning, check_size

MAX_FRAMES = 200

FORMATS = {
    "avif": "AVIF",
    "gif": "GIF",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
# A JPEG may hold further pictures (a depth map, a smaller copy), which nobody is shown.
ANIMATED_FORMATS = frozenset(FORMATS.values()) - {"JPEG"}

# What an iPhone writes, and some programs send on under the name of a JPEG.
HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})

TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What Pillow raises when a picture breaks off or contradicts itself.
DAMAGE = (OSError, RuntimeError, SyntaxError, TypeError, ValueError, IndexError, struct.error)


def picture_problem(
    file: BinaryIO, extension: str, *, max_size: int, max_pixels: int
) -> Problem | None:
    """Why this picture is not taken under this extension, or None. Leaves it at its beginning.

    `max_size` is in bytes; `max_pixels` counts every frame of an animation.
    """
    try:
        check_size(file, max_size)
        if extension not in FORMATS:
            raise Refused(Problem.EXTENSION)
        _check_picture(file, FORMATS[extension], max_pixels)
    except Refused as refusal:
        return refusal.problem
    finally:
        file.seek(0)
    return None


def _check_picture(file: BinaryIO, kind: str, max_pixels: int) -> None:
    try:
        # Not closed: that would close the file, which is not ours.
        picture = Image.open(file, formats=[kind])
        pixels = picture.width * picture.height
        if pixels > max_pixels:
            raise Refused(Problem.TOO_MANY_PIXELS)
        as_shown(picture)  # a picture that breaks off looks whole until it is drawn
        if kind in ANIMATED_FORMATS:
            _check_frames(picture, max_pixels // pixels)
    except TOO_LARGE as error:
        raise Refused(Problem.TOO_MANY_PIXELS) from error
    except UnidentifiedImageError as error:
        raise Refused(Problem.HEIC if _is_heic(file) else Problem.CONTENT) from error
    except DAMAGE as error:
        raise Refused(Problem.DAMAGED) from error


def _is_heic(file: BinaryIO) -> bool:
    head = beginning(file, 12)
    return head[4:8] == b"ftyp" and head[8:] in HEIC_BRANDS


def _check_frames(picture: Image.Image, frames_with_few_pixels: int) -> None:
    allowed = min(MAX_FRAMES, frames_with_few_pixels)
    try:
        # Counting them all would take seconds; and on the way there a GIF is drawn frame by frame.
        picture.seek(allowed)
    except EOFError:
        return  # there is no such frame
    raise Refused(Problem.TOO_MANY_FRAMES if allowed == MAX_FRAMES else Problem.TOO_MANY_PIXELS)
