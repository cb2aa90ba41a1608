"""The pages of units: links only to files that are there, examples apart, long lists cut."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from builders import campaign_data
from sites import site_with

from generator.derive import site_map
from generator.derive.units.views import units_of
from generator.derive.views import SiteView
from generator.output import OutputFile
from generator.render.site.units import render_unit, render_units
from generator.wording.addresses import unit_addresses

NAMED = [{"text": "Các thôn.", "units": ["cac-thon"]}]
PAGE = "don-vi/cac-thon/index.md"


def pages(site: SiteView, *files: str) -> dict[str, str]:
    there = {path: OutputFile(path, b"PK" * 5_000, "test") for path in files}
    units = units_of(site)
    each = (page for unit in units for page in render_unit(unit, site, there))
    return {page.path: page.text for page in (*render_units(site, units), *each)}


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


def test_older_campaigns_stand_in_short_with_links_to_all_that_their_own_pages_say(tmp_path: Path) -> None:
    duties = [{"heading": "Các thôn", "units": ["cac-thon"], "tasks": ["Treo khẩu hiệu."]}]
    long = {
        "text": "Từ ngày 10/01/2026 đến hết ngày 31/12/2027.",
        "start": {"wording": "từ ngày 10/01/2026", "day": "2026-01-10", "bound": "from"},
        "end": {"wording": "đến hết ngày 31/12/2027", "day": "2027-12-31", "bound": "through"},
    }
    many = [
        campaign_data(id=f"dot-{number}", participants=NAMED, responsibilities=duties, **later)
        for number, later in enumerate([{"period": long}] * 4 + [{}] * 5)
    ]
    page = pages(site_with(tmp_path, *many))[PAGE]
    told = dict.fromkeys(re.findall(r'<h2 id="(dot-\d)"', page))
    whole = re.findall(r'<h3 id="(dot-\d)-nhiem-vu"', page)
    assert set(whole[:4]) == {"dot-0", "dot-1", "dot-2", "dot-3"}, "what goes on is told in full"
    assert len(whole) == page.count("Treo khẩu hiệu.") == 6
    assert page.count("Trả lời nhanh</p>") == len(told) == 9, "the answer stands for all of them"
    assert page.count('aria-label="Trả lời nhanh: Phong trào thử" data-search-exclude>') == 3
    for short in set(told) - set(whole):
        for step in ("tieu-chuan", "so-luong", "noi-dung"):
            assert f'href="../../phong-trao/{short}/{step}/"' in page


def test_a_unit_that_the_plan_leaves_without_numbers_is_told_so(tmp_path: Path) -> None:
    page = pages(site_with(tmp_path, campaign_data(participants=NAMED)))[PAGE]
    assert "kế hoạch không ghi số lượng cho đơn vị này" in page
    assert "kế hoạch không ghi tiêu chuẩn riêng cho đơn vị này" in page
    assert 'Hồ sơ, nơi nhận, hạn nộp</dt>\n<dd><span class="td-gap">kế hoạch không ghi</span></dd>' in page


def test_a_units_page_says_which_plans_do_not_name_it(site: SiteView) -> None:
    found = pages(site)
    for unit, named, silent in (
        ("truong-hoc-cao-loc", "dai-hoi-xiv-cao-loc", "bau-cu-2026-cao-loc"),
        ("to-bau-cu-cao-loc", "bau-cu-2026-cao-loc", "dai-hoi-xiv-cao-loc"),
    ):
        before, _, after = found[f"don-vi/{unit}/index.md"].partition('id="khong-neu"')
        assert f'id="{named}"' in before
        assert f"phong-trao/{silent}/" in after
        assert f"phong-trao/{named}/" not in after
    assert "khong-neu" not in found["don-vi/so-noi-vu-lai-chau/index.md"], "not a unit of the owner"


def test_a_quick_answer_keeps_whom_its_number_is_for(site: SiteView) -> None:
    found = pages(site)
    for page in ("don-vi/phong-ban-cao-loc/index.md", "don-vi/phong-ban-cao-loc/phieu/index.md"):
        answer = found[page].partition("Được đề nghị")[2].partition("</ul>")[0]
        assert "mỗi phòng, ban, đơn vị trực tiếp tham gia công tác bầu cử" in answer


@pytest.mark.parametrize("codes", [["phong-a"], ["phong-a", "phong-b", "phong-a"]])
def test_addresses_are_told_once_each(codes: list[str]) -> None:
    found = [address for address, _ in unit_addresses(codes)]
    own = [f"don-vi/{code}/" for code in sorted(set(codes))]
    assert found == ["don-vi/", *(address for each in own for address in (each, f"{each}phieu/"))]


def test_every_shipped_unit_has_its_page(site: SiteView) -> None:
    named = {code for view in site.campaigns for code in view.named_units}
    expected = {site_map.page_source(address) for address, _ in unit_addresses(named)}
    assert set(pages(site)) == expected


def test_a_units_sheet_tells_how_many_what_when_and_where(site: SiteView) -> None:
    sheet = pages(site)["don-vi/to-bau-cu-cao-loc/phieu/index.md"]
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", sheet))
    asked = ("Được đề nghị", "Hạn", "Giấy tờ phải nộp", "Đường đi của hồ sơ")
    places = [told.index(f" {each} ") for each in asked]
    assert places == sorted(places)
    assert "không quá 01 tập thể, 02 cá nhân" in told
    assert "thứ Tư, 18/03/2026" in told
    assert "Biên bản họp xét" in told
    assert "Các Tổ bầu cử → Phòng Văn hóa - Xã hội" in told
    assert "Chủ tịch UBND cấp xã" in told[told.index("người quyết định:") :]
    assert "còn " not in told  # on paper it would be wrong tomorrow


def test_a_units_page_leads_to_its_sheet_and_the_search_does_not(site: SiteView) -> None:
    found = pages(site)
    sheets = [path for path in found if path.endswith("/phieu/index.md")]
    assert len(sheets) > 20
    for path in sheets:
        assert "search: {exclude: true}" in found[path]
        assert f'href="../../{path.removesuffix("index.md")}"' in found[path.replace("phieu/", "")]


def test_a_sheet_has_a_code_only_where_the_portals_address_is_known(site: SiteView) -> None:
    path = "don-vi/to-bau-cu-cao-loc/phieu/index.md"
    bare, addressed = pages(site)[path], pages(replace(site, site_url="https://thidua.example/"))[path]
    assert "<svg" not in bare
    assert "<b>/don-vi/to-bau-cu-cao-loc/</b>" in bare
    assert 'class="td-sheet__code"' in addressed
    assert "<b>https://thidua.example/don-vi/to-bau-cu-cao-loc/</b>" in addressed


def test_a_mistake_is_reported_by_a_prepared_letter_or_by_text_to_copy(site: SiteView) -> None:
    path = "don-vi/to-bau-cu-cao-loc/index.md"
    silent = pages(site)[path]
    assert "mailto:" not in silent
    text = silent[silent.index("td-mistake") :]
    assert "Phòng Văn hóa - Xã hội, Ủy ban nhân dân xã Cao Lộc" in text
    assert "Trang: Các Tổ bầu cử - UBND xã Cao Lộc (/don-vi/to-bau-cu-cao-loc/)" in text
    portal = site.portal.model_copy(update={"email": "vanphong@xa-mau.gov.vn"})
    written = pages(replace(site, portal=portal))[path]
    (link,) = re.findall('href="(mailto:[^"]*)"', written)
    letter = urlsplit(unescape(link))
    assert letter.path == "vanphong@xa-mau.gov.vn"
    said = parse_qs(letter.query)
    assert said["subject"] == ["Báo sai sót: Các Tổ bầu cử - UBND xã Cao Lộc"]
    assert "(/don-vi/to-bau-cu-cao-loc/)\r\n" in said["body"][0]
    assert "td-mistake" not in written
