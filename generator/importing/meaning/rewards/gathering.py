"""The rewards of a plan, each once: what lists, sections of their own and general sections say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.importing.meaning.calendar import REVIEW
from generator.importing.meaning.known import Registers, award_title
from generator.importing.meaning.rewards.offers import (
    Offer,
    also_offered,
    criteria_sets,
    exclude,
    exclusions,
    listed_offers,
    offer_of,
    without_excluded,
)
from generator.importing.meaning.statements import statement_of
from generator.importing.meaning.structure.parts import Part
from generator.importing.meaning.structure.sections import Parts, Told, is_award, told_by
from generator.importing.meaning.unsure import Unsure

WITH_A_REWARD = (Part.QUOTAS, Part.DOSSIERS, Part.SUBMISSION, Part.PERIOD)
"""What sections inside that of a reward say of it alone."""


def offers_of(told: Sequence[Told], registers: Registers) -> list[Offer]:
    """The rewards of a plan: those that are listed, with what sections of their own say of them."""
    found: list[Offer] = []
    for section in told:
        if is_award(section.node) and section.heading is None:
            offer = offer_of(section.node, registers)
            if offer is not None:
                _merge(found, offer)
            continue
        if section.part in (Part.AWARD_FORMS, Part.REWARDS):
            for offer in listed_offers(section, registers):
                _merge(found, offer)
    if not found:
        _add_those_with_numbers(found, told, registers)
    _add_those_in_passing(found, registers)
    found.sort(key=lambda offer: offer.line)
    for section in told:
        if section.part is Part.CRITERIA and section.heading is not None and not is_award(section.node):
            _general(found, section, registers)
        elif section.part is Part.EXCLUSIONS:
            exclude(found, exclusions(section.node, registers))
    return found


def _add_those_with_numbers(found: list[Offer], told: Sequence[Told], registers: Registers) -> None:
    """The rewards that only a section on numbers names; the numbers themselves are read with it."""
    for section in (each for each in told if each.part is Part.QUOTAS):
        for offer in listed_offers(section, registers):
            offer.values.clear()
            _merge(found, offer)


def _add_those_in_passing(found: list[Offer], registers: Registers) -> None:
    for also in [each for offer in found for each in also_offered(offer, registers)]:
        if also.known not in {offer.known for offer in found}:
            found.append(also)


def of_one_reward(offers: Sequence[Offer]) -> Iterator[tuple[Offer, Told]]:
    """The sections that stand inside that of a reward and tell of something else than who deserves it."""
    for offer in offers:
        for apart in offer.values.pop("@apart", ()):
            yield from ((offer, each) for each in told_by([apart]))


def with_rewards(
    part: Part, parts: Parts, offers: Sequence[Offer], of_one: Sequence[tuple[Offer, Told]]
) -> list[tuple[Told, Sequence[Offer]]]:
    """The sections of a part in their order, each with the rewards that it can mean."""
    found: list[tuple[Told, Sequence[Offer]]] = [(each, offers) for each in parts.get(part, ())]
    found += [(each, [offer]) for offer, each in of_one if each.part is part]
    return sorted(found, key=lambda each: each[0].node.line)


def _merge(found: list[Offer], offer: Offer) -> None:
    """Put an offer to the one of the same reward; what a section of its own says is nearer than a list."""
    name = offer.heading.casefold()
    same = next(
        (
            each
            for each in found
            if (each.known == offer.known if offer.known else each.heading.casefold() == name)
        ),
        None,
    )
    if same is None and offer.heading == award_title(offer.heading):
        # A bare "Giấy khen" is the one that the plan has named before.
        alike = [each for each in found if award_title(each.heading) == offer.heading]
        same = alike[0] if len(alike) == 1 else None
        if same is not None:
            same.values |= offer.values
            return
    if same is None:
        found.append(offer)
        return
    if same.heading.lower().split() != offer.heading.lower().split():
        offer.values.setdefault("introduction", [])
        offer.values["introduction"] = [same.heading, *offer.values["introduction"]]
    values = {**same.values, **offer.values}
    same.values, same.source, same.heading, same.line = values, offer.source, offer.heading, offer.line


def _general(found: Sequence[Offer], section: Told, registers: Registers) -> None:
    """Criteria of no reward in particular: a person confirms that they are those of the one without."""
    kept, excluded = without_excluded(section.body)
    exclude(found, [each for node in excluded for each in exclusions(node, registers)])
    nodes = [node for node in kept if not REVIEW.match(node.text) and not _BY_TABLE.match(node.text)]
    for offer in found:
        for node in (each for each in kept if _BY_TABLE.match(each.text)):
            if "criteria" not in offer.values:
                said = statement_of(node.text, node.source, node.line, registers)
                offer.values.setdefault("by_reference", said)
    rest = section.rest if section.rest.endswith(":") else ""
    sets = criteria_sets(nodes, None, registers, rest)
    without = [each for each in found if "criteria" not in each.values and "by_reference" not in each.values]
    if sets and without:
        line = section.node.line
        for each in sets:
            if isinstance(each.get("match"), Unsure):
                each["match"] = "unstated"  # one question stands for the whole: nothing in it may be a guess
        nearest = min(without, key=lambda offer: registers.rank(offer.known))
        nearest.values["criteria"] = Unsure("which_award", section.node.text, line, sets)


_BY_TABLE = re.compile(
    r"(?:Tiêu chí|Tiêu chuẩn|Thang điểm|Việc (?:chấm điểm|đánh giá))\b.*\b(?:theo|tại|ở) "
    r"(?:Phụ lục|bảng|biểu|thang điểm)",
    re.IGNORECASE,
)
