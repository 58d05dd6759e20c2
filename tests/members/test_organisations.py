"""An organisation applies, is admitted or refused, and runs out."""

import datetime

import pytest
import time_machine as clock

from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from wagtail.models import ModelLogEntry

from members.accounts.personal_data import close_account, export
from members.memberships import has_current_seat
from members.models import Organisation, User
from members.organisations.admissions import approve, refuse
from members.organisations.membership import apply_for
from tests.factories import UserFactory
from tests.members.organisations import CODE, OTHER_CODE, YEAR, admitted, applied, confirm

pytestmark = pytest.mark.django_db

FORM = {"name": "云溪文理学院", "credit_code": CODE, "contact": "季云帆", "phone": "0000-5550101"}
SIGNUP = {
    "organisation_name": "云溪文理学院",
    "credit_code": CODE.lower(),
    "phone": "0000-5550101",
    "name": "季云帆",
    "username": "yunfan",
    "email": "yunfan@example.org",
    "password1": "yun-xi-2026-gong-wen",
    "password2": "yun-xi-2026-gong-wen",
    "agreement": "on",
}
DAY = datetime.timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


def decide(client, organisation, **data):
    return client.post(reverse("organisation_admission", args=[organisation.pk]), data)


# --- Applying -----------------------------------------------------------------------------------


def test_signing_up_as_an_organisation_is_an_account_and_an_application(client, site_manager):
    answer = client.post("/accounts/signup/organisation/", SIGNUP)
    assert answer.url == "/accounts/confirm-email/"
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.credit_code) == ("云溪文理学院", CODE)
    assert organisation.administrator.username == "yunfan"
    assert organisation.status == "applied"


def test_site_managers_are_told_when_the_address_is_confirmed(client, site_manager):
    client.post("/accounts/signup/organisation/", SIGNUP)
    assert not site_manager.notices.exists()
    link = mail.outbox[-1].body.split("http://testserver")[1].split()[0]
    client.post(link)
    assert site_manager.notices.get().address == reverse("organisations")


def test_site_managers_are_told_once_until_they_have_read_it(site_manager):
    applied(confirm(UserFactory()))
    applied(confirm(UserFactory()), code=OTHER_CODE)
    assert site_manager.notices.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("credit_code", "91350100M000100Y44", "代码有误"),
        ("credit_code", "", "此项必填"),
        ("organisation_name", "", "此项必填"),
        ("phone", "", "此项必填"),
    ],
)
def test_nothing_typed_is_lost_when_something_is_wrong(client, field, value, words):
    html = client.post("/accounts/signup/organisation/", SIGNUP | {field: value}).content.decode()
    assert words in html
    for name in ("organisation_name", "credit_code", "phone", "name", "username", "email"):
        if name != field:
            assert f'value="{SIGNUP[name]}"' in html
    assert not User.objects.filter(username="yunfan").exists()
    assert not Organisation.objects.exists()


def test_person_with_an_account_applies_too(client, member):
    client.force_login(member)
    assert "此项必填" in client.post("/accounts/organisation/", {}).content.decode()
    assert client.post("/accounts/organisation/", FORM).url == "/accounts/organisation/"
    assert Organisation.objects.get().administrator == member
    assert "待审核" in client.get("/accounts/").content.decode()


def test_member_organisation_is_not_applied_for_again(client, member, site_manager):
    admitted(UserFactory(), site_manager)
    client.force_login(member)
    html = client.post("/accounts/organisation/", FORM).content.decode()
    assert "已是会员" in html
    assert Organisation.objects.count() == 1


def test_application_cannot_put_an_admitted_organisation_back(member, site_manager):
    organisation = admitted(member, site_manager)
    with pytest.raises(ValidationError):
        apply_for(member, organisation)
    organisation.refresh_from_db()
    assert organisation.status == "approved"


def test_applicant_sees_no_application_but_their_own(client, member):
    applied(UserFactory())
    client.force_login(member)
    assert CODE not in client.get("/accounts/organisation/").content.decode()


# --- Deciding -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["member", "author", "first_reviewer", "final_reviewer"])
def test_only_site_managers_decide(client, request, who):
    organisation = applied(UserFactory())
    client.force_login(request.getfixturevalue(who))
    data = {"decision": "approve", "seat_limit": 5, "expires_on": "2099-12-31"}
    assert decide(client, organisation, **data).status_code in (302, 403)
    assert client.get(reverse("organisations")).status_code in (302, 403)
    organisation.refresh_from_db()
    assert organisation.status == "applied"


def test_site_manager_finds_the_application_and_admits_it(client, member, site_manager, today):
    organisation = applied(confirm(member))
    client.force_login(site_manager)
    html = client.get(reverse("organisations")).content.decode()
    assert reverse("organisation_admission", args=[organisation.pk]) in html
    assert (
        CODE
        in client.get(reverse("organisation_admission", args=[organisation.pk])).content.decode()
    )
    answer = decide(client, organisation, decision="approve", seat_limit=5, expires_on=today + YEAR)
    assert answer.url == reverse("organisations")
    organisation.refresh_from_db()
    assert (organisation.status, organisation.seat_limit) == ("approved", 5)
    assert has_current_seat(member)
    assert "5个席位" in member.notices.latest("pk").text.replace(" ", "")
    assert ModelLogEntry.objects.filter(action="members.admit_organisation").exists()


def test_refusal_has_a_reason_and_the_applicant_may_correct_it(client, member, site_manager):
    organisation = applied(confirm(member))
    client.force_login(site_manager)
    assert "理由" in decide(client, organisation, decision="refuse").content.decode()
    organisation.refresh_from_db()
    assert organisation.status == "applied"
    decide(client, organisation, decision="refuse", reason="名称与代码不符。")
    assert "名称与代码不符。" in member.notices.latest("pk").text
    client.force_login(member)
    assert "名称与代码不符。" in client.get("/accounts/organisation/").content.decode()
    client.post("/accounts/organisation/", FORM | {"name": "云溪师范学院"})
    organisation.refresh_from_db()
    assert (organisation.status, organisation.name, organisation.reason) == (
        "applied",
        "云溪师范学院",
        "",
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"seat_limit": "", "expires_on": "2099-12-31"}, "接纳时必填"),
        ({"seat_limit": 5, "expires_on": ""}, "接纳时必填"),
        ({"seat_limit": 0, "expires_on": "2099-12-31"}, "大于或等于"),
        ({"seat_limit": 99999999, "expires_on": "2099-12-31"}, "小于或等于"),
        ({"seat_limit": 5, "expires_on": "2020-01-01"}, "已过"),
        ({"seat_limit": 5, "expires_on": "x"}, "有效"),
    ],
)
def test_admission_needs_seats_and_a_day_to_come(client, member, site_manager, data, words):
    organisation = applied(member)
    client.force_login(site_manager)
    assert words in decide(client, organisation, decision="approve", **data).content.decode()
    organisation.refresh_from_db()
    assert organisation.status == "applied"


def test_one_code_is_one_member(member, site_manager, today):
    admitted(UserFactory(), site_manager)
    second = Organisation.objects.create(name="冒名", credit_code=CODE, administrator=member)
    with pytest.raises(ValidationError, match="信用代码"):
        approve(second, site_manager, seat_limit=1, expires_on=today + YEAR)


def test_membership_ends_at_once_with_a_reason(member, site_manager):
    organisation = admitted(member, site_manager)
    refuse(organisation, site_manager, "未缴会费。")
    organisation.refresh_from_db()
    assert organisation.status == "ended"
    assert not has_current_seat(member)
    assert "未缴会费。" in member.notices.latest("pk").text


def test_fewer_seats_than_are_given_out_are_refused(member, site_manager, today):
    organisation = admitted(member, site_manager)
    organisation.seats.create(email="a@example.org")
    with pytest.raises(ValidationError, match="2"):
        approve(organisation, site_manager, seat_limit=1, expires_on=today + YEAR)


def test_strange_filters_break_nothing(client, site_manager):
    client.force_login(site_manager)
    for query in ("status=x", "p=x", "p=-1", "q=%ED%A0%80", "q=%25", f"q={'长' * 500}"):
        assert client.get(f"{reverse('organisations')}?{query}").status_code == 200
    address = reverse("organisation_admission", args=[999999999999999999])
    assert client.get(address).status_code == 404


def test_list_costs_the_same_for_3_and_30(
    client, site_manager, django_assert_max_num_queries, django_assert_num_queries
):
    client.force_login(site_manager)
    client.get(reverse("organisations"))
    counts = []
    for number in (3, 27):
        for _turn in range(number):
            applied(UserFactory())
        with django_assert_max_num_queries(60) as queries:
            client.get(reverse("organisations"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


# --- Running out --------------------------------------------------------------------------------


def test_membership_lasts_through_its_last_day(member, site_manager, today):
    admitted(member, site_manager, last_day=today)
    assert has_current_seat(member)
    with clock.travel(timezone.now() + DAY):
        assert not has_current_seat(member)


def test_administrator_is_reminded_once_for_each_last_day(member, site_manager, today):
    organisation = admitted(member, site_manager, last_day=today + 29 * DAY)
    admitted(UserFactory(), site_manager, code=OTHER_CODE, last_day=today + 31 * DAY)
    before = member.notices.count()
    call_command("remind_organisations")
    call_command("remind_organisations")
    assert member.notices.count() == before + 1
    approve(organisation, site_manager, seat_limit=3, expires_on=today + 30 * DAY)
    before = member.notices.count()
    call_command("remind_organisations")
    assert member.notices.count() == before + 1


# --- Leaving ------------------------------------------------------------------------------------


def test_copy_of_ones_data_holds_the_organisation(member, site_manager):
    admitted(member, site_manager)
    data = export(member)
    assert data["organisation"]["credit_code"] == CODE
    assert data["seats"] == [{"organisation": "云溪文理学院", "email": member.email}]
    assert export(UserFactory())["organisation"] is None


def test_organisation_outlives_the_account_of_its_administrator(
    client, member, site_manager, today
):
    organisation = admitted(member, site_manager)
    colleague = UserFactory()
    organisation.seats.create(email=colleague.email, member=colleague)
    close_account(member)
    organisation.refresh_from_db()
    assert (organisation.administrator, organisation.contact) == (None, "")
    assert has_current_seat(colleague)
    with pytest.raises(ValidationError):
        approve(organisation, site_manager, seat_limit=3, expires_on=today + YEAR)
    client.force_login(site_manager)
    decide(
        client,
        organisation,
        decision="approve",
        seat_limit=3,
        expires_on=today + YEAR,
        administrator=colleague.pk,
    )
    organisation.refresh_from_db()
    assert organisation.administrator == colleague


def test_application_goes_with_the_account(member):
    applied(member)
    close_account(member)
    assert not Organisation.objects.exists()


def test_administrator_is_chosen_among_those_with_a_seat(client, member, site_manager, today):
    organisation = admitted(member, site_manager)
    client.force_login(site_manager)
    decide(
        client,
        organisation,
        decision="approve",
        seat_limit=3,
        expires_on=today + YEAR,
        administrator=UserFactory().pk,
    )
    organisation.refresh_from_db()
    assert organisation.administrator == member
