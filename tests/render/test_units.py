"""The pages of units: links only to files that are there, examples apart, long lists cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import campaign_data
from sites import site_with

from generator.derive import site_map
from generator.derive.units.views import units_of
from generator.derive.views import SiteView
from generator.output import OutputFile
from generator.render.site.units import render_units
from generator.wording.addresses import unit_addresses

NAMED = [{"text": "Các thôn.", "units": ["cac-thon"]}]
PAGE = "don-vi/cac-thon/index.md"


def pages(site: SiteView, *files: str) -> dict[str, str]:
    there = {path: OutputFile(path, b"PK" * 5_000, "test") for path in files}
    return {page.path: page.text for page in render_units(site, units_of(site), there)}


def test_a_file_is_offered_only_where_it_is(tmp_path: Path) -> None:
    site = site_with(tmp_path, campaign_data(participants=NAMED))
    pack = site_map.pack_address("thu", "giay-khen-xa")
    calendar = site_map.unit_calendar_address("cac-thon")
    bare = pages(site)[PAGE]
    assert ".zip" not in bare
    assert ".ics" not in bare
    full = pages(site, pack, calendar)[PAGE]
    assert f'href="../../{pack}"' in full
    assert "10 KB" in full
    assert f'href="../../{calendar}"' in full


def test_without_units_there_is_still_the_list(tmp_path: Path) -> None:
    found = pages(site_with(tmp_path))
    assert list(found) == ["don-vi/index.md"]
    assert "Chưa có phong trào nào nêu tên đơn vị." in found["don-vi/index.md"]


def test_units_of_examples_carry_the_banner_and_stand_apart(tmp_path: Path) -> None:
    found = pages(site_with(tmp_path, campaign_data(participants=NAMED, sample=True)))
    assert "td-notice--sample" in found[PAGE]
    assert "dữ liệu ví dụ" in found["don-vi/index.md"]
    assert "khac-thu" not in found["don-vi/index.md"]


def test_a_long_history_is_cut(tmp_path: Path) -> None:
    many = [campaign_data(id=f"dot-{number}", participants=NAMED) for number in range(30)]
    page = pages(site_with(tmp_path, *many))[PAGE]
    assert page.count("Trả lời nhanh</p>") == site_map.MOST_LISTED
    assert page.count("<h2 ") == site_map.MOST_LISTED + 1


def test_a_unit_that_the_plan_leaves_without_numbers_is_told_so(tmp_path: Path) -> None:
    page = pages(site_with(tmp_path, campaign_data(participants=NAMED)))[PAGE]
    assert "kế hoạch không ghi số lượng cho đơn vị này" in page
    assert "kế hoạch không ghi tiêu chuẩn riêng cho đơn vị này" in page
    assert 'Hồ sơ, nơi nhận, hạn nộp</dt>\n<dd><span class="td-gap">kế hoạch không ghi</span></dd>' in page


@pytest.mark.parametrize("codes", [["phong-a"], ["phong-a", "phong-b", "phong-a"]])
def test_addresses_are_told_once_each(codes: list[str]) -> None:
    found = [address for address, _ in unit_addresses(codes)]
    own = [f"don-vi/{code}/" for code in sorted(set(codes))]
    assert found == ["don-vi/", *(address for each in own for address in (each, f"{each}phieu/"))]


def test_every_shipped_unit_has_its_page(site: SiteView) -> None:
    named = {code for view in site.campaigns for code in view.named_units}
    expected = {site_map.page_source(address) for address, _ in unit_addresses(named)}
    assert set(pages(site)) == expected
