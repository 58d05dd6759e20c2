"""What stands around the pages changes outside the review, but never without evidence."""

import json

import pytest

from django.conf import settings
from django.urls import reverse

from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import LogContext
from wagtail.models import PageViewRestriction, Site

from evidence.models import Evidence
from site_core.models import ContactLine, FooterLink, FriendLink, FriendLinkGroup, SiteSettings
from tests.factories import ArticleFactory, SidebarBoxFactory


def rows():
    return Evidence.objects.filter(action=Evidence.Action.CHROME)


def newest():
    return rows().last()


@pytest.fixture
def site_settings(home_page):
    return SiteSettings.for_site(Site.objects.get())


def test_changed_settings_are_evidence(site_settings, site_manager):
    before = site_settings.tagline
    site_settings.tagline = "文以载道"
    with LogContext(user=site_manager):
        site_settings.save()
    row = newest()
    assert (row.user_id, row.page_id) == (site_manager.pk, None)
    assert row.page_title.startswith("网站设置：")
    assert row.details == {
        "model": "site_core.SiteSettings",
        "pk": site_settings.pk,
        "before": {"tagline": before},
        "after": {"tagline": "文以载道"},
    }


def test_what_changes_nothing_is_no_evidence(site_settings, column):
    box = SidebarBoxFactory(column=column)
    count = rows().count()
    for thing in (site_settings, box, Site.objects.get(), SiteSettings.objects.get()):
        thing.save()
    assert rows().count() == count


def test_inline_rows_count(site_settings, home_page):
    site_settings.contact_lines = [ContactLine(label="编辑部", value="021-60000000")]
    site_settings.footer_links = [FooterLink(page=home_page)]
    site_settings.save()
    after = newest().details["after"]
    assert after["contact_lines"][0]["value"] == "021-60000000"
    assert after["footer_links"][0]["page"] == home_page.pk
    count = rows().count()
    SiteSettings.objects.get().save()
    assert rows().count() == count
    site_settings = SiteSettings.objects.get()
    site_settings.contact_lines = []
    site_settings.save()
    assert newest().details["before"]["contact_lines"][0]["label"] == "编辑部"
    assert newest().details["after"] == {"contact_lines": []}


def test_new_changed_and_removed_links_are_evidence(home_page):
    group = FriendLinkGroup(name="学会")
    group.links = [FriendLink(name="甲", url="https://a.example.org")]
    group.save()
    key = group.pk
    assert newest().details["after"]["links"][0]["url"] == "https://a.example.org"
    assert newest().details["pk"] == key
    group.links.add(FriendLink(name="乙", url="https://b.example.org"))
    group.save()
    assert [link["name"] for link in newest().details["after"]["links"]] == ["甲", "乙"]
    FriendLinkGroup.objects.filter(pk=key).delete()
    assert newest().details["before"]["links"][1]["name"] == "乙"
    assert newest().details["pk"] == key
    assert newest().details["after"] == {}


def test_boxes_and_their_picks_are_evidence(column):
    box = SidebarBoxFactory(column=column, title="文章精选")
    assert newest().page_title == "侧栏版块：文章精选"
    article = ArticleFactory(parent=column, released=True)
    box.picks.create(article=article)
    box.save()
    assert newest().details["after"]["picks"][0]["article"] == article.pk


def test_redirects_and_sites_are_evidence(home_page):
    redirect = Redirect.objects.create(old_path="/jiu", redirect_link="https://example.org/")
    assert newest().details["after"]["old_path"] == "/jiu"
    redirect.redirect_link = "https://other.example.org/"
    redirect.save()
    assert newest().details["before"] == {"redirect_link": "https://example.org/"}
    redirect.delete()
    assert newest().details["after"] == {}
    site = Site.objects.get()
    site.hostname = "www.example.org"
    site.save()
    assert newest().details["after"] == {"hostname": "www.example.org"}


def test_privacy_is_evidence_and_its_password_is_not_written(home_page):
    restriction = PageViewRestriction.objects.create(
        page=home_page, restriction_type="password", password="sesam-oeffne-dich"
    )
    details = newest().details
    assert details["after"]["restriction_type"] == "password"
    restriction.password = "sesam-anders"
    restriction.save()
    changed = newest().details
    restriction.delete()
    written = json.dumps([details, changed, newest().details])
    assert "sesam" not in written
    assert set(changed["after"]) == {"password"}


def test_long_text_is_cut(site_settings):
    site_settings.description = "长" * 200
    site_settings.save()
    site_settings.address = "址" * 200
    site_settings.tagline = "签" * 120
    site_settings.save()
    group = FriendLinkGroup.objects.create(name="组" * 60)
    assert len(newest().page_title) <= 255
    redirect = Redirect.objects.create(old_path="/x", redirect_link="https://e.org/" + "a" * 240)
    assert len(newest().details["after"]["redirect_link"]) == 201
    redirect.delete()
    group.delete()


def test_site_manager_changes_settings_on_the_screen(client, site_manager, site_settings):
    client.force_login(site_manager)
    address = reverse(
        "wagtailsettings:edit", args=["site_core", "sitesettings", site_settings.site_id]
    )
    form = {"site_name": "测试网", "tagline": "新的标语"}
    for prefix in ("contact_lines", "footer_links"):
        form |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    form |= {
        "contact_lines-TOTAL_FORMS": 1,
        "contact_lines-0-kind": "phone",
        "contact_lines-0-label": "总机",
        "contact_lines-0-value": "010-1",
        "contact_lines-0-ORDER": 1,
    }
    client.post(address, form)
    row = newest()
    assert row.user_id == site_manager.pk
    assert row.details["after"]["tagline"] == "新的标语"
    assert row.details["after"]["contact_lines"][0]["label"] == "总机"


def test_every_piece_of_chrome_in_the_admin_is_watched():
    assert set(settings.CHROME_MODELS) >= {
        "site_core.SiteSettings",
        "site_core.FriendLinkGroup",
        "articles.SidebarBox",
        "search.SynonymGroup",
        "wagtailredirects.Redirect",
        "wagtailsearchpromotions.SearchPromotion",
        "wagtailcore.Site",
        "wagtailcore.PageViewRestriction",
    }
