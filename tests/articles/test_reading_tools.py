"""What an article offers its reader: text size, reading aloud, link, QR code, print."""

import re

from articles.qr_code import qr_code
from tests.factories import ArticleFactory


def test_article_offers_its_short_address_as_link_and_qr_code(client, column):
    article = ArticleFactory(parent=column, released=True)
    html = client.get(article.url).content.decode()
    address = f"http://testserver/a/{article.pk}/"
    assert f'data-address="{address}"' in html
    assert str(qr_code(address, "本文二维码")) in html
    assert client.get(f"/a/{article.pk}/").url == article.url


def test_qr_code_draws_every_dark_module_once():
    svg = qr_code("https://example.org/a/1/", "二维码")
    size = int(re.search(r'viewBox="0 -.5 (\d+)', svg)[1])
    runs = [(int(x), int(y), int(width)) for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)", svg)]
    drawn = [(x + step, y) for x, y, width in runs for step in range(width)]
    assert len(drawn) == len(set(drawn))
    corner = {
        (x, y) for x in range(2, 9) for y in range(2, 9)
    }  # a finder pattern: 7 × 7, ring and core
    assert len(corner & set(drawn)) == 24 + 9
    assert max(x for x, _y in drawn) < size - 2


def test_qr_code_escapes_its_label():
    assert "<b>" not in qr_code("https://example.org/", "<b>")


def test_page_has_no_inline_handler_and_no_inline_style(client, column):
    html = client.get(ArticleFactory(parent=column, released=True).url).content.decode()
    assert not re.search(r"<[^>]+\s(on\w+|style)=", html)
    scripts = re.findall(r"<script(?![^>]*src=)([^>]*)>", html)
    assert [kind for kind in scripts if "ld+json" not in kind] == []
