"""Which words of a plan stand in no structured field of its campaign file.

Every paragraph of `plan.txt` (wrapped lines joined, conversion marks dropped) is laid out with runs of
words from the campaign's fields. A run counts when it is at least MIN_RUN words long inside one field, or
a whole field, or a whole paragraph. Words of ours (short titles, readings, remarks, codes) cover nothing,
and no field merely holds the text: each is one statement of the plan.

    python tests/plan_coverage.py <id> …      prints what is not covered
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from generator.load.campaigns import read_campaigns
from generator.load.plan.plan_text import PlanText
from generator.model.base import Measure
from generator.model.campaign import Campaign
from generator.model.plan.document import Remark
from generator.model.plan.dossier import DossierDocument
from generator.model.plan.quota import Quota
from generator.model.plan.schedule import Change, Milestone
from generator.project import Project
from generator.validate.shape.check import check_record

MIN_RUN = 5

# Words that are ours, not the plan's: they must not count as the plan's.
OURS: dict[type[BaseModel], set[str]] = {
    Campaign: {"id", "short_title", "topics", "review_ends"},
    Milestone: {"kind", "title", "binds", "binds_text", "wave"},
    DossierDocument: {"name", "requirement", "candidate"},
    Quota: {"reading", "overrides"},
}
CODES = {"code", "source", "documents", "units", "award", "awards", "document", "issuer"}
IGNORED = (Remark, Change, Measure)


@dataclass(frozen=True)
class Gap:
    """Words of one paragraph that no field has."""

    line: int
    words: str


def uncovered(campaign: Campaign, plan: PlanText) -> tuple[list[Gap], int]:
    """The gaps of a plan, and the number of words looked at."""
    fields = [words(text) for text in plan_texts(campaign)]
    positions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, field in enumerate(fields):
        for place, word in enumerate(field):
            positions[word].append((number, place))
    gaps: list[Gap] = []
    seen = 0
    for paragraph in plan.paragraphs:
        text = words(paragraph.text)
        seen += len(text)
        missing: list[str] = []
        place = 0
        while place < len(text):
            length = _longest_run(text, place, fields, positions)
            if length:
                if missing:
                    gaps.append(Gap(paragraph.line, " ".join(missing)))
                    missing = []
                place += length
            else:
                missing.append(text[place])
                place += 1
        if missing:
            gaps.append(Gap(paragraph.line, " ".join(missing)))
    return gaps, seen


def _longest_run(
    text: list[str],
    place: int,
    fields: list[list[str]],
    positions: dict[str, list[tuple[int, int]]],
) -> int:
    best = 0
    for number, start in positions.get(text[place], ()):
        field = fields[number]
        length = 0
        while (
            place + length < len(text)
            and start + length < len(field)
            and text[place + length] == field[start + length]
        ):
            length += 1
        whole_field = start == 0 and length == len(field)
        whole_paragraph = place == 0 and length == len(text)
        if (length >= MIN_RUN or whole_field or whole_paragraph) and length > best:
            best = length
    return best


def words(text: str) -> list[str]:
    """Lower-case words and numbers; punctuation and layout do not count."""
    return re.findall(r"[\w%]+", unicodedata.normalize("NFC", text).lower())


def plan_texts(record: BaseModel) -> Iterator[str]:
    """Every text of a record that holds words of the plan."""
    ours = OURS.get(type(record), set())
    for name, value in record:
        # `awards` and `documents` hold codes in one record and whole records in another.
        codes = name in CODES and not _holds_records(value)
        if name not in ours and not codes:
            yield from _texts(value)


def _holds_records(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, BaseModel) for item in value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        if not isinstance(value, IGNORED):
            yield from plan_texts(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def load(campaign_id: str) -> tuple[Campaign, PlanText]:
    """A shipped campaign and its plan."""
    project = Project(Path(__file__).parent.parent)
    (raw,) = read_campaigns(project, only=campaign_id)
    assert raw.document is not None, raw.problems
    assert raw.plan_text is not None, raw.problems
    campaign, problems = check_record(raw.document, Campaign)
    assert campaign is not None, problems
    return campaign, raw.plan_text


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        found, total = uncovered(*load(wanted))
        print(f"{wanted}: {total} words, {len(found)} gaps")
        for gap in found:
            print(f"  plan.txt:{gap.line}: {gap.words}")
