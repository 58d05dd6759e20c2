"""A new page that saves itself stays one page, whichever button is pressed meanwhile."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError

from tests.e2e.test_kept_forms import WORDS, add_article, look, write


def answer_later(page):
    """Holds the answer to the first saving of a new page, which the server has made by then.

    The list has the function that lets the answer go, once there is one.
    """
    held = []

    def hold(route):
        by_itself = route.request.headers.get("accept") == "application/json"
        if held or not by_itself or route.request.method != "POST":
            return route.fallback()
        answer = route.fetch()
        return held.append(lambda: route.fulfill(response=answer))

    page.route("**/admin/pages/add/**", hold)
    return held


def drafts_titled(page, title):
    page.goto(f"/admin/pages/search/?q={title}")
    return page.locator(f"main td a:has-text('{title}')").count()


@pytest.mark.parametrize("button", ["保存草稿", "送审"])
def test_button_pressed_while_a_new_page_saves_itself_makes_no_second_one(window, button):
    page = window("author")
    held = answer_later(page)
    sent = []
    page.on(
        "request", lambda r: r.is_navigation_request() and r.method == "POST" and sent.append(r.url)
    )
    add_article(page)
    title = f"只有一篇{'存' if button == '保存草稿' else '送'}{page.width}"
    page.fill("#id_title", title)
    write(page, WORDS)
    for _ in range(20):
        if held:
            break
        with suppress(TimeoutError):
            page.wait_for_event("request", lambda r: "/pages/add/" in r.url, timeout=3_000)
        page.keyboard.insert_text("。")
    press = page.locator(f"footer button:has-text('{button}')")
    if not press.first.is_visible():
        page.locator("footer button[aria-expanded]").first.click()
    with page.expect_response("**/accounts/standing/"):
        press.first.click()
    look(page, "saving")
    with page.expect_event("load"):
        held[0]()
    page.wait_for_load_state()
    assert [bool(re.search(r"/admin/pages/\d+/edit/", url)) for url in sent] == [True]
    assert drafts_titled(page, title) == 1


def test_page_on_its_way_is_not_saved_beside_it(window):
    page = window("author")
    by_itself = []
    held = []

    def hold(route):
        if route.request.method != "POST":
            return route.fallback()
        if route.request.is_navigation_request():
            return held.append(route.continue_)
        by_itself.append(route.request.url)
        return route.fallback()

    add_article(page)
    page.route("**/admin/pages/add/**", hold)
    page.evaluate("document.addEventListener('w-autosave:save', () => (window.isAnnounced = true))")
    title = f"在路上{page.width}"
    page.fill("#id_title", title)
    write(page, WORDS)
    for _ in range(10):
        page.keyboard.insert_text("。")
        with suppress(TimeoutError):
            page.wait_for_function("window.isAnnounced", timeout=1_500)
            break
    page.locator("footer button:has-text('保存草稿')").first.click(no_wait_after=True)
    with suppress(TimeoutError):
        page.wait_for_event("request", lambda r: "json" in r.headers["accept"], timeout=6_000)
    with page.expect_event("load"):
        held[0]()
    assert by_itself == []
    assert drafts_titled(page, title) == 1
