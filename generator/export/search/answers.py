"""The answers to what readers ask, as the browser gets them: sentences ready to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.derive import site_map
from generator.derive.rolls.stages import awaits_results, stages
from generator.derive.units.campaigns import UnitCampaign
from generator.derive.units.views import UnitView
from generator.derive.views import CampaignView, SiteView
from generator.validate.surnames import HONORIFICS, TYPED
from generator.wording.answers.campaigns import (
    OPEN_NOW,
    REWARDS,
    STATE,
    TOPICS,
    Topic,
    all_that_apply,
    applies,
    applies_asked,
)
from generator.wording.answers.portal import portal_topics
from generator.wording.answers.sentence import Answer
from generator.wording.schedule import stages_vi
from generator.wording.words import place_vi

_Narrowed = Mapping[str, Sequence[CampaignView]]
"""Each campaign as who asks for one award alone finds it, by its id, in the order of its awards."""


def answers(site: SiteView, units: Sequence[UnitView], pages: Iterable[str]) -> dict[str, Any]:
    """Topics with their patterns and answers; `pages`: the addresses that there are.

    `campaigns`: per topic its words, those that ask for it beside a unit, and one answer for each campaign,
    in the order of the site's campaigns; `awards`: per campaign what its awards are called, who decides on
    them, and their headings; `rewards`: those that the law knows, with the campaigns that have one;
    `units`: per unit's address and topic its own, each with its campaign's number; `applies`: whether a
    plan applies to the owner's place, and which do. The answers of campaigns and units stand in `said`,
    each once, and here by their number there.
    """
    said = _Said()
    narrowed = {view.id: tuple(map(view.for_award, _codes(view))) for view in site.campaigns}
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
                [_by_award(topic, view, narrowed, said) for view in site.campaigns],
                int(topic.of_paper),
                int(topic.by_award),
            ]
            for code, topic in TOPICS.items()
        ],
        "awards": [
            [[each.award.title, each.award.decided_by, each.offered.heading] for each in view.awards]
            for view in site.campaigns
        ],
        "rewards": [
            [name, [numbers[view.id] for view in site.campaigns if _has(view, name)]]
            for name in REWARDS.split(", ")
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
        "units": {site_map.unit_address(unit.code): _unit(unit, numbers, narrowed, said) for unit in units},
        "names": _names(site),
        "said": said.all,
    }


class _Said:
    """Answers, each once: the same is true of many units, and the file comes with a reader's first search."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}

    @property
    def all(self) -> list[tuple[Any, ...]]:
        """Every answer, by its number; behind it by the award's place the numbers of those that differ."""
        return list(self._numbers)

    def number(self, whole: Answer, of_awards: Sequence[Answer]) -> int:
        """That of an answer; `of_awards`: the answers for each award alone, which may be the same."""
        others = tuple(
            (place, self._number(_packed(answer)))
            for place, answer in enumerate(of_awards)
            if answer != whole
        )
        return self._number((*_packed(whole), others) if others else _packed(whole))

    def _number(self, packed: tuple[Any, ...]) -> int:
        return self._numbers.setdefault(packed, len(self._numbers))


def _has(view: CampaignView, reward: str) -> bool:
    """Whether an award of the campaign is such a reward, by what the registry or the plan calls it."""
    return any(reward in f"{each.award.title}; {each.offered.heading}".lower() for each in view.awards)


def _beside(topic: Topic) -> list[str]:
    return topic.beside_unit.split(", ") if topic.beside_unit else []


def _packed(answer: Answer) -> tuple[Any, ...]:
    dues = tuple((due.ahead, due.over, due.last.isoformat() if due.last else "") for due in answer.dues)
    return dues or answer.text, answer.address, answer.clause, int(answer.known)


def _codes(view: CampaignView) -> list[str]:
    """The awards of a campaign, where one may have an answer of its own: the only one has what all have."""
    return [award.offered.award for award in view.awards] if len(view.awards) > 1 else []


def _by_award(topic: Topic, view: CampaignView, narrowed: _Narrowed, said: _Said) -> int:
    seen = narrowed[view.id] if topic.by_award else ()
    return said.number(topic.answer(view), [topic.answer(each) for each in seen])


def _of_unit(
    answer: Callable[[UnitCampaign], Answer], each: UnitCampaign, narrowed: _Narrowed, said: _Said
) -> int:
    seen = (each, *map(each.seen_as, narrowed[each.view.id]))
    # Readers are led to the unit's page, whatever the answer is of.
    told = [replace(answer(of), address="") for of in seen]
    return said.number(told[0], told[1:])


def _unit(
    unit: UnitView, numbers: Mapping[str, int], narrowed: _Narrowed, said: _Said
) -> dict[str, list[list[int]]]:
    return {
        code: [
            [numbers[each.view.id], _of_unit(topic.of_unit, each, narrowed, said)] for each in unit.campaigns
        ]
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
