"""A member marks public articles for later, and nobody else learns of it."""

from django.urls import reverse

from articles.favourites import favourites_of, mark, unmark
from articles.models import Favourite
from tests.factories import ArticleFactory
from tests.support.standing import standing
from workflow.services import take_down


@standing
def article(column):
    return ArticleFactory(parent=column, title="公文写作入门", released=True)


def address_of(article):
    return reverse("favourite", args=[article.pk])


def test_member_marks_and_unmarks_an_article(client, article, member):
    client.force_login(member)
    assert "加入收藏" in client.get(address_of(article)).content.decode()
    answer = client.post(address_of(article), follow=True)
    assert "已加入收藏" in answer.content.decode()
    assert list(favourites_of(member)) == [article]
    client.post(address_of(article), {"wanted": "no"})
    assert list(favourites_of(member)) == []


def test_marking_twice_and_unmarking_twice_is_no_mistake(article, member):
    for _ in range(2):
        mark(member, article)
    assert Favourite.objects.count() == 1
    for _ in range(2):
        unmark(member, article)
    assert not Favourite.objects.exists()


def test_nobody_marks_without_an_account(client, article):
    answer = client.post(address_of(article))
    assert answer.status_code == 302
    assert "login" in answer["Location"]
    assert not Favourite.objects.exists()


def test_member_does_not_see_the_favourites_of_others(client, article, member, author):
    mark(author, article)
    client.force_login(member)
    assert "加入收藏" in client.get(address_of(article)).content.decode()
    client.post(address_of(article), {"wanted": "no"})
    assert list(favourites_of(author)) == [article]


def test_draft_cannot_be_marked(client, column, member):
    client.force_login(member)
    draft = ArticleFactory(parent=column, title="草稿")
    assert client.get(address_of(draft)).status_code == 404
    assert client.post(address_of(draft)).status_code == 404


def test_article_that_was_taken_down_is_listed_no_more(article, member, final_reviewer):
    mark(member, article)
    take_down(article, final_reviewer, "内容有误，先行撤下。")
    assert list(favourites_of(member)) == []


def test_page_is_stored_for_nobody(client, article, member):
    client.force_login(member)
    assert "no-store" in client.get(address_of(article))["Cache-Control"]
    assert "no-store" in client.get(address_of(article), follow=True)["Cache-Control"]


def test_article_looks_the_same_to_whoever_has_marked_it(client, article, member):
    before = client.get(article.url).content
    mark(member, article)
    client.force_login(member)
    assert client.get(article.url).content == before
