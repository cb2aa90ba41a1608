"""The fields of a form in words: what is known of a campaign and an award, ready to stand in a document.

Dates and numbers are written as documents write them (Nghị định 30/2020/NĐ-CP, Phụ lục I): days below ten and
the months 1 and 2 with a zero. What the plan leaves blank is a dotted line here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from generator.citing import cited, roman
from generator.derive.kits import Kit, grounds
from generator.derive.timeline import Point
from generator.derive.views import CampaignView
from generator.model.base import Candidate, Statement
from generator.model.form import Form
from generator.model.form_fields import BLANK, CriterionRow, FormFields
from generator.model.plan.award import OfferedAward
from generator.model.plan.plan_date import PlanDate
from generator.model.registry import LegalDocument
from generator.wording import words
from generator.wording.dates import long_date_vi, month_vi

_LAUNCH = re.compile(
    r"^(?:về việc )?(?:phát động|triển khai thực hiện|triển khai|tổ chức thực hiện|tổ chức phát động|tổ chức|"
    r"thực hiện) ",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(r"(?:đề nghị|kính đề nghị|xét|tặng|trình)\b", re.IGNORECASE)
_REFERENCE = "Biểu mẫu dựng sẵn để tham khảo, không phải mẫu chính thức"


def kit_fields(view: CampaignView, kit: Kit) -> FormFields:
    """What every form of an award is filled in with."""
    plan, issuer = view.campaign.plan, view.issuer
    heading = _award_name(kit)
    name, _, giver = heading.partition(" của ")
    ending = view.end.last or (kit.deadline.when.last if kit.deadline else None)
    return FormFields(
        campaign=campaign_name(plan.title),
        award=heading,
        award_name=name if giver else kit.award.title,
        authority=giver or kit.award.decided_by,
        issuer=issuer.name,
        issuer_head=f"Chủ tịch {issuer.name}" if issuer.name.startswith("Ủy ban nhân dân") else BLANK,
        place=plan.place or BLANK,
        receiver=view.units[kit.submissions[0].submission.to].name if kit.submissions else BLANK,
        plan=_plan(view),
        plan_subject=_lower_first(plan.title),
        deadline=deadline_vi(kit.deadline),
        year=str(ending.year) if ending else "20……",
        bases=tuple(_bases(view, kit, "proposal")),
        decision_bases=tuple(_bases(view, kit, "decision")),
        collective_criteria=tuple(_criteria(kit.offered, "collective")),
        individual_criteria=tuple(_criteria(kit.offered, "individual")),
        quotas=tuple(quota_notes(view, kit)),
    )


def _award_name(kit: Kit) -> str:
    """The award as the plan heads it, or its own name where that is a sentence: "Đề nghị … tặng …"."""
    heading, award = kit.offered.heading, kit.award
    return award.full_title if _PROPOSAL.match(heading) else heading


def form_fields(fields: FormFields, form: Form, documents: Mapping[str, LegalDocument]) -> FormFields:
    """The fields of one form: those of its award, its title, and what to compare it with."""
    reference = f"{_REFERENCE}."
    document = documents.get(form.follows.document or "") if form.follows else None
    if form.follows and form.follows.number and document:
        reference = (
            f"{_REFERENCE}; đối chiếu với {form.follows.number} ban hành kèm theo {document.kind} "
            f"số {document.number}."
        )
    return fields.model_copy(update={"form_title": form.title, "reference": reference})


def campaign_name(title: str) -> str:
    """A campaign as a sentence names it ("phong trào thi đua lập thành tích …"), by its plan's subject."""
    name = _LAUNCH.sub("", title)
    return _lower_first(name) if name != title else f"phong trào “{title}”"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def document_date_vi(day: date) -> str:
    """Such as "ngày 05 tháng 01 năm 2026", "ngày 15 tháng 3 năm 2026"."""
    return f"ngày {day.day:02} {month_vi(day)}"


def _blank_date(plan_date: PlanDate) -> str:
    """A date as a document writes it, with dots where the plan leaves it blank."""
    if plan_date.day:
        return document_date_vi(plan_date.day)
    if plan_date.month:
        return f"ngày {BLANK} {month_vi(date(*plan_date.month, 1))}"
    return f"ngày {BLANK} tháng {BLANK} năm {plan_date.year or BLANK}"


def _plan(view: CampaignView) -> str:
    plan = view.campaign.plan
    number = plan.number or f"{BLANK}/{plan.symbol}"
    return f"{plan.kind} số {number} {_blank_date(plan.date)} của {view.issuer.name}"


def _bases(view: CampaignView, kit: Kit, purpose: str) -> Iterator[str]:
    for document in grounds(view.known, purpose, kit.day):
        day = f" {document_date_vi(document.date)}" if document.date else ""
        if document.kind == "Luật":
            yield f"Căn cứ Luật {document.subject}{day};"
        else:
            number = f"{document.kind} số {document.number}{day}"
            yield f"Căn cứ {number} của {document.issuer} {document.subject};"


def deadline_vi(point: Point | None) -> str:
    """The plan's words with the day they mean; a dotted line where there is no deadline."""
    if point is None:
        return BLANK
    when = point.when
    return f"{when.date.wording} ({long_date_vi(when.last)})" if when.last else when.date.wording


def quota_notes(view: CampaignView, kit: Kit) -> Iterator[str]:
    """The plan's own words, each with its place."""
    for quota in view.campaign.quotas:
        if quota.award == kit.offered.award:
            place = f" ({cited(quota.source)})" if quota.source else ""
            yield f"{quota.wording.rstrip('.;')}{place}"


def _criteria(offered: OfferedAward, candidate: Candidate) -> Iterator[CriterionRow]:
    """The criteria as rows; a group of units, or a rule how many must be met, is a row of its own."""
    group_number = 0
    for criteria in offered.criteria:
        if criteria.candidate != candidate:
            continue
        if criteria.criteria:
            rule = words.match_vi(criteria, len(criteria.criteria))
            if rule:
                yield CriterionRow(number="", text=f"{rule}:", target="", result="")
            yield from _rows(criteria.criteria)
        for group in criteria.groups:
            group_number += 1
            number = roman(group_number)
            rule = words.match_vi(group, len(group.criteria))
            heading = group.heading.rstrip(".:")
            text = f"{heading}. {rule}:" if rule else f"{heading}:"
            yield CriterionRow(number=number, text=text, target="", result="")
            yield from _rows(group.criteria)


def _rows(statements: tuple[Statement, ...], above: str = "") -> Iterator[CriterionRow]:
    for place, statement in enumerate(statements, start=1):
        number = f"{above}{place}"
        title = f"{statement.title}: " if statement.title else ""
        target = "; ".join(words.amount_vi(measure) for measure in statement.measures)
        yield CriterionRow(number=number, text=f"{title}{statement.text}", target=target)
        yield from _rows(statement.items, f"{number}.")
