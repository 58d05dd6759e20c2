"""A text for members: everybody sees what it is about, members read it, and it leaks nowhere."""

import pytest

from django.urls import reverse

from members.models import Organisation
from tests.factories import ArticleFactory
from tests.members.organisations import admitted
from tests.support.standing import standing

SECRET = "只给会员看的一段话"


@standing
def article(column):
    return ArticleFactory(
        parent=column,
        title="会员专享资料",
        summary="本文介绍会议筹备。",
        audience="members",
        body=[("paragraph", f"<p>{SECRET}。</p>")],
        released=True,
    )


@standing
def for_organisations(column):
    return ArticleFactory(
        parent=column,
        title="单位会员资料",
        audience="organisations",
        body=[("paragraph", f"<p>{SECRET}。</p>")],
        released=True,
    )


def full(article):
    return reverse("full_text", args=[article.pk])


def test_public_page_says_what_it_is_about_and_leads_to_the_text(client, article, member):
    stored = client.get(article.url).content
    html = stored.decode()
    assert "本文介绍会议筹备。" in html
    assert full(article) in html
    assert SECRET not in html
    client.force_login(member)
    assert client.get(article.url).content == stored


def test_member_reads_the_text(client, article, member):
    client.force_login(member)
    answer = client.get(full(article))
    assert SECRET in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_stranger_is_asked_to_log_in_and_comes_back(client, article):
    answer = client.get(full(article))
    assert answer.url == f"{reverse('account_login')}?next={full(article)}"


def test_member_does_not_read_what_is_for_organisations(client, for_organisations, member):
    client.force_login(member)
    answer = client.get(full(for_organisations))
    assert answer.status_code == 403
    assert "单位会员" in answer.content.decode()
    assert SECRET not in answer.content.decode()


def test_colleague_with_a_seat_reads_it_until_the_membership_runs_out(
    client, for_organisations, member, site_manager
):
    organisation = admitted(member, site_manager)
    client.force_login(member)
    assert SECRET in client.get(full(for_organisations)).content.decode()
    Organisation.objects.filter(pk=organisation.pk).update(expires_on="2026-01-01")
    answer = client.get(full(for_organisations))
    assert answer.status_code == 403
    assert SECRET not in answer.content.decode()


def test_editor_reads_both(client, article, for_organisations, author):
    client.force_login(author)
    for each in (article, for_organisations):
        assert SECRET in client.get(full(each)).content.decode()


def test_person_whose_account_is_closed_does_not_read_it(client, article, member):
    client.force_login(member)
    member.is_active = False
    member.save()
    assert client.get(full(article)).status_code == 302


def test_draft_has_no_full_text(client, column, member):
    draft = ArticleFactory(parent=column, audience="members")
    client.force_login(member)
    assert client.get(full(draft)).status_code == 404


def test_open_article_has_one_address(client, column, member):
    open_article = ArticleFactory(parent=column, released=True)
    client.force_login(member)
    assert client.get(full(open_article)).url == open_article.url


@pytest.mark.parametrize(
    "address", ["/feed/", "/feed/atom/", "/search/?q=只给会员", "/sitemap.xml"]
)
def test_text_leaks_nowhere(client, article, member, address):
    client.force_login(member)
    assert SECRET not in client.get(address).content.decode()
