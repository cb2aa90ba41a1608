"""What a rule of a campaign looks at: the campaign with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath

from generator.load.forms.form_file import FormFiles
from generator.load.honours_folder import HonourFiles
from generator.load.plan.plan_text import PlanText
from generator.load.signed_file import SignedFile
from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.honour import Honour
from generator.model.registry import Event, Known
from generator.model.walk import Walk, walk
from generator.plan_time.meaning import starts
from generator.problems import Source, Steps


@dataclass(frozen=True)
class Case:
    """What a rule looks at: one campaign, its plan's text, and what it may refer to.

    `rolls`: the rows of each decision by its code. `as_of` is the day for which time is judged (None: it is
    not); `own` whether the portal's owner issued the plan, so that the office that reads the report is the
    one that can act. `unknown`: the paths of what a draft's preview says is unknown; `blank`: those of words
    that open points ask for. `made_of`: a hash of the folder's files; empty where nobody knows.
    """

    campaign: Campaign
    document: Document
    plan_text: PlanText | None
    known: Known
    signed_plan: SignedFile | None = None
    rolls: Mapping[str, Sequence[Honour]] = field(default_factory=dict)
    files: HonourFiles | None = None
    forms: FormFiles | None = None
    as_of: date | None = None
    own: bool = False
    unknown: frozenset[Steps] = frozenset()
    blank: frozenset[Steps] = frozenset()
    made_of: bytes = b""

    @cached_property
    def values(self) -> Walk:
        """Every text that may be a code, and every date: one walk for all rules."""
        return walk(self.campaign)

    @cached_property
    def begins(self) -> Mapping[str, Event]:
        """What dates name or are counted from: the events, and the campaign's own milestones as such."""
        return starts(self.campaign.milestones, self.known.events)

    @property
    def folder(self) -> str:
        """The name of the campaign's folder."""
        return PurePosixPath(self.document.path).parent.name

    @property
    def plan_paragraphs(self) -> Iterator[tuple[Source, str]]:
        """Every paragraph of the plan's text, with its place; none where it could not be read."""
        if self.plan_text is not None:
            for paragraph in self.plan_text.paragraphs:
                yield Source(self.plan_text.path, paragraph.line), paragraph.text

    @property
    def cited(self) -> frozenset[str]:
        """The codes of the legal documents that the campaign cites."""
        return self._codes("document", "documents", "by", "changed_by")

    @property
    def named_units(self) -> frozenset[str]:
        """The codes of the units that the campaign names anywhere."""
        return self._codes("units", "binds", "to", "via")

    def _codes(self, *fields: str) -> frozenset[str]:
        return frozenset(text for name, _, text in self.values.texts if name in fields)
