"""Vietnamese words for the values of the model, and for numbers. One value in, text out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from generator.citing import cited
from generator.derive.plan_facts import is_must
from generator.derive.status import Status, StatusStep
from generator.derive.timeline import Point
from generator.load.plan.outline import OutlineGap
from generator.model.base import Measure, Statement
from generator.model.campaign import Campaign
from generator.model.decision import Decision
from generator.model.plan.award import CriteriaGroup, CriteriaSet
from generator.model.plan.document import Plan
from generator.model.plan.schedule import Wave
from generator.model.plan.scoring import ScoreStep
from generator.model.registry import LegalDocument
from generator.plan_time.grammar import days_named
from generator.wording.dates import date_vi

STATUS = {
    Status.UPCOMING: "Sắp phát động",
    Status.RUNNING: "Đang diễn ra",
    Status.RECEIVING: "Đang diễn ra, đang nhận hồ sơ",
    Status.REVIEWING: "Đang xét",
    Status.ENDED: "Đã kết thúc, chưa công bố kết quả",
    Status.PUBLISHED: "Đã công bố kết quả",
    Status.ARCHIVED: "Lưu trữ",
    Status.STOPPED: "Đã dừng",
    Status.DRAFT: "Bản nháp",
}
LEVEL = {
    "unit": "Cơ quan, đơn vị",
    "commune": "Cấp xã",
    "district": "Cấp huyện",
    "province": "Cấp tỉnh",
    "central": "Trung ương",
}
CANDIDATE = {"collective": "Tập thể", "individual": "Cá nhân", "household": "Hộ gia đình"}
MATCH = {
    "all": "Phải đạt tất cả các tiêu chuẩn sau",
    "any": "Đạt một trong các tiêu chuẩn sau",
    "some": "Đạt ít nhất {} trong {} tiêu chuẩn sau",
    "unstated": "Kế hoạch không nói rõ phải đạt tất cả hay một trong các tiêu chuẩn sau",
}
REQUIREMENT = {"must": "Phải có", "should": "Nên có", "if_any": "Nếu có"}
FORMAT = {"paper": "bản giấy", "scan": "bản quét (scan)", "word": "tệp Word", "pdf": "tệp PDF"}
CHANNEL = {
    "ioffice": "hệ thống iOffice",
    "idesk": "hệ thống Idesk",
    "email": "thư điện tử",
    "by_hand": "nộp trực tiếp",
    "post": "bưu chính",
}
STAGE = {"receive": "nhận hồ sơ", "review": "xét", "sign": "ký", "publish": "công bố"}
FILE_TYPE = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}
RELATION = {"carries_out": "Thực hiện văn bản", "basis": "Căn cứ", "guided_by": "Theo hướng dẫn"}
RECIPIENT = {
    "report": "để báo cáo",
    "carry_out": "để thực hiện",
    "coordinate": "để phối hợp",
    "archive": "lưu",
    "information": "để biết",
}
GENERAL_BINDS = "các đơn vị tham gia phong trào"
UNSTATED_BINDS = "kế hoạch không quy định riêng"
VOID = "không còn áp dụng, phong trào đã dừng"
"""Said of a day of the plan before which a document stopped the campaign."""
POINT_KIND = {
    "dossier": "Hạn nộp hồ sơ",
    "internal": "Hạn của cơ quan tổng hợp",
    "proposal": "Thời gian đề nghị khen thưởng",
    "review": "Xét khen thưởng",
    "summary": "Tổng kết",
    "start": "Bắt đầu thi đua",
    "end": "Kết thúc thi đua",
    "other": "Mốc khác",
}
WHEN = {"upcoming": "Sắp tới", "past": "Đã qua", "undated": "Chưa có ngày"}
FORCE = {
    "in": "Đang có hiệu lực",
    "coming": "Chưa có hiệu lực",
    "ended": "Đã hết hiệu lực",
    "unknown": "Chưa ghi",
}
UNIT_KIND = {"single": "Một đơn vị", "group": "Nhóm đơn vị"}
_POINT = {"start": "Bắt đầu thi đua", "end": "Kết thúc thi đua"}
_FROM = {"at_least": "từ", "more_than": "trên"}
_TO = {"at_most": "đến", "less_than": "đến dưới"}
_COMPARISON = {
    "at_least": "từ {} trở lên",
    "more_than": "trên {}",
    "at_most": "không quá {}",
    "less_than": "dưới {}",
    "exactly": "{}",
}


def number_vi(value: float) -> str:
    """Decimal comma, dots between thousands: 2.340.000; 97,5."""
    text = f"{Decimal(repr(value)).normalize():,f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def count_vi(count: int) -> str:
    """A count as documents write it: below ten with a leading zero (Nghị định 30/2020/NĐ-CP, house style)."""
    return f"{count:02}"


def tallied_vi(counts: Mapping[str, int]) -> str:
    """How many of each kind of candidate: "60 tập thể, 239 cá nhân"; kinds are never added up."""
    return ", ".join(
        f"{count_vi(counts[kind])} {name.lower()}" for kind, name in CANDIDATE.items() if counts[kind]
    )


def match_vi(holder: CriteriaSet | CriteriaGroup | Statement, count: int) -> str:
    """How many of `count` statements must be met; "" where there is nothing to choose."""
    if holder.match is None or count == 1:
        return ""
    return MATCH[holder.match].format(count_vi(holder.least or 1), count_vi(count))


def formats_vi(formats: Sequence[str]) -> str:
    """In which forms papers are handed in; several are all asked for: "gồm cả bản giấy và tệp Word"."""
    told = [FORMAT[each] for each in formats]
    return f"gồm cả {', '.join(told[:-1])} và {told[-1]}" if len(told) > 1 else ", ".join(told)


def must_vi(statement: Statement, holder: CriteriaSet | CriteriaGroup) -> str:
    """That a criterion among several to choose from is a must, and for whom; "" of any other."""
    if statement.applies_to is None or not is_must(statement, holder):
        return ""
    whom = statement.applies_to
    return f"bắt buộc đối với {whom[:1].lower()}{whom[1:]}, không phải một ý để chọn"


def step_vi(step: ScoreStep) -> str:
    """The bounds of a step: "từ 90 đến dưới 95", "trên 95", "dưới 70"."""
    low = next((name for name in ("at_least", "more_than") if getattr(step, name) is not None), None)
    high = next((name for name in ("at_most", "less_than") if getattr(step, name) is not None), None)
    said = {name: number_vi(getattr(step, name)) for name in (low, high) if name}
    if low and high:
        return f"{_FROM[low]} {said[low]} {_TO[high]} {said[high]}"
    ((name, number),) = said.items()
    return _COMPARISON[name].format(number)


def measure_vi(measure: Measure) -> str:
    """Such as "Tỷ lệ cử tri đi bầu: từ 98% trở lên"."""
    return f"{measure.subject}: {amount_vi(measure)}"


def amount_vi(measure: Measure) -> str:
    """Such as "từ 98% trở lên", "từ 01 mô hình trở lên", "100%", "không có vi phạm"."""
    value = measure.value
    if value == 0 and measure.comparison == "at_most" and measure.unit != "%":
        return f"không có {measure.unit}"
    if measure.unit == "%":
        amount = f"{number_vi(value)}%"
    elif value == int(value) and 0 < value < 10:
        amount = f"{count_vi(int(value))} {measure.unit}"
    else:
        amount = f"{number_vi(value)} {measure.unit}"
    return _COMPARISON[measure.comparison].format(amount)


def document_vi(document: LegalDocument) -> str:
    """Such as "Nghị định số 152/2025/NĐ-CP ngày 14/06/2025 của Chính phủ"."""
    day = f" ngày {date_vi(document.date)}" if document.date else ""
    if document.kind == "Luật":  # a law is known by its name, and its number says who passed it
        return f"Luật {document.subject} số {document.number}{day}"
    return f"{document.kind} số {document.number}{day} của {document.issuer}"


def dated_vi(document: str, day: date) -> str:
    """A document with its day, which many name already: "Quyết định số 15/QĐ-UBND ngày 20/5/2026"."""
    return document if day in days_named(document) else f"{document} ngày {date_vi(day)}"


def behind_vi(text: str, lead: str) -> str:
    """A text behind words that it may begin with itself: "đề nghị" with "Đề nghị Chủ tịch …", said once."""
    doubled = text.casefold().startswith(f"{lead.casefold()} ")
    return f"{lead} {text[len(lead) + 1 :] if doubled else text}"


def gap_vi(gap: OutlineGap) -> str:
    """An oddity of the plan's numbering in words."""
    section, other = cited(gap.found), cited(gap.other)
    if gap.kind == "skipped":
        return f"Sau {other}, văn bản ghi {section}."
    if gap.kind == "repeated":
        return f"Văn bản có hai mục cùng số: {other}."
    return f"Văn bản có {section} nhưng không có {other}."


def point_title(point: Point) -> str:
    """A timeline point's title: the milestone's own, or the period's edge with its wave."""
    edge = _POINT.get(point.kind)
    if edge is None:
        return point.title
    return f"{edge} ({point.title})" if point.title else edge


def steps_vi(steps: tuple[StatusStep, ...], campaign: Campaign) -> list[tuple[str, ...]]:
    """The statuses for the reader's browser: when each begins, code, words, and what stands beside them."""
    found = []
    for step in steps:
        beside = status_note_vi(step, campaign)
        found.append((step.begins, step.status.value, STATUS[step.status], *([beside] if beside else ())))
    return found


def status_note_vi(step: StatusStep, campaign: Campaign) -> str:
    """What stands beside a status, such as "sắp đến đợt 2 (từ ngày 01/07/2027); đã công bố đợt 1"."""
    told = []
    if step.next_wave is not None:
        told.append(f"sắp đến {_wave_vi(step.next_wave)} ({step.next_wave.period.start.wording})")
    if step.decided:
        parts = dict.fromkeys(_decided_vi(decision, campaign) for decision in step.decided)
        told.append(f"đã công bố {', '.join(parts)}")
    return "; ".join(told)


def _wave_vi(wave: Wave) -> str:
    """A wave's title within a sentence: "đợt 2"."""
    return f"{wave.title[0].lower()}{wave.title[1:]}"


def _decided_vi(decision: Decision, campaign: Campaign) -> str:
    """Of what a decision gives the results; its number where it does not say."""
    titles = {wave.code: _wave_vi(wave) for wave in campaign.waves}
    awards = [award.heading for award in campaign.awards if award.award in decision.awards]
    year = [f"năm {decision.year}"] if decision.year else []
    parts = [*awards, *([titles[decision.wave]] if decision.wave else []), *year]
    return " ".join(parts) or f"Quyết định số {decision.number}"


def cell_vi(value: str | float | None) -> str:
    """A cell of an annex table."""
    if value is None:
        return ""
    return value if isinstance(value, str) else number_vi(value)


def plan_name_vi(plan: Plan) -> str:
    """Such as "Kế hoạch số 0125/KH-UBND"; of what is blank in it: "Kế hoạch (bản chưa ghi số, ngày)"."""
    day = plan.date.day or plan.date.event or plan.date.unread
    missing = [name for name, said in (("số", plan.number), ("ngày", day)) if not said]
    number = f" số {plan.number}" if plan.number else ""
    blanks = f" (bản chưa ghi {', '.join(missing)})" if missing else ""
    return f"{plan.kind}{number}{blanks}"


def place_vi(owner: str) -> str:
    """The owner's place for a short title: "xã Mẫu"."""
    return owner.removeprefix("Ủy ban nhân dân ")


def years_vi(text: str) -> str:
    """A text in which the two years of a term stay on one line: "2026 - 2031"."""
    # A line may end behind a hyphen even where a no-break space follows: hence the word joiner.
    dash = "\N{NO-BREAK SPACE}\\2\N{WORD JOINER}\N{NO-BREAK SPACE}"
    return re.sub(r"\b(\d{4}) ?([-–]) ?(\d{4})\b", rf"\1{dash}\3", text)


def size_vi(size: int) -> str:
    """A file's size as readers know it: "186 KB", "1,2 MB"."""
    return f"{max(size // 1000, 1)} KB" if size < 1_000_000 else f"{number_vi(round(size / 1e6, 1))} MB"
