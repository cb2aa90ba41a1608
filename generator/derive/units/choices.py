"""Who a reader of a campaign's quotas or criteria may be, and what there is for each: "Tôi là …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.campaign import Campaign
from generator.model.plan.quota import Quota, lines_for
from generator.model.registry import Unit, around


@dataclass(frozen=True, slots=True)
class Choice:
    """One unit, or kind of units, to choose; `named`: the plan names it, and not only a group it is part of.

    `around`: its code and those of its groups; `lines`: the quota lines that count it, by code.
    """

    unit: Unit
    named: bool
    around: frozenset[str]
    lines: tuple[str, ...] = ()

    def is_in(self, units: tuple[str, ...]) -> bool:
        """Whether these units hold it."""
        return not self.around.isdisjoint(units)


def quota_choices(campaign: Campaign, units: Mapping[str, Unit]) -> tuple[Choice, ...]:
    """Whom the quotas count."""
    named = [code for quota in campaign.quotas for code in quota.units]
    return tuple(
        Choice(each.unit, each.named, each.around, tuple(_lines(campaign.quotas, each.around)))
        for each in _choices(named, units)
    )


def criteria_choices(campaign: Campaign, units: Mapping[str, Unit]) -> tuple[Choice, ...]:
    """Whom some criteria are for, and others not."""
    groups = (group for offered in campaign.awards for each in offered.criteria for group in each.groups)
    excluded = (each for offered in campaign.awards for each in offered.exclusions)
    codes = [code for group in groups for code in group.units]
    codes += [code for each in excluded for code in each.units]
    return tuple(_choices(codes, units))


def _choices(codes: Iterable[str], units: Mapping[str, Unit]) -> Iterator[Choice]:
    """The units that are named, in the plan's order, and behind them those that are part of these."""
    named = [code for code in dict.fromkeys(codes) if code in units]
    for code in named:
        yield Choice(units[code], named=True, around=around(code, units))
    for code, unit in units.items():
        inside = around(code, units)
        if code not in named and not inside.isdisjoint(named):
            yield Choice(unit, named=False, around=inside)


def _lines(quotas: tuple[Quota, ...], inside: frozenset[str]) -> Iterator[str]:
    for award in dict.fromkeys(quota.award for quota in quotas):
        own = [quota for quota in quotas if quota.award == award]
        found = lines_for(own, inside)
        yield from (own[at].code for at in (*found.own, *found.whole))
