"""What an editor pastes from elsewhere, and what the store then holds."""

import re

import pytest

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}
</style></head><body lang=ZH-CN><!--StartFragment-->
<p class=MsoNormal style='text-indent:21.0pt'>　　水的分子式是H<sub>2</sub>O，面积
是10m<span style='vertical-align:super'>2</span>，见<a style='mso-footnote-id:ftn1' href="#_ftn1"><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>。<o:p></o:p></p>
<p class=MsoNormal>本办法自<del cite="mailto:x" datetime="2026-01-01T00:00">一月一日</del><ins
cite="mailto:x">七月一日</ins>起<s>试行</s>施行。<b>粗体<br>换行</b></p>
<p class=MsoNormal><span style='position:relative;top:3pt;mso-text-raise:-3.0pt'>下</span>标</p>
<!--EndFragment--></body></html>"""
WECHAT = (
    "<section><section>第一段</section><section><span>第二</span><strong>段</strong></section></section>"
    "<section><p>第三段</p><p><br></p></section><div>第四段</div>"
)
PASTE = """([html, text]) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData("text/html", html);
    clipboardData.setData("text/plain", text);
    document.activeElement.dispatchEvent(
        new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""

# The editor hands its text to the form a moment after the last key.
HANDED_OVER = """() => {
    const editor = document.querySelector("[data-contentpath=body] .public-DraftEditor-content");
    const fields = [...document.querySelectorAll("[name^=body-]")].map((field) => field.value);
    return editor.innerText.match(/[\u4e00-\u9fff]/g).every((han) => fields.some((value) => value.includes(han)));
}"""


@pytest.fixture
def editor(open_page):
    """A new article with one empty paragraph, the cursor in it."""
    page = open_page("author", viewport={"width": 1280, "height": 2000})
    page.goto("/admin/")
    found = page.request.get("/admin/api/main/pages/?slug=xin-lun-ji-cui").json()["items"]
    page.goto(f"/admin/pages/add/articles/articlepage/{found[0]['id']}/")
    page.fill("#id_title", "粘贴")
    page.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
    page.locator("[role=option]:has-text('段落')").first.click()
    page.locator("[data-contentpath=body] .public-DraftEditor-content").first.click()
    return page


def paste(page, html, text=""):
    page.evaluate(PASTE, [html, text])


def stored(page):
    """The paragraphs of the text once it is saved, as readers would see them."""
    page.wait_for_function(HANDED_OVER)
    with page.expect_response(lambda response: response.status == 302):
        page.click("button:has-text('保存草稿')")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    page.edit_url = page.url
    page.goto(page.url.replace("/edit/", "/view_draft/"))
    html = page.locator(".body").inner_html()
    return re.findall(r"<p\b[^>]*>(.*?)</p>", html)


def test_what_word_raises_lowers_and_strikes_out(editor):
    paste(editor, WORD)
    editor.wait_for_selector("text=原文中被删除线划去的文字没有粘贴")
    assert stored(editor) == [
        "水的分子式是H<sub>2</sub>O，面积是10m<sup>2</sup>，见<sup>[1]</sup>。",
        "本办法自七月一日起施行。<b>粗体<br>换行</b>",
        "<sub>下</sub>标",
    ]


def test_sections_of_a_wechat_article_are_paragraphs(editor):
    paste(editor, WECHAT)
    assert stored(editor) == ["第一段", "第二<b>段</b>", "第三段", "第四段"]


def test_lists_links_and_the_cursors_place_are_kept(editor):
    editor.keyboard.insert_text("前后")
    editor.keyboard.press("ArrowLeft")
    paste(editor, "<span>中<a href='https://example.org/'>链</a></span>")
    editor.keyboard.press("Control+End")
    editor.keyboard.press("Enter")
    paste(editor, "<ol><li>一<ul><li>点</li></ul></li><li>二</li></ol>")
    assert stored(editor)[0] == '前中<a href="https://example.org/">链</a>后'
    assert re.sub(r"\s", "", editor.locator(".body ol").first.inner_text()) == "一点二"
    assert editor.locator(".body ol").count() == 1


def test_plain_text_with_half_an_emoji_is_saved(editor):
    editor.evaluate(f"""() => ({PASTE})([null, "甲\\ud83d乙"])""")
    assert stored(editor) == ["甲\ufffd乙"]


def test_soft_break_opens_again(editor):
    editor.keyboard.insert_text("第一行")
    editor.keyboard.press("Shift+Enter")
    editor.keyboard.insert_text("第二行")
    assert stored(editor) == ["第一行<br>第二行"]
    editor.goto(editor.edit_url)
    words = editor.locator("[data-contentpath=body] .public-DraftEditor-content").first.inner_text()
    assert words.strip() == "第一行\n第二行"
