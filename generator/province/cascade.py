"""How the communes carry out the province's plans: who has begun, where a plan differs from what was given.

A commune's plan carries out one of the province's where a basis of it (`relation: carries_out`) names that
plan's number and issuer. What is compared is told by both portals as data: days, numbers, thresholds. Where a
plan says it in words alone, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.model.plan.quota import KINDS
from generator.problems import Problem, Source, problem
from generator.province.reading import Read
from generator.slug import slug
from generator.wording.dates import date_vi

Part = Mapping[str, Any]
_MOST_NAMED = 10
_LOOSER = {
    "at_least": lambda own, given: own < given,
    "more_than": lambda own, given: own < given,
    "at_most": lambda own, given: own > given,
    "less_than": lambda own, given: own > given,
}


class Begun(NamedTuple):
    """A commune's plan that carries out the province's, when it changed last, and what differs."""

    code: str
    plan: Part
    updated: date | None
    problems: tuple[Problem, ...]


class Cascade(NamedTuple):
    """One plan of the province: the communes that carry it out, those that do not, those nobody knows of.

    `misnamed`: of those that do not, who carries out a document of its number, but of another body;
    `overdue`: its day for dossiers has passed.
    """

    plan: Part
    begun: tuple[Begun, ...]
    waiting: tuple[str, ...]
    misnamed: Mapping[str, Problem]
    unknown: tuple[str, ...]
    deadline: date | None
    overdue: bool
    problems: tuple[Problem, ...]


class Standing(NamedTuple):
    """How a commune stands to the province's plans: how many it carries out, how many that name communes not.

    `known`: whether its data could be read; `overdue`: those not begun whose day for dossiers has passed;
    `problems`: how many differences.
    """

    code: str
    known: bool
    begun: int
    waiting: int
    overdue: int
    problems: int


def standings(cascades: Iterable[Cascade], codes: Iterable[str]) -> tuple[Standing, ...]:
    """One for each commune."""
    cascades = tuple(cascades)
    return tuple(_standing(code, cascades) for code in codes)


def _standing(code: str, cascades: tuple[Cascade, ...]) -> Standing:
    begun = [found for each in cascades for found in each.begun if found.code == code]
    waiting = [each for each in cascades if code in each.waiting and each.plan["names_communes"]]
    return Standing(
        code=code,
        known=not any(code in each.unknown for each in cascades),
        begun=len(begun),
        waiting=len(waiting),
        overdue=sum(each.overdue for each in waiting),
        problems=sum(len(each.problems) for each in begun) + sum(code in each.misnamed for each in cascades),
    )


class _Where:
    """Where the data of a portal lies, as a path from province.yml."""

    def __init__(self, read: Read) -> None:
        """As province.yml says."""
        self._read = read
        province = read.province
        self._folders = {each.code: each.portal for each in province.communes} if province else {}
        self._own = province.portal if province else ""

    def source(self, code: str, place: list[Any]) -> Source:
        """A place in a portal's data."""
        path, line, column = place
        folder = (self._folders[code] if code else self._own).rstrip("/")
        return Source(f"{folder}/{path}", line, column)

    def named(self, code: str) -> Source:
        """Where province.yml names a commune."""
        steps = next(place.steps for place in self._read.places if place.code == code)
        return self._read.document.place(steps) if self._read.document else Source("")


def cascades(read: Read, own: Part, communes: Mapping[str, Part | None], day: date) -> tuple[Cascade, ...]:
    """Each plan of the province that is in force; `communes`: their parts by code, None if unknown."""
    where = _Where(read)
    names = {place.code: place.name for place in read.places}
    plans = [plan for plan in own.get("plans", ()) if plan["own"] and not plan["stopped"]]
    return tuple(_cascade(plan, communes, names, where, day) for plan in plans)


def _cascade(
    plan: Part, communes: Mapping[str, Part | None], names: Mapping[str, str], where: _Where, day: date
) -> Cascade:
    begun = tuple(
        Begun(code, found, _day(found["updated"]), tuple(_differences(plan, found, names[code], code, where)))
        for code, part in communes.items()
        for found in (part or {}).get("plans", ())
        if found["own"] and carried_out(found, plan)
    )
    there = {each.code for each in begun}
    waiting = tuple(code for code, part in communes.items() if part and code not in there)
    last = _last(plan)
    overdue = last is not None and last < day
    misnamed = {
        code: found
        for code in waiting
        for found in _misnamed(plan, communes[code] or {}, names[code], code, where)
    }
    problems = [*misnamed.values(), *(found for each in begun for found in each.problems)]
    if waiting:
        problems.insert(0, _not_begun(plan, waiting, names, where, last if overdue else None))
    unknown = tuple(code for code, part in communes.items() if not part)
    return Cascade(plan, begun, waiting, misnamed, unknown, last, overdue, tuple(problems))


def carried_out(plan: Part, above: Part) -> bool:
    """Whether a basis of the plan names the one above by its number and issuer."""
    number = _number(above["number"])
    issuers = {slug(name) for name in (*above["issuers"], *above["bodies"])}
    return bool(number) and any(
        _number(each["number"]) == number and slug(each["issuer"]) in issuers for each in plan["carries_out"]
    )


def _misnamed(above: Part, part: Part, whose: str, code: str, where: _Where) -> Iterator[Problem]:
    """Bases with the number of the plan above, but of a body that has not issued it."""
    number = _number(above["number"])
    for plan in part.get("plans", ()):
        for each in plan["carries_out"] if plan["own"] else ():
            if number and _number(each["number"]) == number:
                facts = {
                    "whose": whose,
                    "number": each["number"],
                    "named": each["issuer"],
                    "plan": above["title"],
                }
                issuer = (*above["issuers"], *above["bodies"])[0]
                at, related = where.source(code, each["place"]), where.source("", above["place"])
                yield problem("V16", at, (related,), **facts, issuer=issuer)


def _number(said: str) -> str:
    """A document's number as it is compared: "0268/KH-UBND" and "268/kh-ubnd" are one."""
    return re.sub(r"\s", "", said).lower().lstrip("0")


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


def _last(plan: Part) -> date | None:
    return max((date.fromisoformat(each["last"]) for each in plan["deadlines"]), default=None)


def _not_begun(
    plan: Part, waiting: tuple[str, ...], names: Mapping[str, str], where: _Where, passed: date | None
) -> Problem:
    said = ", ".join(names[code] for code in waiting[:_MOST_NAMED])
    more = f" và {len(waiting) - _MOST_NAMED} nơi khác" if len(waiting) > _MOST_NAMED else ""
    late = f"; hạn nộp hồ sơ của tỉnh đã qua ({date_vi(passed)})" if passed else ""
    related = tuple(where.named(code) for code in waiting[:_MOST_NAMED])
    at = where.source("", plan["place"])
    facts = {"plan": plan["title"], "count": len(waiting), "names": said + more, "late": late}
    return problem("V10" if plan["names_communes"] else "V15", at, related, **facts)


def _differences(above: Part, plan: Part, whose: str, code: str, where: _Where) -> Iterator[Problem]:
    """Everything in which a commune's plan goes beyond, or falls behind, what the province gave."""
    facts = {"whose": whose, "plan": above["title"]}
    for own, given, told, more in (
        *_later(above, plan),
        *_more(above, plan),
        *_looser(above, plan),
        *_older(above, plan),
    ):
        at, related = where.source(code, own), where.source("", given)
        yield problem(told, at, (related,), **facts, **more)


_Found = tuple[list[Any], list[Any], str, dict[str, Any]]
"""The commune's place, the province's, the code, the facts."""


def _later(above: Part, plan: Part) -> Iterator[_Found]:
    """A last day for dossiers that lies behind the province's."""
    given = max(above["deadlines"], key=lambda each: each["last"], default=None)
    own = max(plan["deadlines"], key=lambda each: each["last"], default=None)
    if given and own and own["last"] > given["last"]:
        days = {name: date.fromisoformat(each["last"]) for name, each in (("own", own), ("given", given))}
        yield own["place"], given["place"], "V11", days


def _more(above: Part, plan: Part) -> Iterator[_Found]:
    """More of an award than the province gave."""
    for award in dict.fromkeys(slug(each["award"]) for each in plan["quotas"]):
        lines = [each for each in plan["quotas"] if slug(each["award"]) == award]
        given = [each for each in above["quotas"] if slug(each["award"]) == award]
        for kind, term in KINDS.items():
            ours = [each for each in lines if kind in each["counted"]]
            to_one = _given([each for each in given if kind in each["each"]])
            most = sum(each["each"][kind] for each in to_one)
            asked = _asked(ours, kind)
            if to_one and asked > most:
                first = max(to_one, key=lambda each: each["each"][kind])
                facts = {"award": first["award"], "own": asked, "given": most, "kind": term.term}
                yield ours[0]["place"], first["place"], "V12", facts


def _given(lines: list[Part]) -> list[Part]:
    """The lines that say how many one commune may have: those for each unit, without any those for all.

    A commune may fall under all of them, as a line says in words alone which candidates it is for.
    """
    return [each for each in lines if each["per"] == "unit"] or lines


def _asked(lines: list[Part], kind: str) -> int:
    """How many a plan asks for at least: its total where it has one, else the sum of its lines."""
    totals = [each["counted"][kind] for each in lines if each["per"] == "total"]
    return max(totals) if totals else sum(each["counted"][kind] for each in lines)


def _looser(above: Part, plan: Part) -> Iterator[_Found]:
    """Thresholds of an award that the commune asks less of, or not at all."""
    awards = {slug(each["award"]): each for each in plan["awards"]}
    for given in above["awards"]:
        own = awards.get(slug(given["award"]))
        if own is None or own["elsewhere"]:
            continue
        if given["criteria"] and not own["criteria"]:
            what = f"không ghi tiêu chuẩn nào, tỉnh ghi {given['criteria']}"
            yield own["place"], given["place"], "V13", {"award": given["award"], "what": what}
            continue
        for asked in given["thresholds"]:
            found = next((each for each in own["thresholds"] if _same(each, asked)), None)
            if found is None:
                what = f"không có ngưỡng “{asked['said']}”"
            elif _LOOSER.get(asked["comparison"], lambda own, given: own != given)(
                found["value"], asked["value"]
            ):
                what = f"ghi “{found['said']}”, tỉnh ghi “{asked['said']}”"
            else:
                continue
            at = found["place"] if found else own["place"]
            yield at, asked["place"], "V13", {"award": given["award"], "what": what}


def _same(one: Part, other: Part) -> bool:
    return slug(one["subject"]) == slug(other["subject"]) and slug(one["unit"]) == slug(other["unit"])


def _older(above: Part, plan: Part) -> Iterator[_Found]:
    """Data that nobody has touched since the province changed its plan's."""
    if plan["updated"] and above["updated"] and plan["updated"] < above["updated"]:
        days = {name: date.fromisoformat(each["updated"]) for name, each in (("own", plan), ("given", above))}
        yield plan["place"], above["place"], "V14", days
