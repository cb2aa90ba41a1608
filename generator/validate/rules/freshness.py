"""What time has overtaken: told to the office that can act, on the day that `Case.as_of` names.

A plan of another body is left alone here, but for grounds that were out of force when it was issued: that may
as well be a slip in our file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.model.plan.plan_date import PlanDate
from generator.model.plan.schedule import Period, Wave
from generator.model.registry import LegalDocument
from generator.plan_time.meaning import Meaning, meaning
from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Finding, Rule

_CLOSING = ("review", "summary")


def no_roll_after_review(case: Case) -> Iterator[Finding]:
    """A campaign, or a wave of it, is over and reviewed, and no decision gives its results."""
    campaign = case.campaign
    if case.as_of is None or not case.own or campaign.stopped:
        return
    parts: list[tuple[Steps, Wave | None, Period]] = [
        (("waves", index, "period", "end"), wave, wave.period) for index, wave in enumerate(campaign.waves)
    ]
    for at, wave, period in parts or [(("period", "end"), None, campaign.period)]:
        code = wave.code if wave else None
        if any(decision.wave in (None, code) for decision in campaign.decisions):
            continue
        end, due = _last(case, period.end), list(_due(case, code))
        over = max(
            (day for day in (end, *(last for last, _ in due), *_reviewed(case, code)) if day), default=None
        )
        if end is not None and over is not None and case.as_of > over:
            what = wave.title if wave else "phong trào"
            yield Finding(
                "D07", max(due)[1] if due else at, {"over": over, "today": case.as_of, "what": what}
            )


def _due(case: Case, wave: str | None) -> Iterator[tuple[date, Steps]]:
    """The last days of the dossiers, of a wave those of its own, with their places."""
    for index, milestone in enumerate(case.campaign.milestones):
        last = _last(case, milestone.date)
        if last and milestone.kind == "dossier" and milestone.wave in (None, wave):
            yield last, ("milestones", index, "date")


def _reviewed(case: Case, wave: str | None) -> Iterator[date | None]:
    """The days on which the review ends, as the plan names them."""
    for each in case.campaign.milestones:
        own = wave is not None and each.kind == "review" and each.wave == wave
        if own or (each.code == case.campaign.review_ends and each.wave in (None, wave)):
            yield _last(case, each.date)


def day_still_blank(case: Case) -> Iterator[Finding]:
    """A day that nobody has recorded although it must be past."""
    for at, plan_date in overtaken(case).items():
        event = case.known.events.get(plan_date.event or "")
        if event is not None:
            what, how = f"ngày của sự kiện “{event.title}”", "ghi ngày vào `day` của sự kiện trong events.yml"
        else:
            what = f"{_BLANKS[at]} (tệp ghi “{plan_date.wording}”)"
            how = "tra bản đã vào sổ văn thư rồi ghi `day`"
        yield Finding("D08", (*at, "event") if event else at, {"what": what, "how": how})


_BLANKS: Mapping[Steps, str] = {
    ("plan", "date"): "ngày ban hành kế hoạch",
    ("period", "start"): "ngày đầu của thời gian thi đua",
    ("period", "end"): "ngày cuối của thời gian thi đua",
}


def overtaken(case: Case) -> Mapping[Steps, PlanDate]:
    """Every date whose day is not known, though it or a day that comes after it is past."""
    if case.as_of is None or not case.own:
        return {}
    campaign = case.campaign
    start, end = campaign.period.start, campaign.period.end
    milestones = [milestone.date for milestone in campaign.milestones]
    closing = [m.date for m in campaign.milestones if m.kind in _CLOSING or m.code == campaign.review_ends]
    dates: tuple[tuple[Steps, PlanDate, list[PlanDate]], ...] = (
        (("plan", "date"), campaign.plan.date, [campaign.plan.date, end, *milestones]),
        (("period", "start"), start, [end, *milestones]),
        (("period", "end"), end, closing),
    )
    return {
        at: plan_date
        for at, plan_date, after in dates
        if _is_blank(found := _meaning(case, plan_date))
        and (found.last is None or found.last < case.as_of)
        and any(day < case.as_of for each in after if (day := _last(case, each)))
    }


def law_out_of_force(case: Case) -> Iterator[Finding]:
    """A ground, or a form to follow, that was out of force on the plan's day, or lapsed before the end."""
    issued = _meaning(case, case.campaign.plan.date).first
    days = [_last(case, case.campaign.period.end), *(_last(case, m.date) for m in case.campaign.milestones)]
    over = max((day for day in days if day), default=None)
    for at, code in _grounds(case):
        document = case.known.documents.get(code)
        until = document.in_force_until if document else None
        if document is None or until is None:
            continue
        if issued is not None and until < issued:
            when = f"trước ngày ban hành kế hoạch ({issued:%d/%m/%Y})"
        elif case.own and case.as_of is not None and over is not None and until < case.as_of <= over:
            when = "trong khi phong trào chưa kết thúc"
        else:
            continue
        facts = {"document": _name(document), "until": until, "when": when}
        yield Finding("L02", at, {**facts, "instead": _instead(document, case)})


def _grounds(case: Case) -> Iterable[tuple[Steps, str]]:
    for name, at, text in case.values.texts:
        if name == "document" and (at[:2] == ("plan", "bases") or at[-2:] == ("follows", "document")):
            yield at, text


def _instead(document: LegalDocument, case: Case) -> str:
    successor = case.known.documents.get(document.replaced_by or "")
    return f"{_name(successor)} thay thế" if successor else "danh mục chưa ghi văn bản thay thế"


def _name(document: LegalDocument) -> str:
    return f"{document.kind} số {document.number}"


def _is_blank(found: Meaning) -> bool:
    """Whether neither the plan nor the registry of events gives the day."""
    if found.date.event:
        return found.event is not None and found.event.day is None
    return found.date.unknown or found.blank


def _meaning(case: Case, plan_date: PlanDate) -> Meaning:
    return meaning(plan_date, case.begins)


def _last(case: Case, plan_date: PlanDate) -> date | None:
    return _meaning(case, plan_date).last


RULES: tuple[Rule[Case], ...] = (
    no_roll_after_review,
    day_still_blank,
    law_out_of_force,
)
