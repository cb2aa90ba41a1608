"""Dates as a plan writes them: the wording, and what the wording means (docs/domain.md, Dates)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Code, Record, Text

FIRST_YEAR, LAST_YEAR = 1945, 2200
"""The years that a plan can mean."""


class Month(NamedTuple):
    """A month of a year, 1 to 12."""

    year: int
    month: int


class Quarter(NamedTuple):
    """A quarter of a year, 1 to 4."""

    year: int
    quarter: int


def _parse_day(raw: Any) -> date:
    if isinstance(raw, date):
        return raw
    if isinstance(raw, str) and re.fullmatch(r"[12]\d{3}-\d{2}-\d{2}", raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise PydanticCustomError("S05", "day", {"found": raw, "example": "2026-03-18"})


def _parse_month(raw: Any) -> Month:
    found = re.fullmatch(r"([12]\d{3})-(0[1-9]|1[0-2])", raw) if isinstance(raw, str) else None
    if found is None:
        raise PydanticCustomError("S05", "month", {"found": raw, "example": "2026-03"})
    return Month(int(found[1]), int(found[2]))


def _parse_quarter(raw: Any) -> Quarter:
    found = re.fullmatch(r"([12]\d{3})-Q([1-4])", raw) if isinstance(raw, str) else None
    if found is None:
        raise PydanticCustomError("S05", "quarter", {"found": raw, "example": "2025-Q4"})
    return Quarter(int(found[1]), int(found[2]))


def _text_schema(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


Day = Annotated[date, BeforeValidator(_parse_day), _text_schema(r"^[12]\d{3}-\d{2}-\d{2}$")]
MonthField = Annotated[
    Month,
    BeforeValidator(_parse_month),
    PlainSerializer(lambda month: f"{month[0]}-{month[1]:02}"),
    _text_schema(r"^\d{4}-(0[1-9]|1[0-2])$"),
]
QuarterField = Annotated[
    Quarter,
    BeforeValidator(_parse_quarter),
    PlainSerializer(lambda quarter: f"{quarter[0]}-Q{quarter[1]}"),
    _text_schema(r"^\d{4}-Q[1-4]$"),
]

Bound = Literal["on", "from", "on_or_before", "before", "through", "during"]

_WHAT = ("day", "month", "quarter", "year", "event", "unknown")


class PlanDate(Record):
    """A date of the plan. Exactly one of day, month, quarter, year, event, unknown says what it means."""

    wording: Text = Field(
        description="Lời của kế hoạch về thời gian, giữ nguyên.",
        examples=["chậm nhất ngày 18/3/2026"],
    )
    bound: Bound = Field(
        default="on",
        description="Cách hiểu: on (đúng, trong ngày), from (từ), on_or_before (chậm nhất), "
        "before (trước ngày, không tính ngày ấy), through (đến hết), during (trong tháng, quý, năm).",
        examples=["on_or_before"],
    )
    day: Day | None = Field(default=None, description="Ngày, viết năm-tháng-ngày.", examples=["2026-03-18"])
    to_day: Day | None = Field(
        default=None,
        description="Ngày cuối, khi kế hoạch ghi một khoảng ngày (“từ ngày 08 đến ngày 10/12/2025”).",
        examples=["2025-12-10"],
    )
    month: MonthField | None = Field(
        default=None, description="Tháng, khi kế hoạch chỉ ghi tháng.", examples=["2026-03"]
    )
    quarter: QuarterField | None = Field(
        default=None, description="Quý, khi kế hoạch chỉ ghi quý.", examples=["2025-Q4"]
    )
    year: int | None = Field(
        default=None,
        ge=FIRST_YEAR,
        le=LAST_YEAR,
        description="Năm, khi kế hoạch chỉ ghi năm.",
        examples=[2021],
    )
    event: Code | None = Field(
        default=None,
        description="Mã sự kiện (events.yml), khi kế hoạch lấy một sự kiện làm mốc.",
        examples=["bau-cu-quoc-hoi-khoa-xvi"],
    )
    unknown: bool = Field(
        default=False, description="true khi kế hoạch không ghi thời gian.", examples=[True]
    )
    original: PlanDate | None = Field(
        default=None,
        description="Hạn cũ, khi thời hạn đã được gia hạn hoặc điều chỉnh.",
        examples=[{"wording": "trước ngày 15/3/2026", "day": "2026-03-15", "bound": "before"}],
    )
    changed_by: Code | None = Field(
        default=None, description="Mã văn bản gia hạn hoặc điều chỉnh thời hạn.", examples=["kh-300-2026"]
    )
    reason: Text | None = Field(
        default=None,
        description="Lý do gia hạn hoặc điều chỉnh, như văn bản ghi.",
        examples=["để các đơn vị có thêm thời gian hoàn thiện hồ sơ"],
    )

    @model_validator(mode="after")
    def _says_one_thing(self) -> PlanDate:
        said = [name for name in _WHAT if getattr(self, name) not in (None, False)]
        if len(said) != 1:
            raise PydanticCustomError(
                "S09",
                "one",
                {"found": ", ".join(said) or "không có khóa nào", "choices": ", ".join(_WHAT)},
            )
        return self
