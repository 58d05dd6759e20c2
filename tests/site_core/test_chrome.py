import pytest

from django.core.exceptions import ValidationError

from site_core.models import ContactLine, FooterLink, FriendLink, FriendLinkGroup, SiteSettings
from site_core.models.chrome import validate_icp, validate_police_number, validate_site_code
from tests.factories import StandardPageFactory


@pytest.fixture
def site_settings(home_page):
    return SiteSettings.for_site(home_page.get_site())


@pytest.mark.parametrize(
    ("validator", "value"),
    [
        (validate_icp, "湘ICP备06013617号"),
        (validate_icp, "京ICP证030173号-1"),
        (validate_police_number, "京公网安备11010502030001号"),
        (validate_police_number, "湘公网安备 43010402000821号"),
        (validate_site_code, "4300000001"),
        (validate_site_code, "bm01000001"),
    ],
)
def test_real_registration_numbers_are_accepted(validator, value):
    validator(value)


@pytest.mark.parametrize(
    ("validator", "value"),
    [
        (validate_icp, "06013617"),
        (validate_icp, "湘ICP备号"),
        (validate_icp, "<script>湘ICP备06013617号"),
        (validate_police_number, "11010502030001"),
        (validate_police_number, "京公网安备110号"),
        (validate_site_code, "123"),
    ],
)
def test_other_numbers_are_refused(validator, value):
    with pytest.raises(ValidationError):
        validator(value)


def test_footer_shows_what_is_filled_in_and_hides_the_rest(client, site_settings):
    html = client.get("/").content.decode()
    assert "ICP" not in html
    assert "主办" not in html
    site_settings.organiser = "云溪省学会"
    site_settings.icp_number = "湘ICP备06013617号"
    site_settings.police_number = "京公网安备11010502030001号"
    site_settings.save()
    html = client.get("/").content.decode()
    assert "主办：云溪省学会" in html
    assert 'href="https://beian.miit.gov.cn/"' in html
    assert "code=11010502030001" in html


def test_phone_numbers_can_be_dialled(client, site_settings):
    for kind, value in [("phone", "0731-2215063"), ("email", "a@example.org")]:
        ContactLine.objects.create(settings=site_settings, kind=kind, label="联系", value=value)
    html = client.get("/").content.decode()
    assert 'href="tel:07312215063"' in html
    assert 'href="mailto:a@example.org"' in html


def test_friend_links_stand_in_groups_and_empty_groups_do_not(client, home_page):
    group = FriendLinkGroup.objects.create(name="学会")
    FriendLink.objects.create(group=group, name="某学会", url="https://example.org/")
    FriendLinkGroup.objects.create(name="空组")
    html = client.get("/").content.decode()
    assert "某学会" in html
    assert "空组" not in html


def test_footer_names_only_public_pages(client, home_page, site_settings):
    shown = StandardPageFactory(parent=home_page, title="关于我们", released=True)
    draft = StandardPageFactory(parent=home_page, title="加盟合作")
    for page in (shown, draft):
        FooterLink.objects.create(settings=site_settings, page=page)
    html = client.get("/").content.decode()
    assert "关于我们" in html
    assert "加盟合作" not in html


def test_copyright_years_end_with_the_current_year(site_settings, time_machine):
    time_machine.move_to("2026-11-23T12:00:00+08:00")
    site_settings.founded_year = 2006
    assert site_settings.copyright_years == "2006–2026"
