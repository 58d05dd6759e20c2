"""A notice reaches those it is for, whole or cut."""

import pytest

from django.urls import reverse

from members.models import Notice
from members.notices import LONGEST_TEXT, count_unread, notify

pytestmark = pytest.mark.django_db


def test_each_person_gets_one(author, member):
    notify([author, member], "稿件已退回", "/admin/")
    assert set(Notice.objects.values_list("user", "text", "address", "read_at")) == {
        (author.pk, "稿件已退回", "/admin/", None),
        (member.pk, "稿件已退回", "/admin/", None),
    }


def test_long_sentence_is_cut_at_what_a_notice_holds(author):
    notify([author], "长" * 1000)
    assert len(author.notices.get().text) == LONGEST_TEXT


def test_person_sees_what_they_were_told_and_marks_it_as_read(client, member, author):
    notify([member], "评论已发表", "/tong-zhi/")
    notify([author], "别人的事")
    client.force_login(member)
    html = client.get("/accounts/").content.decode()
    assert '<a href="/tong-zhi/">评论已发表</a>' in html
    assert "别人的事" not in html
    assert count_unread(member) == 1
    client.post("/accounts/notices/read/")
    assert (count_unread(member), count_unread(author)) == (0, 1)


def test_looking_marks_nothing_as_read(client, member):
    notify([member], "评论已发表")
    client.force_login(member)
    client.get("/accounts/")
    assert client.get("/accounts/notices/read/").status_code == 405
    assert count_unread(member) == 1


def test_bell_in_the_admin_rings_while_something_is_unread(client, author):
    client.force_login(author)
    assert "通知（" not in menu(client)
    notify([author], "稿件已退回")
    assert "通知（1）" in menu(client)


def menu(client):
    html = client.get(reverse("wagtailadmin_account")).content.decode()
    return html.encode().decode("unicode-escape", "replace") if "\\u" in html else html
