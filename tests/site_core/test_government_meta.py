"""Page labels for government sites: one set for each kind of page, none unless switched on."""

import re

import pytest

from articles.models import ArticleByline
from site_core.models import SiteSettings
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    StandardPageFactory,
    release,
)


@pytest.fixture
def labels(client, home_page):
    settings = SiteSettings.for_site(home_page.get_site())
    settings.site_name, settings.site_code = "清川档案", "4300000001"
    settings.organiser = "清川市数据与档案服务中心"
    settings.has_government_meta = True
    settings.save()

    def labels(page):
        html = client.get(page.url).content.decode()
        return dict(re.findall(r'<meta name="([A-Z]\w+)" content="([^"]*)">', html))

    return labels


def test_home_and_standard_pages_name_the_site(labels, home_page):
    site = {"SiteName": "清川档案", "SiteDomain": "localhost", "SiteIDCode": "4300000001"}
    assert labels(home_page) == site
    assert labels(StandardPageFactory(parent=home_page, released=True)) == site


def test_column_names_itself_and_its_kind(labels, home_page):
    top = ColumnFactory(parent=home_page, title="政策", released=True)
    column = ColumnFactory(
        parent=top, title="通知公告", column_class="notice", introduction="通知。", released=True
    )
    found = labels(column)
    assert found["SiteName"] == "清川档案"
    assert found["ColumnName"] == "通知公告"
    assert found["ColumnType"] == "通知公告、政策文件类"
    assert found["ColumnDescription"] == "通知。"
    assert found["ColumnKeywords"] == "政策、通知公告"


def test_article_names_everything_an_inspection_reads(labels, column, time_machine):
    time_machine.move_to("2026-11-03T09:05:00+08:00", tick=False)
    article = ArticleFactory(parent=column, title="关于放假的通知", summary="放假安排。")
    article.bylines = [ArticleByline.of(AuthorFactory(name="林知夏"))]
    article.keywords.add("放假", "值班")
    release(article.save_revision())
    found = labels(article)
    assert found["ColumnName"] == found["ColumnType"] == column.title
    assert found["ArticleTitle"] == "关于放假的通知"
    assert found["PubDate"] == "2026-11-03 09:05"
    assert found["ContentSource"] == "清川市数据与档案服务中心"
    assert set(found["Keywords"].split("、")) == {"放假", "值班"}
    assert found["Author"] == "林知夏"
    assert found["Description"] == "放假安排。"
    assert found["Url"].endswith(article.url)
    assert "Image" not in found


def test_there_are_none_on_other_sites(client, column):
    assert "SiteName" not in client.get(column.url).content.decode()
