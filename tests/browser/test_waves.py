"""A campaign in two waves on days after its build: status, what stands beside it, the headline."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import write_project
from forks import forked
from hosts import Quiet, served
from running import ROOT
from sampling import in_full
from soundness import assert_accessible, sample_of_parts
from tabs import Kind, Tabs

PROJECT = Path(__file__).parent.parent / "projects" / "two_waves"
BUILT = "2026-02-01"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the portal with that campaign is served."""
    root = write_project(tmp_path_factory.mktemp("two-waves"))
    shutil.copytree(PROJECT, root, dirs_exist_ok=True)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("ubnd-xa-cao-loc", "ubnd-xa-thu")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "theme", root / "theme")
    done = forked("build", "--as-of", BUILT, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(root / "site", host / "thi-dua")
    yield from served(host, Quiet)


BETWEEN = "sắp đến đợt 2 (từ ngày 01/9/2026)"
OVER = "Đã kết thúc, chưa công bố kết quả"
FIRST, SECOND = "Hạn nộp hồ sơ đợt 1", "Hạn nộp hồ sơ đợt 2"


@pytest.mark.parametrize(
    ("day", "told", "headlines"),
    [
        ("2026-02-01", ("Đang diễn ra, đang nhận hồ sơ", ""), (FIRST, SECOND)),
        ("2026-07-20", ("Đang diễn ra", BETWEEN), (SECOND, FIRST)),
        ("2027-03-01", (OVER, ""), (SECOND, FIRST)),
    ],
)
def test_the_page_of_a_later_day_names_the_next_wave_and_its_deadline(
    tabs: Tabs, portal: str, day: str, told: tuple[str, str], headlines: tuple[str, str]
) -> None:
    headline, other = headlines
    tab = tabs.take(Kind(portal, script=True, clock=True))
    page = tab.show("phong-trao/hai-dot/", width=1280, scheme="light", day=day)
    note = page.locator(".td-sub [data-status-note]")
    beside = note.inner_text() if note.is_visible() else ""
    assert (page.locator(".td-sub .td-chip").first.inner_text(), beside) == told
    box = page.locator(".td-deadline")
    assert box.locator("[data-headline]:visible .td-deadline__label").all_inner_texts() == [headline]
    assert box.locator("[data-other]:visible b").all_inner_texts() == [other]
    page = tab.show("phong-trao/hai-dot/ap-phich/", width=1280, scheme="light", day=day)
    assert page.locator(".td-poster__when h2:visible").all_inner_texts() == [headline]
    assert page.locator(".td-poster__when [data-other]:visible b").all_inner_texts() == [f"{other}:"]
    assert tab.complaints == []
    tabs.give_back(tab)


@pytest.mark.parametrize(("time", "headline"), [("16:59", FIRST), ("17:00", SECOND)])
def test_the_headline_moves_on_at_the_hour_of_a_deadline(
    tabs: Tabs, portal: str, time: str, headline: str
) -> None:
    tab = tabs.take(Kind(portal, script=True, clock=True))
    page = tab.show("phong-trao/hai-dot/", width=1280, scheme="light", day="2026-07-10")
    html = page.request.get(page.url).text()
    assert 'data-headline="2026-07-10"' in html
    html = html.replace('data-headline="2026-07-10"', 'data-headline="2026-07-10T17:00"')
    page.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.clock.set_fixed_time(f"2026-07-10T{time}:30+07:00")
    page.reload()
    shown = page.locator(".td-deadline [data-headline]:visible .td-deadline__label")
    assert shown.all_inner_texts() == [headline]
    page.unroute(page.url)
    assert tab.complaints == []
    tabs.give_back(tab)


@pytest.mark.fuzz
@pytest.mark.parametrize("path", ["", "tieu-chuan/", "so-luong/"])
def test_its_pages_are_accessible(tabs: Tabs, portal: str, path: str) -> None:
    tab = tabs.take(Kind(portal, script=True, clock=True))
    page = tab.show(f"phong-trao/hai-dot/{path}", width=390, scheme="light", day="2026-07-20")
    sample_of_parts(page)
    assert_accessible(page, contrast=in_full(), again=True)
