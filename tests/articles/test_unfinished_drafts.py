"""A draft saves itself before it has a title, with a row nobody filled in, and says truly why not."""

import pytest

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from articles.models import ArticlePage
from tests.factories import ArticleFactory, AuthorFactory, ImageFactory
from tests.support.article_forms import article_form
from workflow.services import submit
from workflow.text.submission import SubmissionRefused

BODY = streamfield([("paragraph", rich_text("<p>先贴正文，后写标题。</p>"))])
EMPTY_AUTHOR = {"id": "", "author": "", "name": "", "unit": ""}
EMPTY_ATTACHMENT = {"id": "", "document": "", "description": ""}


@pytest.fixture
def address(client, author, column):
    client.force_login(author)
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", column.pk])


def save_itself(client, address, **fields):
    """As Wagtail's script sends it."""
    return client.post(address, article_form(**fields), HTTP_ACCEPT="application/json")


def test_draft_without_a_title_saves_itself_and_gets_its_slug_later(client, address, column):
    answer = save_itself(client, address, title="", body=BODY)
    assert answer.json()["success"]
    article = ArticlePage.objects.get()
    assert article.title == "无标题草稿"
    assert "无标题草稿" in client.get(reverse("wagtailadmin_explore", args=[column.pk])).text
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert 'value="无标题草稿"' not in client.get(edit).text
    client.post(edit, article_form(title="值班记录", body=BODY))
    article.refresh_from_db()
    assert (article.title, article.slug) == ("值班记录", "zhi-ban-ji-lu")


def test_two_drafts_may_wait_without_a_title(client, address):
    assert save_itself(client, address, title="", body=BODY).json()["success"]
    assert save_itself(client, address, title=" ", body=BODY).json()["success"]
    assert ArticlePage.objects.count() == 2


@pytest.mark.parametrize("title", ["", "  ", "无标题草稿"])
def test_nothing_is_submitted_without_a_title(client, address, title):
    data = article_form(title=title, body=BODY) | {"action-submit": "1"}
    assert client.post(address, data).status_code == 200
    assert not ArticlePage.objects.exists()


def test_service_submits_no_draft_without_a_title(column, author):
    article = ArticleFactory(parent=column, owner=author, title="无标题草稿")
    with pytest.raises(SubmissionRefused, match="标题"):
        submit(article, author)


@pytest.mark.parametrize(
    "rows",
    [
        {"bylines": inline_formset([EMPTY_AUTHOR])},
        {"attachments": inline_formset([EMPTY_ATTACHMENT])},
        {"bylines": inline_formset([EMPTY_AUTHOR, EMPTY_AUTHOR])},
    ],
)
def test_row_that_nobody_filled_in_is_no_hindrance(client, address, rows):
    assert save_itself(client, address, body=BODY, **rows).json()["success"]
    article = ArticlePage.objects.get().get_latest_revision_as_object()
    assert not article.bylines.all()
    assert not article.attachments.all()


def test_row_filled_in_after_a_save_is_saved_then(client, address):
    writer = AuthorFactory(name="高砚秋")
    first = save_itself(client, address, bylines=inline_formset([EMPTY_AUTHOR])).json()
    updates = first["field_updates"]
    form = article_form(bylines=inline_formset([EMPTY_AUTHOR | {"author": writer.pk}]))
    for number in range(2):
        answer = client.post(first["url"], form | updates, HTTP_ACCEPT="application/json")
        assert answer.json()["success"], number
        updates |= answer.json()["field_updates"]
    article = ArticlePage.objects.get().get_latest_revision_as_object()
    assert [row.name for row in article.bylines.all()] == ["高砚秋"]


def test_half_filled_row_is_named(client, address):
    answer = save_itself(client, address, bylines=inline_formset([EMPTY_AUTHOR | {"unit": "某校"}]))
    assert answer.status_code == 400
    words = answer.json()["error_message"]
    assert "第1行" in words
    assert "作者" in words


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({"title": "长" * 300}, "标题"),
        ({"source_url": "kein"}, "原文"),
        ({"slug": "admin/"}, "网址名"),
        ({"lead_image": "99999999"}, "题图"),
    ],
)
def test_field_that_stands_in_the_way_is_named(client, address, fields, label):
    answer = save_itself(client, address, **fields)
    words = answer.json()["error_message"]
    assert "请点击“保存”" not in words
    assert label in words


def test_body_that_stands_in_the_way_is_named(client, address):
    picture = {"image": ImageFactory().pk, "alt": "长" * 900, "caption": ""}
    words = save_itself(client, address, body=streamfield([("image", picture)])).json()
    assert words["success"] or "正文" in words["error_message"]


def test_ended_login_is_told_as_such_and_not_as_an_error_of_the_server(client, address):
    Session.objects.all().delete()
    answer = save_itself(client, address, body=BODY)
    assert answer.status_code == 401
    assert answer.json()["error_message"] == "登录已过期，请重新登录，已写内容保留。"
    # Of any other code Wagtail's script says that the server has failed.
    assert answer.json()["error_code"] == "locked"


def test_lost_right_is_told_as_such(client, address, member):
    client.force_login(member)
    assert "不能进入编辑后台" in save_itself(client, address).json()["error_message"]


def test_form_older_than_the_login_is_told_as_such(author, column):
    client = Client(enforce_csrf_checks=True)
    client.force_login(author)
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", column.pk])
    answer = save_itself(client, address)
    assert answer.status_code == 403
    assert "已写内容仍在本页" in answer.json()["error_message"]


def test_text_of_somebody_elses_is_refused_in_words(client, column, author, first_reviewer):
    article = ArticleFactory(parent=column, owner=author)
    client.force_login(author)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    submit(ArticlePage.objects.get(pk=article.pk), author)
    answer = client.post(address, article_form(title="改"), HTTP_ACCEPT="application/json")
    assert answer.status_code == 400
    assert answer.json()["error_message"]


def test_conflict_names_who_has_saved(client, column, author, superuser):
    article = ArticleFactory(parent=column, owner=author)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    loaded = {"loaded_revision_id": article.latest_revision_id or 0}
    client.force_login(superuser)
    client.post(address, article_form(title="别人的"))
    client.force_login(author)
    answer = client.post(address, article_form() | loaded, HTTP_ACCEPT="application/json").json()
    assert answer["error_code"] == "invalid_revision"
    assert superuser.name in answer["error_message"]
