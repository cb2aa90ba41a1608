"""What forms, packs and calendars cost: seconds, files and megabytes for 5, 50 and 500 campaigns.

    python tests/bench/form_cost.py [5 50 500]

One process, so one core; the campaigns are the five shipped ones under new ids, with all their units.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from build_cost import AS_OF, copies
from sites import form_files, pack_files

from generator.checking import check
from generator.derive.build_views import campaign_view, site_view
from generator.derive.units.views import units_of
from generator.derive.views import SiteView
from generator.export.calendar import calendar_files
from generator.model.registry import Known
from generator.output import OutputFile
from generator.project import Project


def views(root: Path) -> SiteView:
    """The views of the portal at `root`."""
    checked = check(Project(root))
    portal, day = checked.portal, date.fromisoformat(AS_OF)
    assert portal is not None
    campaigns = [
        campaign_view(case, case.plan_text, portal, checked.forms, day)
        for case in checked.campaigns
        if case.plan_text
    ]
    known = Known.from_registries(checked.registries)
    return site_view(tuple(campaigns), known, checked.forms, portal, day)


def timed(name: str, make: Callable[[], Iterable[OutputFile]]) -> tuple[tuple[OutputFile, ...], float]:
    """What was made, and the seconds it took, told in a line."""
    started = time.perf_counter()
    files = tuple(make())
    seconds = time.perf_counter() - started
    size = sum(file.size for file in files) / 1e6
    print(f"{name:<12}{len(files):>8}{size:>10.1f}{seconds:>9.1f}", flush=True)
    return files, seconds


def table(site: SiteView) -> None:
    """Print the table of one portal."""
    units = units_of(site)
    print(f"\n{len(site.campaigns)} campaigns, {len(units)} units\n{'':<12}{'files':>8}{'MB':>10}{'s':>9}")
    forms, filling = timed("forms", lambda: form_files(site))
    _, packing = timed("packs", lambda: pack_files(site, forms))
    timed("calendars", lambda: calendar_files(site))
    print(f"{'forms, packs':<30}{filling + packing:>9.1f}")


def main(counts: list[int]) -> None:
    """Print a table for each number of campaigns."""
    for count in counts:
        with tempfile.TemporaryDirectory() as scratch:
            copies(Path(scratch), count)
            table(views(Path(scratch)))


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [5, 50, 500])
