"""The sizes in which public pages show pictures, made before the first reader comes.

Reading a page would otherwise write a row, and wait for whoever is writing just then. WebP for
nearly everybody, JPEG for the rest; why no AVIF: docs/decisions/0018.
"""

SHARE_SPEC = "format-jpeg|fill-1200x630"
# Every size that a public template names; `tests/site_core/test_renditions.py` compares.
RENDITION_SPECS = (
    SHARE_SPEC,
    "format-jpeg|width-1280",  # also the still picture of a video
    "format-webp|width-1280",
    "format-jpeg|width-640",
    "format-webp|width-640",
    "format-jpeg|fill-960x600",
    "format-webp|fill-960x600",
    "format-jpeg|fill-480x300",
    "format-webp|fill-480x300",
)


def make_renditions(image) -> None:
    """Make the sizes of `image` that are missing."""
    image.get_renditions(*RENDITION_SPECS)


def share_address(image) -> str:
    """The address, without host, of `image` in the size that share cards show."""
    return image.get_rendition(SHARE_SPEC).url
