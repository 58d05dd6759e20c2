"""Wagtail's own addresses and forms for signing and returning: no way round, no server error.

The cases are those of docs/review-cases.md.
"""

import json

import pytest

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles.models import ArticlePage
from evidence.models import Evidence
from tests.factories import ArticleFactory, UserFactory
from tests.support.article_forms import article_form
from tests.support.standing import standing
from workflow.services import claim, sign_off, submit


@standing
def article(column, author):
    article = ArticleFactory(parent=column, owner=author, title="论文一")
    submit(article, author)
    return article


def open_stage(article):
    return article.current_workflow_state.current_task_state


def acts():
    return Evidence.objects.filter(action__in=("sign", "return")).count()


def action(page, verb, task_state):
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, verb, task_state.pk])


@pytest.mark.parametrize("verb", ["approve", "reject", "cancel", "take_over", "return_to_stage"])
def test_task_state_of_one_page_in_the_address_of_another(
    client, author, first_reviewer, column, article, verb
):
    """Case 5: Wagtail checks the page in the address and acts on the task state in it."""
    author.groups.add(*first_reviewer.groups.all())
    other = ArticleFactory(parent=column, owner=first_reviewer)
    submit(other, first_reviewer)
    client.force_login(author)
    response = client.post(action(other, verb, open_stage(article)), {"comment": "改"})
    assert response.status_code in (302, 403)
    assert open_stage(article).status == open_stage(other).status == "in_progress"
    assert acts() == 0


@pytest.mark.parametrize("comment", [{}, {"comment": ""}, {"comment": "  "}])
def test_returning_without_a_reason_at_the_stock_address(client, first_reviewer, article, comment):
    """Case 6."""
    client.force_login(first_reviewer)
    for headers in ({}, {"x-requested-with": "XMLHttpRequest"}):
        response = client.post(
            action(article, "reject", open_stage(article)), comment, headers=headers
        )
        assert response.status_code in (200, 302)
    assert open_stage(article).status == "in_progress"
    assert acts() == 0


def test_claimed_text_at_the_stock_address(client, first_reviewer, article):
    colleague = UserFactory(group=first_reviewer.groups.get().name)
    claim(open_stage(article), colleague)
    client.force_login(first_reviewer)
    client.post(action(article, "approve", open_stage(article)), {"comment": ""})
    assert open_stage(article).task.name == "初审"


def test_stock_address_signs_for_those_who_may(client, first_reviewer, article):
    client.force_login(first_reviewer)
    client.post(action(article, "approve", open_stage(article)), {"comment": "同意"})
    assert open_stage(article).task.name == "复审"
    row = Evidence.objects.last()
    assert (row.action, row.user_id, row.opinion) == ("sign", first_reviewer.pk, "同意")


def save_and_answer(client, article, verb, extra):
    """One form that changes the text and answers for the open stage."""
    answer = {
        "action-workflow-action": "true",
        "workflow-action-name": verb,
        "workflow-action-extra-data": extra,
    }
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    return client.post(address, article_form(slug=article.slug, **answer))


@pytest.mark.parametrize(
    "extra",
    [
        "",
        "[]",
        "{}",
        "null",
        "3",
        '"x"',
        "{",
        '{"user": 1}',
        '{"update": false}',
        '{"comment": []}',
    ],
)
@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_extra_data_of_the_editing_form(client, first_reviewer, article, verb, extra):
    """Cases 6 and 7: the form is locked, so whatever it carries does nothing."""
    client.force_login(first_reviewer)
    assert save_and_answer(client, article, verb, extra).status_code == 200
    assert article.get_latest_revision_as_object().title == "论文一"
    assert open_stage(article).status == "in_progress"
    assert open_stage(article).task.name == "初审"
    assert acts() == 0


def test_last_reviewer_does_not_rewrite_and_sign_in_one_form(client, article, reviewers):
    for reviewer in reviewers[:2]:
        sign_off(open_stage(article), reviewer)
    client.force_login(reviewers[2])
    assert save_and_answer(client, article, "approve", '{"comment": "同意"}').status_code == 200
    page = ArticlePage.objects.get(pk=article.pk)
    assert (page.live, page.get_latest_revision_as_object().title) == (False, "论文一")
    assert open_stage(article).task.name == "终审"


@pytest.mark.parametrize(
    "extra",
    [{"update": False}, {"update": False, "user": None, "comment": "同意"}, {"comment": {"x": 1}}],
)
def test_stage_takes_nothing_but_an_opinion(article, first_reviewer, extra):
    """Case 7: `update=False` would sign the stage and leave the review stuck there."""
    state = open_stage(article)
    extra.pop("user", None)
    state.task.specific.on_action(state, first_reviewer, "approve", **extra)
    assert open_stage(article).task.name == "复审"


@pytest.mark.parametrize("comment", [None, [], {}, 0, "", " \u3000\n"])
def test_stage_returns_nothing_without_a_reason(article, first_reviewer, comment):
    state = open_stage(article)
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, first_reviewer, "reject", comment=comment)
    assert open_stage(article).status == "in_progress"


def test_unknown_action_is_no_signature(article, first_reviewer):
    """`on_action` is called with whatever name an address holds; Wagtail's own test comes first."""
    state = open_stage(article)
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, first_reviewer, "publish", comment="x")
    assert acts() == 0


@pytest.mark.parametrize("verb", ["approve", "reject"])
def test_extra_data_collected_for_the_editing_form_signs_nothing(
    client, first_reviewer, article, verb
):
    client.force_login(first_reviewer)
    address = reverse(
        "wagtailadmin_pages:collect_workflow_action_data",
        args=[article.pk, verb, open_stage(article).pk],
    )
    response = client.post(
        address, {"comment": "同意"}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert json.loads(response.content)["step"] == "success"
    assert acts() == 0


@pytest.mark.parametrize(
    "address",
    [
        "wagtailadmin_home",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_tasks",
        "edit",
        "history",
        "workflow_history",
    ],
)
def test_no_screen_of_wagtails_offers_to_sign_and_they_lead_to_ours(
    client, author, reviewers, article, address
):
    sign_off(open_stage(article), reviewers[0])
    client.force_login(reviewers[1])
    if address.startswith("wagtailadmin"):
        response = client.get(reverse(address))
    else:
        response = client.get(reverse(f"wagtailadmin_pages:{address}", args=[article.pk]))
    html = response.content.decode()
    assert response.status_code == 200
    assert "/workflow/action/" not in html
    assert "collect_workflow_action_data" not in html
    assert "workflow-action-name" not in html
    if address in ("wagtailadmin_home", "edit"):
        assert reverse("workflow_review", args=[open_stage(article).pk]) in html
