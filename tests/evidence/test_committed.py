"""Tests that commit leave the site behind as they found it, triggers included."""

import pytest

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection

from wagtail.models import Collection, Locale, Page, Site

from home.bootstrap import EDITORS
from home.models import HomePage
from tests.factories import ArticleFactory
from workflow.guards import triggers


def site_as_laid_out():
    """What every test finds, without the keys."""
    return {
        "pages": list(Page.objects.values_list("depth", "title", "slug", "live")),
        "site": list(Site.objects.values_list("hostname", "root_page__title")),
        "home": list(HomePage.objects.values_list("title", flat=True)),
        "editors": Group.objects.get(name=EDITORS.name).permissions.count() > 0,
        "locales": list(Locale.objects.values_list("language_code", flat=True)),
        "collections": list(Collection.objects.values_list("name", "depth")),
        "missing triggers": triggers.missing(),
    }


AS_LAID_OUT = {
    "pages": [(1, "网站", "root", False), (2, "测试网", "index", True)],
    "site": [("localhost", "测试网")],
    "home": ["测试网"],
    "editors": True,
    "locales": ["zh-hans"],
    "collections": [("Root", 1)],
    "missing triggers": [],
}


@pytest.mark.parametrize("time", ["first", "second"])
def test_committed_articles_are_gone_in_the_next_test(committed, column, author, time):
    assert Page.objects.filter(depth__gt=2).count() == 1
    ArticleFactory(parent=column, owner=author, released=True)
    assert not connection.in_atomic_block


@pytest.mark.parametrize("time", ["first", "second"])
def test_site_is_laid_out_before_each_committed_test(committed, time):
    assert site_as_laid_out() == AS_LAID_OUT


def test_site_is_laid_out_for_other_tests(db):
    assert site_as_laid_out() == AS_LAID_OUT
    call_command("verify_live")
    call_command("verify_evidence")


def test_triggers_stay_on_during_a_committed_test(committed):
    assert triggers.missing() == []
    with pytest.raises(PermissionDenied):
        Page.objects.create(title="x", slug="x", path="00019999", depth=2, live=True)
