"""What a rule looks at, and what it yields: facts, no words and no line numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from generator.load.form_file import FormFiles
from generator.load.honours_folder import HonourFiles
from generator.load.plan_text import PlanText
from generator.load.signed_file import SignedFile
from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.registry import Known
from generator.model.walk import Walk, walk
from generator.validate.rolls.campaign_lists import CheckedRolls


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: a code, the path of the value to mend, and the facts for the words.

    `plan_line` points into the plan's text instead of the campaign file.
    """

    code: str
    at: tuple[str | int, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    plan_line: int | None = None


@dataclass(frozen=True)
class Case:
    """What a rule looks at: one campaign, its plan's text, and what it may refer to.

    `as_of` is the day for which time is judged (None: it is not); `own` whether the portal's owner issued the
    plan, so that the office that reads the report is the one that can act.
    """

    campaign: Campaign
    document: Document
    plan_text: PlanText | None
    known: Known
    signed_plan: SignedFile | None = None
    lists: CheckedRolls = field(default_factory=CheckedRolls)
    files: HonourFiles | None = None
    forms: FormFiles | None = None
    as_of: date | None = None
    own: bool = False

    @cached_property
    def found(self) -> Walk:
        """Every text that may be a code, and every date: one walk for all rules."""
        return walk(self.campaign)

    @property
    def cited(self) -> frozenset[str]:
        """The codes of the legal documents that the campaign cites."""
        return self._codes("document", "documents", "changed_by")

    @property
    def named_units(self) -> frozenset[str]:
        """The codes of the units that the campaign names anywhere."""
        return self._codes("units", "binds", "to", "via")

    def _codes(self, *fields: str) -> frozenset[str]:
        return frozenset(text for name, _, text in self.found.texts if name in fields)


Rule = Callable[[Case], Iterator[Finding]]
