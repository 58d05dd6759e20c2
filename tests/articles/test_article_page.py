import json
import re

from articles.models import ArticlePage
from articles.services import create_draft
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ColumnFactory,
    DocumentFactory,
    ImageFactory,
    release,
)
from tests.support.standing import standing


@standing
def article(column):
    return ArticleFactory(
        parent=column,
        released=True,
        title="论办公室工作",
        kicker="专题研究",
        subtitle="以值班为例",
        summary="内容提要。",
        source="《溪畔文稿》",
        source_url="https://example.org/1",
        responsible_editor="沈鹿鸣",
        body=[("paragraph", "<p>办公室工作贵在准确。</p>")],
    )


def html_of(client, page):
    return client.get(page.url).content.decode()


def json_ld(html):
    """The JSON-LD blocks by their type."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {data["@type"]: data for data in map(json.loads, blocks)}


def test_title_block_names_everything(client, article):
    html = html_of(client, article)
    for text in ("专题研究", "以值班为例", "内容提要。", "《溪畔文稿》", "沈鹿鸣", "字数：10字"):
        assert text in html
    assert 'href="https://example.org/1"' in html


def test_release_time_is_machine_readable(client, column, time_machine):
    time_machine.move_to("2026-11-03T09:05:00+08:00", tick=False)
    html = html_of(client, ArticleFactory(parent=column, released=True))
    assert '<time datetime="2026-11-03T09:05:00+08:00">2026年11月3日 09:05</time>' in html


def test_empty_fields_leave_no_label(client, column):
    html = html_of(client, ArticleFactory(parent=column, bylines=[], released=True))
    for label in ("来源：", "作者：", "责任编辑：", "摘要：", "附件", "关键词"):
        assert label not in html


def test_breadcrumb_leads_home(client, column, home_page):
    inner = ColumnFactory(parent=column, title="新论集萃", released=True)
    article = ArticleFactory(parent=inner, released=True)
    crumbs = json_ld(html_of(client, article))["BreadcrumbList"]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs[1:]] == ["理论研究", "新论集萃", article.title]
    assert [crumb["position"] for crumb in crumbs] == [1, 2, 3, 4]


def test_search_engines_are_told_about_the_article(client, article):
    html = html_of(client, article)
    data = json_ld(html)["Article"]
    assert data["headline"] == "论办公室工作"
    assert data["datePublished"].endswith("+08:00")
    assert '<meta property="og:type" content="article">' in html
    assert '<meta name="description" content="内容提要。">' in html
    assert f'<link rel="canonical" href="{article.full_url}">' in html


def test_share_card_has_the_lead_image(client, column):
    article = ArticleFactory(parent=column, released=True, lead_image=ImageFactory())
    assert '<meta property="og:image" content="http' in html_of(client, article)


def test_title_cannot_break_out_of_json_ld(client, column):
    title = '</script><script>alert("1")</script>'
    article = ArticleFactory(parent=column, released=True, title=title)
    html = html_of(client, article)
    assert "<script>alert" not in html
    assert json_ld(html)["Article"]["headline"] == title


def test_outline_of_a_long_text_points_at_its_headings(client, column):
    body = [("heading", {"text": f"{number}、标题", "level": "2"}) for number in "一二三"]
    html = html_of(client, ArticleFactory(parent=column, released=True, body=body))
    targets = re.findall(r'href="#(h-[^"]+)"', html)
    assert len(targets) == 3
    for target in targets:
        assert f'id="{target}"' in html


def test_short_text_has_no_outline(client, article):
    assert "本文目录" not in html_of(client, article)


def test_attachment_shows_type_and_size(client, column, author):
    draft = create_draft(
        column=column, user=author, title="附件样例", attachments=[DocumentFactory(title="指南")]
    )
    size = draft.attachments.get().document.get_file_size()
    release(draft.latest_revision)
    html = html_of(client, ArticlePage.objects.get(pk=draft.pk))
    assert "指南" in html
    assert f"（PDF，{size}\xa0字节）" in html


def test_byline_copies_name_and_unit(client, column, author):
    writer = AuthorFactory(name="高砚秋", unit="云溪文理学院")
    draft = create_draft(column=column, user=author, title="署名样例", authors=[writer])
    release(draft.latest_revision)
    writer.name, writer.unit = "改名", "改单位"
    writer.save()
    html = html_of(client, ArticlePage.objects.get(pk=draft.pk))
    assert "高砚秋（云溪文理学院）" in html
    assert "改名" not in html


def test_related_articles_share_keywords(client, column):
    def with_keywords(*keywords):
        page = ArticleFactory(parent=column)
        page.keywords.add(*keywords)
        release(page.save_revision())
        return ArticlePage.objects.get(pk=page.pk)

    article = with_keywords("公文", "请示")
    one, two = with_keywords("公文"), with_keywords("公文", "请示")
    with_keywords("会务")
    related = client.get(article.url).context["related"]
    assert [page.pk for page in related] == [two.pk, one.pk]


def test_permanent_address_leads_to_the_page(client, article):
    response = client.get(f"/a/{article.pk}/")
    assert (response.status_code, response.url) == (301, article.url)


def test_preview_of_a_draft_works(client, author, column):
    article = ArticleFactory(parent=column, owner=author)
    client.force_login(author)
    response = client.get(f"/admin/pages/{article.pk}/view_draft/")
    assert response.status_code == 200
    assert article.title in response.content.decode()


def test_internal_links_lead_to_public_pages_and_to_nothing_else(client, column):
    public = ArticleFactory(parent=column, released=True)
    draft = ArticleFactory(parent=column, title="草稿")
    document = DocumentFactory()
    html = (
        f'<p><a linktype="page" id="{public.pk}">公开</a><a id="{draft.pk}" linktype="page">草</a>'
        f'<a linktype="document" id="{document.pk}">附件</a><a linktype="page" id="99999">无</a></p>'
    )
    callout = {"kind": "tip", "title": "", "text": html}
    body = [("paragraph", html), ("callout", callout)]
    text = html_of(client, ArticleFactory(parent=column, released=True, body=body))
    assert text.count(f'<a href="{public.url}">公开</a>') == 2
    assert text.count(f'<a href="{document.url}">附件</a>') == 2
    assert text.count("<a>草</a>") == text.count("<a>无</a>") == 2
    assert draft.slug not in text
