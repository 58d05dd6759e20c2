"""A player asks for parts of a video: what the server of `make run` sends, and nginx before it."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

VIDEO = re.compile(r"/documents/\d+/proofreading-video\.webm")
CONFIGURATION = """
daemon off; pid {folder}/pid; error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    server {{
        listen 127.0.0.1:{port};
        location / {{ proxy_pass {server}; proxy_set_header Host $proxy_host; }}
    }}
}}
"""


@pytest.fixture(scope="module")
def nginx(server, tmp_path_factory):
    """The address of an nginx that hands everything on to the server."""
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("nginx is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("nginx")
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port, server=server))
    command = [program, "-e", "stderr", "-p", str(folder), "-c", str(configuration)]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(port, process):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nginx did not start.")


@pytest.fixture(scope="module")
def video(server):
    """The path of the video of the demo."""
    with urllib.request.urlopen(f"{server}/sitemap.xml") as sitemap:
        pages = re.findall(r"<loc>(.*?)</loc>", sitemap.read().decode())
    return _video_on(pages)


@pytest.fixture(params=["server", "nginx"])
def ask(request, video):
    """A function that asks for the video with these headers: (status, headers, content)."""
    address = request.getfixturevalue(request.param) + video

    def ask(method="GET", **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = urllib.request.Request(address, method=method, headers=headers)
        try:
            with urllib.request.urlopen(asked) as response:
                return response.status, response.headers, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    return ask


def _video_on(pages):
    for page in pages:
        with urllib.request.urlopen(page) as response:
            if found := VIDEO.search(response.read().decode()):
                return found[0]
    return pytest.fail("No page of the demo shows the video.")


def test_video_is_sent_in_the_parts_that_are_asked_for(ask):
    status, whole, content = ask()
    size = len(content)
    assert (status, whole["Accept-Ranges"]) == (200, "bytes")
    assert whole["Content-Length"] == str(size)
    for asked, start, end in [("0-1", 0, 1), ("1000-", 1000, size - 1), ("-5", size - 5, size - 1)]:
        status, part, sent = ask(Range=f"bytes={asked}")
        assert (status, sent) == (206, content[start : end + 1])
        assert part["Content-Range"] == f"bytes {start}-{end}/{size}"
        assert part["Content-Length"] == str(len(sent))
    status, none, sent = ask(Range=f"bytes={size}-")
    assert (status, none["Content-Range"], sent) == (416, f"bytes */{size}", b"")


def test_part_of_another_version_is_answered_with_the_whole(ask):
    _status, whole, content = ask()
    for version in (whole["ETag"], whole["Last-Modified"]):
        assert ask(Range="bytes=0-1", If_Range=version)[0] == 206
    assert ask(Range="bytes=0-1", If_Range='"other"')[::2] == (200, content)


def test_head_tells_the_size_and_sends_nothing(ask):
    status, headers, sent = ask("HEAD")
    assert (status, headers["Accept-Ranges"], sent) == (200, "bytes", b"")
    assert int(headers["Content-Length"]) > 1000
