"""A real browser on the built portal, served under a sub-path as a host might."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from hosts import Early, Quiet, served
from opener import Opener
from running import AS_OF, PATIENCE, chromium_program
from tabs import Kind, Tabs

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


T = TypeVar("T", BrowserContext, Page)


@pytest.fixture(scope="session")
def host(copy: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the portal below thi-dua/, so that every link must be relative."""
    root = tmp_path_factory.mktemp("host")
    shutil.copytree(copy.site, root / "thi-dua")
    return root


@pytest.fixture(scope="session")
def address(host: Path) -> Iterator[str]:
    """Where the portal is served."""
    yield from served(host, Quiet)


@pytest.fixture(scope="session")
def early(host: Path) -> Iterator[str]:
    """Where it is served as if it had been built long ago."""
    yield from served(host, Early)


def patient(opened: Callable[..., T]) -> Callable[..., T]:
    """What is opened so waits as long as everything else."""

    def waiting(**asked: object) -> T:
        made = opened(**asked)
        made.set_default_timeout(1000 * PATIENCE)
        return made

    return waiting


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_program(), args=FLAGS)
        running.new_context, running.new_page = patient(running.new_context), patient(running.new_page)  # type: ignore[method-assign]
        expect.set_options(timeout=1000 * PATIENCE)
        yield running
        running.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """The browser's tabs, which tests use one after the other."""
    return Tabs(browser)


@pytest.fixture
def opened(tabs: Tabs, address: str, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Opens a page of the portal: width, colour scheme, day of the reader, JavaScript or not.

    On a day before the build's it is a portal that was built earlier.

    Every page must be silent in the console and ask no other host for anything. Each has storage of its own,
    empty, and may find files in its cache.
    """
    used = []

    def open_page(
        path: str,
        *,
        width: int = 1280,
        scheme: str = "light",
        day: str | None = "2026-11-20",
        script: bool = True,
    ) -> Page:
        is_early = day is not None and day < AS_OF.isoformat()
        where = request.getfixturevalue("early") if is_early else address
        tab = tabs.take(Kind(where, script, clock=script and day is not None))
        used.append(tab)
        return tab.show(path, width=width, scheme=scheme, day=day)

    yield open_page
    complaints = [complaint for tab in used for complaint in tab.complaints]
    for tab in used:
        tabs.give_back(tab)
    assert not complaints
