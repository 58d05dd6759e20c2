"""The index says what the pages say, at once, and an entry is written when its words change."""

from unittest.mock import patch

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from articles.models import ArticleByline, ArticlePage
from search.backends.database import DatabaseIndex
from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.services import retract, take_down

TABLE = IndexEntry._meta.db_table


def found(query):
    return {page.title for page in ArticlePage.objects.live().search(query)}


@standing
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


def writes_of(page):
    """Which write of a page's entry is in the table: a number that a new write changes."""
    entry = IndexEntry.objects.get(object_id=str(page.pk), content_type=page.content_type)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT cmin::text, xmin::text FROM {TABLE} WHERE id = %s", [entry.pk])  # noqa: S608
            return cursor.fetchone()
        cursor.execute("SELECT total_changes()")
        return cursor.fetchone()


def test_saving_the_same_words_writes_no_entry(article):
    backend = get_search_backend()
    page = ArticlePage.objects.get(pk=article.pk)
    before = writes_of(page)
    backend.add(page)
    assert writes_of(page) == before


def test_release_writes_its_entry_once(column):
    """Wagtail saves the page several times on the way."""
    draft = ArticleFactory(parent=column, title="一次写成")
    draft.title = "改了题目"
    revision = draft.save_revision()
    written, write = [], DatabaseIndex.write

    def counting(index, model, objs):
        keys = write(index, model, objs)
        written.extend(keys)
        return keys

    with patch.object(DatabaseIndex, "write", counting):
        release(revision)
    assert written == [str(draft.pk)]


def test_no_statement_of_a_save_looks_at_other_entries(article, column):
    def statements():
        with CaptureQueriesContext(connection) as queries:
            ArticlePage.objects.get(pk=article.pk).save()
        return [q["sql"] for q in queries if TABLE in q["sql"]]

    few = statements()
    assert len(few) == 1
    assert few[0].strip().startswith("INSERT")


def test_renamed_draft_is_found_by_its_new_name_in_the_admin(column, author):
    draft = ArticleFactory(parent=column, title="旧题目", owner=author)
    draft.title = "崭新的名字"
    draft.save_revision()
    assert [page.pk for page in Page.objects.autocomplete("崭新")] == [draft.pk]


def test_draft_of_a_public_article_is_not_found(article):
    article.title = "尚未发布的题目"
    article.save_revision()
    assert found("尚未发布") == set()
    assert not ArticlePage.objects.search("尚未发布", fields=["title"])
    assert found("公文写作") == {"公文写作入门"}


def test_words_of_byline_keywords_and_headings_are_found(column):
    article = ArticleFactory(
        parent=column,
        title="散记",
        kicker="本刊专稿",
        body=[("heading", {"text": "竹编技艺", "level": "2"}), ("quote", {"text": "慢工出细活"})],
    )
    article.bylines.add(ArticleByline(name="柳青禾", unit="云溪书院"))
    article.keywords.add("手工艺")
    release(article.save_revision())
    for query in ("本刊专稿", "竹编技艺", "慢工出细活", "柳青禾", "云溪书院", "手工艺"):
        assert found(query) == {"散记"}, query


def test_phrase_does_not_run_from_one_paragraph_into_the_next(column):
    body = [("paragraph", "<p>调查要细</p><p>心中有数</p>")]
    ArticleFactory(parent=column, title="段落", body=body, released=True)
    assert found("细心") == set()
    assert found("调查要细 心中有数") == {"段落"}


def test_phrase_is_found_behind_newer_texts_that_hold_its_parts_apart(column, monkeypatch):
    """However few of the newest entries PostgreSQL reads before it looks for the phrase itself."""
    monkeypatch.setattr("search.backends.database.WEIGHED", 1)
    monkeypatch.setattr("search.backends.postgres.READ_ON", 0)
    whole = ArticleFactory(parent=column, title="甲", summary="公文写作入门。")
    for title in "乙丙丁":
        ArticleFactory(parent=column, title=title, summary="公文。文写。写作。")
    assert list(ArticlePage.objects.search("公文写作")[:1]) == [whole]
