"""The address of a public page is no text: it changes on a screen of its own, with evidence."""

import re

import pytest

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from wagtail.models import Page, Revision

from articles.models import ArticlePage
from evidence.models import Evidence
from site_core.reasons import ActionInvalid
from tests.articles.test_drafting import form
from tests.factories import ArticleFactory, ColumnFactory, release
from tests.support.standing import standing
from workflow.services import change_address, take_down


@standing
def public(column):
    return ArticleFactory(parent=column, title="值班记录", released=True)


def slug_of(page):
    return Page.objects.get(pk=page.pk).slug


def screen(page):
    return reverse("workflow_change_address", args=[page.pk])


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_change_is_recorded(public, final_reviewer):
    change_address(public, "duty-log", final_reviewer, "旧网址有误")
    row = Evidence.objects.last()
    assert (row.action, row.user_name, row.opinion) == ("address", "薛怀瑾", "旧网址有误")
    assert row.details == {
        "slugs": ["zhi-ban-ji-lu", "duty-log"],
        "addresses": ["/li-lun-yan-jiu/zhi-ban-ji-lu/", "/li-lun-yan-jiu/duty-log/"],
    }
    assert slug_of(public) == "duty-log"


def test_old_address_leads_to_the_new_one(
    client, public, final_reviewer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        change_address(public, "duty-log", final_reviewer, "旧网址有误")
    response = client.get("/li-lun-yan-jiu/zhi-ban-ji-lu/")
    assert (response.status_code, response.url) == (301, "/li-lun-yan-jiu/duty-log/")
    assert client.get(response.url).status_code == 200


def test_articles_of_a_column_follow_with_their_old_addresses(
    client, public, column, superuser, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        change_address(column, "theory", superuser, "改用英文")
    response = client.get("/li-lun-yan-jiu/zhi-ban-ji-lu/")
    assert (response.status_code, response.url) == (301, "/theory/zhi-ban-ji-lu/")
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "member"])
def test_others_cannot_change_it(public, who, request):
    with pytest.raises(PermissionDenied):
        change_address(public, "duty-log", request.getfixturevalue(who), "旧网址有误")
    assert slug_of(public) == "zhi-ban-ji-lu"


def test_change_needs_a_reason(public, superuser):
    with pytest.raises(PermissionDenied):
        change_address(public, "duty-log", superuser, " ")


@pytest.mark.parametrize("slug", ["", "zhi-ban-ji-lu", "值班", "A B", "taken", "x" * 300])
def test_bad_slug_is_refused(public, column, superuser, slug):
    ArticleFactory(parent=column, slug="taken")
    with pytest.raises(ActionInvalid), transaction.atomic():
        change_address(public, slug, superuser, "旧网址有误")
    assert slug_of(public) == "zhi-ban-ji-lu"


def test_reserved_address_is_refused(column, superuser):
    with pytest.raises(ActionInvalid), transaction.atomic():
        change_address(column, "search", superuser, "改用英文")


# --- Ways that lead nowhere -------------------------------------------------------------------


def saved(page):
    page.slug = "elsewhere"
    page.save()


def bare_page_saved(page):
    saved(Page.objects.get(pk=page.pk))


def saved_by_field(page):
    page.slug = "elsewhere"
    page.save(update_fields=["slug", "url_path"])


def emptied_and_made_anew(page):
    page.title, page.slug = "另一个题目", ""
    page.save()


@pytest.mark.parametrize("way", [saved, bare_page_saved, saved_by_field, emptied_and_made_anew])
def test_no_code_path_changes_a_public_address(public, way):
    with pytest.raises(PermissionDenied, match="网址"), transaction.atomic():
        way(public)
    assert slug_of(public) == "zhi-ban-ji-lu"


def test_address_above_public_pages_is_kept_too(public, column, superuser):
    take_down(column, superuser, "停办")
    column = Page.objects.get(pk=column.pk).specific
    with pytest.raises(PermissionDenied), transaction.atomic():
        saved(column)
    assert slug_of(column) == "li-lun-yan-jiu"


def test_old_permission_is_used_up(public, superuser):
    change_address(public, "duty-log", superuser, "旧网址有误")
    change_address(public, "zhi-ban-ji-lu", superuser, "还是旧的好")
    page = ArticlePage.objects.get(pk=public.pk)
    page.slug = "duty-log"
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.save()


def test_revision_brings_no_other_address(public):
    public.slug, public.title = "elsewhere", "改过的题目"
    revision = public.save_revision()
    revision = Revision.objects.get(pk=revision.pk)
    assert revision.as_object().url_path.endswith("/zhi-ban-ji-lu/")
    release(revision)
    page = ArticlePage.objects.get(pk=public.pk)
    assert (page.title, page.slug) == ("改过的题目", "zhi-ban-ji-lu")
    assert page.url_path.endswith("/zhi-ban-ji-lu/")


def test_first_release_takes_the_address_of_its_revision(column):
    draft = ArticleFactory(parent=column)
    draft.slug = "new-address"
    release(draft.save_revision())
    assert slug_of(draft) == "new-address"


def test_draft_changes_its_address_freely(column):
    draft = ArticleFactory(parent=column)
    saved(draft)
    assert slug_of(draft) == "elsewhere"


def test_public_article_keeps_its_address_when_its_column_gets_another(public, column, superuser):
    change_address(column, "theory", superuser, "改用英文")
    assert Page.objects.get(pk=public.pk).url_path.endswith("/theory/zhi-ban-ji-lu/")


# --- Screens --------------------------------------------------------------------------------------


def test_form_of_a_public_page_shows_the_address_and_leads_to_the_screen(client, public, superuser):
    client.force_login(superuser)
    html = client.get(edit(public)).content.decode()
    assert screen(public) in html
    assert re.search(r'<input[^>]*name="slug"[^>]*disabled', html)
    client.post(edit(public), form(title="改过的题目", slug="elsewhere"))
    page = ArticlePage.objects.get(pk=public.pk)
    assert page.get_latest_revision_as_object().title == "改过的题目"
    assert page.get_latest_revision_as_object().slug == page.slug == "zhi-ban-ji-lu"


def test_form_of_a_draft_does_not(client, column, superuser):
    client.force_login(superuser)
    draft = ArticleFactory(parent=column)
    assert screen(draft) not in client.get(edit(draft)).content.decode()


def test_screen_changes_the_address(client, public, final_reviewer):
    client.force_login(final_reviewer)
    assert "更改网址" in client.get(screen(public)).content.decode()
    response = client.post(screen(public), {"slug": "duty-log", "reason": "旧网址有误"})
    assert response.url == edit(public)
    assert slug_of(public) == "duty-log"


@pytest.mark.parametrize("data", [{"slug": "A B", "reason": "有误"}, {"slug": "x", "reason": ""}])
def test_screen_says_what_is_wrong_and_keeps_what_was_typed(client, public, final_reviewer, data):
    client.force_login(final_reviewer)
    response = client.post(screen(public), data)
    assert response.status_code == 422
    assert f'value="{data["slug"]}"' in response.content.decode()
    assert slug_of(public) == "zhi-ban-ji-lu"


@pytest.mark.parametrize("who", ["author", "site_manager"])
def test_screen_is_closed_to_others(client, public, who, request):
    client.force_login(request.getfixturevalue(who))
    assert client.get(screen(public)).status_code == 302
    client.post(screen(public), {"slug": "duty-log", "reason": "旧网址有误"})
    assert slug_of(public) == "zhi-ban-ji-lu"


def test_screen_is_not_for_drafts(client, column, superuser):
    client.force_login(superuser)
    assert client.get(screen(ColumnFactory(parent=column))).status_code == 302


def test_root_of_the_tree_has_no_address(client, superuser):
    client.force_login(superuser)
    assert client.get(screen(Page.objects.get(depth=1))).status_code == 404
