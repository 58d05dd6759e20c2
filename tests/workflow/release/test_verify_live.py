"""What no trigger on the page table can refuse is found by `verify_live`."""

import pytest

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from taggit.models import Tag
from wagtail.models import Page

from articles.models import ArticleByline, ArticlePage
from site_core.models import SiteImage
from tests.factories import ArticleFactory, ImageFactory, release
from tests.support.standing import standing
from workflow.guards import triggers
from workflow.models import Release


@standing
def public(column):
    return ArticleFactory(
        parent=column,
        released=True,
        title="公开的文章",
        lead_image=ImageFactory(),
        body=[("paragraph", "<p>正文</p>"), ("heading", {"text": "标题", "level": "2"})],
    )


def problems(capsys):
    with pytest.raises(CommandError):
        call_command("verify_live")
    return capsys.readouterr().out


def test_untouched_site_verifies(public, capsys):
    call_command("verify_live")
    assert "一致" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change", [{"title": "改过"}, {"summary": "改过"}, {"body": "[]"}, {"search_description": "改"}]
)
def test_content_changed_in_place_is_found(public, capsys, change):
    ArticlePage.objects.filter(pk=public.pk).update(**change)
    assert f"页面 {public.pk}" in problems(capsys)


def test_changed_byline_is_found(public, capsys):
    ArticleByline.objects.bulk_create([ArticleByline(article=public, name="冒名")])
    assert f"页面 {public.pk}" in problems(capsys)


def test_renamed_keyword_is_found(column, capsys):
    article = ArticleFactory(parent=column)
    article.keywords.add("公文")
    release(article.save_revision())
    call_command("verify_live")
    Tag.objects.update(name="请示")
    assert f"页面 {article.pk}" in problems(capsys)


def test_changed_picture_is_found(public, capsys):
    image = public.lead_image
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"other")
    assert f"页面 {public.pk}" in problems(capsys)


def test_changed_words_of_a_picture_are_found(public, capsys):
    SiteImage.objects.filter(pk=public.lead_image_id).update(description="改过")
    assert f"页面 {public.pk}" in problems(capsys)


def test_live_page_without_its_revision_is_found(public, capsys):
    ArticlePage.objects.filter(pk=public.pk).update(live_revision=None)
    assert f"页面 {public.pk}" in problems(capsys)


def test_live_page_of_a_type_without_review_is_found(public, home_page, capsys):
    page = home_page.add_child(instance=Page(title="裸页", slug="bare", live=False))
    revision = page.save_revision()
    Release.objects.create(
        at=timezone.now(), kind="migration", page_id=page.pk, revision_id=revision.pk, evidence_id=0
    )
    Page.objects.filter(pk=page.pk).update(live=True, live_revision=revision)
    assert f"页面 {page.pk}《裸页》已公开，但它的类型不经审核" in problems(capsys)


def test_file_that_cannot_be_read_is_named(public, capsys):
    public.lead_image.file.storage.delete(public.lead_image.file.name)
    assert f"页面 {public.pk}《公开的文章》所用的图片或文档，文件读不出来" in problems(capsys)


def test_digest_of_an_unknown_version_is_named(public, capsys):
    release = Release.objects.filter(page_id=public.pk).get()
    Release.objects.create(
        at=release.at,
        kind=release.kind,
        page_id=public.pk,
        revision_id=release.revision_id,
        digest="99:0",
        evidence_id=release.evidence_id,
    )
    assert f"页面 {public.pk}《公开的文章》发布时的摘要规则" in problems(capsys)


def test_each_file_is_read_once(column, public, monkeypatch):
    ArticleFactory.create_batch(3, parent=column, released=True, lead_image=public.lead_image)
    read = []
    hash_of = SiteImage.file_sha256
    monkeypatch.setattr(
        SiteImage, "file_sha256", lambda image: read.append(image) or hash_of(image)
    )
    call_command("verify_live")
    assert len(read) == 1


def test_rows_are_fetched_for_many_pages_at_once(column, public):
    for _number in range(12):
        ArticleFactory(parent=column, released=True, bylines=[ArticleByline(name="甲")])
    with CaptureQueriesContext(connection) as captured:
        call_command("verify_live")
    of_rows = [
        query["sql"] for query in captured if 'FROM "articles_articlebyline"' in query["sql"]
    ]
    assert len(of_rows) == 1


def test_missing_trigger_is_found(public, capsys):
    triggers.remove()
    try:
        assert "触发器" in problems(capsys)
    finally:
        triggers.install()


@pytest.mark.parametrize("field", ["slug", "show_in_menus"])
def test_address_and_menus_are_no_text(public, field):
    ArticlePage.objects.filter(pk=public.pk).update(**{field: "1"})
    call_command("verify_live")
