"""Who changes the number of stages, and what it leaves behind."""

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction

from wagtail.models import Page

from evidence.models import Evidence
from tests.factories import ColumnFactory
from workflow.models import ReviewPolicy, stages_for
from workflow.services import remove_policy, set_policy

TWO = ReviewPolicy.Preset.TWO


def newest_evidence():
    return Evidence.objects.filter(action=Evidence.Action.POLICY).last()


def test_superuser_sets_a_policy_and_it_is_evidence(column, superuser):
    set_policy(column, TWO, superuser, "栏目只发短讯")
    assert stages_for(ColumnFactory(parent=column)) == (1, 3)
    row = newest_evidence()
    assert (row.page_id, row.user_id, row.opinion) == (column.pk, superuser.pk, "栏目只发短讯")
    assert row.details == {"preset": "two", "before": ""}
    set_policy(column, "one", superuser, "再减")
    assert newest_evidence().details == {"preset": "one", "before": "two"}


def test_policy_of_the_whole_site_can_be_changed(home_page, superuser):
    set_policy(home_page.get_root(), TWO, superuser, "编辑部只有两人")
    assert stages_for(home_page) == (1, 3)


@pytest.mark.parametrize("who", ["site_manager", "final_reviewer", "author"])
def test_nobody_else_changes_a_policy(column, superuser, who, request):
    person = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        set_policy(column, TWO, person, "理由")
    set_policy(column, TWO, superuser, "理由")
    with pytest.raises(PermissionDenied):
        remove_policy(column, person, "理由")
    assert stages_for(column) == (1, 3)


def test_superuser_who_left_changes_nothing(column, superuser):
    superuser.is_active = False
    with pytest.raises(PermissionDenied):
        set_policy(column, TWO, superuser, "理由")


def test_reason_is_needed(column, superuser):
    with pytest.raises(PermissionDenied):
        set_policy(column, TWO, superuser, "  ")
    assert stages_for(column) == (1, 2, 3)


@pytest.mark.parametrize("preset", ["zero", "", None, "THREE"])
def test_there_is_no_policy_without_stages(column, superuser, preset):
    with pytest.raises(ValueError, match="Preset"):
        set_policy(column, preset, superuser, "理由")


def test_removed_policy_gives_way_to_the_one_above(column, superuser):
    inner = ColumnFactory(parent=column)
    set_policy(column, TWO, superuser, "理由")
    set_policy(inner, "one", superuser, "理由")
    remove_policy(inner, superuser, "不再需要")
    assert stages_for(inner) == (1, 3)
    assert newest_evidence().details == {"preset": "", "before": "one"}
    with pytest.raises(PermissionDenied):
        remove_policy(inner, superuser, "没有了")


def test_policy_of_the_whole_site_is_never_removed(home_page, superuser):
    root = home_page.get_root()
    with pytest.raises(PermissionDenied):
        remove_policy(root, superuser, "理由")
    with pytest.raises(PermissionDenied), transaction.atomic():
        ReviewPolicy.objects.all().delete()
    assert ReviewPolicy.objects.filter(page=root).exists()


def test_policy_goes_with_its_page(column, superuser):
    inner = ColumnFactory(parent=column)
    set_policy(inner, TWO, superuser, "理由")
    Page.objects.get(pk=inner.pk).delete()
    assert not ReviewPolicy.objects.filter(page_id=inner.pk).exists()
    call_command("verify_live")


@pytest.mark.parametrize(
    "change",
    [
        lambda policy: ReviewPolicy.objects.filter(pk=policy.pk).update(preset="one"),
        lambda policy: policy.delete(),
        lambda policy: ReviewPolicy.objects.create(page=policy.page.get_parent(), preset="one"),
    ],
    ids=["changed", "deleted", "made"],
)
def test_change_behind_the_evidence_is_found(column, superuser, capsys, change):
    policy = set_policy(column, TWO, superuser, "理由")
    call_command("verify_live")
    change(policy)
    with pytest.raises(CommandError):
        call_command("verify_live")
    assert "审核规定" in capsys.readouterr().out
