"""Quotas as tables: one per award, with totals only where they are true (docs/domain.md, Quotas)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.model.campaign import Campaign
from generator.model.plan.quota import KINDS, Quota, whole_total
from generator.model.registry import Unit, around

_EITHER = {"collectives", "individuals"}  # what a case is


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One line: its counts by kind, and for how many units each of them counts (None: not known)."""

    quota: Quota
    counts: dict[str, int]
    shares: dict[str, float]
    times: int | None


@dataclass(frozen=True, slots=True)
class QuotaTable:
    """The quotas of one award.

    `kinds` are the columns that any row fills; `totals` how many the whole table allows, by kind (only where
    that is known, and no single row says it); `stated` the kinds whose total the plan gives itself.
    """

    award: str
    rows: tuple[QuotaRow, ...]
    kinds: tuple[str, ...]
    totals: dict[str, int]
    stated: frozenset[str]


def quota_tables(campaign: Campaign, units: Mapping[str, Unit]) -> tuple[QuotaTable, ...]:
    """One table per award, in the order of the campaign's awards; awards without quotas have none."""
    tables = []
    for award in dict.fromkeys(offered.award for offered in campaign.awards):
        quotas = [quota for quota in campaign.quotas if quota.award == award]
        if quotas:
            tables.append(_table(award, quotas, units))
    return tuple(tables)


def _table(award: str, quotas: Sequence[Quota], units: Mapping[str, Unit]) -> QuotaTable:
    lines = [_line(quota, quotas, units) for quota in quotas]
    rows = tuple(line.row for line in lines)
    cap = whole_total(quotas)
    stated = lines[cap].row.counts if cap is not None and lines[cap].row.times else {}
    totals = dict(stated)
    if cap is None or stated:
        totals = _sums([line for i, line in enumerate(lines) if i != cap], units) | totals
    if any("cases" in row.counts for row in rows):  # a case is a collective or an individual more
        totals = {kind: total for kind, total in totals.items() if kind not in _EITHER or kind in stated}
    return QuotaTable(
        award=award,
        rows=rows,
        kinds=tuple(kind for kind in KINDS if any(kind in r.counts or kind in r.shares for r in rows)),
        totals=totals if len(rows) > 1 else {},
        stated=frozenset(stated),
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A row, and the units that it counts after those with a line of their own are taken out."""

    row: QuotaRow
    units: tuple[str, ...]


def _line(quota: Quota, quotas: Sequence[Quota], units: Mapping[str, Unit]) -> _Line:
    replacements = [other for other in quotas if quota.code in other.overrides]
    elsewhere = {code for other in replacements for code in other.units}
    named = tuple(code for code in dict.fromkeys(quota.units) if code not in elsewhere)
    share = quota.percentage
    counts = {kind: getattr(quota, kind) for kind in KINDS if getattr(quota, kind) is not None}
    shares = {kind: getattr(share, kind) for kind in KINDS if getattr(share, kind, None)}
    counted = bool(counts) and quota.strictness != "preferably"
    times = _times(quota, named, replacements, units) if counted else None
    return _Line(QuotaRow(quota, counts, shares, times), named)


def _times(
    quota: Quota, named: tuple[str, ...], replacements: Sequence[Quota], units: Mapping[str, Unit]
) -> int | None:
    """How often the line counts: once for a total, once per named unit, unknown for kinds of units.

    Unknown, too, for a total that another line replaces for some units: no plan says how much is left of it.
    """
    if quota.per == "total":
        return None if replacements else 1
    known = all(_single(other.units, units) for other in replacements) and _single(named, units)
    return len(named) if quota.per == "unit" and not quota.rest and known else None


def _single(codes: Iterable[str], units: Mapping[str, Unit]) -> bool:
    """Whether single units are named, and nothing but them."""
    kinds = {units[code].kind for code in codes if code in units}
    return kinds == {"single"}


def _sums(lines: Sequence[_Line], units: Mapping[str, Unit]) -> dict[str, int]:
    """How many all lines allow together, by kind: none where one cannot be counted, or two count the same.

    A total caps the lines for the units that it names; it is never added to them.
    """
    if any(line.row.times is None or not (line.units or line.row.quota.rest) for line in lines):
        return {}
    sums = {}
    for kind in KINDS:
        own = [line for line in lines if kind in line.row.counts]
        free = [line for line in own if not any(_caps(other, line, units) for other in own)]
        if free and not any(_overlap(*pair, units) for pair in combinations(free, 2)):
            sums[kind] = sum(line.row.counts[kind] * (line.row.times or 0) for line in free)
    return {} if "cases" in sums and _EITHER & sums.keys() else sums


def _caps(total: _Line, line: _Line, units: Mapping[str, Unit]) -> bool:
    """Whether `total` is a total over every unit of `line`, and not over the very same ones as another."""
    return (
        total.row.quota.per == "total"
        and total is not line
        and _within(line, total, units)
        and not (line.row.quota.per == "total" and _within(total, line, units))
    )


def _within(inner: _Line, outer: _Line, units: Mapping[str, Unit]) -> bool:
    return bool(inner.units) and all(not around(code, units).isdisjoint(outer.units) for code in inner.units)


def _overlap(one: _Line, other: _Line, units: Mapping[str, Unit]) -> bool:
    """Whether a unit may count in both lines; what is for "còn lại" counts nobody that another line names."""
    if one.row.quota.rest or other.row.quota.rest:
        return one.row.quota.rest and other.row.quota.rest
    return any(a in around(b, units) or b in around(a, units) for a in one.units for b in other.units)
