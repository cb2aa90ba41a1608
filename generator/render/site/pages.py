"""Every page across campaigns: address, template, description, what its template reads.

A new one is a row here, a template, its address (`derive/site_map.py`) and title (`wording/addresses.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.derive import site_map
from generator.derive.agenda import agenda
from generator.derive.news import by_month
from generator.derive.units.views import own_units
from generator.derive.views import SiteView
from generator.open_data.sets import FilesByName
from generator.output import OutputFile
from generator.render.json_ld import Way
from generator.render.page import render_page
from generator.render.site import guide, listing
from generator.wording.addresses import TITLES


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page across campaigns; `facts` gives what its template reads besides the site's view."""

    address: str
    template: str
    description: str
    way: Way = ()
    toc: bool = False
    boost: float = 1
    facts: Callable[[SiteView], dict[str, Any]] = lambda _site: {}

    @property
    def title(self) -> str:
        """As the check of addresses calls it, too."""
        return TITLES[self.address]


def _calendar(site: SiteView) -> dict[str, Any]:
    found = agenda(site)
    return {"agenda": found, "listing": listing.calendar(site, found)}


def _years(site: SiteView) -> list[int]:
    """Those of published decisions, the newest first."""
    years = {each.decision.date.year for roll in site.rolls for each in roll.decisions}
    return sorted(years, reverse=True)


_GUIDE = ((site_map.GUIDE, "Hướng dẫn"),)
SITE_PAGES = (
    SitePage(site_map.HOME, "site/home.md.j2", ""),
    SitePage(
        site_map.CAMPAIGNS,
        "site/campaigns.md.j2",
        "Tất cả phong trào thi đua trên cổng; lọc theo trạng thái, năm, cơ quan, cấp, hình thức khen thưởng.",
        facts=lambda site: {"listing": listing.campaigns(site)},
    ),
    SitePage(
        site_map.CALENDAR,
        "site/calendar.md.j2",
        "Hạn nộp hồ sơ và các mốc thời gian của mọi phong trào, theo tháng; cách đưa hạn vào lịch của bạn.",
        boost=0.5,  # a campaign's own pages come first
        facts=_calendar,
    ),
    SitePage(
        site_map.NEWS,
        "site/news.md.j2",
        "Những gì mới đưa lên cổng, mới thay đổi: kế hoạch, thời hạn, danh sách khen thưởng, đính chính.",
        boost=0.3,  # it repeats what other pages tell
        facts=lambda site: {"months": by_month(site.news)},
    ),
    SitePage(
        site_map.DOCUMENTS,
        "site/documents.md.j2",
        "Các văn bản làm căn cứ và phong trào dẫn đến từng văn bản.",
        facts=lambda site: {"listing": listing.documents(site)},
    ),
    SitePage(
        site_map.SITE_MAP,
        "site/site_map.md.j2",
        "Mọi trang của cổng, xếp theo nhóm.",
        boost=0,  # a list of links answers no search
        facts=lambda site: {"units": own_units(site), "years": _years(site)},
    ),
    SitePage(
        site_map.FIELD_GUIDE,
        "site/field_guide.md.j2",
        "Từng khóa của tệp campaign.yml và các danh mục chung: ý nghĩa, kiểu, ví dụ.",
        way=_GUIDE,
        toc=True,
        boost=0.3,  # written for staff: behind what citizens look for
        facts=guide.field_facts,
    ),
    SitePage(
        site_map.PROBLEM_GUIDE,
        "site/problem_guide.md.j2",
        "Mọi lỗi mà cổng kiểm tra: vì sao, ví dụ sai, ví dụ đúng, cách sửa.",
        way=_GUIDE,
        toc=True,
        boost=0.3,
        facts=guide.problem_facts,
    ),
)


def render_site(site: SiteView, files: FilesByName) -> Iterator[OutputFile]:
    """Every page across campaigns; `files`: what can be downloaded, by address."""
    for page in SITE_PAGES:
        yield render_page(
            page.template,
            page.address,
            "campaigns/",
            title=page.title,
            description=page.description,
            way=page.way,
            toc=page.toc,
            boost=page.boost,
            site=site,
            files=files,
            **page.facts(site),
        )
