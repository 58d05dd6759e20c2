"""The home page: sections as an editor arranged them, or the usual ones."""

import pytest

from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, streamfield

from home.models import HomePage
from site_core.models import FriendLink, FriendLinkGroup
from tests.factories import ArticleFactory, ColumnFactory, ImageFactory, release
from workflow.services import sign_off, submit, take_down


@pytest.fixture
def arrange(home_page):
    """A function that releases the home page with sections given as (kind, value)."""

    def arrange(*sections):
        home_page.sections = [
            {"type": kind, "value": value, "id": f"key-{number}"}
            for number, (kind, value) in enumerate(sections)
        ]
        release(home_page.save_revision())

    return arrange


@pytest.fixture
def sections(client):
    """A function that gives the sections a reader sees."""
    return lambda: client.get("/").context["sections"]


def titles(section):
    return [article.title for article in section.articles]


def test_usual_arrangement_is_lead_latest_and_a_section_for_each_column(
    client, home_page, sections
):
    shown = ColumnFactory(parent=home_page, title="理论研究", released=True)
    below = ColumnFactory(parent=shown, released=True)
    empty = ColumnFactory(parent=home_page, title="空栏目", released=True)
    hidden = ColumnFactory(parent=home_page, title="不进菜单", show_in_menus=False, released=True)
    for column in (below, below, hidden):
        ArticleFactory(parent=column, released=True)
    lead, latest, column = sections()
    assert [lead.kind, latest.kind, column.kind] == ["lead", "latest", "column"]
    assert column.title == "理论研究"
    assert len(latest.articles) == 2
    menu = [page.title for page in client.get("/").context["chrome"].menu]
    assert menu == ["理论研究", empty.title]


def test_lead_is_the_newest_with_a_picture_and_stands_in_no_other_list(column, sections):
    pictured = ArticleFactory(parent=column, lead_image=ImageFactory(), released=True)
    newest = ArticleFactory(parent=column, released=True)
    lead, latest, in_column = sections()
    assert titles(lead) == [pictured.title]
    assert titles(latest) == titles(in_column) == [newest.title]


def test_section_shows_the_newest_six_of_its_branch(column, sections):
    made = [ArticleFactory(parent=column, released=True).title for _ in range(8)]
    *_others, in_column = sections()
    assert titles(in_column) == made[6:0:-1]  # the newest is the lead story


def test_empty_site_says_so(client, home_page):
    assert "暂无文章" in client.get("/").content.decode()


def test_sections_stand_in_the_editors_order_with_the_editors_titles(column, arrange, sections):
    articles = [ArticleFactory(parent=column, released=True) for _ in range(4)]
    arrange(
        ("picked", {"title": "文章精选", "articles": [articles[2].pk, articles[0].pk]}),
        ("column", {"column": column.pk, "title": "新论", "count": 2, "layout": "picture"}),
        ("latest", {"title": "", "count": 3}),
    )
    picked, in_column, latest = sections()
    assert (picked.title, titles(picked)) == ("文章精选", [articles[2].title, articles[0].title])
    assert (in_column.title, in_column.layout) == ("新论", "picture")
    assert titles(in_column) == [articles[3].title, articles[2].title]
    assert len(latest.articles) == 3


def test_picture_news_shows_only_articles_with_pictures(column, arrange, sections):
    pictured = ArticleFactory(parent=column, lead_image=ImageFactory(), released=True)
    ArticleFactory(parent=column, released=True)
    arrange(("picture_news", {"column": column.pk, "title": "", "count": 4}))
    (section,) = sections()
    assert (section.title, titles(section)) == (column.title, [pictured.title])


def test_every_kind_of_section_is_shown(client, column, arrange):
    article = ArticleFactory(parent=column, lead_image=ImageFactory(), released=True)
    other = ArticleFactory(parent=column, lead_image=ImageFactory(), released=True)
    author = {"name": "程未晚", "unit": "", "biography": "长期在基层拟稿。"}
    group = FriendLinkGroup.objects.create(name="学会与刊物")
    FriendLink.objects.create(group=group, name="溪畔文稿", url="https://example.org/")
    arrange(
        ("lead", {"article": article.pk}),
        ("latest", {"title": "", "count": 8}),
        ("column", {"column": column.pk, "title": "", "count": 6, "layout": "picture"}),
        ("notices", {"column": column.pk, "title": "通知", "count": 6}),
        ("picture_news", {"column": column.pk, "title": "图片", "count": 6}),
        ("topic", {"title": "短文风", "introduction": "一组争论", "articles": [other.pk]}),
        ("picked", {"title": "精选", "articles": [other.pk]}),
        ("authors", {"title": "", "authors": [author]}),
        ("friend_links", None),
    )
    response = client.get("/")
    assert len(response.context["sections"]) == len(
        HomePage.sections.field.stream_block.child_blocks
    )
    html = response.content.decode()
    for words in ("通知", "图片", "短文风", "一组争论", "精选", "程未晚", "长期在基层拟稿。"):
        assert words in html
    assert html.count("溪畔文稿") == 1  # not in the footer too


def test_what_was_taken_down_leaves_and_an_empty_section_with_it(
    column, arrange, sections, final_reviewer
):
    article = ArticleFactory(parent=column, released=True)
    arrange(("picked", {"title": "精选", "articles": [article.pk]}))
    assert len(sections()) == 1
    take_down(article, final_reviewer, "内容有误。")
    assert sections() == []


def test_section_whose_column_or_article_is_gone_is_left_out(arrange, sections):
    gone = 999_999  # deleted before deletion was refused, or by a statement
    arrange(
        ("column", {"column": gone, "title": "", "count": 6, "layout": "list"}),
        ("picked", {"title": "精选", "articles": [gone]}),
    )
    assert sections() == []


def test_another_arrangement_is_seen_in_preview_and_by_readers_only_after_its_release(
    client, home_page, column, author, site_manager
):
    article = ArticleFactory(parent=column, title="值班札记", released=True)
    client.force_login(site_manager)
    data = nested_form_data(
        {
            "title": home_page.title,
            "slug": home_page.slug,
            "introduction": "",
            "correction_note": "",
            "sections": streamfield(
                [("picked", {"title": "编辑荐读", "articles": list_of(article.pk)})]
            ),
        }
    )
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[home_page.pk])
    assert client.post(address, data).json()["is_valid"]
    assert "编辑荐读" in client.get(address).content.decode()
    assert "编辑荐读" not in client.get("/").content.decode()


def list_of(*values):
    """A ListBlock as a form posts it."""
    return {"count": str(len(values))} | {
        str(number): {"value": str(value), "order": str(number), "deleted": ""}
        for number, value in enumerate(values)
    }


def test_arrangement_handed_in_as_raw_data_is_signed_as_it_is_stored(
    home_page, column, site_manager, reviewers
):
    article = ArticleFactory(parent=column, released=True)
    home_page.sections = [
        {"type": "column", "value": {"column": column.pk}},
        {"type": "lead", "value": {"article": article.pk, "title": "不是本版块的字段"}},
    ]
    home_page.save_revision(user=site_manager)
    state = submit(home_page, site_manager)
    for reviewer in reviewers:
        state.refresh_from_db()
        sign_off(state.current_task_state, reviewer, "同意。")
    assert HomePage.objects.get().sections[0].value["layout"] == "list"
