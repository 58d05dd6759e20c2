"""Queries put together by code: what Wagtail's query classes mean, on both engines."""

import pytest
from modelsearch.backends.base import FilterFieldError, SearchFieldError

from wagtail.models import Page
from wagtail.search.query import MATCH_ALL, MATCH_NONE, And, Boost, Not, Or, Phrase, PlainText

from articles.models import ArticlePage
from tests.factories import ArticleFactory

TEXTS = {"甲": "公文与秘书", "乙": "公文与会务", "丙": "会务与档案"}


@pytest.fixture(autouse=True)
def _texts(column):
    for title, text in TEXTS.items():
        ArticleFactory(parent=column, title=title, body=[("paragraph", f"<p>{text}</p>")])


def found(query, **options):
    return "".join(sorted(page.title for page in ArticlePage.objects.search(query, **options)))


公文, 秘书, 会务 = PlainText("公文"), PlainText("秘书"), PlainText("会务")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (And([公文, 会务]), "乙"),
        (Or([秘书, 会务]), "丙乙甲"),
        (And([公文, Not(秘书)]), "乙"),
        (And([Not(秘书), 公文]), "乙"),
        (Not(公文), "丙"),
        (Not(Not(公文)), "乙甲"),
        (And([Not(公文), Not(秘书)]), "丙"),
        (Or([秘书, Not(公文)]), "丙甲"),
        (Not(And([公文, 会务])), "丙甲"),
        (Not(Or([秘书, 会务])), ""),
        (And([公文, MATCH_ALL]), "乙甲"),
        (Or([公文, MATCH_ALL]), "丙乙甲"),
        (And([公文, MATCH_NONE]), ""),
        (Or([公文, MATCH_NONE]), "乙甲"),
        (Boost(公文, 2), "乙甲"),
        (Phrase("公文与秘书"), "甲"),
        (PlainText("秘书 档案", operator="or"), "丙甲"),
        (PlainText("秘书 档案"), ""),
        (And([公文, PlainText("！")]), ""),
        (MATCH_ALL, "丙乙甲"),
        (MATCH_NONE, ""),
    ],
    ids=str,
)
def test_tree_finds(query, titles):
    wanted = "".join(sorted(titles))
    assert found(query) == wanted
    assert found(query, order_by_relevance=False) == wanted
    assert ArticlePage.objects.search(query).count() == len(wanted)


def test_unknown_kind_of_query_fails_loudly():
    with pytest.raises(NotImplementedError):
        list(ArticlePage.objects.search(object()))


def test_titles_alone_can_be_searched(column):
    ArticleFactory(parent=column, title="公文")
    assert found("公文", fields=["title"]) == "公文"
    assert "公文" not in ArticlePage.objects.search("公文", fields=["summary"])


def test_field_that_is_not_searched_is_refused():
    with pytest.raises(SearchFieldError):
        ArticlePage.objects.search("公文", fields=["slug"])


def test_results_keep_the_order_they_were_asked_in():
    by_title = ArticlePage.objects.order_by("title").search("与", order_by_relevance=False)
    assert [page.title for page in by_title] == sorted(TEXTS)


def test_pages_of_results_add_up(column):
    everything = [page.pk for page in ArticlePage.objects.search("与")]
    results = ArticlePage.objects.search("与")
    assert [page.pk for at in range(3) for page in results[at : at + 1]] == everything
    assert [results[at : at + 2].count() for at in (0, 2, 4)] == [2, 1, 0]


def test_filters_and_empty_querysets_are_kept(column):
    assert found_in(ArticlePage.objects.none()) == []
    assert found_in(ArticlePage.objects.live()) == []
    assert found_in(Page.objects.child_of(column)) == 2
    assert found_in(ArticlePage.objects.filter(title="甲")) == 1


def found_in(queryset):
    results = list(queryset.search("公文"))
    return len(results) or results


def test_facets_count_what_was_found(column):
    counts = Page.objects.search("公文").facet("content_type_id")
    assert list(counts.values()) == [2]
    with pytest.raises(FilterFieldError):
        Page.objects.search("公文").facet("slug_of_nothing")


def test_scores_go_down():
    scores = [page.score for page in ArticlePage.objects.search("公文").annotate_score("score")]
    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)
