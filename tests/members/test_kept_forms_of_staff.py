"""What staff type outlives the end of their login, a refusal and a browser's restart; see members.kept_forms.keeping."""

import re

import pytest

from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from wagtail.test.utils.form_data import rich_text, streamfield

from articles.models import ArticlePage
from comments.models import Comment
from evidence.models import Evidence
from members.kept_forms.keeping import owner_mark
from members.models import KeptForm
from tests.factories import ArticleFactory
from tests.support.article_forms import article_form
from workflow.services import submit

pytestmark = pytest.mark.django_db
REASON = "第二段的数字与附件不符，请核对。"
BODY = streamfield([("paragraph", rich_text("<p>值班员先记时刻，再记来电单位。</p>"))])


def end_logins():
    Session.objects.all().delete()


def add_address(column):
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", column.pk])


@pytest.fixture
def in_review(column, author):
    article = ArticleFactory(parent=column, owner=author)
    submit(article, author)
    return article.current_workflow_task_state


def test_every_form_of_staff_that_asks_for_words_says_whose_it_is(
    client, column, author, first_reviewer, superuser, in_review
):
    public = ArticleFactory(parent=column, released=True)
    draft = ArticleFactory(parent=column, owner=author)
    addresses = {
        author: [add_address(column), reverse("wagtailadmin_pages:edit", args=[draft.pk])],
        first_reviewer: [reverse("workflow_review", args=[in_review.pk])],
        superuser: [
            reverse("workflow_take_down", args=[public.pk]),
            reverse("workflow_retract", args=[public.pk]),
            reverse("workflow_change_address", args=[public.pk]),
            reverse("workflow_ask_for_emergency", args=[draft.pk]),
            reverse("workflow_policies"),
        ],
    }
    for person, theirs in addresses.items():
        client.force_login(person)
        for address in theirs:
            html = client.get(address).content.decode()
            for form in re.findall(r"<form.*?</form>", html, re.DOTALL):
                if 'method="post"' in form.lower() and "<textarea" in form:
                    assert 'name="form_owner"' in form, address


def test_new_article_sent_after_the_login_ended_is_there_again(client, column, author):
    client.force_login(author)
    form = article_form(title="值班记录要写清时刻", body=BODY)
    end_logins()
    response = client.post(
        add_address(column), form | {"form_owner": owner_mark(author), "action-submit": "1"}
    )
    assert response.url.startswith("/admin/login/")
    assert not ArticlePage.objects.exists()
    client.force_login(author)
    html = client.get(add_address(column)).content.decode()
    assert 'value="值班记录要写清时刻"' in html
    assert re.search(r"先记时刻|u5148\W+u8bb0\W+u65f6\W+u523b", html)
    assert "尚未保存" in html
    assert 'data-w-unsaved-force-value="true"' in html


def test_article_of_one_editor_is_not_shown_to_another(client, column, author, site_manager):
    form = article_form(title="只有我能看到") | {"form_owner": owner_mark(author)}
    client.post(add_address(column), form)
    client.force_login(site_manager)
    assert "只有我能看到" not in client.get(add_address(column)).content.decode()
    assert KeptForm.objects.get().user == author


def test_changed_article_is_there_again_until_it_is_saved(client, column, author):
    article = ArticleFactory(parent=column, owner=author, title="旧标题")
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = article_form(title="改过的标题", body=BODY)
    client.post(address, form | {"form_owner": owner_mark(author)})
    client.force_login(author)
    for _time in range(2):
        assert 'value="改过的标题"' in client.get(address).content.decode()
    assert "改过的标题" not in client.get(f"{address}?fresh=1").content.decode()
    assert client.post(address, form).status_code == 302
    assert not KeptForm.objects.exists()
    article.refresh_from_db()
    assert article.get_latest_revision_as_object().title == "改过的标题"


def test_kept_article_names_who_saved_since(client, column, author, superuser):
    article = ArticleFactory(parent=column, owner=author, title="旧标题")
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client.post(address, article_form(title="我的标题") | {"form_owner": owner_mark(author)})
    client.force_login(superuser)
    client.post(address, article_form(title="别人的标题"))
    client.force_login(author)
    html = client.get(address).content.decode()
    assert 'value="我的标题"' in html
    assert f"此后{superuser.name}保存过本页" in html


@pytest.mark.parametrize("button", ["sign", "return", "take"])
def test_answer_of_a_reviewer_is_there_again(client, in_review, first_reviewer, button):
    address = reverse("workflow_review", args=[in_review.pk])
    name = "comment" if button == "sign" else f"{button}-comment"
    form = {name: REASON, button: "", "digest": "x", "form_owner": owner_mark(first_reviewer)}
    end_logins()
    client.post(address, form)
    acts = Evidence.objects.count()
    client.force_login(first_reviewer)
    html = client.get(address).content.decode()
    assert re.search(rf'<textarea[^>]*name="{name}"[^>]*>\s*{REASON}</textarea>', html)
    assert Evidence.objects.count() == acts


def test_reason_typed_and_not_sent_is_there_after_a_restart(client, in_review, first_reviewer):
    address = reverse("workflow_review", args=[in_review.pk])
    client.force_login(first_reviewer)
    kept = {"path": address, "return-comment": REASON, "form_owner": owner_mark(first_reviewer)}
    assert client.post(reverse("keep_typed"), kept).status_code == 204
    end_logins()
    client.force_login(first_reviewer)
    for _time in range(2):
        assert REASON in client.get(address).content.decode()


def test_reason_for_a_stage_that_has_closed_meanwhile_can_be_copied(
    client, in_review, author, first_reviewer
):
    address = reverse("workflow_review", args=[in_review.pk])
    client.post(
        address, {"return-comment": REASON, "return": "", "form_owner": owner_mark(first_reviewer)}
    )
    in_review.workflow_state.cancel(user=author)
    client.force_login(first_reviewer)
    html = client.get(address).content.decode()
    assert REASON in html
    assert "已结束" in html or "已关闭" in html or "closed" in html


def test_sent_answer_lets_go_of_what_was_kept(client, in_review, first_reviewer):
    address = reverse("workflow_review", args=[in_review.pk])
    KeptForm.objects.create(user=first_reviewer, path=address, fields=[["return-comment", REASON]])
    client.force_login(first_reviewer)
    html = client.get(address).content.decode()
    digest = re.search(r'name="digest" value="([^"]+)"', html)[1]
    client.post(address, {"return": "", "return-comment": REASON, "digest": digest})
    assert not KeptForm.objects.exists()
    assert Evidence.objects.last().opinion == REASON


def test_what_is_kept_is_never_sent_by_opening_the_form(client, column, superuser):
    public = ArticleFactory(parent=column, released=True)
    for name in ("workflow_take_down", "workflow_retract", "workflow_change_address"):
        address = reverse(name, args=[public.pk])
        fields = [["reason", REASON], ["slug", "neu"]]
        KeptForm.objects.create(user=superuser, path=address, fields=fields)
        client.force_login(superuser)
        assert REASON in client.get(address).content.decode()
    public.refresh_from_db()
    assert (public.live, public.slug) != (False, "neu")
    assert public.live


@pytest.mark.parametrize("name", ["workflow_policies"])
def test_reason_of_a_policy_is_there_again(client, superuser, name):
    address = reverse(name)
    client.post(address, {"reason": REASON, "form_owner": owner_mark(superuser)})
    client.force_login(superuser)
    assert REASON in client.get(address).content.decode()


def test_reason_of_a_moderator_is_there_again(client, column, author, member):
    article = ArticleFactory(parent=column, released=True)
    comment = Comment.objects.create(page=article, author=member, body="写得清楚。")
    address = reverse("comments_queue")
    sent = {"comments": comment.pk, "decision": "rejected", "reason": REASON}
    client.post(address, sent | {"form_owner": owner_mark(author)})
    client.force_login(author)
    html = client.get(address).content.decode()
    assert REASON in html
    assert re.search(rf'value="{comment.pk}"[^>]*checked', html)


def test_refused_request_leaves_what_was_typed(client, column, superuser, monkeypatch):
    """The right is lost between opening the form and sending it."""
    public = ArticleFactory(parent=column, released=True)
    address = reverse("workflow_take_down", args=[public.pk])
    client.force_login(superuser)
    with monkeypatch.context() as patch:
        patch.setattr("workflow.admin.views.take_down.take_down", _refuse)
        assert client.post(address, {"reason": REASON}).status_code == 302
    assert "已保留" in client.get("/admin/").content.decode()
    assert REASON in client.get(address).content.decode()


def _refuse(*args):
    raise PermissionDenied("没有权限。")
