"""Writers at once: no entry is lost, and each holds the words that were saved last."""

from functools import partial

import pytest

from articles.models import ArticlePage
from search.rebuilding import rebuild_index
from search.verification import index_problems
from tests.factories import ArticleFactory
from tests.workflow.together import ROUNDS, together

pytestmark = [pytest.mark.races, pytest.mark.usefixtures("committed")]


def found(query):
    return [page.pk for page in ArticlePage.objects.search(query)]


def rename(page_id, title):
    page = ArticlePage.objects.get(pk=page_id)
    page.title = title
    page.save()


def test_two_writers_of_one_entry(column):
    page = ArticleFactory(parent=column, title="原来的标题")
    for _ in range(ROUNDS):
        together(partial(rename, page.pk, "甲写的标题"), partial(rename, page.pk, "乙写的标题"))
        saved = ArticlePage.objects.get(pk=page.pk).title
        other = {"甲写的标题": "乙写的标题", "乙写的标题": "甲写的标题"}[saved]
        assert found(saved) == [page.pk]
        assert found(other) == []
        assert list(index_problems()) == []


def test_two_writers_of_two_entries(column):
    pages = [ArticleFactory(parent=column, title=f"原来的标题{number}") for number in "甲乙"]
    for _ in range(ROUNDS):
        together(*[partial(rename, page.pk, f"改过的标题{page.pk}") for page in pages])
        assert sorted(found("改过的标题")) == sorted(page.pk for page in pages)
        together(*[partial(rename, page.pk, f"原来的标题{page.pk}") for page in pages])
        assert list(index_problems()) == []


def test_writer_and_a_rebuild_of_the_whole_index(column):
    page = ArticleFactory(parent=column, title="原来的标题")
    for number in range(ROUNDS):
        title = f"重建时改的标题{number}"
        together(partial(rename, page.pk, title), rebuild_index)
        assert found(title) == [page.pk]
        assert list(index_problems()) == []
