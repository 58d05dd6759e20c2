"""Wagtail's own screens keep what staff type: snippets, settings, accounts, collections, bulk actions."""

import re

import pytest

from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.urls import URLResolver, get_resolver, reverse
from django.views.generic.edit import DeletionMixin, FormMixin

from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.log_actions import log
from wagtail.models import Collection, Site

from articles.models import Author
from members.kept_forms.admin_form import is_of_wagtail
from members.kept_forms.keeping import MOST, address_of, owner_mark
from members.models import KeptForm, User
from site_core.models import SiteSettings
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db
WORDS = "先记时刻，再记来电单位和姓名。"
# Forms of one view each that ask for no words; and those behind no login.
WITHOUT_WORDS = {"wagtailadmin_login", "wagtailadmin_password_reset"}
WITHOUT_WORDS |= {"wagtailadmin_password_reset_confirm"}


def test_every_form_view_of_the_admin_is_kept():
    """A new library's too: this fails for a kind of view that nobody has thought of."""
    left = {
        name
        for name, view in views_of_the_admin(get_resolver().url_patterns)
        if issubclass(view.view_class, FormMixin)
        and not issubclass(view.view_class, DeletionMixin)
        and not re.search(r"\.(Disable|Delete)", f".{view.view_class.__name__}")
        and not is_of_wagtail(view, Match(name))
    }
    assert left == WITHOUT_WORDS


class Match:
    def __init__(self, view_name):
        self.view_name = view_name


def views_of_the_admin(patterns, path="", names=()):
    for pattern in patterns:
        below = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            spaces = (*names, pattern.namespace) if pattern.namespace else names
            yield from views_of_the_admin(pattern.url_patterns, below, spaces)
        elif below.startswith("admin/") and hasattr(pattern.callback, "view_class"):
            yield ":".join((*names, pattern.name or "")), pattern.callback


def settings_address():
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["site_core", "sitesettings", site.pk])


def snippet(model, *args):
    return reverse(f"wagtailsnippets_{model}:{'edit' if args else 'add'}", args=args)


# A form of each kind, with the field that has words in it.
KINDS = {
    "author": (lambda: snippet("articles_author"), "biography", {"name": "季云帆"}),
    "term": (lambda: snippet("comments_sensitiveterm"), "term", {}),
    "box": (lambda: snippet("articles_sidebarbox"), "title", {"kind": "column"}),
    "picture": (lambda: reverse("wagtailimages:add"), "title", {}),
    "document": (lambda: reverse("wagtaildocs:add"), "title", {}),
    "synonyms": (lambda: snippet("search_synonymgroup"), "phrases", {}),
    "account": (lambda: reverse("wagtailusers_users:add"), "name", {"username": "jiyunfan"}),
    "group": (lambda: reverse("wagtailusers_groups:add"), "name", {}),
    "collection": (lambda: reverse("wagtailadmin_collections:add"), "name", {}),
    "site": (lambda: reverse("wagtailsites:add"), "site_name", {}),
    "redirect": (lambda: reverse("wagtailredirects:add"), "old_path", {}),
    "workflow": (lambda: reverse("wagtailadmin_workflows:add"), "name", {}),
}


def visible_form(client, address):
    """The fields of Wagtail's form at `address`, as a browser would send them."""
    html = client.get(address).content.decode()
    form = re.search(r'<form\s+id="w-editor-form".*?</form>', html, re.DOTALL)[0]
    assert form.count('name="form_owner"') == 1
    fields = {}
    for field in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r' name="([^"]*)"', field), re.search(r' value="([^"]*)"', field)
        kind = re.search(r' type="([^"]*)"', field)
        if name and kind and kind[1] in ("hidden", "text") and "__prefix__" not in name[1]:
            fields[name[1]] = value[1] if value else ""
    del fields["csrfmiddlewaretoken"]
    return fields


@pytest.mark.parametrize("kind", KINDS)
def test_words_sent_after_the_login_ended_are_there_again(client, superuser, kind):
    where, field, others = KINDS[kind]
    address = where()
    client.force_login(superuser)
    form = visible_form(client, address) | others | {field: WORDS}
    Session.objects.all().delete()
    assert client.post(address, form).url.startswith("/admin/login/")
    client.force_login(superuser)
    for _time in range(2):
        html = client.get(address).content.decode()
        assert WORDS in html
        assert "尚未保存" in html
        assert 'data-w-unsaved-force-value="true"' in html
    assert WORDS not in client.get(f"{address}?fresh=1").content.decode()


def test_settings_of_the_site_come_back_and_are_forgotten_when_saved(client, superuser):
    client.force_login(superuser)
    address = settings_address()
    form = visible_form(client, address) | {"description": WORDS}
    client.post(reverse("keep_typed"), form | {"path": address})
    assert WORDS in client.get(address).content.decode()
    assert not SiteSettings.objects.filter(description=WORDS).exists()
    assert client.post(address, form).status_code == 302
    assert not KeptForm.objects.exists()
    assert SiteSettings.objects.filter(description=WORDS).exists()


def test_rows_of_a_snippet_come_back_with_it(client, superuser):
    address = snippet("site_core_friendlinkgroup")
    client.force_login(superuser)
    form = visible_form(client, address)
    rows = {"links-TOTAL_FORMS": "1", "links-0-name": WORDS, "links-0-url": "https://a.example/"}
    client.post(reverse("keep_typed"), form | rows | {"path": address})
    assert f'name="links-0-name" value="{WORDS}"' in client.get(address).content.decode()


def test_form_that_was_refused_is_kept_until_it_is_accepted(client, superuser):
    address = snippet("articles_author")
    client.force_login(superuser)
    form = visible_form(client, address) | {"name": "", "biography": WORDS}
    assert client.post(address, form).status_code == 200
    assert KeptForm.objects.get().user == superuser
    assert WORDS in client.get(address).content.decode()
    client.post(address, form | {"name": "季云帆"})
    assert Author.objects.get().biography == WORDS
    assert not KeptForm.objects.exists()


def test_nobody_else_sees_it_and_no_stranger_leaves_any(client, superuser, site_manager):
    address = snippet("articles_author")
    client.post(address, {"biography": WORDS})
    assert not KeptForm.objects.exists()
    client.post(address, {"biography": WORDS, "form_owner": owner_mark(superuser)})
    client.force_login(site_manager)
    assert WORDS not in client.get(address).content.decode()
    client.post(address, {"biography": "别的", "form_owner": owner_mark(superuser)})
    assert dict(KeptForm.objects.get().fields)["biography"] == WORDS


def test_login_without_the_right_to_edit_lets_go_of_nothing(client, superuser):
    address = snippet("articles_author")
    form = {"biography": WORDS, "form_owner": owner_mark(superuser)}
    client.post(address, form)
    User.objects.filter(pk=superuser.pk).update(is_superuser=False)
    client.force_login(User.objects.get(pk=superuser.pk))
    assert client.post(address, form).status_code == 302
    assert dict(KeptForm.objects.get().fields)["biography"] == WORDS


def test_who_saved_meanwhile_is_named(client, superuser, site_manager):
    person = Author.objects.create(name="季云帆")
    address = snippet("articles_author", person.pk)
    client.force_login(site_manager)
    form = visible_form(client, address) | {"biography": WORDS}
    client.post(reverse("keep_typed"), form | {"path": address})
    assert "此后" not in client.get(address).content.decode()
    client.force_login(superuser)
    client.post(address, {"name": "季云帆", "unit": "云溪文理学院"})
    client.force_login(site_manager)
    html = client.get(address).content.decode()
    assert f"此后{superuser.name}" in html
    # Typing on does not make the warning go away.
    client.post(reverse("keep_typed"), visible_form(client, address) | {"path": address})
    assert f"此后{superuser.name}" in client.get(address).content.decode()
    person.refresh_from_db()
    assert (person.unit, person.biography) == ("云溪文理学院", "")


def test_passwords_of_an_account_are_not_kept(client, superuser):
    address = reverse("wagtailusers_users:add")
    client.force_login(superuser)
    form = visible_form(client, address) | {"name": "季云帆"}
    secrets = {"password1": "geheim", "password2": "geheim!", "api_token": "geheim"}
    client.post(address, form | secrets)
    client.post(reverse("keep_typed"), form | secrets | {"path": address})
    assert "geheim" not in str(KeptForm.objects.get().fields)
    html = client.get(address).content.decode()
    assert 'value="季云帆"' in html
    assert "geheim" not in html


def test_change_of_an_account_is_there_again(client, superuser):
    person = UserFactory(name="季云帆")
    address = reverse("wagtailusers_users:edit", args=[person.pk])
    client.force_login(superuser)
    form = visible_form(client, address) | {"name": "季云舟"}
    client.post(reverse("keep_typed"), form | {"path": address})
    assert 'value="季云舟"' in client.get(address).content.decode()
    person.refresh_from_db()
    assert person.name == "季云帆"


def test_rights_of_a_group_come_back_with_its_name(client, superuser):
    group = Group.objects.create(name="值班")
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    client.force_login(superuser)
    form = visible_form(client, address) | {"name": "值班二组"}
    prefix = next(name for name in form if name.endswith("page_permissions-TOTAL_FORMS"))[:-12]
    rows = {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-0-page": "1"}
    client.post(reverse("keep_typed"), form | rows | {"path": address})
    html = client.get(address).content.decode()
    assert 'value="值班二组"' in html
    assert f'name="{prefix}-0-page"' in html


def test_reason_of_a_bulk_take_down_is_kept_for_these_pages(client, column, superuser):
    first, second, third = ArticleFactory.create_batch(3, parent=column, released=True)
    client.force_login(superuser)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    address = f"{bulk}?id={second.pk}&id={first.pk}&next=/admin/"
    html = client.get(address).content.decode()
    assert html.count('name="form_owner"') == 1
    mark = owner_mark(superuser)
    Session.objects.all().delete()
    client.post(address, {"reason": WORDS, "form_owner": mark})
    client.force_login(superuser)
    assert WORDS in client.get(f"{bulk}?id={first.pk}&id={second.pk}").content.decode()
    assert WORDS not in client.get(f"{bulk}?id={third.pk}").content.decode()
    typed = {"path": f"{bulk}?id={third.pk}", "reason": "另一个", "form_owner": mark}
    client.post(reverse("keep_typed"), typed)
    assert "另一个" in client.get(f"{bulk}?id={third.pk}").content.decode()
    assert client.post(address, {"reason": "", "form_owner": mark}).status_code == 422
    assert client.post(address, {"reason": WORDS}).status_code == 302
    first.refresh_from_db()
    assert not first.live
    assert KeptForm.objects.get().fields == [["reason", "另一个"]]


def test_bulk_action_on_very_many_things_has_an_address_of_its_own(rf):
    many = rf.get("/admin/bulk/", {"id": [str(number) for number in range(500)]}).GET
    more = rf.get("/admin/bulk/", {"id": [str(number) for number in range(501)]}).GET
    assert address_of("/admin/bulk/", many) != address_of("/admin/bulk/", more)
    assert len(address_of("/admin/bulk/", many)) <= 500


def test_only_so_many_forms_are_kept_for_one_person(client, superuser, member):
    KeptForm.objects.create(user=member, path="/x/", fields=[["name", WORDS]])
    rows = [
        KeptForm(user=superuser, path=f"/{number}/", fields=[["name", WORDS]])
        for number in range(MOST)
    ]
    KeptForm.objects.bulk_create(rows)
    client.force_login(superuser)
    typed = {"path": "/new/", "name": WORDS, "form_owner": owner_mark(superuser)}
    client.post(reverse("keep_typed"), typed)
    assert superuser.kept_forms.count() == MOST
    assert superuser.kept_forms.filter(path="/new/").exists()
    assert member.kept_forms.exists()


def test_more_than_a_request_may_hold_is_not_kept(client, superuser):
    typed = {"path": "/new/", "name": "长" * 1_000_000, "form_owner": owner_mark(superuser)}
    client.force_login(superuser)
    assert client.post(reverse("keep_typed"), typed).status_code == 400
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_kept_form_of_another_shape_is_no_server_error(client, superuser, kind):
    """A form may have changed with an update of the site."""
    where, field, _others = KINDS[kind]
    address = where()
    client.force_login(superuser)
    kept = KeptForm(user=superuser, path=address)
    rows = {name: "x" for name in visible_form(client, address) if name.endswith("_FORMS")}
    for fields in ({}, rows):
        kept.fields = list((fields | {field: WORDS}).items())
        kept.save()
        response = client.get(address)
        assert response.status_code == 200
        assert WORDS in response.content.decode()


def test_refused_bulk_action_leaves_its_reason(client, column, superuser, monkeypatch):
    article = ArticleFactory(parent=column, released=True)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    address = f"{bulk}?id={article.pk}"
    client.force_login(superuser)
    with monkeypatch.context() as patch:
        patch.setattr("workflow.admin.bulk_actions.take_down", _refuse)
        assert client.post(address, {"reason": WORDS}).status_code == 302
    assert "已保留" in client.get("/admin/").content.decode()
    assert WORDS in client.get(address).content.decode()
    article.refresh_from_db()
    assert article.live


def _refuse(*args, **kwargs):
    raise PermissionDenied("没有权限。")


def test_promoted_results_come_back_and_name_who_saved_them(
    client, home_page, superuser, site_manager
):
    query = Query.get("值班")
    pick = SearchPromotion.objects.create(query=query, page=home_page, description="首页")
    address = reverse("wagtailsearchpromotions:edit", args=[query.pk])
    client.force_login(superuser)
    form = visible_form(client, address) | {"query_string": "值班"}
    row = {"editors_picks-0-page": home_page.pk, "editors_picks-0-description": WORDS}
    client.post(reverse("keep_typed"), form | row | {"path": address})
    html = client.get(address).content.decode()
    assert WORDS in html
    assert "此后" not in html
    log(pick, "wagtail.edit", user=site_manager)
    assert f"此后{site_manager.name}" in client.get(address).content.decode()


def test_collection_of_another_name_is_not_saved_by_opening_it(client, superuser):
    collection = Collection.get_first_root_node().add_child(name="档案")
    address = reverse("wagtailadmin_collections:edit", args=[collection.pk])
    KeptForm.objects.create(user=superuser, path=address, fields=[["name", WORDS]])
    client.force_login(superuser)
    assert WORDS in client.get(address).content.decode()
    assert Collection.objects.get(pk=collection.pk).name == "档案"
