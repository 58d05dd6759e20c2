"""A submission is answered with every reason at once; a draft is never refused."""

from functools import partial

import pytest

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from wagtail.models import WorkflowState
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from articles.models import ArticleByline, ArticlePage, CategoryIndexPage
from evidence.models import Evidence
from home.bootstrap import SITE_MANAGERS
from home.models import HomePage, StandardPage
from tests.factories import (
    ArticleFactory,
    ColumnFactory,
    ImageFactory,
    StandardPageFactory,
    UserFactory,
)
from tests.support.article_forms import article_form
from workflow.forms.page import ReviewedPageForm
from workflow.services import request_emergency, return_to_author, submit
from workflow.text.submission import SubmissionRefused

SUBMIT = {"action-submit": "1"}
INVISIBLE = "\u200b\u2060\u3164\u3000"


def complete_form(**fields):
    body = streamfield([("paragraph", rich_text("<p>正文</p>"))])
    bylines = inline_formset([{"author": "", "name": "高砚秋", "unit": ""}])
    return article_form(**({"title": "值班记录", "body": body, "bylines": bylines} | fields))


@pytest.fixture
def add_address(client, author, column):
    client.force_login(author)
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", column.pk])


def reasons_in(response):
    """(code, field) of every reason that the form shows."""
    shown = response.context["form"].submission_reasons
    return [(reason.reason.code, reason.reason.field) for reason in shown]


def refused(act, *args):
    """(code, field) of the reasons for which a verb refuses."""
    with pytest.raises(SubmissionRefused) as refusal:
        act(*args)
    return {(reason.code, reason.field) for reason in refusal.value.reasons}


# --- In code ------------------------------------------------------------------------------------


def test_submitting_an_article_with_only_a_title_says_all_that_is_missing(column, author):
    article = ArticleFactory(parent=column, owner=author, body=[], bylines=[])
    assert refused(submit, article, author) == {("no-body", "body"), ("no-author", "bylines")}
    assert not Evidence.objects.filter(page_id=article.pk).exists()


@pytest.mark.parametrize(
    ("block", "value", "code", "place"),
    [
        ("paragraph", "<p>\u200b</p>", "empty-block", ""),
        ("paragraph", "<p> &nbsp; </p>", "empty-block", ""),
        ("heading", {"text": "\u2060", "level": "2"}, "empty-block", ".text"),
        ("quote", {"text": "\u3164", "attribution": "编者"}, "empty-block", ".text"),
        ("callout", {"kind": "tip", "text": "<p></p>"}, "empty-block", ".text"),
        ("table", {"columns": [], "rows": []}, "empty-block", ""),
    ],
)
def test_empty_block_is_named_by_its_place(column, author, block, value, code, place):
    body = [("paragraph", "<p>正文</p>"), (block, value)]
    article = ArticleFactory(parent=column, owner=author)
    article.body = body
    article.save_revision(user=author, clean=False)
    stored = article.get_latest_revision_as_object().body[1]
    assert (code, f"body.{stored.id}{place}") in refused(submit, article, author)


def test_picture_without_words_is_refused_wherever_it_stands(column, author):
    picture = ImageFactory(description="")
    article = ArticleFactory(parent=column, owner=author, lead_image=picture)
    article.body = [
        ("image", {"image": picture, "alt": "", "decorative": False, "caption": ""}),
        (
            "gallery",
            {"title": "", "pictures": [{"image": picture}, {"image": picture, "alt": "图"}]},
        ),
    ]
    article.save_revision(user=author, clean=False)
    found = refused(submit, article, author)
    codes = [code for code, _field in found]
    assert codes.count("no-alternative-text") == 3
    assert ("no-alternative-text", "lead_image") in found


def test_reprint_needs_its_source_and_no_author(column, author):
    article = ArticleFactory(
        parent=column, owner=author, bylines=[], source_url="https://a.example/"
    )
    assert refused(submit, article, author) == {("no-author", "bylines"), ("no-source", "source")}
    article.source = "《示例日报》"
    article.save_revision(user=author)
    assert submit(article, author)


def test_byline_of_invisible_characters_is_no_author(column, author):
    article = ArticleFactory(
        parent=column, owner=author, bylines=[ArticleByline(name="\u3164\u3164")]
    )
    assert ("no-author", "bylines") in refused(submit, article, author)


def test_title_of_invisible_characters_is_refused(column, author):
    article = ArticleFactory(parent=column, owner=author, title=INVISIBLE, slug="x")
    assert ("no-title", "title") in refused(submit, article, author)


def test_standard_page_needs_a_body_and_columns_and_home_page_only_a_title(
    home_page, column, site_manager
):
    page = StandardPageFactory(parent=home_page, owner=site_manager, body=[])
    assert refused(submit, page, site_manager) == {("no-body", "body")}
    assert submit(ColumnFactory(parent=home_page, owner=site_manager), site_manager)
    assert submit(home_page, site_manager)


def test_body_of_a_picture_alone_is_a_body(column, author):
    article = ArticleFactory(parent=column, owner=author)
    article.body = [("image", {"image": ImageFactory(), "alt": "合影"})]
    article.save_revision(user=author)
    assert submit(article, author)


def test_superuser_is_refused_too(column, superuser):
    article = ArticleFactory(parent=column, owner=superuser, bylines=[])
    assert refused(submit, article, superuser) == {("no-author", "bylines")}


def test_emergency_release_of_an_incomplete_text_is_refused(column, superuser):
    article = ArticleFactory(parent=column, owner=superuser, body=[])
    reason = "台风红色预警，需要立即告知读者，不能等待审核。"
    assert refused(request_emergency, article, superuser, reason) == {("no-body", "body")}


def test_incomplete_text_is_refused_again_after_a_return(column, author, first_reviewer):
    article = ArticleFactory(parent=column, owner=author)
    return_to_author(submit(article, author).current_task_state, first_reviewer, "请补充")
    article.body = []
    article.save_revision(user=author)
    assert refused(submit, article, author) == {("no-body", "body")}


@pytest.mark.parametrize("way", ["start", "resume"])
def test_wagtails_own_verbs_are_refused(column, author, first_reviewer, way):
    article = ArticleFactory(parent=column, owner=author)
    state = submit(article, author)
    return_to_author(state.current_task_state, first_reviewer, "请补充")
    article.body = []
    article.save_revision(user=author)
    state.refresh_from_db()
    if way == "start":
        state.cancel(user=author)
    again = {"resume": state.resume, "start": partial(article.get_workflow().start, article)}
    with pytest.raises(PermissionDenied):
        again[way](user=author)


def test_code_is_not_asked_about_a_title_that_stands_there_already(column, author):
    ArticleFactory(parent=column, title="值班记录", released=True)
    assert submit(ArticleFactory(parent=column, owner=author, title="值班记录"), author)


# --- On the screen ------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [ArticlePage, CategoryIndexPage, HomePage, StandardPage])
def test_every_page_type_asks_at_its_form(model):
    assert issubclass(model.get_edit_handler().get_form_class(), ReviewedPageForm)


def test_form_lists_every_reason_and_keeps_what_was_typed(client, add_address):
    data = complete_form(
        kicker="写了很久的话",
        body=streamfield([]),
        bylines=inline_formset([]),
        source_url="https://a.example/",
        lead_image=str(ImageFactory(description="").pk),
    )
    response = client.post(add_address, data | SUBMIT)
    assert reasons_in(response) == [
        ("no-author", "bylines"),
        ("no-body", "body"),
        ("no-alternative-text", "lead_image"),
        ("no-source", "source"),
    ]
    html = response.content.decode()
    assert "写了很久的话" in html
    assert 'data-reason-field="bylines"' in html
    assert not ArticlePage.objects.exists()


def test_reasons_of_fields_and_of_the_text_stand_in_one_list(client, add_address):
    picture = {"image": ImageFactory(description="").pk, "alt": "", "caption": ""}
    body = streamfield([("heading", {"text": "", "level": "2"}), ("image", picture)])
    row = {"author": "", "name": "", "unit": "某校"}
    data = complete_form(title="", source_url="不是地址", body=body, bylines=inline_formset([row]))
    found = reasons_in(client.post(add_address, data | SUBMIT))
    fields = [field for _code, field in found]
    assert len(fields) == len(set(fields))
    assert {"title", "source_url", "body.0.text", "body.1.alt", "bylines-0-author"} == set(fields)


def test_author_taken_off_in_the_form_is_no_author(client, column, author):
    article = ArticleFactory(parent=column, owner=author)
    byline = article.bylines.get()
    row = {"id": byline.pk, "author": "", "name": "编辑部", "unit": "", "DELETE": "on"}
    data = complete_form(slug=article.slug, bylines=inline_formset([row], initial=1))
    client.force_login(author)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert reasons_in(client.post(address, data | SUBMIT)) == [("no-author", "bylines")]
    del data["bylines-0-DELETE"]
    assert client.post(address, data | SUBMIT).status_code == 302
    (kept,) = article.get_latest_revision_as_object().bylines.all()
    assert (kept.pk, kept.name) == (byline.pk, "编辑部")


def test_same_text_is_saved_as_a_draft(client, add_address):
    data = complete_form(title="值班记录", body=streamfield([]), bylines=inline_formset([]))
    assert client.post(add_address, data).status_code == 302
    assert ArticlePage.objects.get().latest_revision


def test_draft_is_saved_by_itself_without_a_question(client, column, author):
    ArticleFactory(parent=column, title="值班记录", released=True)
    article = ArticleFactory(parent=column, owner=author, title="另一题")
    client.force_login(author)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    data = complete_form(title="值班记录", body=streamfield([]), slug=article.slug)
    response = client.post(address, data, headers={"accept": "application/json"})
    assert response.json()["success"]


@pytest.mark.parametrize("button", ["action-submit", "action-restart-workflow"])
def test_returned_text_is_refused_by_both_buttons(client, column, author, first_reviewer, button):
    article = ArticleFactory(parent=column, owner=author)
    state = submit(article, author)
    return_to_author(state.current_task_state, first_reviewer, "请补充")
    client.force_login(author)
    data = complete_form(slug=article.slug, body=streamfield([])) | {button: "1"}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data)
    assert reasons_in(response) == [("no-body", "body")]
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES


def test_title_that_stands_there_already_is_a_warning_that_names_it(client, add_address, column):
    other = ArticleFactory(parent=column, title="值班记录", released=True)
    response = client.post(add_address, complete_form() | SUBMIT)
    assert reasons_in(response) == [("same-title", "title")]
    html = response.content.decode()
    assert "仍然送审" in html
    assert f'href="{other.url}"' in html
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize("state", ["draft", "review", "also in"])
def test_text_in_work_and_one_placed_here_are_named_too(
    client, add_address, home_page, column, author, state
):
    place = ColumnFactory(parent=home_page, released=True) if state == "also in" else column
    other = ArticleFactory(parent=place, owner=author, title="值班记录")
    if state == "review":
        submit(other, author)
    if state == "also in":
        other.also_in.set([column])
        other.save()
    response = client.post(add_address, complete_form() | SUBMIT)
    assert reasons_in(response) == [("same-title", "title")]
    assert reverse("wagtailadmin_pages:edit", args=[other.pk]) in response.content.decode()


def test_confirmed_warning_is_not_told_again(client, add_address, column):
    other = ArticleFactory(parent=column, title="值班记录", released=True)
    confirmed = {"confirmed": f"same-title:{other.pk}"}
    assert client.post(add_address, complete_form() | SUBMIT | confirmed).status_code == 302
    assert ArticlePage.objects.latest("pk").current_workflow_task.name == "初审"


@pytest.mark.parametrize("key", ["same-title:0", "same-title", "no-body:body", "x"])
def test_only_exactly_this_warning_is_confirmed(client, add_address, column, key):
    ArticleFactory(parent=column, title="值班记录", released=True)
    response = client.post(add_address, complete_form() | SUBMIT | {"confirmed": key})
    assert reasons_in(response) == [("same-title", "title")]


def test_refusal_cannot_be_confirmed(client, add_address):
    data = complete_form(body=streamfield([])) | SUBMIT | {"confirmed": "no-body:body"}
    response = client.post(add_address, data)
    assert reasons_in(response) == [("no-body", "body")]
    assert "仍然送审" not in response.content.decode()


def test_same_title_elsewhere_is_no_matter(client, add_address, home_page):
    ArticleFactory(parent=ColumnFactory(parent=home_page), title="值班记录", released=True)
    assert client.post(add_address, complete_form() | SUBMIT).status_code == 302


def test_title_of_a_colleagues_draft_is_named_without_a_link(client, add_address, column):
    colleague = UserFactory(group=SITE_MANAGERS.name)
    other = ArticleFactory(parent=column, owner=colleague, title="值班记录")
    html = client.post(add_address, complete_form() | SUBMIT).content.decode()
    assert "值班记录" in html
    assert reverse("wagtailadmin_pages:edit", args=[other.pk]) not in html
