"""Whoever wrote words that stand in a text signs no stage of it, whenever they were written."""

import datetime

import pytest

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Collection, GroupCollectionPermission

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory, DocumentFactory, ImageFactory, UserFactory, release
from tests.support.standing import standing
from workflow.selectors.queue import queue_for
from workflow.services import (
    confirm_emergency,
    publish_due,
    request_emergency,
    return_to_author,
    sign_off,
    submit,
)

SENTENCE = "经研究，决定自下月起对全市公共图书馆实行错时开放。"
OTHER = "办公室工作贵在准确，重在及时，来不得半点马虎。"
REASON = "台风今晚登陆，防汛停课通知必须马上发布。"


def paragraphs(*sentences):
    return [("paragraph", f"<p>{sentence}</p>") for sentence in sentences]


@standing
def article(column, author, first_reviewer):
    """Public; a first reviewer wrote a sentence of it once, which the release did not have."""
    article = ArticleFactory(parent=column, owner=author, title="旧稿", body=paragraphs(OTHER))
    article.body = paragraphs(OTHER, SENTENCE)
    article.save_revision(user=first_reviewer)
    article.body = paragraphs(OTHER)
    release(article.save_revision(user=author))
    return ArticlePage.objects.get(pk=article.pk)


def stage_of(article):
    return ArticlePage.objects.get(pk=article.pk).current_workflow_task_state


def revision_of(article, user):
    return article.revisions.filter(user=user).first()


def reverted(article, author, reviewer):
    old = revision_of(article, reviewer)
    old.as_object().save_revision(user=author, previous_revision=old)


def pasted(article, author, reviewer):
    article.body = paragraphs("另起一段，说明情况。", f"据悉，{SENTENCE}")
    article.save_revision(user=author)


# --- Words that come back ---------------------------------------------------------------------


@pytest.mark.parametrize("bring_back", [reverted, pasted])
def test_writer_of_words_that_came_back_does_not_sign_and_is_told_where(
    article, author, first_reviewer, bring_back
):
    bring_back(article, author, first_reviewer)
    submit(article, author)
    revision = revision_of(article, first_reviewer)
    for answer in (sign_off, return_to_author):
        with pytest.raises(PermissionDenied, match=rf"修订（#{revision.pk}）.*由他人审核"):
            answer(stage_of(article), first_reviewer, "同意")
    assert not queue_for(first_reviewer)


def test_writer_of_a_keyword_that_came_back_does_not_sign(column, author, first_reviewer):
    article = ArticleFactory(parent=column, owner=author)
    article.keywords.add("错时开放")
    article.save_revision(user=first_reviewer)
    article.keywords.clear()
    release(article.save_revision(user=author))
    article = ArticlePage.objects.get(pk=article.pk)
    article.keywords.add("错时开放")
    article.save_revision(user=author)
    submit(article, author)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        sign_off(stage_of(article), first_reviewer)


def test_screen_names_the_revision(client, article, author, first_reviewer):
    pasted(article, author, first_reviewer)
    submit(article, author)
    client.force_login(first_reviewer)
    page = client.get(reverse("workflow_review", args=[stage_of(article).pk]))
    assert f"修订（#{revision_of(article, first_reviewer).pk}）" in page.content.decode()


def test_writer_whose_words_did_not_come_back_signs(article, author, first_reviewer):
    article.body = paragraphs(OTHER, "今年以来，各科室按要求完成了档案整理工作。")
    article.save_revision(user=author)
    submit(article, author)
    assert queue_for(first_reviewer)
    sign_off(stage_of(article), first_reviewer)


def test_writer_of_released_words_signs(article, author, first_reviewer):
    pasted(article, author, first_reviewer)
    release(article.latest_revision)
    article = ArticlePage.objects.get(pk=article.pk)
    article.title = "新题目"
    article.save_revision(user=author)
    submit(article, author)
    sign_off(stage_of(article), first_reviewer)


def test_superuser_who_wrote_them_is_no_exception(article, author, first_reviewer, superuser):
    superuser.groups.add(*first_reviewer.groups.all())
    article.title = "管理员拟的题目"
    article.save_revision(user=superuser)
    article.title = "旧稿"
    release(article.save_revision(user=author))
    article = ArticlePage.objects.get(pk=article.pk)
    article.title = "管理员拟的题目"
    article.save_revision(user=author)
    submit(article, author)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        sign_off(stage_of(article), superuser)


def test_writer_does_not_confirm_an_emergency_release_nor_review_it(
    article, author, first_reviewer, final_reviewer, site_manager, superuser
):
    first_reviewer.groups.add(*final_reviewer.groups.all())
    pasted(article, author, first_reviewer)
    request_emergency(article, site_manager, REASON)
    with pytest.raises(PermissionDenied, match="由他人审核"), transaction.atomic():
        confirm_emergency(article, first_reviewer)
    confirm_emergency(article, superuser)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        sign_off(stage_of(article), first_reviewer)


def test_review_from_before_writers_were_named_is_looked_into(
    article, author, first_reviewer, monkeypatch
):
    pasted(article, author, first_reviewer)
    monkeypatch.setattr("workflow.services.stages.facts_of_hands", lambda text: {})
    submit(article, author)
    assert Evidence.objects.last().details == {}
    assert not queue_for(first_reviewer)
    with pytest.raises(PermissionDenied, match="由他人审核"):
        sign_off(stage_of(article), first_reviewer)


def test_evidence_of_a_submission_names_the_writers(article, author, first_reviewer):
    pasted(article, author, first_reviewer)
    submit(article, author)
    details = Evidence.objects.filter(action="submit").last().details
    named = {writer["user"]: writer["revision"] for writer in details["writers"]}
    assert named[first_reviewer.pk] == revision_of(article, first_reviewer).pk
    assert author.pk in named
    call_command("verify_evidence")


def test_queue_asks_as_often_with_words_that_came_back_as_without(
    article, author, first_reviewer, column, django_assert_max_num_queries
):
    pasted(article, author, first_reviewer)
    submit(article, author)
    others = [ArticleFactory(parent=column, owner=author) for _number in range(4)]
    for other in others:
        submit(other, author)
    with django_assert_max_num_queries(9):
        assert len(queue_for(first_reviewer)) == 4


# --- Words of files ---------------------------------------------------------------------------


@pytest.fixture
def picture():
    return ImageFactory(title="馆舍", caption="图书馆新馆")


def shown_picture(picture):
    return {"image": picture, "alt": "图", "decorative": False, "caption": ""}


def show(article, picture, author):
    article.body = [*paragraphs(OTHER), ("image", shown_picture(picture))]
    article.save_revision(user=author)


def edit_form(client, picture):
    data = {"title": picture.title, "caption": "夜色中的新馆", "description": "", "credit": ""}
    data |= {"licence": "", "collection": picture.collection_id, "tags": ""}
    return client.post(reverse("wagtailimages:edit", args=[picture.pk]), data)


def form_of_a_multiple_upload(client, picture):
    prefix = f"image-{picture.pk}"
    data = {"title": picture.title, "caption": "夜色中的新馆", "description": "", "credit": ""}
    data |= {"licence": "", "collection": picture.collection_id, "tags": ""}
    return client.post(
        reverse("wagtailimages:edit_multiple", args=[picture.pk]),
        {f"{prefix}-{name}": value for name, value in data.items()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )


@pytest.fixture
def editing_reviewer(first_reviewer):
    """A first reviewer who may write the words of pictures."""
    GroupCollectionPermission.objects.create(
        group=first_reviewer.groups.get(),
        collection=Collection.get_first_root_node(),
        permission=Permission.objects.get(codename="change_image"),
    )
    return first_reviewer


@pytest.mark.parametrize("write", [edit_form, form_of_a_multiple_upload])
def test_writer_of_a_caption_does_not_sign_the_text_that_shows_it(
    client, article, author, editing_reviewer, picture, write
):
    client.force_login(editing_reviewer)
    write(client, picture)
    picture.refresh_from_db()
    assert picture.caption == "夜色中的新馆"
    show(article, picture, author)
    submit(article, author)
    with pytest.raises(PermissionDenied, match=r"《馆舍》.*由他人审核"):
        sign_off(stage_of(article), editing_reviewer)
    assert not queue_for(editing_reviewer)


def test_whoever_brought_the_file_does_not_sign(article, author, first_reviewer):
    document = DocumentFactory(title="附表", uploaded_by_user=first_reviewer)
    article.body = [*paragraphs(OTHER), ("attachment", {"document": document, "description": ""})]
    article.save_revision(user=author)
    submit(article, author)
    with pytest.raises(PermissionDenied, match=r"《附表》.*由他人审核"):
        sign_off(stage_of(article), first_reviewer)


def test_words_of_a_file_that_were_released_with_the_page_are_nobodys(
    article, author, first_reviewer
):
    picture = ImageFactory(uploaded_by_user=first_reviewer)
    show(article, picture, author)
    release(article.latest_revision)
    article = ArticlePage.objects.get(pk=article.pk)
    article.title = "新题目"
    article.save_revision(user=author)
    submit(article, author)
    sign_off(stage_of(article), first_reviewer)


# --- A signer who becomes a contributor -------------------------------------------------------


@pytest.fixture
def signed_once(article, author, first_reviewer):
    article.title = "新题目"
    article.save_revision(user=author)
    submit(article, author)
    sign_off(stage_of(article), first_reviewer)
    return ArticlePage.objects.get(pk=article.pk)


@pytest.fixture
def colleague(first_reviewer):
    return UserFactory(username="colleague", group=first_reviewer.groups.get().name)


def test_unchanged_save_loses_the_signature_and_the_stage_opens_again(
    client, signed_once, first_reviewer, second_reviewer, final_reviewer, colleague
):
    signed_once.get_latest_revision_as_object().save_revision(user=first_reviewer)
    client.force_login(second_reviewer)
    screen = client.get(reverse("workflow_review", args=[stage_of(signed_once).pk]))
    assert "签字不再有效" in screen.content.decode()
    sign_off(stage_of(signed_once), second_reviewer)
    assert stage_of(signed_once).task.specific.stage == 1
    with pytest.raises(PermissionDenied):
        sign_off(stage_of(signed_once), first_reviewer)
    sign_off(stage_of(signed_once), colleague)
    assert stage_of(signed_once).task.specific.stage == 3
    sign_off(stage_of(signed_once), final_reviewer)
    assert ArticlePage.objects.get(pk=signed_once.pk).title == "新题目"
    call_command("verify_live")
    call_command("verify_evidence")


def test_signature_lost_at_the_last_stage_opens_the_first_and_then_releases(
    signed_once, first_reviewer, second_reviewer, final_reviewer, colleague
):
    sign_off(stage_of(signed_once), second_reviewer)
    signed_once.get_latest_revision_as_object().save_revision(user=first_reviewer)
    sign_off(stage_of(signed_once), final_reviewer)
    assert ArticlePage.objects.get(pk=signed_once.pk).title == "旧稿"
    assert stage_of(signed_once).task.specific.stage == 1
    sign_off(stage_of(signed_once), colleague)
    assert ArticlePage.objects.get(pk=signed_once.pk).title == "新题目"
    release_row = Evidence.objects.filter(action="release").last()
    assert first_reviewer.pk in release_row.details["contributors"]
    call_command("verify_evidence")


def test_caption_written_and_taken_back_after_signing_loses_the_signature(
    client, article, author, editing_reviewer, second_reviewer, picture
):
    show(article, picture, author)
    submit(article, author)
    sign_off(stage_of(article), editing_reviewer)
    client.force_login(editing_reviewer)
    form_of_a_multiple_upload(client, picture)
    picture.save()  # with the words it had
    sign_off(stage_of(article), second_reviewer)
    assert stage_of(article).task.specific.stage == 1


def test_signer_who_writes_after_all_signatures_is_not_released_at_the_time(
    signed_once, author, first_reviewer, second_reviewer, final_reviewer
):
    due = timezone.now() + datetime.timedelta(hours=1)
    sign_off(stage_of(signed_once), second_reviewer)
    sign_off(stage_of(signed_once), final_reviewer, "", due)
    page = ArticlePage.objects.get(pk=signed_once.pk)
    page.get_latest_revision_as_object().save_revision(user=first_reviewer)
    report = publish_due(due)
    assert report.released == []
    (problem,) = report.problems
    assert "缺少有效签字" in problem
    assert ArticlePage.objects.get(pk=signed_once.pk).title == "旧稿"
