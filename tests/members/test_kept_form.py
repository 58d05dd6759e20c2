"""A form that is sent after the login has ended comes back filled in, to the same person only."""

from datetime import timedelta

import pytest

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from members.accounts.personal_data import close_account
from members.kept_forms.keeping import owner_mark
from members.models import KeptForm, Organisation
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

FORM = {
    "name": "云溪文理学院",
    "credit_code": "91350100M000100Y43",
    "contact": "季云帆",
    "phone": "1",
}
ADDRESS = "/accounts/organisation/"


@pytest.fixture
def form(client, member):
    """The form as the page shows it to the member, whose login then ends."""
    client.force_login(member)
    mark = owner_mark(member)
    assert 'name="form_owner"' in client.get(ADDRESS).content.decode()
    Session.objects.all().delete()
    return FORM | {"form_owner": mark}


def log_in(client, user):
    return client.post(
        f"/accounts/login/?next={ADDRESS}", {"login": user.username, "password": PASSWORD}
    )


def test_what_was_typed_is_there_after_the_login_and_not_yet_sent(client, member, form):
    assert client.post(ADDRESS, form).url == f"/accounts/login/?next={ADDRESS}"
    assert "您填写的内容已保留" in client.get("/accounts/login/").content.decode()
    log_in(client, member)
    html = client.get(ADDRESS).content.decode()
    assert 'value="云溪文理学院"' in html
    assert not Organisation.objects.exists()


def test_it_comes_back_once_and_at_its_own_address(client, member, form):
    client.post(ADDRESS, form)
    log_in(client, member)
    assert "云溪文理学院" not in client.get("/accounts/").content.decode()
    assert "云溪文理学院" in client.get(ADDRESS).content.decode()
    assert "云溪文理学院" not in client.get(ADDRESS).content.decode()


def test_somebody_else_at_the_same_machine_sees_nothing_and_it_waits(client, member, author, form):
    client.post(ADDRESS, form)
    log_in(client, author)
    for address in (ADDRESS, "/accounts/", "/accounts/data/"):
        assert "云溪文理学院" not in client.get(address).content.decode()
    client.post("/accounts/logout/")
    log_in(client, member)
    assert "云溪文理学院" in client.get(ADDRESS).content.decode()


def test_nothing_of_it_is_on_the_device(client, member, form):
    client.post(ADDRESS, form)
    assert "云溪文理学院" not in str(client.cookies)
    assert not any("云溪" in str(row.get_decoded()) for row in Session.objects.all())


def test_it_waits_when_the_browser_starts_anew(client, member, form):
    client.post(ADDRESS, form)
    other = Client()
    log_in(other, member)
    assert "云溪文理学院" in other.get(ADDRESS).content.decode()


def test_name_of_the_profile_is_kept_too(client, member, form):
    client.post("/accounts/", {"name": "方知秋改", "form_owner": form["form_owner"]})
    log_in(client, member)
    assert 'value="方知秋改"' in client.get("/accounts/").content.decode()
    member.refresh_from_db()
    assert member.name != "方知秋改"


@pytest.mark.parametrize("mark", [None, "", "x", "MQ:1abcde:x", "0" * 500])
def test_stranger_leaves_nothing(client, mark):
    client.post(ADDRESS, FORM | ({"form_owner": mark} if mark is not None else {}))
    assert not KeptForm.objects.exists()
    assert "云溪" not in str(dict(client.session))


def test_token_and_passwords_are_not_kept(client, form):
    client.post(ADDRESS, form | {"csrfmiddlewaretoken": "x", "password1": "geheim"})
    assert dict(KeptForm.objects.get().fields) == FORM


def test_form_opened_before_another_login_is_kept_and_nothing_is_done(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    response = client.post(ADDRESS, FORM | {"form_owner": owner_mark(member)})
    assert response.status_code == 403
    assert "已保留" in response.content.decode()
    assert not Organisation.objects.exists()
    assert "云溪文理学院" in client.get(ADDRESS).content.decode()


def test_page_of_another_site_cannot_put_words_into_the_form(member):
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    assert client.post(ADDRESS, FORM).status_code == 403
    assert not KeptForm.objects.exists()


def test_it_is_let_go_after_two_weeks(client, member, form):
    client.post(ADDRESS, form)
    KeptForm.objects.update(kept_at=timezone.now() - timedelta(days=15), path="/old/")
    client.post(ADDRESS, form)
    assert [row.path for row in KeptForm.objects.all()] == [ADDRESS]


def test_what_is_typed_is_kept_for_its_owner(client, member, author):
    mark = owner_mark(member)
    data = {"path": "/somewhere/", "form_owner": mark, "reason": "事实\x00有误"}
    client.force_login(author)
    assert client.post("/accounts/kept/", data).status_code == 403
    client.force_login(member)
    assert client.post("/accounts/kept/", data).status_code == 204
    assert KeptForm.objects.get(user=member).fields == [["reason", "事实 有误"]]
    assert client.post("/accounts/kept/", data | {"reason": " "}).status_code == 204
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(
    "data", [{}, {"path": "x"}, {"path": "/x/", "form_owner": "x"}, {"path": "/" + "a" * 900}]
)
def test_bad_requests_to_keep_something_are_refused(client, member, data):
    client.force_login(member)
    assert client.post("/accounts/kept/", data).status_code == 403


def test_page_can_ask_who_is_logged_in(client, member):
    assert client.get("/accounts/standing/").json()["person"] is None
    client.force_login(member)
    answer = client.get("/accounts/standing/")
    assert answer.json()["person"] == member.pk
    assert "no-store" in answer["Cache-Control"]


def test_closed_account_leaves_nothing_kept(client, member, form):
    client.post(ADDRESS, form)
    close_account(member)
    assert not KeptForm.objects.exists()
