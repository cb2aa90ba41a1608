"""Rolls as a whole: repeats, quotas, dates; and acceptances that nothing needs.

What a signed decision really says stays publishable: these are warnings (but for a decision before its
campaign and an award that the campaign does not offer), and a reason in the campaign file accepts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from generator.load.yaml.document import Document
from generator.model.campaign import Campaign
from generator.model.decision import Acceptance
from generator.model.honour import Honour, RollRow
from generator.model.registry import Known
from generator.plan_time.meaning import meaning
from generator.problems import Problem
from generator.validate.finding import Facts, Finding, Rows, Rule, tell
from generator.validate.hints import near_miss
from generator.validate.rolls.acceptances import needed, why_idle
from generator.validate.rolls.case import RollsCase
from generator.validate.rolls.lookup import Units
from generator.validate.rolls.quotas import Counted, counted
from generator.validate.rolls.rows import OF_ROW
from generator.validate.same_text import comparable

_SHOWN_ROWS = 8


def check_rolls(
    campaign: Campaign,
    known: Known,
    lists: Mapping[str, Sequence[Honour]],
    paths: Mapping[str, str],
    document: Document,
) -> list[Problem]:
    """What is odd about a campaign's rolls. `lists` and `paths` (of the files, as shown) by decision code.

    Warnings that a decision accepts are left out; `document` is the campaign's file.
    """
    case = RollsCase(campaign, known, lists, paths, document)
    findings = [finding for rule in RULES for finding in rule(case)]
    findings += idle_acceptances(case, findings)
    return tell(findings, case.place)


def number_twice(case: RollsCase) -> Iterator[Finding]:
    """H32: two decisions of one issuer under one number in a year."""
    numbers: dict[tuple[str, str, int], str] = {}
    for index, decision in enumerate(case.campaign.decisions):
        number = (comparable(decision.number), comparable(decision.issued_by), decision.date.year)
        earlier = numbers.setdefault(number, decision.code)
        if earlier != decision.code:
            facts = {"code": decision.code, "other": earlier, "number": decision.number, "year": number[2]}
            yield Finding("H32", ("decisions", index, "number"), facts)


def before_the_campaign(case: RollsCase) -> Iterator[Finding]:
    """H13: a decision from before the campaign began."""
    campaign, events = case.campaign, case.known.events
    began = meaning(campaign.period.start, events).first or meaning(campaign.plan.date, events).first
    for index, decision in enumerate(campaign.decisions):
        if began and decision.date < began:
            facts = {"number": decision.number, "found": decision.date, "start": began}
            yield Finding("H13", ("decisions", index, "date"), facts)


def award_not_offered(case: RollsCase) -> Iterator[Finding]:
    """H12: a decision for an award that the campaign does not offer."""
    offered = [award.award for award in case.campaign.awards]
    for index, decision in enumerate(case.campaign.decisions):
        if decision.award not in offered and decision.award in case.known.awards:
            reason = f"Phong trào không có hình thức mang mã “{decision.award}”"
            hint = near_miss(decision.award, offered)
            facts = {"reason": reason, "hint": hint, "choices": ", ".join(offered)}
            yield Finding("H12", ("decisions", index, "award"), facts)


def repeats(case: RollsCase) -> Iterator[Finding]:
    """H09: one row twice in a decision. H10, H33: name and unit under two awards, in two decisions.

    H65: name and unit twice in a decision, with another position: one person, or two namesakes.
    """
    namesakes: dict[tuple[str, str, str, str], RollRow] = {}
    first: dict[tuple[str, str, str, str, str], RollRow] = {}
    awarded: dict[tuple[str, str, str], RollRow] = {}
    place = cache(comparable)  # units and positions repeat, names do not
    people = [(row.candidate, comparable(row.name), place(row.unit)) for _, row in case.rows]
    several = {who for who, count in Counter(people).items() if count > 1}
    for row, who in zip(case.rows, people, strict=True):
        if who not in several:
            continue
        honour, (_, name, unit) = row.honour, who
        again = (row.decision, honour.candidate, name, unit, place(honour.position))
        earlier = first.setdefault(again, row)
        if earlier is not row:
            yield _pair(case, "H09", row, earlier)
        elif honour.candidate == "individual":
            namesake = namesakes.setdefault((row.decision, name, unit, honour.award), row)
            if namesake is not row:
                yield _pair(case, "H65", row, namesake)
        other = awarded.setdefault(who, row)
        if other.honour.award != honour.award:
            yield _pair(case, "H10", row, other)
        elif other.decision != row.decision:
            yield _pair(case, "H33", row, other)


def _pair(case: RollsCase, code: str, row: RollRow, earlier: RollRow) -> Finding:
    facts = partial(_pair_facts, case, code, row, earlier)
    return Finding(code, Rows((earlier, row), allowed=1), facts, like=(row.decision, row.honour.id))


def _pair_facts(case: RollsCase, code: str, row: RollRow, earlier: RollRow) -> Facts:
    honour, other = row.honour, earlier.honour
    sheet = f", trang “{other.sheet}”" if other.sheet != honour.sheet else ""
    facts = {"line": other.line, "sheet": sheet, "row": honour.id, "decision": row.decision}
    if code in ("H09", "H65"):
        return facts
    number = next(each.number for each in case.campaign.decisions if each.code == earlier.decision)
    return {**facts, "other": case.heading(other.award), "number": number}


def over_quota(case: RollsCase) -> Iterator[Finding]:
    """H07: a unit over its quota. H08: the campaign over its total. Rows that are accepted do not count."""
    for each in counted(case.campaign, case.rows, Units(case.campaign, case.known)):
        if each.over:
            code = "H07" if each.unit else "H08"
            like = (each.quota.code, each.unit, each.what)
            facts = partial(_quota_facts, case, code, each)
            yield Finding(code, Rows(each.rows, each.limit), facts, like)


def _quota_facts(case: RollsCase, code: str, over: Counted) -> Facts:
    left = case.accepted.left(code, over.rows)[over.limit :]
    decision = left[0].decision
    beyond = [row.honour.id for row in left if row.decision == decision]
    return {
        "unit": over.unit,
        "found": f"{len(over.rows):02}",
        "what": over.what,
        "award": case.heading(over.quota.award),
        "limit": f"{over.limit:02}",
        "wording": over.quota.wording,
        "decision": decision,
        "rows": ", ".join(beyond[:_SHOWN_ROWS]) + (" …" if len(beyond) > _SHOWN_ROWS else ""),
    }


RULES: tuple[Rule[RollsCase], ...] = (
    number_twice,
    before_the_campaign,
    award_not_offered,
    repeats,
    over_quota,
)


def idle_acceptances(case: RollsCase, findings: Iterable[Finding]) -> Iterator[Finding]:
    """H17: acceptances that nothing needs, or not for all of their rows; `findings` are those of RULES."""
    about = needed(findings)
    for index, decision in enumerate(case.campaign.decisions):
        if decision.code not in case.lists:
            continue  # a list that could not be read is left alone
        gone = {row for code, row in case.gone if code == decision.code and row is not None}
        for place, accepted in enumerate(decision.accept):
            rows = about.get((decision.code, accepted.code), set()) | _told_by_row(
                case, decision.code, accepted
            )
            reason = why_idle(decision.code, accepted, rows, gone)
            if reason:
                yield Finding("H17", ("decisions", index, "accept", place), {"reason": reason})


def _told_by_row(case: RollsCase, decision: str, accepted: Acceptance) -> set[str]:
    """The rows with a warning that rules of single rows give (`rows.py`), which know their list only."""
    has_warning = OF_ROW.get(accepted.code)
    if has_warning is None:
        return set()
    return {row.honour.id for row in case.rows if row.decision == decision and has_warning(row.honour)}
