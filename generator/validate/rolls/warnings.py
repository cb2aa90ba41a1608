"""Rolls as a whole: repeats, quotas, dates; and acceptances that nothing needs.

What a signed decision really says stays publishable: these are warnings (but for a decision before its
campaign and an award that the campaign does not offer), and a reason in the campaign file accepts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.model.plan.meaning import meaning
from generator.model.registry import Known
from generator.problems import Problem, Source, problem
from generator.validate.hints import near_miss
from generator.validate.rolls.acceptances import Acceptances, misplaced
from generator.validate.rolls.cells import Told
from generator.validate.rolls.lookup import Units
from generator.validate.rolls.quotas import Counted, Row, counted
from generator.validate.same_text import comparable

_SHOWN_ROWS = 8


def check_rolls(
    campaign: Campaign,
    known: Known,
    rolls: Mapping[str, Sequence[Honour]],
    paths: Mapping[str, str],
    document: Document,
) -> list[Problem]:
    """What is odd about a campaign's rolls. `rolls` and `paths` (of the lists, as shown) by decision code.

    Rows that were revoked or withheld count no more. Warnings that a decision accepts are left out.
    """
    gone = {(each.decision, each.row) for each in campaign.corrections if each.kind != "corrected"}
    rows = [
        Row(decision.code, honour)
        for decision in campaign.decisions
        for honour in rolls.get(decision.code, ())
        if not gone or (decision.code, honour.id) not in gone
    ]
    check = _Check(campaign, known, paths, Acceptances(campaign))
    problems = list(_decisions(campaign, known, document))
    check.repeats(rows)
    check.quotas(rows)
    check.single_rows(rows)
    problems += check.told.problems("dòng")
    problems += check.accepted.idle(document, rolls)
    return problems


def _decisions(campaign: Campaign, known: Known, document: Document) -> Iterator[Problem]:
    """Decisions of one number, before the campaign began, and for awards that it does not offer."""
    began = (
        meaning(campaign.period.start, known.events).first or meaning(campaign.plan.date, known.events).first
    )
    offered = {award.award: award.heading for award in campaign.awards}
    numbers: dict[tuple[str, str, int], str] = {}
    for index, decision in enumerate(campaign.decisions):
        number = (comparable(decision.number), comparable(decision.issued_by), decision.date.year)
        earlier = numbers.setdefault(number, decision.code)
        if earlier != decision.code:
            facts = {"code": decision.code, "other": earlier, "number": decision.number, "year": number[2]}
            yield problem("H32", document.place(("decisions", index, "number")), **facts)
        if began and decision.date < began:
            facts = {"number": decision.number, "found": decision.date, "start": began}
            yield problem("H13", document.place(("decisions", index, "date")), **facts)
        if decision.award not in offered and decision.award in known.awards:
            reason = f"Phong trào không có hình thức mang mã “{decision.award}”"
            place = document.place(("decisions", index, "award"))
            hint = near_miss(decision.award, offered)
            yield problem("H12", place, reason=reason, hint=hint, more="", choices=", ".join(offered))


@dataclass(slots=True)
class _Check:
    """The warnings about rows and groups of rows, told where they stand."""

    campaign: Campaign
    known: Known
    paths: Mapping[str, str]
    accepted: Acceptances
    told: Told = field(default_factory=Told)

    def repeats(self, rows: Iterable[Row]) -> None:
        """H09: one row twice in a decision. H10, H33: name and unit under two awards, in two decisions."""
        first: dict[tuple[str, str, str, str, str], Row] = {}
        awarded: dict[tuple[str, str, str], Row] = {}
        place = cache(comparable)  # units and positions repeat, names do not
        for row in rows:
            honour = row.honour
            name, unit = comparable(honour.name), place(honour.unit)
            again = (row.decision, honour.candidate, name, unit, place(honour.position))
            earlier = first.setdefault(again, row)
            if earlier is not row:
                self._pair("H09", row, earlier)
            other = awarded.setdefault((honour.candidate, name, unit), row)
            if other.honour.award != honour.award:
                self._pair("H10", row, other)
            elif other.decision != row.decision:
                self._pair("H33", row, other)

    def _pair(self, code: str, row: Row, earlier: Row) -> None:
        if self.accepted.covers(code, row) | self.accepted.covers(code, earlier):
            return
        honour, other = row.honour, earlier.honour
        sheet = f", trang “{other.sheet}”" if other.sheet != honour.sheet else ""
        facts = {"line": other.line, "sheet": sheet, "row": honour.id, "decision": row.decision}
        if code != "H09":
            facts["other"] = self._heading(other.award)
            facts["number"] = next(d.number for d in self.campaign.decisions if d.code == earlier.decision)
        self.told.add(code, (row.decision, honour.id), self._source(row), **facts)

    def quotas(self, rows: Sequence[Row]) -> None:
        """H07: a unit over its quota. H08: the campaign over its total. Accepted rows do not count."""
        for found in counted(self.campaign, rows, Units(self.campaign, self.known)):
            code = "H07" if found.unit else "H08"
            if not found.over:
                continue
            left = [row for row in found.rows if not self.accepted.covers(code, row)]
            if len(left) > found.limit:
                self._over(code, found, left)

    def _over(self, code: str, found: Counted, left: Sequence[Row]) -> None:
        first = left[found.limit]
        beyond = [row.honour.id for row in left[found.limit :] if row.decision == first.decision]
        facts = {
            "unit": found.unit,
            "found": f"{len(found.rows):02}",
            "what": found.what,
            "award": self._heading(found.quota.award),
            "limit": f"{found.limit:02}",
            "wording": found.quota.wording,
            "decision": first.decision,
            "rows": ", ".join(beyond[:_SHOWN_ROWS]) + (" …" if len(beyond) > _SHOWN_ROWS else ""),
        }
        self.told.add(code, (found.quota.code, found.unit, found.what), self._source(first), **facts)

    def single_rows(self, rows: Iterable[Row]) -> None:
        """Note which acceptances the reader of the rows needed: it told what they do not cover."""
        for row in rows:
            if row.honour.unit_code is None:
                self.accepted.covers("H06", row)
            if self.accepted.wants("H11", row) and misplaced(row.honour):
                self.accepted.covers("H11", row)

    def _heading(self, award: str) -> str:
        return next((each.heading for each in self.campaign.awards if each.award == award), award)

    def _source(self, row: Row) -> Source:
        return Source(self.paths.get(row.decision, ""), row.honour.line, sheet=row.honour.sheet)
