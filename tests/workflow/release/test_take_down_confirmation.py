"""A way down is one person's decision; a second person confirms it within 24 hours."""

import datetime

import pytest

from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evidence.models import Evidence
from tests.factories import ArticleFactory, UserFactory, release
from tests.support.standing import standing
from workflow.models import Release
from workflow.selectors.confirmations import unconfirmed_ways_down
from workflow.services import confirm_take_down, retract, take_down
from workflow.verification import exceptional_releases, live_problems

REASON = "内容有误，先行撤下核查。"


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, released=True, title="待确认的文章")


@standing
def taken_down(public, final_reviewer):
    take_down(public, final_reviewer, REASON)
    return public


def later(**elapsed):
    return timezone.now() + datetime.timedelta(**elapsed)


@pytest.mark.parametrize("way", [take_down, retract])
def test_second_person_confirms_and_evidence_names_the_release(
    public, final_reviewer, superuser, way
):
    way(public, final_reviewer, REASON)
    confirm_take_down(public, superuser)
    newest = Release.objects.filter(page_id=public.pk).last()
    row = Evidence.objects.get(page_id=public.pk, action="confirm")
    assert row.details == {"release": newest.pk, "kind": newest.kind}
    assert (row.user_name, row.opinion) == (superuser.name, REASON)
    assert unconfirmed_ways_down() == []


def test_nobody_confirms_own_decision(taken_down, final_reviewer):
    with pytest.raises(PermissionDenied, match="另一人"):
        confirm_take_down(taken_down, final_reviewer)


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "member"])
def test_others_cannot_confirm(taken_down, who, request):
    with pytest.raises(PermissionDenied, match="终审人员"):
        confirm_take_down(taken_down, request.getfixturevalue(who))


def test_inactive_superuser_cannot_confirm(taken_down, superuser):
    superuser.is_active = False
    with pytest.raises(PermissionDenied):
        confirm_take_down(taken_down, superuser)


def test_what_is_public_or_confirmed_cannot_be_confirmed(public, final_reviewer, superuser):
    with pytest.raises(PermissionDenied, match="没有等待确认"):
        confirm_take_down(public, superuser)
    take_down(public, final_reviewer, REASON)
    confirm_take_down(public, superuser)
    with pytest.raises(PermissionDenied, match="没有等待确认"):
        confirm_take_down(public, superuser)


def test_page_that_came_back_waits_for_nobody(taken_down):
    release(taken_down.get_latest_revision())
    assert unconfirmed_ways_down() == []


def test_second_take_down_needs_a_confirmation_of_its_own(taken_down, final_reviewer, superuser):
    confirm_take_down(taken_down, superuser)
    release(taken_down.get_latest_revision())
    take_down(taken_down, final_reviewer, REASON)
    assert [row.page.pk for row in unconfirmed_ways_down()] == [taken_down.pk]


def test_verify_live_names_it_after_24_hours_and_not_before(taken_down, superuser):
    assert list(live_problems(later(hours=23, minutes=59))) == []
    (problem,) = live_problems(later(hours=24, minutes=1))
    assert "待确认的文章" in problem
    assert "确认" in problem
    confirm_take_down(taken_down, superuser)
    assert list(live_problems(later(days=9))) == []


def test_verify_live_lists_exceptional_releases_for_information(taken_down, public, capsys):
    lines = list(exceptional_releases())
    assert any("《待确认的文章》" in line and REASON in line for line in lines)
    assert any("迁移" in line for line in lines)
    call_command("verify_live")
    assert f"说明：{lines[0]}" in capsys.readouterr().out


def test_overdue_confirmation_makes_verify_live_fail(taken_down, time_machine):
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=25))
    with pytest.raises(CommandError):
        call_command("verify_live")


# --- Screens ------------------------------------------------------------------------------------


def screen(page):
    return reverse("workflow_confirm_take_down", args=[page.pk])


def test_home_page_of_the_admin_lists_what_waits(client, taken_down, superuser, final_reviewer):
    client.force_login(superuser)
    html = client.get("/admin/").content.decode()
    assert screen(taken_down) in html
    assert final_reviewer.name in html
    confirm_take_down(taken_down, superuser)
    assert screen(taken_down) not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager"])
def test_list_is_for_those_who_may_confirm(client, taken_down, who, request):
    client.force_login(request.getfixturevalue(who))
    assert screen(taken_down) not in client.get("/admin/").content.decode()


def test_list_costs_the_same_for_three_and_thirty(client, column, final_reviewer, superuser):
    client.force_login(superuser)

    def cost(amount):
        for _ in range(amount):
            take_down(ArticleFactory(parent=column, released=True), final_reviewer, REASON)
        client.get("/admin/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return len(queries)

    few = cost(3)
    assert cost(9) == few


def test_screen_shows_who_and_why_and_confirms(client, taken_down, superuser):
    client.force_login(superuser)
    html = client.get(screen(taken_down)).content.decode()
    assert REASON in html
    assert "薛怀瑾" in html
    assert client.post(screen(taken_down)).status_code == 302
    assert Evidence.objects.filter(page_id=taken_down.pk, action="confirm").exists()
    assert client.get(screen(taken_down)).status_code == 302


def test_screen_offers_no_button_for_own_decision(client, taken_down, final_reviewer):
    client.force_login(final_reviewer)
    assert "须由另一人确认" in client.get(screen(taken_down)).content.decode()
    assert client.post(screen(taken_down)).status_code == 403
    assert not Evidence.objects.filter(page_id=taken_down.pk, action="confirm").exists()


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "member"])
def test_screen_is_closed_to_others(client, taken_down, who, request):
    client.force_login(request.getfixturevalue(who))
    assert REASON not in client.get(screen(taken_down), follow=True).content.decode()
    client.post(screen(taken_down))
    assert not Evidence.objects.filter(page_id=taken_down.pk, action="confirm").exists()


def test_another_final_reviewer_may_confirm(taken_down, final_reviewer):
    colleague = UserFactory(group="终审")
    confirm_take_down(taken_down, colleague)
    assert unconfirmed_ways_down() == []
