"""The admin says why a file that a public page shows stays, and what to do instead."""

import pytest

from django.urls import reverse

from wagtail.models import Page

from site_core.models import SiteImage
from tests.factories import ArticleFactory, DocumentFactory, ImageFactory, picture_file
from tests.support.file_places import PLACES, link_to, picture
from tests.support.small_files import pdf_file
from tests.support.standing import standing


@standing
def image():
    return ImageFactory(title="会场", caption="会议现场", credit="某某 摄", description="会场全景")


@standing
def public(column, image):
    """A public article with the image in its body."""
    return ArticleFactory(
        parent=column, title="会议纪要怎样写", released=True, body=[("image", picture(image))]
    )


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


def image_form(image, **changes):
    return {
        "title": image.title,
        "description": image.description,
        "caption": image.caption,
        "credit": image.credit,
        "licence": image.licence,
        "tags": "",
    } | changes


def test_form_says_what_to_do_instead_of_replacing_the_file(client, superuser, public, image):
    client.force_login(superuser)
    name, renditions = image.file.name, image.renditions.count()
    response = client.post(
        reverse("wagtailimages:edit", args=[image.pk]), image_form(image, file=picture_file())
    )
    (error,) = response.context["form"].errors["file"]
    assert "《会议纪要怎样写》" in error
    assert "上传" in error
    image.refresh_from_db()
    assert image.file.name == name
    assert image.file.storage.exists(name)
    assert image.renditions.count() >= renditions


@pytest.mark.parametrize("word", ["title", "description", "caption", "credit", "licence"])
def test_form_refuses_changed_words_at_their_field(client, superuser, public, image, word):
    client.force_login(superuser)
    address = reverse("wagtailimages:edit", args=[image.pk])
    response = client.post(address, image_form(image, **{word: "改过"}))
    assert list(response.context["form"].errors) == [word]
    assert "改过" in response.content.decode()


FOCAL_POINT = {f"focal_point_{name}": "5" for name in ("x", "y", "width", "height")}


def test_form_saves_tags(client, superuser, public, image):
    client.force_login(superuser)
    address = reverse("wagtailimages:edit", args=[image.pk])
    assert client.post(address, image_form(image, tags="会议")).status_code == 302
    assert [tag.name for tag in SiteImage.objects.get(pk=image.pk).tags.all()] == ["会议"]


def test_form_says_why_the_focal_point_stays(client, superuser, public, image):
    client.force_login(superuser)
    address = reverse("wagtailimages:edit", args=[image.pk])
    response = client.post(address, image_form(image, **FOCAL_POINT))
    assert response.status_code == 200
    assert response.content.decode().count("《会议纪要怎样写》") == 1
    image.refresh_from_db()
    assert image.focal_point_x is None


def test_form_moves_the_focal_point_of_a_draft_image(client, superuser, column, image):
    ArticleFactory(parent=column, body=[("image", picture(image))])
    client.force_login(superuser)
    address = reverse("wagtailimages:edit", args=[image.pk])
    assert client.post(address, image_form(image, **FOCAL_POINT)).status_code == 302
    image.refresh_from_db()
    assert image.focal_point_x == 5


def test_form_of_a_draft_image_replaces_the_file(client, superuser, column, image):
    ArticleFactory(parent=column, body=[("image", picture(image))])
    client.force_login(superuser)
    old = image.file.name
    address = reverse("wagtailimages:edit", args=[image.pk])
    response = client.post(address, image_form(image, title="改过", file=picture_file("b.png")))
    assert response.status_code == 302
    image.refresh_from_db()
    assert image.title == "改过"
    assert image.file.name != old


def test_document_form_says_what_to_do(client, superuser, column):
    document = DocumentFactory()
    ArticleFactory(
        parent=column, title="征稿启事", released=True, body=[("paragraph", link_to(document))]
    )
    client.force_login(superuser)
    response = client.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "改过", "tags": "", "file": pdf_file("other.pdf", "另一份")},
    )
    assert sorted(response.context["form"].errors) == ["file", "title"]
    assert "《征稿启事》" in response.content.decode()
    assert document.file.storage.exists(document.file.name)


def address_for_deleting(file):
    name = "wagtailimages:delete" if isinstance(file, SiteImage) else "wagtaildocs:delete"
    return reverse(name, args=[file.pk])


def address_for_bulk_deleting(*files):
    model = type(files[0])._meta
    address = reverse("wagtail_bulk_action", args=[model.app_label, model.model_name, "delete"])
    return f"{address}?next=/admin/&" + "&".join(f"id={file.pk}" for file in files)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address_for", [address_for_deleting, address_for_bulk_deleting])
@pytest.mark.parametrize("place", PLACES)
def test_admin_refuses_to_delete_with_a_message(
    client, superuser, column, place, address_for, method
):
    make_file, fields = PLACES[place]
    file = make_file()
    article = ArticleFactory(parent=column, title="征稿启事", released=True, **fields(file))
    client.force_login(superuser)
    response = getattr(client, method)(address_for(file), follow=True)
    if not (method == "get" and address_for is address_for_bulk_deleting):
        assert "《征稿启事》" in messages_of(response)
    assert response.status_code == 200
    assert type(file).objects.filter(pk=file.pk).exists()
    assert Page.objects.get(pk=article.pk).live


@pytest.mark.parametrize("address_for", [address_for_deleting, address_for_bulk_deleting])
@pytest.mark.parametrize("make_file", [ImageFactory, DocumentFactory])
def test_admin_deletes_what_no_public_page_shows(client, superuser, make_file, address_for):
    file = make_file()
    client.force_login(superuser)
    assert client.post(address_for(file)).status_code == 302
    assert not type(file).objects.filter(pk=file.pk).exists()


def test_bulk_delete_of_one_shown_and_one_free_deletes_none(client, superuser, public, image):
    free = ImageFactory()
    client.force_login(superuser)
    client.post(address_for_bulk_deleting(image, free))
    assert SiteImage.objects.filter(pk__in=[image.pk, free.pk]).count() == 2


@pytest.mark.parametrize("name", ["wagtailimages:delete_multiple", "wagtaildocs:delete_multiple"])
def test_the_upload_screen_deletes_no_file_of_a_public_page(client, superuser, column, name):
    make_file, place = {
        "wagtailimages:delete_multiple": (ImageFactory, "picture"),
        "wagtaildocs:delete_multiple": (DocumentFactory, "link in a paragraph"),
    }[name]
    file = make_file()
    ArticleFactory(parent=column, released=True, **PLACES[place][1](file))
    client.force_login(superuser)
    response = client.post(
        reverse(name, args=[file.pk]), headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert response.status_code == 403
    assert type(file).objects.filter(pk=file.pk).exists()


def test_public_image_is_deleted_by_nobody_with_the_right_to(client, author, column):
    """An editor may delete what he uploaded, as long as no public page shows it."""
    image = ImageFactory(uploaded_by_user=author)
    ArticleFactory(parent=column, released=True, body=[("image", picture(image))])
    client.force_login(author)
    client.post(address_for_deleting(image))
    assert SiteImage.objects.filter(pk=image.pk).exists()
