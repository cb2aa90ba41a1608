"""A campaign on paper: its parts in one document, its poster with a code that leads home."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from builders import CAMPAIGN
from sites import site_with

from generator.derive.poster import MOST_LINES, poster_view
from generator.derive.views import CampaignView, SiteView
from generator.output import OutputFile
from generator.render.qr_code import QUIET, qr_code
from generator.wording.parts import PARTS

HOME = "https://thidua.xathu.gov.vn/cong/"
IDS = re.compile(r'\bid="([^"]+)"')
CHAPTER = re.compile(r'<section class="td-chapter[^"]*" aria-labelledby="([^"]+)">')
LOCAL = re.compile(r'(?:href="#|aria-labelledby=")([^"]+)"')


@pytest.fixture(scope="module")
def pages(shipped_files: dict[str, OutputFile]) -> dict[str, str]:
    return {
        path: file.text
        for path, file in shipped_files.items()
        if path.endswith(("ban-in/index.md", "ap-phich/index.md"))
    }


def of(pages: dict[str, str], end: str) -> dict[str, str]:
    found = {path: text for path, text in pages.items() if path.endswith(end)}
    assert len(found) == 6
    return found


def test_names_are_unique_and_every_link_within_a_document_arrives(pages: dict[str, str]) -> None:
    for path, text in of(pages, "ban-in/index.md").items():
        ids = IDS.findall(text)
        assert len(ids) == len(set(ids)) > 40, path
        local = {name for names in LOCAL.findall(text) for name in names.split()}
        assert len(local) > 20, path
        assert local - set(ids) == set(), path


def test_headings_stand_in_order(pages: dict[str, str]) -> None:
    for path, text in of(pages, "ban-in/index.md").items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]
        assert levels.count(1) == 1, path
        assert levels.count(2) == 1 + len(PARTS), path  # the contents, every part
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), path
        assert not re.search(r"^#", text, re.MULTILINE), path  # a heading of a part that was left behind


def test_a_chapters_names_begin_with_its_own(pages: dict[str, str]) -> None:
    """Two parts may use the same names, today or with other data."""
    for path, text in of(pages, "ban-in/index.md").items():
        chapters = CHAPTER.split(text)[1:]
        anchors, bodies = chapters[::2], chapters[1::2]
        assert anchors == [part.chapter_anchor for part in PARTS], path
        for anchor, body in zip(anchors, bodies, strict=True):
            strange = [name for name in IDS.findall(body) if not f"{name}-".startswith(f"{anchor}-")]
            assert strange == [], path


def test_parts_link_to_each_other_within_the_document(pages: dict[str, str]) -> None:
    steps = "|".join(part.step for part in PARTS if part.step)
    for path, text in of(pages, "ban-in/index.md").items():
        document = text.partition('<footer class="td-provenance"')[0]
        home = path.removesuffix("ban-in/index.md")
        assert not re.search(rf'href="[./]*{home}({steps})/(#[^"]*)?"', document), path
    text = pages["phong-trao/bau-cu-2026-cao-loc/ban-in/index.md"]
    assert 'href="#toan-van-muc-iv-1"' in text
    assert 'id="toan-van-muc-iv-1"' in text
    assert "/toan-van/#" not in text


def test_a_roll_that_is_published_stands_in_the_document(pages: dict[str, str]) -> None:
    text = pages["phong-trao/phong-trao-mau/ban-in/index.md"]
    assert text.count('class="td-table td-table--stack td-roll"') == 3
    assert "Tập thể mẫu" in text
    assert "data-roll=" not in text  # no filter: a sheet cannot be narrowed


def test_no_address_is_made_up(pages: dict[str, str]) -> None:
    """The shipped portal does not know its address."""
    for path, text in of(pages, "ap-phich/index.md").items():
        assert "td-poster__code" not in text, path
        assert "://" not in text.replace("https://schema.org", ""), path
        assert "Cổng thông tin thi đua, khen thưởng, Ủy ban nhân dân xã Cao Lộc" in text, path


def test_the_poster_of_an_example_says_so(pages: dict[str, str]) -> None:
    samples = [path for path, text in of(pages, "ap-phich/index.md").items() if "td-poster__sample" in text]
    assert samples == ["phong-trao/phong-trao-mau/ap-phich/index.md"]


def campaign(tmp_path: Path, **changes: object) -> CampaignView:
    return site_with(tmp_path, CAMPAIGN | changes).campaigns[0]


def test_a_deadline_is_over_from_the_day_after_it(tmp_path: Path) -> None:
    view = campaign(tmp_path)
    last = view.next_point.when.last
    assert last == date(2026, 3, 31)
    (before,) = poster_view(view, last).headlines
    (after,) = poster_view(view, date(2026, 4, 1)).headlines
    assert (before.over, after.over, after.over_from) == (False, True, date(2026, 4, 1))


def test_lines_that_find_no_room_are_counted(site: SiteView) -> None:
    views = {view.id: poster_view(view, date(2026, 11, 20)) for view in site.campaigns}
    much = views["bau-cu-2026-dak-lak"]
    assert sum(len(award.lines) for award in much.awards) == MOST_LINES
    assert much.left_out == 6
    assert [award.award.offered.award for award in much.awards if not award.lines] == []
    assert views["bau-cu-2026-cao-loc"].left_out == 0
    assert {view.letters for view in views.values()} == {"large", "medium", "small"}


def test_a_code_keeps_its_quiet_border() -> None:
    code = qr_code(HOME)
    rows = {int(y) for y in re.findall(r"M\d+ (\d+)h", code.path)}
    columns = {int(x) for x in re.findall(r"M(\d+) ", code.path)}
    assert min(rows) == min(columns) == QUIET
    assert max(rows) == code.size - QUIET - 1
    assert replace(code) == qr_code(HOME)  # the same input gives the same bytes
