"""The answers to what readers ask, as the browser gets them: sentences ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.derive import site_map
from generator.derive.rolls.stages import awaits_results, stages
from generator.derive.units.views import UnitView
from generator.derive.views import SiteView
from generator.validate.surnames import HONORIFICS, TYPED
from generator.wording.answers import (
    OPEN_NOW,
    STATE,
    TOPICS,
    Answer,
    Topic,
    all_that_apply,
    applies,
    applies_asked,
    portal_topics,
)
from generator.wording.schedule import stages_vi
from generator.wording.words import place_vi


def answers(site: SiteView, units: Sequence[UnitView], pages: Iterable[str]) -> dict[str, Any]:
    """Topics with their patterns and answers; `pages`: the addresses that there are.

    `campaigns`: per topic its words, those that ask for it beside a unit, and one answer for each campaign,
    in the order of the site's campaigns; `units`: per unit's address and topic its own, each with its
    campaign's number; `applies`: whether a plan applies to the owner's place, and which do.
    """
    known = frozenset(pages)
    place = place_vi(site.portal.owner)
    numbers = {view.id: number for number, view in enumerate(site.campaigns)}
    own = [view.campaign.short_title for view in site.own]
    with_roll = [view for view in site.campaigns if view.roll]
    results = any(not view.campaign.sample for view in with_roll)
    topics = portal_topics(site.portal, own, rolls=bool(with_roll), results=results)
    return {
        "campaigns": [
            [
                code,
                topic.asked.split(", "),
                _beside(topic),
                [_packed(topic.answer(view)) for view in site.campaigns],
                int(topic.of_paper),
            ]
            for code, topic in TOPICS.items()
        ],
        "applies": [
            applies_asked(place).split(", "),
            [_packed(applies(view, site)) for view in site.campaigns],
            _packed(all_that_apply(site)),
            place,
        ],
        "portal": [
            [each.asked.split(", "), each.text, each.address, int(each.of_owner)]
            for each in topics
            if each.address.partition("#")[0] in known
        ],
        "state": STATE.split(", "),
        "open": [OPEN_NOW.split(", "), site_map.CAMPAIGNS],
        "units": {site_map.unit_address(unit.code): _unit(unit, numbers) for unit in units},
        "names": _names(site),
    }


def _beside(topic: Topic) -> list[str]:
    return topic.beside_unit.split(", ") if topic.beside_unit else []


def _packed(answer: Answer) -> list[Any]:
    dues = [[due.ahead, due.over, due.last.isoformat() if due.last else ""] for due in answer.dues]
    return [dues or answer.text, answer.address, answer.clause, int(answer.known)]


def _unit(unit: UnitView, numbers: Mapping[str, int]) -> dict[str, list[list[Any]]]:
    return {
        code: [[numbers[each.view.id], *_packed(topic.of_unit(each))] for each in unit.campaigns]
        for code, topic in TOPICS.items()
        if topic.of_unit is not None
    }


def _names(site: SiteView) -> dict[str, Any]:
    """What tells a reader where a name was looked for: nothing of rows that are not public, or examples."""
    real = [(number, view) for number, view in enumerate(site.campaigns) if not view.campaign.sample]
    rolls = [view.roll for _, view in real if view.roll is not None]
    return {
        "rows": sum(len(roll.placed) for roll in rolls),
        "decisions": sum(len(roll.decisions) for roll in rolls),
        "without": [
            [number, stages_vi(stages(view, site.as_of))] for number, view in real if awaits_results(view)
        ],
        "address": site_map.NAME_SEARCH if site.has_rolls else site_map.HONOUR_ROLLS,
        "surnames": sorted(TYPED),
        "honorifics": list(HONORIFICS),
    }
