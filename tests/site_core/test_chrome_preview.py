"""A change of what stands around the pages is seen on the home page before it is saved."""

import pytest

from django.urls import reverse

from site_core.models import FriendLink, FriendLinkGroup, SiteSettings
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, site_manager):
    client.force_login(site_manager)
    return client


def inline(prefix, rows, *, saved=0):
    """What an inline panel sends."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": saved}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
        data[f"{prefix}-{number}-ORDER"] = number + 1
    return data


def preview(editor, address, data):
    """The page that the preview panel shows for a form as it stands."""
    answer = editor.post(address, data)
    assert answer.json()["is_valid"], answer.content.decode()
    return editor.get(address, {"mode": ""}).content.decode()


def test_friend_link_is_seen_before_it_is_saved(editor, home_page):
    other = FriendLinkGroup.objects.create(name="老组")
    FriendLink.objects.create(group=other, name="某研究所", url="https://example.net/")
    html = preview(
        editor,
        reverse(FriendLinkGroup.snippet_viewset.get_url_name("preview_on_add")),
        {"name": "新组", "sort_order": 0}
        | inline("links", [{"name": "某学会", "url": "https://example.org/"}]),
    )
    assert "某学会" in html
    assert "某研究所" in html
    assert "某学会" not in editor.get("/").content.decode()


def test_changed_friend_link_is_seen_in_place_of_the_saved_one(editor, home_page):
    group = FriendLinkGroup.objects.create(name="学会")
    link = FriendLink.objects.create(group=group, name="某学会", url="https://example.org/")
    html = preview(
        editor,
        reverse(FriendLinkGroup.snippet_viewset.get_url_name("preview_on_edit"), args=[group.pk]),
        {"name": "学会", "sort_order": 0}
        | inline(
            "links", [{"id": link.pk, "name": "改名学会", "url": "https://example.org/"}], saved=1
        ),
    )
    assert "改名学会" in html
    assert "某学会" not in html


def test_footer_is_seen_before_it_is_saved(editor, home_page):
    page = StandardPageFactory(parent=home_page, title="关于我们", released=True)
    html = preview(
        editor,
        reverse(
            "wagtailsettings:preview_on_edit",
            args=["site_core", "sitesettings", home_page.get_site().pk],
        ),
        {"organiser": "云溪省学会"}
        | inline("footer_links", [{"page": page.pk}])
        | inline("contact_lines", [{"kind": "phone", "label": "电话", "value": "0731-1"}]),
    )
    assert "主办：云溪省学会" in html
    assert f'<a href="{page.url}">关于我们</a>' in html
    assert "0731-1" in html
    assert not SiteSettings.objects.exclude(organiser="").exists()
