"""A person signs up, comes in, marks an article, sets a second factor, and leaves, as a browser sees it."""

import json
import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from demo.accounts import DEMO_PASSWORD
from tests.e2e.test_reading import PAGES, violations

ARTICLE = PAGES["long article"]
PASSWORD = "yun-xi-2026-gong-wen"
# A device that is present and whose owner has shown a finger.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
MAIL = re.compile(r"https?://[^/]+(/accounts/confirm-email/\S+)")


def newest_mail(mail_folder):
    newest = max(mail_folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    return message_from_bytes(newest.read_bytes(), policy=policy.default).get_content()


@pytest.mark.parametrize("width", [1280, 375])
def test_person_signs_up_marks_an_article_and_leaves(open_page, mail_folder, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(ARTICLE)
    page.get_by_role("link", name="注册").click()
    assert violations(page) == []
    username = f"wanzhao{width}"
    page.fill("#id_name", "林晚照")
    page.fill("#id_username", username)
    page.fill("#id_email", f"{username}@example.org")
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.check("#id_agreement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/confirm-email/")
    page.goto(MAIL.search(newest_mail(mail_folder))[1])
    page.locator("main button").click()

    page.goto("/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", "falsch")
    page.keyboard.press("Enter")
    page.get_by_text("不正确").wait_for()
    assert page.input_value("#id_login") == username
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/")
    assert violations(page) == []

    page.goto(ARTICLE)
    assert page.get_by_role("link", name="会员中心").is_visible()
    assert not page.get_by_role("link", name="登录", exact=True).is_visible()
    page.get_by_role("link", name="收藏").click()
    page.get_by_role("button", name="加入收藏").click()
    page.get_by_text("已加入收藏").wait_for()
    page.goto("/accounts/")
    assert page.get_by_role("heading", name="我的收藏").is_visible()

    page.get_by_role("link", name="下载我的数据").click()
    page.fill("#id_password", PASSWORD)
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    data = json.loads(Path(taken.value.path()).read_text(encoding="utf-8"))
    assert data["account"]["email"] == f"{username}@example.org"
    assert len(data["favourites"]) == 1

    page.goto("/accounts/")
    page.get_by_role("link", name="关闭账号").click()
    page.get_by_role("button", name="确认关闭账号").click()
    page.get_by_text("账号已关闭").wait_for()
    page.goto(ARTICLE)
    assert page.get_by_role("link", name="登录", exact=True).is_visible()


def test_what_was_typed_outlives_the_login(open_page):
    page = open_page("member2")
    page.goto("/accounts/organisation/")
    page.fill("#id_name", "云溪第三中学")
    page.fill("#id_credit_code", "12990")
    page.fill("#id_contact", "乔松年")
    kept = [cookie for cookie in page.context.cookies() if cookie["name"] != "sessionid"]
    page.context.clear_cookies()
    page.context.add_cookies(kept)
    page.keyboard.press("Enter")
    page.get_by_text("您填写的内容已保留").wait_for()
    page.fill("#id_login", "member2")
    page.fill("#id_password", DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/organisation/")
    assert page.input_value("#id_name") == "云溪第三中学"
    assert page.input_value("#id_credit_code") == "12990"
    assert page.input_value("#id_contact") == "乔松年"


@pytest.mark.parametrize(("width", "username"), [(1280, "second2"), (375, "first2")])
def test_reviewer_sets_a_second_factor_and_needs_it(open_page, width, username):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto("/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    page.goto("/accounts/2fa/totp/activate/")
    page.fill("#id_password", DEMO_PASSWORD)
    page.keyboard.press("Enter")
    secret = page.locator("#authenticator_secret").input_value()
    assert violations(page) == []
    page.fill("#id_code", code(secret))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="恢复代码").first.wait_for()
    page.context.clear_cookies()
    page.goto("/accounts/login/?next=/admin/")
    page.fill("#id_login", username)
    page.fill("#id_password", DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/2fa/authenticate/**")
    assert violations(page) == []
    # The same code is taken once; the next one counts already.
    page.fill("#id_code", code(secret, later=1))
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def test_member_comes_in_by_a_passkey(open_page, server):
    """At a name: browsers know no passkey of an address of digits."""
    page = open_page()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    site = server.replace("127.0.0.1", "localhost")
    page.goto(f"{site}/accounts/login/")
    page.fill("#id_login", "unit")
    page.fill("#id_password", DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/")
    page.goto(f"{site}/accounts/2fa/webauthn/add/")
    page.fill("#id_password", DEMO_PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#id_name").wait_for()
    assert violations(page) == []
    page.fill("#id_name", "办公室电脑")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.get_by_role("heading", name="恢复代码").first.wait_for()
    page.goto(f"{site}/accounts/2fa/webauthn/")
    page.get_by_text("办公室电脑").wait_for()
    assert violations(page) == []
    page.context.clear_cookies()
    page.goto(f"{site}/accounts/login/")
    assert violations(page) == []
    page.click("#passkey_login")
    page.wait_for_url("**/accounts/")
    page.get_by_text("季云帆").first.wait_for()


def code(secret, later=0):
    """What an authenticator shows now, or some half minutes later."""
    counter = next(iter(yield_hotp_counters_from_time())) + later
    return format_hotp_value(hotp_value(secret, counter))
