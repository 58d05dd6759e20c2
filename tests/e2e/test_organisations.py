"""An organisation signs up, is admitted, gives a seat; a colleague takes it and reads."""

import re

import pytest

from members.credit_code import check_character
from tests.e2e.test_members import MAIL, PASSWORD, newest_mail
from tests.e2e.test_reading import violations

COLUMN = "/hui-yuan-zhi-jia/hui-yuan-zhuan-xiang-zi-liao/"
ARTICLE = "核稿沙龙九份样稿的改动统计"
FOR_COLLEAGUES_ALONE = "其中函4份"


def fill(page, **fields):
    for name, value in fields.items():
        page.fill(f"#id_{name}", value)
    page.check("#id_agreement")
    page.keyboard.press("Enter")


def account(username):
    return {
        "username": username,
        "email": f"{username}@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }


def confirm_and_log_in(page, username, mail_folder):
    page.wait_for_url("**/accounts/confirm-email/")
    page.goto(MAIL.search(newest_mail(mail_folder))[1])
    page.locator("main button").click()
    page.goto("/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/")


@pytest.mark.parametrize("width", [1280, 375])
def test_organisation_joins_and_a_colleague_reads(open_page, mail_folder, width):
    size = {"width": width, "height": 800}
    name, number = f"云溪第{width}中学", f"1299000{width:04}MB0001"
    code = number + check_character(number)

    head = open_page(viewport=size)
    head.goto("/accounts/signup/")
    head.get_by_role("link", name="单位会员").click()
    assert violations(head) == []
    person = account(f"xiaozhang{width}")
    fill(
        head,
        organisation_name=name,
        credit_code=code[:-1] + "?",
        phone="0000-5550166",
        name="章望舒",
        **person,
    )
    head.get_by_text("代码有误").wait_for()
    assert head.input_value("#id_organisation_name") == name
    fill(head, credit_code=code, password1=PASSWORD, password2=PASSWORD)
    confirm_and_log_in(head, person["username"], mail_folder)
    head.get_by_text("待审核").wait_for()

    manager = open_page("manager", viewport=size)
    manager.goto("/admin/organisations/?status=applied")
    manager.get_by_role("link", name=name).click()
    manager.get_by_label("席位数").fill("2")
    manager.get_by_role("button", name="接纳为会员").click()
    manager.get_by_text("已保存").wait_for()

    head.goto("/accounts/organisation/")
    assert violations(head) == []
    colleague = account(f"laoshi{width}")
    head.fill("#id_email", colleague["email"])
    head.keyboard.press("Enter")
    head.get_by_text("席位已保留").wait_for()

    reader = open_page(viewport=size)
    reader.goto("/accounts/signup/")
    fill(reader, name="骆听雨", **colleague)
    confirm_and_log_in(reader, colleague["username"], mail_folder)
    reader.goto(COLUMN)
    reader.get_by_role("link", name=ARTICLE).first.click()
    reader.get_by_role("link", name="会员登录后阅读全文").click()
    reader.get_by_text("本文仅向单位会员开放").first.wait_for()
    reader.goto("/accounts/")
    assert violations(reader) == []
    reader.get_by_role("button", name="使用席位").focus()
    reader.keyboard.press("Enter")
    reader.get_by_text("您已使用该席位").wait_for()
    reader.goto(COLUMN)
    reader.get_by_role("link", name=ARTICLE).first.click()
    reader.get_by_role("link", name="会员登录后阅读全文").click()
    reader.get_by_text(FOR_COLLEAGUES_ALONE).wait_for()

    head.goto("/accounts/organisation/")
    head.get_by_text("骆听雨").wait_for()
    head.get_by_role("button", name=re.compile("收回")).click()
    head.get_by_text("席位已收回").wait_for()
    reader.reload()
    assert FOR_COLLEAGUES_ALONE not in reader.content()
