"""A public page is the same, byte for byte, whoever asks: so it can be stored once and served to all."""

import pytest
from allauth.account.models import EmailAddress

from wagtail.models import get_page_models

from articles.models import ArticlePage, CategoryIndexPage
from comments.models import Comment
from home.models import HomePage, StandardPage
from members.notices import notify
from tests.factories import (
    ArticleFactory,
    ColumnFactory,
    SidebarBoxFactory,
    StandardPageFactory,
)
from tests.members.organisations import admitted
from tests.support.standing import standing

READERS = ("member", "seat_holder", "author", "first_reviewer", "site_manager", "superuser")
# Beside the pages of the tree: what else is public and may be stored.
OTHER_ADDRESSES = ("/search/?q=公文", "/sitemap/", "/sitemap.xml", "/feed/", "/no-such-page/")


@standing
def full_column(home_page):
    return ColumnFactory(parent=home_page, title="公文写作", released=True)


@standing
def open_article(full_column):
    return ArticleFactory(
        parent=full_column, title="公文写作入门", allow_comments="yes", released=True
    )


@pytest.fixture
def seat_holder(member, site_manager):
    admitted(member, site_manager)
    return member


@pytest.fixture
def pages(home_page, full_column, open_article, member):
    """By page type public pages of it, with everything on them that knows people."""
    Comment.objects.create(
        page=open_article, author=member, name=member.name, body="写得清楚。", status="approved"
    )
    SidebarBoxFactory(title="最新评论", kind="comments")
    SidebarBoxFactory(title="阅读排行", kind="most_read")
    return {
        HomePage: [home_page],
        CategoryIndexPage: [full_column],
        StandardPage: [StandardPageFactory(parent=home_page, released=True)],
        ArticlePage: [
            open_article,
            *(
                ArticleFactory(parent=full_column, audience=audience, released=True)
                for audience in ("members", "organisations")
            ),
        ],
    }


def test_every_page_type_is_tried(pages):
    """A new type belongs into `pages`."""
    own = {model for model in get_page_models() if not model._meta.app_label.startswith("wagtail")}
    assert own == set(pages)


@pytest.mark.parametrize("who", READERS)
def test_page_is_the_same_bytes_for_a_guest_and_for_somebody(client, request, pages, who):
    addresses = [page.url for of_type in pages.values() for page in of_type]
    addresses += OTHER_ADDRESSES
    stored = {address: client.get(address).content for address in addresses}
    assert all(stored.values())
    person = request.getfixturevalue(who)
    EmailAddress.objects.get_or_create(user=person, email=person.email, verified=True)
    notify([person], "有一条通知")
    client.force_login(person)
    client.get("/accounts/")  # where cookies for scripts are given
    for address in addresses:
        answer = client.get(address)
        assert answer.content == stored[address], address
        assert "Cookie" not in answer.get("Vary", ""), address
        assert not answer.cookies, address


def test_page_names_nobody_but_those_it_is_by(client, pages, member):
    """What differs between two visits of one person would differ between two people too."""
    client.force_login(member)
    for of_type in pages.values():
        for page in of_type:
            html = client.get(page.url).content.decode()
            assert "csrfmiddlewaretoken" not in html
            assert member.email not in html
