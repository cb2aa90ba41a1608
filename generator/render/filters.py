"""What readers can filter lists by: for each facet the values that occur, in a useful order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.derive.status import Status
from generator.derive.views import SiteView
from generator.model.registry import Award
from generator.wording import words


@dataclass(frozen=True, slots=True)
class Filter:
    """One select: its name in the address, its label, its options (value, words)."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def campaign_filters(site: SiteView) -> dict[str, Any]:
    """The facets of the list of campaigns.

    All statuses are offered, whether they occur today or not: a status changes with the reader's day.
    """
    views = site.campaigns
    issuers = dict.fromkeys((view.issuer.code, view.issuer.short_name) for view in views)
    present = {view.issuer.level for view in views}
    awards = {a.award.code: a.award for view in views for a in view.awards}
    ranked = sorted(awards.values(), key=lambda award: award.rank)
    years = sorted({year for view in views for year in view.years}, reverse=True)
    facets = (
        Filter("status", "Trạng thái", tuple((s.value, words.STATUS[s]) for s in Status)),
        Filter("year", "Năm", tuple((str(year), str(year)) for year in years)),
        Filter("issuer", "Cơ quan", tuple(issuers)),
        Filter("level", "Cấp", tuple(pair for pair in words.LEVEL.items() if pair[0] in present)),
        Filter("award", "Hình thức khen thưởng", tuple((a.code, _award(a)) for a in ranked)),
    )
    return {"filters": facets}


def _award(award: Award) -> str:
    return f"{award.title} ({award.decided_by})"
