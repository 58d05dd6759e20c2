from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from articles.models import CategoryIndexPage
from tests.factories import ArticleFactory, ColumnFactory, ImageFactory, pin


def titles(response):
    """Titles in the order of the list in the main part of the page."""
    return [article.title for article in response.context["articles"]]


def test_newest_article_comes_first(client, column):
    old, new = (ArticleFactory(parent=column, released=True) for _ in range(2))
    assert titles(client.get(column.url)) == [new.title, old.title]


def test_fifteen_articles_a_page_with_numbered_pager(client, column):
    made = [ArticleFactory(parent=column, released=True).title for _ in range(45)][::-1]
    first, last = client.get(column.url), client.get(column.url, {"page": 3})
    assert titles(first) == made[:15]
    assert titles(last) == made[30:]
    html = first.content.decode()
    for address in (f'href="{column.url}?page=2"', f'href="{column.url}?page=3"'):
        assert address in html
    assert "末页" in html
    assert f'href="{column.url}"' in last.content.decode()


def test_column_lists_articles_of_its_sub_columns(client, column):
    below = ArticleFactory(parent=ColumnFactory(parent=column, released=True), released=True)
    assert titles(client.get(column.url)) == [below.title]


def test_article_stands_in_several_columns_under_one_address(client, home_page, column):
    other = ColumnFactory(parent=home_page, title="公文写作", released=True)
    article = ArticleFactory(parent=column, released=True, also_in=[other])
    response = client.get(other.url)
    assert titles(response) == [article.title]
    assert f'href="{article.url}"' in response.content.decode()


def test_pinned_articles_come_first_on_the_first_page_only(client, column):
    made = [ArticleFactory(parent=column, released=True) for _ in range(22)]
    pin(column, made[0], sort_order=1)
    pin(column, made[5], sort_order=0)
    first, second = client.get(column.url), client.get(column.url, {"page": 1})
    assert [article.pk for article in first.context["pinned"]] == [made[5].pk, made[0].pk]
    assert made[5].title not in titles(first)
    assert second.status_code == 200


def test_only_an_article_of_the_column_can_be_pinned(client, home_page, column, site_manager):
    inside = ArticleFactory(parent=column, released=True)
    outside = ArticleFactory(parent=ColumnFactory(parent=home_page, released=True), released=True)
    client.force_login(site_manager)
    for article, answer in ((outside, 200), (inside, 302)):
        data = {
            "title": column.title,
            "slug": column.slug,
            "column_class": "other",
            "layout": "list",
            "pinned_articles": inline_formset([{"article": article.pk}]),
        }
        address = reverse("wagtailadmin_pages:edit", args=[column.pk])
        assert client.post(address, nested_form_data(data)).status_code == answer
    column.refresh_from_db()
    (pin,) = column.get_latest_revision_as_object().pinned_articles.all()
    assert pin.article_id == inside.pk


def test_pin_of_an_article_that_left_the_column_is_not_shown(client, home_page, column):
    article = ArticleFactory(parent=column, released=True)
    pin(column, article)
    article.move(ColumnFactory(parent=home_page, released=True), pos="last-child")
    assert client.get(column.url).context["pinned"] == []


def test_sub_columns_are_linked_and_drafts_are_not(client, column):
    ColumnFactory(parent=column, title="新论集萃", released=True)
    ColumnFactory(parent=column, title="筹备中的栏目")
    html = client.get(column.url).content.decode()
    assert "新论集萃" in html
    assert "筹备中的栏目" not in html


def test_empty_column_says_so(client, column):
    html = client.get(column.url).content.decode()
    assert "暂无文章" in html
    assert 'class="article-list"' not in html


def test_cards_show_picture_and_summary(client, home_page):
    column = ColumnFactory(parent=home_page, layout="cards", released=True)
    ArticleFactory(parent=column, lead_image=ImageFactory(), summary="内容提要", released=True)
    html = client.get(column.url).content.decode()
    assert "内容提要" in html
    assert '<img alt=""' in html


def test_feeds_are_named_unless_switched_off(client, home_page, column):
    assert f"/feed/{column.pk}/atom/" in client.get(column.url).content.decode()
    quiet = ColumnFactory(parent=home_page, has_feed=False, released=True)
    assert f"/feed/{quiet.pk}/" not in client.get(quiet.url).content.decode()
    assert client.get(f"/feed/{quiet.pk}/").status_code == 404


def test_columns_nest_to_three_levels(home_page, column):
    second = ColumnFactory(parent=column)
    third = ColumnFactory(parent=second)
    assert CategoryIndexPage.can_create_at(second)
    assert not CategoryIndexPage.can_create_at(third)


def test_column_with_sub_columns_moves_only_where_they_fit(home_page, column):
    ColumnFactory(parent=column)
    other = ColumnFactory(parent=ColumnFactory(parent=home_page))
    column.refresh_from_db()
    assert not column.can_move_to(other)
    assert column.can_move_to(other.get_parent().specific)


def test_copying_a_column_keeps_to_three_levels(client, home_page, column, superuser):
    ColumnFactory(parent=column)
    deep = ColumnFactory(parent=ColumnFactory(parent=home_page))
    client.force_login(superuser)
    address = reverse("wagtailadmin_pages:copy", args=[column.pk])
    form = client.get(address).context["form"]
    assert "publish_copies" not in form.fields
    assert "alias" not in form.fields
    data = {"new_title": "副本", "new_slug": "fu-ben", "copy_subpages": "on"}
    refused = client.post(address, data | {"new_parent_page": deep.pk})
    assert refused.context["form"].errors.keys() == {"new_parent_page"}
    assert client.post(address, data | {"new_parent_page": home_page.pk}).status_code == 302
