"""Rolls against their campaign's quotas (docs/domain.md, Quotas): which line counts which rows, what is over.

The rows of all decisions of an award count together. Which lines count a unit, `lines_for` says;
a percentage or a missing number is never counted. More than a plan allows is told; fewer than "exactly" is
not: a unit may have had nobody to propose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.campaign import Campaign
from generator.model.honour import Honour, RollRow
from generator.model.plan.quota import KINDS, Quota, lines_for
from generator.validate.rolls.lookup import Units
from generator.validate.same_text import same_unit


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows that one number of a quota counts together: for one unit, or (`unit` "") for the campaign."""

    quota: Quota
    unit: str
    what: str
    limit: int
    rows: tuple[RollRow, ...]

    @property
    def over(self) -> bool:
        """Whether there are more than the plan allows."""
        return len(self.rows) > self.limit


def counted(campaign: Campaign, rows: Sequence[RollRow], units: Units) -> Iterator[Counted]:
    """Every number of every quota with the rows it counts; `rows` of all decisions, in their order."""
    by_award: defaultdict[str, list[RollRow]] = defaultdict(list)
    for row in rows:
        by_award[row.honour.award].append(row)
    for award, own in by_award.items():
        quotas = [quota for quota in campaign.quotas if quota.award == award]
        if quotas:
            lines = _Lines(quotas, units)
            groups: defaultdict[tuple[int, str], list[RollRow]] = defaultdict(list)
            shown: dict[tuple[int, str], str] = {}
            for row in own:
                for index, subject, name in lines.of(row.honour):
                    groups[index, subject].append(row)
                    shown.setdefault((index, subject), name)
            for (index, subject), group in groups.items():
                yield from _numbers(quotas[index], shown[index, subject], group)


def _numbers(quota: Quota, unit: str, rows: Sequence[RollRow]) -> Iterator[Counted]:
    for name, kind in KINDS.items():
        limit = getattr(quota, name)
        if limit is not None and quota.strictness != "preferably":
            own = tuple(row for row in rows if row.honour.candidate in kind.candidates)
            yield Counted(quota, unit, kind.explained, limit, own)


class _Lines:
    """The quotas of one award, and which of them count a row."""

    def __init__(self, quotas: Sequence[Quota], units: Units) -> None:
        self._quotas = quotas
        self._units = units
        self._of: dict[tuple[str | None, str], tuple[tuple[int, str, str], ...]] = {}

    def of(self, honour: Honour) -> tuple[tuple[int, str, str], ...]:
        """For each line that counts the row: its index, whom it is counted for, and their name."""
        text = honour.unit
        code = honour.unit_code
        # A collective that is a unit or an instance itself is counted there, whoever it is managed by.
        if honour.candidate == "collective" and code and self._units.code(honour.name) == code:
            text = honour.name
        key = (code, text)
        if key not in self._of:
            self._of[key] = tuple(self._look_up(code, text))
        return self._of[key]

    def _look_up(self, code: str | None, text: str) -> Iterator[tuple[int, str, str]]:
        own, whole = lines_for(self._quotas, self._units.around(code) if code else frozenset())
        instance = self._units.instance(text, code) if code else same_unit(text)
        for i in (*own, *whole):
            if self._quotas[i].per == "total":
                yield i, "", "" if i in whole else self._quotas[i].group
            elif instance:
                yield i, instance, text
