"""What a reader can do with an article, and what a page costs, in a browser."""

import gzip

import pytest
from playwright.sync_api import expect

from tests.e2e.test_reading import PAGES, violations

ARTICLE = PAGES["long article"]
MODES = {
    "large print": {"largePrint": True, "size": ""},
    "largest large print": {"largePrint": True, "size": "huge"},
    "largest text": {"largePrint": False, "size": "huge"},
}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Relative luminance and contrast as WCAG 2.2 defines them.
CONTRAST = """element => {
    const luminance = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
            .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    const [dark, light] = [getComputedStyle(element).color, paper].map(luminance).sort((a, b) => a - b);
    return (light + .05) / (dark + .05);
}"""


def keep(page, settings):
    page.add_init_script(
        f"localStorage.setItem('reader-settings', JSON.stringify({settings}))".replace(
            "True", "true"
        ).replace("False", "false")
    )


def size(page):
    return page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")


def test_text_size_and_large_print_are_kept_for_the_next_page(open_page):
    page = open_page()
    page.goto(ARTICLE)
    normal = size(page)
    page.get_by_role("button", name="特大").click()
    assert size(page) > normal * 1.3
    assert page.get_by_role("button", name="特大").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="长辈版").click()
    page.goto("/")
    assert size(page) == 32  # 200 % of what browsers begin with
    assert page.evaluate("document.documentElement.dataset.mode") == "large-print"
    page.get_by_role("button", name="长辈版").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.mode") is None


def test_page_works_where_storage_is_refused(open_page):
    page, errors = open_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw Error() }})")
    page.goto(ARTICLE)
    page.get_by_role("button", name="大", exact=True).click()
    assert size(page) == 20
    assert errors == []


@pytest.mark.parametrize("name", ["home", "column with cards", "long article", "standard page"])
@pytest.mark.parametrize("mode", MODES)
def test_page_in_large_print_is_accessible_and_fits(open_page, name, mode):
    page = open_page(viewport={"width": 375, "height": 800})
    keep(page, MODES[mode])
    page.goto(PAGES[name])
    assert page.evaluate(OVERFLOW) == 0
    assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_at_twice_the_zoom(open_page, name):
    page = open_page(viewport={"width": 640, "height": 450})
    page.goto(PAGES[name])
    assert page.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("mode", [None, "large print"])
def test_text_has_seven_to_one_contrast(open_page, scheme, mode):
    page = open_page(color_scheme=scheme)
    if mode:
        keep(page, MODES[mode])
    page.goto(ARTICLE)
    for selector in (".body > p", ".article h1", ".summary"):
        assert page.locator(selector).first.evaluate(CONTRAST) >= 7


def test_link_is_copied_and_said_so(open_page, server):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(ARTICLE)
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".tools__said")).to_have_text("链接已复制。")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{server}/a/")
    page.goto(copied)
    assert page.url.endswith(ARTICLE)


def test_link_that_cannot_be_copied_is_shown(open_page, server):
    page = open_page()
    page.add_init_script("delete Navigator.prototype.clipboard")
    page.goto(ARTICLE)
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".tools__said")).to_contain_text("请手动复制网址")


def test_qr_code_opens_and_closes_by_keyboard(open_page):
    page = open_page()
    page.goto(ARTICLE)
    page.locator(".tools__qr summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("img", name="本文二维码").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("img", name="本文二维码").is_visible()


def test_text_is_read_aloud_from_title_to_end_and_stops_when_told(open_page):
    page = open_page()
    page.add_init_script(
        """window.said = [];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        Object.defineProperty(window, 'speechSynthesis', { value: {
            cancel() {}, speak(u) { said.push(u); },
        } });"""
    )
    page.goto(ARTICLE)
    button = page.locator("[data-tool=read-aloud]")
    assert button.inner_text() == "朗读"
    button.click()
    assert button.inner_text() == "停止朗读"
    assert page.evaluate("said[0].text") == page.locator("h1").inner_text()
    for _ in range(3):
        page.evaluate("said.at(-1).onend()")
    assert page.evaluate("said.length") == 4
    button.click()
    page.evaluate("said.at(-1).onend()")
    assert page.evaluate("said.length") == 4
    assert button.inner_text() == "朗读"


def test_without_javascript_no_dead_control_is_shown(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(ARTICLE)
    assert [
        b
        for b in page.locator(".tools button, .masthead button[data-tool]").all()
        if b.is_visible()
    ] == []
    page.click(".tools__qr summary")
    assert page.get_by_role("img", name="本文二维码").is_visible()


def test_sub_columns_open_on_focus_and_close_on_escape(open_page):
    page = open_page()
    page.goto("/")
    page.locator(".column-bar >> text=理论研究").focus()
    below = page.locator(".column-bar >> text=新论集萃")
    assert below.is_visible()
    page.keyboard.press("Escape")
    assert not below.is_visible()
    page.keyboard.press("Tab")  # to the next column
    page.keyboard.press("Shift+Tab")
    assert below.is_visible()


def test_article_page_is_light_and_nothing_moves(open_page, server):
    page, fetched = open_page(), []
    page.on("response", lambda response: fetched.append(response))
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value; }))
            .observe({type: 'layout-shift', buffered: true});"""
    )
    page.goto(PAGES["article with pictures"], wait_until="networkidle")
    page.mouse.wheel(0, 3000)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shift") < 0.02
    others = [r for r in fetched if r.request.resource_type != "image"]
    assert len(others) <= 6
    # As it travels from a server that compresses.
    assert sum(len(gzip.compress(response.body())) for response in others) <= 20_000


def test_strangers_find_what_they_look_for_in_two_clicks(open_page):
    page = open_page()
    for links, words in (
        (["nav[aria-label=栏目] >> text=理论研究"], "新论集萃"),
        (["footer >> text=联系我们"], "editor@example.org"),
        (["footer >> text=投稿须知"], "投稿邮箱"),
    ):
        page.goto("/")
        for link in links:
            page.click(link)
            page.wait_for_load_state()
        assert words in page.locator("main").inner_text()


def test_printed_article_has_its_address_and_no_tools(open_page):
    page = open_page()
    page.emulate_media(media="print")
    page.goto(ARTICLE)
    assert page.locator(".print-only").inner_text().startswith("本文网址：http")
    for gone in (".tools", ".column-bar", ".sidebar", ".neighbours"):
        assert not page.locator(gone).first.is_visible()
