"""The public site in a browser: accessible, without JavaScript, by keyboard, from this site only."""

from html.parser import HTMLParser
from itertools import product
from urllib.parse import urldefrag, urljoin

import pytest
from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
WIDTHS = (1280, 375)
SCHEMES = ("light", "dark")
PAGES = {
    "home": "/",
    "top column": "/li-lun-yan-jiu/",
    "column with cards": "/li-lun-yan-jiu/xin-lun-ji-cui/",
    "third level": "/gong-wen-xie-zuo/wen-zhong-bian-xi/han-yu-qing-shi/",
    "long article": "/gong-wen-xie-zuo/wen-zhong-bian-xi/han-yu-qing-shi/yong-qing-shi-hai-shi-yong-han/",
    "article with pictures": "/li-lun-yan-jiu/xin-lun-ji-cui/yi-fen-lai-wen-zai-na-li-ting-de-zui-jiu/",
    "article with table": "/li-lun-yan-jiu/xin-lun-ji-cui/hui-yi-ji-yao-li-de-yi-ding-shi-xiang-zen-yang-xie-cai-ban/",
    "notice": "/tong-zhi-gong-gao/",
    "standard page": "/guan-yu-wo-men/",
    "not found": "/mei-you-zhe-ge-ye-mian/",
}


def violations(page):
    """What axe finds at each width, in each colour scheme: one load, looked at four times."""
    page.evaluate(Axe().axe_script)
    found = []
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        results = page.evaluate("options => axe.run(options)", OPTIONS)
        found += [
            f"{width} pixels, {scheme}: {violation['id']}: {node['html'][:160]}"
            for violation in results["violations"]
            for node in violation["nodes"]
        ]
    return found


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_axe_violation(open_page, name):
    page = open_page()
    assert page.goto(PAGES[name]).status == (404 if name == "not found" else 200)
    assert violations(page) == []
    assert page.foreign_requests == []


@pytest.mark.parametrize("name", PAGES)
def test_page_does_not_scroll_sideways_at_320_pixels(open_page, name):
    page = open_page(viewport={"width": 320, "height": 800})
    assert page.goto(PAGES[name]).status == (404 if name == "not found" else 200)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0


def test_site_is_read_and_navigated_without_javascript(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/")
    page.click("nav[aria-label=栏目] >> text=理论研究")
    page.click("main >> text=新论集萃")
    page.click("main >> text=一份来文在哪里停得最久")
    assert page.locator("h1").inner_text() == "一份来文在哪里停得最久"
    page.click("nav[aria-label='上一篇和下一篇'] >> a[rel=next]")
    assert page.locator("article.article h1").is_visible()
    page.click("nav.breadcrumb >> text=首页")
    assert page.url.endswith("/")


def test_site_is_navigated_by_keyboard(open_page):
    page = open_page()
    page.goto("/li-lun-yan-jiu/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = "document.activeElement.closest('main') !== null"
    assert page.evaluate(focused)
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/li-lun-yan-jiu/*/")


def test_addresses_in_feed_and_sitemap_are_those_of_this_server(open_page, server):
    page = open_page()
    for address in ("/feed/", "/feed/atom/", "/sitemap.xml"):
        text = page.request.get(address).text()
        assert f"{server}/li-lun-yan-jiu/" in text
        assert "localhost" not in text


class Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href"]


def test_every_link_of_the_public_site_works(open_page, server):
    page, seen, queue = open_page(), set(), [f"{server}/"]
    while queue:
        address = queue.pop()
        if address in seen:
            continue
        seen.add(address)
        response = page.request.get(address)
        assert response.status == 200, address
        if "text/html" not in response.headers["content-type"]:
            continue
        links = (
            urldefrag(urljoin(response.url, link)).url for link in Links(response.text()).found
        )
        queue += [link for link in links if link.startswith(server)]
    assert len(seen) > 20
