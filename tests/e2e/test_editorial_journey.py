"""From a blank form to a public article, as an author, three reviewers and a reader do it."""

import re

COLUMN = "xin-lun-ji-cui"
TITLE = "值班电话记录为什么要写清时刻"
SECTIONS = ["一、时刻是责任的起点", "二、三种常见的写法", "三、一张可以照用的记录单"]
PARAGRAPH = "值班员接到电话，先记时刻，再记来电单位和姓名，最后记事项与处理意见。"
PARAGRAPHS_IN_FORM = """([text, count]) =>
    [...document.querySelectorAll("[name^=body-]")].filter(f => f.value.includes(text)).length === count
"""


def test_article_is_written_reviewed_and_read(open_page):
    # Tall enough that no click has to scroll under the fixed bar of buttons.
    author = open_page("author", viewport={"width": 1280, "height": 2600})
    write_article(author)
    assert_not_public(open_page())
    submit(author)
    review(open_page("first"), "returns", "请补充记录单的样式。")
    assert_not_public(open_page())
    submit(author)
    review(open_page("first"), "signs")
    review(open_page("second"), "signs")
    assert_not_public(open_page())
    review(open_page("final"), "signs")
    read(open_page())
    assert author.foreign_requests == []


def write_article(page):
    found = page.request.get(f"/admin/api/main/pages/?slug={COLUMN}").json()["items"]
    page.column = found[0]["id"]
    page.goto(f"/admin/pages/{page.column}/add_subpage/")
    page.click(f"main a[href$='/articlepage/{page.column}/']")
    page.wait_for_url(f"**/add/articles/articlepage/{page.column}/")
    page.fill("#id_title", TITLE)
    page.fill("#id_summary", "值班电话记录的第一要素是时刻。")
    page.click("#id_bylines-ADD")
    page.fill("#id_bylines-0-name", "林知夏")
    # By number, so that each step waits for the block just added.
    headings = page.locator("[id^=body-][id$=-value-text]")
    paragraphs = page.locator("[data-contentpath=body] .public-DraftEditor-content")
    for number, section in enumerate(SECTIONS):
        add_block(page, "小标题")
        headings.nth(number).fill(section)
        add_block(page, "段落")
        paragraphs.nth(number).click()
        page.keyboard.insert_text(PARAGRAPH)
    # The rich text editor hands its text to the form a moment after the last key.
    page.wait_for_function(PARAGRAPHS_IN_FORM, arg=[PARAGRAPH, len(SECTIONS)])
    with page.expect_response(lambda response: response.status == 302):
        page.click("button:has-text('保存草稿')")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.edit_url = page.url


def add_block(page, label):
    page.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
    page.locator(f"[role=option]:has-text('{label}')").first.click()


def submit(page):
    page.goto(page.edit_url)
    page.click(".footer .w-dropdown__toggle, footer .w-dropdown__toggle")
    page.click("button[name=action-submit]")
    page.wait_for_url(f"**/admin/pages/{page.column}/")


def review(page, verb, words="同意。"):
    page.goto("/admin/")
    page.click(f"#review-queue-section >> text={TITLE}")
    text = page.frame_locator("iframe")
    assert text.locator("h1").inner_text() == TITLE
    if verb == "signs":
        page.fill("[name=comment]", words)
        page.click("[name=sign]")
    else:
        page.fill("[name=return-comment]", words)
        page.click("[name=return]")
    page.wait_for_url("**/admin/")


def assert_not_public(page):
    for address in ("/", f"/li-lun-yan-jiu/{COLUMN}/", "/feed/"):
        assert TITLE not in page.request.get(address).text()


def read(page):
    page.goto(f"/li-lun-yan-jiu/{COLUMN}/")
    page.click(f"main >> text={TITLE}")
    assert page.url.endswith("/zhi-ban-dian-hua-ji-lu-wei-shen-me-yao-xie-qing-shi-ke/")
    assert page.locator("h1").inner_text() == TITLE
    headings = page.locator(".body h2").all_inner_texts()
    assert headings == SECTIONS
    assert page.locator(".body p").count() == len(SECTIONS)
