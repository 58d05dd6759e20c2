"""Who may do what to a page without changing its text."""

import pytest

from wagtail.models import Page

from articles.models import ArticlePage
from tests.factories import ArticleFactory, ColumnFactory
from tests.support.standing import standing
from workflow.services import submit, take_down

EVERYBODY = ["author", "first_reviewer", "site_manager", "final_reviewer", "superuser", "member"]
ANSWER_FOR_PUBLIC_PAGES = {"final_reviewer", "superuser"}
TREE_ACTS = ["can_unpublish", "can_move", "can_unschedule", "can_reorder_children"]


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, released=True)


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author)


@standing
def other_column(home_page):
    return ColumnFactory(parent=home_page, released=True)


def rights_of(page, user):
    return ArticlePage.objects.get(pk=page.pk).permissions_for_user(user)


@pytest.mark.parametrize("act", [*TREE_ACTS, "can_change_address"])
@pytest.mark.parametrize("who", EVERYBODY)
def test_public_pages_are_in_the_hands_of_final_reviewers_and_superusers(public, act, who, request):
    person = request.getfixturevalue(who)
    assert getattr(rights_of(public, person), act)() == (who in ANSWER_FOR_PUBLIC_PAGES)


@pytest.mark.parametrize("act", [*TREE_ACTS, "can_change_address"])
@pytest.mark.parametrize("who", ANSWER_FOR_PUBLIC_PAGES)
def test_deactivated_people_may_nothing(public, act, who, request):
    person = request.getfixturevalue(who)
    person.is_active = False
    assert not getattr(rights_of(public, person), act)()


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_deletes_a_public_page(public, column, who, request):
    person = request.getfixturevalue(who)
    assert not rights_of(public, person).can_delete()
    assert not column.permissions_for_user(person).can_delete()


def test_column_that_was_taken_down_is_not_deleted_with_public_articles(column, public, superuser):
    take_down(column, superuser, "停办")
    column = Page.objects.get(pk=column.pk)
    assert not column.permissions_for_user(superuser).can_delete()


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_was_public_once_is_deleted_by_those_who_take_down(public, superuser, who, request):
    take_down(public, superuser, "内容有误")
    person = request.getfixturevalue(who)
    assert rights_of(public, person).can_delete() == (who in ANSWER_FOR_PUBLIC_PAGES)


def test_author_deletes_and_moves_an_own_draft(draft, author, other_column):
    assert rights_of(draft, author).can_delete()
    assert rights_of(draft, author).can_move_to(other_column)


@pytest.mark.parametrize("who", EVERYBODY)
def test_text_under_review_stays(draft, column, author, other_column, who, request):
    submit(draft, author)
    person = request.getfixturevalue(who)
    assert not rights_of(draft, person).can_delete()
    assert not rights_of(draft, person).can_move()
    assert not rights_of(draft, person).can_move_to(other_column)
    assert not column.permissions_for_user(person).can_move()


def test_scheduled_text_stays(draft, superuser, other_column):
    draft.revisions.update(approved_go_live_at="2030-01-01T00:00:00Z")
    assert not rights_of(draft, superuser).can_delete()
    assert not rights_of(draft, superuser).can_move_to(other_column)


@pytest.mark.parametrize("who", EVERYBODY)
def test_public_page_goes_to_another_column_by_those_who_may(public, other_column, who, request):
    person = request.getfixturevalue(who)
    assert rights_of(public, person).can_move_to(other_column) == (who in ANSWER_FOR_PUBLIC_PAGES)


@pytest.mark.parametrize("who", EVERYBODY)
def test_order_among_children_is_theirs_too(public, draft, column, who, request):
    person = request.getfixturevalue(who)
    assert rights_of(draft, person).can_move_to(column) == (who in ANSWER_FOR_PUBLIC_PAGES)


def test_page_does_not_go_below_itself_or_where_it_does_not_fit(column, public, superuser):
    assert not column.permissions_for_user(superuser).can_move_to(column)
    assert not rights_of(public, superuser).can_move_to(Page.objects.get(depth=1))


def test_restriction_can_only_be_lifted(public, superuser, author):
    assert not rights_of(public, superuser).can_set_view_restrictions()
    public.view_restrictions.create(restriction_type="login")
    assert rights_of(public, superuser).can_set_view_restrictions()
    assert not rights_of(public, author).can_set_view_restrictions()


def test_rules_hold_for_pages_read_without_their_type(public, superuser):
    bare = Page.objects.get(pk=public.pk)
    assert not bare.permissions_for_user(superuser).can_publish()
    assert not bare.permissions_for_user(superuser).can_delete()


def test_root_of_the_tree_is_nobodys(superuser, home_page):
    root = Page.objects.get(depth=1)
    rights = root.permissions_for_user(superuser)
    for act in ("can_edit", "can_delete", "can_move", "can_publish", "can_unpublish"):
        assert not getattr(rights, act)()
    assert not rights.can_add_subpage()
