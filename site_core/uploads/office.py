"""Office files that are zips: OOXML (docx, xlsx, pptx), OpenDocument and OFD."""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from site_core.uploads.archives import opened_archive
from site_core.uploads.compound import is_encrypted_office_file
from site_core.uploads.problem import Problem, Refused

CONTENT_TYPES = "[Content_Types].xml"
# Bytes of XML that are parsed for one file: content types and relationships, no texts.
MAX_XML = 4 * 1024 * 1024

OOXML = "application/vnd.openxmlformats-officedocument"
MAIN_PARTS = {
    "docx": f"{OOXML}.wordprocessingml.document.main+xml",
    "xlsx": f"{OOXML}.spreadsheetml.sheet.main+xml",
    "pptx": f"{OOXML}.presentationml.presentation.main+xml",
}
# A drive's letter and one stroke; two would name another machine.
ON_A_DISK = re.compile(r"(?:file:///)?[A-Za-z]:[/\\](?![/\\])[^:]*")

OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
OPEN_DOCUMENT_TYPES = {
    "odt": f"{OPEN_DOCUMENT}.text",
    "ods": f"{OPEN_DOCUMENT}.spreadsheet",
    "odp": f"{OPEN_DOCUMENT}.presentation",
}
OPEN_DOCUMENT_MACROS = ("basic/", "scripts/")

# What a parser raises when something is no XML, or XML that we do not take (entities, a DTD).
BAD_XML = (
    ParseError,
    DefusedXmlException,
    LookupError,  # an encoding nobody knows
    ValueError,  # an encoding that the parser cannot read
)


def check_ooxml(file: BinaryIO, extension: str) -> None:
    """The right kind of document, without macros, and nothing fetched when it is opened."""
    if is_encrypted_office_file(file):
        raise Refused(Problem.ENCRYPTED)
    with opened_archive(file) as archive:
        if CONTENT_TYPES not in archive.namelist():
            raise Refused(Problem.CONTENT)
        xml = _XmlReader(archive)
        types = list(_content_types(xml.root(CONTENT_TYPES)))
        if any("macro" in kind or "vba" in kind for _part, kind in types):
            raise Refused(Problem.MACROS)
        if any(name.lower().endswith("vbaproject.bin") for name in archive.namelist()):
            raise Refused(Problem.MACROS)
        main = MAIN_PARTS[extension]
        if not any(kind == main and part in archive.namelist() for part, kind in types):
            raise Refused(Problem.CONTENT)
        for name in archive.namelist():
            if name.lower().endswith(".rels"):
                _check_relationships(xml.root(name))


def check_open_document(file: BinaryIO, extension: str) -> None:
    """The right kind of document, without macros."""
    with opened_archive(file) as archive:
        if "mimetype" not in archive.namelist():
            raise Refused(Problem.CONTENT)
        with archive.open("mimetype") as entry:
            if entry.read(100).decode("ascii") != OPEN_DOCUMENT_TYPES[extension]:
                raise Refused(Problem.CONTENT)
        if any(name.lower().startswith(OPEN_DOCUMENT_MACROS) for name in archive.namelist()):
            raise Refused(Problem.MACROS)


def check_ofd(file: BinaryIO) -> None:
    """The fixed-layout format of GB/T 33190."""
    with opened_archive(file) as archive:
        if "OFD.xml" not in archive.namelist():
            raise Refused(Problem.CONTENT)
        if _local_name(_XmlReader(archive).root("OFD.xml")) != "OFD":
            raise Refused(Problem.CONTENT)


class _XmlReader:
    """Parses entries of one archive, until they come to `MAX_XML`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.left = MAX_XML

    def root(self, name: str) -> Element:
        self.left -= self.archive.getinfo(name).file_size
        if self.left < 0:
            raise Refused(Problem.UNPACKS_TOO_LARGE)
        try:
            root: Element = fromstring(self.archive.read(name), forbid_dtd=True)
        except BAD_XML as error:
            raise Refused(Problem.DAMAGED) from error
        return root


def _local_name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _content_types(root: Element) -> Iterator[tuple[str, str]]:
    """Part and type of every line; the part is empty where the line speaks of an extension."""
    for element in root:
        yield element.get("PartName", "").lstrip("/"), element.get("ContentType", "").lower()


def _check_relationships(root: Element) -> None:
    """Nothing may point outside of the file but links to click, and a template on a disk.

    Word notes the place of the template a text was begun with, and looks for it on the disk of
    whoever opens it, where it is not. One on another machine would be fetched.
    """
    for element in root.iter():
        if element.get("TargetMode", "").lower() != "external":
            continue
        kind = element.get("Type", "").rpartition("/")[2].lower()
        if kind == "attachedtemplate":
            if not ON_A_DISK.fullmatch(element.get("Target", "")):
                raise Refused(Problem.TEMPLATE)
        elif kind != "hyperlink":
            raise Refused(Problem.EXTERNAL)
