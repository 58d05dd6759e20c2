"""Nothing typed is lost when a login ends, the network goes or somebody else was quicker."""

import os
import re
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import TimeoutError

from demo.accounts import DEMO_PASSWORD
from tests.e2e.conftest import log_in

COLUMN = "xin-lun-ji-cui"
WORDS = "值班员接到电话，先记时刻，再记来电单位和姓名。"
REASON = "第二段的数字与附件不符，请核对后再送。"
SHOTS = os.environ.get(
    "SHOTS"
)  # a folder for pictures of what is tested, when somebody wants to look


def end_login(page):
    """As if the session had ended on the server."""
    page.context.clear_cookies(name="sessionid")


def look(page, name):
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{page.width}.png"))


def add_article(page):
    found = page.request.get(f"/admin/api/main/pages/?slug={COLUMN}").json()["items"]
    page.goto(f"/admin/pages/add/articles/articlepage/{found[0]['id']}/")


def write(page, words):
    page.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
    page.locator("[role=option]:has-text('段落')").first.click()
    page.locator("[data-contentpath=body] .public-DraftEditor-content").first.click()
    page.keyboard.insert_text(words)
    page.wait_for_function(
        "words => [...document.querySelectorAll('[name^=body-]')].some(f => f.value.includes(words))",
        arg=words,
    )


def save(page):
    page.locator("footer button:has-text('保存草稿')").first.click()


def says(page, words):
    page.wait_for_selector(f"#login-box[open] h2:has-text('{words}')")


def write_on_until(page, words):
    """Wagtail takes what is typed in the first two seconds for what the form began with."""
    for _ in range(5):
        page.keyboard.insert_text("。")
        with suppress(TimeoutError):
            page.wait_for_selector(f"#login-box[open] h2:has-text('{words}')", timeout=5_000)
            return
    says(page, words)


def log_in_again(page, username):
    with page.context.expect_page() as opened:
        page.click("#login-box a:visible")
    other = opened.value
    other.wait_for_load_state()
    other.fill("#id_login", username)
    other.fill("#id_password", DEMO_PASSWORD)
    other.click("main button[type=submit]")
    other.wait_for_url("**/accounts/back/")
    assert "已重新登录" in other.inner_text("h1")
    other.close()


def test_article_outlives_the_end_of_the_login(window):
    page = window("author")
    add_article(page)
    page.fill("#id_title", f"登录过期之后{page.width}")
    write(page, WORDS)
    end_login(page)
    save(page)
    says(page, "登录已过期")
    look(page, "login-ended")
    log_in_again(page, "author")
    says(page, "已重新登录")
    page.click("#login-box button:visible")
    # Saving by itself changes the address too; a new document comes only with the button.
    with page.expect_event("load"):
        save(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.reload()
    assert page.input_value("#id_title") == f"登录过期之后{page.width}"
    assert WORDS in page.locator("[data-contentpath=body] .public-DraftEditor-content").inner_text()


def test_draft_that_saves_itself_says_that_the_login_has_ended(window):
    page = window("author")
    add_article(page)
    end_login(page)
    write(page, WORDS)
    write_on_until(page, "登录已过期")
    page.click("#login-box button:visible:has-text('回到本页')")
    page.wait_for_selector("text=登录已过期，请重新登录，已写内容保留")
    assert page.locator("text=发生服务器错误").count() == 0
    look(page, "autosave-refused")
    other = page.context.new_page()
    log_in(other, "author")
    other.close()
    # It has noticed by itself, and saves the text that has no title yet.
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.reload()
    assert WORDS in page.locator("[data-contentpath=body] .public-DraftEditor-content").inner_text()


def test_article_outlives_it_without_scripts(window):
    page = window("author")
    add_article(page)
    page.fill("#id_title", f"没有脚本{page.width}")
    end_login(page)
    # What a browser does that runs no script of ours.
    page.evaluate("document.querySelector('[data-edit-form]').submit()")
    page.wait_for_url("**/accounts/login/**")
    assert "已保留" in page.inner_text("body")
    page.fill("#id_login", "author")
    page.fill("#id_password", DEMO_PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/add/articles/articlepage/**")
    assert page.input_value("#id_title") == f"没有脚本{page.width}"


def test_nobody_else_at_the_machine_sees_it(window):
    page = window("author")
    add_article(page)
    page.fill("#id_title", f"只给作者{page.width}")
    address = page.url
    end_login(page)
    page.evaluate("document.querySelector('[data-edit-form]').submit()")
    page.wait_for_url("**/accounts/login/**")
    log_in(page, "editor2")
    page.goto(address)
    assert page.input_value("#id_title") == ""
    device = page.evaluate(
        "async () => [JSON.stringify(localStorage), JSON.stringify(sessionStorage),"
        " JSON.stringify(await indexedDB.databases())].join()"
    )
    assert "只给作者" not in device


def test_lost_network_keeps_the_article_on_the_page(window):
    page = window("author")
    add_article(page)
    page.fill("#id_title", f"断网{page.width}")
    page.context.set_offline(True)
    save(page)
    says(page, "网络不通")
    look(page, "offline")
    page.context.set_offline(False)
    says(page, "网络已恢复")
    assert page.input_value("#id_title") == f"断网{page.width}"
    page.click("#login-box button:visible")
    save(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def open_review(page):
    page.goto("/admin/review/")
    page.locator(".review-queue a.button").first.click()
    page.wait_for_selector("[name=return-comment]")


def test_reason_outlives_the_end_of_the_login(window):
    page = window("first")
    open_review(page)
    page.fill("[name=return-comment]", REASON)
    end_login(page)
    page.click("button[name=return]")
    says(page, "登录已过期")
    look(page, "review-login-ended")
    log_in_again(page, "first")
    says(page, "已重新登录")
    page.click("#login-box button:visible")
    assert page.input_value("[name=return-comment]") == REASON


def test_reason_outlives_network_and_restart(window):
    page = window("first")
    open_review(page)
    with page.expect_response("**/accounts/kept/"):
        page.fill("[name=return-comment]", REASON)
    page.context.set_offline(True)
    page.click("button[name=return]")
    says(page, "网络不通")
    page.context.set_offline(False)
    address = page.url
    again = window("first")
    again.goto(address)
    assert again.input_value("[name=return-comment]") == REASON
    with again.expect_response("**/accounts/kept/"):
        again.fill("[name=return-comment]", "")
    again.reload()
    assert again.input_value("[name=return-comment]") == ""


def test_answer_to_another_text_keeps_its_words(window):
    """409: the text changed after the screen was opened."""
    page = window("first")
    open_review(page)
    page.evaluate("document.querySelectorAll('[name=digest]').forEach(f => f.value = '0')")
    page.fill("[name=return-comment]", REASON)
    with page.expect_response(lambda answer: answer.status == 409):
        page.click("button[name=return]")
    page.wait_for_selector(".review__trouble")
    assert page.input_value("[name=return-comment]") == REASON


def test_two_editors_compare_before_one_overwrites(window):
    page = window("author")
    add_article(page)
    page.fill("#id_title", f"两人同改{page.width}")
    with page.expect_event("load"):
        save(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    other = window("admin")
    other.goto(page.url)
    other.fill("#id_title", f"祁守拙改的{page.width}")
    with other.expect_response(lambda answer: answer.status == 302):
        save(other)
    page.fill("#id_title", f"林知夏改的{page.width}")
    page.wait_for_selector("text=祁守拙已保存了新版本")
    save(page)
    dialog = page.locator("#w-save-confirmation-dialog .w-dialog__box")
    dialog.wait_for()
    page.wait_for_timeout(300) if SHOTS else None
    look(page, "conflict")
    buttons = [
        words.strip() for words in dialog.locator("button:visible, a:visible").all_inner_texts()
    ]
    buttons = [words for words in buttons if words]
    assert buttons[0].startswith("对照")
    assert buttons[-1] == "覆盖祁守拙写的内容"
    with page.context.expect_page() as opened:
        dialog.locator("button:has-text('对照')").click()
    compared = opened.value
    compared.width = page.width
    compared.wait_for_selector(".comparison")
    text = compared.inner_text(".compared")
    assert "祁守拙" in text
    assert "林知夏" in text
    look(compared, "compared")
    compared.close()
    with page.expect_event("load"):
        dialog.locator("button:has-text('覆盖')").click()
    assert page.input_value("#id_title") == f"林知夏改的{page.width}"


def keep_typed(page, field, words):
    with page.expect_response("**/accounts/kept/") as kept:
        page.fill(field, words)
    assert kept.value.status == 204


def test_words_in_a_snippet_outlive_a_closed_browser(window):
    page = window("admin")
    page.goto("/admin/snippets/articles/author/add/")
    keep_typed(page, "[name=biography]", f"{WORDS}{page.width}")
    address = page.url
    page.context.close()
    other = window("editor2")
    other.goto(address)
    assert other.locator(f"text={WORDS}{other.width}").count() == 0
    again = window("admin")
    again.goto(address)
    again.wait_for_selector("text=尚未保存")
    assert again.input_value("[name=biography]") == f"{WORDS}{again.width}"
    look(again, "snippet-kept")
    again.fill("[name=name]", f"季云帆{again.width}")
    again.click("footer button[type=submit]")
    again.wait_for_url("**/admin/snippets/articles/author/")
    again.goto(address)
    assert again.input_value("[name=biography]") == ""


def test_words_taken_back_are_not_kept(window):
    page = window("admin")
    page.goto("/admin/snippets/articles/author/add/")
    keep_typed(page, "[name=biography]", WORDS)
    keep_typed(page, "[name=biography]", "")
    page.reload()
    assert page.locator("text=尚未保存").count() == 0


def test_reason_of_a_bulk_take_down_outlives_a_closed_browser(window):
    page = window("admin")
    found = page.request.get("/admin/api/main/pages/?type=articles.ArticlePage&limit=3").json()
    first, second, third = [item["id"] for item in found["items"]]
    bulk = "/admin/bulk/wagtailcore/page/unpublish/"
    page.goto(f"{bulk}?id={first}&id={second}")
    keep_typed(page, "[name=reason]", REASON)
    page.context.close()
    again = window("admin")
    again.goto(f"{bulk}?id={second}&id={first}")
    assert again.input_value("[name=reason]") == REASON
    look(again, "bulk-kept")
    again.goto(f"{bulk}?id={third}")
    assert again.input_value("[name=reason]") == ""
