"""A document is handed out under the name it came with, as far as every system takes it."""

import re
from urllib.parse import unquote

import pytest

from django.urls import reverse

from site_core.models import SiteDocument, SiteImage
from tests.factories import picture_file
from tests.site_core.files.test_kept_names import KEPT
from tests.support.small_files import pdf, pdf_file


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
