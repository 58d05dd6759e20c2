"""撤稿: the text goes, and its address says when and why. Ways down stop what else is under way."""

import pytest

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from wagtail.models import Page

from articles.models import ArticlePage, SidebarBoxArticle
from evidence.models import Evidence
from tests.factories import ArticleFactory, SidebarBoxFactory, pin
from tests.support.standing import standing
from workflow.models import Release
from workflow.services import retract, sign_off, submit, take_down

TITLE = "图表造假的文章"
REASON = "数据无法核实，<b>经编委会决定</b>撤稿。"


@standing
def public(column, author):
    return ArticleFactory(parent=column, owner=author, released=True, title=TITLE)


def is_public(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize("who", ["final_reviewer", "superuser"])
def test_retraction_is_recorded_with_its_reason(public, who, request):
    person = request.getfixturevalue(who)
    retract(public, person, f" {REASON} ")
    newest = Release.objects.filter(page_id=public.pk).last()
    assert (newest.kind, newest.reason, newest.revision_id) == ("retraction", REASON, None)
    assert Evidence.objects.get(pk=newest.evidence_id).user_name == person.name
    assert not is_public(public)


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "member"])
def test_others_cannot_retract(public, who, request):
    with pytest.raises(PermissionDenied, match="您不能将此页面下线"):
        retract(public, request.getfixturevalue(who), REASON)
    assert is_public(public)


def test_retraction_needs_a_reason(public, superuser):
    with pytest.raises(PermissionDenied):
        retract(public, superuser, " \n")
    assert is_public(public)


def test_page_that_is_not_public_cannot_be_retracted(column, superuser):
    with pytest.raises(PermissionDenied):
        retract(ArticleFactory(parent=column), superuser, REASON)


def test_address_answers_410_with_title_date_and_reason(client, public, superuser):
    retract(public, superuser, REASON)
    response = client.get(public.url)
    html = response.content.decode()
    assert response.status_code == 410
    assert 'content="noindex"' in html
    assert TITLE in html
    assert "经编委会决定" in html
    assert "<b>经编委会" not in html
    today = timezone.localdate()
    assert f"{today.year}年{today.month}月{today.day}日" in html
    assert "办公室工作贵在准确" not in html


def test_short_address_leads_to_the_notice(client, public, superuser):
    retract(public, superuser, REASON)
    assert client.get(f"/a/{public.pk}/", follow=True).status_code == 410


def test_notice_shows_the_public_title_not_that_of_a_later_draft(client, public, superuser):
    retract(public, superuser, REASON)
    draft = ArticlePage.objects.get(pk=public.pk)
    draft.title = "没有人审过的标题"
    draft.save()  # as the editing form does for a page that is not public
    html = client.get(public.url).content.decode()
    assert TITLE in html
    assert "没有人审过" not in html


def test_reason_of_an_ordinary_takedown_is_not_public(client, public, superuser):
    take_down(public, superuser, REASON)
    response = client.get(public.url)
    assert response.status_code == 410
    for word in ("经编委会", TITLE):
        assert word not in response.content.decode()


def test_no_list_feed_or_sitemap_names_a_retracted_page(client, column, public, superuser):
    neighbour = ArticleFactory(parent=column, released=True)
    box = SidebarBoxFactory(kind="picked", column=None)
    SidebarBoxArticle.objects.create(box=box, article=public)
    pin(column, public)
    addresses = ["/", column.url, "/feed/", f"/feed/{column.pk}/", "/sitemap.xml", neighbour.url]
    assert TITLE in client.get("/").content.decode()
    retract(public, superuser, REASON)
    for address in addresses:
        html = client.get(address).content.decode()
        assert TITLE not in html
        assert public.url not in html
    assert public.pk not in [page.pk for page in Page.objects.live().search(TITLE[:2])]


@pytest.mark.parametrize("way", [take_down, retract])
def test_review_under_way_ends_with_evidence(public, author, reviewers, superuser, way):
    public.title = "改动中的标题"
    public.save_revision(user=author)
    state = submit(public, author)
    sign_off(state.current_task_state, reviewers[0])
    way(public, superuser, REASON)
    state.refresh_from_db()
    assert state.status == "cancelled"
    assert Evidence.objects.filter(page_id=public.pk, action="withdraw").exists()
    assert not is_public(public)


@pytest.mark.parametrize("way", [take_down, retract])
def test_schedule_ends_with_evidence(public, superuser, way):
    revision = public.save_revision()
    public.revisions.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    way(public, superuser, REASON)
    row = Evidence.objects.get(page_id=public.pk, action="unschedule")
    assert row.revision_id == revision.pk
    assert not public.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("way", [take_down, retract])
def test_page_comes_back_only_by_new_signatures(client, public, author, reviewers, superuser, way):
    way(public, superuser, REASON)
    page = ArticlePage.objects.get(pk=public.pk)
    submit(page, author)
    for reviewer in reviewers:
        assert not is_public(page)
        sign_off(page.current_workflow_task_state, reviewer)
    assert is_public(page)
    assert client.get(page.url).status_code == 200


# --- The screen ---------------------------------------------------------------------------------


def test_screen_asks_for_a_public_reason_and_retracts(client, public, final_reviewer):
    client.force_login(final_reviewer)
    address = reverse("workflow_retract", args=[public.pk])
    assert "读者可见" in client.get(address).content.decode()
    response = client.post(address, {"reason": " "})
    assert response.status_code == 422
    assert "请写明撤稿理由" in response.content.decode()
    assert is_public(public)
    assert client.post(address, {"reason": REASON}).status_code == 302
    assert not is_public(public)


@pytest.mark.parametrize("who", ["author", "first_reviewer", "site_manager", "member"])
def test_screen_is_closed_to_others(client, public, who, request):
    client.force_login(request.getfixturevalue(who))
    address = reverse("workflow_retract", args=[public.pk])
    assert client.get(address).status_code in (302, 403)
    client.post(address, {"reason": REASON})
    assert is_public(public)


def test_screens_of_taking_down_and_retracting_lead_to_each_other(client, public, superuser):
    client.force_login(superuser)
    take_down_screen, retract_screen = (
        reverse(name, args=[public.pk]) for name in ("workflow_take_down", "workflow_retract")
    )
    assert retract_screen in client.get(take_down_screen).content.decode()
    assert take_down_screen in client.get(retract_screen).content.decode()
