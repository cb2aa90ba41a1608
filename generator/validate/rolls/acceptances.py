"""Warnings about rows that a decision accepts with a reason, and acceptances that nothing needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.model.decision import Acceptance, Decision
from generator.model.honour import RollRow
from generator.validate.finding import Finding, Rows

_ACCEPTABLE = (
    "H06", "H07", "H08", "H09", "H10", "H11", "H33", "H43", "H50", "H58", "H63", "H64", "H65", "H66",
)  # fmt: skip
_ROW_BY_ROW = frozenset({"H64"})  # of somebody's private life: each row for itself
# Whether one of these is needed cannot be told from the rows alone: H43 and H50 are about withheld names, H63
# and H64 about words of the list.
_UNSEEN = frozenset({"H43", "H50", "H63", "H64"})


class Acceptances:
    """What decisions accept, by decision and code."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Index the acceptances."""
        self._entries: defaultdict[tuple[str, str], list[Acceptance]] = defaultdict(list)
        for decision in decisions:
            for each in decision.accept:
                self._entries[decision.code, each.code].append(each)

    def cover(self, code: str, row: RollRow) -> bool:
        """Whether the row's decision accepts this warning about it."""
        entries = self._entries.get((row.decision, code), ())
        whole = code not in _ROW_BY_ROW
        return any((whole and not each.rows) or row.honour.id in each.rows for each in entries)

    def left(self, code: str, rows: Iterable[RollRow]) -> list[RollRow]:
        """The rows for which the warning is not accepted."""
        return [row for row in rows if not self.cover(code, row)]


def needed(findings: Iterable[Finding]) -> dict[tuple[str, str], set[str]]:
    """By decision and code: the rows that warnings are about, whether they are accepted or not."""
    rows: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for finding in findings:
        if isinstance(finding.at, Rows):
            for row in finding.at.rows:
                rows[row.decision, finding.code].add(row.honour.id)
    return rows


def why_idle(decision: str, accepted: Acceptance, rows: set[str], gone: set[str]) -> str:
    """Why nothing needs an acceptance, or some of its rows; "" where all is well.

    `rows`: those of the decision that have such a warning; `gone`: those that were revoked or withheld.
    """
    idle = [row for row in accepted.rows if row not in rows and row not in gone]
    covered = rows.intersection(accepted.rows) if accepted.rows else rows
    if accepted.code not in _ACCEPTABLE:
        return f"Mã {accepted.code} không phải cảnh báo chấp nhận được ({', '.join(_ACCEPTABLE)})"
    if accepted.code in _UNSEEN:
        return ""
    if idle and covered:
        return f"Dòng {', '.join(idle)} không có cảnh báo {accepted.code}"
    if covered or (accepted.rows and not idle):
        return ""
    return f"Không dòng nào của quyết định {decision} cần chấp nhận {accepted.code}"
