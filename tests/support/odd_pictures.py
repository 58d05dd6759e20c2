"""Pictures that are unusual and all the same taken."""

import random
from io import BytesIO

from PIL import Image, ImageCms, PngImagePlugin

from django.core.files.base import ContentFile

from tests.support.small_files import animation

ORIENTATION, MAKE, ARTIST, GPS = 0x0112, 0x010F, 0x013B, 0x8825
SECRETS = (b"Redmi K70", b"Lin Zhixia", b"28.2282")  # device, author, position


def encoded(picture, kind, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def plain(mode, size=(60, 40)):
    """A picture of one colour in this mode; 16-bit modes are half-way between black and white."""
    if mode.startswith("I"):
        return Image.new(mode, size, 0x8080)
    return Image.new("RGB", size, "#a4281c").convert(mode, palette=Image.Palette.ADAPTIVE)


def exif(orientation=1) -> Image.Exif:
    """What a telephone notes: how it was held, what it is, whose, and where."""
    noted = Image.Exif()
    noted[ORIENTATION] = orientation
    noted[MAKE], noted[ARTIST] = SECRETS[0].decode(), SECRETS[1].decode()
    noted[GPS] = {1: "N", 2: (28.0, 13.0, 41.52), 3: "E", 4: (112.0, 56.0, 20.0), 29: "28.2282"}
    return noted


def text_chunks():
    """What programs write into a PNG: comment, author, XMP."""
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Author", SECRETS[1].decode())
    chunks.add_itxt("XML:com.adobe.xmp", xmp().decode())
    chunks.add_text("Comment", SECRETS[0].decode(), zip=True)
    return chunks


def xmp() -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>' + b" ".join(SECRETS) + b"</a></x:xmpmeta>"


def telling_pictures() -> dict[str, bytes]:
    """By file name, pictures that hold `SECRETS` in every place their format has."""
    photo, two_modes = plain("RGB"), plain("P")
    everywhere = {"exif": exif(), "xmp": xmp()}
    gif = {"comment": b" ".join(SECRETS)}
    return {
        "photo.jpg": encoded(photo, "JPEG", comment=b" ".join(SECRETS), **everywhere),
        "photo.png": encoded(photo, "PNG", pnginfo=text_chunks(), exif=exif()),
        "photo.webp": encoded(photo, "WEBP", **everywhere),
        "photo.avif": encoded(photo, "AVIF", **everywhere),
        "drawing.gif": encoded(two_modes, "GIF", **gif),
        "moving.webp": animated("WEBP", **everywhere),
        "moving.gif": animated("GIF", **gif),
        "moving.png": animated("PNG", pnginfo=text_chunks(), exif=exif()),
    }


def animated(kind, size=(60, 40), count=4, **options) -> bytes:
    first, *others = [Image.new("RGB", size, (60 * number, 0, 0)) for number in range(count)]
    options = {"save_all": True, "append_images": others, "duration": 70, "loop": 0} | options
    return encoded(first, kind, **options)


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def transparent_palette() -> bytes:
    """A picture of which nothing is seen."""
    picture = plain("P")
    return encoded(picture, "PNG", transparency=picture.getpixel((0, 0)))


def odd_pictures() -> dict[str, bytes]:
    """By file name, pictures of every mode and of shapes at the edge of what is possible."""
    noise = Image.frombytes("RGB", (90, 70), random.Random(1).randbytes(90 * 70 * 3))  # noqa: S311
    return {
        **{f"{mode}.png": encoded(plain(mode), "PNG") for mode in ("1", "L", "LA", "P", "RGBA")},
        "sixteen-bits.png": encoded(plain("I;16"), "PNG"),
        "transparent-palette.png": transparent_palette(),
        "transparent-grey.png": encoded(plain("L"), "PNG", transparency=3),
        "transparent-colour.png": encoded(plain("RGB"), "PNG", transparency=(1, 2, 3)),
        "cmyk.jpg": encoded(plain("CMYK"), "JPEG"),
        "cmyk-with-a-profile-of-another-space.jpg": encoded(
            plain("CMYK"), "JPEG", icc_profile=srgb_profile()
        ),
        "grey.jpg": encoded(plain("L"), "JPEG"),
        "broken-profile.jpg": encoded(plain("RGB"), "JPEG", icc_profile=b"no profile"),
        "broken-exif.jpg": encoded(plain("RGB"), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"),
        "held-sideways.jpg": encoded(noise, "JPEG", exif=exif(6)),
        "noise.avif": encoded(noise, "AVIF"),
        "see-through.webp": encoded(plain("RGBA"), "WEBP"),
        "see-through.gif": encoded(plain("P"), "GIF", transparency=0),
        "one-point.png": encoded(plain("RGB", (1, 1)), "PNG"),
        "a-line.png": encoded(plain("RGB", (20_000, 1)), "PNG"),
        "a-column.png": encoded(plain("RGB", (1, 20_000)), "PNG"),
        "a-long-strip.png": encoded(plain("RGB", (37, 9_000)), "PNG"),
        "one-frame.gif": animation("GIF", 1),
        **{f"moving.{kind.lower()}": animated(kind) for kind in ("GIF", "WEBP", "AVIF", "PNG")},
    }


def long_picture() -> ContentFile:
    """As telephones join screens: longer than a WebP can be, in few bytes."""
    return ContentFile(encoded(plain("L", (1080, 20_000)), "JPEG"), name="joined.jpg")
