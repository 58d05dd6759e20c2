"""Reading a file piece by piece."""

import os
from collections.abc import Iterator
from typing import BinaryIO

from site_core.uploads.problem import Problem, Refused

CHUNK = 1024 * 1024


def check_size(file: BinaryIO, limit: int) -> None:
    """Refuse a file of 0 bytes, or of more than `limit` bytes."""
    file.seek(0, os.SEEK_END)
    size = file.tell()
    file.seek(0)
    if size == 0:
        raise Refused(Problem.EMPTY)
    if size > limit:
        raise Refused(Problem.TOO_LARGE)


def beginning(file: BinaryIO, length: int) -> bytes:
    """The first `length` bytes."""
    file.seek(0)
    return file.read(length)


def end(file: BinaryIO, length: int, padding: bytes = b"") -> bytes:
    """The last `length` bytes that come before any `padding`."""
    place = file.seek(0, os.SEEK_END)
    while place:
        start = max(0, place - CHUNK)
        file.seek(start)
        left = file.read(place - start).rstrip(padding)
        if left or not padding:
            place = start + len(left)
            break
        place = start
    file.seek(max(0, place - length))
    return file.read(min(place, length))


def chunks(file: BinaryIO, overlap: int = 0) -> Iterator[bytes]:
    """The whole file in pieces; each begins with the last `overlap` bytes of the one before."""
    file.seek(0)
    kept = b""
    while chunk := file.read(CHUNK):
        yield kept + chunk
        kept = (kept + chunk)[-overlap:] if overlap else b""
