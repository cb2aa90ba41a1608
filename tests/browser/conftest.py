"""A real browser on the built portal, served under a sub-path as a host might."""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from opener import Opener

from generator.project import Project

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A host's name as readers see it: a browser trusts "localhost" more than other plain HTTP (test_hosting).
    "--host-resolver-rules=MAP thidua.example.vn 127.0.0.1",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output readable."""


@pytest.fixture(scope="session")
def address(copy: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the portal is served: below /thi-dua/, so that every link must be relative."""
    root = tmp_path_factory.mktemp("host")
    shutil.copytree(copy.site, root / "thi-dua")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/thi-dua/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without it the suite fails, it never skips."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "The browser tests need Chromium (Debian: apt-get install chromium)."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(Path(program)), args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a page of the portal: width, colour scheme, day of the reader, JavaScript or not.

    Every page must be silent in the console and ask no other host for anything.
    """
    contexts = []
    complaints: list[str] = []

    def open_page(
        path: str,
        *,
        width: int = 1280,
        scheme: str = "light",
        day: str | None = "2026-11-20",
        script: bool = True,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            timezone_id="America/New_York",  # a reader abroad: the portal counts days in Vietnam
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: None if is_ours(asked.url) else complaints.append(asked.url))
        if script and day:
            page.clock.set_fixed_time(f"{day}T12:00:00+07:00")
        page.goto(address + path, wait_until="load")
        return page

    def is_ours(url: str) -> bool:
        return url.startswith((address, "data:", "blob:"))

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints
