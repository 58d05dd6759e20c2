import pytest
from hypothesis import given
from hypothesis import strategies as st

from django.core.exceptions import ValidationError
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from articles.models import CategoryIndexPage
from site_core.pages.slugs import (
    MAX_SLUG_LENGTH,
    RESERVED_FIRST_LEVEL_SLUGS,
    VALID_SLUG,
    slug_from_title,
)
from tests.factories import ColumnFactory


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("重庆市工作要点", "chong-qing-shi-gong-zuo-yao-dian"),
        ("什么是秘书学", "shen-me-shi-mi-shu-xue"),
        ("《文枢》2026年第6期", "wen-shu-2026-nian-di-6-qi"),
        ("GB/T 9704 与公文格式", "gb-t-9704-yu-gong-wen-ge-shi"),
        ("绿色办公", "lv-se-ban-gong"),
        ("Ｗｏｒｄ排版", "word-pai-ban"),
        ("！！！", ""),
        ("", ""),
    ],
)
def test_title_becomes_pinyin(title, slug):
    assert slug_from_title(title) == slug


def test_long_title_is_cut_between_words():
    slug = slug_from_title("党委办公室工作要准确把握新形势新变化新要求" * 3)
    assert len(slug) <= MAX_SLUG_LENGTH
    assert slug == "dang-wei-ban-gong-shi-gong-zuo-yao-zhun-que-ba-wo-xin-xing"


@given(st.text(max_size=80))
def test_any_title_gives_a_valid_slug_or_none(title):
    slug = slug_from_title(title)
    assert len(slug) <= MAX_SLUG_LENGTH
    assert slug == "" or VALID_SLUG.match(slug)


def test_same_title_twice_gets_a_number(home_page):
    first = ColumnFactory(parent=home_page, title="理论研究")
    second = ColumnFactory(parent=home_page, title="理论研究")
    assert [first.slug, second.slug] == ["li-lun-yan-jiu", "li-lun-yan-jiu-2"]


def test_title_without_any_letter_still_gets_a_slug(home_page):
    assert ColumnFactory(parent=home_page, title="？？？").slug == "column"


def test_title_that_reads_like_a_reserved_address_gets_another(home_page):
    assert ColumnFactory(parent=home_page, title="Search").slug == "search-column"


@pytest.mark.parametrize("slug", sorted(RESERVED_FIRST_LEVEL_SLUGS))
def test_reserved_first_level_slug_is_refused(home_page, slug):
    with pytest.raises(ValidationError, match="网站系统占用"):
        home_page.add_child(instance=CategoryIndexPage(title="检索", slug=slug))


def test_reserved_slug_is_free_below_the_first_level(column):
    assert ColumnFactory(parent=column, title="检索", slug="search").slug == "search"


def test_page_with_reserved_slug_cannot_move_to_the_first_level(home_page, column):
    page = ColumnFactory(parent=column, title="检索", slug="search")
    assert not page.can_move_to(home_page)


@pytest.mark.parametrize("slug", ["秘书", "Mi-Shu", "a b", "-a", "a/b"])
def test_slug_of_other_characters_is_refused(home_page, slug):
    with pytest.raises(ValidationError):
        home_page.add_child(instance=CategoryIndexPage(title="检索", slug=slug))


@pytest.mark.parametrize("slug", ["search", "ABC", "x_"])
def test_forms_refuse_the_slug_with_a_message(client, home_page, column, site_manager, slug):
    client.force_login(site_manager)
    data = {
        "title": "检索",
        "slug": slug,
        "column_class": "other",
        "layout": "list",
        "pinned_articles": inline_formset([]),
    }
    add = reverse("wagtailadmin_pages:add", args=["articles", "categoryindexpage", home_page.pk])
    assert "slug" in client.post(add, nested_form_data(data)).context["form"].errors
    copy = reverse("wagtailadmin_pages:copy", args=[column.pk])
    data = {"new_title": "检索", "new_slug": slug, "new_parent_page": home_page.pk}
    assert "new_slug" in client.post(copy, data).context["form"].errors
