"""The sizes that public pages show are made when a picture is saved, not when it is read."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.template import engines

from wagtail.images.models import Filter
from wagtail.images.templatetags.wagtailimages_tags import ImageNode

from site_core.files.renditions import RENDITION_SPECS
from site_core.models import SiteImage
from tests.factories import ArticleFactory, ImageFactory, picture_file

TEMPLATES = Path(settings.BASE_DIR) / "templates"
ROOMS = ("site_core", "members", "workflow", "articles", "home", "comments", "search")


def specs_of(image):
    return sorted(image.renditions.values_list("filter_spec", flat=True))


def test_every_size_in_a_template_is_on_the_list():
    named = set()
    for path in TEMPLATES.rglob("*.html"):
        template = engines["django"].get_template(str(path.relative_to(TEMPLATES))).template
        for node in template.nodelist.get_nodes_by_type(ImageNode):
            named.update(Filter.expand_spec(node.filter_specs))
    assert named == set(RENDITION_SPECS)


def test_no_code_names_a_size_of_its_own():
    for room in ROOMS:
        for path in (Path(settings.BASE_DIR) / room).rglob("*.py"):
            if path.name != "renditions.py":
                assert "get_rendition(" not in path.read_text(encoding="utf-8"), path


def test_new_picture_has_every_size(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
    assert specs_of(image) == sorted(RENDITION_SPECS)


def test_new_file_has_every_size_and_the_old_ones_go(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
    old = set(image.renditions.values_list("file", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        image.file = picture_file("other.png", "#000000")
        image.save()
    assert specs_of(image) == sorted(RENDITION_SPECS)
    assert not old & set(image.renditions.values_list("file", flat=True))


def test_new_focal_point_has_its_own_cut(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
    with django_capture_on_commit_callbacks(execute=True):
        image.focal_point_x = image.focal_point_y = 5
        image.focal_point_width = image.focal_point_height = 4
        image.save()
    image = SiteImage.objects.get(pk=image.pk)
    for spec in RENDITION_SPECS:
        before = image.renditions.count()
        image.get_rendition(spec)
        assert image.renditions.count() == before


def test_other_changes_make_nothing(db, django_capture_on_commit_callbacks):
    image = ImageFactory()
    with django_capture_on_commit_callbacks() as callbacks:
        image.title = "改过"
        image.save()
    assert [callback for callback in callbacks if "rendition" in repr(callback)] == []


def test_picture_that_cannot_be_resized_is_no_error(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = ImageFactory()
        image.file.storage.delete(image.file.name)
    assert specs_of(image) == []


def test_page_works_where_a_size_is_missing(client, column):
    image = ImageFactory()
    article = ArticleFactory(parent=column, lead_image=image, released=True)
    assert specs_of(image) == []
    assert client.get(article.url).status_code == 200
    assert specs_of(image) != []


def test_command_makes_what_is_missing_and_passes_over_a_broken_file(db):
    broken, image = ImageFactory(), ImageFactory()
    broken.file.storage.delete(broken.file.name)
    errors = StringIO()
    call_command("make_renditions", stderr=errors)
    assert specs_of(image) == sorted(RENDITION_SPECS)
    assert broken.title in errors.getvalue()
