"""Zip files: opened with a limit on everything, because every number inside them may be a lie."""

import errno
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

from site_core.uploads.problem import Problem, Refused
from site_core.uploads.reading import CHUNK, beginning, chunks

MAX_ENTRIES = 5_000
MAX_UNPACKED = 300 * 1024 * 1024  # bytes
MAX_RATIO = 100  # unpacked to packed; text packs 3 to 30 times
RATIO_COUNTS_FROM = 10 * 1024 * 1024  # bytes unpacked; less harms nobody

FIRST_ENTRY = b"PK\x03\x04"
CENTRAL_ENTRY = b"PK\x01\x02"
ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000  # the entry, strongly, the list of entries
UTF8_FLAG = 0x800
ZIPFILE_ENCODING = "cp437"  # what `zipfile` takes a name for that is not marked
NAME_ENCODINGS = ("utf-8", "gb18030")  # what it is instead: from a Mac, from a Chinese Windows
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

# What `zipfile` raises when a file is no zip or is not what it says of itself.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a version or method it does not know
    RuntimeError,  # an encrypted entry that does not say so
    ValueError,  # a place before the beginning; UnicodeDecodeError is one too
    OverflowError,  # a place that no file has
)

# Runs with a double click, opens in a browser as a page of ours, or is a wrapping that hides either.
PROGRAMS = frozenset(
    """
    exe com scr pif cpl msi msp msix appx dll sys drv bat cmd ps1 psm1 psd1 vb vbs vbe js jse
    mjs ws wsf wsc wsh hta lnk url scf inf reg jar class apk ipa deb rpm sh bash csh run bin
    elf so app dmg pkg command scpt py pyc pyw pl rb php phtml phar jsp asp aspx cgi htm html
    xhtml shtml mht mhtml svg svgz xml xsl xslt swf chm hlp gadget application docm dotm xlsm
    xltm xlam xlsb pptm potm ppsm ppam iqy slk settingcontent-ms library-ms zip rar 7z gz tgz
    bz2 xz tar cab ace arj iso img vhd vhdx
    """.split()  # noqa: SIM905 - one to a line would be a page long
)


@contextmanager
def opened_archive(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The zip file, when it can be unpacked safely; else raises `Refused`."""
    if beginning(file, len(FIRST_ENTRY)) != FIRST_ENTRY:
        raise Refused(Problem.CONTENT)  # a program with a zip at its end is one to other readers
    _check_number_of_entries(file)
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist():
                _check_entry(entry)
            _check_names(archive)
            _check_unpacked_size(archive)
            yield archive
    except DAMAGE as error:
        raise Refused(Problem.DAMAGED) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise  # the disk, not the file
        raise Refused(Problem.DAMAGED) from error  # a place before the beginning


def check_plain_archive(file: BinaryIO) -> None:
    """A .zip of documents and pictures. Refuses programs, web pages and archives inside."""
    with opened_archive(file) as archive:
        for name in archive.namelist():
            if PurePosixPath(name.rstrip(". /")).suffix.lower().lstrip(".") in PROGRAMS:
                raise Refused(Problem.PROGRAM)


def _check_number_of_entries(file: BinaryIO) -> None:
    # Counted before `zipfile` makes an object of each, which would take gigabytes.
    count = sum(
        chunk.count(CENTRAL_ENTRY) for chunk in chunks(file, overlap=len(CENTRAL_ENTRY) - 1)
    )
    if count > MAX_ENTRIES:
        raise Refused(Problem.UNPACKS_TOO_LARGE)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & ENCRYPTED_FLAGS:
        raise Refused(Problem.ENCRYPTED)
    if not _stays_in_its_folder(entry.orig_filename) or stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused(Problem.ENTRY_NAME)
    if entry.compress_type not in METHODS:
        raise Refused(Problem.DAMAGED)


def _stays_in_its_folder(name: str) -> bool:
    path = name.replace("\\", "/")
    return not (path.startswith("/") or path[1:2] == ":" or ".." in path.split("/") or "\0" in path)


def _check_names(archive: zipfile.ZipFile) -> None:
    # Of two entries with one name we would look into one, and the reader's program into the other.
    names = [_read_name(entry).lower() for entry in archive.infolist()]
    if len(names) != len(set(names)):
        raise Refused(Problem.DAMAGED)


def _read_name(entry: zipfile.ZipInfo) -> str:
    """The name as it was written: one without the mark of UTF-8 may be in any encoding.

    `zipfile` reads it as CP437, in which other characters than the real ones differ by their case.
    """
    if entry.flag_bits & UTF8_FLAG:
        return entry.filename
    written = entry.orig_filename.encode(ZIPFILE_ENCODING)
    for encoding in NAME_ENCODINGS:
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _check_unpacked_size(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    packed = sum(entry.compress_size for entry in entries)
    _check_total(sum(entry.file_size for entry in entries), packed)
    total = 0
    for entry in entries:
        total += _real_size(archive, entry)
        _check_total(total, packed)


def _check_total(unpacked: int, packed: int) -> None:
    too_dense = unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * packed
    if unpacked > MAX_UNPACKED or too_dense:
        raise Refused(Problem.UNPACKS_TOO_LARGE)


def _real_size(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """How much the entry unpacks to, which its header may understate."""
    said = entry.file_size
    # Else `zipfile` stops reading at what the header says.
    entry.file_size = MAX_UNPACKED + 2 * CHUNK
    size = 0
    try:
        with archive.open(entry) as unpacked:
            while size <= MAX_UNPACKED and (chunk := unpacked.read(CHUNK)):
                size += len(chunk)
    finally:
        entry.file_size = said
    if size > MAX_UNPACKED:
        raise Refused(Problem.UNPACKS_TOO_LARGE)
    if size != said:
        raise Refused(Problem.DAMAGED)
    return size
