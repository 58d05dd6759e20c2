import pytest

from django.test import RequestFactory

from site_core.views import server_error
from tests.factories import ArticleFactory
from workflow.services import take_down


@pytest.mark.django_db
def test_unknown_address_answers_404_with_our_page(client, home_page):
    response = client.get("/mei-you/")
    assert response.status_code == 404
    assert "测试网" in response.content.decode()


def test_page_taken_down_answers_410(client, column, superuser):
    article = ArticleFactory(parent=column, released=True)
    address = article.url
    take_down(article, superuser, "内容有误")
    response = client.get(address)
    assert response.status_code == 410
    assert client.get(f"/a/{article.pk}/", follow=True).status_code == 410
    assert article.title not in response.content.decode()


def test_draft_answers_404_not_410(client, column):
    article = ArticleFactory(parent=column)
    assert client.get(column.url + article.slug + "/").status_code == 404


def test_server_error_page_needs_no_database():
    # No `db` mark: any query would fail the test.
    response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "网站暂时出了问题" in response.content.decode()


def test_server_error_page_is_used(client, column, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("articles.models.category.page_of", broken)
    client.raise_request_exception = False
    response = client.get(column.url)
    assert response.status_code == 500
    assert "网站暂时出了问题" in response.content.decode()
