"""The moderators' screen and what follows a decision."""

import pytest

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from comments.models import Comment, Report, SensitiveTerm
from comments.services import decide, remove_own, report
from evidence.models import Evidence
from members.models import Notice

QUEUE = "/admin/reader-comments/"
APPROVED, REJECTED, REMOVED = (
    Comment.Status.APPROVED,
    Comment.Status.REJECTED,
    Comment.Status.REMOVED,
)


@pytest.fixture
def moderator(author):
    return author


def rows(client, query=""):
    return client.get(f"{QUEUE}?{query}").context["rows"].object_list


def test_the_queue_shows_what_waits_the_oldest_first(client, moderator, member, write):
    first, second = write(member, "第一条"), write(member, "第二条")
    write(member, "已公开", status=APPROVED)
    client.force_login(moderator)
    assert [row.pk for row in rows(client)] == [first.pk, second.pk]


@pytest.mark.parametrize("who", ["first_reviewer", "member"])
def test_others_have_no_way_in(client, request, who, member, write):
    comment = write(member)
    client.force_login(request.getfixturevalue(who))
    assert client.get(QUEUE).status_code == 302
    client.post(QUEUE, {"decision": "approved", "comments": [comment.pk]})
    comment.refresh_from_db()
    assert comment.status == Comment.Status.PENDING
    with pytest.raises(PermissionDenied):
        decide([comment.pk], request.getfixturevalue(who), APPROVED)


@pytest.mark.parametrize("who", ["author", "site_manager", "superuser"])
def test_editors_and_managers_moderate(client, request, who, member, write):
    comment = write(member)
    client.force_login(request.getfixturevalue(who))
    client.post(QUEUE, {"decision": "approved", "comments": [comment.pk]})
    comment.refresh_from_db()
    assert comment.status == APPROVED
    assert comment.decided_by == request.getfixturevalue(who)
    assert comment.decided_at


def test_many_are_decided_on_at_once_and_authors_learn_why(client, moderator, member, write):
    comments = [write(member, f"第{number}条") for number in range(3)]
    client.force_login(moderator)
    keys = [comment.pk for comment in comments[:2]]
    client.post(QUEUE, {"decision": "rejected", "comments": keys, "reason": "与本文无关"})
    assert Comment.objects.filter(status=REJECTED, reason="与本文无关").count() == 2
    told = Notice.objects.filter(user=member)
    assert told.count() == 2
    assert "与本文无关" in told.first().text


def test_a_refusal_needs_a_reason(client, moderator, member, write):
    comment = write(member)
    client.force_login(moderator)
    response = client.post(QUEUE, {"decision": "rejected", "comments": [comment.pk]})
    assert response.status_code == 200
    assert f'value="{comment.pk}" id="comment-{comment.pk}" checked' in response.content.decode()
    comment.refresh_from_db()
    assert comment.status == Comment.Status.PENDING


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"decision": "approved"},
        {"decision": "pending", "comments": ["1"]},
        {"decision": "approved", "comments": ["x", "9" * 40, "\x00", "１"]},
    ],
)
def test_a_forged_decision_changes_nothing(client, moderator, member, write, data):
    comment = write(member)
    client.force_login(moderator)
    assert client.post(QUEUE, data).status_code == 200
    comment.refresh_from_db()
    assert comment.status == Comment.Status.PENDING


@pytest.mark.parametrize(
    "query",
    ["status=x", "page=x", "author=" + "9" * 40, "q=%ED%A0%80", "p=x", "p=-1", "reported=x", "q=%"],
)
def test_no_filter_breaks_the_queue(client, moderator, query):
    client.force_login(moderator)
    assert client.get(f"{QUEUE}?{query}").status_code == 200


def test_filters(client, moderator, member, first_reviewer, write):
    mine, other = write(member, "关于请示的问题"), write(first_reviewer, "关于函的问题")
    public = write(member, "已经公开的", status=APPROVED)
    report(public, first_reviewer, "广告")
    client.force_login(moderator)
    assert rows(client, f"author={member.pk}") == [public, mine]
    assert rows(client, "q=请示") == [mine]
    assert rows(client, "reported=on") == [public]
    assert rows(client, "status=approved") == [public]
    assert rows(client, f"page={mine.page_id}&status=pending") == [mine, other]


def test_terms_are_marked_and_the_record_of_the_author_is_shown(client, moderator, member, write):
    SensitiveTerm.objects.create(term="代写论文")
    write(member, "好文章，收藏了。", status=APPROVED)
    write(member, "卖东西的。", status=REJECTED)
    write(member, "本人代 写论文。")
    client.force_login(moderator)
    html = client.get(QUEUE).content.decode()
    assert "<mark>代 写论文</mark>" in html
    assert "公开1条，未发布或删除1条" in html


def test_terms_and_settings_leave_evidence(comment_settings):
    comment_settings.moderate_first = False
    comment_settings.save()
    SensitiveTerm.objects.create(term="代写论文")
    rows = Evidence.objects.filter(action=Evidence.Action.CHROME).order_by("pk")
    models = [row.details["model"] for row in rows]
    assert models[-2:] == ["comments.CommentSettings", "comments.SensitiveTerm"]


def test_the_menu_counts_what_waits(client, moderator, first_reviewer, member, write):
    write(member)
    client.force_login(moderator)
    assert "读者评论（1）" in menu(client)
    client.force_login(first_reviewer)
    assert "读者评论" not in menu(client)


def menu(client):
    html = client.get(reverse("wagtailadmin_account")).content.decode()
    return html.encode().decode("unicode-escape", "replace") if "\\u" in html else html


def test_moderators_are_told_once_until_they_read(
    moderator, site_manager, superuser, member, write
):
    for number in range(3):
        write(member, f"第{number}条")
    address = reverse("comments_queue")
    assert Notice.objects.filter(user=moderator, address=address).count() == 1
    assert Notice.objects.filter(user=site_manager, address=address).count() == 1
    assert not Notice.objects.filter(user__in=[superuser, member]).exists()
    Notice.objects.filter(user=moderator).update(read_at="2026-03-02T08:00:00Z")
    write(member, "又来一条")
    assert Notice.objects.filter(user=moderator, read_at=None).count() == 1
    assert Notice.objects.filter(user=site_manager, address=address).count() == 1


def test_who_is_replied_to_is_told_when_the_reply_is_public(
    moderator, member, first_reviewer, write
):
    question = write(member, status=APPROVED)
    reply = write(first_reviewer, "我也这么看。", parent=question)
    assert not Notice.objects.filter(user=member).exists()
    decide([reply.pk], moderator, APPROVED)
    notice = Notice.objects.get(user=member)
    assert "温若谷回复了您的评论" in notice.text
    assert notice.address.endswith(f"#comment-{reply.pk}")


def test_deciding_again_the_same_way_tells_nobody_again(moderator, member, write):
    comment = write(member)
    assert decide([comment.pk], moderator, APPROVED) == 1
    assert decide([comment.pk], moderator, APPROVED) == 0
    assert Notice.objects.filter(user=member).count() == 1


def test_a_reader_reports_once_and_the_decision_settles_it(
    client, moderator, first_reviewer, member, write
):
    comment = write(member, status=APPROVED)
    client.force_login(first_reviewer)
    for _ in range(2):
        assert client.post(f"/comments/{comment.pk}/", {"reason": "广告"}).status_code == 200
    assert Report.objects.count() == 1
    client.force_login(moderator)
    assert "广告" in client.get(f"{QUEUE}?reported=on").content.decode()
    data = {"decision": "removed", "comments": [comment.pk], "reason": "广告"}
    client.post(f"{QUEUE}?reported=on", data)
    assert Report.objects.get().settled_at
    assert rows(client, "reported=on") == []
    assert client.get(f"/comments/{comment.pk}/").status_code == 404


def test_a_report_that_is_kept_can_be_settled_by_approving_again(
    moderator, first_reviewer, member, write
):
    comment = write(member, status=APPROVED)
    report(comment, first_reviewer, "广告")
    decide([comment.pk], moderator, APPROVED)
    assert Report.objects.get().settled_at
    assert not Notice.objects.filter(user=member).exists()


@pytest.mark.parametrize("reason", ["", " \n", "长" * 301, "\x00"])
def test_a_report_says_why_and_keeps_what_was_typed(client, first_reviewer, member, write, reason):
    comment = write(member, status=APPROVED)
    client.force_login(first_reviewer)
    response = client.post(f"/comments/{comment.pk}/", {"reason": reason})
    assert response.status_code == 422
    assert not Report.objects.exists()


def test_a_stranger_reports_nothing(client, member, write):
    comment = write(member, status=APPROVED)
    assert client.post(f"/comments/{comment.pk}/", {"reason": "广告"}).status_code == 401
    assert not Report.objects.exists()


def test_the_author_takes_the_comment_away_and_nobody_else_does(
    client, article, member, first_reviewer, write
):
    comment = write(member, status=APPROVED)
    with pytest.raises(PermissionDenied):
        remove_own(comment, first_reviewer)
    client.force_login(member)
    assert "删除我的评论" in client.get(f"/comments/{comment.pk}/").content.decode()
    client.post(f"/comments/{comment.pk}/")
    comment.refresh_from_db()
    assert comment.status == REMOVED
    assert comment.body not in client.get(article.url).content.decode()


def test_a_comment_without_an_author_belongs_to_nobody(write):
    comment = write(None, name="过客", status=APPROVED)

    class Nobody:
        pk = None

    with pytest.raises(PermissionDenied):
        remove_own(comment, Nobody())
