"""User names that nobody can tell apart do not stand beside each other; the login forgives."""

import pytest
from allauth.account.models import EmailAddress

from django.db import IntegrityError, transaction
from django.urls import reverse

from members.models import User
from tests.factories import PASSWORD, UserFactory

NEW = {
    "name": "林晚照",
    "username": "wanzhao",
    "email": "wanzhao@example.org",
    "password1": "yun-xi-2026-gong-wen",
    "password2": "yun-xi-2026-gong-wen",
    "agreement": "on",
}
LIKE_FIRST = ["ｆirst", "FIRST", "fіrst", "fιrst", "fi\u200brst", "ﬁrst", "fírst"]


@pytest.mark.django_db
@pytest.mark.parametrize("username", LIKE_FIRST)
def test_nobody_signs_up_under_a_look_alike(client, home_page, first_reviewer, username):
    answer = client.post("/accounts/signup/", NEW | {"username": username})
    assert answer.status_code == 200
    assert not User.objects.filter(name=NEW["name"]).exists()
    assert 'value="wanzhao@example.org"' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["admin", "Ａｄｍｉｎ", "rооt", "管理员", "编辑部"])
def test_nobody_signs_up_under_a_reserved_name(client, home_page, username):
    answer = client.post("/accounts/signup/", NEW | {"username": username})
    assert "本站的名义" in answer.content.decode()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_chinese_names_are_free(client, home_page):
    UserFactory(username="张伟")
    client.post("/accounts/signup/", NEW | {"username": "張偉"})
    assert User.objects.filter(username="張偉", username_look="張偉").exists()


@pytest.mark.django_db
def test_a_member_takes_no_name_that_speaks_for_the_site(client, home_page, member, author):
    client.force_login(member)
    answer = client.post("/accounts/", {"name": "编 辑 部"})
    assert "本站的名义" in answer.content.decode()
    member.refresh_from_db()
    assert member.name == "顾南乔"
    answer = client.post("/accounts/signup/", NEW | {"name": "аdmin"})
    assert not User.objects.filter(username="wanzhao").exists()
    client.force_login(author)
    client.post("/accounts/", {"name": "编辑部"})
    author.refresh_from_db()
    assert author.name == "编辑部"


@pytest.mark.django_db
@pytest.mark.parametrize("username", [*LIKE_FIRST, "аdmin"])
def test_the_admin_makes_no_look_alike(client, superuser, first_reviewer, username):
    client.force_login(superuser)
    form = NEW | {"username": username, "is_superuser": ""}
    answer = client.post(reverse("wagtailusers_users:add"), form)
    assert answer.status_code == 200
    assert answer.context["form"].errors["username"]
    author = UserFactory(username="wanzhao", name="林晚照")
    form = {"username": username, "name": "林晚照", "email": author.email, "is_active": "on"}
    answer = client.post(reverse("wagtailusers_users:edit", args=[author.pk]), form)
    assert answer.context["form"].errors["username"]


@pytest.mark.django_db
def test_superusers_may_be_called_what_they_are(superuser):
    superuser.username = "Administrator"
    superuser.full_clean()
    superuser.save()
    assert superuser.username_look == "administrator"


@pytest.mark.django_db
@pytest.mark.parametrize("username", ["FIRST", "fіrst"])
def test_code_makes_no_look_alike_either(first_reviewer, username):
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(username=username)
    other = UserFactory(username="other")
    other.username = username
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save(update_fields=["username"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "login",
    [
        "MEMBER@EXAMPLE.ORG",
        "Member",
        " member ",
        "ｍｅｍｂｅｒ",
        "　member\u200b",
        "ｍember＠example．ｏｒｇ",
    ],
)
def test_the_login_reads_a_name_as_it_was_meant(client, home_page, member, login):
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    client.post("/accounts/login/", {"login": login, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(member.pk)


@pytest.mark.django_db
def test_the_password_is_taken_as_it_was_typed(client, home_page, member):
    member.set_password(" ｐａｓｓ word ")
    member.save()
    client.post("/accounts/login/", {"login": "member", "password": "pass word"})
    assert "_auth_user_id" not in client.session
    client.post("/accounts/login/", {"login": "member", "password": " ｐａｓｓ word "})
    assert client.session["_auth_user_id"] == str(member.pk)


@pytest.mark.django_db
def test_guesses_are_counted_under_one_name(client, home_page, member, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/m/key"}
    for login in ("member", "ＭＥＭＢＥＲ"):
        client.post("/accounts/login/", {"login": login, "password": "wrong"})
    client.post("/accounts/login/", {"login": "　member", "password": PASSWORD})
    assert "_auth_user_id" not in client.session
