"""Quotas as tables: one per award, with totals only where they are true (docs/domain.md, Quotas)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.campaign import Campaign
from generator.model.plan.quota import KINDS, Quota
from generator.model.registry import Unit


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One line: its counts by kind, and by how many units it may be multiplied (None: not known)."""

    quota: Quota
    counts: dict[str, int]
    shares: dict[str, float]
    times: int | None


@dataclass(frozen=True, slots=True)
class QuotaTable:
    """The quotas of one award.

    `kinds` are the columns that any row fills; `totals` the sums over the rows that can be counted, by kind
    (empty where fewer than two rows can); `uncounted` the rows that no sum can hold.
    """

    award: str
    rows: tuple[QuotaRow, ...]
    kinds: tuple[str, ...]
    totals: dict[str, int]
    uncounted: tuple[QuotaRow, ...]


def quota_tables(campaign: Campaign, units: Mapping[str, Unit]) -> tuple[QuotaTable, ...]:
    """One table per award, in the order of the campaign's awards; awards without quotas have none."""
    tables = []
    for award in dict.fromkeys(offered.award for offered in campaign.awards):
        quotas = [quota for quota in campaign.quotas if quota.award == award]
        rows = tuple(_row(quota, units, _replacements(quota, quotas)) for quota in quotas)
        if rows:
            tables.append(_table(award, rows))
    return tuple(tables)


def _replacements(quota: Quota, quotas: list[Quota]) -> tuple[Quota, ...]:
    """The lines that replace this one for some units ("riêng đối với …")."""
    return tuple(other for other in quotas if quota.code in other.overrides)


def _row(quota: Quota, units: Mapping[str, Unit], replacements: tuple[Quota, ...]) -> QuotaRow:
    share = quota.percentage
    counts = {kind: getattr(quota, kind) for kind in KINDS if getattr(quota, kind) is not None}
    shares = {kind: getattr(share, kind) for kind in KINDS if getattr(share, kind, None)}
    return QuotaRow(quota, counts, shares, _times(quota, units, replacements) if counts else None)


def _times(quota: Quota, units: Mapping[str, Unit], replacements: tuple[Quota, ...]) -> int | None:
    """How often the line counts: once for a total, once per named unit, unknown for kinds of units.

    A unit with a line of its own counts there only; how much of a total such a line takes away, no plan says.
    """
    if quota.per == "total":
        return None if replacements else 1
    elsewhere = {code for other in replacements for code in other.units}
    named = [code for code in quota.units if code not in elsewhere]
    known = all(_single(other.units, units) for other in replacements) and _single(named, units)
    return len(named) if quota.per == "unit" and not quota.rest and known else None


def _single(codes: Iterable[str], units: Mapping[str, Unit]) -> bool:
    """Whether single units are named, and nothing but them."""
    kinds = {units[code].kind for code in codes if code in units}
    return kinds == {"single"}


def _table(award: str, rows: tuple[QuotaRow, ...]) -> QuotaTable:
    counted = [row for row in rows if row.times is not None]
    totals: dict[str, int] = {}
    if len(counted) > 1:
        for row in counted:
            for kind, count in row.counts.items():
                totals[kind] = totals.get(kind, 0) + count * (row.times or 0)
    return QuotaTable(
        award=award,
        rows=rows,
        kinds=tuple(kind for kind in KINDS if any(kind in r.counts or kind in r.shares for r in rows)),
        totals=totals,
        uncounted=tuple(row for row in rows if row.times is None),
    )
