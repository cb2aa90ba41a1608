"""The pages of units: all of them to find one's own, and one for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.derive import site_map
from generator.derive.units.sheet import MOST_PAPERS, sheet_view
from generator.derive.units.views import UnitView, by_body, rest_of
from generator.derive.views import SiteView
from generator.output import OutputFile
from generator.render.page import render_page
from generator.render.qr_code import qr_code
from generator.render.remembered import remembered_pages
from generator.render.site import listing


def render_units(site: SiteView, units: Sequence[UnitView]) -> Iterator[OutputFile]:
    """The list of units."""
    bodies = by_body(units)
    real = [view for view in site.campaigns if not view.campaign.sample]
    yield render_page(
        "site/units.md.j2",
        site_map.UNITS,
        "campaigns/_shared/units.yml",
        title="Đơn vị",
        description="Tìm đơn vị của mình: được đề nghị khen gì, bao nhiêu, nộp hồ sơ gì, ở đâu, hạn nào.",
        toc=False,
        boost=1,
        site=site,
        bodies=bodies,
        listing=listing.units(site, bodies),
        rest=[rest_of(view) for view in real[: site_map.MOST_LISTED]],
    )


def render_unit(unit: UnitView, site: SiteView, files: Mapping[str, OutputFile]) -> Iterator[OutputFile]:
    """The pages of a unit, from memory where all of it is as it was; `files`: what can be downloaded."""
    views = (*(each.view for each in unit.campaigns), *unit.silent, *unit.rolls)
    yield from remembered_pages(
        f"unit {unit.code} {unit.sample}",
        site.made_of(views),
        files,
        partial(_unit_pages, unit, site),
    )


def _unit_pages(unit: UnitView, site: SiteView, files: Mapping[str, OutputFile]) -> Iterator[OutputFile]:
    yield render_page(
        "site/unit.md.j2",
        site_map.unit_address(unit.code),
        "campaigns/_shared/units.yml",
        title=f"{unit.unit.name} - {unit.body.short_name}",
        description=f"{unit.unit.name}, {unit.body.name}: số lượng được đề nghị, tiêu chuẩn, hồ sơ, "
        "nơi nhận, hạn nộp theo từng phong trào.",
        way=((site_map.UNITS, "Đơn vị"),),
        here=unit.unit.name,
        toc=False,
        boost=0.7,  # behind the campaigns themselves
        site=site,
        unit=unit,
        files=files,
    )
    sheet = sheet_view(unit)
    own = site_map.unit_address(unit.code)
    yield render_page(
        "site/unit_sheet.md.j2",
        site_map.unit_sheet_address(unit.code),
        "campaigns/_shared/units.yml",
        title=f"Phiếu của đơn vị: {unit.unit.name} - {unit.body.short_name}",
        description=f"Một trang A4 để in: số lượng, giấy tờ, hạn, nơi nộp của {unit.unit.name}.",
        way=((site_map.UNITS, "Đơn vị"), (own, unit.unit.name)),
        here="Phiếu",
        toc=False,
        boost=0,  # it repeats the unit's page
        site=site,
        unit=unit,
        each=sheet.campaign,
        papers=sheet.papers,
        most=MOST_PAPERS,
        signers=sheet.signers,
        others=sheet.others,
        letters=sheet.letters,
        files=files,
        home=(site.site_url or "/") + own,
        code=qr_code(site.site_url + own) if site.site_url else None,
    )
