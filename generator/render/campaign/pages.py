"""Every part of a campaign's pages: address, template, title. A new part is a row here and a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.derive import site_map
from generator.derive.views import CampaignView, SiteView
from generator.output import OutputFile
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
