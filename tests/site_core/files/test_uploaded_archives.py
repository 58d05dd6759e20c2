"""A zip is taken when it can be unpacked without harm."""

import stat
import struct
import tempfile
import time
import zipfile
import zlib
from io import BytesIO

import pytest

from site_core.uploads import archives
from site_core.uploads.documents import document_problem
from site_core.uploads.problem import Problem
from tests.support.small_files import archive


def problem(content, extension="zip"):
    return document_problem(BytesIO(content), extension, 50_000_000)


def patched(content, signature, offset, new):
    """The zip with some bytes of a header written over."""
    place = content.index(signature) + offset
    return content[:place] + new + content[place + len(new) :]


@pytest.mark.parametrize(
    "name", ["通知.docx", "图片/会场.jpg", "a.b/c.txt", "v1..2.pdf", "目录/", "README", "表.xlsx"]
)
def test_archive_of_documents_and_pictures_is_taken(name):
    assert problem(archive({name: "" if name.endswith("/") else "内容"})) is None


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "a/../../b.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt", "\\\\server\\a.txt"],
)
def test_archive_that_writes_elsewhere_is_refused(name):
    assert problem(archive({name: "x"})) == Problem.ENTRY_NAME


def test_archive_with_a_symbolic_link_is_refused():
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert problem(archive({link: "/etc/passwd"})) == Problem.ENTRY_NAME


@pytest.mark.parametrize(
    "name",
    [
        "setup.exe",
        "通知.pdf.exe",
        "a/b/RUN.BAT",
        "x.js",
        "x.vbs",
        "x.lnk",
        "x.scr",
        "x.html",
        "x.svg",
        "x.docm",
        "inner.zip",
        "x.exe.",
        "x.exe ",
    ],
)
def test_archive_with_something_to_run_is_refused(name):
    assert problem(archive({"通知.txt": "x", name: "x"})) == Problem.PROGRAM


def test_archive_with_two_entries_of_one_name_is_refused():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "one")
        file.writestr("A.txt", "two")
    assert problem(buffer.getvalue()) == Problem.DAMAGED


def packed(*names, encoding="gb18030"):
    """As Windows packs in China, and others: names in an encoding that nobody names."""
    stand_ins = {
        f"{number:0{len(name.encode(encoding))}}": name for number, name in enumerate(names)
    }
    content = archive(dict.fromkeys(stand_ins, "内容"))
    for stand_in, name in stand_ins.items():
        content = content.replace(stand_in.encode(), name.encode(encoding))
    return content


@pytest.mark.parametrize(
    "names",
    [
        ("李义.txt", "李忆.txt"),
        ("工作.txt", "攻作.txt"),
        ("五.txt", "武.txt"),
        ("丄.txt", "乤.txt"),  # whose bytes differ by what is a letter's case in ASCII
        ("乗/..txt", "誠/会场.jpg"),  # whose bytes hold what is a stroke in ASCII
    ],
)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_archive_with_chinese_names_in_any_encoding_is_taken(names, encoding):
    content = packed(*names, encoding=encoding)
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert len({name.lower() for name in file.namelist()}) <= 2
    assert problem(content) is None


@pytest.mark.parametrize("names", [("通知.txt", "通知.txt"), ("通知.TXT", "通知.txt")])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_archive_with_one_chinese_name_twice_is_refused(names, encoding):
    assert problem(packed(*names, encoding=encoding)) == Problem.DAMAGED


def test_archive_with_names_that_nobody_can_read_is_taken():
    assert problem(archive({"11": "x", "22": "y"}).replace(b"11", b"\xff\x80")) is None


def test_archive_with_a_program_under_a_chinese_name_is_refused():
    assert problem(packed("通知.pdf.exe", "附件.txt")) == Problem.PROGRAM


def test_program_with_an_archive_at_its_end_is_refused():
    assert problem(b"MZ" + archive({"a.txt": "x"})) == Problem.CONTENT


def test_archive_with_a_password_is_refused():
    content = archive({"a.txt": "x"})
    locked = patched(content, archives.CENTRAL_ENTRY, 8, b"\x01")
    assert problem(locked) == Problem.ENCRYPTED


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_archive_packed_in_a_rare_way_is_refused(method):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        file.writestr("a.txt", "x")
    assert problem(buffer.getvalue()) == Problem.DAMAGED


# --- Too much inside ----------------------------------------------------------------------------


def test_archive_that_unpacks_to_hundreds_of_times_its_size_is_refused():
    assert problem(archive({"a.txt": b"\0" * 20_000_000})) == Problem.UNPACKS_TOO_LARGE


def test_small_archive_may_be_packed_tightly():
    assert problem(archive({"a.txt": b"\0" * 1_000_000})) is None


def test_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 1000)
    assert problem(archive({"a.txt": "字" * 200, "b.txt": "字" * 100})) is None
    assert problem(archive({"a.txt": "字" * 200, "b.txt": "字" * 200})) == Problem.UNPACKS_TOO_LARGE


@pytest.mark.parametrize("said", [1, 9_999, 2**32 - 2])
def test_archive_that_lies_about_its_size_is_refused(said):
    content = patched(
        archive({"a.txt": b"\0" * 10_000}), archives.CENTRAL_ENTRY, 24, struct.pack("<I", said)
    )
    assert problem(content) in {Problem.DAMAGED, Problem.UNPACKS_TOO_LARGE}


def test_bomb_that_lies_about_its_size_is_not_unpacked(monkeypatch):
    """Its header says one byte, and the check sum is that of the one byte."""
    monkeypatch.setattr(archives, "MAX_UNPACKED", 5_000_000)
    monkeypatch.setattr(archives, "CHUNK", 100_000)
    content = archive({"a.txt": b"\0" * 10_000_000})
    checksum = struct.pack("<I", zlib.crc32(b"\0"))
    content = patched(content, archives.CENTRAL_ENTRY, 24, struct.pack("<I", 1))
    content = patched(content, archives.CENTRAL_ENTRY, 16, checksum)
    assert problem(content) == Problem.UNPACKS_TOO_LARGE


def test_header_that_says_less_than_there_is_is_refused():
    content = archive({"a.txt": b"\0" * 10_000})
    content = patched(content, archives.CENTRAL_ENTRY, 24, struct.pack("<I", 1))
    content = patched(content, archives.CENTRAL_ENTRY, 16, struct.pack("<I", zlib.crc32(b"\0")))
    assert problem(content) == Problem.DAMAGED


def test_huge_list_of_entries_is_refused_before_it_is_read():
    entry = archives.CENTRAL_ENTRY + b"\0" * 42
    began = time.process_time()
    assert problem(archive({"a.txt": "x"}) + entry * 1_000_000) == Problem.UNPACKS_TOO_LARGE
    assert time.process_time() - began < 5


def test_archive_of_many_files_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "MAX_ENTRIES", 3)
    assert problem(archive({f"{number}.txt": "x" for number in range(3)})) is None
    many = archive({f"{number}.txt": "x" for number in range(4)})
    assert problem(many) == Problem.UNPACKS_TOO_LARGE


# --- Broken -------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [4, 30, -1, -22, -40])
def test_archive_that_breaks_off_is_refused(length):
    assert problem(archive({"a.txt": "x", "b.txt": "y"})[:length]) == Problem.DAMAGED


@pytest.mark.parametrize("place", ["list", 10**8, -1])
@pytest.mark.parametrize("on_disk", [True, False])
def test_archive_that_points_nowhere_is_refused(place, on_disk):
    """A file on disk and one in memory answer differently to a place before their beginning."""
    content = archive({"a.txt": "x"})
    if place == "list":  # where the list of entries begins, says the end record
        content = patched(content, b"PK\x05\x06", 16, struct.pack("<I", 2**31))
    else:  # where an entry begins, says the list
        content = patched(content, archives.CENTRAL_ENTRY, 42, struct.pack("<i", place))
    with tempfile.TemporaryFile() if on_disk else BytesIO() as file:
        file.write(content)
        assert document_problem(file, "zip", 10_000) == Problem.DAMAGED


def test_end_record_without_anything_before_it_is_refused():
    with tempfile.TemporaryFile() as file:
        file.write(b"PK\x03\x04PK\x06\x07" + b"\0" * 16 + b"PK\x05\x06" + b"\0" * 18)
        assert document_problem(file, "zip", 10_000) == Problem.DAMAGED


def test_error_of_the_disk_is_no_verdict(monkeypatch):
    content = archive({"a.txt": "x"})

    def fail(*_arguments):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(archives.zipfile, "ZipFile", fail)
    with pytest.raises(OSError, match="Input/output"):
        problem(content)
