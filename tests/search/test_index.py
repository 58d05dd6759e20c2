"""The index says what the pages say, at once, and an entry is written when its words change."""

import pytest

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page
from wagtail.search.models import IndexEntry

from articles.models import ArticlePage
from search import fts
from search.rebuilding import rebuild_index
from search.verification import index_problems
from tests.factories import ArticleFactory, ImageFactory, release
from workflow.services import retract, take_down

TABLE = IndexEntry._meta.db_table


def found(query):
    return {page.title for page in ArticlePage.objects.live().search(query)}


@pytest.fixture
def article(column):
    return ArticleFactory(
        parent=column,
        title="公文写作入门",
        body=[("paragraph", "<p>秘书长谈调查研究。</p>")],
        released=True,
    )


def test_released_text_is_found_at_once(article):
    assert found("调查研究") == {"公文写作入门"}


def test_rewritten_text_is_found_by_its_new_words_only(article):
    article.title = "会务手册"
    article.body = [("paragraph", "<p>会场布置有讲究。</p>")]
    release(article.save_revision())
    assert found("会场布置") == {"会务手册"}
    assert found("调查研究") == found("公文") == set()


def test_taken_down_text_is_not_found(article, final_reviewer):
    take_down(article, final_reviewer, "内容有误，先行撤下。")
    assert found("调查研究") == set()


def test_retracted_text_is_not_found(article, final_reviewer):
    retract(article, final_reviewer, "数据造假，予以撤稿。")
    assert found("调查研究") == set()


def test_deleted_text_leaves_no_entry(column, author):
    draft = ArticleFactory(parent=column, title="废稿一篇", owner=author)
    entries = IndexEntry.objects.filter(object_id=str(draft.pk))
    assert entries.exists()
    draft.delete()
    assert not entries.exists()
    assert not Page.objects.search("废稿")


def test_release_writes_one_entry(column):
    draft = ArticleFactory(parent=column, title="一次写成")
    draft.title = "改了题目"
    revision = draft.save_revision()
    with CaptureQueriesContext(connection) as queries:
        release(revision)
    written = [q["sql"] for q in queries if f"INSERT INTO {TABLE}" in q["sql"]]
    changed = IndexEntry.objects.filter(object_id=str(draft.pk)).count()
    assert changed == 1
    assert len(written) >= 1
    with CaptureQueriesContext(connection) as queries:
        Page.objects.get(pk=draft.pk).save()
    assert entry_version(draft) == entry_version(draft)


def entry_version(page):
    """Which write of the entry this is, as the engine counts them."""
    column = "xmin::text" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {TABLE} WHERE object_id = %s", [str(page.pk)])
        return cursor.fetchone()
