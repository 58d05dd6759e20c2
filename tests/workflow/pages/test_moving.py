"""Moving a page changes its address: readers follow, evidence stays, frozen texts do not move."""

import pytest

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from evidence.models import Evidence
from tests.factories import ArticleFactory, ColumnFactory
from tests.support.standing import standing
from workflow.services import submit


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, title="值班记录", released=True)


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author)


@standing
def target(home_page):
    return ColumnFactory(parent=home_page, title="实务", released=True)


def parent_of(page):
    return Page.objects.get(pk=page.pk).get_parent()


def moves():
    return Evidence.objects.filter(action="move")


def test_move_is_recorded_and_readers_follow(client, public, target, final_reviewer):
    public.move(target, "last-child", user=final_reviewer)
    row = moves().get()
    assert (row.page_id, row.user_name) == (public.pk, "薛怀瑾")
    assert row.details["addresses"] == ["/li-lun-yan-jiu/zhi-ban-ji-lu/", "/shi-wu/zhi-ban-ji-lu/"]
    response = client.get("/li-lun-yan-jiu/zhi-ban-ji-lu/")
    assert (response.status_code, response.url) == (301, "/shi-wu/zhi-ban-ji-lu/")


def test_everything_public_below_follows(client, public, column, target, superuser):
    column.move(target, "last-child", user=superuser)
    assert moves().get().page_id == column.pk
    response = client.get("/li-lun-yan-jiu/zhi-ban-ji-lu/")
    assert response.url == "/shi-wu/li-lun-yan-jiu/zhi-ban-ji-lu/"


def test_code_without_a_user_is_recorded_without_one(public, target):
    MovePageAction(public, target, pos="last-child").execute()
    assert moves().get().user_id is None


def test_move_of_a_draft_needs_no_evidence(draft, target):
    draft.move(target, "last-child")
    assert not moves().exists()


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager"])
def test_others_do_not_move_public_pages(public, target, who, request):
    with pytest.raises(PermissionDenied):
        public.move(target, "last-child", user=request.getfixturevalue(who))
    assert not moves().exists()


def moved(page, target):
    page.move(target, "last-child")


def bare_page_moved(page, target):
    Page.objects.get(pk=page.pk).move(target, "last-child")


def action_without_checks(page, target):
    MovePageAction(page, target, pos="last-child").execute(skip_permission_checks=True)


@pytest.mark.parametrize("way", [moved, bare_page_moved, action_without_checks])
def test_no_code_moves_a_text_under_review(draft, column, target, author, way):
    submit(draft, author)
    with pytest.raises(PermissionDenied, match="审核"), transaction.atomic():
        way(draft, target)
    assert parent_of(draft).pk == column.pk


def test_column_with_a_text_under_review_stays(draft, column, home_page, target, author):
    submit(draft, author)
    with pytest.raises(PermissionDenied), transaction.atomic():
        column.move(target, "last-child")
    assert parent_of(column).pk == home_page.pk


def test_order_is_no_move(draft, public, column, author, superuser):
    submit(draft, author)
    draft.move(column, "first-child", user=superuser)
    Page.objects.get(pk=public.pk).move(Page.objects.get(pk=draft.pk), "left", user=superuser)
    assert [page.pk for page in column.get_children()] == [public.pk, draft.pk]
    assert not moves().exists()


def test_screen_records_who_moved(client, public, target, final_reviewer):
    client.force_login(final_reviewer)
    address = reverse("wagtailadmin_pages:move_confirm", args=[public.pk, target.pk])
    assert client.get(address).status_code == 200
    client.post(address)
    assert parent_of(public).pk == target.pk
    assert moves().get().user_name == "薛怀瑾"


def test_screen_is_closed_to_others(client, public, target, site_manager):
    client.force_login(site_manager)
    address = reverse("wagtailadmin_pages:move_confirm", args=[public.pk, target.pk])
    assert client.post(address).status_code == 302
    assert parent_of(public).pk != target.pk


def test_many_are_moved_at_once_with_a_row_each(client, public, draft, column, target, superuser):
    other = ArticleFactory(parent=column, released=True)
    client.force_login(superuser)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    query = f"?id={public.pk}&id={other.pk}&id={draft.pk}"
    client.post(address + query, {"chooser": target.pk})
    assert {parent_of(page).pk for page in (public, other, draft)} == {target.pk}
    assert {row.page_id: row.username for row in moves()} == {
        public.pk: "admin",
        other.pk: "admin",
    }


@pytest.mark.parametrize("who", ["site_manager", "superuser"])
def test_moving_many_leaves_frozen_texts_out(client, draft, column, target, author, who, request):
    submit(draft, author)
    client.force_login(request.getfixturevalue(who))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    response = client.post(f"{address}?id={draft.pk}", {"chooser": target.pk})
    assert response.status_code < 500
    assert parent_of(draft).pk == column.pk


def test_order_is_changed_by_those_who_answer_for_public_pages(
    client, public, draft, column, site_manager, final_reviewer
):
    address = reverse("wagtailadmin_pages:set_page_position", args=[draft.pk]) + "?position=0"
    client.force_login(site_manager)
    client.post(address)
    assert column.get_children().first().pk == public.pk
    client.force_login(final_reviewer)
    client.post(address)
    assert column.get_children().first().pk == draft.pk


def test_stale_page_does_not_put_its_old_place_back(draft, target):
    stale = Page.objects.get(pk=draft.pk).specific
    draft.move(target, "last-child")
    with pytest.raises(PermissionDenied), transaction.atomic():
        stale.save()
    assert parent_of(draft).pk == target.pk
