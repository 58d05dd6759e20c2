"""System checks and guards: no page type without review, nobody with a right to publish."""

import pytest

from django.contrib.auth.models import Group, Permission
from django.core import checks
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from wagtail.models import GroupPagePermission

from workflow.checks import database_keeps_the_review, page_types_are_reviewed
from workflow.guards import triggers


def publish_grant(page):
    return GroupPagePermission(
        group=Group.objects.get(name="编辑"),
        page=page,
        permission=Permission.objects.get(codename="publish_page"),
    )


def database_warnings():
    found = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    return {message.id for message in found if message.id.startswith("workflow.")}


def test_all_page_types_are_reviewed():
    assert page_types_are_reviewed(None) == []


def test_page_type_without_review_is_an_error(monkeypatch):
    monkeypatch.setattr("workflow.checks.ReviewedPageMixin", type("Other", (), {}))
    found = [message for message in checks.run_checks() if message.id == "workflow.E001"]
    assert {message.obj.__name__ for message in found} >= {"ArticlePage", "HomePage"}
    assert all(message.level == checks.ERROR for message in found)


def test_untouched_database_is_fine(home_page):
    assert database_warnings() == set()


def test_nobody_is_given_the_right_to_publish(home_page):
    with pytest.raises(PermissionDenied):
        publish_grant(home_page).save()
    with pytest.raises(PermissionDenied):
        GroupPagePermission.objects.create(
            group=Group.objects.get(name="编辑"), page=home_page, permission_type="publish"
        )


def test_right_to_publish_that_got_in_is_found(home_page, capsys):
    GroupPagePermission.objects.bulk_create([publish_grant(home_page)])
    assert database_warnings() == {"workflow.W001"}
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert "编辑" in capsys.readouterr().out


def test_missing_trigger_is_a_warning(home_page):
    triggers.remove()
    try:
        assert database_warnings() == {"workflow.W002"}
        found = database_keeps_the_review(None, ["default"])
        assert {message.level for message in found} == {checks.WARNING}
    finally:
        triggers.install()


def test_database_that_is_not_asked_about_is_left_alone(home_page):
    triggers.remove()
    try:
        assert database_keeps_the_review(None, None) == []
    finally:
        triggers.install()
