"""Files to download: what is inside has to be what the name says."""

import codecs
import re
from collections.abc import Callable
from functools import partial
from typing import BinaryIO

from site_core.uploads.archives import check_plain_archive
from site_core.uploads.compound import MAIN_STREAMS, check_compound_file
from site_core.uploads.office import (
    MAIN_PARTS,
    OPEN_DOCUMENT_TYPES,
    check_ofd,
    check_ooxml,
    check_open_document,
)
from site_core.uploads.problem import Problem, Refused
from site_core.uploads.reading import beginning, check_size, chunks, end

TEXT_ENCODINGS = ("utf-8", "gb18030")

PDF_EDGE = 1024  # bytes at either end in which readers look for the marks
# What scanners, mail and disks fill a file up with; readers pass over any amount of it.
PDF_PADDING = b"\0\t\n\f\r \x1a\xff"
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")  # any letter of a name may be written as a number
# A name ends at one of these; so `/LaunchPad` is another name.
ACTIONS = re.compile(rb"/(?:JavaScript|Launch)[\x00\s()<>\[\]{}/%]")
LONGEST_ACTION = len("/JavaScript ") * len("#4A")


def document_problem(file: BinaryIO, extension: str, max_size: int) -> Problem | None:
    """Why this file is not taken under this extension, or None. Leaves the file at its beginning.

    `max_size` is in bytes. Not seen: what a PDF keeps in compressed streams, what a video does to a
    player, and anything that a virus scanner is for.
    """
    try:
        check_size(file, max_size)
        if extension not in CHECKS:
            raise Refused(Problem.EXTENSION)
        CHECKS[extension](file)
    except Refused as refusal:
        return refusal.problem
    finally:
        file.seek(0)
    return None


def check_pdf(file: BinaryIO) -> None:
    """A whole PDF that runs nothing, as far as that is written in clear."""
    if b"%PDF-" not in beginning(file, PDF_EDGE):
        raise Refused(Problem.CONTENT)
    if b"%%EOF" not in end(file, PDF_EDGE, PDF_PADDING):
        raise Refused(Problem.DAMAGED)
    for chunk in chunks(file, overlap=LONGEST_ACTION):
        if ACTIONS.search(ESCAPED.sub(_unescaped, chunk)):
            raise Refused(Problem.ACTIONS)


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes.fromhex(match[1].decode())


def check_text(file: BinaryIO) -> None:
    """Text that programs here read: UTF-8 or GB18030 (which holds GBK and GB 2312), no NUL."""
    if any(b"\0" in chunk for chunk in chunks(file)):
        raise Refused(Problem.NOT_TEXT)
    if not any(_is_text(file, encoding) for encoding in TEXT_ENCODINGS):
        raise Refused(Problem.NOT_TEXT)


def _is_text(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for chunk in chunks(file):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def check_mp4(file: BinaryIO) -> None:
    if beginning(file, 8)[4:] != b"ftyp":
        raise Refused(Problem.CONTENT)


def check_webm(file: BinaryIO) -> None:
    head = beginning(file, 64)
    if not head.startswith(b"\x1a\x45\xdf\xa3") or b"webm" not in head:
        raise Refused(Problem.CONTENT)


# Every kind of file that can be looked into. Which of them a site takes is WAGTAILDOCS_EXTENSIONS.
CHECKS: dict[str, Callable[[BinaryIO], None]] = {
    "pdf": check_pdf,
    "ofd": check_ofd,
    "txt": check_text,
    "csv": check_text,
    "zip": check_plain_archive,
    "mp4": check_mp4,
    "webm": check_webm,
    **{extension: partial(check_ooxml, extension=extension) for extension in MAIN_PARTS},
    **{
        extension: partial(check_open_document, extension=extension)
        for extension in OPEN_DOCUMENT_TYPES
    },
    **{extension: partial(check_compound_file, extension=extension) for extension in MAIN_STREAMS},
}
