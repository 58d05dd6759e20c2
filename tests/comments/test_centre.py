"""What a member has of their comments, and what goes with the account."""

import json

import pytest

from wagtail.models import PageViewRestriction

from comments.centre import my_comments
from comments.models import Comment, Report
from comments.personal_data import close_account, export
from comments.services import decide, report
from tests.comments.conftest import WORDS
from tests.factories import ColumnFactory, SidebarBoxFactory

APPROVED, REJECTED = Comment.Status.APPROVED, Comment.Status.REJECTED


def test_my_comments_are_mine_the_newest_first(
    article, member, first_reviewer, author, write, django_assert_num_queries
):
    write(first_reviewer)
    refused, public = write(member, "第一条"), write(member, "第二条", status=APPROVED)
    decide([refused.pk], author, REJECTED, "与本文无关")
    with django_assert_num_queries(1):
        mine = my_comments(member)
    assert [(comment.text, comment.status_label, comment.reason) for comment in mine] == [
        ("第二条", "已公开", ""),
        ("第一条", "不予发布", "与本文无关"),
    ]
    assert mine[0].address == f"{article.url}#comment-{public.pk}"
    assert mine[0].removal_address == f"/comments/{public.pk}/"
    assert (mine[1].address, mine[1].removal_address) == ("", "")


def test_a_waiting_comment_is_seen_and_taken_away_by_its_author_alone(
    client, member, first_reviewer, write
):
    waiting = write(member)
    address = my_comments(member)[0].removal_address
    assert client.get(address).status_code == 404
    client.force_login(first_reviewer)
    assert client.get(address).status_code == 404
    client.force_login(member)
    assert client.get(address).status_code == 200
    client.post(address)
    waiting.refresh_from_db()
    assert waiting.status == Comment.Status.REMOVED


def test_comments_of_a_text_that_is_for_members_now_are_not_shown_to_others(
    client, article, member, write
):
    comment = write(member, status=APPROVED)
    type(article).objects.filter(pk=article.pk).update(audience="members")
    assert client.get(f"/comments/{comment.pk}/").status_code == 404


def test_export_has_everything_of_the_person_and_nothing_of_others(member, first_reviewer, write):
    write(member)
    other = write(first_reviewer, "别人的评论", status=APPROVED)
    report(other, member, "广告")
    data = json.loads(json.dumps(export(member)))
    assert [(row["page"], row["text"], row["status"]) for row in data["comments"]] == [
        ("请示与报告", WORDS, "pending")
    ]
    assert [(row["comment"], row["reason"]) for row in data["reports"]] == [("别人的评论", "广告")]
    assert export(first_reviewer)["reports"] == []


def test_a_closed_account_leaves_what_was_public_and_no_name(
    client, article, member, first_reviewer, write
):
    public, waiting = write(member, "公开的评论", status=APPROVED), write(member, "待审的评论")
    other = write(first_reviewer, "别人的评论", status=APPROVED)
    report(other, member, "广告")
    close_account(member)
    public.refresh_from_db()
    waiting.refresh_from_db()
    assert (public.author, public.name, public.address_hash) == (None, "", "")
    assert waiting.status == Comment.Status.REMOVED
    assert not Report.objects.exists()
    html = client.get(article.url).content.decode()
    assert "公开的评论" in html
    assert "已注销会员" in html
    other.refresh_from_db()
    assert other.author == first_reviewer


@pytest.mark.parametrize("audience", ["members", "public"])
def test_a_box_shows_the_newest_public_comments(client, column, article, member, write, audience):
    SidebarBoxFactory(title="最新评论", kind="comments", count=2)
    assert "最新评论" not in client.get(column.url).content.decode()
    for number in range(3):
        write(member, f"第{number}条评论", status=APPROVED)
    write(member, "待审的评论")
    type(article).objects.filter(pk=article.pk).update(audience=audience)
    html = client.get(column.url).content.decode()
    assert ("第2条评论" in html) is (audience == "public")
    assert ("最新评论" in html) is (audience == "public")
    assert "第0条评论" not in html
    assert "待审的评论" not in html


def test_a_box_shows_no_comments_on_a_restricted_section(client, column, article, member, write):
    SidebarBoxFactory(title="最新评论", kind="comments", count=2)
    write(member, "内部的评论", status=APPROVED)
    beside = ColumnFactory(parent=column.get_parent(), released=True)
    assert "内部的评论" in client.get(beside.url).content.decode()
    PageViewRestriction.objects.create(page=column, restriction_type="login")
    assert "最新评论" not in client.get(beside.url).content.decode()
