"""A picture as it is shown: upright, in RGB, and with nothing but the picture in it.

What a camera or a program writes beside the picture (place, device, author, a smaller copy, comments)
is left behind. A colour profile stays where it is one for RGB; other colours become sRGB.
"""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

DEEP_GREY = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})  # 16 bits to a point
LEVELS = 256
SHORTEST_PAUSE = 20  # milliseconds between two frames; browsers take less for a mistake
USUAL_PAUSE = 100


def as_shown(picture: Image.Image) -> Image.Image:
    """A new picture in RGB or RGBA; of an animation the frame it stands at."""
    picture.load()
    upright = _upright(picture)
    alpha = upright.convert("RGBA").getchannel("A") if _has_alpha(upright) else None
    shown, profile = _in_rgb(upright)
    if alpha is not None:
        shown.putalpha(alpha)
    shown.info = {"icc_profile": profile} if profile else {}
    return shown


def frames(picture: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """Every frame of an animation as it is shown, with the milliseconds it stays."""
    first = 1 if picture.info.get("default_image") else 0  # a PNG's picture for old programs
    for number in range(first, getattr(picture, "n_frames", 1)):
        picture.seek(number)
        shown = as_shown(picture)  # which reads the pause too
        pause = int(picture.info.get("duration") or 0)
        yield shown, pause if pause >= SHORTEST_PAUSE else USUAL_PAUSE


def times_shown(picture: Image.Image) -> int:
    """How often an animation runs; 0 is for ever."""
    if (
        picture.format == "GIF"
    ):  # which counts the repetitions, and says nothing where there are none
        repetitions = picture.info.get("loop")
        return 1 if repetitions is None else int(repetitions) and int(repetitions) + 1
    return int(picture.info.get("loop") or 0)


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001 - whatever is wrong with what is beside the picture
        return picture.copy()


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode not in DEEP_GREY and picture.has_transparency_data


def _in_rgb(picture: Image.Image) -> tuple[Image.Image, bytes | None]:
    """The colours, and their profile unless they are sRGB."""
    profile = picture.info.get("icc_profile")
    space = _space_of(profile)
    if picture.mode in DEEP_GREY:
        picture = picture.convert("I").point(lambda level: level * (1 / LEVELS)).convert("L")
    elif picture.mode == "LA":
        picture = picture.convert("L")
    if (picture.mode, space) in {("CMYK", "CMYK"), ("L", "GRAY")}:
        try:
            return _in_srgb(picture, profile), None
        except ImageCms.PyCMSError:
            pass  # a profile that cannot be followed; the colours as they would be without one
    keeps_profile = space == "RGB" and picture.mode != "CMYK"
    return picture.convert("RGB"), profile if keeps_profile else None


def _space_of(profile: bytes | None) -> str:
    """RGB, CMYK, GRAY or another space of colours; empty without a profile that can be read."""
    if not profile:
        return ""
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile)).profile.xcolor_space.strip()
    except (OSError, ImageCms.PyCMSError):
        return ""


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile or b""))
    target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    turned = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    assert turned is not None  # noqa: S101 - only `inPlace` answers None
    return turned
