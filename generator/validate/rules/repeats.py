"""What stands twice although there is one of it: plans, titles, offered awards, entries of registries."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from generator.load.yaml.document import Document
from generator.model.registry import Unit
from generator.model.walk import Place
from generator.problems import Problem, problem
from generator.validate.case import Case, Finding, Rule
from generator.validate.same_text import comparable


def told_twice(cases: Iterable[Case]) -> Iterator[Problem]:
    """Two campaigns of one plan, and two that readers cannot tell apart by their titles."""
    plans: dict[Hashable, Case] = {}
    titles: dict[str, Case] = {}
    for case in cases:
        campaign = case.campaign
        plan = campaign.plan
        same_plan = plans.setdefault((plan.number, plan.issuer, plan.date.day), case)
        same_title = titles.setdefault(comparable(campaign.short_title), case)
        if same_plan is not case and plan.number:
            yield _campaign_twice(
                case, same_plan, ("plan", "number"), "số, ngày và cơ quan ban hành kế hoạch"
            )
        elif same_title is not case:
            yield _campaign_twice(case, same_title, ("short_title",), "tên gọn (`short_title`)")


def _campaign_twice(case: Case, other: Case, at: Place, what: str) -> Problem:
    return problem("P09", case.document.place(at), other=other.campaign.id, what=what)


def award_twice(case: Case) -> Iterator[Finding]:
    """One award offered twice: its conditions would stand in two places."""
    first: dict[str, int] = {}
    for index, offered in enumerate(case.campaign.awards):
        earlier = first.setdefault(offered.award, index)
        if earlier != index:
            line = case.document.place(("awards", earlier, "award")).line
            yield Finding("R06", ("awards", index, "award"), {"found": offered.award, "line": line})


# What tells the entries of a registry apart for readers: the keys that together are its name.
_NAMES: dict[str, Callable[[Any], tuple[str, ...]]] = {
    "awards": lambda award: (award.title, award.decided_by),
    "issuing_bodies": lambda body: (body.name, body.place or ""),
    "units": lambda unit: (unit.name, unit.body),
    "legal_documents": lambda document: (document.number, document.issuer),
    "events": lambda event: (event.title,),
    "forms": lambda form: (form.title,),
}


def entries_twice(
    registry: str, document: Document, entries: tuple[Any, ...], places: list[int]
) -> Iterator[Problem]:
    """Two entries of one registry under one name and different codes."""
    first: dict[tuple[str, ...], tuple[int, str]] = {}
    for entry, place in zip(entries, places, strict=True):
        name = tuple(comparable(part) for part in _NAMES[registry](entry))
        earlier, code = first.setdefault(name, (place, entry.code))
        if code != entry.code:
            line = document.place((earlier, "code")).line
            shown = _NAMES[registry](entry)[0]
            yield problem("R07", document.place((place, "code")), found=shown, code=code, line=line)


def units_in_themselves(document: Document, units: tuple[Unit, ...], places: list[int]) -> Iterator[Problem]:
    """A unit that is said to be part of itself."""
    for unit, place in zip(units, places, strict=True):
        for index, code in enumerate(unit.part_of):
            if code == unit.code:
                yield problem("R08", document.place((place, "part_of", index)), found=code)


RULES: tuple[Rule, ...] = (award_twice,)
