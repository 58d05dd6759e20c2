"""A page read before a release and saved after it neither takes it back nor brings an old text."""

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from wagtail.models import Page

from articles.models import ArticlePage
from tests.articles.test_drafting import form
from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.services import take_down


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, title="初稿")


def read(page, bare=False):
    return Page.objects.get(pk=page.pk) if bare else ArticlePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("bare", [True, False])
def test_page_read_as_a_draft_does_not_take_the_released_page_down(draft, bare):
    stale = read(draft, bare)
    release(draft.latest_revision)
    with pytest.raises(PermissionDenied), transaction.atomic():
        stale.save()
    assert read(draft).live


@pytest.mark.parametrize("bare", [True, False])
def test_page_read_before_a_release_does_not_bring_the_older_one_back(draft, bare):
    release(draft.latest_revision)
    stale = read(draft, bare)
    page = read(draft)
    page.title = "定稿"
    release(page.save_revision())
    with pytest.raises(PermissionDenied), transaction.atomic():
        stale.save()
    assert read(draft).title == "定稿"


@pytest.mark.parametrize("bare", [True, False])
def test_page_read_before_it_was_taken_down_does_not_come_back(draft, superuser, bare):
    release(draft.latest_revision)
    stale = read(draft, bare)
    take_down(draft, superuser, "内容有误")
    with pytest.raises(PermissionDenied), transaction.atomic():
        stale.save()
    assert not read(draft).live


def test_draft_is_not_given_a_public_revision(draft):
    draft.live_revision = draft.latest_revision
    with pytest.raises(PermissionDenied), transaction.atomic():
        draft.save()


def test_old_revision_does_not_make_a_taken_down_page_look_public(draft, superuser):
    release(draft.latest_revision)
    page = read(draft)
    page.title = "改动"
    page.save_revision()
    take_down(page, superuser, "内容有误")
    newest = read(draft).get_latest_revision_as_object()
    assert newest.live_revision is None
    newest.save()


def test_form_that_comes_too_late_says_so(client, draft, superuser, monkeypatch):
    """The release happens between the form's reading of the page and its saving."""
    client.force_login(superuser)
    save = ArticlePage.save

    def save_after_release(page, *args, **kwargs):
        monkeypatch.setattr(ArticlePage, "save", save)
        release(draft.latest_revision)
        return page.save(*args, **kwargs)

    monkeypatch.setattr(ArticlePage, "save", save_after_release)
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]), form(title="写了一半")
    )
    assert response.status_code == 200
    html = response.content.decode()
    assert "写了一半" in html
    assert "没有审核或决定" in html


def test_text_changed_by_saving_a_public_page_is_refused(draft):
    release(draft.latest_revision)
    page = read(draft)
    page.title = "没有人看过"
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.save()
    call_command("verify_live")


def test_page_that_vanished_is_found(draft, capsys):
    release(draft.latest_revision)
    key = draft.pk
    ArticlePage.objects.filter(pk=key).update(live=False)
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert "却已不公开" in capsys.readouterr().out
    read(draft).delete()
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert f"页面 {key} 发布后没有下线记录，却已不存在" in capsys.readouterr().out


def test_page_deleted_after_it_was_taken_down_is_no_problem(draft, superuser):
    release(draft.latest_revision)
    take_down(draft, superuser, "内容有误")
    read(draft).delete()
    call_command("verify_live")


@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
def test_time_set_by_code_publishes_nothing_and_takes_nothing_down(column, draft, name):
    public = ArticleFactory(parent=column, released=True)
    for page in (draft, public):
        page = read(page)
        setattr(page, name, "2020-01-01T00:00:00Z")
        page.save()
    assert not read(draft).live
    assert read(public).live
