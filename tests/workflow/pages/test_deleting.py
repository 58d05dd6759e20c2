"""What readers see or reviewers read is not deleted; what was, leaves evidence."""

import pytest

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from treebeard.mp_tree import MP_NodeQuerySet
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.services import submit, take_down


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, title="公开的文章", released=True)


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author)


def exists(page):
    return Page.objects.filter(pk=page.pk).exists()


def deleted(page):
    page.delete()


def bare_page_deleted(page):
    Page.objects.get(pk=page.pk).delete()


def queryset_deleted(page):
    Page.objects.filter(pk=page.pk).delete()


def queryset_of_its_type_deleted(page):
    type(page).objects.filter(pk=page.pk).delete()


def action_without_checks(page):
    DeletePageAction(page).execute(skip_permission_checks=True)


WAYS = [
    deleted,
    bare_page_deleted,
    queryset_deleted,
    queryset_of_its_type_deleted,
    action_without_checks,
]


@pytest.mark.parametrize("way", WAYS)
def test_no_code_deletes_a_public_page(public, way):
    with pytest.raises(PermissionDenied, match="下线"), transaction.atomic():
        way(public)
    assert exists(public)


@pytest.mark.parametrize("way", WAYS)
def test_no_code_deletes_public_pages_with_their_column(public, column, superuser, way):
    take_down(column, superuser, "停办")
    with pytest.raises(PermissionDenied), transaction.atomic():
        way(column)
    assert exists(public)


@pytest.mark.parametrize("way", WAYS)
def test_no_code_deletes_a_text_under_review(draft, author, way):
    submit(draft, author)
    with pytest.raises(PermissionDenied, match="撤回"), transaction.atomic():
        way(draft)
    assert exists(draft)


def test_no_code_deletes_a_scheduled_text(draft):
    draft.revisions.update(approved_go_live_at="2030-01-01T00:00:00Z")
    with pytest.raises(PermissionDenied), transaction.atomic():
        draft.delete()
    assert exists(draft)


@pytest.mark.parametrize("way", WAYS)
def test_refused_deletion_leaves_the_tree_whole(committed, column, author, way):
    """Outside a transaction too: the column still knows its article."""
    public = ArticleFactory(parent=column, owner=author, released=True)
    with pytest.raises(PermissionDenied):
        way(public)
    column = Page.objects.get(pk=column.pk)
    assert [page.pk for page in column.get_children()] == [public.pk]


def test_deletion_of_what_was_public_is_recorded(public, superuser):
    take_down(public, superuser, "内容有误")
    ArticlePage.objects.get(pk=public.pk).delete(user=superuser)
    row = Evidence.objects.last()
    assert (row.action, row.page_id, row.page_title) == ("delete", public.pk, "公开的文章")
    assert row.username == "admin"


def test_deletion_of_what_was_submitted_is_recorded(draft, author):
    submit(draft, author)
    draft.current_workflow_state.cancel(user=author)
    Page.objects.get(pk=draft.pk).delete()
    row = Evidence.objects.last()
    assert (row.action, row.page_id, row.user_id) == ("delete", draft.pk, None)


def test_every_page_with_evidence_below_is_recorded(public, column, superuser):
    take_down(public, superuser, "内容有误")
    take_down(column, superuser, "停办")
    Page.objects.get(pk=column.pk).delete()
    deleted = Evidence.objects.filter(action="delete")
    assert set(deleted.values_list("page_id", flat=True)) == {public.pk, column.pk}


def test_draft_nobody_submitted_leaves_nothing(draft):
    draft.delete()
    assert not exists(draft)
    assert not Evidence.objects.filter(action="delete").exists()


# --- Screens --------------------------------------------------------------------------------------


def delete_address(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def bulk_address(*pages):
    query = "&".join(f"id={page.pk}" for page in pages)
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?{query}"


@pytest.mark.parametrize("address", [delete_address, bulk_address])
def test_screens_delete_no_public_page(client, public, superuser, address):
    client.force_login(superuser)
    assert client.get(address(public)).status_code < 500
    assert client.post(address(public)).status_code < 500
    assert exists(public)


def test_deleting_many_leaves_out_what_stays(client, public, draft, superuser):
    client.force_login(superuser)
    client.post(bulk_address(public, draft))
    assert exists(public)
    assert not exists(draft)


def test_screen_records_who_deleted(client, public, final_reviewer):
    take_down(public, final_reviewer, "内容有误")
    client.force_login(final_reviewer)
    client.post(delete_address(public))
    assert not exists(public)
    assert Evidence.objects.last().user_name == "薛怀瑾"


def test_deletion_in_the_tree_is_wrapped_once_however_often_the_app_starts():
    before = MP_NodeQuerySet.delete
    apps.get_app_config("workflow").ready()
    assert MP_NodeQuerySet.delete is before
    assert not hasattr(before.outside_transaction, "outside_transaction")
