"""Tabs that serve one test after the other: a new one is a window and a process, seven times the cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

# What a test sets up with these stays: its tab is closed after it.
LASTING_ON_PAGE = (
    "on",
    "once",
    "route",
    "route_from_har",
    "add_init_script",
    "expose_function",
    "expose_binding",
)
LASTING_ON_CONTEXT = (*LASTING_ON_PAGE, "new_cdp_session", "grant_permissions", "set_offline", "add_cookies")

# A tab keeps memory of every page that it has shown: after a hundred, a page takes minutes that took seconds.
MOST_USES = 10


class Kind(NamedTuple):
    """What cannot be changed in a tab: its portal, whether scripts run, whether its clock stands still."""

    address: str
    script: bool
    clock: bool


class Tab:
    """A page in a context of its own; complains of errors in the console and of requests to other hosts."""

    def __init__(self, browser: Browser, kind: Kind) -> None:
        self.kind = kind
        self.complaints: list[str] = []
        self.reusable = True
        self.uses = 0
        self.context = browser.new_context(
            java_script_enabled=kind.script,
            timezone_id="America/New_York",  # a reader abroad: the portal counts days in Vietnam
        )
        self.page = page = self.context.new_page()
        self.devtools = self.context.new_cdp_session(page)
        complain = self.complaints.append
        page.on("console", lambda said: complain(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complain(str(error)))
        page.on("request", lambda asked: None if self.is_ours(asked.url) else complain(asked.url))
        for place, names in ((page, LASTING_ON_PAGE), (self.context, LASTING_ON_CONTEXT)):
            for name in names:
                setattr(place, name, self.lasting(getattr(place, name)))

    def is_ours(self, url: str) -> bool:
        return url.startswith((self.kind.address, "data:", "blob:"))

    def lasting(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """The same method, whose use is noticed: a test does to the tab what cannot be undone."""

        def noticed(*given: Any, **named: Any) -> Any:
            self.reusable = False
            return method(*given, **named)

        return noticed

    def show(self, path: str, *, width: int, scheme: str, day: str | None) -> Page:
        """A page of the portal as somebody sees it who has just come."""
        self.uses += 1
        page = self.page
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(
            media="null", color_scheme=scheme, reduced_motion="null", forced_colors="null", contrast="null"
        )
        if self.kind.clock:
            page.clock.set_fixed_time(f"{day}T12:00:00+07:00")
        page.goto(self.kind.address + path, wait_until="load")
        return page

    def forget(self) -> None:
        """Leave nothing of a test behind: storage, history, where the mouse was. The cache stays."""
        self.page.evaluate("sessionStorage.clear(), localStorage.clear()")
        self.page.mouse.move(-1, -1)
        self.page.goto("about:blank")
        where = urlsplit(self.kind.address)
        everything = {"origin": f"{where.scheme}://{where.netloc}", "storageTypes": "all"}
        self.devtools.send("Storage.clearDataForOrigin", everything)
        self.devtools.send("Page.resetNavigationHistory")
        self.complaints.clear()


class WatchedTab(Tab):
    """Complains of everything that is said in the console and of every request without a good answer."""

    excused: frozenset[str] = frozenset()
    """Failures of requests that are none."""

    def __init__(self, browser: Browser, kind: Kind) -> None:
        super().__init__(browser, kind)
        complain = self.complaints.append
        self.page.on("console", lambda said: complain(said.text))
        self.page.on(
            "requestfailed", lambda asked: None if asked.failure in self.excused else complain(asked.url)
        )
        self.page.on("response", lambda got: None if got.status < 400 else complain(got.url))
        self.set_up()
        self.reusable = True

    def set_up(self) -> None:
        """What lasts as long as the tab."""


class Tabs:
    """The tabs of a browser, used and waiting."""

    def __init__(self, browser: Browser, make: Callable[[Browser, Kind], Tab] = Tab) -> None:
        self.browser = browser
        self.make = make
        self.waiting: dict[Kind, list[Tab]] = {}

    def take(self, kind: Kind) -> Tab:
        """A tab that no test is using."""
        waiting = self.waiting.get(kind)
        return waiting.pop() if waiting else self.make(self.browser, kind)

    def give_back(self, tab: Tab) -> None:
        """Keep a tab for other tests, unless something of this one would stay in it."""
        at_home = len(tab.context.pages) == 1 and tab.page.url.startswith(tab.kind.address)
        if tab.reusable and at_home and tab.uses < MOST_USES:
            tab.forget()
            self.waiting.setdefault(tab.kind, []).append(tab)
        else:
            tab.context.close()
