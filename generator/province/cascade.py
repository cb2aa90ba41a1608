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

from generator.model.base import Candidate
from generator.model.plan.quota import KINDS
from generator.problems import Problem, Source, problem
from generator.province.reading import ProvinceRead
from generator.slug import slug
from generator.wording.dates import date_vi
from generator.wording.words import CANDIDATE

PortalPart = Mapping[str, Any]
_MOST_NAMED = 10


class Begun(NamedTuple):
    """A commune's plan that carries out the province's, when it changed last, and what differs."""

    code: str
    plan: PortalPart
    updated: date | None
    problems: tuple[Problem, ...]


class Cascade(NamedTuple):
    """One plan of the province: the communes that carry it out, those that do not, those nobody knows of.

    `misnamed`: of those that do not, who carries out a document of its number, but of another body;
    `overdue`: its day for dossiers has passed.
    """

    plan: PortalPart
    begun: tuple[Begun, ...]
    waiting: tuple[str, ...]
    misnamed: Mapping[str, Problem]
    unknown: tuple[str, ...]
    deadline: date | None
    overdue: bool
    problems: tuple[Problem, ...]

    @property
    def open_in(self) -> frozenset[str]:
        """The communes that carry it out, with one plan or several."""
        return frozenset(each.code for each in self.begun)


class CommuneStanding(NamedTuple):
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


def standings(cascades: Iterable[Cascade], codes: Iterable[str]) -> tuple[CommuneStanding, ...]:
    """One for each commune."""
    cascades = tuple(cascades)
    return tuple(_standing(code, cascades) for code in codes)


def _standing(code: str, cascades: tuple[Cascade, ...]) -> CommuneStanding:
    begun = [found for each in cascades for found in each.begun if found.code == code]
    waiting = [each for each in cascades if code in each.waiting and each.plan["names_communes"]]
    return CommuneStanding(
        code=code,
        known=not any(code in each.unknown for each in cascades),
        begun=sum(code in each.open_in for each in cascades),
        waiting=len(waiting),
        overdue=sum(each.overdue for each in waiting),
        problems=sum(len(each.problems) for each in begun) + sum(code in each.misnamed for each in cascades),
    )


class _Where:
    """Where the data of a portal lies, as a path from province.yml."""

    def __init__(self, read: ProvinceRead) -> None:
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


def cascades(
    read: ProvinceRead, own: PortalPart, communes: Mapping[str, PortalPart | None], day: date
) -> tuple[Cascade, ...]:
    """Each plan of the province that is in force; `communes`: their parts by code, None if unknown."""
    where = _Where(read)
    names = {place.code: place.name for place in read.places}
    plans = [plan for plan in own.get("plans", ()) if plan["own"] and not plan["stopped"]]
    return tuple(_cascade(plan, communes, names, where, day) for plan in plans)


def interchanged(read: ProvinceRead, communes: Mapping[str, PortalPart | None]) -> tuple[Problem, ...]:
    """Portals whose owner bears the name of another commune of province.yml, and not its own: V17."""
    where = _Where(read)
    names = {place.code: place.name for place in read.places if place.code}
    known = {code: slug(name) for code, name in names.items()}
    told = []
    for code, part in communes.items():
        owner = str((part or {}).get("owner", ""))
        named = _named((owner,), known)
        other = next((each for each in names if each in named), "")
        if other and code not in named:
            facts = {"whose": f"{code} {names[code]}", "owner": owner, "other": f"{other} {names[other]}"}
            told.append(problem("V17", where.named(code), **facts))
    return tuple(told)


def _cascade(
    plan: PortalPart,
    communes: Mapping[str, PortalPart | None],
    names: Mapping[str, str],
    where: _Where,
    day: date,
) -> Cascade:
    plan = _with_named(plan, names)
    begun = tuple(
        Begun(
            code,
            found,
            _day(found["updated"]),
            () if found["stopped"] else tuple(_differences(plan, found, names[code], code, where)),
        )
        for code, part in communes.items()
        for found in (part or {}).get("plans", ())
        if found["own"] and carried_out(found, plan)
    )
    there = {each.code for each in begun}
    waiting = tuple(code for code, part in communes.items() if part and code not in there)
    due = max(_for(plan["deadlines"], ""), key=_moment, default=None)
    last = date.fromisoformat(due["last"]) if due else None
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


def carried_out(plan: PortalPart, above: PortalPart) -> bool:
    """Whether a basis names the plan above by its number, its issuer and, where both are known, its year."""
    return any(_is_numbered(each, above) and _is_issued(each, above) for each in plan["carries_out"])


def _is_numbered(basis: PortalPart, above: PortalPart) -> bool:
    number = _number(above["number"])
    return bool(number) and _number(basis["number"]) == number


def _is_issued(basis: PortalPart, above: PortalPart) -> bool:
    issuers = {_folded(name) for name in (*above["issuers"], *above["bodies"])}
    return _folded(basis["issuer"]) in issuers and not _of_other_year(basis, above)


def _of_other_year(basis: PortalPart, above: PortalPart) -> bool:
    """A body numbers its documents anew each year."""
    return bool(basis["day"] and above["day"]) and basis["day"][:4] != above["day"][:4]


def _misnamed(above: PortalPart, part: PortalPart, whose: str, code: str, where: _Where) -> Iterator[Problem]:
    """Bases with the number of the plan above, but of a body that has not issued it, or of another year."""
    for plan in part.get("plans", ()):
        for each in plan["carries_out"] if plan["own"] else ():
            if _is_numbered(each, above) and not _is_issued(each, above):
                years = [
                    f" năm {said['day'][:4]}" if _of_other_year(each, above) else "" for said in (each, above)
                ]
                facts = {
                    "whose": whose,
                    "number": each["number"],
                    "named": f"{each['issuer']}{years[0]}",
                    "plan": above["title"],
                    "issuer": f"{(*above['issuers'], *above['bodies'])[0]} ban hành{years[1]}",
                }
                at, related = where.source(code, each["place"]), where.source("", above["place"])
                yield problem("V16", at, (related,), **facts)


def _number(said: str) -> str:
    """A document's number as it is compared: "Số 0268/KH-UBND" and "268 / kh–ubnd" are one; "" if blank."""
    found = re.search(r"[1-9].*", re.sub(r"\s", "", said).casefold())
    return re.sub(r"[‐-―−]", "-", found[0]).rstrip(".,;:") if found else ""


def _folded(name: str) -> str:
    """A name as it is compared: "Ủy ban nhân dân" and "UBND" are one."""
    return slug(name).replace("uy-ban-nhan-dan", "ubnd")


def _with_named(plan: PortalPart, names: Mapping[str, str]) -> PortalPart:
    """The province's plan, its lines with the codes of the communes that they name."""
    known = {code: slug(name) for code, name in names.items() if code}
    lines = {
        key: [{**line, "named": _named(line["whom"], known)} for line in plan[key]]
        for key in ("deadlines", "quotas")
    }
    return {**plan, **lines}


def _named(said: Iterable[str], known: Mapping[str, str]) -> frozenset[str]:
    text = "".join(f"-{slug(each)}-" for each in said)
    found = {code: name for code, name in known.items() if f"-{name}-" in text}
    longer = "".join(f"-{name}-" for name in found.values())
    return frozenset(code for code, name in found.items() if longer.count(f"-{name}-") == 1)


def _for(lines: Iterable[PortalPart], code: str) -> list[PortalPart]:
    """The province's lines for a commune: those that name it and those for communes at large.

    Where none is, those that name no commune: a plan may say "đơn vị" and mean communes, too. `code` "": of
    all communes.
    """
    lines = list(lines)
    own = [line for line in lines if code in line["named"]]
    replaced = {each for line in own for each in line["overrides"]}
    large = [
        line
        for line in lines
        if line["communes"] and not line["named"] and line["code"] not in replaced
        if not (own and line.get("rest"))
    ]
    return [*own, *large] or [line for line in lines if not line["named"]]


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


def _not_begun(
    plan: PortalPart, waiting: tuple[str, ...], names: Mapping[str, str], where: _Where, passed: date | None
) -> Problem:
    said = ", ".join(names[code] for code in waiting[:_MOST_NAMED])
    more = f" và {len(waiting) - _MOST_NAMED} nơi khác" if len(waiting) > _MOST_NAMED else ""
    late = f"; hạn nộp hồ sơ của tỉnh đã qua ({date_vi(passed)})" if passed else ""
    related = tuple(where.named(code) for code in waiting[:_MOST_NAMED])
    at = where.source("", plan["place"])
    facts = {"plan": plan["title"], "count": len(waiting), "names": said + more, "late": late}
    return problem("V10" if plan["names_communes"] else "V15", at, related, **facts)


def _differences(
    above: PortalPart, plan: PortalPart, whose: str, code: str, where: _Where
) -> Iterator[Problem]:
    """Everything in which a commune's plan goes beyond, or falls behind, what the province gave."""
    facts = {"whose": whose, "plan": above["title"]}
    for each in (
        *_later(above, plan, code),
        *_more(above, plan, code),
        *_looser(above, plan),
        *_older(above, plan),
    ):
        at, related = where.source(code, each.own), where.source("", each.given)
        yield problem(each.code, at, (related,), **facts, **each.facts)


class _Difference(NamedTuple):
    """Where a commune's plan differs from the province's: its place, the province's, as what it is told."""

    own: list[Any]
    given: list[Any]
    code: str
    facts: dict[str, Any]


def _later(above: PortalPart, plan: PortalPart, code: str) -> Iterator[_Difference]:
    """Last days for dossiers that lie behind the province's."""
    lines = _for(above["deadlines"], code)
    lines = [line for line in lines if code in line["named"]] or lines
    for own in plan["deadlines"]:
        alike = [line for line in lines if _is_alike(line, own)]
        given = max(alike or lines, key=_moment, default=None)
        if given and _moment(own) > _moment(given):
            days = {"own": _said(own), "given": _said(given)}
            yield _Difference(own["place"], given["place"], "V11", days)


def _is_alike(one: PortalPart, other: PortalPart) -> bool:
    """Whether two deadlines are of one wave and of an award that both are for, as far as they say."""
    waves = one["wave"] and other["wave"]
    awards = [{_folded(each) for each in line["awards"]} for line in (one, other)]
    return not (waves and slug(one["wave"]) != slug(other["wave"])) and not (
        all(awards) and awards[0].isdisjoint(awards[1])
    )


def _moment(deadline: PortalPart) -> tuple[str, str]:
    return deadline["last"], deadline["hour"] or "24:00"


def _said(deadline: PortalPart) -> str:
    day = date_vi(date.fromisoformat(deadline["last"]))
    return f"{deadline['hour']} ngày {day}" if deadline["hour"] else day


def _more(above: PortalPart, plan: PortalPart, code: str) -> Iterator[_Difference]:
    """More of an award than the province gave."""
    for award in dict.fromkeys(_folded(each["award"]) for each in plan["quotas"]):
        ours = [each for each in plan["quotas"] if _folded(each["award"]) == award]
        given = _for((each for each in above["quotas"] if _folded(each["award"]) == award), code)
        for kind, (own, limits) in _COUNTED.items():
            lines = [line for each in limits for line in _given(given, each)]
            most = sum(line["each"][each] for each in limits for line in _given(given, each))
            asked = sum(_asked(ours, each) for each in own)
            if asked > most and _is_limited(kind, ours, given):
                at = next(line["place"] for line in ours if not line["counted"].keys().isdisjoint(own))
                facts = {"award": lines[0]["award"], "own": asked, "given": most, "kind": KINDS[kind].term}
                yield _Difference(at, lines[0]["place"], "V12", facts)


_EITHER = ("collectives", "individuals", "cases")
_COUNTED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "collectives": (("collectives",), ("collectives", "cases")),
    "individuals": (("individuals",), ("individuals", "cases")),
    "households": (("households",), ("households",)),
    "cases": (_EITHER, _EITHER),
}
"""What of a commune's plan counts against which numbers given: a case is a collective or an individual."""


def _is_limited(kind: str, ours: Iterable[PortalPart], given: Iterable[PortalPart]) -> bool:
    """Whether the province says how many of a kind: cases are limited where both of their kinds are, too."""
    own, limits = ({each for line in lines for each in line["counted"]} for lines in (ours, given))
    return kind in limits or (kind == "cases" and kind in own and {"collectives", "individuals"} <= limits)


def _given(lines: Iterable[PortalPart], kind: str) -> list[PortalPart]:
    """The lines that say how many one commune may have: those for each unit; without any, those for all.

    A commune may fall under all of them, as a line says in words alone which candidates it is for.
    """
    lines = sorted((line for line in lines if kind in line["each"]), key=lambda each: -each["each"][kind])
    return [each for each in lines if each["per"] == "unit"] or lines


def _asked(lines: Iterable[PortalPart], kind: str) -> int:
    """How many a plan asks for at least: its total, or else what its lines add up to."""
    lines = [line for line in lines if kind in line["counted"]]
    whole: list[int] = [line["counted"][kind] for line in lines if line["whole"]]
    totals: list[int] = [line["counted"][kind] for line in lines if line["per"] == "total"]
    others: list[int] = [line["counted"][kind] for line in lines if line["per"] != "total"]
    return whole[0] if whole else max(sum(totals), sum(others))


def _looser(above: PortalPart, plan: PortalPart) -> Iterator[_Difference]:
    """Criteria of an award of which the commune asks less, or which it does not have."""
    awards = {_folded(each["award"]): each for each in plan["awards"]}
    for given in above["awards"]:
        own = awards.get(_folded(given["award"]))
        if own is not None and not own["elsewhere"]:
            lines = [each for each in plan["quotas"] if _folded(each["award"]) == _folded(given["award"])]
            offered = {kind for line in lines for each in line["counted"] for kind in KINDS[each].candidates}
            for at, related, what in (*_missing(given, own, offered), *_lower(given, own)):
                yield _Difference(at, related, "V13", {"award": given["award"], "what": what})


_Less = tuple[list[Any], list[Any], str]
"""The commune's place, the province's, what it is."""


def _missing(given: PortalPart, own: PortalPart, offered: set[Candidate]) -> Iterator[_Less]:
    """Candidates without any criteria, and criteria of which not all have to be met; `offered`: by quotas."""
    if given["criteria"] and not own["criteria"]:
        count = sum(given["criteria"].values())
        yield own["place"], given["place"], f"không ghi tiêu chuẩn nào, tỉnh ghi {count}"
        return
    for candidate, count in given["criteria"].items():
        term = CANDIDATE[candidate].lower()
        if candidate not in own["criteria"] and candidate in offered:
            yield own["place"], given["place"], f"không ghi tiêu chuẩn cho {term}, tỉnh ghi {count}"
        asked, enough = given["enough"].get(candidate), own["enough"].get(candidate)
        if enough and asked is not None and (enough < asked or not asked):
            told = f"{asked} tiêu chuẩn" if asked else "mọi tiêu chuẩn"
            what = f"{term} chỉ phải đạt {enough} tiêu chuẩn, tỉnh yêu cầu đạt {told}"
            yield own["place"], given["place"], what


def _lower(given: PortalPart, own: PortalPart) -> Iterator[_Less]:
    """Thresholds that everybody has to reach; a number in the commune's words alone may be one."""
    for asked in given["thresholds"]:
        same = [each for each in own["thresholds"] if _same(each, asked)]
        if not asked["required"] or not all(_is_looser(each, asked) for each in same):
            continue
        if same:
            what = f"ghi “{same[0]['said']}”, tỉnh ghi “{asked['said']}”"
            yield same[0]["place"], asked["place"], what
        elif asked["candidate"] in own["criteria"] and f"{asked['value']:g}" not in own["numbers"]:
            yield own["place"], asked["place"], f"không có ngưỡng “{asked['said']}”"


def _same(one: PortalPart, other: PortalPart) -> bool:
    keys = ("subject", "unit", "candidate")
    return all(slug(one[key]) == slug(other[key]) for key in keys)


_DIRECTION = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1, "exactly": 0}
_STRICT = ("more_than", "less_than")


def _is_looser(own: PortalPart, given: PortalPart) -> bool:
    way = _DIRECTION[given["comparison"]]
    if own["value"] == given["value"]:
        strict = given["comparison"] in _STRICT and own["comparison"] not in _STRICT
        return strict or _DIRECTION[own["comparison"]] not in (way, 0)
    return _DIRECTION[own["comparison"]] not in (way, 0) or way * (own["value"] - given["value"]) <= 0


def _older(above: PortalPart, plan: PortalPart) -> Iterator[_Difference]:
    """Data that nobody has touched since the province changed its plan's."""
    if plan["updated"] and above["updated"] and plan["updated"] < above["updated"]:
        days = {name: date.fromisoformat(each["updated"]) for name, each in (("own", plan), ("given", above))}
        yield _Difference(plan["place"], above["place"], "V14", days)
