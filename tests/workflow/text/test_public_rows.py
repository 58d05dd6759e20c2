"""Inline rows and lists of a public page change by its release only, whatever code saves them."""

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction

from taggit.models import Tag

from articles.models import (
    ArticleAttachment,
    ArticleByline,
    ArticleKeyword,
    ArticlePage,
    CategoryIndexPage,
    PinnedArticle,
)
from tests.factories import ArticleFactory, ColumnFactory, DocumentFactory, release
from tests.support.standing import standing
from workflow.services import take_down


@standing
def other_column(home_page):
    return ColumnFactory(parent=home_page, released=True)


@standing
def public(column, other_column):
    article = ArticleFactory(
        parent=column,
        title="公开的文章",
        summary="摘要",
        also_in=[other_column],
        bylines=[ArticleByline(name="甲", sort_order=0), ArticleByline(name="乙", sort_order=1)],
        attachments=[ArticleAttachment(document=DocumentFactory(), description="样表")],
    )
    article.keywords.add("公文", "会议")
    release(article.save_revision())
    return ArticlePage.objects.get(pk=article.pk)


@standing
def pinning(column, public):
    column.pinned_articles = [PinnedArticle(article=public)]
    release(column.save_revision())
    return CategoryIndexPage.objects.get(pk=column.pk)


def row_created(page):
    ArticleByline.objects.create(article=page, name="冒名")


def row_like_another_created(page):
    ArticleByline.objects.create(article=page, name="甲", sort_order=0)


def row_changed(page):
    row = page.bylines.first()
    row.name = "冒名"
    row.save(update_fields=["name"])


def rows_reordered(page):
    row = page.bylines.first()
    row.sort_order = 9
    row.save()


def row_deleted(page):
    page.bylines.first().delete()


def rows_deleted(page):
    ArticleAttachment.objects.filter(article=page).delete()


def attachment_exchanged(page):
    ArticleAttachment.objects.update_or_create(
        article=page, defaults={"document": DocumentFactory()}
    )


def keyword_created(page):
    tag = Tag.objects.create(name="偷加", slug="x")
    ArticleKeyword.objects.create(content_object=page, tag=tag)


def tag_deleted(page):
    Tag.objects.get(name="公文").delete()


def row_moved_away(page):
    row = page.bylines.first()
    row.article = ArticleFactory(parent=page.get_parent())
    row.save()


def row_taken_by_a_draft(page):
    draft = ArticleFactory(parent=page.get_parent())
    draft.bylines.add(page.bylines.first())
    draft.save()


def row_moved_here(page):
    draft = ArticleFactory(parent=page.get_parent(), bylines=[ArticleByline(name="冒名")])
    row = draft.bylines.first()
    row.article = page
    row.save()


def column_added_from_its_end(page):
    ColumnFactory(parent=page.get_parent()).placed_articles.add(page)


def columns_cleared_from_their_end(page):
    page.also_in.first().placed_articles.clear()


def columns_set_at_once(page):
    page.also_in.get_original_manager().set([])


WAYS = [
    way
    for way in list(globals().values())
    if getattr(way, "__module__", "") == __name__
    and getattr(way, "__code__", None)
    and way.__code__.co_varnames[:1] == ("page",)
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_code_changes_rows_of_a_public_page(public, way):
    with pytest.raises(PermissionDenied), transaction.atomic():
        way(ArticlePage.objects.get(pk=public.pk))
    call_command("verify_live")


def test_no_code_unpins_an_article_of_a_public_column(pinning, public):
    with pytest.raises(PermissionDenied), transaction.atomic():
        pinning.pinned_articles.all().delete()
    with pytest.raises(PermissionDenied), transaction.atomic():
        PinnedArticle.objects.create(column=pinning, article=ArticleFactory(parent=pinning))
    call_command("verify_live")


def test_what_a_public_column_pins_is_not_deleted(pinning, public, superuser):
    take_down(public, superuser, "有误")
    with pytest.raises(PermissionDenied, match=pinning.title), transaction.atomic():
        ArticlePage.objects.get(pk=public.pk).delete()
    assert pinning.pinned_articles.count() == 1


def test_rows_of_a_page_that_is_down_are_free(public, superuser):
    take_down(public, superuser, "有误")
    row_changed(public)
    ArticleByline.objects.create(article=public, name="丙")
    rows_deleted(public)
    page = ArticlePage.objects.get(pk=public.pk)
    page.title = "草稿"
    page.save()
