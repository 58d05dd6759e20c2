"""A server whose disk is full or read-only says so in the form, and keeps no torn file."""

import errno
import tempfile
from pathlib import Path

import pytest

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import reverse

from wagtail.models import UploadedFile

from site_core.models import SiteDocument, SiteImage
from tests.factories import DocumentFactory, ImageFactory, picture_file
from tests.support.small_files import pdf

FILES = {
    "wagtailimages": (SiteImage, "会场.png", picture_file().read()),
    "wagtaildocs": (SiteDocument, "须知.pdf", pdf()),
}
SORRY = "服务器"


def no_space(*_arguments, **_options):
    raise OSError(errno.ENOSPC, "No space left on device")


def stored_files(settings):
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def full_after_a_part(monkeypatch):
    """The disk takes the first part of a file, and then no more."""

    def chunks(file, chunk_size=None):
        yield b"first part"
        no_space()

    for kind in (File, InMemoryUploadedFile):
        monkeypatch.setattr(kind, "chunks", chunks)


@pytest.fixture
def full_tmp(monkeypatch):
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", no_space)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", no_space)


def answers(client, app):
    """What each of the places where a file can be handed in answers."""
    _model, name, content = FILES[app]

    def file():
        return SimpleUploadedFile(name, content)

    kind = "image" if app == "wagtailimages" else "document"
    prefix = f"{kind}-chooser-upload-"
    return [
        client.post(reverse(f"{app}:add"), {"title": "标题", "tags": "征稿", "file": file()}),
        client.post(reverse(f"{app}:add_multiple"), {"title": "标题", "files[]": file()}),
        client.post(
            reverse(f"{app}_chooser:create"), {f"{prefix}title": "标题", f"{prefix}file": file()}
        ),
    ]


@pytest.mark.parametrize("app", FILES)
def test_full_media_is_said_and_keeps_nothing(client, superuser, settings, full_after_a_part, app):
    client.force_login(superuser)
    single, several, chooser = answers(client, app)
    form = single.context["form"]
    assert list(form.errors) == ["file"]
    assert SORRY in form.errors["file"][0]
    assert (form["title"].value(), form["tags"].value()) == ("标题", "征稿")
    assert SORRY in several.json()["error_message"]
    assert SORRY in chooser.json()["htmlFragment"]
    assert not FILES[app][0].objects.exists()
    assert stored_files(settings) == []


@pytest.mark.parametrize("app", FILES)
def test_full_media_keeps_the_file_that_was_to_be_replaced(client, superuser, monkeypatch, app):
    file = ImageFactory() if app == "wagtailimages" else DocumentFactory()
    _model, name, content = FILES[app]
    client.force_login(superuser)
    monkeypatch.setattr(default_storage.__class__, "_save", no_space)
    response = client.post(
        reverse(f"{app}:edit", args=[file.pk]),
        {"title": "改过", "tags": "", "file": SimpleUploadedFile(name, content)},
    )
    assert SORRY in response.context["form"].errors["file"][0]
    kept = type(file).objects.get(pk=file.pk)
    assert (kept.title, kept.file.name) == (file.title, file.file.name)
    assert kept.file.storage.exists(kept.file.name)


@pytest.mark.parametrize("app", FILES)
def test_no_place_for_the_moment_is_said(client, superuser, full_tmp, settings, app):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    client.force_login(superuser)
    single, several, chooser = answers(client, app)
    assert list(single.context["form"].errors) == ["file"]
    assert SORRY in single.context["form"].errors["file"][0]
    assert SORRY in several.json()["error_message"]
    assert SORRY in chooser.json()["htmlFragment"]
    assert not FILES[app][0].objects.exists()


def put_aside(client, app):
    """Hand in a file whose title is too long: it is put aside until that is mended."""
    _model, name, content = FILES[app]
    data = {"title": "长" * 300, "files[]": SimpleUploadedFile(name, content)}
    return client.post(reverse(f"{app}:add_multiple"), data)


@pytest.mark.parametrize("app", FILES)
def test_no_place_to_put_a_file_aside_is_said(client, superuser, settings, full_after_a_part, app):
    client.force_login(superuser)
    response = put_aside(client, app)
    assert response.status_code == 200
    assert response.json()["success"] is False
    assert SORRY in response.json()["error_message"]
    assert not UploadedFile.objects.exists()
    assert stored_files(settings) == []


@pytest.mark.parametrize("app", FILES)
def test_file_put_aside_waits_for_a_place_with_its_title(client, superuser, monkeypatch, app):
    client.force_login(superuser)
    key = put_aside(client, app).json()["uploaded_file_id"]
    model = FILES[app][0]
    kind = "image" if model is SiteImage else "document"
    address = reverse(f"{app}:create_multiple_from_uploaded_{kind}", args=[key])
    data = {f"uploaded-{kind}-{key}-title": "会场全景", f"uploaded-{kind}-{key}-tags": ""}
    with monkeypatch.context() as full:
        full.setattr(default_storage.__class__, "_save", no_space)
        response = client.post(address, data)
    assert response.status_code == 200
    assert response.json()["success"] is False
    assert SORRY in response.json()["form"]
    assert 'value="会场全景"' in response.json()["form"]
    assert not model.objects.exists()
    assert client.post(address, data).json()["success"] is True
    assert model.objects.get().title == "会场全景"
    assert not UploadedFile.objects.exists()


def test_place_that_fills_up_while_a_file_comes_in_is_said(
    client, superuser, monkeypatch, settings
):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", no_space)
    client.force_login(superuser)
    response = client.post(
        reverse("wagtaildocs:add"),
        {"title": "标题", "tags": "", "file": SimpleUploadedFile("须知.pdf", pdf())},
    )
    assert SORRY in response.context["form"].errors["file"][0]


def test_large_file_is_taken_as_ever(client, superuser, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    client.force_login(superuser)
    client.post(
        reverse("wagtaildocs:add"),
        {"title": "标题", "tags": "", "file": SimpleUploadedFile("须知.pdf", pdf())},
    )
    with SiteDocument.objects.get().file.open() as file:
        assert file.read() == pdf()


def test_torn_file_is_removed_by_whoever_stores_it(settings, full_after_a_part):
    with pytest.raises(OSError, match="No space"):
        default_storage.save("documents/0/a.pdf", ContentFile(b"x" * 100))
    assert stored_files(settings) == []
