"""A file that a public page shows stays as it was signed, whatever code wants; a draft's is free."""

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from wagtail.models import Page, ReferenceIndex

from articles.models import ArticlePage
from site_core.models import SiteDocument, SiteImage
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    ImageFactory,
    StandardPageFactory,
    picture_file,
    release,
)
from tests.support.file_places import PLACES, link_to, other_file, picture
from tests.support.standing import standing
from workflow.selectors.signed_files import public_pages_showing
from workflow.services import return_to_author, sign_off, submit, take_down


@standing
def image():
    return ImageFactory(title="会场", caption="会议现场", credit="某某 摄", description="会场全景")


@standing
def public(column, image):
    """A public article with the image in its body."""
    return ArticleFactory(
        parent=column, title="会议纪要怎样写", released=True, body=[("image", picture(image))]
    )


# --- What counts --------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_file_counts_from_the_release_on_and_no_longer_than_the_page_is_public(
    column, final_reviewer, place
):
    make_file, fields = PLACES[place]
    file = make_file()
    article = ArticleFactory(parent=column, **fields(file))
    assert public_pages_showing(file) == []
    release(article.save_revision())
    assert [page.pk for page in public_pages_showing(file)] == [article.pk]
    take_down(article, final_reviewer, "有误")
    assert public_pages_showing(file) == []


def test_file_of_a_standard_page_counts(home_page, image):
    page = StandardPageFactory(parent=home_page, body=[("image", picture(image))], released=True)
    assert [found.pk for found in public_pages_showing(image)] == [page.pk]


@pytest.mark.parametrize("place", PLACES)
def test_file_that_a_release_takes_out_is_free_again(column, place):
    make_file, fields = PLACES[place]
    file = make_file()
    article = ArticleFactory(parent=column, released=True, **fields(file))
    article = ArticlePage.objects.get(pk=article.pk)
    article.lead_image, article.body, article.attachments = None, [], []
    revision = article.save_revision()
    assert public_pages_showing(file)  # a newer draft changes nothing for readers
    release(revision)
    assert public_pages_showing(file) == []


def test_release_counts_files_even_where_the_index_was_lost(column, image):
    article = ArticleFactory(parent=column, body=[("image", picture(image))])
    revision = article.save_revision()
    release(revision)
    ReferenceIndex.objects.all().delete()
    release(ArticlePage.objects.get(pk=article.pk).save_revision())
    assert [page.pk for page in public_pages_showing(image)] == [article.pk]


# --- From any code ------------------------------------------------------------------------------


@pytest.mark.parametrize("place", PLACES)
def test_no_code_replaces_the_file(column, place):
    make_file, fields = PLACES[place]
    file = make_file()
    ArticleFactory(parent=column, released=True, **fields(file))
    other_file(file)
    with pytest.raises(PermissionDenied, match="新文件"):
        file.save()
    call_command("verify_live")


def test_no_code_replaces_the_file_by_one_of_the_same_name(public, image):
    image.file = picture_file(image.file.name)
    with pytest.raises(PermissionDenied):
        image.save()


@pytest.mark.parametrize("word", ["title", "description", "caption", "credit", "licence"])
def test_no_code_changes_the_words(public, image, word):
    setattr(image, word, "改过")
    with pytest.raises(PermissionDenied, match="会议纪要怎样写"):
        image.save()
    with pytest.raises(PermissionDenied):
        image.save(update_fields=[word])


@pytest.mark.parametrize(
    "name",
    [
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
        "width",
        "height",
    ],
)
def test_no_code_changes_the_crop(public, image, name):
    setattr(image, name, 7)
    with pytest.raises(PermissionDenied, match="会议纪要怎样写"):
        image.save()
    with pytest.raises(PermissionDenied):
        image.save(update_fields=[name])
    call_command("verify_live")


def test_crop_changed_by_a_statement_is_found(public, image):
    SiteImage.objects.filter(pk=image.pk).update(focal_point_x=7)
    with pytest.raises(CommandError):
        call_command("verify_live")


def test_crop_of_a_draft_is_free_and_counts_under_review(column, author, reviewers, image):
    article = ArticleFactory(parent=column, owner=author, body=[("image", picture(image))])
    submit(article, author)
    sign_off(article.current_workflow_task_state, reviewers[0])
    image.focal_point_x = image.focal_point_y = 10
    image.focal_point_width = image.focal_point_height = 5
    image.save()
    with pytest.raises(PermissionDenied, match="图片或附件"):
        sign_off(article.current_workflow_task_state, reviewers[1])


def test_no_code_changes_the_title_of_a_document(column):
    document = DocumentFactory()
    ArticleFactory(parent=column, released=True, body=[("paragraph", link_to(document))])
    document.title = "改过"
    with pytest.raises(PermissionDenied):
        document.save()


@pytest.mark.parametrize("place", PLACES)
def test_no_code_deletes_the_file(column, place):
    make_file, fields = PLACES[place]
    file = make_file()
    ArticleFactory(parent=column, released=True, **fields(file))
    # The database itself protects a lead image and an attachment row.
    protected = place in ("lead image", "attachment row")
    with (
        pytest.raises(ProtectedError if protected else PermissionDenied),
        transaction.atomic(),
    ):
        file.delete()
    assert type(file).objects.filter(pk=file.pk).exists()


def test_bulk_delete_by_code_is_refused(public, image):
    with pytest.raises(PermissionDenied, match="会议纪要怎样写"), transaction.atomic():
        SiteImage.objects.all().delete()


def test_what_is_not_signed_may_be_saved(public, image):
    image.tags.add("会议")
    image.save()
    image.title = "没有写进去"
    image.save(update_fields=["file_hash"])
    call_command("verify_live")


def test_file_of_a_draft_is_free(column, image):
    ArticleFactory(parent=column, body=[("image", picture(image))])
    other_file(image)
    image.title = "改过"
    image.save()
    image.delete()


# --- Under review -------------------------------------------------------------------------------


def test_changed_file_stops_the_next_signature_with_a_message(
    client, column, author, reviewers, image
):
    article = ArticleFactory(parent=column, owner=author, body=[("image", picture(image))])
    submit(article, author)
    sign_off(article.current_workflow_task_state, reviewers[0])
    image.caption = "改过"
    image.save()
    task_state = article.current_workflow_task_state
    client.force_login(reviewers[1])
    address = reverse("workflow_review", args=[task_state.pk])
    digest = client.get(address).context["digest"]
    response = client.post(address, {"sign": "", "digest": digest})
    assert response.status_code == 409
    assert "图片或附件" in response.context["trouble"]
    assert "退回作者" in response.context["trouble"]
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"


def test_text_with_a_changed_file_passes_every_stage_again(column, author, reviewers, image):
    article = ArticleFactory(parent=column, owner=author, body=[("image", picture(image))])
    submit(article, author)
    sign_off(article.current_workflow_task_state, reviewers[0])
    other_file(image)
    image.save()
    with pytest.raises(PermissionDenied, match="图片或附件"):
        sign_off(article.current_workflow_task_state, reviewers[1])
    return_to_author(article.current_workflow_task_state, reviewers[1], "附图换过")
    submit(article, author)
    for reviewer in reviewers:
        sign_off(article.current_workflow_task_state, reviewer)
    assert Page.objects.get(pk=article.pk).live
    call_command("verify_live")


def test_deleted_document_stops_the_next_signature(column, author, reviewers):
    document = DocumentFactory()
    article = ArticleFactory(parent=column, owner=author, body=[("paragraph", link_to(document))])
    submit(article, author)
    SiteDocument.objects.get(pk=document.pk).delete()
    with pytest.raises(PermissionDenied, match="图片或附件"):
        sign_off(article.current_workflow_task_state, reviewers[0])
