"""Seats are given by an organisation's administrator and taken by those whose address it is."""

import re

import pytest

from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from members.accounts.personal_data import close_account
from members.memberships import has_current_seat, may_read_texts_for
from members.models import Seat
from members.organisations.admissions import refuse
from members.organisations.seats import give_up, keep_seat, seats_kept_for, take, take_back
from tests.factories import UserFactory
from tests.members.organisations import OTHER_CODE, admitted, confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return confirm(UserFactory())


@pytest.fixture
def organisation(administrator, site_manager):
    return admitted(administrator, site_manager, seats=3)


def kept(organisation, email):
    keep_seat(organisation, email)
    return organisation.seats.get(email=email)


def test_colleague_is_invited_takes_the_seat_and_reads(
    client, organisation, administrator, member, mailoutbox, run_tasks
):
    client.force_login(administrator)
    client.post("/accounts/organisation/", {"email": member.email.upper()})
    run_tasks()
    assert mailoutbox[-1].to == [member.email]
    assert "云溪文理学院" in mailoutbox[-1].subject
    confirm(member)
    client.force_login(member)
    assert "云溪文理学院" in client.get("/accounts/").content.decode()
    assert not may_read_texts_for(member, "organisations")
    client.post(f"/accounts/seats/{organisation.seats.get(member=None).pk}/", {"answer": "take"})
    assert may_read_texts_for(member, "organisations")


def test_giving_a_seat_does_not_tell_who_has_an_account(
    client, organisation, administrator, member
):
    confirm(member)
    client.force_login(administrator)
    pages = []
    for email in (member.email, "nobody@example.org"):
        client.post("/accounts/organisation/", {"email": email})
        html = client.get("/accounts/organisation/").content.decode()
        assert member.name not in html
        pages.append(html.count("已邀请"))
    assert pages == [1, 2]


def test_only_a_confirmed_address_takes_a_seat(organisation, member):
    seat = kept(organisation, member.email)
    claimed = member.emailaddress_set.create(email=member.email)
    with pytest.raises(PermissionDenied):
        take(member, seat.pk)
    claimed.verified = True
    claimed.save()
    take(member, seat.pk)
    assert has_current_seat(member)


def test_seat_of_somebody_else_is_neither_taken_nor_left(client, organisation, member):
    seat = kept(organisation, confirm(member).email)
    client.force_login(confirm(UserFactory()))
    for answer in ("take", "leave"):
        client.post(f"/accounts/seats/{seat.pk}/", {"answer": answer})
    assert Seat.objects.filter(pk=seat.pk, member=None).exists()
    take(member, seat.pk)
    for answer in ("take", "leave"):
        client.post(f"/accounts/seats/{seat.pk}/", {"answer": answer})
    seat.refresh_from_db()
    assert seat.member == member


def test_no_more_seats_than_there_are(organisation):
    keep_seat(organisation, "a@example.org")
    keep_seat(organisation, "b@example.org")
    with pytest.raises(ValidationError, match="席位已全部"):
        keep_seat(organisation, "c@example.org")


def test_address_has_one_seat(organisation):
    keep_seat(organisation, "a@example.org")
    with pytest.raises(ValidationError, match="已经"):
        keep_seat(organisation, "A@example.org")


def test_person_with_two_addresses_has_one_seat(organisation, member):
    confirm(member)
    member.emailaddress_set.create(email="zwei@example.org", verified=True)
    take(member, kept(organisation, member.email).pk)
    with pytest.raises(ValidationError):
        take(member, kept(organisation, "zwei@example.org").pk)
    assert Seat.objects.filter(member=member).count() == 1


def test_seat_is_taken_back_and_its_holder_told(client, organisation, administrator, member):
    seat = kept(organisation, confirm(member).email)
    take(member, seat.pk)
    client.force_login(administrator)
    client.post(f"/accounts/organisation/seats/{seat.pk}/")
    assert not has_current_seat(member)
    assert "收回" in member.notices.get().text


def test_administrator_keeps_a_seat(organisation, administrator):
    own = organisation.seats.get(member=administrator)
    for verb, who in ((take_back, organisation), (give_up, administrator)):
        with pytest.raises(PermissionDenied):
            verb(who, own.pk)
    assert has_current_seat(administrator)


def test_administrator_takes_back_no_seat_of_another_organisation(
    client, organisation, administrator, site_manager
):
    other = admitted(UserFactory(), site_manager, code=OTHER_CODE)
    seat = kept(other, "a@example.org")
    client.force_login(administrator)
    client.post(f"/accounts/organisation/seats/{seat.pk}/")
    assert Seat.objects.filter(pk=seat.pk).exists()


@pytest.mark.parametrize("who", ["member", "author"])
def test_nobody_else_gives_seats(client, request, organisation, who):
    client.force_login(request.getfixturevalue(who))
    client.post("/accounts/organisation/", {"email": "a@example.org"})
    seat = organisation.seats.get()
    assert client.post(f"/accounts/organisation/seats/{seat.pk}/").status_code == 403
    assert organisation.seats.count() == 1


def test_invitation_is_declined_and_a_seat_left(client, organisation, member):
    confirm(member)
    client.force_login(member)
    for prepare in (lambda seat: None, lambda seat: take(member, seat.pk)):
        seat = kept(organisation, member.email)
        prepare(seat)
        client.post(f"/accounts/seats/{seat.pk}/", {"answer": "leave"})
        assert not Seat.objects.filter(email=member.email).exists()


def test_ended_membership_gives_no_seats(organisation, site_manager, member):
    seat = kept(organisation, confirm(member).email)
    refuse(organisation, site_manager, "会员资格终止。")
    assert not seats_kept_for(member).exists()
    with pytest.raises(PermissionDenied):
        take(member, seat.pk)
    with pytest.raises(ValidationError):
        keep_seat(organisation, "b@example.org")


def test_invitations_of_a_day_are_limited(client, organisation, administrator, monkeypatch):
    monkeypatch.setattr("members.organisations.views.INVITATIONS_A_DAY", 1)
    client.force_login(administrator)
    client.post("/accounts/organisation/", {"email": "a@example.org"})
    html = client.post("/accounts/organisation/", {"email": "b@example.org"}).content.decode()
    assert "明天" in html
    assert 'value="b@example.org"' in html
    assert not organisation.seats.filter(email="b@example.org").exists()


@pytest.mark.parametrize(
    "email", ["", "x", "a@b", "x" * 300 + "@example.org", "a@example.org\nBcc: b"]
)
def test_what_is_no_address_gets_no_seat(client, organisation, administrator, email):
    client.force_login(administrator)
    assert client.post("/accounts/organisation/", {"email": email}).status_code == 200
    assert organisation.seats.count() == 1


def test_seat_goes_with_the_account(organisation, member):
    take(confirm(member), kept(organisation, member.email).pk)
    close_account(member)
    assert organisation.seats.count() == 1


def test_seat_is_taken_with_the_token_of_the_page(organisation, member):
    """The section is a template of its own, which has to be given the token."""
    seat = kept(organisation, confirm(member).email)
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    html = client.get("/accounts/").content.decode()
    form = html[html.index(f'action="/accounts/seats/{seat.pk}/"') :]
    token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', form[: form.index("</form>")])
    client.post(f"/accounts/seats/{seat.pk}/", {"answer": "take", "csrfmiddlewaretoken": token[1]})
    assert has_current_seat(member)
