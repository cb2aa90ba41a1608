"""What search engines ask for at the portal's root: sitemap.xml and robots.txt.

A sitemap must give whole addresses, so there is none until `site_url` is set in mkdocs.yml.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.derive import site_map
from generator.derive.form_views import FormView
from generator.derive.units.views import UnitView
from generator.derive.views import CampaignView, SiteView
from generator.output import OutputFile
from generator.wording import parts

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NOT_INDEXED = re.compile(rb"\A---\n(?:(?!---\n).*\n)*?robots: noindex\n")


def list_files(
    site: SiteView, units: Iterable[UnitView], forms: Iterable[FormView], pages: Iterable[OutputFile]
) -> Iterator[OutputFile]:
    """Both files; `pages`: all pages as they are generated or written."""
    robots = "User-agent: *\nAllow: /\n"
    if site.site_url:
        robots += f"\nSitemap: {site.site_url}{site_map.SITEMAP}\n"
        content = _sitemap(site.site_url, _changed(site, units, forms), pages)
        yield OutputFile(site_map.SITEMAP, content, "campaigns/")
    yield OutputFile(site_map.ROBOTS, robots.encode(), "mkdocs.yml")


def _sitemap(site_url: str, changed: Mapping[str, date | None], pages: Iterable[OutputFile]) -> bytes:
    """Every page but those that say of themselves that they are none for search engines."""
    root = ET.Element("urlset", {"xmlns": _NAMESPACE})
    listed = {site_map.written_address(page.path) for page in pages if not _NOT_INDEXED.match(page.content)}
    for address in sorted(listed):
        entry = ET.SubElement(root, "url")
        ET.SubElement(entry, "loc").text = site_url + address
        day = changed.get(address)
        if day is not None:
            ET.SubElement(entry, "lastmod").text = day.isoformat()
    ET.indent(root, " ")
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _changed(site: SiteView, units: Iterable[UnitView], forms: Iterable[FormView]) -> dict[str, date | None]:
    """The day of the newest change behind a page, by address; pages that no data are behind have none."""
    across = (site_map.HOME, site_map.CAMPAIGNS, site_map.UNITS, site_map.CALENDAR, site_map.DOCUMENTS)
    found: dict[str, date | None] = {}
    found |= dict.fromkeys((*across, site_map.DATA, site_map.SITE_MAP), site.updated)
    found[site_map.NEWS] = site.news[0].day if site.news else None
    for view in site.campaigns:
        found.update(_of_campaign(view))
    for unit in units:
        found[site_map.unit_address(unit.code)] = _newest(each.view.updated for each in unit.campaigns)
    for form in forms:
        found[site_map.form_address(form.code)] = form.offered.form.changed
    return found


def _of_campaign(view: CampaignView) -> Iterator[tuple[str, date | None]]:
    for part in parts.PARTS:
        yield site_map.campaign_address(view.id, part.step), view.updated
    if view.roll is not None:
        for page in view.roll.pages:
            day = _newest((view.updated, view.roll.updated))
            yield site_map.roll_address(view.id, page.number), day


def _newest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
