"""A document is taken when its content is what its extension says, and runs nothing."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_core.uploads.documents import CHECKS, document_problem
from site_core.uploads.problem import Problem
from site_core.uploads.reading import CHUNK
from tests.support.small_files import animation, archive, compound_file, office, open_document, pdf

DEMO_FILES = Path(__file__).resolve().parents[3] / "demo/files"
MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2"
WEBM = (DEMO_FILES / "proofreading-video.webm").read_bytes()
TEXT = "关于举办2026年公文写作培训班的通知\n"

SAMPLES = {
    "pdf": pdf(),
    "ofd": archive({"OFD.xml": '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'}),
    "docx": office("docx"),
    "xlsx": office("xlsx"),
    "pptx": office("pptx"),
    "txt": TEXT.encode(),
    "csv": "姓名,单位\n某某,云溪文理学院\n".encode("gb18030"),
    "zip": archive({"通知.txt": TEXT}),
    "mp4": MP4,
    "webm": WEBM,
    "doc": compound_file("WordDocument"),
    "xls": compound_file("Workbook"),
    "ppt": compound_file("PowerPoint Document"),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "odp": open_document("presentation"),
}


def problem(content, extension, max_size=10_000_000):
    return document_problem(BytesIO(content), extension, max_size)


def test_there_is_a_sample_of_every_kind():
    assert set(SAMPLES) == set(CHECKS)


@pytest.mark.parametrize("extension", SAMPLES)
def test_file_is_taken_under_its_own_extension(extension):
    assert problem(SAMPLES[extension], extension) is None


@pytest.mark.parametrize("extension", sorted(set(SAMPLES) - {"zip"}))
def test_file_is_refused_under_every_other_extension(extension):
    alike = {"txt", "csv"} if extension in {"txt", "csv"} else {extension}
    taken = {other for other, content in SAMPLES.items() if not problem(content, extension)}
    assert taken == alike


def test_only_zips_are_taken_as_zips():
    taken = {other for other, content in SAMPLES.items() if not problem(content, "zip")}
    assert taken <= {"zip", "ofd", "docx", "xlsx", "pptx", "odt", "ods", "odp"}


@pytest.mark.parametrize("name", sorted(path.name for path in DEMO_FILES.iterdir()))
def test_files_of_the_demo_are_taken(name):
    assert problem((DEMO_FILES / name).read_bytes(), name.rpartition(".")[2]) is None


@pytest.mark.parametrize("extension", SAMPLES)
def test_empty_file_is_refused(extension):
    assert problem(b"", extension) == Problem.EMPTY


def test_file_over_the_limit_is_refused():
    assert problem(pdf(), "pdf", max_size=len(pdf())) is None
    assert problem(pdf(), "pdf", max_size=len(pdf()) - 1) == Problem.TOO_LARGE


@pytest.mark.parametrize("extension", ["exe", "html", "svg", ""])
def test_extension_that_nobody_can_check_is_refused(extension):
    assert problem(b"<p>", extension) == Problem.EXTENSION


@pytest.mark.parametrize("content", [pdf(), b"x", animation("PNG", 1)])
def test_file_is_at_its_beginning_afterwards(content):
    file = BytesIO(content)
    document_problem(file, "pdf", 10_000_000)
    assert file.tell() == 0


# --- PDF ----------------------------------------------------------------------------------------


def test_pdf_may_begin_and_end_with_a_little_rubbish():
    assert problem(b"\n" * 1000 + pdf() + b"\n" * 1000, "pdf") is None


@pytest.mark.parametrize("padding", [b"\0", b"\r\n", b" \t", b"\xff", b"\x1a\0"])
@pytest.mark.parametrize("length", [1_025, 2_048, CHUNK + 7, 2 * CHUNK])
def test_pdf_may_be_filled_up_to_any_length(padding, length):
    assert problem(pdf() + (padding * length)[:length], "pdf") is None


@pytest.mark.parametrize("rubbish", [b"x" * 1_100, b"\0" * 2_000 + b"x" * 1_100 + b"\0" * 2_000])
def test_pdf_with_much_rubbish_at_its_end_is_refused(rubbish):
    assert problem(pdf() + rubbish, "pdf") == Problem.DAMAGED


def test_file_of_nothing_but_padding_is_no_pdf():
    assert problem(b"%PDF-1.4" + b"\0" * 5_000, "pdf") == Problem.DAMAGED


def test_file_that_only_ends_as_a_pdf_is_refused():
    assert problem(b"MZ" + pdf().replace(b"%PDF-", b"%XYZ-"), "pdf") == Problem.CONTENT


def test_pdf_that_breaks_off_is_refused():
    assert problem(pdf()[:-20], "pdf") == Problem.DAMAGED


@pytest.mark.parametrize(
    "action",
    [
        b"/S /JavaScript /JS (app.alert(1))",
        b"/S/JavaScript/JS(1)",
        b"/S /Launch /F (calc.exe)",
        b"/S /J#61vaScript /JS (1)",
        b"/S /#4c#61#75#6e#63#68\n",
    ],
)
@pytest.mark.parametrize("cut", [500, 9, 6, 4])
def test_pdf_that_runs_something_is_refused(action, cut):
    """Also where one piece that is read ends so many bytes into the action."""
    head, tail = pdf().split(b"trailer")
    content = head.ljust(CHUNK - cut) + action + b" >>" + b"trailer" + tail
    assert problem(content, "pdf") == Problem.ACTIONS


@pytest.mark.parametrize("word", [b"/LaunchPad ", b"JavaScript ", b"(Launch)", b"/OpenAction "])
def test_pdf_that_only_speaks_of_it_is_taken(word):
    assert problem(pdf().replace(b"trailer", word + b"trailer"), "pdf") is None


# --- Texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("extension", ["txt", "csv"])
def test_text_is_taken_in_the_encodings_of_chinese_programs(encoding, extension):
    assert problem((TEXT * 50_000).encode(encoding), extension) is None


@pytest.mark.parametrize(
    "content", [b"MZ\x90\0", TEXT.encode("utf-16"), b"\xff" * 9, b"a" * CHUNK + b"\0", b"\xe5\xff"]
)
def test_what_is_no_text_is_refused(content):
    assert problem(content, "txt") == Problem.NOT_TEXT


# --- The office files of before 2007 -------------------------------------------------------------


@pytest.mark.parametrize("name", ["Macros", "_VBA_PROJECT_CUR", "VBA"])
def test_old_office_file_with_macros_is_refused(name):
    assert problem(compound_file("WordDocument", name), "doc") == Problem.MACROS


def test_old_office_file_may_speak_of_macros():
    content = compound_file("WordDocument") + "Macros VBA".encode("utf-16-le")
    assert problem(content, "doc") is None


# --- Anything -----------------------------------------------------------------------------------


@pytest.mark.parametrize("extension", SAMPLES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_broken_file_is_answered_and_never_raises(extension, data):
    content = bytearray(SAMPLES[extension][:4000])
    places = st.integers(min_value=0, max_value=len(content) - 1)
    for place, byte in data.draw(st.dictionaries(places, st.integers(0, 255), max_size=8)).items():
        content[place] = byte
    content = bytes(content[: data.draw(st.integers(1, len(content)))])
    assert problem(content, extension) in {None, *Problem}


@pytest.mark.parametrize(
    ("content", "extension", "expected"),
    [
        (b"a\xe6", "txt", Problem.NOT_TEXT),  # ends within a character
        (WEBM.replace(b"webm", b"wabm"), "webm", Problem.CONTENT),
        (b"\0" + WEBM[1:], "webm", Problem.CONTENT),
        (b"\0" + compound_file("WordDocument")[1:], "doc", Problem.CONTENT),
        (b" " * 1024 + pdf(), "pdf", Problem.CONTENT),
        (b" " * 1019 + pdf(), "pdf", None),
    ],
)
def test_every_mark_of_a_kind_counts(content, extension, expected):
    assert problem(content, extension) == expected
