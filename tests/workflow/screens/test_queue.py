"""The queue: what waits for whom, at a cost that does not grow."""

import pytest

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import ArticleFactory, ColumnFactory, UserFactory
from workflow.models import ReviewTask
from workflow.selectors.case import case_at
from workflow.selectors.queue import queue_for
from workflow.services import (
    claim,
    return_to_author,
    return_to_stage,
    sign_off,
    submit,
    take_over,
)

FEW, MANY, CEILING = 3, 12, 24


def in_review(column, author, **fields):
    article = ArticleFactory(parent=column, owner=author, **fields)
    submit(article, author)
    return article


def open_stage(article):
    return article.current_workflow_state.current_task_state


def titles(user):
    return [row.title for row in queue_for(user) if row.decision.allowed]


def table(client, user, **filters):
    client.force_login(user)
    response = client.get(reverse("workflow_queue"), filters)
    assert response.status_code == 200
    return [row.title for row in response.context["rows"]]


def test_text_waits_for_the_reviewers_of_its_open_stage(column, author, reviewers, superuser):
    first, second, final = reviewers
    article = in_review(column, author, title="论文一")
    assert titles(first) == ["论文一"]
    assert titles(second) == titles(final) == titles(author) == titles(superuser) == []
    sign_off(open_stage(article), first)
    assert titles(first) == titles(final) == []
    assert titles(second) == ["论文一"]


def test_oldest_text_comes_first(column, author, first_reviewer):
    for title in ("甲", "乙", "丙"):
        in_review(column, author, title=title)
    assert titles(first_reviewer) == ["甲", "乙", "丙"]


def test_title_is_that_of_the_text_under_review(column, author, first_reviewer):
    article = ArticleFactory(parent=column, owner=author, title="旧题", released=True)
    article.title = "新题"
    article.save_revision(user=author)
    submit(article, author)
    assert titles(first_reviewer) == ["新题"]


def the_cases(column, author, reviewers):
    """Texts in every state of a review, and one person in every group."""
    first, second, final = reviewers
    everywhere = UserFactory(name="柏青云")
    for reviewer in reviewers:
        everywhere.groups.add(*reviewer.groups.all())
    plain = [in_review(column, author) for _ in range(9)]
    sign_off(open_stage(plain[1]), everywhere)
    sign_off(open_stage(plain[2]), first)
    return_to_author(open_stage(plain[2]), second, "改")
    plain[2].title = "改过"
    plain[2].save_revision(user=everywhere)
    submit(plain[2], author)
    take_over(open_stage(plain[3]), everywhere, "我来改")
    submit(plain[3], author)
    sign_off(open_stage(plain[4]), everywhere)
    sign_off(open_stage(plain[4]), second)
    return_to_stage(open_stage(plain[4]), final, 1, "再看")
    sign_off(open_stage(plain[5]), first)
    plain[5].current_workflow_state.cancel(user=author)
    submit(plain[5], author)
    claim(open_stage(plain[6]), first)
    return_to_author(open_stage(plain[7]), first, "改")
    for reviewer in reviewers:
        sign_off(open_stage(plain[8]), reviewer)
    in_review(column, everywhere)
    other = ArticleFactory(parent=column, owner=author)
    submit(other, first)
    old = ArticleFactory(parent=column, owner=everywhere, released=True)
    old.title = "再版"
    old.save_revision(user=author)
    submit(old, first)
    return [*reviewers, everywhere, author]


def test_queue_says_of_every_text_what_the_rule_says(column, author, reviewers):
    """The queue knows the facts from evidence, the rule from the texts; they have to agree."""
    people = the_cases(column, author, reviewers)
    seen = 0
    for person in people:
        listed = {row.task_state.pk: row.decision for row in queue_for(person)}
        for task in ReviewTask.objects.all():
            for state in task.task_states.filter(status="in_progress"):
                decision = case_at(state).decision_for(person)
                if decision.refusal in (None, "claimed"):
                    assert listed.pop(state.pk) == decision
                    seen += 1
        assert listed == {}
    assert seen > 12


def test_contributors_of_one_review_are_those_of_many(column, author, reviewers):
    everywhere = the_cases(column, author, reviewers)[3]
    for row in queue_for(everywhere):
        assert everywhere.pk not in case_at(row.task_state).hands


def test_queue_shows_column_submitter_and_claim(client, author, first_reviewer, column):
    claim(open_stage(in_review(column, author, title="论文一")), first_reviewer)
    client.force_login(first_reviewer)
    html = client.get(reverse("workflow_queue")).content.decode()
    for words in ("论文一", "理论研究", "初审", "林知夏", "温若谷"):
        assert words in html


def test_queue_is_filtered_by_stage_and_by_claim(client, column, author, reviewers):
    first, second, _final = reviewers
    first.groups.add(*second.groups.all())
    other = UserFactory(group=second.groups.get().name)
    colleague = UserFactory(group=reviewers[0].groups.first().name)
    colleague.groups.add(*first.groups.all())
    open_text, mine, theirs, later = (
        in_review(column, author, title=title) for title in ("甲", "乙", "丙", "丁")
    )
    claim(open_stage(mine), first)
    claim(open_stage(theirs), colleague)
    sign_off(open_stage(later), colleague)
    assert other.pk
    assert table(client, first) == ["甲", "乙", "丁"]
    assert table(client, first, stage=1) == ["甲", "乙"]
    assert table(client, first, stage=2) == ["丁"]
    assert table(client, first, claim="mine") == ["乙"]
    assert table(client, first, claim="colleagues") == ["丙"]
    assert table(client, first, claim="mine", stage=2) == []
    assert open_text.title == "甲"


@pytest.mark.parametrize("name", ["stage", "claim", "p"])
@pytest.mark.parametrize("value", ["x", "-1", "0", "9" * 400, "\ud800", "１", ""])
def test_no_filter_breaks_the_queue(client, column, author, first_reviewer, name, value):
    in_review(column, author, title="论文一")
    client.force_login(first_reviewer)
    address = reverse("workflow_queue")
    query = value.encode("utf-8", "surrogatepass").decode("latin-1")
    assert client.get(f"{address}?{name}={query}").status_code == 200


def test_queue_comes_in_pages_that_keep_the_filter(
    client, column, author, first_reviewer, monkeypatch
):
    monkeypatch.setattr("workflow.admin.views.queue.PAGE_SIZE", 2)
    for title in ("甲", "乙", "丙"):
        in_review(column, author, title=title)
    assert table(client, first_reviewer) == ["甲", "乙"]
    assert table(client, first_reviewer, p=2) == ["丙"]
    assert table(client, first_reviewer, p=99) == ["丙"]
    html = client.get(reverse("workflow_queue"), {"stage": 1}).content.decode()
    assert "?stage=1&amp;p=2" in html


def test_desk_shows_the_first_ten_and_leads_to_all(client, column, author, first_reviewer):
    for number in range(12):
        in_review(column, author, title=f"第{number}篇")
    client.force_login(first_reviewer)
    html = client.get("/admin/").content.decode()
    assert "第9篇" in html
    assert "第10篇" not in html
    assert "还有2篇" in html
    assert reverse("workflow_queue") in html


def test_menu_says_how_many_texts_wait(client, column, author, first_reviewer, second_reviewer):
    for _ in range(2):
        in_review(column, author)
    client.force_login(first_reviewer)
    assert "待审稿件（2）" in menu(client)
    client.force_login(second_reviewer)
    assert "待审稿件" in menu(client)
    assert "待审稿件（" not in menu(client)
    client.force_login(author)
    assert "待审稿件" not in menu(client)


def menu(client):
    html = client.get(reverse("wagtailadmin_account")).content.decode()
    return html.encode().decode("unicode-escape", "replace") if "\\u" in html else html


def test_cost_does_not_depend_on_how_many_texts_wait(client, home_page, author, first_reviewer):
    def cost(address):
        client.get(reverse(address))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(address)).status_code == 200
        return len(queries)

    def grow(amount):
        for _ in range(amount):
            column = ColumnFactory(parent=home_page, released=True)
            person = UserFactory(group=author.groups.get().name)
            article = in_review(column, person)
            claim(open_stage(article), first_reviewer)
        return {address: cost(address) for address in ("workflow_queue", "wagtailadmin_home")}

    client.force_login(first_reviewer)
    few = grow(FEW)
    assert grow(MANY - FEW) == few
    assert few["workflow_queue"] <= CEILING


def test_member_has_no_queue(client, member):
    client.force_login(member)
    assert client.get(reverse("workflow_queue")).status_code in (302, 403)
