"""Every part of a campaign as a page of its own, as the table of parts says (wording/parts.py)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive import site_map
from generator.derive.views import CampaignView, SiteView
from generator.open_data.sets import FilesByName
from generator.output import OutputFile
from generator.render.json_ld import Way, campaign_things, linker
from generator.render.page import render_page
from generator.render.share import share
from generator.wording import parts
from generator.wording.parts import CampaignPart

CAMPAIGN_LAYOUT = "campaign/layout.md.j2"
"""What stands around a part of a campaign on a page of its own."""
_CAMPAIGNS = (site_map.CAMPAIGNS, "Phong trào")


def render_campaign(view: CampaignView, site: SiteView, files: FilesByName) -> Iterator[OutputFile]:
    """Every page of one campaign; `files`: what can be downloaded, by address."""
    name = view.campaign.short_title
    source = f"campaigns/{view.id}/campaign.yml"
    own, below = tabs("./"), tabs("../")
    for part in parts.PARTS:
        if part.step == site_map.HONOURS and view.roll is not None:
            continue  # its pages are made by render.site.honours
        address = site_map.campaign_address(view.id, part.step)
        yield render_page(
            part.template,
            address,
            source,
            title=part.page_title.format(name=name),
            description=part.description.format(name=name),
            toc=part.toc,
            way=way_below(view) if part.step else (_CAMPAIGNS,),
            here=part.tab if part.step else name,
            boost=1,
            layout=CAMPAIGN_LAYOUT,
            part=part,
            heading=part.title.format(name=name),
            tabs=below if part.step else own,
            view=view,
            site=site,
            files=files,
            share=share(view, site, files),
            things=() if part.step else campaign_things(view, linker(address, site)),
        )


def way_below(view: CampaignView) -> Way:
    """The way from home to a page that stands below a campaign's own."""
    return (_CAMPAIGNS, (site_map.campaign_address(view.id), view.campaign.short_title))


def tabs(up: str) -> tuple[tuple[str, CampaignPart], ...]:
    """A campaign's tabs with their links, from a page from which `up` leads to its overview."""
    below = up.removeprefix("./")
    return tuple((f"{below}{part.step}/" if part.step else up, part) for part in parts.PARTS)
