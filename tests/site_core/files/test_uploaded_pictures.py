"""A picture is taken in the format of its extension, up to a number of pixels and frames."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from site_core.uploads.pictures import ANIMATED_FORMATS, FORMATS, MAX_FRAMES, picture_problem
from site_core.uploads.problem import Problem
from tests.support.small_files import animation, pdf


def picture(kind, size=(4, 3)):
    buffer = BytesIO()
    Image.new("RGB", size, "#a4281c").save(buffer, kind)
    return buffer.getvalue()


SAMPLES = {extension: picture(kind) for extension, kind in FORMATS.items()}


def problem(content, extension, max_pixels=40_000_000, max_size=1_000_000):
    return picture_problem(BytesIO(content), extension, max_size=max_size, max_pixels=max_pixels)


@pytest.mark.parametrize("extension", FORMATS)
def test_picture_is_taken_under_its_own_extension(extension):
    assert problem(SAMPLES[extension], extension) is None


@pytest.mark.parametrize("extension", FORMATS)
def test_picture_is_refused_under_every_other_extension(extension):
    for other, content in SAMPLES.items():
        if FORMATS[other] != FORMATS[extension]:
            assert problem(content, extension) == Problem.CONTENT


@pytest.mark.parametrize("content", [pdf(), b"x", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
@pytest.mark.parametrize("extension", FORMATS)
def test_what_is_no_picture_is_refused(content, extension):
    assert problem(content, extension) == Problem.CONTENT


@pytest.mark.parametrize("extension", ["svg", "tiff", "pdf", ""])
def test_other_kinds_of_pictures_are_refused(extension):
    assert problem(b"<svg/>", extension) == Problem.EXTENSION


@pytest.mark.parametrize("extension", FORMATS)
def test_picture_that_breaks_off_is_refused(extension):
    content = picture(FORMATS[extension], size=(200, 200))
    assert problem(content[:-60], extension) == Problem.DAMAGED


def test_empty_picture_and_one_over_the_limit_are_refused():
    assert problem(b"", "png") == Problem.EMPTY
    assert problem(SAMPLES["png"], "png", max_size=10) == Problem.TOO_LARGE


@pytest.mark.parametrize("extension", FORMATS)
def test_picture_with_too_many_pixels_is_refused(extension):
    assert problem(SAMPLES[extension], extension, max_pixels=12) is None
    assert problem(SAMPLES[extension], extension, max_pixels=11) == Problem.TOO_MANY_PIXELS


def test_picture_that_pillow_calls_a_bomb_is_refused():
    header = picture("PNG").replace(b"\0\0\0\4\0\0\0\3", b"\0\1\0\0\0\1\0\0")
    # The check sum of the header is wrong now, and Pillow looks at the size first or last.
    assert problem(header, "png") in {Problem.TOO_MANY_PIXELS, Problem.CONTENT}
    gif = picture("GIF")
    assert problem(gif[:6] + b"\xff\xff\xff\xff" + gif[10:], "gif") == Problem.TOO_MANY_PIXELS


@pytest.mark.parametrize("kind", sorted(ANIMATED_FORMATS))
def test_animation_counts_the_pixels_of_every_frame(kind):
    content = animation(kind, frames=5)
    assert problem(content, kind.lower(), max_pixels=60) is None
    assert problem(content, kind.lower(), max_pixels=59) == Problem.TOO_MANY_PIXELS


@pytest.mark.parametrize("kind", sorted(ANIMATED_FORMATS))
def test_long_animation_is_refused(kind):
    assert problem(animation(kind, MAX_FRAMES), kind.lower()) is None
    assert problem(animation(kind, MAX_FRAMES + 1), kind.lower()) == Problem.TOO_MANY_FRAMES


def test_picture_is_at_its_beginning_afterwards():
    file = BytesIO(SAMPLES["png"])
    picture_problem(file, "png", max_size=10_000, max_pixels=10_000)
    assert file.tell() == 0
    assert not file.closed


@pytest.mark.parametrize("kind", sorted(set(FORMATS.values())))
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_broken_picture_is_answered_and_never_raises(kind, data):
    content = bytearray(picture(kind) if kind == "JPEG" else animation(kind, 3))
    places = st.integers(min_value=0, max_value=len(content) - 1)
    for place, byte in data.draw(st.dictionaries(places, st.integers(0, 255), max_size=8)).items():
        content[place] = byte
    content = bytes(content[: data.draw(st.integers(1, len(content)))])
    assert problem(content, kind.lower()) in {None, *Problem}
