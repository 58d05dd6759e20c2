"""Redirects that can never work are refused; those that stand already send nobody round."""

import pytest

from django.urls import reverse

from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import create_redirects_from_dataset
from wagtail.models import Site

from workflow.services import take_down

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(home_page):
    site = Site.objects.get()
    return f"http://{site.hostname}:{site.port}"


def enter(client, superuser, old_path, *, link="", page=None, redirect=None):
    """The errors of the form."""
    client.force_login(superuser)
    address = (
        reverse("wagtailredirects:edit", args=[redirect.pk])
        if redirect
        else reverse("wagtailredirects:add")
    )
    form = {
        "old_path": old_path,
        "site": "",
        "is_permanent": "on",
        "redirect_page": page.pk if page else "",
        "redirect_link": link,
    }
    answer = client.post(address, form)
    return answer.context["form"].errors if answer.status_code == 200 else {}


@pytest.mark.parametrize("typed", ["/loop/", "loop", "/loop?b=1&a=2", "/%E5%BE%AA%E7%8E%AF/"])
def test_redirect_onto_itself_is_refused(client, superuser, host, typed):
    link = host + ("/" + typed).replace("//", "/")
    errors = enter(client, superuser, typed, link=link)
    assert "回到起点" in errors["redirect_link"][0]
    assert not Redirect.objects.exists()


def test_redirects_in_a_ring_are_refused(client, superuser, host):
    assert not enter(client, superuser, "/l1/", link=f"{host}/l2/")
    assert not enter(client, superuser, "/l2/", link=f"{host}/l3/?from=l2")
    errors = enter(client, superuser, "/l3/", link=f"{host}/l1")
    assert "/l3 → /l1 → /l2 → /l3" in errors["redirect_link"][0]
    second = Redirect.objects.get(old_path="/l2")
    assert enter(client, superuser, "/l2/", link=f"{host}/l1/", redirect=second)
    assert not enter(client, superuser, "/l2/", link=f"{host}/l4/", redirect=second)


def test_redirect_from_an_address_in_use_is_refused(client, superuser, host, column):
    assert column.title in enter(client, superuser, column.url, link=f"{host}/x/")["old_path"][0]
    assert enter(client, superuser, f"{column.url}?id=5", link=f"{host}/x/")["old_path"]
    assert enter(client, superuser, "/", link=f"{host}/x/")["old_path"]
    assert enter(client, superuser, "/search", link=f"{host}/x/")["old_path"]


def test_redirect_from_a_page_that_was_taken_down_is_refused(client, superuser, column, host):
    take_down(column, superuser, "测试")
    assert enter(client, superuser, column.url, link=f"{host}/x/")["old_path"]


def test_redirect_to_nowhere_is_refused(client, superuser, home_page):
    assert enter(client, superuser, "/old/")["redirect_link"]


def test_good_redirects_are_taken(client, superuser, host, column):
    assert not enter(client, superuser, "/show.asp?id=5", page=column)
    assert not enter(client, superuser, "/show.asp?id=6", link=f"{host}/show.asp?id=5")
    assert not enter(client, superuser, "/away/", link="https://example.org/away/")
    assert client.get("/show.asp?id=5").url == column.url
    assert client.get("/away/").url == "https://example.org/away/"


def test_redirect_to_what_a_live_page_covers_is_no_ring(client, superuser, host, column):
    Redirect.add_redirect(column.url, f"{host}/old/")
    assert not enter(client, superuser, "/old/", page=column)


def test_import_refuses_what_the_form_refuses(host, column):
    rows = [
        ["/l1/", f"{host}/l2/"],
        ["/l2/", f"{host}/l1/"],
        ["/self/", f"{host}/self/"],
        [column.url, f"{host}/x/"],
    ]
    config = {"from_index": 0, "to_index": 1, "permanent": True, "site": None}
    summary = create_redirects_from_dataset(rows, config)
    assert (summary["successes"], summary["errors_count"]) == (1, 3)
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/l1"]


@pytest.mark.parametrize(
    "ways",
    [
        {"/loop/": "/loop/"},
        {"/loop/": "http://testserver/loop/"},
        {"/loop/": "/l2/", "/l2/": "/loop/?again=1"},
        {"/loop/": "/l2/", "/l2/": "/l3/", "/l3/": "/l2/"},
    ],
)
def test_nobody_is_sent_round_in_a_ring_that_stands(client, home_page, ways):
    for old_path, link in ways.items():
        Redirect.add_redirect(old_path, link)
    assert client.get("/loop/").status_code == 404


def test_chain_is_followed_to_its_end(client, home_page, column):
    Redirect.add_redirect("/one/", "/two/")
    Redirect.add_redirect("/two/", column)
    assert client.get("/one/", follow=True).status_code == 200
