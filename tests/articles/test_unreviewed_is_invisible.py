"""A draft, an article in review and a returned one are nowhere on the public site."""

import pytest

from articles.models import SidebarBoxArticle
from tests.factories import ArticleFactory, ColumnFactory, SidebarBoxFactory, pin, release
from workflow.services import return_to_author, submit

SECRET = "尚未公开的标题"


@pytest.fixture(params=["draft", "in_review", "returned"])
def hidden_article(request, column, author, first_reviewer):
    article = ArticleFactory(parent=column, owner=author, title=SECRET)
    article.keywords.add("公文")
    article.save_revision(user=author)
    if request.param != "draft":
        task_state = submit(article, author).current_task_state
        if request.param == "returned":
            return_to_author(task_state, first_reviewer, "请修改")
    return article


@pytest.fixture
def neighbours(column, hidden_article):
    """Public articles around it, sharing its keyword."""
    articles = [ArticleFactory(parent=column, released=True) for _ in range(2)]
    for article in articles:
        article.keywords.add("公文")
        release(article.save_revision())
    return articles


def test_its_addresses_answer_404(client, column, hidden_article):
    for address in (column.url + hidden_article.slug + "/", f"/a/{hidden_article.pk}/"):
        response = client.get(address)
        assert response.status_code == 404
        assert SECRET not in response.content.decode()


def test_no_page_list_feed_or_sitemap_names_it(client, column, hidden_article, neighbours):
    box = SidebarBoxFactory(kind="picked", column=None)
    SidebarBoxArticle.objects.create(box=box, article=hidden_article)
    SidebarBoxFactory(kind="column", column=column)
    pin(column, hidden_article)
    addresses = ["/", column.url, "/feed/", "/feed/atom/", f"/feed/{column.pk}/", "/sitemap.xml"]
    for address in [*addresses, *(article.url for article in neighbours)]:
        response = client.get(address)
        assert response.status_code == 200
        assert SECRET not in response.content.decode()
        assert hidden_article.slug not in response.content.decode()


def test_draft_of_a_public_article_stays_hidden(client, column, author):
    article = ArticleFactory(parent=column, released=True, title="公开的标题")
    article.title = SECRET
    article.save_revision(user=author)
    for address in (article.url, column.url, "/", "/feed/"):
        html = client.get(address).content.decode()
        assert "公开的标题" in html
        assert SECRET not in html


def test_draft_column_of_a_public_article_is_not_named(client, home_page):
    draft = ColumnFactory(parent=home_page, title=SECRET)
    article = ArticleFactory(parent=draft, released=True)
    html = client.get(article.url).content.decode()
    assert SECRET not in html
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("audience", ["members", "organisations"])
def test_members_only_text_is_nowhere(client, column, audience):
    article = ArticleFactory(
        parent=column,
        released=True,
        audience=audience,
        body=[("heading", {"text": "小标题机密", "level": "2"})] * 3
        + [("paragraph", "<p>正文机密</p>")],
    )
    for address in (article.url, column.url, "/", "/feed/", "/feed/atom/"):
        html = client.get(address).content.decode()
        assert article.title in html
        assert "机密" not in html
    assert "会员" in client.get(article.url).content.decode()
