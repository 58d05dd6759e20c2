"""Where comments are open."""

import pytest

from django.urls import reverse

from wagtail.models import PageLogEntry

from articles.models import ArticlePage
from comments.mixins import CommentSwitch
from comments.models import Comment
from tests.factories import ArticleFactory, ColumnFactory
from workflow.services import take_down
from workflow.text.content import content_digest


def is_open(client, page):
    return reverse("comment_new", args=[page.pk]) in client.get(page.url).content.decode()


def switch(page, value, user=None):
    page = type(page).objects.get(pk=page.pk)
    page.allow_comments = value
    page.save_revision(user=user)


def test_articles_take_comments_unless_the_site_says_otherwise(client, article, comment_settings):
    assert is_open(client, article)
    comment_settings.are_open = False
    comment_settings.save()
    assert not is_open(client, article)


def test_the_nearest_level_that_says_something_decides(client, column, comment_settings):
    inner = ColumnFactory(parent=column, released=True)
    article = ArticleFactory(parent=inner, released=True)
    switch(column, CommentSwitch.NO)
    assert not is_open(client, article)
    switch(inner, CommentSwitch.YES)
    assert is_open(client, article)
    switch(article, CommentSwitch.NO)
    assert not is_open(client, article)


def test_the_switch_is_at_work_at_once_and_signs_nothing_away(client, article, author):
    digest = content_digest(article)
    switch(article, CommentSwitch.NO, author)
    stored = ArticlePage.objects.get(pk=article.pk)
    assert stored.allow_comments == CommentSwitch.NO
    assert content_digest(stored) == digest
    assert stored.live_revision_id == article.live_revision_id
    entry = PageLogEntry.objects.get(action="comments.switch")
    assert (entry.user, entry.data) == (author, {"value": "no"})


def test_an_old_revision_does_not_bring_its_switch_back(article):
    revision = article.latest_revision
    switch(article, CommentSwitch.NO)
    assert revision.as_object().allow_comments == CommentSwitch.NO


def test_a_draft_takes_no_comment(client, column, member):
    draft = ArticleFactory(parent=column)
    client.force_login(member)
    assert client.get(reverse("comment_new", args=[draft.pk])).status_code == 404


def test_a_text_for_members_takes_no_comment(client, column, member):
    closed = ArticleFactory(parent=column, audience="members", released=True)
    client.force_login(member)
    assert client.get(reverse("comment_new", args=[closed.pk])).status_code == 404
    assert 'id="comments"' not in client.get(closed.url).content.decode()


def test_a_page_that_was_taken_down_takes_no_comment(client, article, member, superuser):
    take_down(article, superuser, "有误")
    client.force_login(member)
    assert client.get(reverse("comment_new", args=[article.pk])).status_code == 404


@pytest.mark.parametrize("thing", ["column", "home_page"])
def test_other_pages_take_none(client, request, member, thing):
    client.force_login(member)
    page = request.getfixturevalue(thing)
    assert client.get(reverse("comment_new", args=[page.pk])).status_code == 404


def test_closed_comments_stay_readable_and_no_box_is_empty(
    client, article, member, write, comment_settings
):
    comment_settings.are_open = False
    comment_settings.save()
    assert 'id="comments"' not in client.get(article.url).content.decode()
    write(member, status="approved")
    html = client.get(article.url).content.decode()
    assert "讲透了" in html
    assert 'data-tool="comment"' not in html
    client.force_login(member)
    assert client.get(reverse("comment_new", args=[article.pk])).status_code == 403


def test_a_forged_form_finds_comments_closed(send, client, member, comment_settings):
    comment_settings.are_open = False
    comment_settings.save()
    client.force_login(member)
    assert send().status_code == 403
    assert not Comment.objects.exists()
