"""Where reviewers work: /admin/review/<task state>/."""

import pytest

from django.urls import reverse

from articles.models import ArticlePage
from home.bootstrap import EDITORS
from tests.factories import ArticleFactory, UserFactory
from tests.support.article_forms import article_form
from tests.support.standing import standing
from workflow.models import ReviewClaim
from workflow.services import claim, return_to_author, sign_off, submit


@standing
def task_state(column, author):
    article = ArticleFactory(parent=column, owner=author, title="论文一")
    return submit(article, author).current_task_state


def screen(task_state):
    return reverse("workflow_review", args=[task_state.pk])


def answer(client, task_state, button, **data):
    """Open the screen, then press a button on it."""
    context = client.get(screen(task_state)).context
    return client.post(screen(task_state), data | {button: "", "digest": context["digest"]})


def test_reviewer_sees_text_stages_and_buttons(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    html = client.get(screen(task_state)).content.decode()
    assert 'name="sign"' in html
    assert 'name="return"' in html
    assert "复审" in html


def test_text_is_the_revision_under_review(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    response = client.get(reverse("workflow_reviewed_text", args=[task_state.pk]))
    assert "论文一" in response.content.decode()
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_three_reviewers_sign_and_the_article_is_public(client, reviewers, task_state):
    state = task_state.workflow_state
    for reviewer in reviewers:
        client.force_login(reviewer)
        state.refresh_from_db()
        response = answer(client, state.current_task_state, "sign", comment="同意")
        assert response.status_code == 302
    article = ArticlePage.objects.get(title="论文一")
    assert article.live
    client.logout()
    assert client.get(article.url).status_code == 200


def test_empty_post_is_no_signature(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    client.post(screen(task_state), {})
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"


def test_links_in_the_text_open_elsewhere(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    html = client.get(reverse("workflow_reviewed_text", args=[task_state.pk])).content.decode()
    assert '<base target="_blank">' in html


def test_return_without_reason_is_refused_with_a_message(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    response = answer(client, task_state, "return", **{"return-comment": " "})
    assert response.status_code == 422
    assert "退回理由" in response.content.decode()
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"


def test_return_with_reason(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    answer(client, task_state, "return", **{"return-comment": "请核对人数"})
    task_state.refresh_from_db()
    assert (task_state.status, task_state.comment) == ("rejected", "请核对人数")


def test_author_may_look_and_is_told_why_not_to_sign(client, author, task_state):
    client.force_login(author)
    html = client.get(screen(task_state)).content.decode()
    assert 'name="sign"' not in html
    assert "不是这个审核环节" in html


def test_forged_signature_of_the_author_is_refused(client, author, first_reviewer, task_state):
    author.groups.add(*first_reviewer.groups.all())
    client.force_login(author)
    assert answer(client, task_state, "sign").status_code == 403
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"


def test_stock_action_address_of_another_page_is_no_way_round(
    client, author, first_reviewer, column, task_state
):
    """Wagtail checks the page in the address and acts on the task state in it."""
    author.groups.add(*first_reviewer.groups.all())
    other = ArticleFactory(parent=column, owner=first_reviewer)
    submit(other, first_reviewer)
    client.force_login(author)
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[other.pk, "approve", task_state.pk]
    )
    client.post(address, {"comment": ""})
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"


def test_closed_stage_leads_back_to_the_desk(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    answer(client, task_state, "sign")
    assert client.get(screen(task_state)).status_code == 302


def test_answer_to_a_closed_stage_does_nothing_and_keeps_what_was_typed(
    client, first_reviewer, task_state
):
    client.force_login(first_reviewer)
    digest = client.get(screen(task_state)).context["digest"]
    sign_off(task_state, first_reviewer)
    data = {"return": "", "return-comment": "人数不对，请核对。", "digest": digest}
    response = client.post(screen(task_state), data)
    assert response.status_code == 409
    html = response.content.decode()
    assert "已结束" in html
    assert "人数不对，请核对。" in html
    assert 'name="sign"' not in html


@pytest.mark.parametrize("digest", ["1:of another text", "", None])
@pytest.mark.parametrize("button", ["sign", "return", "stage", "take"])
def test_answer_to_another_text_does_nothing_and_keeps_what_was_typed(
    client, first_reviewer, second_reviewer, task_state, button, digest
):
    sign_off(task_state, first_reviewer)
    task_state = task_state.workflow_state.task_states.get(status="in_progress")
    client.force_login(second_reviewer)
    prefix = "" if button == "sign" else f"{button}-"
    data = {button: "", "digest": digest, f"{prefix}comment": "写了很久的意见", "stage-stage": "1"}
    if digest is None:
        del data["digest"]
    response = client.post(screen(task_state), data)
    assert response.status_code == 409
    html = response.content.decode()
    assert "稿件内容已有改动" in html
    assert "写了很久的意见" in html
    task_state.refresh_from_db()
    assert task_state.status == "in_progress"
    data["digest"] = response.context["digest"]
    assert client.post(screen(task_state), data).status_code == 302
    task_state.refresh_from_db()
    assert task_state.status != "in_progress"


def test_text_goes_back_to_an_earlier_stage(client, first_reviewer, second_reviewer, task_state):
    sign_off(task_state, first_reviewer)
    state = task_state.workflow_state
    state.refresh_from_db()
    client.force_login(second_reviewer)
    words = {"stage-stage": "1", "stage-comment": "请再看来源。"}
    assert answer(client, state.current_task_state, "stage", **words).status_code == 302
    state.refresh_from_db()
    assert state.current_task_state.task.name == "初审"
    client.force_login(first_reviewer)
    html = client.get(screen(state.current_task_state)).content.decode()
    assert "请再看来源。" in html
    assert 'name="sign"' in html


@pytest.mark.parametrize(
    "words",
    [
        {"stage-comment": "请再看"},
        {"stage-stage": "2", "stage-comment": "请再看"},
        {"stage-stage": "x", "stage-comment": "请再看"},
        {"stage-stage": "1", "stage-comment": ""},
    ],
)
def test_incomplete_return_to_a_stage_is_asked_for_again(
    client, first_reviewer, second_reviewer, task_state, words
):
    sign_off(task_state, first_reviewer)
    task_state = task_state.workflow_state.task_states.get(status="in_progress")
    client.force_login(second_reviewer)
    response = answer(client, task_state, "stage", **words)
    assert response.status_code == 422
    assert "<details open>" in response.content.decode()


def test_first_stage_offers_no_earlier_one(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    assert 'name="stage"' not in client.get(screen(task_state)).content.decode()


def test_taking_over_leads_to_the_editing_form(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    response = answer(client, task_state, "take", **{"take-comment": "文字我来改。"})
    article = task_state.workflow_state.content_object
    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert not article.specific.get_lock()
    assert client.get(response.url).status_code == 200


def test_claim_is_made_shown_handed_on_and_given_up(client, first_reviewer, task_state):
    colleague = UserFactory(name="柏青云", group=first_reviewer.groups.get().name)
    address = reverse("workflow_change_claim", args=[task_state.pk])
    client.force_login(first_reviewer)
    assert 'name="claim"' in client.get(screen(task_state)).content.decode()
    client.post(address, {"claim": ""})
    html = client.get(screen(task_state)).content.decode()
    assert "温若谷已于" in html
    assert 'name="give-up"' in html
    client.post(address, {"delegate": "", "to": colleague.pk})
    html = client.get(screen(task_state)).content.decode()
    assert "柏青云已于" in html
    assert "已由同事认领" in html
    assert 'name="sign"' not in html
    assert 'name="give-up"' not in html
    client.force_login(colleague)
    client.post(address, {"give-up": ""})
    assert not ReviewClaim.objects.exists()
    assert 'name="sign"' in client.get(screen(task_state)).content.decode()


@pytest.mark.parametrize("button", ["claim", "give-up", "delegate", "nothing"])
@pytest.mark.parametrize("to", ["", "x", "999999"])
def test_refused_claim_is_told_and_breaks_nothing(client, author, task_state, button, to):
    client.force_login(author)
    address = reverse("workflow_change_claim", args=[task_state.pk])
    response = client.post(address, {button: "", "to": to}, follow=True)
    assert response.status_code == 200
    assert not ReviewClaim.objects.exists()


def test_answer_to_a_text_that_a_colleague_claimed_meanwhile_keeps_what_was_typed(
    client, first_reviewer, task_state
):
    colleague = UserFactory(group=first_reviewer.groups.get().name)
    client.force_login(first_reviewer)
    digest = client.get(screen(task_state)).context["digest"]
    claim(task_state, colleague)
    data = {"sign": "", "comment": "写了很久的意见", "digest": digest}
    response = client.post(screen(task_state), data)
    assert response.status_code == 403
    html = response.content.decode()
    assert "已由同事认领" in html
    assert "写了很久的意见" in html


def test_screen_tells_of_signatures_and_returns(client, author, reviewers, task_state):
    sign_off(task_state, reviewers[0], "数据已核对")
    state = task_state.workflow_state
    state.refresh_from_db()
    return_to_author(state.current_task_state, reviewers[1], "请补来源")
    submit(state.content_object, author)
    state.refresh_from_db()
    client.force_login(reviewers[1])
    html = client.get(screen(state.current_task_state)).content.decode()
    for words in ("温若谷", "数据已核对", "陶景行", "请补来源", "林知夏"):
        assert words in html


def test_outsider_is_refused(client, member, task_state):
    client.force_login(member)
    assert client.get(screen(task_state)).status_code in (302, 403)


def test_colleague_without_right_to_the_page_does_not_see_the_text(client, task_state):
    client.force_login(UserFactory(group=EDITORS.name))
    for name in ("workflow_review", "workflow_reviewed_text"):
        response = client.get(reverse(name, args=[task_state.pk]), follow=True)
        assert "论文一" not in response.content.decode()


def test_unknown_task_state_is_404(client, first_reviewer):
    client.force_login(first_reviewer)
    assert client.get(reverse("workflow_review", args=[999_999])).status_code == 404


def test_queue_on_the_desk_leads_to_the_review_screen(client, first_reviewer, task_state):
    client.force_login(first_reviewer)
    assert screen(task_state) in client.get("/admin/").content.decode()


def test_mail_leads_to_the_review_screen(
    client, first_reviewer, author, column, mailoutbox, run_tasks
):
    article = ArticleFactory(parent=column, owner=author, title="“引号”与<尖括号>")
    task_state = submit(article, author).current_task_state
    run_tasks()
    (mail,) = mailoutbox
    assert mail.to == [first_reviewer.email]
    assert "“引号”与<尖括号>" in mail.body
    client.force_login(first_reviewer)
    response = client.get(reverse("workflow_review_page", args=[article.pk]))
    assert response.url == screen(task_state)
    assert reverse("workflow_review_page", args=[article.pk]) in mail.body


def test_queue_does_not_show_what_the_person_may_not_sign(client, second_reviewer, task_state):
    client.force_login(second_reviewer)
    assert screen(task_state) not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["author", "first_reviewer", "superuser"])
def test_text_is_frozen_for_everybody_during_review(client, task_state, who, request):
    client.force_login(request.getfixturevalue(who))
    article = task_state.workflow_state.content_object.specific
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert "稿件正在" in client.get(address).content.decode()
    before = article.latest_revision_id
    client.post(address, article_form(slug=article.slug))
    article.refresh_from_db()
    assert article.latest_revision_id == before
