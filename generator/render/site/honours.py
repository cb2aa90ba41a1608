"""The pages about honours: each campaign's roll, all rolls, year by year, the search by name, the open data.

Where no campaign has a decision there is one page, which says what each campaign waits for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.derive import site_map
from generator.derive.rolls.stages import awaits_results
from generator.derive.rolls.views import RollPage, RollView
from generator.derive.rolls.years import HonoursView, honours_view
from generator.derive.views import CampaignView, SiteView
from generator.open_data.sets import HONOURS, FilesByName, last_change
from generator.output import OutputFile
from generator.render.campaign.pages import CAMPAIGN_LAYOUT, tabs, way_below
from generator.render.charts import Chart, bar_chart
from generator.render.json_ld import TakenAway, Thing, dataset, linker
from generator.render.page import render_page
from generator.render.share import share
from generator.render.site import listing
from generator.render.site.open_data import Download, downloads
from generator.wording.parts import part_at

_ALL = (site_map.HONOUR_ROLLS, "Vinh danh")
_BY_AWARD = ("theo-hinh-thuc", "Theo hình thức khen thưởng", "Hình thức")
_BY_UNIT = ("theo-don-vi", "Theo đơn vị", "Đơn vị")


def render_honours(site: SiteView, files: FilesByName) -> Iterator[OutputFile]:
    """Every page about honours; `files`: what can be downloaded, by address."""
    yield from render_rolls(site.campaigns, site, files)
    whole = honours_view(site.rolls)
    yield _overview(whole, site)
    if not site.rolls:
        return
    for year in whole.years:
        yield _overview(honours_view(site.rolls, year), site)
    yield render_page(
        "site/honours_search.md.j2",
        site_map.NAME_SEARCH,
        "campaigns/",
        title="Tìm tên",
        description="Tìm tên tập thể, cá nhân, hộ gia đình trong các danh sách khen thưởng.",
        way=(_ALL,),
        toc=False,
        boost=1,
        site=site,
        honours=whole,
    )


def render_rolls(views: Iterable[CampaignView], site: SiteView, files: FilesByName) -> Iterator[OutputFile]:
    """The pages of the rolls that these campaigns have."""
    for view in views:
        if view.roll is not None:
            for page in view.roll.pages:
                yield _roll_page(view, view.roll, page, site, files)


def _roll_page(
    view: CampaignView, roll: RollView, page: RollPage, site: SiteView, files: FilesByName
) -> OutputFile:
    name = view.campaign.short_title
    address = site_map.roll_address(view.id, page.number)
    up = "../" * (2 if page.number > 1 else 1)
    part = f" (trang {page.number}/{len(roll.pages)})" if roll.split else ""
    found = downloads(HONOURS, files, view.id)
    return render_page(
        "campaign/roll.md.j2",
        address,
        f"campaigns/{view.id}/honours",
        title=f"Vinh danh - {name}{part}",
        description=f"Danh sách khen thưởng của phong trào {name}{part}.",
        way=way_below(view),
        here="Vinh danh",
        toc=False,
        boost=1 if page.number == 1 else 0,
        layout=CAMPAIGN_LAYOUT,
        part=part_at(site_map.HONOURS),
        tabs=tabs(up),
        view=view,
        site=site,
        roll=roll,
        page=page,
        charts=_roll_charts(roll) if page.number == 1 else (),
        downloads=found,
        share=share(view, site, files),
        things=_things(view, roll, site, found, address) if page.number == 1 else (),
    )


def _things(
    view: CampaignView, roll: RollView, site: SiteView, found: Sequence[Download], address: str
) -> Iterator[Thing]:
    """The list as data, on the page that offers it."""
    if found:
        title = f"Danh sách khen thưởng - {view.campaign.short_title}"
        files = tuple(file.address for file in found)
        data = TakenAway(title, HONOURS.description, last_change([roll], site), files)
        yield dataset(data, site.portal, linker(address, site))


def _roll_charts(roll: RollView) -> tuple[Chart, ...]:
    """Charts that compare something: one bar alone says less than the figures above it."""
    charts = (
        bar_chart(*_BY_UNIT, roll.by_unit),
        bar_chart(*_BY_AWARD, roll.by_award),
        bar_chart("theo-nam", "Theo năm", "Năm", roll.by_year),
    )
    return tuple(chart for chart in charts if len(chart.tallies) > 1)


def _overview(honours: HonoursView, site: SiteView) -> OutputFile:
    """All rolls, or those of one year."""
    charts: list[Chart] = []
    if honours.year is None:
        charts.append(bar_chart("theo-nam", "Theo năm của quyết định", "Năm", honours.by_year))
        address, title = _ALL
    else:
        address, title = site_map.honours_year_address(honours.year), f"Vinh danh năm {honours.year}"
    charts += (bar_chart(*_BY_AWARD, honours.by_award), bar_chart(*_BY_UNIT, honours.by_unit))
    return render_page(
        "site/honours.md.j2",
        address,
        "campaigns/",
        title=title,
        description="Các quyết định khen thưởng đã công bố, danh sách, số liệu theo năm, hình thức, đơn vị.",
        way=() if honours.year is None else (_ALL,),
        toc=False,
        boost=1,
        site=site,
        waiting=tuple(view for view in site.campaigns if awaits_results(view))
        if honours.year is None
        else (),
        honours=honours,
        listing=listing.decisions(honours),
        charts=tuple(chart for chart in charts if chart.tallies),
    )
