"""What the admin's addresses do not offer: Django's own admin, an API, a page kept by a cache."""

import pytest

from django.conf import settings
from django.urls import get_resolver, reverse

from wagtail.models import Workflow

pytestmark = pytest.mark.django_db


def namespaces(resolver):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from {entry.namespace, entry.app_name} - {None}
            yield from namespaces(entry)


def test_djangos_admin_is_nowhere(client):
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert "admin" not in set(namespaces(get_resolver()))
    assert client.get("/django-admin/").status_code == 404


def test_wagtails_public_api_is_not_mounted(client):
    assert not any(app.startswith("wagtail.api") for app in settings.INSTALLED_APPS)
    assert client.get("/api/v2/pages/").status_code == 404


def test_wagtails_address_that_breaks_on_purpose_is_closed(client, superuser):
    client.force_login(superuser)
    assert client.get("/admin/failwhale/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/account/", "/admin/login/", "/admin/pages/"]
)
@pytest.mark.parametrize("known", [True, False], ids=["staff", "nobody"])
def test_no_cache_keeps_the_admin(client, superuser, address, known):
    if known:
        client.force_login(superuser)
    assert "no-store" in client.get(address).headers["Cache-Control"]


def test_no_cache_keeps_a_screen_of_the_workflows(client, superuser):
    client.force_login(superuser)
    address = reverse("wagtailadmin_workflows:edit", args=[Workflow.objects.first().pk])
    assert "no-store" in client.get(address).headers["Cache-Control"]
