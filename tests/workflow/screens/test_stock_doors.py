"""Wagtail's own ways to publish, unpublish, copy, move and delete: screens, bulk actions, internal API."""

import json

import pytest

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import NoReverseMatch, get_resolver, reverse

from wagtail.models import Page

from tests.factories import ArticleFactory, ColumnFactory
from tests.support.standing import standing
from workflow.models import Release
from workflow.services import submit


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, released=True)


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author)


@standing
def target(home_page):
    return ColumnFactory(parent=home_page, released=True)


def is_public(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


def bulk(action, *pages):
    query = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?{query}"


# --- Taking down ----------------------------------------------------------------------------------


def unpublished(page):
    page.unpublish()


def bare_page_unpublished(page):
    Page.objects.get(pk=page.pk).unpublish()


def queryset_unpublished(page):
    Page.objects.filter(pk=page.pk).unpublish()


@pytest.mark.parametrize("way", [unpublished, bare_page_unpublished, queryset_unpublished])
def test_no_code_unpublishes(public, way):
    with pytest.raises(PermissionDenied), transaction.atomic():
        way(public)
    assert is_public(public)


def test_several_pages_are_taken_down_with_one_reason(client, public, column, final_reviewer):
    other = ArticleFactory(parent=column, released=True)
    client.force_login(final_reviewer)
    address = bulk("unpublish", public, other)
    assert "下线" in client.get(address).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 422
    assert is_public(public)
    client.post(address, {"reason": "内容有误"})
    assert not is_public(public)
    assert not is_public(other)
    newest = [Release.objects.filter(page_id=page.pk).last() for page in (public, other)]
    assert [(row.kind, row.reason) for row in newest] == [("takedown", "内容有误")] * 2


def test_column_is_taken_down_alone(client, public, column, superuser):
    client.force_login(superuser)
    client.post(bulk("unpublish", column), {"reason": "停办", "include_descendants": "on"})
    assert not is_public(column)
    assert is_public(public)


@pytest.mark.parametrize("who", ["author", "site_manager"])
def test_others_take_nothing_down(client, public, who, request):
    client.force_login(request.getfixturevalue(who))
    client.post(bulk("unpublish", public), {"reason": "内容有误"})
    assert is_public(public)


# --- Publishing -----------------------------------------------------------------------------------


def test_button_for_publishing_many_is_hidden_and_leads_nowhere(client, draft, superuser):
    client.force_login(superuser)
    assert "admin/bulk.css" in client.get("/admin/").content.decode()
    for method in (client.get, client.post):
        response = method(bulk("publish", draft))
        assert response.status_code < 500
    client.post(bulk("publish", draft.get_parent()), {"include_descendants": "on"})
    assert not is_public(draft)


def test_publishing_many_neither_publishes_nor_ends_a_review(client, draft, author, superuser):
    state = submit(draft, author)
    client.force_login(superuser)
    client.post(bulk("publish", draft))
    client.post(bulk("publish", draft.get_parent()), {"include_descendants": "on"})
    state.refresh_from_db()
    assert not is_public(draft)
    assert state.status == state.current_task_state.status == "in_progress"


def test_root_offers_no_publishing(client, superuser, home_page):
    client.force_login(superuser)
    root = Page.objects.get(depth=1)
    address = reverse("wagtailadmin_pages:add", args=["home", "homepage", root.pk])
    assert (
        client.post(address, {"title": "x", "slug": "x", "action-publish": "1"}).status_code < 400
    )
    assert Page.objects.filter(depth=2).count() == 1


# --- The admin's internal API ---------------------------------------------------------------------


def ask(client, page, action, **data):
    address = f"/admin/api/main/pages/{page.pk}/action/{action}/"
    return client.post(address, json.dumps(data), content_type="application/json").status_code


@pytest.mark.parametrize("who", ["author", "final_reviewer", "site_manager", "superuser"])
@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "create_alias"])
def test_api_does_nothing_to_a_public_page(client, public, who, action, request):
    client.force_login(request.getfixturevalue(who))
    before = list(Page.objects.order_by("pk").values())
    assert ask(client, public, action, recursive=True) in (403, 404)
    assert list(Page.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("who", ["author", "first_reviewer", "final_reviewer", "superuser"])
@pytest.mark.parametrize("action", ["publish", "delete", "move", "create_alias"])
def test_api_does_nothing_to_a_text_under_review(
    client, draft, author, target, who, action, request
):
    submit(draft, author)
    client.force_login(request.getfixturevalue(who))
    before = list(Page.objects.order_by("pk").values())
    assert ask(client, draft, action, destination_page_id=target.pk) in (403, 404)
    assert list(Page.objects.order_by("pk").values()) == before


def test_api_copies_as_a_draft_or_not_at_all(client, public, superuser):
    client.force_login(superuser)
    assert ask(client, public, "copy") == 403
    assert ask(client, public, "copy", keep_live=False, slug="copy") == 201
    assert not Page.objects.get(slug="copy").live


def test_api_moves_for_those_who_may(client, public, target, site_manager, final_reviewer):
    client.force_login(site_manager)
    assert ask(client, public, "move", destination_page_id=target.pk) == 403
    client.force_login(final_reviewer)
    assert ask(client, public, "move", destination_page_id=target.pk, position="last-child") == 200


def test_api_reverts_to_a_draft_and_not_while_frozen(client, public, author, superuser):
    client.force_login(superuser)
    revision = public.latest_revision_id
    assert ask(client, public, "revert_to_page_revision", revision_id=revision) == 200
    public.title = "改动"
    public.save_revision(user=author)
    submit(public, author)
    assert ask(client, public, "revert_to_page_revision", revision_id=revision) == 403
    assert is_public(public)


def test_api_makes_no_ordinary_page_of_what_is_no_mirror(client, public, superuser):
    client.force_login(superuser)
    assert ask(client, public, "convert_alias") == 400


@pytest.mark.parametrize("alias", [True, False])
def test_api_copies_nothing_for_translation(client, public, superuser, alias):
    client.force_login(superuser)
    count = Page.objects.count()
    assert ask(client, public, "copy_for_translation", locale="zh-hans", alias=alias) in (400, 403)
    assert Page.objects.count() == count


def test_api_for_other_programs_is_not_mounted():
    names = {str(key) for key in get_resolver().namespace_dict}
    assert not {name for name in names if "api" in name} - {"wagtailadmin_api"}
    with pytest.raises(NoReverseMatch):
        reverse("wagtailapi:pages:listing")
