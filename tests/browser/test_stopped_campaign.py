"""What the search answers of a campaign that a document stopped, before its day and from then on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

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
    data = campaign_data(dossiers=[DOSSIER], stopped=STOPPED)
    root = write_project(tmp_path_factory.mktemp("stopped"), data)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("ubnd-xa-cao-loc", "ubnd-xa-thu")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    shutil.copytree(ROOT / "theme", root / "theme")
    done = forked("build", "--as-of", "2026-02-01", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    host = tmp_path_factory.mktemp("host")
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
