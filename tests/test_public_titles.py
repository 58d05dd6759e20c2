"""A title that was never public leaves the admin nowhere."""

import json

import pytest

from django.urls import reverse

from articles.favourites import export as export_favourites
from articles.favourites import mark
from articles.models import ArticlePage
from comments.centre import my_comments
from comments.models import Comment
from comments.personal_data import export as export_comments
from comments.services import decide
from home.models import HomePage
from members.models import Notice
from site_core.pages.public_titles import public_titles
from tests.factories import ArticleFactory, ColumnFactory, release
from tests.support.standing import standing
from workflow.services import retract, take_down

PUBLIC, NEVER = "公文写作入门", "尚未公开的新题目"


@standing
def article(column, author):
    return ArticleFactory(parent=column, owner=author, title=PUBLIC, released=True)


@pytest.fixture
def comment(article, member):
    mark(member, article)
    return Comment.objects.create(
        page=article, author=member, name="读者", body="写得好", form_key="k1"
    )


def renamed(article, author, slug="shang-wei-gong-kai"):
    page = ArticlePage.objects.get(pk=article.pk)
    page.title, page.slug = NEVER, slug
    page.save_revision(user=author)
    page.save()  # as Wagtail's form does with a page that is not public
    return page


@pytest.mark.parametrize("way", [take_down, retract])
def test_members_see_the_last_public_title_of_a_page_that_was_renamed_since(
    client, article, author, member, superuser, comment, way
):
    way(article, superuser, "内容有误，先行撤下。")
    renamed(article, author)
    assert [mine.page_title for mine in my_comments(member)] == [PUBLIC]
    data = json.dumps([export_comments(member), export_favourites(member)], ensure_ascii=False)
    assert data.count(PUBLIC) == 2
    assert NEVER not in data
    client.force_login(member)
    for address in (reverse("member_centre"), f"/comments/{comment.pk}/", f"/a/{article.pk}/"):
        answer = client.get(address, follow=True)
        assert NEVER not in answer.content.decode()
        assert "shang-wei-gong-kai" not in answer.content.decode()


def test_short_address_does_not_lead_to_the_address_of_a_draft(client, article, author, superuser):
    take_down(article, superuser, "内容有误，先行撤下。")
    renamed(article, author)
    answer = client.get(f"/a/{article.pk}/")
    assert answer.status_code == 410
    assert "shang-wei-gong-kai" not in str(answer.headers)


def test_notice_of_a_decision_does_not_lead_to_the_address_of_a_draft(
    article, author, member, superuser, comment
):
    take_down(article, superuser, "内容有误，先行撤下。")
    renamed(article, author)
    decide([comment.pk], superuser, Comment.Status.APPROVED)
    (notice,) = Notice.objects.filter(user=member)
    assert notice.address == ""


def test_title_of_the_newest_release_counts(article, author, superuser):
    article.title = "第二个题目"
    release(article.save_revision(user=author))
    take_down(ArticlePage.objects.get(pk=article.pk), superuser, "先行撤下")
    page = renamed(article, author)
    assert public_titles([page]) == {page.pk: "第二个题目"}


def test_page_that_was_never_public_has_no_title_for_readers(column):
    draft = ArticleFactory(parent=column, title=NEVER)
    assert NEVER not in public_titles([draft])[draft.pk]


def test_any_number_of_pages_needs_two_queries(
    column, author, superuser, django_assert_num_queries
):
    pages = []
    for number in range(5):
        article = ArticleFactory(parent=column, title=f"第{number}篇", released=True)
        take_down(article, superuser, "先行撤下")
        pages.append(renamed(article, author, f"slug-{number}"))
    with django_assert_num_queries(2):
        titles = public_titles(pages)
    assert sorted(titles.values()) == [f"第{number}篇" for number in range(5)]


def test_topic_of_the_home_page_does_not_name_a_column_that_is_not_public(
    client, home_page, column
):
    hidden = ColumnFactory(parent=home_page, title=NEVER)
    article = ArticleFactory(parent=column, released=True)
    page = HomePage.objects.get(pk=home_page.pk)
    topic = {"title": "", "introduction": "导语", "column": hidden, "articles": [article]}
    page.sections = [("topic", topic)]
    release(page.save_revision())
    assert NEVER not in client.get("/").content.decode()
