"""A person gets a copy of what is kept of them, and can leave for good."""

import json

import pytest
from allauth.account.models import EmailAddress

from django.core.exceptions import PermissionDenied

from articles.favourites import mark
from comments.models import Comment
from members.models import User
from members.notices import notify
from members.personal_data import close_account
from tests.factories import PASSWORD, ArticleFactory
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def article(column):
    return ArticleFactory(parent=column, title="公文写作入门", released=True)


@pytest.fixture
def leaving(member, article):
    """A member with something in every room."""
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    mark(member, article)
    notify([member], "评论已发表")
    Comment.objects.create(
        page=article, author=member, name=member.name, body="写得清楚。", status="approved"
    )
    return member


def log_in(client, user):
    """Log in, and give the password once more, as these pages ask for it."""
    client.post("/accounts/login/", {"login": user.username, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def test_copy_holds_what_every_room_knows(client, leaving):
    log_in(client, leaving)
    answer = client.get("/accounts/data/")
    data = json.loads(answer.content)
    assert data["account"]["name"] == leaving.name
    assert [row["article"] for row in data["favourites"]] == ["公文写作入门"]
    assert [row["text"] for row in data["comments"]] == ["写得清楚。"]
    assert [row["text"] for row in data["notices"]] == ["评论已发表"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]


def test_copy_holds_nothing_of_others(client, leaving, author):
    log_in(client, author)
    data = json.loads(client.get("/accounts/data/").content)
    assert data["favourites"] == data["comments"] == data["notices"] == []


def test_session_alone_is_not_enough(client, leaving):
    """Somebody at an open browser is asked for the password first."""
    client.force_login(leaving)
    for address in ("/accounts/data/", "/accounts/close/"):
        assert "/accounts/reauthenticate/" in client.get(address).url
    assert "/accounts/reauthenticate/" in client.post("/accounts/close/").url
    leaving.refresh_from_db()
    assert leaving.is_active


def test_closed_account_keeps_nothing_of_the_person(client, leaving):
    log_in(client, leaving)
    assert "关闭" in client.get("/accounts/close/").content.decode()
    assert client.post("/accounts/close/").url == "/accounts/login/"
    gone = User.objects.get(pk=leaving.pk)
    assert (gone.name, gone.email, gone.is_active) == ("", "", False)
    assert leaving.username not in gone.username
    assert not EmailAddress.objects.filter(user=gone).exists()
    assert not gone.notices.exists()
    assert not gone.favourites.exists()
    comment = Comment.objects.get()
    assert (comment.author, comment.name, comment.status) == (None, "", "approved")
    assert client.get("/accounts/").status_code == 302
    log_in(client, leaving)
    assert client.get("/accounts/").status_code == 302


def test_looking_at_the_page_closes_nothing(client, leaving):
    log_in(client, leaving)
    client.get("/accounts/close/")
    leaving.refresh_from_db()
    assert leaving.is_active


@pytest.mark.parametrize("who", ["author", "final_reviewer", "superuser"])
def test_staff_do_not_leave_by_themselves(client, request, who):
    person = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        close_account(person)
    log_in(client, person)
    assert client.post("/accounts/close/").url == "/accounts/"
    assert "系统管理员" in client.get("/accounts/").content.decode()
    person.refresh_from_db()
    assert person.is_active
