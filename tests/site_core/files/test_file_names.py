"""A document is handed out under the name it came with, as far as every system takes it."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from django.urls import reverse

from site_core.models import SiteDocument, SiteImage
from site_core.uploads.names import LONGEST_NAME_IN_BYTES, kept_name
from tests.factories import picture_file
from tests.small_files import pdf, pdf_file

KEPT = [
    "《办法》（试行）.pdf",
    "关于“双一流”建设的通知（2026年）.pdf",
    "一、二、三：附件1.pdf",
    "〔2026〕15号 文件【正式】.pdf",
    "通知—终稿…（改）.pdf",
    "minutes (final).pdf",
    "50%&more;'s #1 +2=3.pdf",
    "v1.2.3.pdf",
    "𠮷野家.pdf",
    "Übersicht.pdf",
]
CHANGED = {
    'a/b\\c:d*e?f"g<h>i|.pdf': "a_b_c_d_e_f_g_h_i_.pdf",
    "\u202efdp.exe.pdf": "fdp.exe.pdf",
    "一\u200b二\x00\x08\x7f三\ufeff.pdf": "一二三.pdf",
    "半\ud83d个.pdf": "半个.pdf",
    "附件\u3000一\n二.pdf": "附件 一 二.pdf",
    "..hidden.pdf": "hidden.pdf",
    " . .pdf": "pdf",
    ".pdf": "pdf",
    "": "file",
    "..": "file",
    "Ü.pdf": "Ü.pdf",
}


@pytest.mark.parametrize("name", KEPT)
def test_name_is_kept(name):
    assert kept_name(name) == name


@pytest.mark.parametrize("name", CHANGED)
def test_what_no_file_can_be_called_is_left_out(name):
    assert kept_name(name) == CHANGED[name]


@settings(max_examples=50)
@given(st.text(max_size=120))
def test_any_name_becomes_one_that_a_disk_takes(name):
    kept = kept_name(name)
    assert kept == kept_name(kept)
    assert kept not in {"", ".", ".."}
    assert 0 < len(kept.encode()) <= LONGEST_NAME_IN_BYTES
    assert not re.search(r'[\\/:*?"<>|\x00-\x1f\u202a-\u202e\u2066-\u2069]', kept)


def test_extension_of_a_long_name_stays():
    assert kept_name("长" * 200 + ".docx").endswith("长.docx")


# --- Stored and handed out ----------------------------------------------------------------------


@pytest.fixture
def download(client, superuser):
    """A function that stores a file under a name and gives the headers under which it is sent."""
    client.force_login(superuser)

    def download(name):
        document = SiteDocument.objects.create(title="附件", file=pdf_file(name))
        response = client.get(document.url)
        assert b"".join(response.streaming_content) == pdf()
        return response.headers

    return download


@pytest.mark.parametrize("name", [*KEPT, "长" * 60 + ".pdf"])
def test_document_is_downloaded_under_its_name(download, name):
    disposition = download(name)["Content-Disposition"]
    match = re.fullmatch(
        r"""attachment; filename="([\w. -]+)"; filename\*=UTF-8''([\w.%~-]+)""",
        disposition,
        re.ASCII,
    )
    assert unquote(match[2]) == name
    assert match[1].endswith(".pdf")


def test_two_documents_of_one_name_both_keep_it(download):
    assert download(KEPT[0])["Content-Disposition"] == download(KEPT[0])["Content-Disposition"]


def test_no_encoding_is_claimed(download):
    assert "Content-Encoding" not in download("a.pdf")


def test_longest_name_is_stored(db):
    document = SiteDocument.objects.create(title="附件", file=pdf_file("长" * 250 + ".pdf"))
    document.refresh_from_db()
    assert document.file.name.endswith("长.pdf")
    assert len(document.file.name) <= 100
    assert document.file.storage.exists(document.file.name)


@pytest.mark.parametrize("name", ["½.png", "．．／x.png", "照片（一）.png", "“.PNG"])
def test_picture_is_stored_in_its_folder_under_any_name(db, name):
    image = SiteImage.objects.create(title="图", file=picture_file(name))
    assert re.fullmatch(r"original_images/[\w-]*[0-9a-f]{16}\.png", image.file.name, re.ASCII)


def test_admin_says_the_name_that_readers_get(client, superuser):
    document = SiteDocument.objects.create(title="附件", file=pdf_file(KEPT[0]))
    client.force_login(superuser)
    html = client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()
    assert KEPT[0] in html
