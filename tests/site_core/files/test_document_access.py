"""A document is served to readers of a public page that offers it, and to those who work with it."""

import pytest

from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
)

from articles.models import ArticleAttachment, ArticlePage
from home.bootstrap import EDITORS
from site_core.models import SiteDocument
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    StandardPageFactory,
    UserFactory,
    release,
)
from tests.members.organisations import admitted
from tests.support.small_files import pdf, pdf_file
from tests.support.standing import standing
from workflow.services import return_to_author, sign_off, submit, take_down


@standing
def document():
    return DocumentFactory(title="投稿须知", file=pdf_file(text="投稿须知"))


def status_of(client, document):
    response = client.get(document.url)
    b"".join(response)  # which closes the file
    return response.status_code


def link_to(document):
    return [("paragraph", f'<p><a linktype="document" id="{document.pk}">附件</a></p>')]


def page_with(document, parent, **fields):
    return ArticleFactory(parent=parent, body=link_to(document), **fields)


# --- Readers ------------------------------------------------------------------------------------


def test_document_of_a_public_article_is_served(client, column, document):
    page_with(document, column, released=True)
    response = client.get(document.url)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == pdf("投稿须知")


def test_attachment_of_a_public_article_is_served(client, column, document):
    attachments = [ArticleAttachment(document=document)]
    ArticleFactory(parent=column, attachments=attachments, released=True)
    assert status_of(client, document) == 200


def test_document_of_a_public_standard_page_is_served(client, home_page, document):
    StandardPageFactory(parent=home_page, body=link_to(document), released=True)
    assert status_of(client, document) == 200


def test_what_a_reader_gets_depends_on_nobody(client, column, document):
    """No session is read, so that one answer serves everybody."""
    page_with(document, column, released=True)
    response = client.get(document.url)
    b"".join(response)  # which closes the file
    assert "Cookie" not in response.headers.get("Vary", "")


def test_unused_document_is_not_there(client, document):
    response = client.get(document.url)
    assert response.status_code == 404
    assert "投稿须知" not in response.content.decode()


def test_document_of_a_draft_is_not_there(client, column, document):
    page_with(document, column)
    assert status_of(client, document) == 404


def test_document_that_only_a_newer_draft_offers_is_not_there(client, column, document):
    article = ArticleFactory(parent=column, released=True)
    article.body = link_to(document)
    revision = article.save_revision()
    assert status_of(client, document) == 404
    release(revision)
    assert status_of(client, document) == 200


def test_document_that_a_newer_release_took_out_is_gone(client, column, document):
    attachments = [ArticleAttachment(document=document)]
    article = ArticleFactory(parent=column, attachments=attachments, released=True)
    article = ArticlePage.objects.get(pk=article.pk)
    article.attachments = []
    release(article.save_revision())
    assert status_of(client, document) == 404


def test_document_of_a_text_under_review_or_returned_is_not_there(
    client, column, author, first_reviewer, document
):
    article = page_with(document, column, owner=author)
    submit(article, author)
    assert status_of(client, document) == 404
    return_to_author(article.current_workflow_task_state, first_reviewer, "请补充")
    assert status_of(client, document) == 404


def test_document_is_there_from_the_last_signature_on(client, column, author, reviewers, document):
    article = page_with(document, column, owner=author)
    submit(article, author)
    for reviewer in reviewers:
        assert status_of(client, document) == 404
        sign_off(article.current_workflow_task_state, reviewer)
    assert status_of(client, document) == 200


def test_document_goes_with_the_page_that_is_taken_down(client, column, final_reviewer, document):
    article = page_with(document, column, released=True)
    take_down(article, final_reviewer, "有误")
    assert status_of(client, document) == 404


@pytest.mark.parametrize(("audience", "status"), [("members", 200), ("organisations", 404)])
def test_document_of_a_members_only_article_is_for_members(
    client, column, member, document, audience, status
):
    page_with(document, column, released=True, audience=audience)
    assert status_of(client, document) == 404
    client.force_login(member)
    assert status_of(client, document) == status


def test_document_for_organisations_is_for_those_with_a_seat(
    client, column, member, site_manager, document
):
    page_with(document, column, released=True, audience="organisations")
    admitted(member, site_manager)
    client.force_login(member)
    assert status_of(client, document) == 200


def test_document_for_some_is_stored_by_nobody(client, column, member, document):
    page_with(document, column, released=True, audience="members")
    client.force_login(member)
    assert "no-store" in client.get(document.url)["Cache-Control"]


def test_document_for_everybody_asks_for_nobody(client, column, member, document):
    page_with(document, column, released=True)
    client.force_login(member)
    answer = client.get(document.url)
    assert "Cookie" not in answer.get("Vary", "")


def test_document_that_an_open_article_offers_too_is_open(client, column, document):
    page_with(document, column, released=True, audience="members")
    page_with(document, column, released=True)
    assert status_of(client, document) == 200


@pytest.mark.parametrize("level", ["article", "column", "root"])
def test_document_of_a_restricted_page_is_not_open(client, column, document, level):
    article = page_with(document, column, released=True)
    places = {"article": article, "column": column, "root": Page.objects.get(depth=1)}
    PageViewRestriction.objects.create(page=places[level], restriction_type="login")
    assert status_of(client, document) == 404


def test_privacy_of_a_collection_goes_on_working(client, column, document):
    collection = Collection.get_first_root_node().add_child(name="内部")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    SiteDocument.objects.filter(pk=document.pk).update(collection=collection)
    assert status_of(client, document) == 404  # no page offers it
    page_with(document, column, released=True)
    response = client.get(document.url)
    assert response.status_code == 302
    assert response.url.startswith("/_util/login/")


def test_what_is_withheld_looks_like_what_does_not_exist(client, document):
    withheld = client.get(document.url)
    missing = client.get(f"/documents/999999/{document.filename}")
    assert (withheld.status_code, withheld.content) == (missing.status_code, missing.content)


@pytest.mark.parametrize(
    "path", ["{}", "./{}", "images/../{}", "/{}", "images//..//{}", "{}?x=1", "%64ocuments/{}"]
)
def test_file_of_a_document_has_no_address_of_its_own(client, column, document, path):
    page_with(document, column, released=True)
    name = document.file.name
    address = path.format(name.removeprefix("documents/") if "%64" in path else name)
    assert client.get(f"/media/{address}").status_code in (400, 404)


# --- Those who work with it ---------------------------------------------------------------------


@pytest.mark.parametrize("person", ["author", "first_reviewer", "site_manager", "superuser"])
def test_people_of_the_office_have_every_document(client, request, column, document, person):
    page_with(document, column)
    client.force_login(request.getfixturevalue(person))
    assert status_of(client, document) == 200


def test_who_may_edit_a_page_has_its_documents(client, column, document):
    """Also without any right in the collection of documents."""
    editor = UserFactory(group=EDITORS.name)
    group = editor.groups.get()
    group.collection_permissions.all().delete()
    client.force_login(editor)
    assert status_of(client, document) == 404
    page_with(document, column, owner=editor)
    assert status_of(client, document) == 200


def test_reader_with_an_account_has_no_document_of_a_draft(client, column, member, document):
    page_with(document, column)
    client.force_login(member)
    assert status_of(client, document) == 404


# --- What it costs, and what else could offer a document ----------------------------------------


def test_cost_does_not_grow_with_the_pages_that_offer_it(client, column, home_page, document):
    def cost(pages):
        for number in range(pages):
            page_with(document, column, released=True, audience="members")
            StandardPageFactory(
                parent=home_page, title=f"页{number}", body=link_to(document), released=True
            )
        with CaptureQueriesContext(connection) as queries:
            assert status_of(client, document) == 200
        return len(queries)

    few = cost(3)
    assert cost(9) == few
    assert few <= 12


def test_nothing_but_pages_refers_to_documents():
    """Chrome that did would have to count in `site_core.files.document_access`."""
    offering = set()
    for model in ReferenceIndex.indexed_models:
        if model._meta.app_label not in {"site_core", "members", "workflow", "articles", "home"}:
            continue
        text = " ".join(
            f"{field.related_model} {type(field).__name__}"
            for field in model._meta.get_fields()
            if hasattr(field, "extract_references") or field.related_model is SiteDocument
        )
        if text and not issubclass(model, Page):
            offering.add(model)
    # A rendition or tag of a file is no offer.
    assert {model for model in offering if model is not SiteDocument} == set()
    assert apps.get_model("articles", "ArticlePage") in ReferenceIndex.indexed_models


def test_file_with_another_name_is_not_served(client, column):
    document = DocumentFactory(file=pdf_file("真名.pdf"))
    page_with(document, column, released=True)
    assert client.get(f"/documents/{document.pk}/other.pdf").status_code == 404


def test_no_document_is_shown_in_the_window_of_the_site(client, column, document):
    page_with(document, column, released=True)
    response = client.get(document.url)
    b"".join(response)  # which closes the file
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
