"""The office files of before 2007 (doc, xls, ppt): OLE2, a file system within a file."""

from collections.abc import Iterator
from typing import BinaryIO

from site_core.uploads.problem import Problem, Refused
from site_core.uploads.reading import beginning, chunks

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN_STREAMS = {
    "doc": {"WordDocument"},
    "xls": {"Workbook", "Book"},
    "ppt": {"PowerPoint Document"},
}
ENCRYPTED_PACKAGE = "EncryptedPackage"
MACRO_NAMES = {"Macros", "_VBA_PROJECT_CUR", "VBA"}

# A directory entry: the name in 64 bytes of UTF-16, its length in bytes with the closing zero in 2,
# the kind in 1, and more. All lie at multiples of their size, whichever sectors they are in.
ENTRY_SIZE = 128
NAME_SIZE = 64
KINDS = {1, 2, 5}  # storage, stream, root


def check_compound_file(file: BinaryIO, extension: str) -> None:
    """The right kind of document, without macros.

    Macros of a PowerPoint file are packed into its one stream and are not seen.
    """
    if beginning(file, len(SIGNATURE)) != SIGNATURE:
        raise Refused(Problem.CONTENT)
    names = set(_names(file, MAIN_STREAMS[extension] | MACRO_NAMES))
    if names & MACRO_NAMES:
        raise Refused(Problem.MACROS)
    if not names & MAIN_STREAMS[extension]:
        raise Refused(Problem.CONTENT)


def is_encrypted_office_file(file: BinaryIO) -> bool:
    """Whether this is a docx, xlsx or pptx with a password: Office wraps those into the old format."""
    if beginning(file, len(SIGNATURE)) != SIGNATURE:
        return False
    return bool(set(_names(file, {ENCRYPTED_PACKAGE})))


def _names(file: BinaryIO, wanted: set[str]) -> Iterator[str]:
    """Those of the wanted names that are in the directory."""
    encoded = {name.encode("utf-16-le") + b"\0\0": name for name in wanted}
    for chunk in chunks(file):
        for start in range(0, len(chunk), ENTRY_SIZE):
            entry = chunk[start : start + NAME_SIZE + 3]
            if len(entry) == NAME_SIZE + 3 and entry[-1] in KINDS:
                length = int.from_bytes(entry[NAME_SIZE : NAME_SIZE + 2], "little")
                if name := encoded.get(entry[:length]):
                    yield name
