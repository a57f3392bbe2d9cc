"""Real Chromium on the built site, served from a folder of a local address as a static host would."""

import contextlib
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from hooks.pdf import program
from tests.browser.shown import Shown, module
from tests.conftest import SITE_URL

FOLDER = urlsplit(SITE_URL).path
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


class Handler(SimpleHTTPRequestHandler):
    """Serve the site below a folder, and its 404 page for whatever is missing."""

    site, at = None, FOLDER

    def translate_path(self, path):
        """Return the file of an address; what is outside the folder does not exist."""
        path = urlsplit(path).path
        if not path.startswith(self.at):
            return str(self.site / "outside")
        self.directory = str(self.site)
        return super().translate_path("/" + path[len(self.at) :])

    def send_error(self, code, message=None, explain=None):
        """Answer with the site's own page."""
        body = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Stay silent."""


@contextlib.contextmanager
def serving(folder, at=FOLDER):
    """Serve a built site below a folder; yield the address of its entrance."""
    handler = type("SiteHandler", (Handler,), {"site": folder, "at": at})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{at}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(site):
    """Return the address of the served site's entrance."""
    with serving(site.folder) as base:
        yield base


@pytest.fixture(scope="session")
def chromium():
    """Return a running Chromium; without one the test fails, it does not skip."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield browser
        browser.close()


@contextlib.contextmanager
def opened(chromium, url, until="load", **options):
    """Open a page in a fresh browser profile.

    `until` is what to wait for; further arguments are Playwright's for a context. The page keeps
    what it asked for in `requests`, and its console errors and exceptions in `faults`.
    """
    context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}} | options))
    page = context.new_page()
    page.requests, page.faults = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
    page.goto(url, wait_until=until)
    yield page
    context.close()


@pytest.fixture
def visit(chromium, address):
    """Return a function that opens a page of the site, or of the site at `base`; see `opened`."""
    with contextlib.ExitStack() as pages:
        yield lambda path, base=address, **options: pages.enter_context(
            opened(chromium, base + path, **options)
        )


def foreign(page, base):
    """Return the addresses that a page asked of other hosts."""
    own = urlsplit(base).netloc
    return [url for url in page.requests if urlsplit(url).netloc not in (own, "")]


@pytest.fixture
def figure(visit):
    """Return a function that opens a figure; `query` is the address's, further options the context's."""

    def open_(name, language="en", query="", **options):
        return Shown(visit(f"{language}/{module(name).PAGE}/{query}", **options), name)

    return open_
