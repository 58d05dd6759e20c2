"""A refused submission: every entry of the list leads to its field."""

import pytest

COLUMN = "xin-lun-ji-cui"
SIZES = [{"width": 1366, "height": 820}, {"width": 375, "height": 800}]
ENTRIES = "[data-submission-reasons] a[data-reason-field]"
IS_AT = """field => {
    const inside = document.activeElement.closest(`[data-contentpath="${field}"]`)
        ?? document.activeElement.closest("section");
    const box = document.activeElement.getBoundingClientRect();
    return Boolean(inside) && document.activeElement !== document.body
        && box.bottom > 0 && box.top < window.innerHeight;
}"""


def new_article(page):
    found = page.request.get(f"/admin/api/main/pages/?slug={COLUMN}").json()["items"]
    page.goto(f"/admin/pages/add/articles/articlepage/{found[0]['id']}/")


def submit(page):
    page.click(".footer .w-dropdown__toggle, footer .w-dropdown__toggle")
    page.click("button[name=action-submit]")
    page.wait_for_selector("[data-submission-reasons]")


@pytest.mark.parametrize("size", SIZES, ids=["desktop", "phone"])
def test_every_entry_leads_to_its_field(open_page, size):
    page = open_page("author", viewport=size)
    new_article(page)
    page.fill("#id_title", "只有标题的稿件")
    page.evaluate("document.getElementById('id_source_url').value = 'https://a.example/'")
    submit(page)
    # An autosave that was under way may have left a draft of the same title, which is a warning.
    entries = page.locator(f"{ENTRIES}:not([data-reason-field=title])")
    fields = [entry.get_attribute("data-reason-field") for entry in entries.all()]
    assert fields == ["bylines", "body", "source"]
    assert page.input_value("#id_title") == "只有标题的稿件"
    for number, field in enumerate(fields):
        entries.nth(number).click()
        page.wait_for_function(IS_AT, arg=field)
    assert page.locator("#id_source").is_visible()
