"""Warnings that a decision accepts, and acceptances that nothing needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.load.yaml_file import Document
from generator.model.campaign import Campaign
from generator.model.decision import Acceptance
from generator.model.honour import Honour
from generator.problems import Problem, problem
from generator.validate.honour_quotas import Row

_ACCEPTABLE = ("H06", "H07", "H08", "H09", "H10", "H11", "H33")


class Acceptances:
    """What the decisions of a campaign accept, and for which rows it was needed."""

    def __init__(self, campaign: Campaign) -> None:
        """Index the acceptances by decision and code."""
        self._campaign = campaign
        self._entries: defaultdict[tuple[str, str], list[tuple[int, Acceptance]]] = defaultdict(list)
        for decision in campaign.decisions:
            for index, each in enumerate(decision.accept):
                self._entries[decision.code, each.code].append((index, each))
        self._needed: defaultdict[tuple[str, int], set[str]] = defaultdict(set)

    def wants(self, code: str, row: Row) -> bool:
        """Whether the row's decision accepts such warnings for any row."""
        return (row.decision, code) in self._entries

    def covers(self, code: str, row: Row) -> bool:
        """Whether this warning about the row is accepted; notes that the acceptance was needed."""
        found = False
        for index, each in self._entries.get((row.decision, code), ()):
            if not each.rows or row.honour.id in each.rows:
                self._needed[row.decision, index].add(row.honour.id)
                found = True
        return found

    def idle(self, document: Document, rolls: Mapping[str, Sequence[Honour]]) -> Iterator[Problem]:
        """Acceptances that nothing needed, or not for all of their rows."""
        gone = {(each.decision, each.row) for each in self._campaign.corrections if each.kind != "corrected"}
        for place, decision in enumerate(self._campaign.decisions):
            for index, each in enumerate(decision.accept):
                reason = self._reason(decision.code, index, each, gone) if decision.code in rolls else ""
                if reason:
                    yield problem("H17", document.place(("decisions", place, "accept", index)), reason=reason)

    def _reason(self, decision: str, index: int, each: Acceptance, gone: set[tuple[str, str]]) -> str:
        needed = self._needed[decision, index]
        idle = [row for row in each.rows if row not in needed and (decision, row) not in gone]
        if each.code not in _ACCEPTABLE:
            return f"Mã {each.code} không phải cảnh báo chấp nhận được ({', '.join(_ACCEPTABLE)})"
        if idle and needed:
            return f"Dòng {', '.join(idle)} không có cảnh báo {each.code}"
        if needed or (each.rows and not idle):
            return ""
        return f"Không dòng nào của quyết định {decision} cần chấp nhận {each.code}"
