"""How a document is handed out: under its own name, and in parts when a player asks for them."""

import re
from urllib.parse import quote

from django.http import HttpResponse, StreamingHttpResponse

from wagtail.coreutils import string_to_ascii

from site_core.uploads.names import plain_name

CHUNK = 64 * 1024
RANGE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII | re.IGNORECASE)


def content_disposition(filename) -> str:
    """To be saved as `filename`; programs that read only ASCII get a name in pinyin."""
    plain = plain_name(string_to_ascii(filename))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(filename, safe='')}"


def ranged(request, response):
    """The part of a file that the request asks for, or `response`, which is the whole file.

    Several parts at once are answered with the whole. A part of another version than the file's (the
    request says which in If-Range) is answered with the whole too.
    """
    file = getattr(response, "file_to_stream", None)
    if response.status_code != 200 or file is None:
        return response
    response.headers["Accept-Ranges"] = "bytes"
    asked = request.headers.get("Range", "")
    is_of_bytes = asked.lower().startswith("bytes=") and "," not in asked
    if request.method != "GET" or not is_of_bytes or not _is_same_version(request, response):
        return response
    size = int(response.headers["Content-Length"])
    part = _part(asked, size)
    if part is None:
        file.close()
        headers = {"Content-Range": f"bytes */{size}", "Accept-Ranges": "bytes"}
        return HttpResponse(status=416, headers=headers)
    start, end = part
    headers = dict(response.headers.items()) | {
        "Content-Range": f"bytes {start}-{end}/{size}",
        "Content-Length": str(end - start + 1),
    }
    return StreamingHttpResponse(FilePart(file, start, end), status=206, headers=headers)


def _is_same_version(request, response) -> bool:
    wanted = request.headers.get("If-Range")
    if wanted is None:
        return True
    known = response.headers.get("ETag"), response.headers.get("Last-Modified")
    return wanted in known and not wanted.startswith("W/")


def _part(asked, size) -> tuple[int, int] | None:
    """The first and last place of the part, or None where the file has no such part."""
    match = RANGE.fullmatch(asked)
    if not match or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:  # the last so many bytes
        return (max(0, size - int(last)), size - 1) if int(last) else None
    start, end = int(first), min(int(last or size), size - 1)
    return (start, end) if start <= end else None


class FilePart:
    """The bytes of an open file from `start` to `end`; the server closes it."""

    def __init__(self, file, start, end):
        self.file, self.start, self.end = file, start, end

    def __iter__(self):
        self.file.seek(self.start)
        left = self.end - self.start + 1
        while left and (chunk := self.file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk

    def close(self):
        self.file.close()
