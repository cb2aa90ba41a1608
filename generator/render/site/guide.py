"""What the generated guide pages show: the model's fields, and the catalogue of problems."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.derive.views import SiteView
from generator.model.campaign import Campaign
from generator.model.form_fields import FormFields
from generator.model.registry import Registries
from generator.problems import Explanation, Severity, catalogue
from generator.slug import slug
from generator.wording.yaml_text import entry

# The records in the words of staff; the order is that of a campaign file.
_TITLES = {
    "Campaign": "Tệp campaign.yml",
    "Plan": "Kế hoạch (plan)",
    "PlanDate": "Thời điểm",
    "Relative": "Khoảng thời gian được đếm (relative)",
    "Recurring": "Thời gian lặp lại (recurring)",
    "Basis": "Căn cứ (bases)",
    "Signatory": "Người ký (signatory)",
    "Recipient": "Nơi nhận (recipients)",
    "Remark": "Ghi chú về văn bản (remarks)",
    "Statement": "Câu, ý của kế hoạch",
    "Measure": "Con số, ngưỡng (measures)",
    "Participant": "Đối tượng (participants, award_subjects)",
    "Period": "Thời gian thi đua (period)",
    "Wave": "Đợt (waves)",
    "Stopped": "Phong trào bị dừng (stopped)",
    "Milestone": "Mốc thời gian (milestones)",
    "OfferedAward": "Hình thức khen thưởng (awards)",
    "CriteriaSet": "Bộ tiêu chuẩn (criteria)",
    "CriteriaGroup": "Tiêu chuẩn của nhóm đơn vị (groups)",
    "Scoring": "Thang điểm (scoring)",
    "ScoreItem": "Dòng chấm điểm",
    "ScoreStep": "Bậc điểm của một dòng (steps)",
    "ScoreBand": "Mức xếp loại (bands)",
    "TieBreak": "Quy tắc khi bằng nhau (tie_breaks)",
    "Quota": "Số lượng (quotas)",
    "Minimum": "Số ít nhất (minimum)",
    "Percentage": "Phần trăm (percentage)",
    "Dossier": "Hồ sơ (dossiers)",
    "DossierDocument": "Thành phần hồ sơ (documents)",
    "FormReference": "Mẫu phải theo (follows)",
    "Submission": "Cách nộp (submissions)",
    "Form": "Biểu mẫu (forms; danh mục forms.yml)",
    "Responsibility": "Tổ chức thực hiện (responsibilities)",
    "Annex": "Phụ lục dạng bảng (annexes)",
    "Decision": "Quyết định khen thưởng (decisions)",
    "Published": "Dấu của sổ công bố (published)",
    "Acceptance": "Cảnh báo được chấp nhận (accept)",
    "Correction": "Đính chính, thu hồi, không công khai (corrections)",
    "Change": "Nhật ký cập nhật (changes)",
    "Award": "Danh mục hình thức khen thưởng (awards.yml)",
    "IssuingBody": "Danh mục cơ quan ban hành (issuing_bodies.yml)",
    "Unit": "Danh mục đơn vị (units.yml)",
    "LegalDocument": "Danh mục văn bản (legal_documents.yml)",
    "Event": "Danh mục sự kiện (events.yml)",
    "FormFields": "Chỗ điền sẵn trong biểu mẫu Word",
    "CriterionRow": "Dòng tiêu chuẩn (collective_criteria, individual_criteria)",
    "PaperRow": "Dòng giấy tờ của tờ kê (papers)",
    "SubmissionRow": "Dòng nơi nhận của tờ kê (submissions)",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One key: its name, whether it must be there, its type in words, its meaning, an example."""

    key: str
    required: bool
    kind: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class RecordSection:
    """One group of keys."""

    title: str
    anchor: str
    fields: tuple[FieldRow, ...]


def field_facts(_site: SiteView) -> dict[str, Any]:
    """The sections of the field guide, one per record of the model."""
    return {"sections": _sections()}


@cache
def _sections() -> tuple[RecordSection, ...]:
    found = record_types(Campaign, Registries, FormFields)
    return tuple(
        RecordSection(title, slug(name), tuple(_rows(found[name]))) for name, title in _TITLES.items()
    )


def problem_facts(_site: SiteView) -> dict[str, Any]:
    """The catalogue of problems, by code."""
    weight = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.NOTICE: "Lưu ý"}
    entries: list[Explanation] = list(catalogue().values())
    return {"entries": entries, "weight": weight}


def record_types(*models: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Every record that these models are made of, by name, themselves included."""
    found: dict[str, type[BaseModel]] = {}
    for model in models:
        _collect(model, found)
    return found


def _collect(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> None:
    if model.__name__ in found:
        return
    found[model.__name__] = model
    for field in model.model_fields.values():
        for inner in _records(field.annotation):
            _collect(inner, found)


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)


def _rows(model: type[BaseModel]) -> Iterator[FieldRow]:
    for name, field in model.model_fields.items():
        yield FieldRow(
            key=name,
            required=field.is_required(),
            kind=kind_of(model, name),
            meaning=field.description or "",
            example="\n".join(entry(name, example_of(field), 0)),
        )


def kind_of(model: type[BaseModel], name: str) -> str:
    """What a key of a record takes, in words."""
    return _kind(model.model_fields[name].annotation)


def example_of(field: FieldInfo) -> Any:
    """What may stand at a key: its own example, or one made of those of the keys that it must have."""
    if field.examples:
        return field.examples[0]
    record = next(_records(field.annotation))
    keys = {name: inner for name, inner in record.model_fields.items() if inner.is_required()}
    # Where no key must be there (the choices of a date, of a percentage) the first one says it.
    first = dict(list(record.model_fields.items())[:1])
    example = {name: example_of(inner) for name, inner in (keys or first).items()}
    return [example] if get_origin(field.annotation) is tuple else example


def _kind(annotation: Any) -> str:
    """The type in words: chữ, số nguyên, danh sách …, or the group of keys it is."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return " hoặc ".join(_kind(part) for part in args if part is not type(None))
    if origin is Annotated:
        return _kind(args[0])
    if origin is Literal:
        return "một trong các giá trị nêu ở cột Ý nghĩa"
    if origin is tuple:
        return f"danh sách: {_kind(args[0])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _TITLES.get(annotation.__name__, annotation.__name__)
    return _PLAIN[annotation.__name__]


_PLAIN = {
    "str": "chữ",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false",
    "date": "ngày (năm-tháng-ngày)",
    "Month": "tháng (năm-tháng)",
    "Quarter": "quý (năm-Q và số của quý)",
    "Half": "nửa năm (năm-H1 hoặc năm-H2)",
}
