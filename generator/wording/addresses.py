"""Every address that will be generated, with what makes it: for the check that no two are alike.

It stands apart from what makes the pages and files, so that a check need not load all of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.derive import site_map
from generator.model.campaign import Campaign
from generator.wording import parts

TITLES = {
    site_map.HOME: "Trang chủ",
    site_map.CAMPAIGNS: "Phong trào thi đua",
    site_map.CALENDAR: "Lịch",
    site_map.NEWS: "Tin mới",
    site_map.DOCUMENTS: "Văn bản",
    site_map.SITE_MAP: "Sơ đồ trang",
    site_map.FIELD_GUIDE: "Các khóa của tệp phong trào",
    site_map.PROBLEM_GUIDE: "Mã lỗi và cách sửa",
}
"""The pages across campaigns, by address."""


def site_addresses(campaign_ids: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every address that will be generated, with what makes it: for the check that no two are alike."""
    for address, title in TITLES.items():
        yield address, f"trang “{title}”"
    for campaign_id in campaign_ids:
        for step in (*(part.step for part in parts.PARTS), site_map.WHOLE, site_map.POSTER):
            yield site_map.campaign_address(campaign_id, step), f"campaigns/{campaign_id}"


def form_addresses(library: Iterable[str], campaigns: Iterable[Campaign]) -> Iterator[tuple[str, str]]:
    """The address of the library and of each form, with what makes it; `library`: its forms' codes."""
    codes = set(library)
    yield site_map.FORMS, "trang “Biểu mẫu”"
    for code in sorted(codes):
        yield site_map.form_address(code), f"biểu mẫu “{code}”"
    for campaign in campaigns:
        for form in campaign.forms:
            if form.code not in codes:  # a code of the library has its own problem (F08)
                yield site_map.form_address(form.code), f"campaigns/{campaign.id}, biểu mẫu “{form.code}”"


def honour_addresses(campaigns: Iterable[Campaign]) -> Iterator[tuple[str, str]]:
    """Every address that these campaigns' decisions bring about, with what makes it."""
    years = set()
    for campaign in campaigns:
        years |= {decision.date.year for decision in campaign.decisions}
    yield site_map.HONOUR_ROLLS, "trang “Vinh danh”"
    if years:
        yield site_map.NAME_SEARCH, "trang “Tìm tên”"
    for year in sorted(years):
        yield site_map.honours_year_address(year), f"trang “Vinh danh năm {year}”"


def data_addresses() -> Iterator[tuple[str, str]]:
    """The page's address, with what makes it."""
    yield site_map.DATA, "trang “Dữ liệu mở”"


def calendar_addresses(campaign_ids: Iterable[str], units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every address that a calendar may have, with what makes it: for the check that no two are alike."""
    yield site_map.WHOLE_CALENDAR, "lịch chung của mọi phong trào"
    yield site_map.CALENDAR_ELSEWHERE, "lịch của các kế hoạch của cơ quan khác"
    for campaign_id in campaign_ids:
        yield site_map.calendar_address(campaign_id), f"campaigns/{campaign_id}"
    for code in units:
        yield site_map.unit_calendar_address(code), f"lịch của đơn vị “{code}”"


def unit_addresses(codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every address that units bring about, with what makes it; `codes`: the units that campaigns name."""
    yield site_map.UNITS, "trang “Đơn vị”"
    for code in sorted(set(codes)):
        yield site_map.unit_address(code), f"trang của đơn vị “{code}”"
        yield site_map.unit_sheet_address(code), f"phiếu của đơn vị “{code}”"
