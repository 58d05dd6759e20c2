import pytest

from django.core.exceptions import ValidationError

from articles.models import ArticlePage, SidebarBox, SidebarBoxArticle
from articles.sidebar import sidebar_boxes
from tests.factories import ArticleFactory, ColumnFactory, SidebarBoxFactory
from tests.support.standing import standing


def boxes(**options):
    return {
        box.title: [article.title for article in box.articles]
        for box in sidebar_boxes(ArticlePage.objects, **options)
    }


@standing
def articles(column):
    """Three public articles, newest first."""
    return [ArticleFactory(parent=column, released=True) for _ in range(3)][::-1]


def test_column_box_shows_the_newest(column, articles):
    SidebarBoxFactory(title="新论", column=column, count=2)
    assert boxes() == {"新论": [articles[0].title, articles[1].title]}


def test_picked_box_keeps_the_editors_order(articles):
    box = SidebarBoxFactory(title="精选", kind="picked")
    for order, article in enumerate([articles[2], articles[0]]):
        SidebarBoxArticle.objects.create(box=box, article=article, sort_order=order)
    assert boxes() == {"精选": [articles[2].title, articles[0].title]}


def test_no_title_stands_in_two_boxes(column, articles):
    picked = SidebarBoxFactory(title="精选", kind="picked", sort_order=0)
    SidebarBoxArticle.objects.create(box=picked, article=articles[0])
    SidebarBoxFactory(title="新论", column=column, count=2, sort_order=1)
    assert boxes() == {
        "精选": [articles[0].title],
        "新论": [articles[1].title, articles[2].title],
    }


def test_article_being_read_is_in_no_box(column, articles):
    SidebarBoxFactory(title="新论", column=column)
    shown = boxes(not_showing={articles[0].pk})["新论"]
    assert articles[0].title not in shown


def test_box_shows_articles_placed_in_its_column(home_page, column):
    other = ColumnFactory(parent=home_page, released=True)
    article = ArticleFactory(parent=column, released=True, also_in=[other])
    SidebarBoxFactory(title="同发", column=other)
    assert boxes() == {"同发": [article.title]}


def test_empty_box_is_not_shown(client, column):
    SidebarBoxFactory(title="空的版块", column=column)
    assert boxes() == {}
    assert "空的版块" not in client.get(column.url).content.decode()


def test_column_box_needs_a_column():
    with pytest.raises(ValidationError):
        SidebarBox(title="新论", kind="column").clean()
