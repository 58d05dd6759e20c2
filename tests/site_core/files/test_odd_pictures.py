"""Whatever picture was taken is shown on every page, and one that cannot be shown breaks none."""

import logging
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, UnidentifiedImageError

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from articles.models import CategoryIndexPage
from site_core.files.renditions import RENDITION_SPECS, make_renditions, renew_renditions
from site_core.models import SiteImage
from tests.factories import (
    ArticleFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    StandardPageFactory,
    release,
)
from tests.support.file_places import picture
from tests.support.odd_pictures import (
    encoded,
    exif,
    long_picture,
    odd_pictures,
    plain,
    transparent_palette,
)
from tests.support.standing import standing
from workflow.services import submit

LONGEST_WEBP = 16_383
ODD = odd_pictures()
# What happens to a picture after it was taken.
MISHAPS = {
    "is lost": lambda path: path.unlink(),
    "breaks off": lambda path: os.truncate(path, 40),
    "is written over": lambda path: path.write_bytes(b"no picture"),
    "is emptied": lambda path: os.truncate(path, 0),
}


def image_of(name, content) -> SiteImage:
    return SiteImage.objects.create(title=name, file=ContentFile(content, name=name))


@standing
def image():
    return ImageFactory()


@standing
def pages(home_page, author, image):
    """Addresses of every kind of page of ours that shows `image`, to readers and in the admin."""
    everywhere = [
        ("image", picture(image)),
        ("gallery", {"title": "", "pictures": [picture(image)] * 2}),
        ("video", {"document": DocumentFactory(title="v"), "poster": image}),
    ]
    columns = [
        ColumnFactory(parent=home_page, layout=layout, released=True)
        for layout in CategoryIndexPage.Layout.values
    ]
    articles = [
        ArticleFactory(parent=column, lead_image=lead, body=everywhere, released=True)
        for column in columns
        for lead in (image, None)
    ]
    standard = StandardPageFactory(parent=home_page, body=everywhere, released=True)
    draft = ArticleFactory(parent=columns[0], owner=author, lead_image=image, body=everywhere)
    state = submit(draft, author).current_task_state
    sections = [
        ("lead", {"article": articles[0].pk}),
        ("picture_news", {"count": 4}),
        ("column", {"column": columns[1].pk, "count": 4, "layout": "picture"}),
    ]
    home_page.sections = [
        {"type": kind, "value": value, "id": str(number)}
        for number, (kind, value) in enumerate(sections)
    ]
    release(home_page.save_revision())
    return [
        home_page.url,
        *(page.url for page in [*columns, *articles, standard]),
        *(reverse(name) for name in ("site_feed", "site_atom_feed")),
        reverse("workflow_review", args=[state.pk]),
        reverse("workflow_reviewed_text", args=[state.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[draft.pk]),
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:chosen", args=[image.pk]),
    ]


FOR_READERS = 9  # of these addresses, the first


def failing(client, pages):
    return {url: status for url in pages if (status := client.get(url).status_code) >= 400}


def show_instead(image, other):
    """Let the pages that show `image` show the file of `other`."""
    image.renditions.all().delete()
    SiteImage.objects.filter(pk=image.pk).update(
        file=other.file.name, width=other.width, height=other.height
    )


# --- Every size can be made ---------------------------------------------------------------------


@pytest.mark.parametrize("name", ODD)
def test_every_size_of_an_unusual_picture_is_made(db, name):
    image = image_of(name, ODD[name])
    assert make_renditions(image) == []
    for rendition in image.renditions.all():
        with rendition.file.open() as file, Image.open(file) as shown:
            shown.load()
            assert shown.mode in {"RGB", "RGBA"}
            assert shown.size == (rendition.width, rendition.height)


def test_picture_that_is_longer_than_a_webp_can_be_is_taken_and_shown_smaller(db):
    image = SiteImage.objects.create(title="截图", file=long_picture())
    shown = image.get_rendition("format-webp|width-1280")
    assert (shown.width, shown.height) == (884, LONGEST_WEBP)


@pytest.mark.parametrize("mode", ["CMYK", "L", "LA", "P", "I;16"])
def test_colours_stay_what_they_were(db, mode):
    name, kind = ("a.jpg", "JPEG") if mode == "CMYK" else ("a.png", "PNG")
    image = image_of(name, encoded(plain(mode), kind, quality=100))
    grey = Image.new("RGB", (1, 1), (128, 128, 128))
    expected = (grey if mode == "I;16" else plain(mode).convert("RGB")).getpixel((0, 0))
    with (
        image.get_rendition("format-webp|width-640").file.open() as file,
        Image.open(file) as shown,
    ):
        pixel = shown.convert("RGB").getpixel((20, 20))
    assert max(abs(one - other) for one, other in zip(pixel, expected, strict=True)) < 12


def test_what_one_can_see_through_stays_so_and_is_white_in_a_jpeg(db):
    image = image_of("a.png", transparent_palette())
    with (
        image.get_rendition("format-webp|width-640").file.open() as file,
        Image.open(file) as shown,
    ):
        assert shown.mode == "RGBA"
    with (
        image.get_rendition("format-jpeg|width-640").file.open() as file,
        Image.open(file) as shown,
    ):
        assert shown.mode == "RGB"


def test_picture_that_was_taken_sideways_is_shown_upright(db):
    image = image_of("a.jpg", encoded(plain("RGB", (90, 60)), "JPEG", exif=exif(6)))
    rendition = image.get_rendition("format-webp|width-640")
    assert (rendition.width, rendition.height) == (60, 90)


SIDES = st.integers(1, 400) | st.sampled_from([1, 2, 639, 641, 17_000])
TAKEN = {
    "png": ("PNG", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]),
    "jpg": ("JPEG", ["L", "RGB", "CMYK"]),
    "gif": ("GIF", ["L", "P"]),
    "webp": ("WEBP", ["RGB", "RGBA"]),
}


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sides=st.tuples(SIDES, SIDES).filter(lambda sides: sides[0] * sides[1] < 500_000),
    data=st.data(),
)
def test_any_picture_that_is_taken_is_shown_on_every_kind_of_page(
    client, image, pages, sides, data
):
    extension = data.draw(st.sampled_from(sorted(TAKEN)))
    kind, modes = TAKEN[extension]
    if kind == "WEBP":
        sides = tuple(min(side, LONGEST_WEBP) for side in sides)
    content = encoded(plain(data.draw(st.sampled_from(modes)), sides), kind)
    show_instead(image, image_of(f"a.{extension}", content))
    assert failing(client, pages[:FOR_READERS]) == {}
    assert make_renditions(SiteImage.objects.get(pk=image.pk)) == []


# --- One that cannot be made --------------------------------------------------------------------


@pytest.fixture
def reports(caplog):
    caplog.set_level(logging.ERROR, "site_core.files.renditions")
    return lambda: [
        record.args for record in caplog.records if record.name == "site_core.files.renditions"
    ]


@pytest.mark.parametrize("mishap", MISHAPS)
def test_file_that_is_damaged_later_is_reported_once(image, reports, mishap, settings):
    MISHAPS[mishap](settings.MEDIA_ROOT / image.file.name)
    for _time in range(2):
        failed = make_renditions(SiteImage.objects.get(pk=image.pk))
        assert failed == list(RENDITION_SPECS)
    assert sorted(reports()) == sorted((image.pk, spec) for spec in RENDITION_SPECS)


@pytest.mark.parametrize("mishap", ["is lost", "breaks off"])
def test_picture_whose_file_is_damaged_later_breaks_no_page(
    client, superuser, image, pages, reports, mishap, settings
):
    MISHAPS[mishap](settings.MEDIA_ROOT / image.file.name)
    assert failing(client, pages[:FOR_READERS]) == {}
    client.force_login(superuser)
    assert failing(client, pages) == {}
    assert len(reports()) == len(set(reports()))


def test_picture_that_cannot_be_stored_breaks_no_page(
    client, superuser, image, pages, reports, monkeypatch
):
    def refuse(*_arguments):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(FileSystemStorage, "_save", refuse)
    client.force_login(superuser)
    assert failing(client, pages) == {}
    assert len(reports()) == len(set(reports())) >= len(RENDITION_SPECS)


def test_picture_that_cannot_be_made_is_named_nowhere_on_the_page(client, image, pages, settings):
    MISHAPS["is lost"](settings.MEDIA_ROOT / image.file.name)
    for url in pages[:FOR_READERS]:
        html = client.get(url).content.decode()
        for trace in ("og:image", "not-found", 'src=""', 'poster=""', 'srcset=""', 'name="Image"'):
            assert trace not in html, url


def test_size_that_fails_is_left_out_and_the_others_are_shown(client, column, monkeypatch):
    image = ImageFactory()
    article = ArticleFactory(parent=column, lead_image=image, released=True)
    draw = SiteImage.draw_rendition

    def draw_no_webp(image, filter):
        if "webp" in filter.spec:
            raise UnidentifiedImageError
        return draw(image, filter)

    monkeypatch.setattr(SiteImage, "draw_rendition", draw_no_webp)
    html = client.get(article.url).content.decode()
    assert ".webp" not in html
    assert "format-jpeg.width-640.jpg" in html


def test_size_whose_file_was_deleted_breaks_no_page_and_is_made_anew(
    client, superuser, image, pages
):
    make_renditions(image)
    for rendition in image.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    client.force_login(superuser)
    assert failing(client, pages) == {}
    assert renew_renditions(SiteImage.objects.get(pk=image.pk)) == []
    for rendition in image.renditions.all():
        assert rendition.file.storage.exists(rendition.file.name)


def test_size_that_failed_is_made_as_soon_as_the_file_is_back(image, settings):
    path = settings.MEDIA_ROOT / image.file.name
    content = path.read_bytes()
    path.unlink()
    assert make_renditions(SiteImage.objects.get(pk=image.pk)) == list(RENDITION_SPECS)
    path.write_bytes(content)
    assert renew_renditions(SiteImage.objects.get(pk=image.pk)) == []
