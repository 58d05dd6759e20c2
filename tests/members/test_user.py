"""One field for the name, wherever a person is shown or edited."""

import pytest

from members.models import User
from tests.factories import PASSWORD


def test_name_is_one_field(author):
    assert (str(author), author.get_full_name(), author.get_short_name()) == ("林知夏",) * 3


def test_person_without_name_is_shown_by_username():
    assert str(User(username="outsider")) == "outsider"


@pytest.mark.parametrize("address", ["/admin/users/new/", "/admin/users/edit/{}/"])
def test_user_forms_show_the_one_name_field(client, superuser, author, address):
    client.force_login(superuser)
    html = client.get(address.format(author.pk)).content.decode()
    for name in ("username", "name", "email", "password1", "password2"):
        assert f'name="{name}"' in html
    assert 'name="first_name"' not in html


def test_user_can_be_found_by_name(client, superuser, author):
    client.force_login(superuser)
    html = client.get("/admin/users/", {"q": "知夏"}).content.decode()
    assert "林知夏" in html
    assert f"/admin/users/edit/{superuser.pk}/" not in html


def test_superuser_makes_a_user(client, superuser):
    client.force_login(superuser)
    data = {
        "username": "new",
        "name": "高砚秋",
        "email": "new@example.org",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    assert client.post("/admin/users/new/", data).status_code == 302
    assert User.objects.get(username="new").name == "高砚秋"


def test_person_is_not_copied(client, superuser, author):
    """The form would be filled in with somebody else's name, address and groups."""
    client.force_login(superuser)
    assert client.get(f"/admin/users/copy/{author.pk}/").status_code == 404
    assert "/admin/users/copy/" not in client.get("/admin/users/").content.decode()


def test_superuser_changes_a_name(client, superuser, author):
    client.force_login(superuser)
    data = {"username": "author", "name": "林知秋", "email": author.email, "is_active": "on"}
    assert client.post(f"/admin/users/edit/{author.pk}/", data).status_code == 302
    author.refresh_from_db()
    assert author.name == "林知秋"


def test_person_changes_own_name_and_not_the_address(client, author):
    client.force_login(author)
    address = author.email
    assert 'name="name_email-name"' in client.get("/admin/account/").content.decode()
    data = {
        "name_email-name": "林知秋",
        "name_email-email": "other@example.org",
        "notifications-submitted_notifications": "on",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    assert client.post("/admin/account/", data).status_code == 302
    author.refresh_from_db()
    assert (author.name, author.email) == ("林知秋", address)
