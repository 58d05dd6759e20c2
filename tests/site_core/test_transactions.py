"""A POST in the admin is one transaction, a GET none, and a refusal leaves nothing behind."""

import pytest

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.views.generic import RedirectView

from wagtail.models import Page, PageLogEntry
from wagtail.test.utils.form_data import nested_form_data, streamfield

from articles.models import ArticlePage, Author
from tests.factories import ArticleFactory, AuthorFactory
from workflow.models import ReviewTask

OUTSIDE = {
    "admin/sprite/",
    "admin/login/",
    "admin/password_reset/",
    "admin/password_reset/done/",
    "admin/password_reset/confirm/<uidb64>/<token>/",
    "admin/password_reset/complete/",
    "admin/jsi18n/",
    "admin/^.*/$",
}


def admin_views(patterns, prefix=""):
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from admin_views(pattern.url_patterns, address)
        elif address.startswith("admin/") and not leads_elsewhere(pattern.callback):
            yield address, layers(pattern.callback)


def leads_elsewhere(view):
    return getattr(view, "view_class", None) is RedirectView


def layers(view):
    """Names of the functions that a view is wrapped in, from the outside."""
    names = []
    while view is not None:
        names.append(view.__code__.co_qualname.split(".")[0])
        view = getattr(view, "__wrapped__", None)
    return names


def edit_form(article, **fields):
    """What the editing form of an article sends, at its barest."""
    data = {
        "title": article.title,
        "slug": article.slug,
        "audience": "public",
        "allow_comments": "inherit",
    }
    for formset in ("bylines", "attachments", "also_in", "column_links", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    body = nested_form_data({"body": streamfield([("quote", {"text": "正文", "attribution": ""})])})
    return data | body | fields


def test_every_admin_view_is_wrapped_once_and_inside_the_login():
    seen = set()
    for address, names in admin_views(get_resolver().url_patterns):
        if address in OUTSIDE:
            assert "all_or_nothing" not in names, address
            seen.add(address)
            continue
        assert names.count("all_or_nothing") == 1, address
        assert names.index("require_admin_access") < names.index("all_or_nothing"), address
    assert seen == OUTSIDE


def test_what_was_written_before_a_refusal_is_taken_back(client, column, superuser, monkeypatch):
    """Submitting saves a revision first and starts the review then."""
    article = ArticleFactory(parent=column, owner=superuser, title="稿件")
    revisions = article.revisions.count()

    def refuse(*args, **kwargs):
        raise PermissionDenied("这里没有审核流程。")

    monkeypatch.setattr(ReviewTask, "start", refuse)
    client.force_login(superuser)
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        edit_form(article, title="改过", **{"action-submit": "1"}),
        follow=True,
    )
    html = response.content.decode()
    assert "这里没有审核流程。" in html
    assert "已送审" not in html
    article = ArticlePage.objects.get(pk=article.pk)
    assert (article.title, article.revisions.count()) == ("稿件", revisions)
    assert article.current_workflow_state is None


def test_what_was_written_before_a_crash_is_taken_back(client, column, superuser, monkeypatch):
    article = ArticleFactory(parent=column, owner=superuser, title="稿件")
    count = PageLogEntry.objects.count()

    def crash(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(ReviewTask, "start", crash)
    client.force_login(superuser)
    client.raise_request_exception = False
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        edit_form(article, title="改过", **{"action-submit": "1"}),
    )
    assert response.status_code == 500
    assert Page.objects.get(pk=article.pk).draft_title == "稿件"
    assert PageLogEntry.objects.count() == count


@pytest.mark.parametrize("name", ["edit", "copy"])
def test_form_without_a_field_that_wagtail_demands_is_a_bad_request(
    client, column, superuser, name
):
    """Wagtail's views take the field for granted, and would answer with a server error."""
    article = ArticleFactory(parent=column, owner=superuser, title="稿件")
    client.force_login(superuser)
    address = reverse(f"wagtailadmin_pages:{name}", args=[article.pk])
    assert client.post(address, {"title": "改过"}).status_code == 400
    assert Page.objects.get(pk=article.pk).draft_title == "稿件"


def test_what_was_announced_before_a_refusal_is_not_said(client, superuser, monkeypatch):
    """The message of success is queued before the last step is refused."""
    author = AuthorFactory(name="林知夏")
    client.force_login(superuser)
    monkeypatch.setattr(
        "wagtail.snippets.views.snippets.EditView.get_success_url",
        lambda view: (_ for _ in ()).throw(PermissionDenied("暂时不能修改作者。")),
    )
    address = reverse("wagtailsnippets_articles_author:edit", args=[author.pk])
    html = client.post(address, {"name": "改名", "unit": ""}, follow=True).content.decode()
    assert "暂时不能修改作者。" in html
    assert "改名" not in html
    assert Author.objects.get().name == "林知夏"


def asked_in_a_transaction(client, method, address, data=None):
    """Whether the request read or wrote a page inside a transaction."""
    with CaptureQueriesContext(connection) as queries:
        response = getattr(client, method)(address, data)
    assert response.status_code in (200, 302), address
    inside = False
    for query in queries:
        if query["sql"].startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            inside = query["sql"].startswith("BEGIN")
        elif inside and "wagtailcore_page" in query["sql"]:
            return True
    return False


def test_reading_and_previewing_open_no_transaction(committed, client, column, superuser):
    article = ArticleFactory(parent=column, owner=superuser)
    client.force_login(superuser)
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    client.get(edit)  # a subscription is made once
    assert not asked_in_a_transaction(client, "get", edit)
    assert not asked_in_a_transaction(client, "get", reverse("wagtailadmin_home"))
    assert not asked_in_a_transaction(client, "post", preview, edit_form(article))
    assert asked_in_a_transaction(client, "post", edit, edit_form(article))


def test_account_page_is_for_people_of_the_admin(client, member, home_page):
    address = reverse("wagtailadmin_account")
    assert client.get(address).url.startswith(reverse("wagtailadmin_login"))
    client.force_login(member)
    assert client.get(address).status_code == 302
