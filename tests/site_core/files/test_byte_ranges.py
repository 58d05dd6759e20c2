"""A video is handed out in the parts that a player asks for, to whoever may have the whole."""

import pytest

from site_core.files.downloads import FilePart
from tests.factories import ArticleFactory, DocumentFactory
from tests.support.small_files import pdf, pdf_file
from tests.support.standing import standing

CONTENT = pdf("视频")
SIZE = len(CONTENT)


@standing
def document(column):
    document = DocumentFactory(title="视频", file=pdf_file("《视频》.pdf", "视频"))
    body = [("paragraph", f'<p><a linktype="document" id="{document.pk}">视频</a></p>')]
    ArticleFactory(parent=column, body=body, released=True)
    return document


@pytest.fixture
def ask(client, document):
    """A function that asks for the document with these headers: (response, content)."""

    def ask(method="get", **headers):
        response = getattr(client, method)(document.url, headers=headers)
        return response, b"".join(response)  # which closes the file

    return ask


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-1", 0, 1),  # what Safari begins with
        ("bytes=10-99", 10, 99),
        ("bytes=10-", 10, SIZE - 1),
        ("bytes=0-", 0, SIZE - 1),
        ("bytes=-5", SIZE - 5, SIZE - 1),
        (f"bytes=-{SIZE * 9}", 0, SIZE - 1),
        (f"bytes={SIZE - 1}-{SIZE * 9}", SIZE - 1, SIZE - 1),
        ("BYTES= 3 - 4 ", 3, 4),
    ],
)
def test_part_is_answered_with_206(ask, asked, start, end):
    response, content = ask(range=asked)
    assert response.status_code == 206
    assert response.headers["Content-Range"] == f"bytes {start}-{end}/{SIZE}"
    assert response.headers["Content-Length"] == str(end - start + 1)
    assert content == CONTENT[start : end + 1]


@pytest.mark.parametrize(
    "asked",
    [
        *(f"bytes={SIZE}-", f"bytes={SIZE * 9}-{SIZE * 10}", f"bytes={'9' * 5000}-"),
        *("bytes=-0", "bytes=5-2", "bytes=-", "bytes=x", "bytes=1-2-3", "bytes=", "bytes=１-２"),
    ],
)
def test_part_that_the_file_does_not_have_is_answered_with_416(ask, asked):
    response, content = ask(range=asked.encode().decode("latin-1"))
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{SIZE}"
    assert content == b""


@pytest.mark.parametrize("headers", [{}, {"range": "bytes=0-1,5-6"}, {"range": "lines=1-2"}])
def test_whole_file_is_answered_with_200_and_says_that_parts_can_be_had(ask, headers):
    response, content = ask(**headers)
    assert response.status_code == 200
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Length"] == str(SIZE)
    assert content == CONTENT


def test_head_says_the_size_of_the_whole(ask):
    response, content = ask("head", range="bytes=0-1")
    assert response.status_code == 200
    assert response.headers["Accept-Ranges"] == "bytes"
    assert response.headers["Content-Length"] == str(SIZE)
    assert content == b""


def test_part_of_the_same_version_only(ask):
    whole, _content = ask()
    for version in (whole.headers["ETag"], whole.headers["Last-Modified"]):
        response, content = ask(range="bytes=0-1", if_range=version)
        assert (response.status_code, content) == (206, CONTENT[:2])
    for version in ('"other"', f"W/{whole.headers['ETag']}", "Sat, 01 Jan 2000 00:00:00 GMT", ""):
        response, content = ask(range="bytes=0-1", if_range=version)
        assert (response.status_code, content) == (200, CONTENT)


def test_file_that_the_player_has_is_not_sent_again(ask):
    whole, _content = ask()
    response, content = ask(range="bytes=0-1", if_none_match=whole.headers["ETag"])
    assert (response.status_code, content) == (304, b"")


def test_part_is_sent_with_the_headers_of_the_whole(ask):
    whole, _content = ask()
    part, _content = ask(range="bytes=0-1")
    same = {
        "Content-Type",
        "Content-Disposition",
        "Content-Security-Policy",
        "ETag",
        "Last-Modified",
    }
    for name in {*same, "X-Content-Type-Options", "Accept-Ranges"}:
        assert part.headers[name] == whole.headers[name]
    assert whole.headers["Content-Disposition"].startswith("attachment")


def test_part_of_what_nobody_may_have_is_not_there(client, db):
    hidden = DocumentFactory()
    assert client.get(hidden.url, headers={"range": "bytes=0-1"}).status_code == 404


def test_part_for_members_only_is_stored_by_nobody_on_its_way(client, column, member, document):
    hidden = DocumentFactory()
    body = [("paragraph", f'<p><a linktype="document" id="{hidden.pk}">视频</a></p>')]
    ArticleFactory(parent=column, body=body, audience="members", released=True)
    client.force_login(member)
    response = client.get(hidden.url, headers={"range": "bytes=0-1"})
    assert response.status_code == 206
    assert "no-store" in response.headers["Cache-Control"]
    b"".join(response)


def test_file_is_closed_with_the_answer(client, document):
    response = client.get(document.url, headers={"range": "bytes=0-1"})
    owners = (getattr(closer, "__self__", None) for closer in response._resource_closers)
    part = next(owner for owner in owners if isinstance(owner, FilePart))
    assert not part.file.closed
    b"".join(response)
    assert part.file.closed
