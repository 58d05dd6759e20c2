"""No code stores a file that the admin would refuse."""

import pytest

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from site_core.files.upload_fields import MESSAGES
from site_core.models import SiteDocument, SiteImage
from site_core.uploads.problem import Problem
from tests.factories import DocumentFactory, ImageFactory, picture_file
from tests.support.small_files import animation, pdf, pdf_file

BAD = {
    "document": (SiteDocument, "guide.pdf", b"MZ"),
    "extension": (SiteDocument, "guide.html", b"<p>"),
    "image": (SiteImage, "picture.png", b"MZ"),
    "half an image": (SiteImage, "picture.gif", animation("GIF", 2)[:44]),
    "image of another format": (SiteImage, "picture.jpg", picture_file().read()),
}


@pytest.fixture
def no_file_is_stored():
    def stored():
        return {name for folder in ("documents", "original_images") for name in listing(folder)}

    def listing(folder):
        return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []

    before = stored()
    yield
    assert stored() == before


@pytest.fixture(params=BAD)
def bad(request):
    model, name, content = BAD[request.param]
    return model, ContentFile(content, name=name)


@pytest.mark.usefixtures("db", "no_file_is_stored")
class TestBadFile:
    def test_is_not_created(self, bad):
        model, file = bad
        with pytest.raises(ValidationError):
            model.objects.create(title="须知", file=file)

    def test_is_not_created_in_bulk(self, bad):
        model, file = bad
        with pytest.raises(ValidationError):
            model.objects.bulk_create([model(title="须知", file=file)])

    def test_is_not_stored_by_the_file_itself(self, bad):
        model, file = bad
        with pytest.raises(ValidationError):
            model(title="须知").file.save(file.name, file, save=False)

    def test_fails_a_full_clean_at_its_field(self, bad):
        model, file = bad
        with pytest.raises(ValidationError) as refusal:
            model(title="须知", file=file).full_clean(exclude=["collection"])
        assert list(refusal.value.message_dict) == ["file"]


@pytest.mark.parametrize("factory", [DocumentFactory, ImageFactory])
def test_bad_file_does_not_replace_a_good_one(db, factory):
    stored = factory()
    changed = type(stored).objects.get(pk=stored.pk)
    changed.file = ContentFile(b"MZ", name="other.png")
    with pytest.raises(ValidationError):
        changed.save()
    assert type(stored).objects.get(pk=stored.pk).file.name == stored.file.name


@pytest.mark.usefixtures("db")
def test_image_over_the_limit_of_pixels_is_not_created(settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1199
    with pytest.raises(ValidationError, match="像素"):
        ImageFactory()


@pytest.mark.usefixtures("db")
def test_document_that_is_not_on_the_list_of_the_site_is_not_created(settings):
    settings.WAGTAILDOCS_EXTENSIONS = ["txt", "docx"]
    with pytest.raises(ValidationError, match="txt, docx"):
        DocumentFactory()


@pytest.mark.usefixtures("db")
def test_good_file_is_stored_whole():
    assert SiteDocument.objects.create(title="须知", file=pdf_file()).file.read() == pdf()
    image = SiteImage.objects.create(title="会场", file=picture_file())
    assert (image.width, image.height) == (40, 30)
    assert image.file.read() == picture_file().read()


@pytest.mark.usefixtures("db")
def test_file_is_looked_into_once(monkeypatch):
    looked = []
    monkeypatch.setattr(
        "site_core.files.upload_fields.document_problem",
        lambda *arguments: looked.append(arguments),
    )
    document = SiteDocument(title="须知", file=pdf_file())
    document.full_clean(exclude=["collection"])
    document.save()
    document.save()
    assert len(looked) == 1


def test_every_problem_has_a_sentence():
    assert set(MESSAGES) == set(Problem)
