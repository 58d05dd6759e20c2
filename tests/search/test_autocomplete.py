"""The search boxes of the admin find any part of a title, and its sound."""

import pytest

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from articles.models import Author
from tests.factories import ArticleFactory, AuthorFactory, DocumentFactory, ImageFactory

TITLE = "关于公文写作水平的几点看法"


@pytest.mark.parametrize(
    "typed",
    [
        "公文",
        "写作水平",
        "看",
        "機關公文"[2:],
        "gwxz",
        "gongwen",
        "xiezuo",
        "gongw",
        "gy gwxz",
        "gygwxzspdjdkf",
        "shuiping",
        "gongwenxiezuoshuipingdejidiankanf",
    ],
)
def test_page_is_found_by_what_is_typed(typed, column):
    article = ArticleFactory(parent=column, title=TITLE)
    ArticleFactory(parent=column, title="另一篇")
    assert [page.pk for page in Page.objects.autocomplete(typed)] == [article.pk]


@pytest.mark.parametrize("typed", ["scjdq", "szjdq", "chongqing", "cq", "zhongqing"])
def test_characters_of_several_sounds_are_found_by_either(typed, column):
    article = ArticleFactory(parent=column, title="重庆市长江大桥")
    assert [page.pk for page in Page.objects.autocomplete(typed)] == [article.pk]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("西安方案", "xianfangan"),
        ("先锋犯干", "xianfeng"),
        ("西安方案", "xafa"),
        ("绿色恩典", "lvseend"),
        ("发展战略研究", "zhanlue"),
        ("发展战略研究", "zhanlve"),
        ("女儿节", "nverjie"),
        ("西安西安西安", "xianxianxian"),
    ],
)
def test_letters_that_read_in_several_ways_find_each(title, typed, column):
    article = ArticleFactory(parent=column, title=title)
    assert [page.pk for page in Page.objects.autocomplete(typed)] == [article.pk]


@pytest.mark.parametrize(
    "typed", ["写公", "文作", "wgxz", "ongwen", "zuoxie", "gwxs", "gongwenshui", "guanggong"]
)
def test_what_is_in_no_title_is_not_found(typed, column):
    ArticleFactory(parent=column, title=TITLE)
    assert list(Page.objects.autocomplete(typed)) == []


def test_sound_of_one_reading_does_not_run_on_into_the_next(column):
    ArticleFactory(parent=column, title="行")
    assert list(Page.objects.autocomplete("xinghang")) == []


def test_what_is_written_so_comes_before_what_sounds_so(column):
    written = ArticleFactory(parent=column, title="Women 2019")
    sounding = ArticleFactory(parent=column, title="我们")
    found = list(Page.objects.autocomplete("wome"))
    assert [page.pk for page in found] == [written.pk, sounding.pk]


def test_beginning_of_a_latin_word_and_of_a_number_is_enough(column):
    article = ArticleFactory(parent=column, title="Word 2019 排版技巧")
    for typed in ("wor", "WORD", "201", "word 20", "ord", "019"):
        assert [page.pk for page in Page.objects.autocomplete(typed)] == [article.pk], typed


@pytest.mark.parametrize(
    ("model", "factory"),
    [(get_image_model(), ImageFactory), (get_document_model(), DocumentFactory)],
)
@pytest.mark.parametrize("typed", ["全景", "湖边", "hbqj", "quanjing", "2023"])
def test_files_are_found(model, factory, typed, home_page):
    file = factory(title="云溪湖边全景IMG_20231105")
    factory(title="别的")
    assert [found.pk for found in model.objects.autocomplete(typed)] == [file.pk]


def test_authors_are_found_by_name_and_unit(home_page):
    author = AuthorFactory(name="柳青禾", unit="云溪书院")
    AuthorFactory(name="别人", unit="别处")
    for typed in ("青禾", "lqh", "书院", "yxsy"):
        found = get_search_backend().autocomplete(typed, Author)
        assert [one.pk for one in found] == [author.pk], typed
