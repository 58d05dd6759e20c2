"""One door for members and staff, and what it tells a stranger."""

import datetime
import re
from unittest.mock import patch

import pytest
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from members.models import User
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
NEW = {
    "name": "林晚照",
    "username": "wanzhao",
    "email": "wanzhao@example.org",
    "password1": "yun-xi-2026-gong-wen",
    "password2": "yun-xi-2026-gong-wen",
    "agreement": "on",
}


def log_in(client, login, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": login, "password": password, **extra})


def confirmation_address():
    return re.search(r"http://testserver(\S+confirm-email\S+)", mail.outbox[-1].body)[1]


def test_member_signs_up_confirms_the_address_and_logs_in(client, home_page):
    answer = client.post("/accounts/signup/", NEW)
    assert answer.url == reverse("account_email_verification_sent")
    assert log_in(client, "wanzhao", NEW["password1"]).url == answer.url
    address = confirmation_address()
    client.get(address)  # what a mail scanner does
    assert log_in(client, "wanzhao", NEW["password1"]).url == answer.url
    client.post(address)
    assert log_in(client, "wanzhao@example.org", NEW["password1"]).url == "/accounts/"
    html = client.get("/accounts/").content.decode()
    assert "林晚照的会员中心" in html
    assert User.objects.get(username="wanzhao").name == "林晚照"


def test_without_consent_there_is_no_account_and_nothing_typed_is_lost(client, home_page):
    answer = client.post("/accounts/signup/", NEW | {"agreement": ""})
    html = answer.content.decode()
    assert "未经同意" in html
    assert 'value="wanzhao@example.org"' in html
    assert 'value="林晚照"' in html
    assert not User.objects.filter(username="wanzhao").exists()


def test_staff_log_in_with_the_account_they_were_given(client, author):
    assert log_in(client, author.username).url == reverse("wagtailadmin_home")


def test_where_somebody_wanted_to_go_is_kept(client, author):
    wanted = client.get("/admin/reports/").url
    door = client.get(wanted).url
    assert door == "/accounts/login/?next=/admin/reports/"
    answer = client.post(door, {"login": author.username, "password": PASSWORD})
    assert answer.url == "/admin/reports/"


@pytest.mark.parametrize("next", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client, author, next):
    answer = log_in(client, author.username, next=next)
    assert answer.url == reverse("wagtailadmin_home")
    assert client.get("/admin/login/", {"next": next}).url == reverse("wagtailadmin_home")


def test_member_who_wants_into_the_admin_is_told(client, member):
    client.force_login(member)
    assert client.get("/admin/login/?next=/admin/").url == reverse("member_centre")
    assert "不能进入编辑后台" in client.get("/accounts/").content.decode()


def test_inactive_person_stays_outside(client, author):
    author.is_active = False
    author.save()
    log_in(client, author.username)
    assert client.get("/accounts/").status_code == 302


def test_login_starts_a_new_session(client, author):
    client.get(LOGIN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    log_in(client, author.username)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "login", ["author", "linzhixia@example.org", "nobody", "nobody@example.org"]
)
def test_wrong_password_and_unknown_name_get_the_same_answer(client, author, login):
    author.email = "linzhixia@example.org"
    author.save()
    answer = log_in(client, login, "wrong")
    assert answer.status_code == 200
    error = re.search(r'class="errorlist nonfield".*?</ul>', answer.content.decode(), re.DOTALL)
    assert "不正确" in error[0]


@pytest.mark.parametrize(
    "login", ["author", "nobody", "linzhixia@example.org", "nobody@example.org"]
)
def test_every_wrong_password_costs_one_check(client, author, login):
    """So that the time tells nothing either."""
    author.email = "linzhixia@example.org"
    author.save()
    checks = []
    check, make = (
        AuthenticationBackend._check_password,
        AuthenticationBackend._mitigate_timing_attack,
    )

    def checked(self, user, password):
        if user:
            checks.append("checked")
        return check(self, user, password)

    def mitigated(self, password):
        checks.append("mitigated")
        return make(self, password)

    with (
        patch.object(AuthenticationBackend, "_check_password", checked),
        patch.object(AuthenticationBackend, "_mitigate_timing_attack", mitigated),
    ):
        log_in(client, login, "wrong")
    assert len(checks) == 1


def test_sign_up_does_not_tell_whether_an_address_is_known(client, home_page):
    client.post("/accounts/signup/", NEW)
    client.post(confirmation_address())
    first = User.objects.get(username="wanzhao")
    answer = client.post("/accounts/signup/", NEW | {"username": "other"})
    assert answer.url == reverse("account_email_verification_sent")
    assert list(User.objects.filter(email=first.email)) == [first]


def test_password_reset_does_not_tell_whether_an_address_is_known(client, author):
    author.email = "linzhixia@example.org"
    author.save()
    answers = [
        client.post("/accounts/password/reset/", {"email": email})
        for email in ("linzhixia@example.org", "nobody@example.org")
    ]
    assert [answer.url for answer in answers] == [reverse("account_reset_password_done")] * 2
    assert [answer.status_code for answer in answers] == [302, 302]


def test_password_can_be_set_anew_by_mail(client, author):
    author.email = "linzhixia@example.org"
    author.save()
    client.post("/accounts/password/reset/", {"email": "linzhixia@example.org"})
    address = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)[1]
    form = client.get(address).url
    client.post(form, {"password1": NEW["password1"], "password2": NEW["password1"]})
    assert log_in(client, author.username, NEW["password1"]).url == reverse("wagtailadmin_home")


def test_many_wrong_passwords_close_the_account_for_a_while(client, author, superuser):
    for _ in range(50):
        answer = log_in(client, author.username, "wrong", follow=True)
    assert answer.status_code in (200, 429)
    assert "尝试" in answer.content.decode()
    assert log_in(client, author.username).status_code in (200, 429)
    assert client.get("/accounts/").status_code == 302


def test_another_person_at_the_same_address_logs_in_after_a_minute(
    client, author, superuser, time_machine
):
    time_machine.move_to("2026-11-26T12:00:00+08:00")
    for _ in range(50):
        log_in(client, author.username, "wrong")
    assert client.get("/").status_code == 200
    time_machine.shift(61)
    assert log_in(client, superuser.username).url == reverse("wagtailadmin_home")


def test_pages_of_the_account_are_stored_nowhere(client, member, home_page):
    for address in (LOGIN, "/accounts/signup/", "/accounts/password/reset/"):
        assert "no-store" in client.get(address)["Cache-Control"]
    client.force_login(member)
    for address in ("/accounts/", "/accounts/email/", "/accounts/2fa/"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_hint_for_scripts_comes_and_goes_with_the_login(client, author, member):
    log_in(client, author.username)
    client.get("/accounts/")
    assert client.cookies["signed_in"].value == "staff"
    client.post("/accounts/logout/")
    assert client.cookies["signed_in"].value == ""
    client.force_login(member)
    client.get("/accounts/")
    assert client.cookies["signed_in"].value == "member"


def test_public_page_is_the_same_for_everybody(client, home_page, member, author):
    stored = client.get("/").content
    for person in (member, author):
        client.force_login(person)
        client.get("/accounts/")
        assert client.get("/").content == stored


def test_address_that_staff_entered_counts_as_confirmed(client, author):
    for email in ("old@example.org", "New@example.org"):
        author.email = email
        author.save()
        log_in(client, author.username)
        client.post("/accounts/logout/")
    rows = EmailAddress.objects.filter(user=author).order_by("pk")
    assert list(rows.values_list("email", "verified", "primary")) == [
        ("old@example.org", True, False),
        ("new@example.org", True, True),
    ]


def test_address_of_somebody_else_is_confirmed_for_nobody_but_them(client, author, superuser):
    for person in (author, superuser):
        person.email = "office@example.org"
        person.save()
        assert log_in(client, person.username).url == reverse("wagtailadmin_home")
        client.post("/accounts/logout/")
    assert EmailAddress.objects.get(email="office@example.org").user == author


def test_nobody_changes_their_address_past_the_confirmation(client, author):
    client.force_login(author)
    assert 'name="name_email-email"' not in client.get("/admin/account/").content.decode()


def test_address_is_added_by_whoever_knows_the_password(client, member, time_machine):
    """A new address is a way to a new password: an open browser is not enough."""
    client.post("/accounts/login/", {"login": member.username, "password": PASSWORD})
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=10))
    answer = client.post("/accounts/email/", {"action_add": "", "email": "fremd@example.org"})
    assert answer.url.startswith("/accounts/reauthenticate/")
    assert not EmailAddress.objects.filter(email="fremd@example.org").exists()
