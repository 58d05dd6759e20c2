"""The reader's search page: what is found, how it is narrowed down, what is never shown."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from django.conf import settings as usual_settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import PageViewRestriction

from articles.models import ArticleByline, ArticlePage
from search.models import SynonymGroup
from search.suggestions import replace_terms
from tests.factories import ArticleFactory, ColumnFactory, StandardPageFactory, release
from workflow.services import retract, take_down


@pytest.fixture
def ask(client):
    """The answer of the search page to what is asked."""

    def ask(query, **filters):
        response = client.get("/search/", {"q": query, **filters})
        assert response.status_code == 200
        return response

    return ask


def titles(response):
    return [hit.article.title for hit in response.context.get("hits", ())]


def text_of(response):
    return unescape(re.sub(r"<[^>]+>|\s+", "", response.content.decode()))


def paragraph(text):
    return [("paragraph", f"<p>{text}</p>")]


@pytest.mark.parametrize(
    "query", ["二〇二四年", "二○二四年", "二零二四年", "二0二四年", "二０二四年"]
)
def test_a_year_is_found_whatever_stands_for_zero(ask, column, query):
    ArticleFactory(parent=column, title="关于二○二四年度（2024）总结的通知", released=True)
    response = ask(query)
    assert titles(response) == ["关于二○二四年度（2024）总结的通知"]
    assert "<mark>二○二四年</mark>" in response.content.decode()


def test_article_is_found_with_its_words_marked(ask, column):
    ArticleFactory(
        parent=column,
        title="秘書札記",
        body=paragraph("先谈别的。再談調查研究之道。"),
        released=True,
    )
    response = ask("调查研究")
    assert titles(response) == ["秘書札記"]
    assert "<mark>調查研究</mark>" in response.content.decode()
    assert "<mark>秘書</mark>" in ask("秘书").content.decode()
    assert "1篇" in text_of(response)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("云溪学院", "柳青禾，<mark>云溪学院</mark>"),
        ("档案", "关键词：<mark>档案</mark>、会议"),
        ("办文札记", "<mark>办文札记</mark>之三"),
        ("秘书月刊", "《<mark>秘书月刊</mark>》"),
    ],
)
def test_reader_sees_why_an_article_was_found_outside_its_text(ask, column, query, line):
    article = ArticleFactory(
        parent=column,
        title="甲",
        summary="摘要里没有。",
        kicker="办文札记之三",
        source="《秘书月刊》",
        source_url="https://example.org/",
    )
    article.bylines.add(ArticleByline(name="柳青禾", unit="云溪学院"))
    article.keywords.add("档案", "会议")
    release(article.save_revision())
    assert line in ask(query).content.decode()


def test_nothing_found_says_how_to_go_on(ask, client, column):
    ArticleFactory(parent=column, title="公文", released=True)
    assert "换一个说法" in text_of(ask("量子"))
    filtered = ask("公文", author="无此人")
    assert "不限条件" in text_of(filtered)
    assert titles(client.get(filtered.context["unfiltered"])) == ["公文"]


def test_markup_in_texts_is_shown_as_text(ask, column):
    ArticleFactory(parent=column, title="<b>公文</b>", released=True)
    html = ask("公文").content.decode()
    assert "&lt;b&gt;<mark>公文</mark>&lt;/b&gt;" in html


def test_nothing_unreviewed_withdrawn_or_for_members_is_found(ask, column, final_reviewer):
    ArticleFactory(parent=column, title="稿件一：密语")
    members = ArticleFactory(
        parent=column, title="会员专享：密语", audience=ArticlePage.Audience.MEMBERS, released=True
    )
    down = ArticleFactory(parent=column, title="撤下的：密语", released=True)
    take_down(down, final_reviewer, "内容有误，先行撤下。")
    gone = ArticleFactory(parent=column, title="撤稿的：密语", released=True)
    retract(gone, final_reviewer, "数据造假，予以撤稿。")
    renamed = ArticleFactory(parent=column, title="公开的", released=True)
    renamed.title = "改稿中：密语"
    renamed.save_revision()
    response = ask("密语")
    assert titles(response) == []
    assert response.context["column_links"] == []
    assert members.title not in response.content.decode()


def test_nothing_of_a_restricted_section_is_found(ask, home_page):
    section = ColumnFactory(parent=home_page, title="内部资料：密语", released=True)
    ArticleFactory(parent=section, title="受限的：密语", released=True)
    assert titles(ask("密语")) == ["受限的：密语"]
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    response = ask("密语")
    assert titles(response) == []
    assert response.context["column_links"] == []
    assert response.context["other_pages"] == []


def test_results_are_narrowed_down_by_column(ask, home_page, column):
    other = ColumnFactory(parent=home_page, title="公文写作", released=True)
    below = ColumnFactory(parent=other, title="请示", released=True)
    ArticleFactory(parent=column, title="公文甲", released=True)
    ArticleFactory(parent=below, title="公文乙", released=True)
    placed = ArticleFactory(parent=column, title="公文丙", released=True)
    placed.also_in.add(other)
    release(placed.save_revision())
    counts = {link.label: link.count for link in ask("公文").context["column_links"]}
    assert counts == {"理论研究": 2, "公文写作": 2}
    assert sorted(titles(ask("公文", column=other.pk))) == ["公文丙", "公文乙"]
    assert sorted(titles(ask("公文", column=below.pk))) == ["公文乙"]


def test_results_are_narrowed_down_by_author_title_and_time(ask, column):
    by_title = ArticleFactory(parent=column, title="公文甲", released=True)
    other = ArticleFactory(parent=column, title="乙", body=paragraph("公文"))
    other.bylines.add(ArticleByline(name="柳青禾"))
    release(other.save_revision())
    assert titles(ask("公文", titles="on")) == ["公文甲"]
    assert titles(ask("公文", author="青禾")) == ["乙"]
    long_ago = timezone.now() - timedelta(days=40)
    ArticlePage.objects.filter(pk=by_title.pk).update(listed_at=long_ago)
    assert titles(ask("公文", within="31")) == ["乙"]
    day = timezone.localtime(long_ago).date()
    assert titles(ask("公文", since=day, until=day)) == ["公文甲"]


def test_newest_come_first_when_asked_for(ask, column):
    ArticleFactory(parent=column, title="公文公文", released=True)
    ArticleFactory(parent=column, title="新近", body=paragraph("提到公文一次"), released=True)
    assert titles(ask("公文")) == ["公文公文", "新近"]
    assert titles(ask("公文", sort="date")) == ["新近", "公文公文"]


def test_chip_of_a_filter_leads_to_the_search_without_it(ask, client, column):
    ArticleFactory(parent=column, title="乙", body=paragraph("公文"), released=True)
    response = ask("公文", titles="on", author="无此人")
    assert titles(response) == []
    chips = {chip.label: chip.address for chip in response.context["chips"]}
    without_author = client.get(chips["作者：无此人"])
    assert [chip.label for chip in without_author.context["chips"]] == ["仅标题"]
    (last,) = without_author.context["chips"]
    assert titles(client.get(last.address)) == ["乙"]


def test_pages_keep_what_was_asked(ask, client, column):
    for number in range(23):
        ArticleFactory(parent=column, title=f"公文{number}", released=True)
    first = ask("公文", titles="on")
    assert len(titles(first)) == 20
    (address,) = set(re.findall(r'href="([^"]+)" rel="next"', first.content.decode()))
    second = client.get(unescape(address))
    assert len(titles(second)) == 3
    assert [chip.label for chip in second.context["chips"]] == ["仅标题"]
    assert client.get("/search/?q=公文&page=3").status_code == 404
    assert client.get("/search/?q=公文&page=x").status_code == 404


def test_columns_and_pages_are_offered_by_their_titles(ask, home_page, column):
    StandardPageFactory(parent=home_page, title="投稿须知", released=True)
    StandardPageFactory(parent=home_page, title="投稿草案")
    response = ask("投稿")
    assert [page.title for page in response.context["other_pages"]] == ["投稿须知"]
    assert [page.title for page in ask("理论").context["other_pages"]] == ["理论研究"]


def test_near_articles_are_shown_when_nothing_has_everything(ask, column):
    text = "开展调查研究，要沉到一线去听真话"
    ArticleFactory(parent=column, title="甲", body=paragraph(text), released=True)
    response = ask("开展调查研究要沉到一线去听真话")
    assert titles(response) == ["甲"]
    assert "这些文章比较接近" in text_of(response)


def test_pieces_that_near_articles_hold_are_marked(ask, column):
    text = "开展调查研究，要沉到一线去听真话"
    ArticleFactory(parent=column, title="甲", body=paragraph(text), released=True)
    html = ask("开展调查研究要沉到一线去听真话").content.decode()
    assert "<mark>开展调查研究，要沉到一线去听真话</mark>" in html
    html = ask("要沉到一县去听真话").content.decode()
    assert "<mark>要沉到一</mark>线<mark>去听真话</mark>" in html


def test_synonyms_are_found_marked_and_named(ask, column):
    SynonymGroup.objects.create(phrases="软件\n软体")
    ArticleFactory(parent=column, title="软件入门", released=True)
    response = ask("軟體")
    assert titles(response) == ["软件入门"]
    assert "<mark>软件</mark>" in response.content.decode()
    assert "同时搜索了同义词：软件" in text_of(response)
    assert "同义词" not in text_of(ask("入门"))
    assert "<mark>软件入门</mark>" in ask("软体 入门").content.decode()


def test_what_nothing_was_found_for_is_noted_once_and_nothing_else(ask, column, settings):
    ArticleFactory(parent=column, title="公文", released=True)
    ask("公文")
    ask("公文", author="无此人")  # the filter has left it out
    ask("，。")
    ask("量子")
    noted = Path(settings.SEARCH_MISSES_FILE).read_text(encoding="utf-8")
    assert noted == f"{timezone.localdate().isoformat()}\t量子\n"
    settings.SEARCH_MISSES_FILE = "/no/such/folder/misses.log"
    ask("量子")


def test_word_that_was_meant_is_suggested(ask, column):
    ArticleFactory(parent=column, title="公文写作", released=True)
    replace_terms({"公文写作": 3})
    assert ask("工文写作").context["suggestion"].label == "公文写作"
    assert "suggestion" not in ask("公文写作").context


def test_search_is_for_people_not_for_search_engines(ask, client, column):
    response = ask("公文")
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert client.post("/search/", {"q": "公文"}).status_code == 405


def test_box_stands_on_every_page_and_on_not_found(client, column):
    for address in ("/", column.url, "/mei-you/"):
        html = client.get(address).content.decode()
        assert 'role="search"' in html
        assert 'action="/search/"' in html


def test_cost_does_not_depend_on_what_is_found(client, column):
    def cost(amount):
        for _ in range(amount):
            ArticleFactory(parent=column, title="公文", released=True)
        client.get("/search/?q=公文")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/search/?q=公文").status_code == 200
        return len(queries)

    few = cost(2)
    assert cost(16) == few
    assert few <= 25


def test_who_searches_without_end_is_asked_to_wait(client, column, settings):
    settings.SEARCH_LIMIT = (2, 60)
    assert [client.get("/search/?q=公文").status_code for _ in range(3)] == [200, 200, 429]
    response = client.get("/search/?q=公文")
    assert response.headers["Retry-After"] == "60"
    assert "稍候" in response.content.decode() or "一分钟" in response.content.decode()
    assert client.get("/search/?q=公文", REMOTE_ADDR="203.0.113.9").status_code == 200
    assert client.get("/search/").status_code == 200


def test_address_of_a_reader_is_taken_from_proxies_that_are_trusted(client, column, settings):
    settings.SEARCH_LIMIT = (1, 60)
    asked = "/search/?q=公文"
    for forwarded in ("203.0.113.1", "203.0.113.2"):
        last = client.get(asked, headers={"x-forwarded-for": forwarded}).status_code
    assert last == 429
    settings.TRUSTED_PROXIES = 1
    for forwarded in ("1.1.1.1, 203.0.113.3", "2.2.2.2, 203.0.113.3"):
        last = client.get(asked, headers={"x-forwarded-for": forwarded}).status_code
    assert last == 429
    assert client.get(asked, headers={"x-forwarded-for": "203.0.113.4"}).status_code == 200


def test_usual_limit_lets_a_class_search():
    times, seconds = usual_settings.SEARCH_LIMIT
    assert times / seconds >= 1
