"""A copy is a draft of its own, and whoever wrote its text does not sign it."""

import pytest

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import Locale, Page

from articles.models import ArticlePage
from tests.factories import ArticleFactory, ColumnFactory
from tests.support.standing import standing
from workflow.models import Release
from workflow.rules.who_may_sign import Refusal
from workflow.selectors.case import case_at
from workflow.services import sign_off, submit

SOON = "2030-01-01T00:00:00Z"


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, title="公开的文章", released=True)


@standing
def target(home_page):
    return ColumnFactory(parent=home_page, released=True)


def copy_of(page):
    return ArticlePage.objects.get(title=page.title, slug="copy")


def copied(page, **options):
    page.copy(update_attrs={"slug": "copy"}, **options)
    return copy_of(page)


def copied_by_action(page, **options):
    CopyPageAction(page, update_attrs={"slug": "copy"}, **options).execute()
    return copy_of(page)


def decision(page, user):
    task_state = page.current_workflow_task_state
    return case_at(task_state).decision_for(user)


def test_copy_of_a_public_page_is_a_draft(public):
    copy = copied(public, keep_live=True)
    assert (copy.live, copy.live_revision, copy.first_published_at) == (False, None, None)
    assert copy.latest_revision.as_object().first_published_at is None
    assert not Release.objects.filter(page_id=copy.pk).exists()


def test_action_that_would_keep_a_copy_public_is_refused(public):
    with pytest.raises(PermissionDenied), transaction.atomic():
        copied_by_action(public, keep_live=True)


def test_action_that_would_call_a_draft_released_is_refused(column, author):
    draft = ArticleFactory(parent=column, owner=author)
    with pytest.raises(PermissionDenied), transaction.atomic():
        copied_by_action(draft, keep_live=True)


def test_copy_has_no_schedule_no_lock_and_corrects_nothing(public, author):
    ArticlePage.objects.filter(pk=public.pk).update(
        go_live_at=SOON, expire_at=SOON, locked=True, locked_by=author, correction_note="更正"
    )
    public.revisions.update(approved_go_live_at=SOON)
    copy = copied(ArticlePage.objects.get(pk=public.pk))
    newest = copy.latest_revision.as_object()
    for page in (copy, newest):
        assert (page.go_live_at, page.expire_at, page.correction_note) == (None, None, "")
    assert not copy.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert (copy.locked, copy.locked_by) == (False, None)


@pytest.mark.parametrize("copy_revisions", [True, False])
def test_contributors_of_the_original_do_not_sign_the_copy(
    public, author, first_reviewer, superuser, copy_revisions
):
    public.title = "改过的文章"
    public.save_revision(user=first_reviewer)
    original = ArticlePage.objects.get(pk=public.pk)
    original.copy(
        update_attrs={"slug": "copy", "owner": superuser},
        copy_revisions=copy_revisions,
        user=superuser,
        keep_live=False,
    )
    copy = ArticlePage.objects.get(slug="copy")
    submit(copy, superuser)
    assert decision(copy, first_reviewer).refusal is Refusal.CONTRIBUTED


def test_copy_begins_at_the_first_stage(public, author, reviewers):
    copy = copied(public)
    submit(copy, author)
    assert copy.current_workflow_task.name == "初审"
    for reviewer in reviewers:
        sign_off(copy.current_workflow_task_state, reviewer)
    assert ArticlePage.objects.live().filter(pk=copy.pk).exists()


def test_copy_of_a_text_under_review_is_a_free_draft(column, author):
    draft = ArticleFactory(parent=column, owner=author)
    submit(draft, author)
    copy = copied(draft)
    assert copy.current_workflow_state is None
    copy.title = "另一个题目"
    copy.save_revision(user=author)


def test_copies_of_a_column_are_drafts_all_the_way_down(column, public, target):
    column.copy(to=target, update_attrs={"slug": "copy"}, recursive=True)
    copies = Page.objects.descendant_of(target)
    assert copies.count() == 2
    assert not copies.live().exists()


def test_screen_makes_a_draft(client, public, target, superuser):
    client.force_login(superuser)
    data = {
        "new_title": "副本",
        "new_slug": "copy",
        "new_parent_page": target.pk,
        "copy_subpages": "on",
        "publish_copies": "on",
        "alias": "on",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[public.pk]), data)
    copy = ArticlePage.objects.get(slug="copy")
    assert (copy.live, copy.alias_of, copy.latest_revision.user) == (False, None, superuser)


# --- Mirrors ------------------------------------------------------------------------------------


def alias_made(page, target):
    page.create_alias(parent=target)


def alias_of_a_draft_made(page, target):
    draft = ArticleFactory(parent=page.get_parent())
    draft.create_alias(parent=target)


def page_becomes_an_alias(page, target):
    draft = ArticleFactory(parent=target)
    draft.alias_of = page
    draft.save()


@pytest.mark.parametrize("way", [alias_made, alias_of_a_draft_made, page_becomes_an_alias])
def test_no_code_makes_a_mirror(public, target, way):
    with pytest.raises(PermissionDenied, match="镜像"), transaction.atomic():
        way(public, target)
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_nothing_is_copied_for_translation(public):
    with pytest.raises(PermissionDenied):
        public.copy_for_translation(Locale.objects.get())
