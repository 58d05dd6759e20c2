"""The sizes in which public pages show pictures, made before the first reader comes.

Reading a page would otherwise write a row, and wait for whoever is writing just then.
"""

# Every size that a public template names; `tests/site_core/test_renditions.py` compares.
RENDITION_SPECS = ("fill-1200x630", "fill-480x300", "width-960")


def make_renditions(image) -> None:
    """Make the sizes of `image` that are missing."""
    image.get_renditions(*RENDITION_SPECS)
