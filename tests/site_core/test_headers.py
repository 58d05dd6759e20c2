"""What every answer of the public site tells the browser it may not do."""

import base64
import hashlib
import re

import pytest

from django.conf import settings
from django.db import OperationalError

from tests.factories import ArticleFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def policy_of(response):
    directives = response.headers["Content-Security-Policy"].split(";")
    return {name: sources for name, *sources in (directive.split() for directive in directives)}


def assert_guarded(response):
    policy = policy_of(response)
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    for name in ("base-uri", "form-action", "frame-ancestors"):
        assert policy[name] == ["'self'"]
    assert "script-src" not in policy  # as default-src: no inline script, no eval, no other host
    assert "'unsafe-inline'" not in policy["style-src"]
    assert response.headers["Permissions-Policy"] == settings.PERMISSIONS_POLICY
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_pages_of_every_type_carry_the_policy(client, home_page, column):
    article = ArticleFactory(parent=column, released=True)
    standard = StandardPageFactory(parent=home_page, released=True)
    for page in (home_page, column, article, standard):
        response = client.get(page.url)
        assert response.status_code == 200
        assert_guarded(response)
        assert_nothing_inline(response.content.decode())


@pytest.mark.parametrize("address", ["/search/?q=a", "/robots.txt", "/sitemap.xml", "/healthz"])
def test_other_public_addresses_carry_the_policy(client, address):
    assert_guarded(client.get(address))


def test_errors_carry_the_policy(client):
    assert_guarded(client.get("/not-there/"))
    assert_guarded(client.post("/"))
    assert_guarded(client.get("/%00"))


def test_an_error_of_ours_carries_the_policy_and_its_sheet_is_allowed(client, monkeypatch):
    def fail(request):
        raise RuntimeError

    monkeypatch.setattr("wagtail.models.Site.find_for_request", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert_guarded(response)
    assert_its_sheet_is_allowed(response)


def test_a_busy_answer_carries_the_policy_and_its_sheet_is_allowed(client, monkeypatch):
    def lock(request):
        raise OperationalError("database is locked")

    monkeypatch.setattr("wagtail.models.Site.find_for_request", lock)
    response = client.get("/")
    assert response.status_code == 503
    assert_guarded(response)
    assert_its_sheet_is_allowed(response)


def test_no_other_public_template_has_anything_inline():
    folder = settings.BASE_DIR / "templates"
    inline = re.compile(
        r"<style\b|<script\b(?![^>]*(?:\bsrc=|application/(?:ld\+)?json))|<[a-z][^>]*\s(?:style|on[a-z]+)="
    )
    found = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if inline.search(path.read_text(encoding="utf-8"))
    }
    of_staff = {"workflow/registration_form.html"}
    assert found == {"500.html", "503.html"} | of_staff


def test_the_admin_is_not_bound_by_the_public_policy(client, superuser):
    client.force_login(superuser)
    response = client.get("/admin/")
    assert "Content-Security-Policy" not in response.headers
    assert response.headers["Permissions-Policy"] == settings.PERMISSIONS_POLICY


def assert_nothing_inline(html):
    """What the policy would forbid is not in the page; JSON-LD is data and no script."""
    scripts = re.findall(r"<script\b([^>]*)>", html)
    assert all(
        "src=" in attributes or "application/ld+json" in attributes for attributes in scripts
    )
    assert "<style" not in html
    assert not re.search(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", html)


def assert_its_sheet_is_allowed(response):
    """A browser applies the sheet inside a plain page only while its hash is in the policy."""
    html = response.content.decode()
    assert "<script" not in html
    (sheet,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy_of(response)["style-src"]
    hashes = [source for source in policy_of(response)["style-src"] if "sha256-" in source]
    assert len(hashes) == 1  # none is left of a sheet that is no more
