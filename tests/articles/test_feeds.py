from xml.etree import ElementTree as ET

from tests.factories import ArticleFactory, ColumnFactory

ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return ET.fromstring(response.content)  # noqa: S314 - our own feed


def test_site_feed_lists_the_newest_first(client, column):
    old, new = (ArticleFactory(parent=column, released=True) for _ in range(2))
    channel = parsed(client, "/feed/").find("channel")
    assert channel.findtext("title") == "测试网"
    assert [item.findtext("title") for item in channel.findall("item")] == [new.title, old.title]
    assert channel.find("item").findtext("link") == new.full_url


def test_atom_feed_has_the_same_entries(client, column):
    article = ArticleFactory(parent=column, released=True, summary="提要")
    feed = parsed(client, "/feed/atom/")
    assert feed.find(f"{ATOM}entry").findtext(f"{ATOM}title") == article.title
    assert feed.find(f"{ATOM}entry").findtext(f"{ATOM}summary") == "提要"


def test_column_feed_has_only_its_own(client, home_page, column):
    inside = ArticleFactory(parent=column, released=True)
    ArticleFactory(parent=ColumnFactory(parent=home_page, released=True), released=True)
    for address in (f"/feed/{column.pk}/", f"/feed/{column.pk}/atom/"):
        text = client.get(address).content.decode()
        assert text.count(inside.full_url) >= 1
        assert text.count("<item>") + text.count("<entry>") == 1


def test_feed_of_a_draft_column_is_404(client, home_page):
    assert client.get(f"/feed/{ColumnFactory(parent=home_page).pk}/").status_code == 404


def test_sitemap_lists_public_pages(client, home_page, column):
    article = ArticleFactory(parent=column, released=True)
    text = client.get("/sitemap.xml").content.decode()
    for page in (home_page, column, article):
        assert f"<loc>{page.full_url}</loc>" in text


def test_robots_names_the_sitemap_and_shuts_the_admin(client, home_page):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "/sitemap.xml" in text


def test_control_character_in_a_title_does_not_break_the_feeds(client, column):
    article = ArticleFactory(parent=column, released=True, title="软\x0b换行", summary="\x1f")
    for address in ("/feed/", "/feed/atom/", f"/feed/{column.pk}/"):
        assert "软 换行" in client.get(address).content.decode()
    assert client.get(article.url).status_code == 200


def test_entry_keeps_its_identity_when_the_article_moves(client, home_page, column):
    article = ArticleFactory(parent=column, released=True)
    (item,) = parsed(client, "/feed/").find("channel").findall("item")
    assert item.findtext("guid").endswith(f"/a/{article.pk}/")
