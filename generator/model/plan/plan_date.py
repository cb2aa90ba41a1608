"""Dates as a plan writes them: the wording, and what the wording means (docs/domain.md, Dates)."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import UNKNOWN, Code, Record, Text

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


class Half(NamedTuple):
    """The first or the second half of a year."""

    year: int
    half: int


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


def _parse_half(raw: Any) -> Half:
    found = re.fullmatch(r"([12]\d{3})-H([12])", raw) if isinstance(raw, str) else None
    if found is None:
        raise PydanticCustomError("S05", "half", {"found": raw, "example": "2027-H1"})
    return Half(int(found[1]), int(found[2]))


def _parse_hour(raw: Any) -> str:
    if isinstance(raw, str) and re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", raw):
        return raw
    raise PydanticCustomError("S05", "hour", {"found": raw, "example": "17:00"})


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

HalfField = Annotated[
    Half,
    BeforeValidator(_parse_half),
    PlainSerializer(lambda half: f"{half[0]}-H{half[1]}"),
    _text_schema(r"^\d{4}-H[12]$"),
]
Hour = Annotated[str, BeforeValidator(_parse_hour), _text_schema(r"^([01]\d|2[0-3]):[0-5]\d$")]

Bound = Literal["on", "from", "on_or_before", "before", "through", "during"]

MEANINGS = ("day", "month", "quarter", "half", "year", "event", "relative", "recurring", "unknown")
"""The keys of which a date has exactly one."""
_NEEDS = {"to_day": "day", "to_month": "month", "to_quarter": "quarter", "hour": "day"}
"""Keys that only go on with another one."""

WEEKDAYS = ("thu-2", "thu-3", "thu-4", "thu-5", "thu-6", "thu-7", "chu-nhat")
"""The days of a week as a recurrence names them, Monday first."""
_RECURRENCES = {
    "year": (r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", "12-10"),
    "month": (r"0[1-9]|[12]\d|3[01]", "25"),
    "week": ("|".join(WEEKDAYS), "thu-6"),
}


class Relative(Record):
    """A time that is counted: "trong vòng 10 ngày kể từ ngày …"."""

    count: int = Field(
        ge=1, le=3660, description="Số ngày, số ngày làm việc hoặc số tháng được đếm.", examples=[10]
    )
    unit: Literal["day", "working_day", "month"] = Field(
        description="Đếm bằng: day (ngày), working_day (ngày làm việc: không tính thứ Bảy, Chủ nhật, ngày "
        "lễ), month (tháng).",
        examples=["working_day"],
    )
    # "from" is a word of Python, so it cannot be written as a field; `start` reads it.
    __annotations__["from"] = "Code | None"
    vars()["from"] = Field(
        default=None,
        description="Đếm từ đâu: mã sự kiện (events.yml) hoặc mã mốc của phong trào; bỏ trống khi kế hoạch "
        "đếm từ một việc khác, như ngày nhận được văn bản.",
        examples=["nop-ho-so"],
    )

    @property
    def start(self) -> str | None:
        """The event or milestone that it is counted from."""
        found: str | None = getattr(self, "from")
        return found


class Recurring(Record):
    """A time that comes again: "trước ngày 10/12 hằng năm"."""

    every: Literal["year", "month", "week"] = Field(
        description="Lặp lại theo: year (hằng năm), month (hằng tháng), week (hằng tuần).", examples=["year"]
    )
    day: Annotated[
        str,
        BeforeValidator(lambda raw: f"{raw:02}" if isinstance(raw, int) else raw),
        _text_schema(r"^(\d{2}(-\d{2})?|thu-[2-7]|chu-nhat)$"),
    ] = Field(
        description="Ngày trong mỗi kỳ: hằng năm ghi tháng-ngày (12-10), hằng tháng ghi ngày (25), hằng "
        "tuần ghi thu-2 đến thu-7 hoặc chu-nhat.",
        examples=["12-10"],
    )

    @model_validator(mode="after")
    def _is_a_day_of_it(self) -> Recurring:
        pattern, example = _RECURRENCES[self.every]
        if not re.fullmatch(pattern, self.day):
            raise PydanticCustomError("S05", "recurring", {"found": self.day, "example": example})
        return self


class PlanDate(Record):
    """A date of the plan.

    Exactly one of day, month, quarter, half, year, event, relative, recurring and unknown says what it means.
    """

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
    hour: Hour | None = Field(
        default=None,
        description="Giờ, khi kế hoạch ghi giờ (“trước 17 giờ ngày 18/3/2026”), viết giờ:phút trong ngoặc "
        "kép; kế hoạch không ghi thì bỏ trống.",
        examples=["17:00"],
    )
    month: MonthField | None = Field(
        default=None, description="Tháng, khi kế hoạch chỉ ghi tháng.", examples=["2026-03"]
    )
    to_month: MonthField | None = Field(
        default=None,
        description="Tháng cuối, khi kế hoạch ghi nhiều tháng liền nhau (“từ tháng 3 đến tháng 4/2026”).",
        examples=["2026-04"],
    )
    quarter: QuarterField | None = Field(
        default=None, description="Quý, khi kế hoạch chỉ ghi quý.", examples=["2025-Q4"]
    )
    to_quarter: QuarterField | None = Field(
        default=None,
        description="Quý cuối, khi kế hoạch ghi nhiều quý liền nhau (“quý I và quý II năm 2026”).",
        examples=["2026-Q2"],
    )
    half: HalfField | None = Field(
        default=None,
        description="Nửa năm, khi kế hoạch ghi 6 tháng đầu năm (H1) hoặc 6 tháng cuối năm (H2).",
        examples=["2027-H1"],
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
    relative: Relative | None = Field(
        default=None,
        description="Khoảng thời gian được đếm, khi kế hoạch ghi “trong vòng 10 ngày kể từ …”.",
        examples=[{"count": 10, "unit": "working_day", "from": "nop-ho-so"}],
    )
    recurring: Recurring | None = Field(
        default=None,
        description="Thời gian lặp lại, khi kế hoạch ghi “hằng năm”, “hằng tháng”, “hằng tuần”.",
        examples=[{"every": "year", "day": "12-10"}],
    )
    unknown: bool = Field(
        default=False, description="Kế hoạch không ghi thời gian: true khi đúng như vậy.", examples=[True]
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

    @property
    def unread(self) -> bool:
        """Whether it stands where a draft has nothing yet: what the plan says is not known."""
        return self.unknown and self.wording == UNKNOWN

    @model_validator(mode="after")
    def _says_one_thing(self) -> PlanDate:
        said = [name for name in MEANINGS if getattr(self, name) not in (None, False)]
        if len(said) != 1:
            raise PydanticCustomError(
                "S09",
                "one",
                {"found": ", ".join(said) or "không có khóa nào", "choices": ", ".join(MEANINGS)},
            )
        for key, needed in _NEEDS.items():
            if getattr(self, key) is not None and getattr(self, needed) is None:
                raise PydanticCustomError("D20", "part", {"key": key, "needed": needed})
        return self
