"""The table of pages across campaigns: what a new row needs besides."""

from __future__ import annotations

from generator.derive import site_map
from generator.output import OutputFile
from generator.render.site.pages import SITE_PAGES
from generator.wording.addresses import TITLES


def test_every_page_across_campaigns_has_a_title_and_no_title_is_without_a_page() -> None:
    """By its title the check of addresses calls it where a page written by hand has the same."""
    assert {page.address for page in SITE_PAGES} == set(TITLES), "a title stands in wording/addresses.py"


def test_the_site_map_leads_to_every_page_across_campaigns(shipped_files: dict[str, OutputFile]) -> None:
    page = shipped_files[site_map.page_source(site_map.SITE_MAP)].text
    others = [each.address for each in SITE_PAGES if each.address not in ("", site_map.SITE_MAP)]
    missing = [address for address in others if f'href="../{address}"' not in page]
    assert not missing, "a line each in templates/site/site_map.md.j2"
