"""Which quota lines count a unit (docs/domain.md, Quotas): one answer for rolls and for a unit's page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.model.quota import Quota


class Lines(NamedTuple):
    """Lines of one award by their places: what counts a unit, and the total of the whole campaign, if any."""

    own: tuple[int, ...]
    whole: tuple[int, ...]


def lines_for(quotas: Sequence[Quota], around: frozenset[str]) -> Lines:
    """The lines of one award that count a unit; `around`: the unit's code and those of its groups.

    A line "riêng đối với …" replaces the lines it overrides; "còn lại" counts the units that no other line
    names.
    """
    own = [i for i, quota in enumerate(quotas) if not quota.rest and not around.isdisjoint(quota.units)]
    if not own:
        own = [i for i, quota in enumerate(quotas) if quota.rest and _is_for(quota, around)]
    replaced = {code for i in own for code in quotas[i].overrides}
    return Lines(
        own=tuple(i for i in own if quotas[i].code not in replaced),
        whole=tuple(i for i in _whole(quotas) if quotas[i].code not in replaced),
    )


def _is_for(quota: Quota, around: frozenset[str]) -> bool:
    return not quota.units or not around.isdisjoint(quota.units)


def _whole(quotas: Sequence[Quota]) -> list[int]:
    """The total for nobody in particular: it is the campaign's.

    Of two of them, neither can be: they are for groups that the registry does not know.
    """
    totals = [i for i, quota in enumerate(quotas) if quota.per == "total" and not (quota.units or quota.rest)]
    return totals if len(totals) == 1 else []
