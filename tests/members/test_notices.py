"""A notice reaches those it is for, whole or cut."""

import pytest
from allauth.account.models import EmailAddress

from django.db import transaction
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


def confirmed(user, **options):
    EmailAddress.objects.create(
        user=user, email=user.email, **{"verified": True, "primary": True} | options
    )


def test_notice_goes_to_the_confirmed_address_too(member, author, mailoutbox, run_tasks):
    confirmed(member)
    confirmed(author, verified=False)
    notify([member, author], "评论已发表", "/tong-zhi/")
    assert mailoutbox == []  # whoever causes a notice does not wait for a mail server
    run_tasks()
    (mail,) = mailoutbox
    assert mail.to == [member.email]
    assert "评论已发表" in mail.subject
    assert "评论已发表" in mail.body
    assert "http://127.0.0.1:8000/tong-zhi/" in mail.body


def test_each_person_is_written_to_alone(member, author, mailoutbox, run_tasks):
    confirmed(member)
    confirmed(author)
    notify([member, author], "本站今晚维护")
    run_tasks()
    assert sorted(mail.to for mail in mailoutbox) == sorted([[member.email], [author.email]])


def test_member_who_declines_mail_gets_the_notice_alone(client, member, mailoutbox, run_tasks):
    confirmed(member)
    client.force_login(member)
    client.post("/accounts/", {"name": member.name})
    notify([member], "评论已发表")
    run_tasks()
    assert mailoutbox == []
    assert count_unread(member) == 1


def test_notice_and_mail_are_of_one_transaction(member, mailoutbox, run_tasks):
    confirmed(member)
    with transaction.atomic():
        notify([member], "不作数")
        transaction.set_rollback(True)
    run_tasks()
    assert mailoutbox == []
    assert count_unread(member) == 0


def test_line_break_in_a_notice_is_none_in_the_subject(member, mailoutbox, run_tasks):
    confirmed(member)
    notify([member], "第一行\nBcc: x@example.org")
    run_tasks()
    assert mailoutbox[0].subject.endswith("第一行 Bcc: x@example.org")
    assert mailoutbox[0].recipients() == [member.email]
