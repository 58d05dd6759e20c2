"""A second factor, for those who have one and for staff where it is demanded."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from django.urls import reverse

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP"


def code():
    """What the authenticator of SECRET shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(SECRET, counter))


def log_in(client, user):
    return client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})


@pytest.fixture
def reviewer(first_reviewer):
    TOTP.activate(first_reviewer, SECRET)
    return first_reviewer


def test_password_alone_does_not_open_an_account_with_a_second_factor(client, reviewer):
    assert log_in(client, reviewer).url == reverse("mfa_authenticate")
    assert client.get("/admin/").status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert client.get("/admin/").status_code == 302
    answer = client.post(reverse("mfa_authenticate"), {"code": code()})
    assert answer.url == reverse("wagtailadmin_home")


def test_code_that_set_the_factor_up_opens_nothing_afterwards(client, first_reviewer):
    log_in(client, first_reviewer)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    shown = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post(reverse("mfa_activate_totp"), {"code": shown}).status_code == 302
    client.post("/accounts/logout/")
    log_in(client, first_reviewer)
    client.post(reverse("mfa_authenticate"), {"code": shown})
    assert client.get("/admin/").status_code == 302


def test_code_opens_once_for_as_long_as_it_is_right(client, reviewer, time_machine):
    time_machine.move_to("2026-11-26T12:00:01+08:00", tick=False)
    shown = code()
    for seconds, opened in ((0, True), (15, False), (25, False)):
        time_machine.shift(seconds)
        log_in(client, reviewer)
        client.post(reverse("mfa_authenticate"), {"code": f" {shown[:3]} {shown[3:]}"})
        assert (client.get("/admin/").status_code == 200) == opened
        client.post("/accounts/logout/")


def test_recovery_code_opens_once(client, reviewer):
    recovery = RecoveryCodes.activate(reviewer).get_unused_codes()[0]
    for opened in (True, False):
        log_in(client, reviewer)
        client.post(reverse("mfa_authenticate"), {"code": recovery})
        assert (client.get("/admin/").status_code == 200) == opened
        client.post("/accounts/logout/")


def test_staff_without_second_factor_are_sent_to_set_one_up(client, first_reviewer, settings):
    settings.STAFF_REQUIRE_MFA = True
    log_in(client, first_reviewer)
    assert client.get("/admin/").url == reverse("mfa_activate_totp")
    assert client.post("/admin/images/add/").url == reverse("mfa_activate_totp")
    html = client.get(reverse("mfa_activate_totp"), follow=True).content.decode()
    assert "双因素身份认证" in html


def test_staff_with_second_factor_enter(client, reviewer, settings):
    settings.STAFF_REQUIRE_MFA = True
    log_in(client, reviewer)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    assert client.get("/admin/").status_code == 200


def test_session_from_before_the_second_factor_is_asked_for_it(client, first_reviewer, settings):
    log_in(client, first_reviewer)
    TOTP.activate(first_reviewer, SECRET)
    settings.STAFF_REQUIRE_MFA = True
    assert client.get("/admin/").url.startswith(reverse("mfa_reauthenticate"))


def test_nothing_is_demanded_where_the_setting_is_off(client, first_reviewer, settings):
    settings.STAFF_REQUIRE_MFA = False
    log_in(client, first_reviewer)
    assert client.get("/admin/").status_code == 200


def test_member_without_rights_needs_no_second_factor(client, member, settings):
    settings.STAFF_REQUIRE_MFA = True
    log_in(client, member)
    assert client.get("/accounts/").status_code == 200
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == reverse("member_centre")
