"""A date of the plan that a later document moves: extended, or changed in any other way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from generator.desk.office import Office
from generator.desk.saving.edits import Edit, Insert, Put
from generator.desk.steps.asking import Ask, GuidedStep, NotYet, Replies, StepOutcome, answered
from generator.desk.steps.changes import appended, campaign_change
from generator.model.campaign import Campaign
from generator.model.places import value_at
from generator.model.plan.plan_date import PlanDate
from generator.opening.answers import Role, WrongAnswer, moment
from generator.plan_time.meaning import Meaning, meaning
from generator.problems import Steps
from generator.validate.case import Case
from generator.wording.dates import date_vi, meaning_vi
from generator.wording.schedule import moved_vi
from generator.wording.words import document_vi


class _Point(NamedTuple):
    """A date that can be moved: where it stands, what it is called, how an answer to it is meant."""

    at: Steps
    title: str
    date: PlanDate
    role: Role


def _points(case: Case) -> Iterator[_Point]:
    campaign = case.campaign
    for index, each in enumerate(campaign.milestones):
        yield _Point(("milestones", index, "date"), each.title, each.date, "deadline")
    yield _Point(("period", "end"), "Ngày cuối của phong trào", campaign.period.end, "end")
    yield _Point(("period", "start"), "Ngày đầu của phong trào", campaign.period.start, "start")
    for index, wave in enumerate(campaign.waves):
        yield _Point(("waves", index, "period", "end"), f"Ngày cuối của {wave.title}", wave.period.end, "end")
        yield _Point(
            ("waves", index, "period", "start"), f"Ngày đầu của {wave.title}", wave.period.start, "start"
        )


def _code(point: _Point) -> str:
    return ".".join(map(str, point.at))


def _asks(_office: Office, case: Case, _said: Replies) -> Sequence[Ask]:
    points = [(_code(each), f"{each.title}: {each.date.wording}") for each in _points(case)]
    documents = [(code, document_vi(each)) for code, each in case.known.documents.items()]
    return (
        Ask("moc", "Thời hạn nào", kind="choice", choices=points),
        Ask("loi", "Thời hạn mới", "Như văn bản ghi, ví dụ: chậm nhất ngày 25/3/2026."),
        Ask("van_ban", "Văn bản quyết định", "Tìm theo số, trích yếu; chưa có trong danh mục thì lập mới.",
            kind="known", choices=documents, register="legal_documents"),
        Ask("ly_do", "Lý do", "Như văn bản ghi. Có thể để trống.", required=False),
    )  # fmt: skip


def _extended(office: Office, case: Case, said: Replies) -> StepOutcome:
    return _moved(office, case, said, "Gia hạn")


def _adjusted(office: Office, case: Case, said: Replies) -> StepOutcome:
    return _moved(office, case, said, "Điều chỉnh")


def _moved(office: Office, case: Case, said: Replies, what: str) -> StepOutcome:
    told = answered(said, _asks(office, case, said))
    point = next((each for each in _points(case) if _code(each) == told["moc"]), None)
    document = case.known.documents.get(told["van_ban"])
    if point is None:
        raise NotYet("Chọn thời hạn trong danh sách.", "moc")
    if document is None:
        raise NotYet(
            "Văn bản ấy chưa có trong danh mục Văn bản: chọn trong danh sách, hoặc lập mới rồi chọn.",
            "van_ban",
        )
    try:
        new: dict[str, Any] = moment(told["loi"], point.role)
    except WrongAnswer as error:
        raise NotYet(f"Ô “Thời hạn mới”: {error}", "loi") from error
    new |= {"original": value_at(case.document.data, point.at), "changed_by": document.code}
    if told["ly_do"]:
        new["reason"] = told["ly_do"]
    try:
        found = meaning(PlanDate.model_validate(new), case.known.events)
    except ValidationError as error:
        words = "Chưa hiểu được thời hạn mới: ghi đủ, ví dụ chậm nhất ngày 25/3/2026."
        raise NotYet(words, "loi") from error
    _in_order(what, found)
    named = f"{point.title[0].lower()}{point.title[1:]}"
    text = f"{what} {named}: {new['wording']} (trước đây: {point.date.wording})."
    today = office.seen().day
    entry = {
        "date": {"wording": f"ngày {date_vi(today)}", "day": today.isoformat()}, "text": text,
        "document": document.code,
    }  # fmt: skip
    log: Edit = (
        Insert(("changes",), 0, entry)
        if case.document.data.get("changes")
        else appended(case, "changes", entry)
    )
    change = campaign_change(
        office, case, [Put(point.at, new, tuple(Campaign.model_fields)), log], what.lower()
    )
    says = (
        f"{point.title}: {moved_vi(found)}.",
        f"Hiểu là: {meaning_vi(found)}.",
        f"Hạn cũ vẫn ghi bên cạnh, theo {document_vi(document)}.",
        f"Mục Cập nhật và trang Tin có thêm, ngày {date_vi(today)}: “{text}”",
        "Lịch, trang đơn vị, trang chủ, trạng thái phong trào tính lại theo hạn mới khi dựng lại cổng.",
    )
    return StepOutcome(says, (change,))


def _in_order(what: str, found: Meaning) -> None:
    """Raise NotYet where the new date is the old one, or an extension ends no later."""
    before = found.original
    if before is None or found.last is None or before.last is None:
        return
    if found.last == before.last and found.first == before.first:
        raise NotYet("Thời hạn mới trùng với thời hạn cũ.", "loi")
    if what == "Gia hạn" and found.last < before.last:
        raise NotYet(
            f"Thời hạn mới ({date_vi(found.last)}) trước thời hạn cũ ({date_vi(before.last)}): đó không phải "
            "gia hạn. Văn bản rút ngắn thời hạn thì dùng bước Điều chỉnh.",
            "loi",
        )


EXTEND = GuidedStep(
    "Gia hạn",
    "Có văn bản cho thêm thời gian: ghi hạn mới, hạn cũ vẫn giữ bên cạnh.",
    "Gia hạn",
    _asks,
    _extended,
)
ADJUST = GuidedStep(
    "Điều chỉnh thời gian", "Có văn bản đổi một thời hạn, sớm hơn hay muộn hơn: hạn cũ vẫn giữ bên cạnh.",
    "Điều chỉnh", _asks, _adjusted,
)  # fmt: skip
