"""Whoever searches for a word also finds texts that call the thing by another name."""

import pytest

from django.core.exceptions import ValidationError
from django.urls import reverse

from wagtail.search.query import And, Or, PlainText

from articles.models import ArticlePage
from evidence.models import Evidence
from search.models import SynonymGroup
from search.synonyms import expanded
from tests.factories import ArticleFactory
from tests.search.hostile import HOSTILE

LIST = "wagtailsnippets_search_synonymgroup:list"
ADD = "wagtailsnippets_search_synonymgroup:add"


def group(*phrases):
    return SynonymGroup.objects.create(phrases="\n".join(phrases))


def problems(*phrases):
    with pytest.raises(ValidationError) as caught:
        SynonymGroup(phrases="\n".join(phrases)).full_clean()
    return "".join(caught.value.message_dict["phrases"])


def same(left, right):
    return repr(left) == repr(right)


def test_synonym_finds_texts_with_the_other_word(column):
    group("公文", "文书")
    ArticleFactory(parent=column, title="甲", body=[("paragraph", "<p>文书写作与档案</p>")])
    ArticleFactory(parent=column, title="乙", body=[("paragraph", "<p>公文写作与会务</p>")])

    def found(query):
        return sorted(page.title for page in ArticlePage.objects.search(expanded(query)))

    assert found("公文") == ["乙", "甲"]
    assert found("公文 档案") == ["甲"]
    assert found("公文写作") == ["乙"]


@pytest.mark.parametrize("query", ["电脑", "電腦", " 电脑\u3000", "电\u200b脑"])
def test_part_is_compared_as_a_reader_means_it(db, query):
    group("计算机", "电脑", "PC")
    [typed] = query.split()
    wanted = Or([PlainText(typed), PlainText("计算机"), PlainText("PC")])
    assert same(expanded(query), wanted)


def test_only_whole_parts_have_synonyms(db):
    group("计算机", "电脑")
    wanted = And([PlainText("办公室"), Or([PlainText("电脑"), PlainText("计算机")])])
    assert same(expanded("办公室 电脑"), wanted)
    assert same(expanded("办公室电脑 采购"), PlainText("办公室电脑 采购"))


def test_phrase_with_a_blank_may_be_the_whole_query(db):
    group("机器学习", "machine learning")
    wanted = Or([PlainText("Machine Learning"), PlainText("机器学习")])
    assert same(expanded("Machine  Learning"), wanted)


def test_marks_between_the_parts_change_nothing(db):
    group("公文", "文书")
    assert same(expanded("公文 ！"), Or([PlainText("公文"), PlainText("文书")]))


def test_eleventh_part_and_those_after_it_are_taken_as_they_are(db):
    group("公文", "文书")
    query = " ".join([*(f"w{number}" for number in range(10)), "公文", "其他"])
    assert same(expanded(query), PlainText(query))
    query = f"公文 {query}"
    assert same(expanded(query).subqueries[-1], PlainText("w9 公文 其他"))


def test_one_query_whatever_is_asked(db, django_assert_num_queries):
    for number in range(30):
        group(f"甲{number}", f"乙{number}")
    for query in ("甲1", "甲1 乙2 丙3", "甲1 " * 3000):
        with django_assert_num_queries(1):
            expanded(query)
    with django_assert_num_queries(0):
        expanded("\u3000")


def test_no_query_raises(column):
    group("公文", "文书", "Ａ", "(", "OR")
    ArticleFactory(parent=column, title="公文写作")
    for query in HOSTILE:
        for text in (query, f"公文 {query}", f"{query} 公文"):
            list(ArticlePage.objects.search(expanded(text))[:20])


def test_largest_query_is_answered(column):
    """Ten parts, each with as many synonyms as a group may hold."""
    ArticleFactory(parent=column, title="公文写作")
    for number in range(10):
        group(*(f"词{number}的第{other}种说法" for other in range(20)))
    query = " ".join(f"词{number}的第0种说法" for number in range(10))
    assert list(ArticlePage.objects.search(expanded(query))[:20]) == []


def test_group_is_tidied(db):
    tidy = SynonymGroup(phrases="  公文 \r\n\r\n文书\n")
    tidy.full_clean()
    assert tidy.phrases == "公文\n文书"
    assert str(tidy) == "公文、文书"


def test_group_that_makes_no_sense_is_refused_with_the_reason(db):
    group("公文", "文书")
    assert "至少" in problems("公报")
    assert "至少" in problems("電腦", "电脑")
    assert "两次" in problems("電腦", "电脑", "计算机")
    assert "30" in problems("公报", "长" * 31)
    assert "公文、文书" in problems("公报", "公\u200b文")
    assert "！" in problems("公报", "！")
    assert "20" in problems(*(f"说法{number}" for number in range(21)))


def test_group_may_be_saved_again(db):
    kept = group("公文", "文书")
    kept.phrases += "\n公函"
    kept.full_clean()


def test_site_manager_keeps_synonyms_with_evidence(client, site_manager):
    client.force_login(site_manager)
    assert reverse(LIST) in client.get("/admin/").content.decode()
    client.post(reverse(ADD), {"phrases": "公文\n文书"})
    kept = SynonymGroup.objects.get()
    row = Evidence.objects.filter(action=Evidence.Action.CHROME).last()
    assert row.page_title == "同义词：公文、文书"
    assert (row.user_id, row.details["after"]["phrases"]) == (site_manager.pk, "公文\n文书")
    address = reverse("wagtailsnippets_search_synonymgroup:edit", args=[kept.pk])
    client.post(address, {"phrases": "公文\n文书\n公函"})
    row = Evidence.objects.filter(action=Evidence.Action.CHROME).last()
    assert row.details["before"] == {"phrases": "公文\n文书"}
    html = client.get(reverse(LIST)).content.decode()
    assert "同义词" in html
    assert "公函" in html
    client.post(reverse("wagtailsnippets_search_synonymgroup:delete", args=[kept.pk]))
    row = Evidence.objects.filter(action=Evidence.Action.CHROME).last()
    assert (SynonymGroup.objects.count(), row.details["after"]) == (0, {})


@pytest.mark.parametrize("who", ["author", "first_reviewer", "final_reviewer", "member"])
def test_nobody_else_does(client, who, request):
    client.force_login(request.getfixturevalue(who))
    for name in (LIST, ADD):
        assert client.get(reverse(name)).status_code == 302
    client.post(reverse(ADD), {"phrases": "公文\n文书"})
    assert not SynonymGroup.objects.exists()
