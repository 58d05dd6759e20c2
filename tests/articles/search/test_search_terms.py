"""The words the search may suggest come from what is public."""

from io import StringIO

from django.core.management import call_command

from articles.models import ArticleByline
from search.models import SearchTerm
from tests.factories import ArticleFactory, ColumnFactory, release


def collected():
    call_command("collect_search_terms", stdout=StringIO())
    return set(SearchTerm.objects.values_list("text", flat=True))


def test_keywords_authors_and_columns_are_known(column):
    article = ArticleFactory(parent=column, title="甲")
    article.bylines.add(ArticleByline(name="柳青禾"))
    article.keywords.add("手工艺")
    release(article.save_revision())
    assert {"柳青禾", "手工艺", "理论研究"} <= collected()


def test_words_of_several_titles_are_known_as_a_whole(column):
    for title in ("公文写作入门", "谈公文写作", "独一无二的题目"):
        ArticleFactory(parent=column, title=title, released=True)
    words = collected()
    assert "公文写作" in words
    assert not words & {"文写", "公文写", "独一", "入门"}


def test_drafts_members_texts_and_hidden_columns_are_not_known(column, home_page):
    hidden = ColumnFactory(parent=home_page, title="筹备中的栏目")
    for number in range(2):
        ArticleFactory(parent=hidden, title=f"机密草案{number}")
        article = ArticleFactory(parent=column, title=f"会员读物{number}", audience="members")
        article.keywords.add("会员关键词")
        release(article.save_revision())
    assert not collected() & {"机密草案", "会员读物", "会员关键词", "筹备中的栏目"}
