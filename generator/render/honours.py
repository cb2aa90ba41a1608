"""The pages about honours: each campaign's roll, all rolls, year by year, the search by name, the open data.

None of them exists where no campaign has a decision: an empty page would only disappoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive import site_map
from generator.derive.honour_views import RollPage, RollView
from generator.derive.honour_years import HonoursView, honours_view
from generator.derive.views import CampaignView, SiteView
from generator.model.campaign import Campaign
from generator.model.open_data import WORDS, PublishedHonour
from generator.output import OutputFile
from generator.render import filters
from generator.render.charts import Chart, bar_chart
from generator.render.json_ld import dataset
from generator.render.page import render_page
from generator.render.pages import CAMPAIGN_LAYOUT
from generator.wording import words

FORMATS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
_DATASET = "Tập thể, cá nhân, hộ gia đình được khen thưởng theo các quyết định đã công bố."


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the open data: its format in words, its address from the portal's root, its size in bytes."""

    format: str
    address: str
    size: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the open data, documented."""

    title: str
    key: str
    meaning: str
    example: str


def render_honours(site: SiteView, files: Iterable[OutputFile]) -> Iterator[OutputFile]:
    """Every page about honours; `files`: the open data's files, for their sizes."""
    views = tuple(view for view in site.campaigns if view.roll is not None)
    rolls = tuple(view.roll for view in views if view.roll is not None)
    if not rolls:
        return
    sizes = {file.path: len(file.content) for file in files}
    for view, roll in zip(views, rolls, strict=True):
        for page in roll.pages:
            yield _roll_page(view, roll, page, site, sizes)
    whole = honours_view(rolls)
    yield _overview(whole, site)
    for year in whole.years:
        yield _overview(honours_view(rolls, year), site)
    yield render_page(
        "site/honours_search.md.j2",
        site_map.NAME_SEARCH,
        "campaigns/",
        title="Tìm tên",
        description="Tìm tên tập thể, cá nhân, hộ gia đình trong các danh sách khen thưởng.",
        toc=False,
        boost=1,
        site=site,
        honours=whole,
    )
    yield _data_page(rolls, site, sizes)


def addresses(campaigns: Iterable[Campaign]) -> Iterator[tuple[str, str]]:
    """Every address that these campaigns' decisions bring about, with what makes it."""
    years = set()
    for campaign in campaigns:
        years |= {decision.date.year for decision in campaign.decisions}
    if years:
        yield site_map.HONOUR_ROLLS, "trang “Vinh danh”"
        yield site_map.NAME_SEARCH, "trang “Tìm tên”"
        yield site_map.DATA, "trang “Dữ liệu mở”"
    for year in sorted(years):
        yield site_map.honours_year_address(year), f"trang “Vinh danh năm {year}”"


def _roll_page(
    view: CampaignView, roll: RollView, page: RollPage, site: SiteView, sizes: dict[str, int]
) -> OutputFile:
    name = view.campaign.short_title
    address = site_map.roll_address(view.id, page.number)
    up = "../" * (2 if page.number > 1 else 1)
    part = f" (trang {page.number}/{len(roll.pages)})" if roll.split else ""
    root = site_map.root_of(address)
    downloads = _downloads(sizes, view.id)
    return render_page(
        "campaign/roll.md.j2",
        address,
        f"campaigns/{view.id}/honours",
        title=f"Vinh danh - {name}{part}",
        description=f"Danh sách khen thưởng của phong trào {name}{part}.",
        toc=False,
        boost=1 if page.number == 1 else 0,
        layout=CAMPAIGN_LAYOUT,
        part=site_map.HONOURS,
        tab=site_map.CAMPAIGN_PARTS.index(site_map.HONOURS),
        tabs=tuple((f"{up}{key}/" if key else up, words.PARTS[key]) for key in site_map.CAMPAIGN_PARTS),
        view=view,
        site=site,
        roll=roll,
        page=page,
        charts=_roll_charts(roll) if page.number == 1 else (),
        downloads=downloads if page.number == 1 else (),
        json_ld=dataset(
            f"Danh sách khen thưởng - {name}",
            _DATASET,
            roll.updated,
            site.portal,
            {ending: root + site_map.honour_data_address(ending, view.id) for ending in FORMATS},
        ),
    )


def _roll_charts(roll: RollView) -> tuple[Chart, ...]:
    """Charts that compare something: one bar alone says less than the figures above it."""
    charts = (
        bar_chart("theo-don-vi", "Theo đơn vị", "Đơn vị", roll.by_unit),
        bar_chart("theo-hinh-thuc", "Theo hình thức khen thưởng", "Hình thức", roll.by_award),
        bar_chart("theo-nam", "Theo năm", "Năm", roll.by_year),
    )
    return tuple(chart for chart in charts if len(chart.tallies) > 1)


def _overview(honours: HonoursView, site: SiteView) -> OutputFile:
    """All rolls, or those of one year."""
    charts: list[Chart] = []
    if honours.year is None:
        charts.append(bar_chart("theo-nam", "Theo năm của quyết định", "Năm", honours.by_year))
        address, title = site_map.HONOUR_ROLLS, "Vinh danh"
    else:
        address, title = site_map.honours_year_address(honours.year), f"Vinh danh năm {honours.year}"
    charts.append(bar_chart("theo-hinh-thuc", "Theo hình thức khen thưởng", "Hình thức", honours.by_award))
    charts.append(bar_chart("theo-don-vi", "Theo đơn vị", "Đơn vị", honours.by_unit))
    return render_page(
        "site/honours.md.j2",
        address,
        "campaigns/",
        title=title,
        description="Các quyết định khen thưởng đã công bố, danh sách, số liệu theo năm, hình thức, đơn vị.",
        toc=False,
        boost=1,
        site=site,
        honours=honours,
        listing=filters.decisions(honours),
        charts=tuple(chart for chart in charts if chart.tallies),
    )


def _data_page(rolls: Sequence[RollView], site: SiteView, sizes: dict[str, int]) -> OutputFile:
    root = site_map.root_of(site_map.DATA)
    return render_page(
        "site/data.md.j2",
        site_map.DATA,
        "generator/model/open_data.py",
        title="Dữ liệu mở",
        description="Dữ liệu khen thưởng dạng CSV, Excel, JSON; ý nghĩa từng cột; giấy phép sử dụng.",
        toc=False,
        boost=0.5,
        site=site,
        downloads=_downloads(sizes),
        by_roll=[(roll, _downloads(sizes, roll.campaign.id)) for roll in rolls],
        columns=tuple(_columns()),
        samples=any(roll.campaign.sample for roll in rolls),
        json_ld=dataset(
            "Dữ liệu khen thưởng",
            _DATASET,
            max(roll.updated for roll in rolls),
            site.portal,
            {ending: root + site_map.honour_data_address(ending) for ending in FORMATS},
        ),
    )


def _downloads(sizes: dict[str, int], campaign_id: str | None = None) -> tuple[Download, ...]:
    found = ((name, site_map.honour_data_address(ending, campaign_id)) for ending, name in FORMATS.items())
    return tuple(Download(name, address, sizes[address]) for name, address in found)


def _columns() -> Iterator[Column]:
    for key, field in PublishedHonour.model_fields.items():
        example: Any = field.examples[0] if field.examples else ""
        if isinstance(example, bool):
            example = str(example).lower()
        shown = WORDS.get(str(example), "")
        yield Column(
            title=field.title or key,
            key=key,
            meaning=field.description or "",
            example=f"{example} ({shown})" if shown else str(example),
        )
