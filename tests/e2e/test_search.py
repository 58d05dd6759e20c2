"""Searching in a browser: as a reader with a keyboard or a phone, and as an editor."""

from urllib.parse import quote

import pytest

from tests.e2e.test_reading import violations

SEARCHES = {
    "found": "/search/?q=公文",
    "with filters": "/search/?q=公文&titles=on&within=366",
    "wrong filter": "/search/?q=公文&since=2024-13-45",
    "nothing found": "/search/?q=量子纠缠",
    "suggestion": "/search/?q=工文写作",
    "not asked yet": "/search/",
}


@pytest.mark.parametrize("name", SEARCHES)
def test_search_has_no_axe_violation(open_page, name):
    page = open_page()
    assert page.goto(SEARCHES[name]).status == 200
    assert violations(page) == []
    assert page.foreign_requests == []


def test_search_does_not_scroll_sideways_at_320_pixels(open_page):
    page = open_page(viewport={"width": 320, "height": 800})
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for name, address in SEARCHES.items():
        page.goto(address)
        assert page.evaluate(overflow) == 0, name


def test_reader_searches_and_filters_by_keyboard(open_page):
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")  # the link past the masthead
    page.keyboard.press("Tab")  # the site's name
    page.keyboard.press("Tab")
    page.keyboard.type("公文")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator(".hit").count() > 1
    assert page.locator("[role=status]").inner_text().startswith("共")
    assert page.locator(".hit mark").first.inner_text() == "公文"
    page.locator("#id_q").focus()
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")  # the filters
    page.keyboard.press("Enter")
    page.locator("#id_titles").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**titles=on*")
    narrowed = page.locator(".hit").count()
    chip = page.locator(".chips a")
    assert "仅标题" in chip.inner_text()
    chip.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "titles" not in address)
    assert page.locator(".hit").count() > narrowed


def test_reader_on_a_phone_without_javascript_finds_and_reads(open_page):
    page = open_page(viewport={"width": 375, "height": 700}, java_script_enabled=False)
    page.goto("/")
    page.fill("#search-masthead", "工文写作")
    page.click(".masthead button")
    page.click(".suggestion a")
    page.click(".hit a >> nth=0")
    assert page.locator("article.article h1").is_visible()


def test_editor_finds_pages_and_pictures_by_characters_and_sound(open_page):
    page = open_page("admin")
    for typed in ("征稿启事", "zgqs", "zhenggao"):
        page.goto(f"/admin/pages/search/?q={quote(typed)}")
        assert page.locator("main >> text=专栏征稿启事").first.is_visible(), typed
        page.goto(f"/admin/choose-page/search/?q={quote(typed)}")
        assert "专栏征稿启事" in page.content(), typed
    page.goto("/admin/images/")
    title = (
        page.locator(".image-choice h3, ul.listing li h3, figcaption").first.inner_text().strip()
    )
    page.goto(f"/admin/images/?q={quote(title[1:3])}")
    assert title in page.content()
    page.goto(f"/admin/images/chooser/results/?q={quote(title[1:3])}")
    assert title in page.content()
