"""Every kind of page: address, template, title. A new kind is a row here and a template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.derive import site_map
from generator.derive.agenda import agenda
from generator.derive.news import by_month
from generator.derive.unit_views import units_of
from generator.derive.views import CampaignView, SiteView
from generator.output import OutputFile
from generator.render import filters, guide
from generator.render.json_ld import campaign_things, linker
from generator.render.page import render_page
from generator.render.share import share
from generator.wording import words


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """One part of a campaign's pages; `title` and `description` may name the campaign as {name}."""

    part: str
    template: str
    title: str
    description: str
    toc: bool = False


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page across campaigns; `facts` gives what its template reads besides the site's view."""

    address: str
    template: str
    title: str
    description: str
    toc: bool = False
    boost: float = 1
    facts: Callable[[SiteView], dict[str, Any]] = lambda _site: {}


CAMPAIGN_PAGES = (
    CampaignPage(
        site_map.OVERVIEW,
        "campaign/overview.md.j2",
        "{name}",
        "Tổng quan: hạn nộp, đối tượng, hình thức khen thưởng, số lượng, hồ sơ của phong trào {name}.",
    ),
    CampaignPage(
        site_map.CRITERIA,
        "campaign/criteria.md.j2",
        "Tiêu chuẩn khen thưởng - {name}",
        "Tiêu chuẩn xét khen thưởng theo từng hình thức và đối tượng của phong trào {name}.",
        toc=True,
    ),
    CampaignPage(
        site_map.QUOTAS,
        "campaign/quotas.md.j2",
        "Số lượng đề nghị khen thưởng - {name}",
        "Số lượng tập thể, cá nhân mỗi đơn vị được đề nghị khen thưởng trong phong trào {name}.",
    ),
    CampaignPage(
        site_map.TIMELINE,
        "campaign/timeline.md.j2",
        "Thời gian - {name}",
        "Các mốc thời gian và hạn nộp hồ sơ của phong trào {name}.",
    ),
    CampaignPage(
        site_map.DOSSIER,
        "campaign/dossier.md.j2",
        "Hồ sơ - {name}",
        "Hồ sơ đề nghị khen thưởng: thành phần, mẫu, số bộ, nơi nhận, hạn nộp của phong trào {name}.",
    ),
    CampaignPage(
        site_map.CONTENTS,
        "campaign/contents.md.j2",
        "Nội dung và trách nhiệm - {name}",
        "Mục đích, nội dung thi đua, chỉ tiêu, trách nhiệm, căn cứ của phong trào {name}.",
        toc=True,
    ),
    CampaignPage(
        site_map.HONOURS,
        "campaign/honours.md.j2",
        "Vinh danh - {name}",
        "Kết quả khen thưởng của phong trào {name}.",
    ),
    CampaignPage(
        site_map.FULL_TEXT,
        "campaign/full_text.md.j2",
        "Toàn văn kế hoạch - {name}",
        "Toàn văn kế hoạch của phong trào {name}, từng mục có liên kết riêng.",
    ),
)


def _calendar(site: SiteView) -> dict[str, Any]:
    found = agenda(site)
    return {"agenda": found, "listing": filters.calendar(site, found)}


SITE_PAGES = (
    SitePage(site_map.HOME, "site/home.md.j2", "Trang chủ", ""),
    SitePage(
        site_map.CAMPAIGNS,
        "site/campaigns.md.j2",
        "Phong trào thi đua",
        "Tất cả phong trào thi đua trên cổng; lọc theo trạng thái, năm, cơ quan, cấp, hình thức khen thưởng.",
        facts=lambda site: {"listing": filters.campaigns(site)},
    ),
    SitePage(
        site_map.CALENDAR,
        "site/calendar.md.j2",
        "Lịch",
        "Hạn nộp hồ sơ và các mốc thời gian của mọi phong trào, theo tháng; cách đưa hạn vào lịch của bạn.",
        boost=0.5,  # a campaign's own pages come first
        facts=_calendar,
    ),
    SitePage(
        site_map.NEWS,
        "site/news.md.j2",
        "Tin mới",
        "Những gì mới đưa lên cổng, mới thay đổi: kế hoạch, thời hạn, danh sách khen thưởng, đính chính.",
        boost=0.3,  # it repeats what other pages tell
        facts=lambda site: {"months": by_month(site.news)},
    ),
    SitePage(
        site_map.DOCUMENTS,
        "site/documents.md.j2",
        "Văn bản",
        "Các văn bản làm căn cứ và phong trào dẫn đến từng văn bản.",
        facts=lambda site: {"listing": filters.documents(site)},
    ),
    SitePage(
        site_map.SITE_MAP,
        "site/site_map.md.j2",
        "Sơ đồ trang",
        "Mọi trang của cổng, xếp theo nhóm.",
        boost=0,  # a list of links answers no search
        facts=lambda site: {"units": [unit for unit in units_of(site) if unit.own and not unit.sample]},
    ),
    SitePage(
        site_map.FIELD_GUIDE,
        "site/field_guide.md.j2",
        "Các khóa của tệp phong trào",
        "Từng khóa của tệp campaign.yml và các danh mục chung: ý nghĩa, kiểu, ví dụ.",
        toc=True,
        boost=0.3,  # written for staff: behind what citizens look for
        facts=guide.field_facts,
    ),
    SitePage(
        site_map.PROBLEM_GUIDE,
        "site/problem_guide.md.j2",
        "Mã lỗi và cách sửa",
        "Mọi lỗi mà cổng kiểm tra: vì sao, ví dụ sai, ví dụ đúng, cách sửa.",
        toc=True,
        boost=0.3,
        facts=guide.problem_facts,
    ),
)


Files = Mapping[str, OutputFile]
CAMPAIGN_LAYOUT = "campaign/layout.md.j2"
"""What stands around a part of a campaign on a page of its own."""

# A campaign's tabs are the same for all campaigns: links from its overview, and from a page below it.
_TABS = tuple((f"{part}/" if part else "./", words.PARTS[part]) for part in site_map.CAMPAIGN_PARTS)
_TABS_BELOW = tuple(
    (f"../{href}" if part else "../", words.PARTS[part])
    for part, (href, _) in zip(site_map.CAMPAIGN_PARTS, _TABS, strict=True)
)


def render_campaign(view: CampaignView, site: SiteView, files: Files) -> Iterator[OutputFile]:
    """Every page of one campaign; `files`: what can be downloaded, by address."""
    name = view.campaign.short_title
    source = f"campaigns/{view.id}/campaign.yml"
    for tab, page in enumerate(CAMPAIGN_PAGES):
        if page.part == site_map.HONOURS and view.roll is not None:
            continue  # its pages are made by render.honours
        address = site_map.campaign_address(view.id, page.part)
        yield render_page(
            page.template,
            address,
            source,
            title=page.title.format(name=name),
            description=page.description.format(name=name),
            toc=page.toc,
            boost=1,
            layout=CAMPAIGN_LAYOUT,
            part=page.part,
            tab=tab,
            tabs=_TABS_BELOW if page.part else _TABS,
            view=view,
            site=site,
            files=files,
            share=share(view, site, files),
            things=() if page.part else campaign_things(view, linker(address, site)),
        )


def render_site(site: SiteView, files: Files) -> Iterator[OutputFile]:
    """Every page across campaigns; `files`: what can be downloaded, by address."""
    for page in SITE_PAGES:
        yield render_page(
            page.template,
            page.address,
            "campaigns/",
            title=page.title,
            description=page.description,
            toc=page.toc,
            boost=page.boost,
            site=site,
            files=files,
            **page.facts(site),
        )


def addresses(campaign_ids: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every address that will be generated, with what makes it: for the check that no two are alike."""
    for page in SITE_PAGES:
        yield page.address, f"trang “{page.title}”"
    for campaign_id in campaign_ids:
        for part in (*site_map.CAMPAIGN_PARTS, site_map.WHOLE, site_map.POSTER):
            yield site_map.campaign_address(campaign_id, part), f"campaigns/{campaign_id}"
