"""The admin in Chinese, asking nobody abroad."""

import re

import pytest

from django.urls import reverse

from tests.factories import ArticleFactory, release
from tests.support.standing import standing
from workflow.services import submit

FETCHED = re.compile(r"""<(?:script|link|img|iframe|source)[^>]+(?:src|href)=["'](?:https?:)?//""")


@standing
def screens(column, author):
    article = ArticleFactory(parent=column, owner=author)
    in_review = ArticleFactory(parent=column, owner=author)
    submit(in_review, author)
    names = [
        ("wagtailadmin_home", []),
        ("wagtailadmin_explore", [column.pk]),
        ("wagtailadmin_pages:edit", [article.pk]),
        ("wagtailadmin_pages:edit", [in_review.pk]),
        ("wagtailadmin_pages:history", [article.pk]),
        ("wagtailadmin_pages:add", ["articles", "articlepage", column.pk]),
        ("workflow_queue", []),
        ("comments_queue", []),
        ("wagtailsnippets_comments_sensitiveterm:add", []),
        ("wagtailsettings:edit", ["comments", "commentsettings"]),
        ("workflow_review", [in_review.current_workflow_task_state.pk]),
        ("wagtailadmin_account", []),
        ("wagtailadmin_reports:workflow", []),
        ("wagtailadmin_workflows:index", []),
        ("wagtailimages:index", []),
        ("wagtaildocs:index", []),
        ("wagtailsettings:edit", ["site_core", "sitesettings"]),
        ("wagtailsnippets_articles_author:list", []),
        ("wagtailsnippets_articles_sidebarbox:add", []),
        ("wagtailsnippets_site_core_friendlinkgroup:add", []),
    ]
    return [reverse(name, args=args) for name, args in names]


def test_admin_screens_open_in_chinese_and_fetch_nothing_from_abroad(client, superuser, screens):
    client.force_login(superuser)
    for address in screens:
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        html = response.content.decode()
        assert 'lang="zh-hans"' in html
        assert not FETCHED.search(html), address
        assert "gravatar" not in html


def headings_of(client, address) -> set[str]:
    html = client.get(address).content.decode()
    cells = re.findall(r"<th[^>]*>(.*?)</th>", html, re.DOTALL)
    return {" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells}


def test_lists_are_headed_by_what_stands_in_them(client, superuser, column):
    client.force_login(superuser)
    policies = headings_of(client, reverse("workflow_policies"))
    assert {"设定时间", "理由"} <= policies
    assert not {"送达时间", "退回理由"} & policies
    for name in ("wagtailusers_groups:index", "wagtailadmin_workflows:index"):
        assert not [text for text in headings_of(client, reverse(name)) if "姓名" in text], name
    assert any("姓名" in text for text in headings_of(client, reverse("wagtailusers_users:index")))


def test_history_says_that_a_text_was_released(client, superuser, column):
    release(ArticleFactory(parent=column, title="已发布的稿件").save_revision(user=superuser))
    client.force_login(superuser)
    html = client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "发布时间" not in html
    assert re.search(r"(?:>|\s)(?:已)?发布(?:<|\s)", html)
    assert "姓名" not in html


def test_login_screen_is_chinese(client, home_page):
    html = client.get(reverse("wagtailadmin_login"), follow=True).content.decode()
    assert "用户名或邮箱" in html
    assert not FETCHED.search(html)


@pytest.mark.parametrize("who", ["author", "site_manager"])
def test_people_see_what_their_role_needs(client, who, request):
    client.force_login(request.getfixturevalue(who))
    html = client.get("/admin/").content.decode()
    sees_settings = "sitesettings" in html
    assert sees_settings is (who == "site_manager")
    assert "/admin/users/" not in html


def test_member_has_no_way_into_the_admin(client, member):
    client.force_login(member)
    assert client.get("/admin/").status_code in (302, 403)


def test_account_page_is_for_those_who_may_enter_the_admin(client, member, author):
    address = reverse("wagtailadmin_account")
    assert "login" in client.get(address)["Location"]
    client.force_login(member)
    assert client.get(address).status_code == 302
    client.force_login(author)
    assert client.get(address).status_code == 200
