"""Who changes who reviews, and what it leaves behind."""

import pytest

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction

from wagtail.log_actions import LogContext

from evidence.models import Evidence
from members.models import User
from tests.factories import UserFactory
from workflow.models import ReviewTask

FIRST, SECOND = "初审", "复审"


def group(name):
    return Group.objects.get(name=name)


def newest():
    return Evidence.objects.filter(action=Evidence.Action.GROUP).last()


def count():
    return Evidence.objects.filter(action=Evidence.Action.GROUP).count()


def refused(person, change):
    """Whether `change` is refused to `person` at the admin's screen, leaving nothing behind."""
    before = count()
    try:
        with LogContext(user=person), transaction.atomic():
            change()
    except PermissionDenied:
        return count() == before
    return False


def test_joining_and_leaving_is_evidence_with_names(author, superuser):
    with LogContext(user=superuser):
        author.groups.add(group(FIRST))
        row = newest()
        assert (row.user_id, row.page_id) == (superuser.pk, None)
        assert author.name in row.page_title
        assert row.details == {"user": author.pk, "before": [], "after": [FIRST]}
        author.groups.set([group(SECOND)])
        assert newest().details == {"user": author.pk, "before": [], "after": [SECOND]}
        author.groups.clear()
    assert newest().details == {"user": author.pk, "before": [SECOND], "after": []}
    call_command("verify_evidence")


def test_code_without_a_screen_is_recorded_as_nobody(author):
    group(FIRST).user_set.add(author)
    assert newest().user_id is None
    assert newest().details == {"user": author.pk, "before": [], "after": [FIRST]}
    group(FIRST).user_set.remove(author)
    assert newest().details["after"] == []


def test_what_changes_nothing_is_no_evidence(first_reviewer, author):
    before = count()
    first_reviewer.groups.add(group(FIRST))
    first_reviewer.groups.remove(group(SECOND))
    author.groups.add(group("网站管理员"))
    author.groups.clear()
    group(FIRST).user_set.remove(author)
    group(FIRST).user_set.add(first_reviewer)
    assert count() == before


def test_nobody_else_changes_who_reviews(site_manager, first_reviewer, author):
    first, task = group(FIRST), ReviewTask.objects.get(stage=1)
    assert refused(site_manager, lambda: site_manager.groups.add(first))
    assert refused(site_manager, lambda: first.user_set.add(author))
    assert refused(site_manager, lambda: first_reviewer.groups.remove(first))
    assert refused(site_manager, lambda: first_reviewer.groups.clear())
    assert refused(site_manager, lambda: first.user_set.clear())
    assert refused(site_manager, lambda: first.user_set.set([author]))
    assert refused(site_manager, lambda: first_reviewer.delete())
    assert refused(site_manager, lambda: User.objects.filter(pk=first_reviewer.pk).delete())
    assert refused(site_manager, lambda: task.groups.add(group("编辑")))
    assert refused(site_manager, lambda: task.groups.clear())
    assert refused(site_manager, lambda: group("编辑").reviewtask_set.add(task))
    assert list(first.user_set.all()) == [first_reviewer]
    assert list(task.groups.all()) == [first]


def test_other_groups_are_nobodys_business(site_manager, author):
    with LogContext(user=site_manager):
        author.groups.add(group("网站管理员"))
        author.groups.clear()
        author.delete()


def test_groups_of_a_stage_are_evidence(superuser, home_page):
    task = ReviewTask.objects.get(stage=1)
    with LogContext(user=superuser):
        task.groups.add(group(SECOND))
    assert newest().page_title == task.name
    assert newest().details == {"task": task.pk, "before": [FIRST], "after": [FIRST, SECOND]}
    group(SECOND).reviewtask_set.remove(task)
    assert newest().details["after"] == [FIRST]
    task.groups.clear()
    assert newest().details["after"] == []


def test_new_name_of_a_reviewing_group_is_evidence(superuser, site_manager, home_page):
    first = group(FIRST)
    first.name = "一审"
    assert refused(site_manager, first.save)
    with LogContext(user=superuser):
        first.save()
        assert newest().details == {"group": first.pk, "before": [FIRST], "after": ["一审"]}
        before = count()
        first.save()
    assert count() == before


def test_group_that_reviews_is_never_deleted(superuser, home_page):
    with pytest.raises(PermissionDenied, match="初审"), transaction.atomic():
        group(FIRST).delete()
    with pytest.raises(PermissionDenied), transaction.atomic():
        Group.objects.filter(name__in=[FIRST, "编辑"]).delete()
    assert Group.objects.filter(name="编辑").exists()
    group("编辑").delete()


def test_deleting_a_reviewer_is_evidence(superuser, first_reviewer):
    key = first_reviewer.pk
    with LogContext(user=superuser):
        first_reviewer.delete()
    assert newest().details == {"user": key, "before": [FIRST], "after": []}


def test_only_superusers_make_superusers(superuser, site_manager, author):
    def make(person, value):
        person.is_superuser = value
        person.save()

    assert refused(site_manager, lambda: make(author, True))
    assert refused(site_manager, lambda: make(superuser, False))
    assert refused(site_manager, lambda: UserFactory(is_superuser=True))
    author.refresh_from_db()
    superuser.refresh_from_db()
    with LogContext(user=superuser):
        make(author, True)
        assert newest().details == {"user": author.pk, "before": [], "after": ["系统管理员"]}
        make(author, False)
    assert newest().details["after"] == []
    before = count()
    author.save(update_fields=["last_login"])
    assert count() == before
