"""Previous and next article in the same column: never a dead end."""

from articles.models import ArticlePage
from tests.factories import ArticleFactory, ColumnFactory
from tests.support.standing import standing
from workflow.services import take_down


@standing
def row(column):
    """Three articles of one column, oldest first, and one of another column in between."""
    first = ArticleFactory(parent=column, released=True)
    second = ArticleFactory(parent=column, released=True)
    ArticleFactory(parent=ColumnFactory(parent=column, released=True), released=True)
    return [first, second, ArticleFactory(parent=column, released=True)]


def neighbours(article):
    return ArticlePage.objects.neighbours_of(article)


def test_neighbours_are_the_ones_just_older_and_newer(row):
    assert neighbours(row[1]) == (row[0], row[2])


def test_ends_have_one_neighbour(row):
    assert neighbours(row[0]) == (None, row[1])
    assert neighbours(row[2]) == (row[1], None)


def test_ends_lead_back_to_the_column(client, column, row):
    for article in (row[0], row[2]):
        assert f'<a href="{column.url}">已是' in client.get(article.url).content.decode()


def test_drafts_and_pages_taken_down_are_skipped(column, row, superuser):
    ArticleFactory(parent=column)
    take_down(row[1], superuser, "内容有误")
    assert neighbours(row[0]) == (None, row[2])


def test_articles_released_in_one_moment_keep_their_order(row):
    ArticlePage.objects.update(listed_at=row[0].listed_at)
    for article in row:
        article.refresh_from_db()
    assert neighbours(row[1]) == (row[0], row[2])
    assert neighbours(row[0]) == (None, row[1])
