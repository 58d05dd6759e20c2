"""A reader opens an article: the read is counted once, and the number appears without a jolt."""

import re

from tests.e2e.test_reading import PAGES

ARTICLE = PAGES["long article"]
BROWSER = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
WATCH = """
    window.shift = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""


def test_reader_sees_how_often_an_article_was_read(open_page, site_folder):
    page = open_page(user_agent=BROWSER)
    page.add_init_script(WATCH)
    for _ in range(2):
        with page.expect_response(re.compile(r"/reads/\d+/$")) as answer:
            page.goto(ARTICLE)
        assert answer.value.status == 200
    number = page.locator("[data-reads] span")
    number.filter(has_text=re.compile(r"^\d+$")).wait_for()
    assert page.evaluate("shift") < 0.02
    log = "".join(path.read_text() for path in site_folder.glob("reads.log*"))
    assert all(re.fullmatch(r"\d+ \d+ [0-9a-f]{32}", line) for line in log.splitlines())
