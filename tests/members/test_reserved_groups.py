"""In the admin, only superusers change who reviews and who is a superuser."""

import pytest

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from evidence.models import Evidence
from members.models import User
from tests.factories import UserFactory

RIGHTS = [f"{verb}_{model}" for verb in ("add", "change", "delete") for model in ("user", "group")]


@pytest.fixture
def manager(site_manager, client):
    """A site manager who may manage people, at the screen."""
    site_manager.user_permissions.set(Permission.objects.filter(codename__in=RIGHTS))
    client.force_login(site_manager)
    return site_manager


def group(name):
    return Group.objects.get(name=name)


def answers(person, *groups, **fields):
    return {
        "username": person.username,
        "name": person.name,
        "email": person.email,
        "is_active": "on",
        "groups": [each.pk for each in groups],
    } | fields


def edit_address(person):
    return reverse("wagtailusers_users:edit", args=[person.pk])


def test_manager_edits_ordinary_people(client, manager, author):
    html = client.get(edit_address(author)).content.decode()
    assert "只有系统管理员可以决定" in html
    assert f'value="{group("初审").pk}"' not in html
    client.post(edit_address(author), answers(author, group("网站管理员"), name="新名"))
    author.refresh_from_db()
    assert author.name == "新名"
    assert list(author.groups.all()) == [group("网站管理员")]


def test_manager_cannot_let_anybody_review(client, manager, author):
    for person in (author, manager):
        response = client.post(edit_address(person), answers(person, group("初审")))
        assert response.status_code == 200
        assert not person.groups.filter(name="初审").exists()


def test_manager_cannot_create_a_reviewer_or_superuser(client, manager):
    person = UserFactory.build(username="new", name="新人", email="new@example.org")
    secret = {"password1": "correct horse battery", "password2": "correct horse battery"}
    address = reverse("wagtailusers_users:add")
    assert client.get(address).status_code == 200
    client.post(address, answers(person, group("终审"), **secret))
    assert not User.objects.filter(username="new").exists()
    client.post(address, answers(person, group("编辑"), is_superuser="on", **secret))
    assert not User.objects.get(username="new").is_superuser


def test_nobody_makes_themselves_superuser(client, manager, author):
    for person in (manager, author):
        client.post(edit_address(person), answers(person, is_superuser="on"))
        person.refresh_from_db()
        assert not person.is_superuser


@pytest.mark.parametrize("who", ["first_reviewer", "superuser"])
def test_manager_cannot_touch_the_account_of_who_reviews_or_rules(client, manager, who, request):
    person = request.getfixturevalue(who)
    before = person.password
    secret = {"password1": "stolen horse battery", "password2": "stolen horse battery"}
    response = client.get(edit_address(person), follow=True)
    assert "只有系统管理员可以更改" in response.content.decode()
    client.post(edit_address(person), answers(person, email="me@example.org", **secret))
    client.post(reverse("wagtailusers_users:delete", args=[person.pk]))
    person.refresh_from_db()
    assert (person.password, person.email) == (before, f"{person.username}@example.org")


@pytest.mark.parametrize("action", ["assign_role", "set_active_state", "delete"])
def test_manager_cannot_touch_many_at_once_either(client, manager, first_reviewer, author, action):
    address = reverse("wagtail_bulk_action", args=["members", "user", action])
    form = {"role": group("初审").pk, "mark_as_active": "False"}
    people = [author, first_reviewer] if action != "assign_role" else [author]
    query = "&".join(f"id={person.pk}" for person in people)
    html = client.post(f"{address}?{query}", form, follow=True).content.decode()
    assert "系统管理员" in html
    first_reviewer.refresh_from_db()
    author.refresh_from_db()
    assert first_reviewer.is_active
    assert author.is_active
    assert not author.groups.filter(name="初审").exists()


def test_reviewer_who_manages_people_stays_in_the_group(client, manager):
    manager.groups.add(group("复审"))
    client.post(edit_address(manager), answers(manager, group("编辑")))
    assert set(manager.groups.all()) == {group("编辑"), group("复审")}


def group_answers(name, **fields):
    return {
        "name": name,
        "page_permissions-TOTAL_FORMS": 0,
        "page_permissions-INITIAL_FORMS": 0,
        "collection_permissions-TOTAL_FORMS": 0,
        "collection_permissions-INITIAL_FORMS": 0,
        "document_permissions-TOTAL_FORMS": 0,
        "document_permissions-INITIAL_FORMS": 0,
        "image_permissions-TOTAL_FORMS": 0,
        "image_permissions-INITIAL_FORMS": 0,
    } | fields


def page_rights(page, *codenames):
    return {
        "page_permissions-TOTAL_FORMS": 1,
        "page_permissions-0-page": page.pk,
        "page_permissions-0-permissions": codenames,
    }


def test_manager_cannot_touch_a_group_that_reviews(client, manager):
    first = group("初审")
    address = reverse("wagtailusers_groups:edit", args=[first.pk])
    assert "只有系统管理员可以更改" in client.get(address, follow=True).content.decode()
    client.post(address, group_answers("我的组"))
    client.post(reverse("wagtailusers_groups:delete", args=[first.pk]))
    first.refresh_from_db()
    assert first.name == "初审"
    assert first.page_permissions.exists()


def test_manager_edits_other_groups(client, manager, home_page):
    editors = group("编辑")
    address = reverse("wagtailusers_groups:edit", args=[editors.pk])
    assert client.get(address).status_code == 200
    client.post(address, group_answers("编辑部", **page_rights(home_page, "add_page", "lock_page")))
    editors.refresh_from_db()
    assert editors.name == "编辑部"
    rights = editors.page_permissions.values_list("permission__codename", flat=True)
    assert set(rights) == {"add_page", "lock_page"}


def test_superuser_is_told_why_a_reviewing_group_stays(client, superuser):
    client.force_login(superuser)
    address = reverse("wagtailusers_groups:delete", args=[group("初审").pk])
    assert "不能删除" in client.post(address, follow=True).content.decode()
    assert group("初审")


def test_superuser_lets_somebody_review_and_it_is_evidence(client, superuser, author):
    client.force_login(superuser)
    client.post(edit_address(author), answers(author, group("初审")))
    row = Evidence.objects.filter(action=Evidence.Action.GROUP).last()
    assert (row.user_id, row.details["after"]) == (superuser.pk, ["初审"])


@pytest.mark.parametrize("new", [True, False])
def test_right_to_publish_is_neither_offered_nor_taken(client, superuser, home_page, new):
    client.force_login(superuser)
    address = reverse("wagtailusers_groups:add")
    if not new:
        address = reverse("wagtailusers_groups:edit", args=[group("编辑").pk])
    html = client.get(address).content.decode()
    assert "publish_page" not in html
    assert "lock_page" in html
    form = group_answers("新组", **page_rights(home_page, "add_page", "publish_page"))
    response = client.post(address, form)
    assert response.status_code == 200
    assert not Group.objects.filter(page_permissions__permission__codename="publish_page").exists()
    assert not Group.objects.filter(name="新组").exists()
