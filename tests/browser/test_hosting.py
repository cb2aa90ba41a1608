"""The built folder behind a real nginx with the shipped configuration: every page passes its policy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nginx
import pytest
from page_kinds import CAO_LOC, KINDS, TEMPLATES
from playwright.sync_api import Browser, Page
from sampling import all_or
from tabs import Kind, Tabs, WatchedTab

from generator.project import Project

# What the policy forbids, wherever it is tried; read back from the page at the end.
WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (found) => window.refused.push(found.violatedDirective));
"""
INJECTED = """<!doctype html><meta charset="utf-8"><title>x</title>
<script>window.inline = true;</script>
<p id="here" style="color: rgb(1, 2, 3)">x</p>
<img src="nothing.png" alt="" onerror="window.handler = true">
<a href="javascript:window.link = true">x</a>
<script src="own.js"></script>"""
DONE = 'window.own = true; setTimeout("window.text = true");'

# What the policy would refuse in any page: scripts that are no data, styles, handlers. (404.html has a style
# of its own, whose sum the policy names.)
FORBIDDEN = re.compile(
    r"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json))|<style\b"
    r"|<[a-z][^<>]*?\s(?:on[a-z]+|style)\s*=|(?:href|src|action)=\"\s*javascript:",
    re.IGNORECASE,
)

DOWNLOAD = "href => Object.assign(document.createElement('a'), { href, download: '' }).click()"
FRAME = "src => document.body.append(Object.assign(document.createElement('iframe'), { src }))"


@dataclass(frozen=True, slots=True)
class Hosts:
    """The same folder at three addresses, and a page that somebody put markup into at two of them."""

    root: str
    """A server of its own, with the host's name as browsers see it: plain HTTP, not "localhost"."""
    below: str
    """Below /thi-dua/ of another site."""
    bare: str
    """nginx as it comes, without our configuration."""
    injected: str
    injected_bare: str


@pytest.fixture(scope="module")
def hosts(copy: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    """One nginx for all; stopped when the module is done."""
    folder = tmp_path_factory.mktemp("nginx")
    injected = folder / "injected"
    injected.mkdir()
    (injected / "index.html").write_text(INJECTED, encoding="utf-8")
    (injected / "own.js").write_text(DONE, encoding="utf-8")
    shutil.copy(copy.site / "404.html", injected)
    ports = [nginx.free_port() for _ in range(5)]
    servers = "\n".join([
        nginx.own_server(copy.site, ports[0]),
        nginx.below_another(copy.site, ports[1]),
        nginx.plain(copy.site, ports[2]),
        nginx.own_server(injected, ports[3]),
        nginx.plain(injected, ports[4]),
    ])  # fmt: skip
    with nginx.running(folder, servers, ports[0]):
        yield Hosts(
            root=f"http://thidua.example.vn:{ports[0]}/",
            below=f"http://127.0.0.1:{ports[1]}/thi-dua/",
            bare=f"http://127.0.0.1:{ports[2]}/",
            injected=f"http://127.0.0.1:{ports[3]}/",
            injected_bare=f"http://127.0.0.1:{ports[4]}/",
        )


class HostedTab(WatchedTab):
    """Remembers what the policy refused."""

    def set_up(self) -> None:
        self.page.add_init_script(WATCH)


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Tabs:
    """Tabs that tests use one after the other."""
    return Tabs(browser, HostedTab)


Reader = Callable[..., Page]

ALL_KINDS = [*KINDS.values()]
PLACES = all_or(
    [*(("root", path) for path in TEMPLATES[::4]), *(("below", path) for path in TEMPLATES[2::4])],
    [*(("root", path) for path in ALL_KINDS), *(("below", path) for path in ALL_KINDS)],
)


@pytest.fixture
def reader(watched: Tabs) -> Iterator[Reader]:
    """Opens a page of a host; nothing may be said in the console, refused, missing or asked of others."""
    used = []

    def read(host: str, path: str, *, width: int = 1280, scheme: str = "light") -> Page:
        tab = watched.take(Kind(host, script=True, clock=False))
        used.append(tab)
        return tab.show(path, width=width, scheme=scheme, day=None)

    yield read
    complaints = [complaint for tab in used for complaint in tab.complaints]
    complaints += [refused for tab in used for refused in tab.page.evaluate("window.refused")]
    for tab in used:
        watched.give_back(tab)
    assert not complaints


@pytest.mark.fuzz
@pytest.mark.parametrize(("place", "path"), PLACES)
def test_every_page_is_silent_under_the_strict_policy(
    hosts: Hosts, reader: Reader, place: str, path: str
) -> None:
    """At one address on a desk and light, at the other on a phone and dark.

    The sample: every other template; that none has a script, a style or a handler within the page is read in
    all files by `test_no_page_holds_what_the_policy_forbids`.
    """
    width, scheme = (1280, "light") if place == "root" else (390, "dark")
    page = reader(getattr(hosts, place), path, width=width, scheme=scheme)
    assert page.locator("h1").count() == 1
    shown = page.evaluate("document.body.dataset.mdColorScheme")
    assert shown == ("slate" if scheme == "dark" else "default"), "the portal's own scripts run"


def test_no_page_holds_what_the_policy_forbids(copy: Project) -> None:
    pages = [page for page in copy.site.rglob("*.html") if page.name != "404.html"]
    assert len(pages) > 200
    assert [line[:7] for line in INJECTED.splitlines() if FORBIDDEN.search(line)] == [
        *("<script", '<p id="', "<img sr", "<a href")
    ]
    found = {page: FORBIDDEN.search(page.read_text(encoding="utf-8")) for page in pages}
    assert {page: held[0] for page, held in found.items() if held} == {}


@pytest.mark.fuzz
@pytest.mark.parametrize("place", all_or(["root"], ["root", "below", "bare"]))
def test_everything_that_readers_use_works(hosts: Hosts, reader: Reader, place: str) -> None:
    """The sample: under the policy. Without one, and below another site, other modules' tests do the same."""
    address = getattr(hosts, place)
    home = reader(address, "?q=giay+khen")
    home.locator("[data-search-results] a").first.wait_for()
    assert "Tìm thấy" in home.locator("main").inner_text()

    page = reader(address, "phong-trao/?level=province")
    assert page.locator(".td-told output").inner_text().startswith("Tìm thấy 2")
    page.get_by_role("button", name="Nền tối").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.keyboard.press("/")
    page.locator("#tim-nhanh").fill("nguyen van a1")
    page.locator("#ket-qua-tim-nhanh a").first.wait_for()

    names = reader(address, KINDS["search by name"])
    names.fill("#td-ten", "tap the mau e1")
    names.locator("#ket-qua a").first.wait_for()

    overview = reader(address, CAO_LOC, width=390)
    overview.get_by_role("button", name="Trình đơn chính").click()
    assert overview.locator(".md-sidebar--primary").is_visible()
    overview.goto(address + CAO_LOC + "ban-in/")
    overview.evaluate("window.print = () => { window.printed = true; }")
    overview.locator("[data-print]").click()
    assert overview.evaluate("window.printed")


@pytest.mark.parametrize("place", ["root", "below", "bare"])
def test_files_are_downloaded(hosts: Hosts, reader: Reader, place: str) -> None:
    address = getattr(hosts, place)
    page = reader(address, "lich/")
    for name in ("lich/tat-ca.ics", "bieu-mau/bien-ban/bien-ban.docx", "du-lieu/phong-trao.csv"):
        with page.expect_download() as got:
            page.evaluate(DOWNLOAD, address + name)
        assert Path(got.value.path()).stat().st_size > 500, name


def test_a_wrong_address_shows_the_portals_own_page(hosts: Hosts, browser: Browser) -> None:
    for address in (hosts.root, hosts.below):
        page = browser.new_page(color_scheme="light")
        page.add_init_script(WATCH)
        got = page.goto(address + "phong-trao/khong-co/trang/nao/")
        assert got is not None
        assert got.status == 404
        assert page.locator("h1").inner_text() == "Không tìm thấy trang"
        # Its own style came through the policy.
        assert (
            page.locator("header").evaluate("bar => getComputedStyle(bar).backgroundColor")
            == "rgb(124, 19, 24)"
        )
        assert page.evaluate("window.refused") == []
        page.close()


def test_markup_that_somebody_injects_does_nothing(hosts: Hosts, browser: Browser) -> None:
    """The same page on a host without the policy shows that all of it would have run."""
    ran = "() => ['own', 'inline', 'handler', 'link', 'text'].filter((name) => window[name])"
    found = {}
    for address in (hosts.injected_bare, hosts.injected):
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(address, wait_until="networkidle")
        page.get_by_role("link").click()
        page.wait_for_timeout(200)
        colour = page.locator("#here").evaluate("text => getComputedStyle(text).color")
        found[address] = (page.evaluate(ran), colour == "rgb(1, 2, 3)", page.evaluate("window.refused"))
        page.close()
    assert found[hosts.injected_bare] == (["own", "inline", "handler", "link", "text"], True, [])
    ran_here, styled, refused = found[hosts.injected]
    assert ran_here == ["own"]
    assert not styled
    assert sorted(set(refused)) == ["script-src", "script-src-attr", "script-src-elem", "style-src-attr"]


def test_no_other_site_can_show_the_portal_as_its_own(hosts: Hosts, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(hosts.bare)
    page.evaluate(FRAME, hosts.root)
    page.wait_for_timeout(500)
    framed = next(frame for frame in page.frames if frame != page.main_frame)
    assert framed.url.startswith("chrome-error:")
    page.close()
