"""What a campaign's own file says, gathered from where its plan says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.base import Measure, Statement
from generator.model.campaign import Campaign, Participant
from generator.model.plan.award import CriteriaGroup, CriteriaSet
from generator.model.plan.scoring import ScoreBand, Scoring, overlaps
from generator.plan_time.meaning import Meaning


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number the plan asks of the campaign's contents, with the statement it stands in."""

    measure: Measure
    statement: Statement
    section: str | None


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A scoring scale, and the pairs of grades that share points."""

    scale: Scoring
    overlaps: tuple[tuple[ScoreBand, ScoreBand], ...]


@dataclass(frozen=True, slots=True)
class Must:
    """A must among criteria to choose from, and where in the plan it stands."""

    statement: Statement
    sections: tuple[str, ...]


def indicators(statements: Iterable[Statement], section: str | None = None) -> Iterator[Indicator]:
    """Every number in the statements and their items, with the section it stands in."""
    for statement in statements:
        here = statement.source or section
        for measure in statement.measures:
            yield Indicator(measure, statement, here)
        yield from indicators(statement.items, here)


def considered(campaign: Campaign) -> tuple[Participant | Statement, ...]:
    """Who can be proposed: the plan's general words, else those of its awards, each once."""
    if campaign.award_subjects:
        return campaign.award_subjects
    return _distinct(subject for offered in campaign.awards for subject in offered.subjects)


def excluded(campaign: Campaign) -> tuple[Statement, ...]:
    """Who cannot be proposed, each once."""
    return _distinct(exclusion for offered in campaign.awards for exclusion in offered.exclusions)


def never_proposed(campaign: Campaign) -> frozenset[str]:
    """The units that exclusions name, and neither a quota nor criteria: they hand in nothing."""
    ruled_out = {code for offered in campaign.awards for each in offered.exclusions for code in each.units}
    groups = (group for offered in campaign.awards for each in offered.criteria for group in each.groups)
    named = (*(each.units for each in campaign.quotas), *(group.units for group in groups))
    counted = {code for units in named for code in units}
    return frozenset(ruled_out - counted)


def is_must(statement: Statement, holder: CriteriaSet | CriteriaGroup) -> bool:
    """Whether it stands among criteria to choose from, but says "phải" of those to whom alone it applies."""
    chosen = holder.match in ("any", "some") and statement.applies_to is not None
    return chosen and "phải" in statement.text.lower().split()


def musts(campaign: Campaign) -> tuple[Must, ...]:
    """Such statements of all awards, those of the same words once."""
    found: dict[str, list[str]] = {}
    statements: dict[str, Statement] = {}
    for offered in campaign.awards:
        for each in offered.criteria:
            holders: tuple[CriteriaSet | CriteriaGroup, ...] = (each, *each.groups)
            for holder in holders:
                for statement in holder.criteria:
                    if is_must(statement, holder):
                        statements[statement.text] = statement
                        section = statement.source or holder.source or each.source or offered.source
                        found.setdefault(statement.text, []).extend([section] if section else [])
    return tuple(Must(statements[text], tuple(sections)) for text, sections in found.items())


def scales(campaign: Campaign) -> tuple[ScaleView, ...]:
    """The scoring scales."""
    return tuple(ScaleView(scale, tuple(overlaps(scale))) for scale in campaign.scoring)


def years(start: Meaning, end: Meaning, plan_date: Meaning) -> tuple[int, ...]:
    """The years that the campaign touches; an unknown start is told by the plan's date."""
    first = start.first or plan_date.first or end.last
    last = end.last or first
    return tuple(range(first.year, last.year + 1)) if first and last else ()


def _distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements of the same words once."""
    return tuple({statement.text: statement for statement in statements}.values())
