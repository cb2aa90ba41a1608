"""The files of a new campaign, from the answers and, where there is one, from an earlier campaign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.registry import Known
from generator.opening.answers import short_title
from generator.opening.carry_over import carried_over, quotas_to_compare
from generator.opening.skeleton import PLACEHOLDER, campaign_text, first_change

PLAN_TEXT = f"{PLACEHOLDER}\n"
"""What stands in plan.txt until the plan is pasted: no guidance, because all of it is published."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What staff said of the new campaign; dates as they stand in a campaign file."""

    id: str
    title: str
    number: Mapping[str, str]
    date: Mapping[str, Any]
    issuer: str
    awards: tuple[str, ...]
    start: Mapping[str, Any]
    end: Mapping[str, Any]
    deadline: Mapping[str, Any]


def new_campaign_text(
    answers: Answers, known: Known, today: date, earlier: Mapping[str, Any] | None = None
) -> str:
    """The campaign file; `earlier` is the plain data of the campaign that it starts from."""
    values = _values(answers, known, today)
    if earlier is None:
        return campaign_text(values, _HEADER, {})
    taken = carried_over(earlier, answers.awards, known.documents, today)
    plan = {key: earlier["plan"][key] for key in ("kind", "place") if key in earlier["plan"]}
    fresh = {award["award"]: award for award in values["awards"]}
    awards = [*taken.pop("awards"), *fresh.values()]
    values["awards"] = list({each["award"]: each for each in reversed(awards)}.values())[::-1]
    values["milestones"] = _milestones(taken.pop("milestones", []), values.get("milestones", []))
    if not values["milestones"]:
        del values["milestones"]
    if taken.get("review_ends") not in {each["code"] for each in values.get("milestones", ())}:
        taken.pop("review_ends", None)
    values |= taken | {"plan": {**plan, **values["plan"]}}
    header = (*_HEADER, *(line.format(id=earlier["id"]) for line in _TAKEN_OVER))
    quotas = quotas_to_compare(earlier, answers.awards)
    return campaign_text(values, header, {"quotas": quotas} if quotas else {})


def _values(answers: Answers, known: Known, today: date) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": answers.id,
        "draft": True,
        "short_title": short_title(answers.title),
        "plan": {
            **answers.number,
            "date": dict(answers.date),
            "title": answers.title,
            "issuer": answers.issuer,
            "enactment": PLACEHOLDER,
        },
        "period": {"text": PLACEHOLDER, "start": dict(answers.start), "end": dict(answers.end)},
        "awards": [{"award": code, "heading": known.awards[code].full_title} for code in answers.awards],
        "changes": [first_change(today)],
    }
    if not answers.deadline.get("unknown") or answers.deadline["wording"] != "chưa ghi":
        values["milestones"] = [
            {
                "code": "nop-ho-so",
                "kind": "dossier",
                "title": "Hạn nộp hồ sơ",
                "date": dict(answers.deadline),
            }
        ]
    return values


def _milestones(taken: list[dict[str, Any]], asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The earlier milestones; the first deadline of the units gets the day that was asked for."""
    for index, each in enumerate(taken):
        if asked and each["kind"] == "dossier":
            return [*taken[:index], {**each, "date": asked[0]["date"]}, *taken[index + 1 :]]
    return [*asked, *(each for each in taken if each["code"] not in {new["code"] for new in asked})]


_HEADER = (
    (
        "Tệp do lệnh thidua new lập. Dòng mở đầu bằng hai dấu ## là lời giải thích, để nguyên; dòng có một "
        "dấu # sát lề trái là phần chưa dùng. Cả hai không lên trang."
    ),
    "Cách làm:",
    "1. Dán toàn văn kế hoạch vào plan.txt.",
    (
        "2. Đi từ trên xuống. Phần nào kế hoạch có: xóa dấu # sát lề ở mọi dòng của phần ấy, rồi chép lời kế "
        "hoạch vào giữa hai dấu ngoặc kép. Phần nào kế hoạch không có: để nguyên."
    ),
    (
        "3. Nhiều ý thì lặp lại cả mục, từ dòng có dấu - đến hết mục, mỗi ý một mục, thẳng hàng với mục "
        "trên. Muốn trang dẫn về đúng chỗ của kế hoạch thì thêm dòng source, thẳng hàng với text, ví dụ "
        "source: IV.1.a"
    ),
    (
        "4. Mỗi chỗ ghi “chưa chép từ kế hoạch” là một điểm mở, kể trong open.yml. Chạy thidua check kèm mã "
        "phong trào đến khi không còn điểm mở, rồi xóa dòng draft: true: từ đó phong trào lên cổng."
    ),
    "Cách ghi thời gian, số lượng, tiêu chuẩn: trên cổng, mục Hướng dẫn, trang Ghi dữ liệu phong trào.",
)
_TAKEN_OVER = (
    (
        "Lấy từ phong trào {id}: đối tượng, nguyên tắc, hình thức khen thưởng và tiêu chuẩn, thang điểm, "
        "trình tự, hồ sơ, kinh phí, tổ chức thực hiện, tên các mốc. ĐỐI CHIẾU TỪNG CÂU với kế hoạch mới; "
        "câu nào kế hoạch mới không có thì xóa."
    ),
    (
        "Đã bỏ: số, ngày, căn cứ, mục đích, yêu cầu, nội dung, khẩu hiệu, mức thưởng, phụ lục, danh sách, "
        "người ký, nơi nhận, số mục (source). Câu có ngày, năm hoặc số văn bản của kế hoạch cũ đã đổi thành "
        "“chưa chép từ kế hoạch”. Số lượng của kế hoạch cũ còn để sau dấu #."
    ),
)
