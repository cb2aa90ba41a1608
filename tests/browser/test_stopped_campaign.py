"""What the search answers of a campaign that a document stopped, before its day and from then on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from builders import campaign_data, write_project
from forks import forked
from hosts import Quiet, served
from running import ROOT
from searching import search
from tabs import Kind, Tabs

STOPPED = {"by": "luat-thu", "day": "2026-02-10", "wording": "Dừng thực hiện."}
DOSSIER = {
    "code": "ho-so",
    "awards": ["giay-khen-xa"],
    "heading": "Hồ sơ",
    "submissions": [{"text": "Gửi về Phòng A.", "to": "phong-a"}],
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a portal with such a campaign is served."""
    yield from portal_of(tmp_path_factory, campaign_data(dossiers=[DOSSIER], stopped=STOPPED))


@pytest.fixture(scope="module")
def portal_of_three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same of two that end later than a third, which goes on."""
    period = campaign_data()["period"]
    later = period | {"end": {"wording": "đến hết ngày 30/6/2026", "day": "2026-06-30", "bound": "through"}}
    stopped = (
        campaign_data(
            id=f"dung-{number}",
            short_title=f"Dừng {number}",
            period=later,
            dossiers=[DOSSIER],
            stopped=STOPPED,
        )
        for number in (1, 2)
    )
    yield from portal_of(tmp_path_factory, *stopped, campaign_data(dossiers=[DOSSIER]))


def portal_of(folders: pytest.TempPathFactory, *campaigns: dict[str, Any]) -> Iterator[str]:
    """Where a portal with these campaigns is served, built on a day on which all of them run."""
    root = write_project(folders.mktemp("stopped"), *campaigns)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("ubnd-xa-cao-loc", "ubnd-xa-thu")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "theme", root / "theme")
    done = forked("build", "--as-of", "2026-02-01", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    host = folders.mktemp("host")
    shutil.copytree(root / "site", host / "thi-dua")
    yield from served(host, Quiet)


@pytest.mark.parametrize(("day", "times"), [("2026-02-01", 0), ("2026-02-10", 1)])
def test_what_is_answered_of_it_says_once_that_it_is_stopped(
    tabs: Tabs, portal: str, day: str, times: int
) -> None:
    tab = tabs.take(Kind(portal, script=True, clock=True))
    page = tab.show("", width=1280, scheme="light", day=day)
    for typed, said in (("nộp ở đâu", "Nơi nhận hồ sơ: Phòng A."), ("phong trào thử còn hiệu lực không", "")):
        search(page, typed)
        told = page.locator(".td-hit-answer").inner_text()
        assert said in told
        assert told.count("Đã dừng") == times
    assert tab.complaints == []
    tabs.give_back(tab)


@pytest.mark.parametrize("typed", ["nộp ở đâu", "phòng b nộp ở đâu"])
def test_who_names_no_campaign_is_told_first_of_one_that_goes_on(
    tabs: Tabs, portal_of_three: str, typed: str
) -> None:
    tab = tabs.take(Kind(portal_of_three, script=True, clock=True))
    page = tab.show("", width=1280, scheme="light", day="2026-02-20")
    search(page, typed)
    first, *_ = page.locator(".td-hit-answer p").all_inner_texts()
    assert first.startswith("Phong trào thử: Nơi nhận hồ sơ: Phòng A.")
    tabs.give_back(tab)
