"""What cannot be stored or seen, typed into the form of an article."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, nested_form_data

from articles.models import ArticlePage
from site_core.blocks.streams import BodyStreamBlock
from site_core.text.characters import fit
from tests.factories import ArticleFactory
from tests.permissions.answers import taken_back
from tests.support.article_forms import article_form
from tests.support.form_fields import block_data, content_state

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.fixture
def add_address(client, author, column):
    client.force_login(author)
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", column.pk])


def in_every_field(typed):
    body = block_data(BodyStreamBlock(), "body", typed)
    row = {"author": "", "name": f"甲{typed}", "unit": typed}
    fields = ("kicker", "subtitle", "summary", "source", "responsible_editor", "keywords")
    return (
        article_form(
            title=f"题{typed}", bylines=inline_formset([row]), **dict.fromkeys(fields, typed)
        )
        | body
    )


@pytest.mark.django_db
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=ANYTHING)
def test_draft_is_saved_whatever_is_typed_into_its_fields(client, add_address, typed):
    with taken_back():
        assert client.post(add_address, in_every_field(typed)).status_code < 500


def test_rest_of_a_text_with_what_cannot_be_stored_is_kept(client, add_address):
    data = in_every_field("公\x00文\ufffe写")
    assert client.post(add_address, data).status_code == 302
    article = ArticlePage.objects.get().get_latest_revision_as_object()
    texts = [
        article.title,
        article.summary,
        article.byline_rows[0].name,
        str(article.body.raw_data),
    ]
    assert all("公 文 写" in text for text in texts)
    assert "公 文 写 \ufffd尾" in str(article.body.raw_data)
    assert all(fit(text) == text for text in texts)


@pytest.mark.parametrize("title", ["\u200b\u200b", "\ufeff", "\u3164", "\u2060\n", "\x00"])
def test_title_of_nothing_that_can_be_seen_is_refused_as_empty(client, add_address, title):
    submitted = {"action-submit": "1"}
    response = client.post(add_address, article_form(title=title) | submitted)
    of_nothing = client.post(add_address, article_form(title="") | submitted)
    assert response.context["form"].errors["title"] == of_nothing.context["form"].errors["title"]
    assert not ArticlePage.objects.exists()


def test_author_of_nothing_that_can_be_seen_is_refused(client, add_address):
    row = {"author": "", "name": "\u200b", "unit": "某校"}
    client.post(add_address, article_form(bylines=inline_formset([row])))
    assert not ArticlePage.objects.exists()


def test_link_to_a_neighbour_is_never_empty(client, column):
    unseen, shown = (ArticleFactory(parent=column, released=True) for _number in range(2))
    ArticlePage.objects.filter(pk=unseen.pk).update(title="\u200b\u200b")
    assert ">（无标题）</a>" in client.get(shown.url).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        "<p>甲</p>",
        "{}",
        "[]",
        "null",
        '{"blocks": [{}], "entityMap": {}}',
        '{"blocks": 1}',
        content_state("甲").replace(
            '"entityRanges": []', '"entityRanges": [{"key": 5, "offset": 0, "length": 1}]'
        ),
    ],
)
def test_what_is_no_text_of_the_editor_is_refused(client, add_address, sent):
    body = {
        "count": "1",
        "0": {"type": "paragraph", "order": "0", "deleted": "", "id": "", "value": sent},
    }
    data = article_form() | nested_form_data({"body": body})
    assert client.post(add_address, data).status_code == 400


def test_passwords_are_taken_as_they_are_typed(client, member):
    response = client.post(reverse("account_login"), {"login": "member", "password": "\u200b"})
    assert "password" not in response.context["form"].errors
