"""Revisions that prove something are neither deleted nor changed in place."""

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from wagtail.models import Revision

from articles.models import ArticlePage
from tests.articles.test_drafting import form
from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.rules.who_may_sign import Refusal
from workflow.selectors.case import case_at
from workflow.services import return_to_author, sign_off, submit, take_down


@standing
def article(column, author):
    """Public, with an older revision and a newer one."""
    article = ArticleFactory(parent=column, owner=author, title="初稿")
    article.title = "定稿"
    release(article.save_revision(user=author))
    article = ArticlePage.objects.get(pk=article.pk)
    article.title = "改动"
    article.save_revision(user=author)
    return article


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, title="初稿")


def titles(page):
    return [revision.object_str for revision in page.revisions.order_by("pk")]


def deleted(revision):
    revision.delete()


def queryset_deleted(revision):
    Revision.objects.filter(pk=revision.pk).delete()


@pytest.mark.parametrize("way", [deleted, queryset_deleted])
@pytest.mark.parametrize("title", ["定稿", "改动"])
def test_public_and_newer_revisions_stay(article, way, title):
    with pytest.raises(PermissionDenied), transaction.atomic():
        way(article.revisions.get(object_str=title))
    assert titles(article) == ["初稿", "定稿", "改动"]


@pytest.mark.parametrize("way", [deleted, queryset_deleted])
def test_revision_older_than_the_release_may_go(article, way):
    way(article.revisions.get(object_str="初稿"))
    assert titles(article) == ["定稿", "改动"]


def test_every_revision_of_an_unreleased_text_stays(draft):
    with pytest.raises(PermissionDenied), transaction.atomic():
        draft.revisions.all().delete()


def test_every_revision_of_a_text_that_was_taken_down_stays(article, superuser):
    take_down(article, superuser, "内容有误")
    with pytest.raises(PermissionDenied), transaction.atomic():
        article.revisions.get(object_str="初稿").delete()


def test_older_revision_that_is_scheduled_or_in_review_stays(article, author):
    oldest = article.revisions.get(object_str="初稿")
    article.revisions.filter(pk=oldest.pk).update(approved_go_live_at="2030-01-01T00:00:00Z")
    with pytest.raises(PermissionDenied), transaction.atomic():
        Revision.objects.get(pk=oldest.pk).delete()
    article.revisions.update(approved_go_live_at=None)
    submit(article, author)
    article.current_workflow_state.task_states.update(revision=oldest)
    with pytest.raises(PermissionDenied), transaction.atomic():
        Revision.objects.get(pk=oldest.pk).delete()


def test_revisions_go_with_their_page(draft):
    key = draft.pk
    draft.delete()
    assert not Revision.objects.filter(object_id=str(key)).exists()


def test_purge_keeps_what_proves_something_and_says_so(article, draft, capsys):
    call_command("purge_revisions", pages=True)
    assert titles(article) == ["定稿", "改动"]
    assert titles(draft) == ["初稿"]
    out = capsys.readouterr().out
    kept = Revision.objects.page_revisions().count()
    assert f"已删除 1 个旧版本，保留 {kept} 个" in out
    call_command("verify_live")


def test_purge_of_other_things_leaves_pages_alone(article):
    call_command("purge_revisions", non_pages=True)
    call_command("purge_revisions", days=1)
    assert titles(article) == ["初稿", "定稿", "改动"]


# --- In place -----------------------------------------------------------------------------------


def autosaved(page, user, title):
    page = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.title = title
    return page.save_revision(user=user, overwrite_revision=page.latest_revision)


def test_own_revision_is_overwritten_while_nobody_has_read_it(draft, author):
    draft.save_revision(user=author)
    autosaved(draft, author, "二稿")
    assert titles(draft) == ["初稿", "二稿"]


def test_revision_of_another_person_is_not(draft, author, first_reviewer):
    draft.save_revision(user=author)
    autosaved(draft, first_reviewer, "二稿")
    assert titles(draft) == ["初稿", "初稿", "二稿"]
    draft = ArticlePage.objects.get(pk=draft.pk)
    submit(draft, author)
    task_state = draft.current_workflow_task_state
    refusal = case_at(task_state).decision_for(first_reviewer).refusal
    assert refusal is Refusal.CONTRIBUTED


def test_submitted_revision_is_not(draft, author, first_reviewer):
    submitted = draft.save_revision(user=author)
    submit(draft, author)
    return_to_author(draft.current_workflow_task_state, first_reviewer, "请改题目")
    autosaved(draft, author, "二稿")
    assert Revision.objects.get(pk=submitted.pk).object_str == "初稿"


def test_revision_under_review_is_not_even_by_a_reviewer_of_a_later_stage(
    client, draft, author, reviewers
):
    """The text would change under signatures that name its revision."""
    author.groups.add(*reviewers[1].groups.all())
    submitted = draft.save_revision(user=author)
    submit(draft, author)
    sign_off(draft.current_workflow_task_state, reviewers[0])
    client.force_login(author)
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    autosave = form(title="二稿", overwrite_revision_id=submitted.pk)
    client.post(address, autosave, headers={"accept": "application/json"})
    with pytest.raises(PermissionDenied), transaction.atomic():
        autosaved(draft, author, "二稿")
    assert draft.revisions.count() == 2
    assert Revision.objects.get(pk=submitted.pk).content["title"] == "初稿"


def test_released_revision_is_not(draft, author):
    released = draft.save_revision(user=author)
    release(released)
    autosaved(draft, author, "二稿")
    assert Revision.objects.get(pk=released.pk).object_str == "初稿"
    call_command("verify_live")


def test_revision_that_is_not_the_newest_is_left_to_wagtail(draft, author, first_reviewer):
    old = draft.save_revision(user=author)
    draft.save_revision(user=first_reviewer)
    with pytest.raises(PermissionDenied):
        draft.save_revision(user=author, overwrite_revision=old)


# --- An old revision comes back -------------------------------------------------------------------


def test_reverting_is_a_draft_of_whoever_reverts(client, article, superuser):
    client.force_login(superuser)
    oldest = article.revisions.get(object_str="初稿")
    address = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, oldest.pk])
    client.post(address, form(title="初稿"))
    page = ArticlePage.objects.get(pk=article.pk)
    assert (page.title, page.latest_revision.user) == ("定稿", superuser)
    assert page.get_latest_revision_as_object().title == "初稿"


def test_nothing_is_reverted_while_frozen(client, article, author, superuser):
    submit(article, author)
    count = article.revisions.count()
    client.force_login(superuser)
    oldest = article.revisions.get(object_str="初稿")
    address = reverse("wagtailadmin_pages:revisions_revert", args=[article.pk, oldest.pk])
    assert client.post(address, form(title="初稿")).status_code == 200
    with pytest.raises(PermissionDenied):
        oldest.as_object().save_revision(user=superuser, previous_revision=oldest)
    assert article.revisions.count() == count


def test_reverting_after_taking_down_begins_a_review(article, author, reviewers, superuser):
    take_down(article, superuser, "内容有误")
    oldest = article.revisions.get(object_str="初稿")
    oldest.as_object().save_revision(user=author, previous_revision=oldest)
    submit(article, author)
    for reviewer in reviewers:
        assert not ArticlePage.objects.get(pk=article.pk).live
        sign_off(article.current_workflow_task_state, reviewer)
    assert ArticlePage.objects.live().get(pk=article.pk).title == "初稿"
