"""A person gets a copy of what is kept of them, and can leave for good."""

import json

import pytest
from allauth.account.models import EmailAddress

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.test import Client

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from articles.favourites import mark
from comments.models import Comment
from evidence.models import Evidence
from members.accounts.personal_data import close_account
from members.models import User
from members.notices import notify
from tests.factories import PASSWORD, ArticleFactory
from tests.support.standing import standing
from workflow.services import sign_off, submit
from workflow.verification import evidence_problems

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


def test_name_is_left_neither_in_the_log_nor_in_a_session_of_another_device(client, leaving):
    other_device = Client()
    log_in(other_device, leaving)
    log(leaving, "wagtail.edit", user=leaving)
    name, username = leaving.name, leaving.username
    log_in(client, leaving)
    client.post("/accounts/close/")
    assert not ModelLogEntry.objects.filter(label__contains=name).exists()
    sessions = [str(session.get_decoded()) for session in Session.objects.all()]
    assert not any(username in session for session in sessions)
    assert other_device.get("/accounts/").status_code == 302


def test_name_of_a_closed_account_is_nobody_elses(client, leaving):
    client.post(
        "/accounts/signup/",
        {
            "name": "占名",
            "username": f"closed:{leaving.pk}",
            "email": "x@example.org",
            "password1": "yun-xi-2026-gong-wen",
            "password2": "yun-xi-2026-gong-wen",
            "agreement": "on",
        },
    )
    assert not User.objects.filter(name="占名").exists()
    close_account(leaving)


def test_evidence_of_former_staff_outlives_the_account(column, author, reviewers):
    article = ArticleFactory(parent=column, owner=author)
    submit(article, author)
    for reviewer in reviewers:
        sign_off(article.current_workflow_task_state, reviewer)
    for person in (author, *reviewers):
        names = Evidence.objects.filter(user_name=person.name)
        before = names.count()
        person.groups.through.objects.filter(user_id=person.pk).delete()
        close_account(person)
        assert names.count() == before > 0
    assert list(evidence_problems()) == []


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
