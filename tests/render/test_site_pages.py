"""The table of pages across campaigns: what a new row needs besides."""

from __future__ import annotations

import re

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


def test_the_site_map_leads_to_every_form_and_every_year_of_results(
    shipped_files: dict[str, OutputFile],
) -> None:
    page = shipped_files[site_map.page_source(site_map.SITE_MAP)].text
    made = (path.removesuffix("index.md") for path in shipped_files if path.endswith("/index.md"))
    others = [each for each in made if re.fullmatch(r"bieu-mau/[a-z-]+/|vinh-danh/\d{4}/", each)]
    assert len(others) >= 10
    assert [address for address in others if f'href="../{address}"' not in page] == []


def test_a_last_day_on_which_offices_are_closed_is_not_the_one_that_the_plan_names(
    shipped_files: dict[str, OutputFile],
) -> None:
    """Of “trước ngày 30/5/2021” the Saturday is the day before, as the entry says."""
    text = shipped_files[site_map.page_source(site_map.CALENDAR)].text
    assert re.search(
        r"trước ngày 30/5/2021</q>\s*<span class=\"td-closed\">\(ngày cuối rơi vào thứ Bảy\)", text
    )
