"""Readers and editors talk under an article: in place, without scripts, and when something fails."""

import pytest

from tests.e2e.test_reading import PAGES, violations

ARTICLE = PAGES["long article"]
READER, OTHER_READER, EDITOR = "member", "member2", "author"
YOUNGEST = 3100  # milliseconds; a form that is sent sooner is taken for a program's


def open_form(page, name="写评论"):
    """Open the form and wait until a person could have typed something."""
    page.get_by_role("link", name=name).last.click()
    page.locator("#comment-body").wait_for()
    page.evaluate("window.formOpened = performance.now()")


def let_the_form_grow_old_enough(page):
    """Asked from here: a waiting function in the page would be refused by its policy for scripts."""
    left = YOUNGEST - page.evaluate("performance.now() - window.formOpened")
    page.wait_for_timeout(max(left, 0))


def send(page):
    let_the_form_grow_old_enough(page)
    page.get_by_role("button", name="提交评论").click()


def decide(page, words, button, reason=""):
    page.goto(f"/admin/reader-comments/?status=all&q={words[:12]}")
    page.locator("[name=comments]").first.check()
    if reason:
        page.get_by_label("理由（会告知评论者）").fill(reason)
    page.get_by_role("button", name=button).click()
    page.get_by_text("已处理1条评论").wait_for()


@pytest.mark.parametrize(
    ("width", "words"), [(1280, "宽屏上写的评论，谈谈请示。"), (375, "手机上写的评论，谈谈函。")]
)
def test_a_comment_is_written_moderated_read_reported_and_taken_away(open_page, width, words):
    reader = open_page(READER, viewport={"width": width, "height": 800})
    reader.goto(ARTICLE)
    link = reader.get_by_role("link", name="写评论")
    link.focus()
    reader.keyboard.press("Enter")
    reader.locator("#comment-body").wait_for()
    reader.evaluate("window.formOpened = performance.now()")
    assert reader.evaluate("document.activeElement.id") == "comment-body"
    reader.keyboard.type(words)
    let_the_form_grow_old_enough(reader)
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.locator(".comment-form--sent").wait_for()
    assert "审核后" in reader.locator(".comment-form--sent").inner_text()
    assert reader.foreign_requests == []

    editor = open_page(EDITOR)
    decide(editor, words, "发布勾选的评论")
    public = open_page(viewport={"width": width, "height": 800})
    public.goto(ARTICLE)
    shown = public.locator("#comments li", has_text=words)
    assert shown.is_visible()

    other = open_page(OTHER_READER, viewport={"width": width, "height": 800})
    other.goto(ARTICLE)
    other.locator("#comments li", has_text=words).get_by_role("link", name="举报").click()
    other.get_by_label("这条评论有什么问题？").fill("与本文无关")
    other.get_by_role("button", name="提交举报").click()
    other.get_by_role("status").wait_for()
    editor.goto("/admin/reader-comments/?reported=on")
    assert words in editor.content()
    decide(editor, words, "从页面删除", "与本文无关")
    public.goto(ARTICLE)
    assert words not in public.content()


def test_without_scripts_on_a_phone(open_page):
    words = "没有脚本也能写评论。"
    page = open_page(READER, viewport={"width": 375, "height": 700}, java_script_enabled=False)
    page.goto(ARTICLE)
    page.get_by_role("link", name="写评论").click()
    page.locator("#comment-body").fill(" ")
    page.get_by_role("button", name="提交评论").click()
    assert page.get_by_role("alert").inner_text()
    page.locator("#comment-body").fill(words)
    page.wait_for_timeout(YOUNGEST)
    page.get_by_role("button", name="提交评论").click()
    page.wait_for_url("**#comment-sent")
    assert page.locator("#comment-sent").is_visible()


def test_what_was_typed_survives_whatever_fails(open_page):
    words = "写了很久的一段话，谁也不想再写一遍。"
    page = open_page(OTHER_READER)
    page.goto(ARTICLE)
    open_form(page)
    body, problem = page.locator("#comment-body"), page.locator(".comments [role=alert]")

    # A rule.
    body.fill(f"{words} {'http://a.example ' * 4}")
    send(page)
    page.get_by_text("最多有3个链接").wait_for()
    assert words in body.input_value()
    body.fill(words)

    # The network.
    page.route("**/comments/**", lambda route: route.abort())
    send(page)
    page.get_by_text("网络连接失败").wait_for()
    assert body.input_value() == words
    page.unroute("**/comments/**")

    # The page is left and opened anew.
    page.reload()
    open_form(page)
    assert body.input_value() == words

    # A question after repeated failures, and a wrong answer to it.
    for _ in range(2):
        page.evaluate("document.querySelector('[name=token]').value = 'x'")
        send(page)
        page.get_by_text("表单已过期").wait_for()
        page.evaluate("document.querySelector('.comments [role=alert]').textContent = ''")
    page.evaluate("window.formOpened = performance.now()")
    send(page)
    page.locator("#comment-answer").wait_for()
    assert body.input_value() == words
    assert page.locator(".comment-form img").is_visible()
    assert violations(page) == []
    page.locator("#comment-answer").fill("999")
    page.keyboard.press("Enter")
    page.get_by_text("回答不正确").wait_for()
    assert body.input_value() == words
    page.get_by_role("button", name="换一道文字题").click()
    page.locator(".comment-form img").wait_for(state="detached")
    assert body.input_value() == words

    # The session.
    page.context.clear_cookies()
    send(page)
    page.get_by_text("表单已过期").wait_for()
    assert body.input_value() == words
    send(page)
    problem.get_by_text("登录已失效").wait_for()
    assert body.input_value() == words
    login = page.locator(".comment-form").get_by_role("link", name="登录").get_attribute("href")
    assert "%23comments" in login
    assert page.foreign_requests == []


def test_forms_and_lists_have_no_axe_violation(open_page):
    words = "可以无障碍地阅读的评论。"
    editor = open_page(EDITOR)
    editor.goto(ARTICLE)
    open_form(editor)
    editor.locator("#comment-body").fill(words)
    send(editor)
    editor.locator(".comment-form--sent").wait_for()
    editor.reload()
    open_form(editor, "回复")
    assert "回复林知夏" in editor.locator(".comment-form").inner_text()
    assert violations(editor) == []
    href = editor.locator("#comments li", has_text=words).get_by_role("link", name="举报")
    own = href.get_attribute("href")
    editor.goto(own)
    assert violations(editor) == []
    editor.goto(editor_form := ARTICLE)
    editor.goto(editor.get_by_role("link", name="写评论").get_attribute("href"))
    assert violations(editor) == []
    stranger = open_page()
    stranger.goto(editor_form)
    assert violations(stranger) == []
    stranger.goto(stranger.get_by_role("link", name="写评论").get_attribute("href"))
    assert "登录后即可发表评论" in stranger.content()
    assert violations(stranger) == []
