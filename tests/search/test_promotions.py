"""Editors recommend pages and links for a query; who did so is on record."""

import pytest

from django.urls import reverse

from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from evidence.models import Evidence
from search.promotions import promotions_for
from tests.factories import ArticleFactory
from tests.search.hostile import HOSTILE

INDEX = "wagtailsearchpromotions:index"
ADD = "wagtailsearchpromotions:add"
EDIT = "wagtailsearchpromotions:edit"
LINK = "https://example.org/guide"


def promote(query, **fields):
    return SearchPromotion.objects.create(query=Query.get(query), **fields)


def link(query, text="指南", **fields):
    return promote(query, external_link_url=LINK, external_link_text=text, **fields)


def newest():
    return Evidence.objects.filter(action=Evidence.Action.CHROME).last()


def rows(*promotions, initial=0):
    """The inline rows of the form: dicts of `url`, `text`, and of `id` and `delete`."""
    form = {
        "editors_picks-TOTAL_FORMS": len(promotions),
        "editors_picks-INITIAL_FORMS": initial,
        "editors_picks-MIN_NUM_FORMS": 0,
        "editors_picks-MAX_NUM_FORMS": 1000,
    }
    for number, promotion in enumerate(promotions):
        form |= {
            f"editors_picks-{number}-id": promotion.get("id", ""),
            f"editors_picks-{number}-page": promotion.get("page", ""),
            f"editors_picks-{number}-external_link_url": promotion.get("url", ""),
            f"editors_picks-{number}-external_link_text": promotion.get("text", ""),
            f"editors_picks-{number}-description": "",
            f"editors_picks-{number}-ORDER": number + 1,
            f"editors_picks-{number}-DELETE": promotion.get("delete", ""),
        }
    return form


def test_promotions_come_in_the_editors_order(column):
    article = ArticleFactory(parent=column, title="投稿须知", released=True)
    second = link("投稿", sort_order=1)
    first = promote("投稿", page=article, sort_order=0)
    link("投稿 须知")
    assert promotions_for("投稿") == [first, second]
    assert promotions_for("投稿")[0].page.title == "投稿须知"
    assert promotions_for("须知") == []


def test_query_is_compared_as_wagtail_stores_it(db):
    promotion = link("Call for Papers")
    assert promotions_for("  call FOR   papers ") == [promotion]


def test_drafts_and_pages_that_were_taken_down_are_left_out(column):
    article = ArticleFactory(parent=column)
    promote("投稿", page=article)
    promote("投稿", page=article, external_link_url=LINK, external_link_text="草稿")
    promote("投稿")
    assert promotions_for("投稿") == []


def test_at_most_five_with_one_query(column, django_assert_num_queries):
    for number in range(8):
        page = ArticleFactory(parent=column, released=True)
        promote("投稿", page=page, sort_order=number)
    with django_assert_num_queries(1):
        found = promotions_for("投稿")
        assert len([promotion.page.title for promotion in found]) == 5


def test_asking_writes_nothing(db):
    promotions_for("从未有人推荐")
    assert not Query.objects.exists()


def test_no_query_raises(db):
    link("公文")
    for query in HOSTILE:
        assert isinstance(promotions_for(query), list)


@pytest.mark.parametrize("query", ["", " ", "公文\x00", "\ud800", "公\udc00文"])
def test_what_no_database_stores_is_not_asked_for(db, query, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert promotions_for(query) == []


def test_site_manager_promotes_with_evidence(client, site_manager):
    client.force_login(site_manager)
    assert reverse(INDEX) in client.get("/admin/").content.decode()
    client.post(reverse(ADD), {"query_string": "投稿", **rows({"url": LINK, "text": "指南"})})
    promotion = SearchPromotion.objects.get()
    row = newest()
    assert (row.user_id, row.page_title) == (site_manager.pk, "推荐结果：投稿 - 指南")
    assert row.details["model"] == "wagtailsearchpromotions.SearchPromotion"
    assert row.details["after"]["external_link_url"] == LINK

    address = reverse(EDIT, args=[promotion.query_id])
    kept = {"id": promotion.pk, "url": LINK, "text": "投稿指南"}
    client.post(address, {"query_string": "投稿", **rows(kept, initial=1)})
    row = newest()
    assert row.details["before"] == {"external_link_text": "指南"}
    assert row.details["after"] == {"external_link_text": "投稿指南"}

    other = {"url": "https://example.org/other", "text": "其他"}
    kept["delete"] = "1"
    client.post(address, {"query_string": "投稿", **rows(kept, other, initial=1)})
    changes = list(Evidence.objects.filter(action=Evidence.Action.CHROME))[-2:]
    removed, added = sorted(changes, key=lambda change: bool(change.details["after"]))
    assert (removed.details["pk"], removed.details["after"]) == (promotion.pk, {})
    assert added.details["after"]["external_link_text"] == "其他"

    client.post(reverse("wagtailsearchpromotions:delete", args=[promotion.query_id]))
    assert not SearchPromotion.objects.exists()
    assert newest().details["before"]["external_link_text"] == "其他"
    assert (newest().user_id, newest().details["after"]) == (site_manager.pk, {})


def test_moving_promotions_to_another_query_is_evidence(client, site_manager):
    promotion, existing = link("投稿"), link("来稿", text="原有")
    client.force_login(site_manager)
    form = rows({"id": promotion.pk, "url": LINK, "text": "指南"}, initial=1)
    client.post(reverse(EDIT, args=[promotion.query_id]), {"query_string": "来稿", **form})
    assert promotions_for("投稿") == []
    assert set(promotions_for("来稿")) == {promotion, existing}
    assert newest().page_title == "推荐结果：来稿 - 指南"
    assert newest().details["before"] == {"query": promotion.query_id}
    assert newest().details["after"] == {"query": existing.query_id}


def test_promotion_that_goes_with_its_query_is_evidence(db):
    promotion = link("投稿")
    Query.objects.all().delete()
    assert (newest().details["pk"], newest().details["after"]) == (promotion.pk, {})


def test_screens_are_chinese(client, site_manager):
    link("投稿")
    client.force_login(site_manager)
    for address in (reverse(INDEX), reverse(ADD)):
        html = client.get(address).content.decode()
        assert "推荐结果" in html
        assert "推广" not in html


@pytest.mark.parametrize("who", ["author", "first_reviewer", "final_reviewer", "member"])
def test_nobody_else_promotes(client, who, request):
    client.force_login(request.getfixturevalue(who))
    promotion = link("投稿")
    for address in (reverse(INDEX), reverse(ADD), reverse(EDIT, args=[promotion.query_id])):
        assert client.get(address).status_code == 302
    client.post(reverse(ADD), {"query_string": "来稿", **rows({"url": LINK, "text": "指南"})})
    client.post(reverse("wagtailsearchpromotions:delete", args=[promotion.query_id]))
    assert SearchPromotion.objects.count() == 1


def test_report_that_would_stay_empty_is_left_out(client, superuser):
    client.force_login(superuser)
    assert reverse("wagtailsearchpromotions:search_terms") not in (
        client.get("/admin/").content.decode()
    )
