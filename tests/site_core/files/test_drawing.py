"""A picture as it is shown, and how an animation runs. No database."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from site_core.uploads.drawing import as_shown, frames, times_shown

RED, BLUE = (255, 0, 0), (0, 0, 255)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def reopened(picture, format, **how):
    file = BytesIO()
    picture.save(file, format, **how)
    return Image.open(BytesIO(file.getvalue()))


def animation(format, pauses, **how):
    colours = [RED, BLUE, RED, BLUE]
    first, *others = (Image.new("RGB", (4, 4), colour) for colour in colours[: len(pauses)])
    return reopened(
        first, format, save_all=True, append_images=others, duration=pauses, lossless=True, **how
    )


@pytest.mark.parametrize(
    ("format", "info", "times"),
    [
        ("GIF", {}, 1),
        ("GIF", {"loop": 0}, 0),
        ("GIF", {"loop": 3}, 4),
        ("WEBP", {}, 0),
        ("WEBP", {"loop": 0}, 0),
        ("WEBP", {"loop": 3}, 3),
    ],
)
def test_an_animation_runs_as_often_as_its_format_says(format, info, times):
    picture = Image.new("RGB", (1, 1))
    picture.format, picture.info = format, info
    assert times_shown(picture) == times


def test_every_frame_is_shown_and_a_pause_too_short_is_the_usual_one():
    drawn = list(frames(animation("WEBP", [19, 20, 700])))
    assert [pause for _frame, pause in drawn] == [100, 20, 700]
    assert [frame.getpixel((0, 0)) for frame, _pause in drawn] == [RED, BLUE, RED]


def test_a_picture_for_old_programs_is_no_frame():
    drawn = list(frames(animation("PNG", [50, 60, 70], default_image=True)))
    assert [frame.getpixel((0, 0)) for frame, _pause in drawn] == [BLUE, RED]


def test_a_picture_that_stands_still_has_one_frame():
    assert [pause for _frame, pause in frames(Image.new("RGB", (1, 1)))] == [100]


@pytest.mark.parametrize(
    ("mode", "colour", "shown"),
    [
        ("RGB", RED, ("RGB", RED)),
        ("RGBA", (*RED, 7), ("RGBA", (*RED, 7))),
        ("L", 100, ("RGB", (100, 100, 100))),
        ("LA", (100, 7), ("RGBA", (100, 100, 100, 7))),
        ("I;16", 100 * 256, ("RGB", (100, 100, 100))),
        ("I", 100 * 256, ("RGB", (100, 100, 100))),
        ("CMYK", (0, 255, 255, 0), ("RGB", RED)),
    ],
)
def test_colours_of_every_mode_are_shown_in_rgb(mode, colour, shown):
    drawn = as_shown(Image.new(mode, (2, 2), colour))
    assert (drawn.mode, drawn.getpixel((1, 1))) == shown


def test_nothing_stays_beside_a_picture_but_its_profile():
    picture = Image.new("RGB", (1, 1))
    picture.info = {"icc_profile": SRGB, "comment": "拍摄地点", "exif": b""}
    assert as_shown(picture).info == {"icc_profile": SRGB}


@pytest.mark.parametrize("profile", [b"", b"no profile", None])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_cannot_be_read_is_left_out(mode, profile):
    picture = Image.new(mode, (1, 1))
    picture.info = {"icc_profile": profile, "comment": "x"}
    assert as_shown(picture).info == {}


@pytest.mark.parametrize("mode", ["CMYK", "L", "LA"])
def test_a_profile_of_another_space_is_left_out(mode):
    picture = Image.new(mode, (1, 1))
    picture.info = {"icc_profile": SRGB}
    drawn = as_shown(picture)
    assert drawn.info == ({} if mode == "CMYK" else {"icc_profile": SRGB})


def test_a_picture_taken_sideways_is_upright():
    sideways = Image.new("RGB", (2, 1), RED)
    sideways.putpixel((1, 0), BLUE)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it clockwise
    drawn = as_shown(reopened(sideways, "PNG", exif=exif))
    assert drawn.size == (1, 2)
    assert [drawn.getpixel((0, y)) for y in range(2)] == [RED, BLUE]
    assert not drawn.getexif()


def test_a_picture_is_shown_whatever_is_wrong_with_what_stands_beside_it(monkeypatch):
    def fail(picture):
        raise SyntaxError("not a TIFF file")

    monkeypatch.setattr("site_core.uploads.drawing.ImageOps.exif_transpose", fail)
    picture = Image.new("RGB", (1, 1), RED)
    assert as_shown(picture).getpixel((0, 0)) == RED
    assert as_shown(picture) is not picture
