"""The admin says at the file what is wrong with it; what else was typed stays."""

import pytest

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wagtail.models import UploadedFile

from site_core.models import SiteDocument, SiteImage
from tests.factories import DocumentFactory, ImageFactory, picture_file
from tests.support.small_files import animation, archive, office, pdf

PICTURE = picture_file().read()
MACROS = office(more={"word/vbaProject.bin": "x"})
BAD_DOCUMENTS = {
    "empty.pdf": (b"", "空"),
    "page.html": (b"<p>", "此类文件"),
    "notice.pdf": (b"MZ\x90", "内容"),
    "half.pdf": (pdf()[:-20], "不完整"),
    "notice.docx": (MACROS, "宏"),
    "pack.zip": (archive({"setup.exe": "x"}), "程序"),
    "bomb.zip": (archive({"a.txt": b"\0" * 20_000_000}), "解压"),
}
BAD_IMAGES = {
    "empty.png": (b"", "空"),
    "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "此类文件"),
    "photo.jpg": (PICTURE, "内容"),
    "page.png": (b"<html>", "内容"),
    "half.png": (PICTURE[:60], "不完整"),
    "half.gif": (animation("GIF", 3)[:72], "不完整"),
    "start.gif": (animation("GIF", 3)[:44], "不完整"),
    "long.gif": (animation("GIF", 201), "200"),
}


def good_document(text="须知"):
    return f"{text}.pdf", pdf(text)


def good_picture(text="须知"):
    # Wagtail asks about two equal ones.
    return f"{text}.png", picture_file(size=(40, 30 + len(text))).read()


PLACES = {
    "documents": ("wagtaildocs", SiteDocument, BAD_DOCUMENTS, good_document),
    "images": ("wagtailimages", SiteImage, BAD_IMAGES, good_picture),
}
BAD = [(place, name) for place, (_app, _model, bad, _good) in PLACES.items() for name in bad]


def upload(name, content):
    return SimpleUploadedFile(name, content)


def chooser_of(app, model):
    return reverse(
        f"{app}_chooser:create"
    ), f"{'image' if model is SiteImage else 'document'}-chooser-upload-"


@pytest.mark.parametrize(("place", "name"), BAD)
def test_form_says_at_the_file_what_is_wrong(client, superuser, place, name):
    app, model, bad, _good = PLACES[place]
    content, word = bad[name]
    client.force_login(superuser)
    response = client.post(
        reverse(f"{app}:add"), {"title": "投稿须知", "tags": "征稿", "file": upload(name, content)}
    )
    form = response.context["form"]
    assert list(form.errors) == ["file"]
    (message,) = form.errors["file"]
    assert word in message
    assert (form["title"].value(), form["tags"].value()) == ("投稿须知", "征稿")
    assert not model.objects.exists()


@pytest.mark.parametrize(("place", "name"), BAD)
def test_upload_of_several_says_what_is_wrong_with_each(client, superuser, place, name):
    app, model, bad, _good = PLACES[place]
    content, word = bad[name]
    client.force_login(superuser)
    response = client.post(
        reverse(f"{app}:add_multiple"), {"title": "须知", "files[]": upload(name, content)}
    ).json()
    assert not response["success"]
    assert word in response["error_message"]
    assert not model.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(("place", "name"), BAD)
def test_chooser_says_what_is_wrong(client, superuser, place, name):
    app, model, bad, _good = PLACES[place]
    content, word = bad[name]
    client.force_login(superuser)
    address, prefix = chooser_of(app, model)
    response = client.post(
        address, {f"{prefix}title": "须知", f"{prefix}file": upload(name, content)}
    )
    assert word in response.json()["htmlFragment"]
    assert not model.objects.exists()


@pytest.mark.parametrize("place", PLACES)
def test_good_file_is_taken_by_form_upload_and_chooser(client, superuser, place):
    app, model, _bad, good = PLACES[place]
    client.force_login(superuser)
    titles = ["一", "二二", "三三三"]
    one, two, three = [upload(*good(title)) for title in titles]
    client.post(reverse(f"{app}:add"), {"title": titles[0], "tags": "", "file": one})
    several = {"title": titles[1], "files[]": two}
    assert client.post(reverse(f"{app}:add_multiple"), several).json()["success"]
    address, prefix = chooser_of(app, model)
    chosen = {f"{prefix}title": titles[2], f"{prefix}tags": "", f"{prefix}file": three}
    assert client.post(address, chosen).json()["step"] == "chosen"
    stored = {file.title: file.file.read() for file in model.objects.all()}
    assert stored == {title: good(title)[1] for title in titles}


@pytest.mark.parametrize("place", PLACES)
def test_upload_with_a_title_that_is_too_long_is_completed(client, superuser, place):
    """Wagtail keeps the file aside meanwhile, and its last form has no field for it."""
    app, model, _bad, good = PLACES[place]
    client.force_login(superuser)
    several = {"title": "长" * 300, "files[]": upload(*good())}
    assert client.post(reverse(f"{app}:add_multiple"), several).json()["success"]
    kept = UploadedFile.objects.get()
    kind = "image" if model is SiteImage else "document"
    address = reverse(f"{app}:create_multiple_from_uploaded_{kind}", args=[kept.pk])
    prefix = f"uploaded-{kind}-{kept.pk}-"
    assert not client.post(address, {f"{prefix}title": ""}).json()["success"]
    assert client.post(address, {f"{prefix}title": "短", f"{prefix}tags": ""}).json()["success"]
    assert model.objects.get().file.read() == good()[1]


@pytest.mark.parametrize("place", PLACES)
def test_bad_file_does_not_replace_a_good_one(client, superuser, place):
    app, model, bad, _good = PLACES[place]
    file = DocumentFactory() if model is SiteDocument else ImageFactory()
    name, (content, word) = next(iter(bad.items()))
    client.force_login(superuser)
    response = client.post(
        reverse(f"{app}:edit", args=[file.pk]),
        {"title": "改过", "tags": "", "file": upload(name, content)},
    )
    assert word in " ".join(response.context["form"].errors["file"])
    kept = model.objects.get(pk=file.pk)
    assert (kept.title, kept.file.name) == (file.title, file.file.name)
    assert kept.file.storage.exists(kept.file.name)


@pytest.mark.parametrize(
    ("place", "name", "content", "word"),
    [
        ("documents", "通知.doc", b"\xd0\xcf", "另存为 .docx"),
        ("documents", "通知.WPS", b"x", "另存为 .docx"),
        ("documents", "报表.et", b"x", "另存为 .xlsx"),
        ("documents", "讲稿.dps", b"x", "另存为 .pptx"),
        ("documents", "附件.rar", b"x", "打包为 .zip"),
        ("documents", "采访.mov", b"x", ".mp4"),
        ("documents", "照片.jpg", b"x", "图片库"),
        ("images", "照片.heic", b"x", "兼容性最佳"),
        ("images", "照片.jpg", b"\0\0\0\x18ftypheic\0\0\0\0", "兼容性最佳"),
        ("images", "扫描.tif", b"x", "另存为 .jpg"),
        ("images", "通知.pdf", b"x", "文档库"),
    ],
)
def test_refusal_says_what_to_do(client, superuser, place, name, content, word):
    app, _model, _bad, _good = PLACES[place]
    client.force_login(superuser)
    data = {"title": "须知", "tags": "", "file": upload(name, content)}
    form = client.post(reverse(f"{app}:add"), data).context["form"]
    (message,) = form.errors["file"]
    assert word in message
    several = {"title": "须知", "files[]": upload(name, content)}
    assert word in client.post(reverse(f"{app}:add_multiple"), several).json()["error_message"]


def test_page_for_several_pictures_says_before_sending_what_to_do_with_an_iphones(
    client, superuser
):
    client.force_login(superuser)
    context = client.get(reverse("wagtailimages:add_multiple")).context
    assert "兼容性最佳" in context["error_accepted_file_types"]


def test_moving_avif_is_taken_by_the_form(client, superuser):
    client.force_login(superuser)
    data = {"title": "动图", "tags": "", "file": upload("a.avif", animation("AVIF", 3))}
    client.post(reverse("wagtailimages:add"), data)
    assert SiteImage.objects.filter(title="动图").exists()


def test_title_of_a_file_of_an_old_kind_can_be_changed(client, superuser, settings):
    document = DocumentFactory()
    settings.WAGTAILDOCS_EXTENSIONS = ["txt"]
    client.force_login(superuser)
    client.post(reverse("wagtaildocs:edit", args=[document.pk]), {"title": "改过", "tags": ""})
    document.refresh_from_db()
    assert document.title == "改过"


def test_form_says_how_large_a_document_may_be(client, superuser, settings):
    client.force_login(superuser)
    assert "50.0" in client.get(reverse("wagtaildocs:add")).content.decode()
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 100
    data = {"title": "须知", "tags": "", "file": upload("guide.pdf", pdf())}
    response = client.post(reverse("wagtaildocs:add"), data)
    assert list(response.context["form"].errors) == ["file"]
