"""Two hundred forged or replayed forms: nothing is stored, nothing breaks."""

from itertools import cycle, islice

import pytest

from django.urls import reverse

from comments import tokens
from comments.models import Comment
from tests.comments.conftest import WORDS

IN_PLACE = {"X-Requested-With": "fetch"}
REFUSED = {400, 401, 403, 404, 409, 413, 422, 429}


@pytest.fixture
def forged(article, column, member, write):
    """Bodies of forms, none of which may become a comment."""
    used = tokens.issue(article.pk)
    key = tokens.read(used, article.pk).key
    Comment.objects.filter(pk=write(member, "第一次发表的评论。").pk).update(form_key=key)

    def form(body=WORDS, **fields):
        return {"body": body, "token": tokens.issue(article.pk)} | fields

    return [
        {},
        {"body": WORDS},
        form(token="x"),
        form(token="a:b:c"),
        form(token="\x00" * 50),
        form(token="票据" * 5000),
        form(token=tokens.issue(column.pk)),
        form(token=tokens.issue(article.pk)[:-1]),
        form(token=used),
        form("字" * 350_000),
        form("\x00"),
        form("\x01\x02\x1b[31m\x7f"),
        form("\u200b\u202e"),
        form("http://a.example/ " * 500),
        form("<a href='http://a.example'>x</a>" * 100),
        form("<script>alert(1)</script>" * 200),
        form(website="http://spam.example"),
        form(reply="999999999999"),
        form(reply="1 OR 1=1"),
        form(reply="\x00"),
        form("第一次发表的评论。"),
        form("第一次发表的评论！！！"),
        form("（第一次）发表的评论"),
        form(website="x" * 100_000),
        form(" \n\t　" * 300),
    ]


def test_200_forged_forms_store_nothing_and_break_nothing(
    client, article, member, forged, ready, settings
):
    settings.COMMENT_LIMITS = {"account": (10_000, 600), "address": (10_000, 600)}
    client.force_login(member)
    before = list(Comment.objects.values())
    address = reverse("comment_new", args=[article.pk])
    for number, data in enumerate(islice(cycle(forged), 200)):
        headers = IN_PLACE if number % 2 else {}
        response = client.post(address, data, headers=headers)
        assert response.status_code in REFUSED, data
    assert list(Comment.objects.values()) == before


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"body=" + b"%ED%A0%80" * 50 + b"&token=%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"body=%FF%FE&token=%00", "application/x-www-form-urlencoded; charset=utf-7"),
        (b"x" * 1_048_576, "application/x-www-form-urlencoded"),
        (b"a=1&" * 5000, "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data"),
        (b'{"body": "\\ud800"}', "application/json"),
        (b"\x00\x01\x02", "text/plain"),
        (b"", "application/x-www-form-urlencoded"),
    ],
)
def test_no_body_breaks_the_form(client, article, member, ready, body, content_type):
    client.force_login(member)
    address = reverse("comment_new", args=[article.pk])
    assert client.post(address, body, content_type=content_type).status_code in REFUSED
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "query", ["reply=%00x", "reply=%ED%A0%80", "reply=" + "9" * 400, "reply[]=1"]
)
def test_no_query_breaks_the_form(client, article, member, query):
    client.force_login(member)
    address = reverse("comment_new", args=[article.pk])
    assert client.get(f"{address}?{query}").status_code in {200, 400, 404}


@pytest.mark.parametrize("page", ["abc", "-1", "0", "01", "999", "9" * 400, "１", "%00", ""])
def test_a_wrong_page_of_comments_is_no_page(client, article, page):
    assert client.get(f"{article.url}?comments={page}").status_code in {400, 404}


@pytest.mark.parametrize("path", ["0/", "9" * 18 + "/", "9" * 40 + "/", "1/new/", "0/new/", "x/"])
def test_addresses_of_nothing_answer_404(client, article, path):
    path = path.replace("1/new", f"{article.pk + 1000}/new")
    assert client.get(f"/comments/{path}").status_code == 404


def test_what_is_written_is_shown_as_text(client, article, member, write):
    write(member, "<script>alert(1)</script> & <b>粗</b>\n第二行", status="approved")
    html = client.get(article.url).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in html
    assert "<script>alert(1)" not in html
