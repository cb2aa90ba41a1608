"""What every record shares: frozen, strict about keys, one kind of text, one kind of code."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator import citing
from generator.slug import CODE, is_device

# No other package takes part in judging data; looking for one that wants to took a tenth of a check.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Record(BaseModel):
    """A frozen record that refuses unknown keys: the same strictness for check, build and preview."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False, defer_build=True
    )


@dataclass(frozen=True, slots=True)
class Lasting:
    """Marks, in `Annotated`, what outlives an occasion: `thidua new --from` takes it over."""


# Control characters and what Unicode calls no character: no words, and no file of ours can hold them.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")


def _one_line(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    return " ".join((raw if raw.isprintable() else _UNPRINTABLE.sub(" ", raw)).split())


Text = Annotated[str, StringConstraints(min_length=1), BeforeValidator(_one_line)]
"""Words for readers: one paragraph, white space and control characters folded, never empty."""

Line = Annotated[str, BeforeValidator(_one_line)]
"""Words for readers that may be missing: empty where there are none."""


def _lines(raw: Any) -> Any:
    return "\n".join(_one_line(line) for line in raw.splitlines()) if isinstance(raw, str) else raw


CellText = Annotated[str, BeforeValidator(_lines)]
"""Words of a table's cell: line breaks stay; empty where there are none."""

COPIED = frozenset({
    "binds_text", "closing", "condition", "contents_introduction", "enactment", "group", "heading",
    "instance", "introduction", "place", "position", "preamble", "text", "title", "wording",
})  # fmt: skip
"""Keys that hold words of the plan: nobody but the plan can say what belongs there."""

NOT_COPIED = "chưa chép từ kế hoạch"
"""What `thidua new` writes where words of the plan belong; checks find it, and it is true if published."""


UNKNOWN = "chưa rõ"
"""What a preview says where a draft has nothing yet; it stands in no file."""


def _no_device(name: str) -> str:
    if is_device(name):
        raise PydanticCustomError("S07", "device", {"device": True})
    return name


LONGEST_CODE = 50
"""Characters of a code: the longest address holds three, and Windows opens no path of 260 characters."""

Code = Annotated[
    str,
    StringConstraints(pattern=f"^{CODE}$", max_length=LONGEST_CODE),
    AfterValidator(_no_device),
]
"""The identity of a thing: ASCII lower case, digits and hyphens; it can stand in an address."""

FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(?:[-_.][a-z0-9]+)*\.[a-z]{3,4}$", max_length=80),
    AfterValidator(_no_device),
]
"""A file's name in its own folder: ASCII lower case, so that it opens on every Windows; no path."""

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256."""

SectionPath = Annotated[str, StringConstraints(pattern=citing.PATH, max_length=60)]
"""A place in the plan's outline, such as "IV.1.2.a" or "dieu-5.2"."""

Candidate = Literal["collective", "individual", "household"]
"""Kind of candidate: tập thể, cá nhân, hộ gia đình."""

Match = Literal["all", "any", "some", "unstated"]
"""How many of several statements must be met; "some": at least `least`; "unstated": the plan does not say."""

Comparison = Literal["at_least", "more_than", "at_most", "less_than", "exactly"]


class Measure(Record):
    """A number the plan asks for: an indicator (chỉ tiêu) or the threshold of a criterion."""

    subject: Text = Field(description="Đo cái gì, bằng lời ngắn gọn.", examples=["Tỷ lệ cử tri đi bầu"])
    comparison: Comparison = Field(
        default="at_least",
        description="So sánh: at_least (từ … trở lên), more_than (trên), at_most (không quá), "
        "less_than (dưới), exactly (đúng).",
        examples=["at_least"],
    )
    value: float = Field(description="Con số của kế hoạch.", examples=[98])
    unit: Text = Field(description="Đơn vị tính.", examples=["%"])


class Statement(Record):
    """One statement of the plan in its own words, with what it means as data.

    In a file it can be written as a plain text when nothing but the words is known.
    """

    text: Text = Field(
        description="Lời văn của kế hoạch, giữ nguyên từng chữ.",
        examples=["Hoàn thành xuất sắc nhiệm vụ được giao trong công tác bầu cử."],
    )
    title: Text | None = Field(
        default=None,
        description="Đề mục đứng trước lời văn, nếu kế hoạch có.",
        examples=["Công tác tuyên truyền"],
    )
    source: SectionPath | None = Field(
        default=None, description="Mục của kế hoạch chứa câu này.", examples=["IV.1.2.a"]
    )
    documents: tuple[Code, ...] = Field(
        default=(),
        description="Mã các văn bản mà câu này dẫn ra (legal_documents.yml).",
        examples=[["hd-7886-hd-bnv"]],
    )
    units: tuple[Code, ...] = Field(
        default=(),
        description="Mã các đơn vị mà câu này nói tới (units.yml).",
        examples=[["thuong-truc-tdkt"]],
    )
    measures: tuple[Measure, ...] = Field(
        default=(), description="Các con số trong câu: chỉ tiêu, ngưỡng phải đạt."
    )
    applies_to: Text | None = Field(
        default=None,
        description="Điều kiện: câu này chỉ áp dụng cho ai.",
        examples=["Cá nhân là đảng viên"],
    )
    match: Match | None = Field(
        default=None,
        description="Cách tính các ý con: all (phải đạt tất cả), any (đạt một trong các ý), "
        "some (đạt ít nhất một số ý), unstated (kế hoạch không nói).",
        examples=["all"],
    )
    least: int | None = Field(
        default=None, ge=1, description="Phải đạt ít nhất bao nhiêu ý, khi `match` là `some`.", examples=[3]
    )
    items: tuple[Statement, ...] = Field(default=(), description="Các ý con, theo thứ tự.")

    @model_validator(mode="before")
    @classmethod
    def _from_plain_text(cls, raw: Any) -> Any:
        return {"text": raw} if isinstance(raw, str) else raw
