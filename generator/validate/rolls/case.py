"""What rules of lists look at: the rows of one list, and all rolls of a campaign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.honour import Honour, RollRow
from generator.model.registry import Known
from generator.problems import Source
from generator.validate.finding import Finding, Rows, in_file
from generator.validate.rolls.acceptances import Acceptances
from generator.validate.rolls.headers import Header
from generator.validate.rolls.lookup import Units


@dataclass(frozen=True)
class ListCase:
    """The rows of one decision's list as they were read, each with its table's header.

    `path`: the file, as problems show it.
    """

    decision: Decision
    rows: Sequence[tuple[Honour, Header]]
    units: Units
    path: str

    @cached_property
    def accepted(self) -> Acceptances:
        """What the decision accepts."""
        return Acceptances([self.decision])

    @cached_property
    def collectives(self) -> Sequence[tuple[Honour, Header]]:
        """The rows of collectives."""
        return [each for each in self.rows if each[0].candidate == "collective"]

    def row(self, honour: Honour, header: Header, column: int) -> Rows:
        """One row as a place, told at its cell in a column (from 0)."""
        title = header.titles.get(column, "")
        cell = Source(self.path, honour.line, column + 1, sheet=honour.sheet, header=title)
        return Rows((RollRow(self.decision.code, honour),), cell=cell)

    def place(self, finding: Finding) -> Source | None:
        """The cell of a row; None where the decision accepts the warning."""
        at = finding.at
        return at.cell if isinstance(at, Rows) and self.accepted.left(finding.code, at.rows) else None


@dataclass(frozen=True)
class RollsCase:
    """All rolls of a campaign; `lists`: the rows of each decision whose list could be read.

    `document` is the campaign's file; `paths` those of the lists, as problems show them.
    """

    campaign: Campaign
    known: Known
    lists: Mapping[str, Sequence[Honour]]
    paths: Mapping[str, str]
    document: Document

    @cached_property
    def gone(self) -> frozenset[tuple[str, str | None]]:
        """Decision and row of what was revoked or withheld: it counts no more."""
        corrections = self.campaign.corrections
        return frozenset((each.decision, each.row) for each in corrections if each.kind != "corrected")

    @cached_property
    def rows(self) -> Sequence[RollRow]:
        """Every row that counts, decision by decision."""
        return [
            RollRow(decision.code, honour)
            for decision in self.campaign.decisions
            for honour in self.lists.get(decision.code, ())
            if not self.gone or (decision.code, honour.id) not in self.gone
        ]

    @cached_property
    def accepted(self) -> Acceptances:
        """What the decisions accept."""
        return Acceptances(self.campaign.decisions)

    def heading(self, award: str) -> str:
        """What the campaign calls an award."""
        return next((each.heading for each in self.campaign.awards if each.award == award), award)

    def place(self, finding: Finding) -> Source | None:
        """The first row that is one too many; None where decisions accept the warning for enough of them.

        A path is one of the campaign's file.
        """
        at = finding.at
        if not isinstance(at, Rows):
            return in_file(self.document)(finding)
        left = self.accepted.left(finding.code, at.rows)
        if len(left) <= at.allowed:
            return None
        decision, honour = left[at.allowed]
        return Source(self.paths.get(decision, ""), honour.line, sheet=honour.sheet)
