"""A stranger's address or method never causes a server error."""

import pytest

from tests.factories import ArticleFactory, StandardPageFactory
from tests.support.standing import standing

ANSWERS = {200, 301, 400, 404, 405}
QUERIES = [
    "page=abc",
    "page=-1",
    "page=0",
    "page=999999",
    "page=" + "9" * 400,
    "page=１",
    "page=1.5",
    "page=%00",
    "page=%ED%A0%80",
    "page=%FF%FE",
    "page=",
    "page=1&page=2",
    "q=" + "%E7%A7%98" * 2000,
    "%00=1",
    "page[]=1",
    "x=<script>",
]
PATHS = [
    "/" + "a" * 10_000 + "/",
    "/" + "a/" * 5_000,
    "/%00/",
    "/a%00b/",
    "/%ED%A0%80/",
    "/%FF/",
    "/%F0%9F%92%A9/",
    "/..%2f..%2fetc/passwd",
    "/a/0/",
    "/a/abc/",
    "/a/" + "9" * 40 + "/",
    "/feed/" + "9" * 40 + "/",
    "/feed/0/atom/",
    "/documents/" + "9" * 40 + "/x.pdf",
    "/documents/1/%00",
    "/documents/1/../../x",
    "/media/../../../etc/passwd",
    "/media/%00",
    "/media/" + "a" * 5_000,
    "/media/" + "%E7%A7%98" * 200,
    "//example.org//",
    "/index.php?id=1%27",
]


@standing
def addresses(home_page, column):
    article = ArticleFactory(parent=column, released=True)
    standard = StandardPageFactory(parent=home_page, title="关于我们", released=True)
    return [
        "/",
        column.url,
        article.url,
        standard.url,
        f"/a/{article.pk}/",
        "/feed/",
        "/feed/atom/",
        f"/feed/{column.pk}/",
        f"/feed/{column.pk}/atom/",
        "/sitemap.xml",
        "/robots.txt",
        "/search/",
        "/media/x",
        "/_util/login/",
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_breaks_a_public_page(client, addresses, query):
    for address in addresses[:-1]:
        response = client.get(f"{address}?{query}")
        assert response.status_code in ANSWERS, address


@pytest.mark.parametrize("path", PATHS)
def test_no_path_breaks_the_site(client, home_page, path):
    response = client.get(path)
    assert response.status_code in ANSWERS
    if response.status_code in (400, 404):
        assert "测试网" in response.content.decode()


@pytest.mark.parametrize("address", ["/%00/", "/a%00b/", "/?page=%00", "/?%00=1"])
def test_nul_in_an_address_answers_400(client, home_page, address):
    """PostgreSQL would refuse the look-up with a server error."""
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_other_methods_answer_405_with_our_page(client, addresses, method):
    client.handler.enforce_csrf_checks = True
    for address in addresses:
        response = getattr(client, method)(address)
        assert response.status_code == 405, address
        assert "测试网" in response.content.decode()


@pytest.mark.parametrize("page", ["abc", "-1", "0", "999999", "1.5", "１", ""])
def test_wrong_page_number_of_a_column_answers_404(client, column, page):
    assert client.get(column.url, {"page": page}).status_code == 404


def test_hostile_headers_do_not_break_a_page(client, column):
    headers = {
        "accept-language": "x" * 5000,
        "x-requested-with": "\x00",
        "cookie": "sessionid=" + "\xff" * 100,
        "if-modified-since": "yesterday",
        "range": "bytes=0-99999999999999",
    }
    for name, value in headers.items():
        assert client.get(column.url, headers={name: value}).status_code in ANSWERS
