"""A real server with the demo site, as `make run` starts it, and a real browser."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from functools import cache
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser ring needs `make test-browser`")
from playwright.sync_api import sync_playwright

from demo.accounts import DEMO_PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 400
WIDTHS = [1280, 375]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def django_db_setup():
    """The server has a database of its own; these tests never look into it."""


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory):
    """Where the server keeps its database, its files and the mail it would send: the demo, loaded.

    Workers have a server each. The first loads the demo, which takes a minute; all copy what it has.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    loaded, loading = shared / "demo-loaded", shared / "demo-loading"
    try:
        loading.mkdir()
    except FileExistsError:
        _wait_until_there(loaded)
    else:
        _load_demo(loading)
        loading.rename(loaded)
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(loaded, folder, dirs_exist_ok=True)
    return folder


def _wait_until_there(folder):
    deadline = time.monotonic() + START_SECONDS
    while not folder.exists():
        if time.monotonic() > deadline:
            pytest.fail("The demo was not loaded; see the other worker.")
        time.sleep(0.3)


def _environment(folder):
    environment = os.environ | {
        "VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "site_core.settings.dev",
    }
    environment.pop("DATABASE_URL", None)
    return environment


def _load_demo(folder):
    command = [sys.executable, "manage.py", "run_demo", "--no-serve"]
    subprocess.run(command, cwd=ROOT, env=_environment(folder), check=True)


@pytest.fixture
def mail_folder(site_folder):
    return site_folder / "mail"


@pytest.fixture(scope="session")
def server(site_folder):
    """The address of a server with the demo loaded."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "manage.py", "run_demo", "--port", str(port)]
    environment = _environment(site_folder)
    with (site_folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address, process, site_folder / "server.log")
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address, process, log):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    pytest.fail(f"The server did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser():
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        pytest.fail("No Chromium found: apt install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cookies_of(browser, server):
    """A function that logs a demo account in, once, and returns what its browser keeps."""

    @cache
    def cookies_of(username):
        page = _open(browser, server)
        page.goto("/accounts/login/")
        page.fill("#id_login", username)
        page.fill("#id_password", DEMO_PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile("/(admin|accounts)/$"))
        state = page.context.storage_state()
        page.context.close()
        return state

    return cookies_of


@pytest.fixture
def open_page(browser, server, cookies_of):
    """A function that opens a fresh window, logged in as a demo account or as nobody."""
    contexts = []

    def open_page(username=None, **options):
        if username:
            options["storage_state"] = cookies_of(username)
        page = _open(browser, server, **options)
        contexts.append(page.context)
        return page

    yield open_page
    for context in contexts:
        context.close()


def _open(browser, server, **options):
    options.setdefault("viewport", {"width": 1280, "height": 900})
    context = browser.new_context(base_url=server, locale="zh-CN", **options)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.foreign_requests = []
    page.on("request", lambda request: _note_foreign(page, request, server))
    return page


def _note_foreign(page, request, server):
    if not request.url.startswith((server, "data:", "blob:", "about:")):
        page.foreign_requests.append(request.url)


@pytest.fixture(params=WIDTHS)
def window(request, browser, server):
    """A function that opens a window of its own login, on a desktop and on a phone.

    The logins that the other tests share must not end here.
    """
    contexts = []

    def window(username):
        context = browser.new_context(
            base_url=server, locale="zh-CN", viewport={"width": request.param, "height": 900}
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.width = request.param
        log_in(page, username)
        return page

    yield window
    for context in contexts:
        context.close()


def log_in(page, username, address="/accounts/login/"):
    page.goto(address)
    page.fill("#id_login", username)
    page.fill("#id_password", DEMO_PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(lambda url: "/login/" not in url)
