"""Nothing that is served tells more than the picture: not where, by what or by whom it was taken."""

from io import BytesIO

import pytest
from PIL import Image

from django.core.files.base import ContentFile
from django.core.management import call_command

from site_core.files.renditions import RENDITION_SPECS, make_renditions
from site_core.models import SiteImage
from tests.support.odd_pictures import (
    SECRETS,
    animated,
    encoded,
    plain,
    srgb_profile,
    telling_pictures,
)

TELLING = telling_pictures()
ADMIN_SPECS = (
    "original",
    "max-165x165",
    "max-800x600",
    "format-png|width-40",
    "format-avif|width-40",
)
HARMLESS = {
    *("jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"),
    *("background", "loop", "duration", "timestamp", "transparency"),
}


def content_of(file) -> bytes:
    with file.file.open() as opened:
        return opened.read()


def stored(name, content) -> SiteImage:
    image = SiteImage.objects.create(title=name, file=ContentFile(content, name=name))
    make_renditions(image)
    return image


@pytest.mark.parametrize("name", TELLING)
def test_size_holds_nothing_of_what_a_camera_wrote(db, name):
    assert all(secret in TELLING[name] for secret in SECRETS) or name.endswith("png")
    image = stored(name, TELLING[name])
    image.get_renditions(*ADMIN_SPECS)
    made = list(image.renditions.all())
    assert len(made) == len(RENDITION_SPECS) + len(ADMIN_SPECS)
    for rendition in made:
        content = content_of(rendition)
        assert not any(secret in content for secret in SECRETS), rendition.filter_spec
        with Image.open(BytesIO(content)) as shown:
            shown.load()
            assert dict(shown.getexif()) == {}
            assert set(shown.info) <= HARMLESS, rendition.filter_spec


def test_profile_of_colours_stays(db):
    profile = srgb_profile()
    image = stored("a.jpg", encoded(plain("RGB"), "JPEG", icc_profile=profile))
    for rendition in image.renditions.all():
        with rendition.file.open() as file, Image.open(file) as shown:
            assert shown.info["icc_profile"] == profile


def test_profile_of_other_colours_goes_with_them(db):
    image = stored("a.jpg", encoded(plain("CMYK"), "JPEG", icc_profile=srgb_profile()))
    for rendition in image.renditions.all():
        with rendition.file.open() as file, Image.open(file) as shown:
            assert "icc_profile" not in shown.info


# --- The original -------------------------------------------------------------------------------


def test_name_of_a_size_tells_nothing_of_the_original(db):
    image = stored("lin-zhixia-at-home.jpg", TELLING["photo.jpg"])
    _folder, original = image.file.name.rsplit("/", 1)
    secret = original.removesuffix(".jpg").rpartition("-")[2]
    names = [rendition.file.name for rendition in image.renditions.all()]
    assert len({name.split(".")[0] for name in names}) == len(names)
    for name in names:
        assert "zhixia" not in name
        assert secret not in name


def test_original_has_no_address(client, db):
    image = stored("photo.jpg", TELLING["photo.jpg"])
    assert client.get(f"/media/{image.file.name}").status_code == 404
    response = client.get(image.get_rendition("format-webp|width-640").url)
    assert response.status_code == 200
    b"".join(response)  # which closes the file


def test_original_is_kept_as_it_was_handed_in(db):
    assert content_of(stored("photo.jpg", TELLING["photo.jpg"])) == TELLING["photo.jpg"]


# --- Sizes of earlier versions ------------------------------------------------------------------


@pytest.fixture
def old(db):
    """A picture whose sizes were made by an earlier version."""
    image = stored("photo.jpg", TELLING["photo.jpg"])
    stem = image.file.name.rpartition("/")[2].removesuffix(".jpg")
    for rendition in image.renditions.all():
        name = f"images/{stem}.{rendition.filter_spec.replace('|', '.')}.jpg"
        rendition.file.storage.save(name, ContentFile(TELLING["photo.jpg"]))
        image.renditions.filter(pk=rendition.pk).update(file=name)
    return image


def test_command_makes_sizes_of_earlier_versions_anew(old):
    names = list(old.renditions.values_list("file", flat=True))
    call_command("make_renditions")
    for rendition in old.renditions.all():
        assert rendition.file.name not in names
        assert not any(secret in content_of(rendition) for secret in SECRETS)
    assert not any(map(old.file.storage.exists, names))


def test_command_leaves_what_is_as_it_would_be_made(db):
    image = stored("photo.jpg", TELLING["photo.jpg"])
    before = set(image.renditions.values_list("pk", "file"))
    call_command("make_renditions")
    assert set(image.renditions.values_list("pk", "file")) == before


def test_command_keeps_a_size_that_it_cannot_make_anew(old, capsys):
    old.file.storage.delete(old.file.name)
    before = set(old.renditions.values_list("pk", "file"))
    call_command("make_renditions")
    assert set(old.renditions.values_list("pk", "file")) == before
    assert old.title in capsys.readouterr().err


# --- Animations ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "AVIF", "PNG"])
def test_animation_moves_in_the_text_and_stands_still_elsewhere(db, kind):
    image = stored(f"a.{kind.lower()}", animated(kind, size=(700, 20)))
    for rendition in image.renditions.all():
        with rendition.file.open() as file, Image.open(file) as shown:
            moves = rendition.filter_spec in ("format-webp|width-1280", "format-webp|width-640")
            assert getattr(shown, "n_frames", 1) == (4 if moves else 1), rendition.filter_spec
            if moves:
                shown.seek(1)
                shown.load()
                assert shown.info["duration"] == 70
    assert image.get_rendition("format-webp|width-640").width == 640


@pytest.mark.parametrize(("loop", "times"), [(None, 1), (0, 0), (2, 3)])
def test_animation_runs_as_often_as_it_did(db, loop, times):
    image = stored("a.gif", animated("GIF", loop=loop))
    with (
        image.get_rendition("format-webp|width-640").file.open() as file,
        Image.open(file) as shown,
    ):
        assert shown.info["loop"] == times


def test_frame_without_a_pause_stays_as_long_as_browsers_let_it(db):
    image = stored("a.gif", animated("GIF", duration=0))
    with (
        image.get_rendition("format-webp|width-640").file.open() as file,
        Image.open(file) as shown,
    ):
        shown.seek(1)
        shown.load()
        assert shown.info["duration"] == 100
