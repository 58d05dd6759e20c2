"""Comments on the public page: the same for everybody, at a fixed cost."""

import pytest

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.discussions import PER_PAGE
from comments.models import Comment
from workflow.text.content import content_digest

APPROVED = Comment.Status.APPROVED


def shown(client, address):
    return client.get(address).content.decode()


def test_only_approved_comments_are_shown_the_newest_last(client, article, member, write):
    for status in Comment.Status:
        write(member, f"一条{status.value}的评论", status=status)
    write(member, "后来的评论", status=APPROVED)
    html = shown(client, article.url)
    assert "一条approved的评论" in html
    assert html.index("一条approved的评论") < html.index("后来的评论")
    for status in set(Comment.Status) - {APPROVED}:
        assert f"一条{status.value}的评论" not in html


def test_a_reply_stands_under_its_comment_and_goes_with_it(client, article, member, write):
    first = write(member, "第一条评论", status=APPROVED)
    write(member, "第二条评论", status=APPROVED)
    reply = write(member, "对第一条的回复", parent=first, status=APPROVED)
    html = shown(client, article.url)
    assert html.index("第一条评论") < html.index("对第一条的回复") < html.index("第二条评论")
    Comment.objects.filter(pk=first.pk).update(status=Comment.Status.REMOVED)
    assert "对第一条的回复" not in shown(client, article.url)
    assert client.get(f"/comments/{reply.pk}/").status_code == 404


def test_links_carry_no_weight_and_are_no_links_before_approval(client, article, member, write):
    comment = write(member, "原文见 https://example.org/a?b=1&c=2 ，供参考。", status=APPROVED)
    link = (
        '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">'
        "https://example.org/a?b=1&amp;c=2</a>"
    )
    assert link in shown(client, article.url)
    waiting = Comment(body=comment.body)
    assert [piece.address for piece in waiting.pieces] == [""]


def test_the_page_is_the_same_for_everybody(
    client, article, member, first_reviewer, superuser, write
):
    write(member, status=APPROVED)
    pages = {client.get(article.url).content}
    for person in (member, first_reviewer, superuser):
        client.force_login(person)
        pages.add(client.get(article.url).content)
    assert len(pages) == 1


def test_further_pages_are_linked(client, article, member, write):
    for number in range(PER_PAGE + 1):
        write(member, f"第{number}条", status=APPROVED)
    first, second = shown(client, article.url), shown(client, f"{article.url}?comments=2")
    assert f"第{PER_PAGE}条" not in first
    assert 'href="?comments=2#comments"' in first
    assert f"第{PER_PAGE}条" in second
    assert "第0条" not in second


def test_a_closed_account_leaves_no_name(client, article, member, write):
    write(member, status=APPROVED)
    name = member.name
    member.delete()
    html = shown(client, article.url)
    assert "已注销会员" in html
    assert name not in html


def test_comments_are_no_part_of_what_is_signed(article, member, write):
    digest = content_digest(article)
    write(member, status=APPROVED)
    assert content_digest(type(article).objects.get(pk=article.pk)) == digest


@pytest.mark.parametrize("address", ["page", "queue", "form"])
def test_its_cost_does_not_grow(client, article, member, author, write, address):
    """Neither the public page's, nor the queue's, nor the form's."""

    def count():
        for _ in range(2):
            caches["default"].clear()
            with CaptureQueriesContext(connection) as queries:
                addresses = {
                    "page": article.url,
                    "queue": "/admin/reader-comments/?status=all",
                    "form": f"/comments/{article.pk}/new/",
                }
                assert client.get(addresses[address]).status_code == 200
        return len(queries)

    def grow(amount):
        for _ in range(amount):
            first = write(member, status=APPROVED)
            write(author, "谢谢指正。", parent=first)
            write(None, "访客所写", name="过客", status=APPROVED)

    if address != "page":
        client.force_login(author)
    grow(2)
    few = count()
    grow(4)
    assert count() == few
