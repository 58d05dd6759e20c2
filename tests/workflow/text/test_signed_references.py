"""What a public page names in its signed content stays, whatever code or screen deletes it."""

import pytest

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from taggit.models import Tag
from wagtail.models import Page

from articles.models import (
    ArticleAttachment,
    ArticleByline,
    ArticlePage,
    Author,
    CategoryIndexPage,
    PinnedArticle,
)
from site_core.models import SiteDocument, SiteImage
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    UserFactory,
    release,
)
from tests.support.standing import standing
from workflow.guards.signed_references import reference_fields
from workflow.services import take_down

# What each field by which a page names something names here. A new field needs a line.
NAMED = {
    "articles.ArticleAttachment.document": SiteDocument,
    "articles.ArticleByline.author": Author,
    "articles.ArticleKeyword.tag": Tag,
    "articles.ArticlePage.also_in": CategoryIndexPage,
    "articles.ArticlePage.lead_image": SiteImage,
    "articles.CategoryIndexPage.responsible_editor": get_user_model(),
    "articles.PinnedArticle.article": ArticlePage,
}


@standing
def draft_column(home_page):
    return ColumnFactory(parent=home_page, title="未发布的栏目")


@standing
def draft(column):
    return ArticleFactory(parent=column, title="未发布的文章")


@standing
def public(column, draft_column):
    article = ArticleFactory(
        parent=column,
        title="公开的文章",
        also_in=[draft_column],
        lead_image=ImageFactory(),
        bylines=[ArticleByline.of(AuthorFactory())],
        attachments=[ArticleAttachment(document=DocumentFactory())],
    )
    article.keywords.add("公文")
    release(article.save_revision())
    return ArticlePage.objects.get(pk=article.pk)


@standing
def naming(column, public, draft):
    """A public column that names a person and a draft."""
    column.responsible_editor = UserFactory()
    column.pinned_articles = [PinnedArticle(article=draft)]
    release(column.save_revision())
    return CategoryIndexPage.objects.get(pk=column.pk)


@standing
def choosing(home_page, draft, draft_column):
    """The public home page, whose sections choose a draft and a column that is none yet."""
    home_page.sections = [
        ("picked", {"title": "精选", "articles": [draft]}),
        ("column", {"column": draft_column, "title": "", "count": 3}),
    ]
    release(home_page.save_revision())
    return home_page


def named_by(field, public, naming):
    """What the public pages name by this field."""
    holder = naming if field.model in (CategoryIndexPage, PinnedArticle) else public
    if issubclass(field.model, Page):
        value = getattr(holder, field.name)
        return value.get() if field.many_to_many else value
    parent = next(f for f in field.model._meta.fields if f.name in ("article", "content_object"))
    if field.model is PinnedArticle:
        return PinnedArticle.objects.get(column=holder).article
    return getattr(field.model.objects.get(**{parent.name: holder}), field.name)


def deleted_by_itself(thing):
    type(thing).objects.get(pk=thing.pk).delete()


def deleted_in_a_queryset(thing):
    type(thing).objects.filter(pk=thing.pk).delete()


def test_every_field_by_which_a_page_names_something_is_known():
    assert {str(field) for field in reference_fields()} == set(NAMED)


@pytest.mark.parametrize("way", [deleted_by_itself, deleted_in_a_queryset])
@pytest.mark.parametrize("name", NAMED)
def test_no_code_deletes_what_a_public_page_names(public, naming, name, way):
    field = next(field for field in reference_fields() if str(field) == name)
    thing = named_by(field, public, naming)
    assert isinstance(thing, NAMED[name])
    with pytest.raises((PermissionDenied, ProtectedError)), transaction.atomic():
        way(thing)
    assert type(thing).objects.filter(pk=thing.pk).exists()
    call_command("verify_live")


@pytest.mark.parametrize("way", [deleted_by_itself, deleted_in_a_queryset])
def test_no_code_deletes_what_a_public_body_chooses(choosing, draft, draft_column, way):
    for page in (draft, draft_column, Page.objects.get(pk=draft.pk)):
        with pytest.raises(PermissionDenied, match=choosing.title), transaction.atomic():
            way(page)
    call_command("verify_live")


def test_refusal_names_the_pages(public, column):
    author = public.bylines.get().author
    ArticleFactory(parent=column, title="另一篇", released=True, bylines=[ArticleByline.of(author)])
    with pytest.raises(PermissionDenied, match="《公开的文章》、《另一篇》"), transaction.atomic():
        author.delete()


def test_keyword_of_a_public_page_keeps_its_name(public):
    tag = Tag.objects.get(name="公文")
    tag.save()
    tag.name = "冒名"
    with pytest.raises(PermissionDenied), transaction.atomic():
        tag.save()
    call_command("verify_live")


def test_what_only_drafts_and_former_pages_name_is_deleted(public, column, superuser):
    author = public.bylines.get().author
    ArticleFactory(parent=column, bylines=[ArticleByline.of(author)])
    take_down(public, superuser, "有误")
    author.delete()
    public.also_in.get().delete()
    row = ArticlePage.objects.get(pk=public.pk).bylines.get()
    assert (row.author, row.name) == (None, author.name)


def test_list_changed_in_its_own_table_is_reported(public):
    ArticlePage.also_in.through.objects.filter(articlepage=public).delete()
    with pytest.raises(CommandError):
        call_command("verify_live")


def addresses_for_deleting(thing):
    model = type(thing)._meta
    bulk = reverse("wagtail_bulk_action", args=[model.app_label, model.model_name, "delete"])
    if isinstance(thing, Page):
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        return [reverse("wagtailadmin_pages:delete", args=[thing.pk]), f"{bulk}?id={thing.pk}"]
    if isinstance(thing, Author):
        return [
            reverse("wagtailsnippets_articles_author:delete", args=[thing.pk]),
            f"{bulk}?id={thing.pk}",
        ]
    return [reverse("wagtailusers_users:delete", args=[thing.pk]), f"{bulk}?id={thing.pk}"]


@pytest.mark.parametrize(
    "name",
    [
        "articles.ArticleByline.author",
        "articles.ArticlePage.also_in",
        "articles.CategoryIndexPage.responsible_editor",
        "articles.PinnedArticle.article",
    ],
)
def test_screens_say_which_public_page_names_it(client, superuser, public, naming, name):
    field = next(field for field in reference_fields() if str(field) == name)
    thing = named_by(field, public, naming)
    client.force_login(superuser)
    for address in addresses_for_deleting(thing):
        assert client.get(address).status_code == 200
        response = client.post(address, {"next": "/admin/"}, follow=True)
        assert response.status_code == 200
        messages = [str(message) for message in response.context["messages"]]
        title = naming.title if field.model in (CategoryIndexPage, PinnedArticle) else public.title
        assert any(f"《{title}》" in message for message in messages)
        assert type(thing).objects.filter(pk=thing.pk).exists()
    call_command("verify_live")
