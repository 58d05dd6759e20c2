"""The answer to the first saving of a new page may be lost; the same form, sent again, makes no second one."""

import re
from uuid import uuid5

import pytest

from django.db import transaction
from django.urls import reverse

from wagtail.test.utils.form_data import inline_formset

from articles.models import ArticlePage, Author
from tests.factories import ArticleFactory
from tests.support.article_forms import article_form
from tests.workflow.test_submission import complete_form
from workflow.admin.views.editor import NAMES_OF_NEW_PAGES

pytestmark = pytest.mark.django_db
BY_ITSELF = {"accept": "application/json"}


@pytest.fixture
def address(column):
    return reverse("wagtailadmin_pages:add", args=["articles", "articlepage", column.pk])


def opened(client, address):
    """The name that a form, opened now, gives to its page."""
    html = client.get(address).content.decode()
    return re.search(r'name="new_page" value="([^"]+)"', html)[1]


def titles():
    return [page.get_latest_revision_as_object().title for page in ArticlePage.objects.all()]


@pytest.mark.parametrize("headers", [[BY_ITSELF, {}], [BY_ITSELF, BY_ITSELF], [{}, BY_ITSELF]])
def test_form_sent_twice_makes_one_page(client, author, address, headers):
    client.force_login(author)
    name = opened(client, address)
    people = [Author.objects.create(name=name) for name in ("季云帆", "季云舟")]
    for title, header in zip(("值班", "值班记录"), headers, strict=True):
        rows = inline_formset(
            [{"author": person.pk, "name": "", "role": "author"} for person in people]
        )
        form = article_form(title=title, bylines=rows, new_page=name)
        response = client.post(address, form, headers=header)
        assert response.status_code in (200, 302)
    assert titles() == ["值班记录"]
    draft = ArticlePage.objects.get().get_latest_revision_as_object()
    assert draft.bylines.count() == 2
    if headers[1]:
        edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        assert response.json()["url"] == edit
        assert response.json()["hydrate_url"].startswith(edit)


def test_two_windows_make_two_pages(client, author, address):
    client.force_login(author)
    names = [opened(client, address) for _window in range(2)]
    for name in names:
        client.post(address, article_form(title="值班", new_page=name))
    assert len(titles()) == 2


def test_name_of_another_persons_form_reaches_nothing(client, author, site_manager, address):
    client.force_login(author)
    name = opened(client, address)
    client.post(address, article_form(title="我的", new_page=name), headers=BY_ITSELF)
    client.force_login(site_manager)
    client.post(address, article_form(title="别人的", new_page=name), headers=BY_ITSELF)
    assert sorted(titles()) == ["别人的", "我的"]


def test_what_somebody_else_saved_since_is_not_gone_over(client, author, superuser, address):
    client.force_login(author)
    name = opened(client, address)
    client.post(address, article_form(title="我的", new_page=name), headers=BY_ITSELF)
    page = ArticlePage.objects.get()
    client.force_login(superuser)
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form(title="改过"))
    client.force_login(author)
    client.post(address, article_form(title="我的二", new_page=name), headers=BY_ITSELF)
    assert sorted(titles()) == ["我的二", "改过"]


@pytest.mark.parametrize("headers", [{}, BY_ITSELF])
def test_form_that_was_submitted_is_not_made_again(client, author, address, headers):
    client.force_login(author)
    name = opened(client, address)
    form = complete_form(title="值班记录要写清时刻", new_page=name)
    client.post(address, form | {"action-submit": "1"})
    assert ArticlePage.objects.get().workflow_in_progress
    response = client.post(address, form | {"title": "改过"}, headers=headers)
    assert response.status_code < 500
    assert titles() == ["值班记录要写清时刻"]


def test_form_saved_by_itself_is_submitted_as_one_page(client, author, address):
    client.force_login(author)
    name = opened(client, address)
    form = complete_form(title="值班记录要写清时刻", new_page=name)
    client.post(address, form, headers=BY_ITSELF)
    client.post(address, form | {"action-submit": "1"})
    assert ArticlePage.objects.get().workflow_in_progress


def test_form_that_arrives_twice_at_once_makes_one_page(
    client, author, column, address, monkeypatch
):
    client.force_login(author)
    name = opened(client, address)
    key = uuid5(NAMES_OF_NEW_PAGES, f"{author.pk} {address} {name}")
    atomic = transaction.atomic

    def while_the_other_is_made(*args):
        monkeypatch.undo()
        page = ArticleFactory(parent=column, owner=author, translation_key=key)
        page.save_revision(user=author)
        return atomic(*args)

    monkeypatch.setattr("workflow.admin.views.editor.transaction.atomic", while_the_other_is_made)
    form = article_form(title="值班记录", new_page=name)
    assert client.post(address, form, headers=BY_ITSELF).status_code == 200
    assert titles() == ["值班记录"]


def test_refused_form_names_the_same_page_again(client, author, address):
    client.force_login(author)
    form = article_form(title="长" * 300, new_page="abc")
    html = client.post(address, form).content.decode()
    assert 'name="new_page" value="abc"' in html
