"""Making articles, by service and by form."""

import pytest

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from articles.models import ArticlePage
from articles.services import create_column, create_draft
from home.models import HomePage, StandardPage
from tests.factories import ArticleFactory, AuthorFactory, ColumnFactory, ImageFactory
from tests.support.article_forms import article_form


def form(**fields):
    """The form of a short article."""
    body = streamfield([("paragraph", rich_text("<p>正文</p>"))])
    return article_form(**({"title": "值班记录", "body": body} | fields))


@pytest.fixture
def add_address(client, author, column):
    client.force_login(author)
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", column.pk])


def test_service_makes_a_draft_of_its_user(column, author):
    article = create_draft(column=column, user=author, title="值班记录", keywords=["值班"])
    stored = ArticlePage.objects.get(pk=article.pk)
    assert (stored.live, stored.owner, stored.slug) == (False, author, "zhi-ban-ji-lu")
    assert stored.latest_revision.user == author
    assert stored.latest_revision.as_object().keyword_list[0].name == "值班"


def test_stranger_cannot_make_drafts(column, member):
    with pytest.raises(PermissionDenied):
        create_draft(column=column, user=member, title="值班记录")
    with pytest.raises(PermissionDenied):
        create_column(parent=column, user=member, title="新栏目")


def test_refused_draft_leaves_nothing_behind(column, author):
    with pytest.raises(ValidationError):
        create_draft(column=column, user=author, title="值" * 300)
    assert not ArticlePage.objects.exists()


def test_form_makes_a_draft_with_pinyin_slug_and_word_count(client, add_address):
    response = client.post(add_address, form())
    article = ArticlePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert article.slug == "zhi-ban-ji-lu"
    assert article.get_latest_revision_as_object().word_count == 2


def test_form_copies_the_author_into_the_byline(client, add_address):
    writer = AuthorFactory(name="高砚秋", unit="云溪文理学院")
    row = {"author": writer.pk, "name": "", "unit": ""}
    client.post(add_address, form(bylines=inline_formset([row])))
    (byline,) = ArticlePage.objects.get().get_latest_revision_as_object().byline_rows
    assert (byline.name, byline.unit) == ("高砚秋", "云溪文理学院")


def test_byline_without_any_name_is_refused(client, add_address):
    row = {"author": "", "name": "", "unit": "某校"}
    client.post(add_address, form(bylines=inline_formset([row])))
    assert not ArticlePage.objects.exists()


def test_half_finished_draft_is_saved_and_not_submitted(client, add_address):
    picture = {"image": ImageFactory(description="").pk, "alt": "", "caption": ""}
    data = form(source_url="https://example.org/", body=streamfield([("image", picture)]))
    client.post(add_address, data | {"action-submit": "1"})
    assert not ArticlePage.objects.exists()
    assert client.post(add_address, data).status_code == 302
    assert ArticlePage.objects.get().latest_revision


def test_control_characters_are_taken_out(client, add_address):
    client.post(add_address, form(title="软\x0b换行"))
    assert ArticlePage.objects.get().title == "软 换行"


def test_slug_follows_the_title_until_release(client, add_address):
    client.post(add_address, form(title="值班"))
    article = ArticlePage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert 'placeholder="zhi-ban"' in client.get(edit).content.decode()
    client.post(edit, form(title="值班记录要写清时刻"))
    article.refresh_from_db()
    assert article.slug == "zhi-ban-ji-lu-yao-xie-qing-shi-ke"


def test_slug_an_editor_typed_stays(client, add_address):
    client.post(add_address, form(slug="duty-log"))
    article = ArticlePage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert 'value="duty-log"' in client.get(edit).content.decode()


def test_public_slug_does_not_follow_the_title(column):
    article = ArticleFactory(parent=column, title="值班记录", released=True)
    assert not article.slug_follows_title


def test_submitting_from_the_form_starts_the_first_stage(client, add_address):
    byline = {"author": "", "name": "高砚秋", "unit": ""}
    data = form(bylines=inline_formset([byline]))
    client.post(add_address, data | {"action-submit": "1"})
    article = ArticlePage.objects.get()
    assert article.current_workflow_task.name == "初审"
    assert not article.live


def test_forged_publish_button_saves_a_draft_only(client, add_address):
    client.post(add_address, form() | {"action-publish": "1"})
    assert not ArticlePage.objects.live().exists()


@pytest.mark.parametrize(
    ("model", "parents"),
    [
        (ArticlePage, {"column"}),
        (StandardPage, {"home_page"}),
        (HomePage, set()),
    ],
)
def test_tree_rules(home_page, column, model, parents):
    places = {
        "home_page": home_page,
        "column": column,
        "article": ArticleFactory(parent=column),
    }
    assert {name for name, place in places.items() if model.can_create_at(place)} == parents


def test_article_cannot_move_under_the_home_page(home_page, column):
    article = ArticleFactory(parent=column)
    assert not article.can_move_to(home_page)
    assert article.can_move_to(ColumnFactory(parent=home_page))
