"""The screens of an emergency release: asking, answering, and the reminder until its review."""

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page

from articles.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory
from tests.support.standing import standing
from workflow.selectors.emergencies import standing_request
from workflow.services import confirm_emergency, request_emergency, sign_off

REASON = "台风今晚登陆，停课通知必须在审核完成之前告知师生。"
BANNER = 'class="emergency-banner"'


@standing
def draft(column, author):
    return ArticleFactory(parent=column, owner=author, title="停课通知")


@standing
def asked(draft, site_manager):
    request_emergency(draft, site_manager, REASON)
    return draft


@standing
def released(asked, superuser):
    confirm_emergency(asked, superuser)
    return ArticlePage.objects.get(pk=asked.pk)


def ask(page):
    return reverse("workflow_ask_for_emergency", args=[page.pk])


def answer(page):
    return reverse("workflow_answer_emergency", args=[page.pk])


def text(page):
    return reverse("workflow_emergency_text", args=[page.pk])


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def is_public(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


def test_screen_explains_and_takes_the_request(client, draft, site_manager):
    client.force_login(site_manager)
    assert "补审" in client.get(ask(draft)).content.decode()
    response = client.post(ask(draft), {"reason": REASON})
    assert response.url == answer(draft)
    assert standing_request(draft.pk).opinion == REASON
    assert client.get(ask(draft)).url == answer(draft)


@pytest.mark.parametrize("reason", ["", "太急了"])
def test_short_reason_gets_a_message_and_is_not_lost(client, draft, site_manager, reason):
    client.force_login(site_manager)
    response = client.post(ask(draft), {"reason": reason})
    assert response.status_code == 422
    assert reason in response.content.decode()
    assert "理由" in response.content.decode()
    assert standing_request(draft.pk) is None


def test_incomplete_draft_gets_a_message(client, draft, site_manager, author):
    draft.title = ""
    draft.save_revision(user=author, clean=False)
    client.force_login(site_manager)
    response = client.post(ask(draft), {"reason": REASON})
    assert response.status_code == 422
    assert "尚不完整" in response.content.decode()
    assert REASON in response.content.decode()


def test_text_without_a_change_gets_a_message(client, column, site_manager):
    article = ArticleFactory(parent=column, released=True)
    client.force_login(site_manager)
    response = client.post(ask(article), {"reason": REASON})
    assert response.status_code == 422
    assert "没有改动" in response.content.decode()


@pytest.mark.parametrize("who", ["author", "first_reviewer", "second_reviewer", "member"])
def test_asking_is_closed_to_others(client, draft, who, request):
    client.force_login(request.getfixturevalue(who))
    assert client.get(ask(draft)).status_code in (302, 403)
    client.post(ask(draft), {"reason": REASON})
    assert standing_request(draft.pk) is None


def test_tree_root_has_no_emergency(client, superuser):
    client.force_login(superuser)
    root = Page.objects.get(depth=1)
    assert client.get(ask(root)).status_code in (302, 403)


def test_edit_screen_leads_to_it_for_those_who_may(client, draft, site_manager, author):
    for person, offered in ((site_manager, True), (author, False)):
        client.force_login(person)
        assert (ask(draft) in client.get(edit(draft)).content.decode()) is offered


def test_edit_screen_of_a_public_page_leads_to_retraction(client, released, superuser, author):
    address = reverse("workflow_retract", args=[released.pk])
    for person, offered in ((superuser, True), (author, False)):
        client.force_login(person)
        assert (address in client.get(edit(released)).content.decode()) is offered


def test_second_person_reads_and_confirms(client, asked, superuser):
    client.force_login(superuser)
    html = client.get(answer(asked)).content.decode()
    assert REASON in html
    assert "沈鹿鸣" in html
    shown = client.get(text(asked))
    assert "停课通知" in shown.content.decode()
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert client.post(answer(asked), {"confirm": ""}).status_code == 302
    assert is_public(asked)


def test_empty_post_confirms_nothing(client, asked, superuser):
    client.force_login(superuser)
    client.post(answer(asked), {})
    assert not is_public(asked)
    assert standing_request(asked.pk)


def test_declining_asks_for_a_reason(client, asked, superuser):
    client.force_login(superuser)
    response = client.post(answer(asked), {"decline": "", "reason": " "})
    assert response.status_code == 422
    assert "不同意的理由" in response.content.decode()
    client.post(answer(asked), {"decline": "", "reason": "可以等到明早"})
    assert standing_request(asked.pk) is None
    assert not is_public(asked)
    assert client.get(answer(asked)).status_code == 302


def test_whoever_asked_is_offered_to_take_it_back_only(client, asked, site_manager):
    client.force_login(site_manager)
    html = client.get(answer(asked)).content.decode()
    assert 'name="confirm"' not in html
    assert 'name="decline"' in html
    client.post(answer(asked), {"confirm": ""})
    assert not is_public(asked)
    client.post(answer(asked), {"decline": "", "reason": "情况已变"})
    assert standing_request(asked.pk) is None


@pytest.mark.parametrize("who", ["author", "first_reviewer"])
def test_others_may_look_and_not_answer(client, asked, who, request):
    client.force_login(request.getfixturevalue(who))
    client.post(answer(asked), {"confirm": ""})
    client.post(answer(asked), {"decline": "", "reason": "不急"})
    assert not is_public(asked)
    assert standing_request(asked.pk)


def test_outsiders_see_neither_request_nor_text(client, asked, member):
    for person in (member, UserFactory(group="编辑")):
        client.force_login(person)
        for address in (answer(asked), text(asked)):
            html = client.get(address, follow=True).content.decode()
            assert REASON not in html
            assert "停课通知" not in html


def test_text_without_a_request_is_404(client, draft, superuser):
    client.force_login(superuser)
    assert client.get(text(draft)).status_code == 404


def test_home_page_of_the_admin_lists_requests_for_second_persons(
    client, asked, final_reviewer, first_reviewer
):
    for person, listed in ((final_reviewer, True), (first_reviewer, False)):
        client.force_login(person)
        assert (answer(asked) in client.get("/admin/").content.decode()) is listed


def test_editing_form_is_locked_and_says_why(client, asked, author):
    client.force_login(author)
    html = client.get(edit(asked)).content.decode()
    assert "已申请紧急发布" in html
    assert answer(asked) in html


@pytest.mark.parametrize(
    "who", ["first_reviewer", "second_reviewer", "final_reviewer", "superuser"]
)
def test_reviewers_are_reminded_until_the_review_has_followed(
    client, released, reviewers, who, request
):
    person = request.getfixturevalue(who)
    client.force_login(person)
    stage = reverse("workflow_review", args=[released.current_workflow_task_state.pk])
    for address in ("/admin/", edit(released), stage, "/admin/pages/"):
        html = client.get(address, follow=True).content.decode()
        assert BANNER in html
        assert "停课通知" in html
    for reviewer in reviewers:
        sign_off(released.current_workflow_task_state, reviewer)
    assert BANNER not in client.get("/admin/").content.decode()


def test_others_are_not_reminded(client, released, author, site_manager):
    for person in (author, site_manager):
        client.force_login(person)
        assert BANNER not in client.get("/admin/").content.decode()
    client.logout()
    assert BANNER not in client.get("/admin/login/").content.decode()
    assert BANNER not in client.get(released.url).content.decode()


def test_overdue_review_is_called_so(client, released, first_reviewer, time_machine):
    time_machine.move_to("2099-01-01")
    client.force_login(first_reviewer)
    assert "已逾期" in client.get("/admin/").content.decode()


def test_reminder_and_list_cost_the_same_for_few_and_many(
    client, column, author, site_manager, superuser, final_reviewer
):
    client.force_login(final_reviewer)

    def cost(amount):
        for _ in range(amount):
            article = ArticleFactory(parent=column, owner=author)
            request_emergency(article, site_manager, REASON)
            confirm_emergency(article, superuser)
            waiting = ArticleFactory(parent=column, owner=author)
            request_emergency(waiting, site_manager, REASON)
        counts = []
        for address in ("/admin/reports/locked/", "/admin/"):
            client.get(address)  # what Wagtail remembers of sites is read once
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
        return counts

    few = cost(2)
    assert cost(4) == few
