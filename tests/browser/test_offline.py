"""The portal opened from a disk: no server, no request, every link names its file, search included."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from forks import forked
from once import built_once
from playwright.sync_api import Browser, Page, expect
from running import AS_OF
from tabs import Kind, Tabs, WatchedTab

from generator.project import Project

HOME = "index.html"
CAMPAIGN = "phong-trao/bau-cu-2026-cao-loc/index.html"
FIND_NAME = "vinh-danh/tim-ten/index.html"
KINDS = [
    HOME,
    "phong-trao/index.html",
    CAMPAIGN,
    "phong-trao/bau-cu-2026-cao-loc/toan-van/index.html",
    "phong-trao/phong-trao-mau/vinh-danh/index.html",
    "don-vi/index.html",
    "bieu-mau/index.html",
    "van-ban/index.html",
    "lich/index.html",
    "tin/index.html",
    "du-lieu/index.html",
    FIND_NAME,
    "huong-dan/index.html",
    "so-do-trang/index.html",
]

OpenFile = Callable[..., Page]


@pytest.fixture(scope="session")
def folder(copy: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline portal of the shipped campaigns."""

    def build(root: Path) -> None:
        shutil.copytree(copy.root, root, dirs_exist_ok=True)  # with what the build of `copy` remembers
        done = forked("build", "--offline", "--as-of", AS_OF.isoformat(), cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr

    return Project(built_once(tmp_path_factory, "offline", build)).offline


class OfflineTab(WatchedTab):
    """Has no network."""

    excused = frozenset({"net::ERR_ABORTED"})  # the icon of a page that the reader has left

    def set_up(self) -> None:
        self.context.set_offline(True)


@pytest.fixture(scope="module")
def offline_tabs(browser: Browser) -> Tabs:
    """Tabs that tests use one after the other."""
    return Tabs(browser, OfflineTab)


@pytest.fixture
def from_disk(offline_tabs: Tabs, folder: Path) -> Iterator[OpenFile]:
    """Opens a file of the offline portal; every page must be silent and ask only for what is there."""
    used = []

    def open_file(path: str, *, day: str = "2026-11-20", script: bool = True) -> Page:
        tab = offline_tabs.take(Kind(folder.as_uri() + "/", script, clock=script))
        used.append(tab)
        return tab.show(path, width=1280, scheme="light", day=day)

    yield open_file
    complaints = [complaint for tab in used for complaint in tab.complaints]
    for tab in used:
        offline_tabs.give_back(tab)
    assert not complaints


def test_a_walk_from_home_to_the_forms(from_disk: OpenFile) -> None:
    page = from_disk(HOME)
    page.locator("main a[href*='phong-trao/bau-cu-2026-cao-loc/']").first.click()
    expect(page.locator("h1")).to_have_text("Thi đua bầu cử 2026 - 2031")
    assert page.url.endswith("/" + CAMPAIGN)

    page.locator(".td-tabs a", has_text="Hồ sơ").click()
    assert page.url.endswith("/ho-so/index.html")
    pack = page.locator("main a[href$='.zip']").first.get_attribute("href")
    assert pack is not None
    assert path_of(page).parent.joinpath(pack).is_file()

    page.locator(".md-tabs a", has_text="Đơn vị").click()
    page.locator("a[href$='to-bau-cu-cao-loc/index.html']").first.click()
    expect(page.locator("h1")).to_contain_text("Tổ bầu cử")

    page.locator(".md-tabs a", has_text="Biểu mẫu").click()
    page.locator("main table a[href$='/index.html']").first.click()
    expect(page.locator("main a[href$='.docx']").first).to_be_visible()

    page.locator(".td-owner").click()
    assert page.url.endswith("/offline/index.html")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_silent_and_drawn_with_the_portals_own_letters(
    from_disk: OpenFile, kind: str
) -> None:
    page = from_disk(kind)
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"', 'ệ')")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')


def test_search_finds_and_its_results_open(from_disk: OpenFile) -> None:
    page = from_disk(HOME + "?q=bau+cu+cao+loc")
    found = page.locator("[data-search-results] a")
    expect(found.first).to_be_visible()
    found.first.click()
    page.wait_for_url(re.compile(r"/phong-trao/bau-cu-2026-cao-loc/index\.html"))


def test_search_opens_on_every_page_and_follows_what_is_typed(from_disk: OpenFile) -> None:
    page = from_disk(CAMPAIGN)
    page.keyboard.press("/")
    page.keyboard.type("to bau cu", delay=20)
    expect(page.locator("[data-search-results] a").first).to_be_visible()


def test_a_name_is_found_and_leads_to_its_row(from_disk: OpenFile) -> None:
    page = from_disk(FIND_NAME)
    page.locator("#td-ten").fill("nguyen van a")
    page.locator("#ket-qua a").first.click()
    page.wait_for_url(re.compile(r"/vinh-danh/(trang-\d+/)?index\.html#"))
    assert page.locator("tr:target").count() == 1


def test_a_list_is_narrowed_down_although_its_address_cannot_change(from_disk: OpenFile) -> None:
    page = from_disk("don-vi/index.html")
    form = page.locator("form[data-list]")
    form.locator("input").first.fill("to bau cu")
    expect(page.locator("[data-entry]:visible").first).to_contain_text("Tổ bầu cử")
    assert page.locator("[data-entry]:visible").count() < page.locator("[data-entry]").count()


def test_the_unit_finder_of_home_hands_its_words_on(from_disk: OpenFile) -> None:
    page = from_disk(HOME)
    page.locator("#td-unit").fill("to bau cu")
    page.locator("#td-unit").press("Enter")
    page.wait_for_url(re.compile(r"/don-vi/index\.html\?ten=to"))
    expect(page.locator("[data-entry]:visible").first).to_contain_text("Tổ bầu cử")


def test_statuses_are_brought_up_to_the_readers_day(from_disk: OpenFile) -> None:
    page = from_disk(CAMPAIGN, day="2027-04-29")
    expect(page.locator("[data-status-steps]").first).to_have_text("Đã kết thúc, chưa công bố kết quả")
    expect(page.locator("[data-asof]").first).to_have_text("tính đến ngày 29/04/2027")
    later = from_disk(CAMPAIGN, day="2028-03-10")
    expect(later.locator("[data-status-steps]").first).to_have_text("Lưu trữ")


def test_without_scripts_every_link_still_leads_to_a_file(from_disk: OpenFile) -> None:
    page = from_disk(CAMPAIGN, script=False)
    page.locator("main a[href*='tieu-chuan']").first.click()
    assert page.url.endswith("/tieu-chuan/index.html") or "/tieu-chuan/index.html#" in page.url


def path_of(page: Page) -> Path:
    """The file that is open."""
    return Path(page.url.removeprefix("file://").partition("#")[0])
