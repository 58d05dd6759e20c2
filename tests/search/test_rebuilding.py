"""The index can be checked and made anew, and is never away meanwhile."""

from io import StringIO
from unittest.mock import patch

import pytest

from django.core.management import CommandError, call_command
from django.db import connection

from wagtail.search.models import IndexEntry

from articles.models import ArticlePage
from search import fts, rebuilding
from search.checks import index_is_current
from search.verification import index_problems
from tests.factories import ArticleFactory
from tests.support.standing import standing

on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has no table beside its entries"
)


def found(query):
    return [page.title for page in ArticlePage.objects.search(query)]


def entry_of(page):
    return IndexEntry.objects.filter(object_id=str(page.pk), content_type=page.content_type)


@standing
def article(column):
    return ArticleFactory(parent=column, title="公文写作入门", released=True)


def test_sound_index_has_no_problems(article):
    assert list(index_problems()) == []
    output = StringIO()
    call_command("search_check", stdout=output)
    assert "完整" in output.getvalue()


def test_check_names_a_missing_entry_and_says_what_to_run(article):
    entry_of(article).delete()
    (problem,) = index_problems()
    assert "公文写作入门" in problem
    assert "update_index" in problem
    with pytest.raises(CommandError):
        call_command("search_check", stdout=StringIO())


def test_check_names_a_stale_entry_and_changes_nothing(article):
    ArticlePage.objects.filter(pk=article.pk).update(summary="悄悄改过")
    for _ in range(2):
        (problem,) = index_problems()
        assert "过时" in problem
        assert "公文写作入门" in problem
    assert found("悄悄改过") == []


def test_check_counts_entries_without_an_object(article):
    entry_of(article).update(object_id="999999")
    problems = list(index_problems())
    assert any("已不存在" in problem for problem in problems)


def test_entries_of_another_analysis_are_told_by_both_checks(article):
    entry_of(article).update(title_norm=0)
    assert any("分词" in problem for problem in index_problems())
    assert [warning.id for warning in index_is_current(None, databases=["default"])] == [
        "search.W002"
    ]


def test_update_index_mends_everything(article, column):
    other = ArticleFactory(parent=column, title="会务手册")
    entry_of(article).delete()
    ArticlePage.objects.filter(pk=other.pk).update(summary="悄悄改过")
    entry_of(column).update(title_norm=0)
    call_command("update_index", stdout=StringIO())
    assert list(index_problems()) == []
    assert found("悄悄改过") == ["会务手册"]


def test_interrupted_rebuild_leaves_what_was_there(article, column):
    def interrupted(*args):
        raise KeyboardInterrupt

    with (
        patch.object(rebuilding, "_index_chunk", interrupted),
        pytest.raises(KeyboardInterrupt),
    ):
        rebuilding.rebuild_index()
    assert found("公文写作") == ["公文写作入门"]


@on_sqlite
def test_lost_trigger_is_told_and_put_back(article):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_fulltext_update")
    assert [warning.id for warning in index_is_current(None, databases=["default"])] == [
        "search.W001"
    ]
    assert any("触发器" in problem for problem in index_problems())
    call_command("update_index", stdout=StringIO())
    assert fts.is_installed()
    assert list(index_problems()) == []


@on_sqlite
def test_full_text_table_that_disagrees_with_the_entries_is_told(article):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_fulltext_update")
        entry_of(article).update(title="别的")
        cursor.execute(
            f"CREATE TRIGGER search_fulltext_update {fts.TRIGGERS['search_fulltext_update']}"
        )
    assert any("不一致" in problem for problem in index_problems())
    call_command("update_index", stdout=StringIO())
    assert list(index_problems()) == []


@on_sqlite
def test_wagtails_own_table_can_be_had_back(article):
    fts.install_stock()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM wagtailsearch_indexentry_fts WHERE title MATCH '公文'")
        assert cursor.fetchone() == (1,)
    fts.install()
    assert found("公文写作") == ["公文写作入门"]


def test_tidying_does_what_a_save_would_have_to_do_now_and_then(column):
    def tidy():
        output = StringIO()
        call_command("tidy_search_index", stdout=output)
        return output.getvalue()

    ArticleFactory(parent=column, title="刚写进索引的一篇", released=True)
    # SQLite has nothing that waits: it sorts in a little with each save.
    assert ("（0 页）" in tidy()) is (connection.vendor == "sqlite")
    assert "（0 页）" in tidy()
    assert found("刚写进索引") == ["刚写进索引的一篇"]
