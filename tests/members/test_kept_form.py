"""A form that is sent after the login has ended comes back filled in, and does nothing by itself."""

import pytest

from members.models import Organisation
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

FORM = {
    "name": "云溪文理学院",
    "credit_code": "91350100M000100Y43",
    "contact": "季云帆",
    "phone": "1",
}
ADDRESS = "/accounts/organisation/"


def log_in(client, user):
    return client.post(
        f"/accounts/login/?next={ADDRESS}", {"login": user.username, "password": PASSWORD}
    )


def test_what_was_typed_is_there_after_the_login_and_not_yet_sent(client, member):
    assert client.post(ADDRESS, FORM).url == f"/accounts/login/?next={ADDRESS}"
    assert "您填写的内容已保留" in client.get("/accounts/login/").content.decode()
    log_in(client, member)
    html = client.get(ADDRESS).content.decode()
    assert 'value="云溪文理学院"' in html
    assert not Organisation.objects.exists()


def test_it_comes_back_once_and_at_its_own_address(client, member):
    client.post(ADDRESS, FORM)
    log_in(client, member)
    assert "云溪文理学院" not in client.get("/accounts/").content.decode()
    assert "云溪文理学院" in client.get(ADDRESS).content.decode()
    assert "云溪文理学院" not in client.get(ADDRESS).content.decode()


def test_name_of_the_profile_is_kept_too(client, member):
    client.post("/accounts/", {"name": "方知秋改"})
    log_in(client, member)
    assert 'value="方知秋改"' in client.get("/accounts/").content.decode()
    member.refresh_from_db()
    assert member.name != "方知秋改"


def test_stranger_leaves_nothing_long(client):
    client.post(ADDRESS, FORM | {"name": "长" * 5000})
    assert "kept_form" not in client.session


def test_token_is_not_kept(client):
    client.post(ADDRESS, FORM | {"csrfmiddlewaretoken": "x"})
    assert client.session["kept_form"]["fields"] == FORM
