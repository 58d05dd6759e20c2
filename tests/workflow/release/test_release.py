"""A page is public if and only if its newest release names its live revision."""

import pytest

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from wagtail.models import Page, Revision

from articles.models import ArticlePage
from evidence.models import Evidence, SignedContent
from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.models import Release
from workflow.services import (
    release_signed_text,
    release_without_review,
    return_to_author,
    sign_off,
    submit,
    take_down,
)
from workflow.text.content import content_digest


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, title="未审稿")


@standing
def public(column):
    return ArticleFactory(parent=column, released=True)


def is_public(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


def test_release_after_review_names_revision_digest_and_signers(draft, author, reviewers):
    submit(draft, author)
    for reviewer in reviewers:
        sign_off(draft.current_workflow_task_state, reviewer, "同意")
    page = ArticlePage.objects.get(pk=draft.pk)
    newest = Release.objects.filter(page_id=page.pk).last()
    assert (newest.kind, newest.revision_id) == ("workflow", page.live_revision_id)
    assert newest.digest == content_digest(page)
    assert SignedContent.objects.filter(pk=newest.digest).exists()
    signed = Evidence.objects.filter(page_id=page.pk, action="sign")
    assert [row.user_name for row in signed] == ["温若谷", "陶景行", "薛怀瑾"]
    assert {row.digest for row in signed} == {newest.digest}


def test_revision_slipped_in_during_review_is_not_what_goes_public(draft, author, reviewers):
    """Past the freeze, before the last signature: it releases what was read, not the newest."""
    submit(draft, author)
    for reviewer in reviewers[:2]:
        sign_off(draft.current_workflow_task_state, reviewer)
    slip_in_a_revision(draft, author)
    sign_off(draft.current_workflow_task_state, reviewers[2])
    page = ArticlePage.objects.live().get(pk=draft.pk)
    assert page.title == "未审稿"
    assert page.get_latest_revision_as_object().title == "没有人审过"


def test_revision_slipped_in_between_two_stages_is_signed_by_nobody(draft, author, reviewers):
    """The next stage would open on it: nobody has submitted it, so it can only be returned."""
    submit(draft, author)
    sign_off(draft.current_workflow_task_state, reviewers[0])
    slip_in_a_revision(draft, author)
    sign_off(draft.current_workflow_task_state, reviewers[1])
    for reviewer in reviewers:
        with pytest.raises(PermissionDenied):
            sign_off(draft.current_workflow_task_state, reviewer)
    assert not is_public(draft)
    return_to_author(draft.current_workflow_task_state, reviewers[0], "内容被换过")


def slip_in_a_revision(page, user):
    page = ArticlePage.objects.get(pk=page.pk)
    page.title = "没有人审过"
    Page.save_revision(page, user=user)


# --- Ways that lead nowhere -------------------------------------------------------------------


def saved_live(page):
    page.live = True
    page.save()


def published_without_user(page):
    page.latest_revision.publish()


def published_with_permission_checks_skipped(page):
    page.latest_revision.publish(skip_permission_checks=True)


def bare_page_saved_live(page):
    bare = Page.objects.get(pk=page.pk)
    bare.live = True
    bare.save()


@pytest.mark.parametrize(
    "way",
    [
        saved_live,
        published_without_user,
        published_with_permission_checks_skipped,
        bare_page_saved_live,
    ],
)
def test_no_code_path_makes_a_draft_public(draft, way):
    with pytest.raises(PermissionDenied), transaction.atomic():
        way(draft)
    assert not is_public(draft)


def updated(page):
    Page.objects.filter(pk=page.pk).update(live=True)


def updated_with_revision(page):
    Page.objects.filter(pk=page.pk).update(live=True, live_revision=page.latest_revision)


def bulk_updated(page):
    page.live = True
    Page.objects.bulk_update([page], ["live"])


def raw_sql(page):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET live = true WHERE id = %s", [page.pk])


@pytest.mark.parametrize("way", [updated, updated_with_revision, bulk_updated, raw_sql])
def test_no_statement_makes_a_draft_public(draft, way):
    with pytest.raises(IntegrityError), transaction.atomic():
        way(draft)
    assert not is_public(draft)


def test_no_statement_inserts_a_public_page(column):
    page = ArticlePage(title="直接公开", slug="x", live=True)
    with pytest.raises((PermissionDenied, IntegrityError)), transaction.atomic():
        column.add_child(instance=page)


def test_public_page_cannot_be_given_another_revision(public, draft):
    public.title = "没有人审过"
    revision = public.save_revision()
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.filter(pk=public.pk).update(live_revision=revision)
    with pytest.raises(PermissionDenied), transaction.atomic():
        revision.publish()
    assert ArticlePage.objects.get(pk=public.pk).title != "没有人审过"


def test_page_taken_down_does_not_come_back_by_itself(public, superuser):
    take_down(public, superuser, "内容有误")
    page = ArticlePage.objects.get(pk=public.pk)
    for way in (saved_live, published_without_user):
        with pytest.raises(PermissionDenied), transaction.atomic():
            way(page)
    with pytest.raises(IntegrityError), transaction.atomic():
        Page.objects.filter(pk=page.pk).update(live=True, live_revision=page.latest_revision)
    assert not is_public(page)


def test_text_missing_a_signature_is_not_released(draft, author, reviewers):
    state = submit(draft, author)
    for reviewer in reviewers[:2]:
        sign_off(draft.current_workflow_task_state, reviewer)
    with pytest.raises(PermissionDenied):
        release_signed_text(state, reviewers[1])
    assert not is_public(draft)


def test_release_without_review_takes_what_was_saved_meanwhile(draft):
    revision = draft.latest_revision
    saved = revision.content | {"title": "刚刚自动保存的标题"}
    Revision.objects.filter(pk=revision.pk).update(content=saved)
    release_without_review(revision, kind="bootstrap", reason="建站")
    assert ArticlePage.objects.get(pk=draft.pk).title == "刚刚自动保存的标题"


def test_only_named_kinds_go_without_review(draft):
    with pytest.raises(ValueError, match="workflow"):
        release_without_review(draft.latest_revision, kind="workflow", reason="")


# --- What still works -------------------------------------------------------------------------


def test_public_page_can_be_moved_and_saved(public, home_page, column):
    public.save()
    Page.objects.filter(pk=public.pk).update(search_description="说明")
    column.move(home_page, pos="last-child")
    assert is_public(public)


def test_new_release_replaces_the_old_one(public):
    public.title = "改过的标题"
    release(public.save_revision())
    assert ArticlePage.objects.live().get(pk=public.pk).title == "改过的标题"


@pytest.mark.parametrize("bare", [True, False])
def test_no_code_path_takes_a_page_down_without_a_decision(public, bare):
    page = Page.objects.get(pk=public.pk) if bare else public
    page.live = False
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.save()
    with pytest.raises(PermissionDenied), transaction.atomic():
        ArticlePage.objects.get(pk=public.pk).unpublish()
    assert is_public(public)


# --- Taking down --------------------------------------------------------------------------------


def test_taking_down_is_recorded(public, final_reviewer):
    take_down(public, final_reviewer, "内容有误")
    newest = Release.objects.filter(page_id=public.pk).last()
    assert (newest.kind, newest.reason) == ("takedown", "内容有误")
    assert Evidence.objects.last().user_name == "薛怀瑾"
    assert not is_public(public)


def test_taking_down_needs_a_reason(public, superuser):
    with pytest.raises(PermissionDenied):
        take_down(public, superuser, " ")
    assert is_public(public)


def test_wagtails_unpublishing_leads_to_our_screen(client, public, superuser):
    client.force_login(superuser)
    response = client.post(reverse("wagtailadmin_pages:unpublish", args=[public.pk]))
    assert response.url == reverse("workflow_take_down", args=[public.pk])
    assert is_public(public)


def test_screen_asks_for_a_reason_and_takes_down(client, public, final_reviewer):
    client.force_login(final_reviewer)
    address = reverse("workflow_take_down", args=[public.pk])
    assert "下线" in client.get(address).content.decode()
    response = client.post(address, {"reason": " "})
    assert response.status_code == 422
    assert is_public(public)
    assert client.post(address, {"reason": "内容有误"}).status_code == 302
    assert not is_public(public)


def test_screen_is_closed_to_others(client, public, author):
    client.force_login(author)
    address = reverse("workflow_take_down", args=[public.pk])
    client.post(address, {"reason": "内容有误"})
    assert is_public(public)


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "member"])
def test_others_cannot_take_down(public, who, request):
    with pytest.raises(PermissionDenied):
        take_down(public, request.getfixturevalue(who), "内容有误")
    assert is_public(public)
