"""A file is read piece by piece, and what is read does not depend on where a piece ends."""

from io import BytesIO

import pytest

from site_core.uploads import reading
from site_core.uploads.reading import beginning, chunks, end


@pytest.fixture(params=[1, 2, 3, 4, 100])
def _pieces(request, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", request.param)


@pytest.mark.parametrize(
    ("content", "length", "padding", "last"),
    [
        (b"abcdef", 3, b"", b"def"),
        (b"abcdef", 6, b"", b"abcdef"),
        (b"abc", 5, b"", b"abc"),
        (b"", 3, b"", b""),
        (b"abc", 0, b"", b""),
        (b"abc\0\0 \0", 2, b"\0 ", b"bc"),
        (b"a\0c" + b"\0" * 9, 2, b"\0", b"\0c"),
        (b"abc\0", 2, b"", b"c\0"),
        (b"\0\0\0", 2, b"\0", b""),
        (b"aXX", 2, b"", b"XX"),
        (b"a", 1, b"\0", b"a"),
    ],
)
@pytest.mark.usefixtures("_pieces")
def test_the_end_is_what_comes_before_any_padding(content, length, padding, last):
    assert end(BytesIO(content), length, padding) == last


def test_without_padding_every_byte_counts():
    assert end(BytesIO(b"aX"), 1) == b"X"


def test_the_beginning_is_read_from_the_beginning():
    file = BytesIO(b"abcdef")
    file.seek(4)
    assert beginning(file, 3) == b"abc"


def test_pieces_overlap_by_what_was_asked(monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 3)
    file = BytesIO(b"abcdefgh")
    file.seek(4)
    assert list(chunks(file)) == [b"abc", b"def", b"gh"]
    assert list(chunks(file, overlap=2)) == [b"abc", b"bcdef", b"efgh"]
    assert list(chunks(file, overlap=5)) == [b"abc", b"abcdef", b"bcdefgh"]
