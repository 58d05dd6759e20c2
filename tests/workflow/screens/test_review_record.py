"""审核档案: the review record of a page on the screen and as a file."""

import json

import pytest

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from wagtail.users.models import UserProfile

from evidence import exports
from evidence.models import Evidence
from home.bootstrap import EDITORS
from tests.factories import ArticleFactory, ImageFactory, UserFactory
from tests.support.standing import standing
from workflow.admin.views.review_record import registration_form
from workflow.guards import triggers
from workflow.selectors.review_record import exported_record
from workflow.services import return_to_author, sign_off, submit, take_down


@standing
def article(column, author, reviewers):
    """Returned once, then signed by the three and public."""
    page = ArticleFactory(parent=column, owner=author, title="论文一", lead_image=ImageFactory())
    page.bylines.create(name="欧阳明月")
    page.save_revision(user=author)
    submit(page, author)
    return_to_author(page.current_workflow_task_state, reviewers[0], "请核对人数")
    submit(page, author)
    for reviewer in reviewers:
        sign_off(page.current_workflow_task_state, reviewer, "同意")
    return type(page).objects.get(pk=page.pk)


def remove(article):
    """Take it down and delete it."""
    take_down(article, UserFactory(is_superuser=True), "测试")
    type(article).objects.get(pk=article.pk).delete()


def screen(page, name="workflow_record"):
    return reverse(name, args=[page.pk])


def test_record_shows_who_did_what_when(client, article, final_reviewer):
    client.force_login(final_reviewer)
    html = client.get(screen(article)).content.decode()
    for words in ("温若谷", "陶景行", "薛怀瑾", "请核对人数", "经审核发布", "刚刚核对", "1 个文件"):
        assert words in html
    row = Evidence.objects.filter(page_id=article.pk, action="sign").first()
    assert timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M:%S") in html
    assert row.digest[:14] in html


def test_times_are_those_of_the_site_whatever_zone_the_reader_set(client, article, superuser):
    profile = UserProfile.get_for_user(superuser)
    profile.current_time_zone = "America/Lima"
    profile.save()
    client.force_login(superuser)
    row = Evidence.objects.filter(page_id=article.pk).first()
    html = client.get(screen(article)).content.decode()
    local = row.at.astimezone(timezone.get_default_timezone())
    assert local.strftime("%Y-%m-%d %H:%M:%S") in html


def test_record_outlives_the_page(client, article, superuser):
    address = screen(article)
    number = article.pk
    remove(article)
    client.force_login(superuser)
    html = client.get(address).content.decode()
    assert "论文一" in html
    assert f"页面 {number} 已删除" in html


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE evidence_evidence SET opinion = '不同意' WHERE id = %s",
        "UPDATE evidence_evidence SET seal = '00' WHERE id = %s",
    ],
)
def test_record_says_when_it_does_not_verify(client, article, superuser, forgery):
    row = Evidence.objects.filter(page_id=article.pk, action="return").get()
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute(forgery, [row.pk])
    triggers.install()
    client.force_login(superuser)
    html = client.get(screen(article)).content.decode()
    assert "未能通过核对" in html
    assert f"证据 #{row.pk}" in html


def test_record_says_when_the_public_text_was_changed(client, article, superuser):
    type(article).objects.filter(pk=article.pk).update(title="改过")
    client.force_login(superuser)
    assert "内容与发布时不同" in client.get(screen(article)).content.decode()


def test_record_of_a_text_that_was_never_submitted_is_empty(client, column, author):
    draft = ArticleFactory(parent=column, owner=author)
    client.force_login(author)
    response = client.get(screen(draft))
    assert response.status_code == 200
    assert "尚无记录" in response.content.decode()


def test_record_of_no_page_is_404(client, superuser):
    client.force_login(superuser)
    for name in ("workflow_record", "workflow_record_json", "workflow_record_html"):
        assert client.get(reverse(name, args=[999_999])).status_code == 404


@pytest.mark.parametrize(
    "name", ["workflow_record", "workflow_record_json", "workflow_record_html"]
)
@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("author", True),
        ("first_reviewer", True),
        ("superuser", True),
        ("site_manager", True),
        ("member", False),
    ],
)
def test_record_is_for_those_who_edit_the_page_and_for_reviewers(
    client, article, request, name, who, may
):
    client.force_login(request.getfixturevalue(who))
    assert (client.get(screen(article, name)).status_code == 200) is may


def test_colleague_who_may_not_edit_the_page_does_not_see_its_record(client, article):
    client.force_login(UserFactory(group=EDITORS.name))
    for name in ("workflow_record", "workflow_record_json", "workflow_record_html"):
        response = client.get(screen(article, name), follow=True)
        assert "请核对人数" not in response.content.decode()


def test_author_does_not_see_the_record_of_a_deleted_page(client, article, author):
    address = screen(article)
    remove(article)
    client.force_login(author)
    assert "请核对人数" not in client.get(address, follow=True).content.decode()


def test_header_menu_and_review_screen_lead_to_the_record(client, column, author, first_reviewer):
    page = ArticleFactory(parent=column, owner=author)
    task_state = submit(page, author).current_task_state
    client.force_login(first_reviewer)
    for address in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("workflow_review", args=[task_state.pk]),
    ):
        assert screen(page) in client.get(address).content.decode()


# --- The list -----------------------------------------------------------------------------------


def test_records_of_deleted_pages_are_found_by_title_and_number(client, article, final_reviewer):
    number = article.pk
    remove(article)
    client.force_login(final_reviewer)
    for words in ("论文", str(number)):
        html = client.get(reverse("workflow_records"), {"q": words}).content.decode()
        assert reverse("workflow_record", args=[number]) in html
        assert "已删除" in html
    html = client.get(reverse("workflow_records"), {"q": "没有这篇"}).content.decode()
    assert "没有找到审核档案" in html


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "member"])
def test_list_of_records_is_for_superusers_and_final_reviewers(client, article, request, who):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("workflow_records")).status_code in (302, 403)
    assert reverse("workflow_records") not in client.get("/admin/", follow=True).content.decode()


@pytest.mark.parametrize(
    "query",
    [{"q": "\x00"}, {"q": "长" * 101}, {"q": "9" * 99}, {"q": "²"}, {"p": "x"}, {"p": "999"}],
)
def test_strange_search_is_answered(client, article, superuser, query):
    client.force_login(superuser)
    assert client.get(reverse("workflow_records"), query).status_code in (200, 400, 422)


def test_list_costs_the_same_for_few_and_many(client, column, superuser):
    client.force_login(superuser)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(reverse("workflow_records")).status_code == 200
        return len(captured)

    ArticleFactory.create_batch(3, parent=column, released=True)
    queries()
    few = queries()
    ArticleFactory.create_batch(20, parent=column, released=True)
    assert queries() == few


def test_record_costs_the_same_for_few_and_many_acts(
    client, column, author, first_reviewer, superuser
):
    client.force_login(superuser)
    page = ArticleFactory(parent=column, owner=author)

    def another_round():
        submit(page, author)
        return_to_author(page.current_workflow_task_state, first_reviewer, "请核对")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(screen(page)).status_code == 200
        return len(captured)

    another_round()
    queries()
    few = queries()
    for _round in range(4):
        another_round()
    assert queries() == few


# --- The files ----------------------------------------------------------------------------------


def test_json_verifies_by_the_command(client, article, superuser, tmp_path, capsys):
    client.force_login(superuser)
    response = client.get(screen(article, "workflow_record_json"))
    assert "attachment" in response.headers["Content-Disposition"]
    path = tmp_path / "export.json"
    path.write_bytes(response.content)
    with CaptureQueriesContext(connection) as captured:
        call_command("verify_evidence", file=str(path))
    assert len(captured) == 0
    exported = json.loads(response.content)
    assert "由本站签名" in capsys.readouterr().out
    assert [row["action"] for row in exported["evidence"]] == [
        *("submit", "return", "submit"),
        *("sign", "sign", "sign", "release"),
    ]


def test_files_are_the_same_for_the_same_state_and_time(article):
    at = timezone.now()
    first, second = exported_record(article.pk, at=at), exported_record(article.pk, at=at)
    assert exports.file_of(first) == exports.file_of(second)
    assert registration_form(first) == registration_form(second)


def test_form_holds_the_review_of_the_release(client, article, superuser):
    client.force_login(superuser)
    response = client.get(screen(article, "workflow_record_html"))
    html = response.content.decode()
    for words in (
        *("信息发布审核登记表", "论文一", "理论研究", "欧阳明月", "林知夏"),
        *("温若谷", "陶景行", "薛怀瑾", "同意", "本站公钥指纹"),
    ):
        assert words in html
    assert html.count("签名：") == 3


def test_form_fetches_nothing(client, article, superuser):
    client.force_login(superuser)
    html = client.get(screen(article, "workflow_record_html")).content.decode()
    for door in ("src=", "href=", "url(", "@import", "<script", "http"):
        assert door not in html


def test_form_of_a_text_that_is_not_released_says_so(article, column, author, first_reviewer):
    page = ArticleFactory(parent=column, owner=author)
    submit(page, author)
    html = registration_form(exported_record(page.pk, at=timezone.now())).decode()
    assert html.count("无签字。") == 3
    sign_off(page.current_workflow_task_state, first_reviewer, "<b>同意</b>")
    html = registration_form(exported_record(page.pk, at=timezone.now())).decode()
    assert "&lt;b&gt;同意" in html
    assert "未发布" in html


def test_missing_key_is_said_and_makes_no_new_one(client, article, superuser, settings, tmp_path):
    settings.EVIDENCE_KEY_FILE = str(tmp_path / "gone.key")
    client.force_login(superuser)
    response = client.get(screen(article, "workflow_record_json"), follow=True)
    html = response.content.decode()
    assert "找不到本站的签名密钥" in html
    assert "签名无法核对" in html
    assert not (tmp_path / "gone.key").exists()
