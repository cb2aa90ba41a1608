"""What all open data have in common: the shape of every file /du-lieu/*.json around its rows.

The rows' records lie beside this module (*_record.py). Their titles are the columns' headers, their
descriptions the documentation on /du-lieu/ and in the JSON Schema. A column that is a field of the model
takes its description and example from there (`of_model`); the records describe what the portal works out.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import Field

from generator.model.base import Candidate, Code, Record
from generator.model.campaign import Campaign
from generator.model.plan.award import CriteriaSet, OfferedAward
from generator.model.registry import DataLicence

SCHEMA_VERSION = "1.0"

DataRow = TypeVar("DataRow", bound=Record)

# "(units.yml)", "(annexes)": where staff find a code; the public has no such files.
_KEY_OF_A_FILE = re.compile(r" \(`?[a-z_]+`?(?:\.yml)?\)|`")


def of_model(
    model: type[Record], name: str, title: str, *, says: str | None = None, adds: str | None = None
) -> Any:
    """A column that is a field of the model, with the field's description and examples.

    `adds` is said after the description, such as what an empty cell means. `says` stands in its place where
    the field's own words are advice for those who write the file, or the column holds a little more.
    """
    field = model.model_fields[name]
    description = says or _KEY_OF_A_FILE.sub("", field.description or "")
    description = re.sub(r"\btrue\b", "true (“có” trong CSV)", description, count=1)
    if adds:
        description = f"{description.rstrip('.')}; {adds}."
    return Field(title=title, description=description, examples=field.examples)


CampaignCode = Annotated[
    Code, Field(title="Mã phong trào", description="Mã phong trào trên cổng.", examples=["thi-dua-2026"])
]
CampaignTitle = Annotated[
    str, of_model(Campaign, "short_title", "Phong trào", says="Tên gọn của phong trào.")
]
AwardCode = Annotated[Code, of_model(OfferedAward, "award", "Mã hình thức")]
AwardTitle = Annotated[str, of_model(OfferedAward, "heading", "Hình thức khen thưởng")]
AnyCandidate = Annotated[
    Candidate | None,
    of_model(CriteriaSet, "candidate", "Đối tượng", adds="để trống: mọi đối tượng"),
]
Sample = Annotated[
    bool,
    Field(
        title="Ví dụ",
        description="true (“có” trong CSV): thuộc dữ liệu minh họa, không có thật; bỏ qua khi thống kê.",
        examples=[False],
    ),
]


class DataSource(Record):
    """Who publishes the data."""

    portal: str = Field(title="Cổng", description="Tên cổng.")
    owner: str = Field(title="Cơ quan", description="Cơ quan chủ quản của cổng.")
    url: str | None = Field(
        title="Địa chỉ",
        description="Địa chỉ của cổng; null khi cổng chưa khai báo. Các liên kết trong dữ liệu tính từ địa "
        "chỉ này.",
    )


class DataFile(Record, Generic[DataRow]):
    """A whole file."""

    schema_version: Literal["1.0"] = Field(
        title="Phiên bản", description="Phiên bản của cấu trúc; số đầu đổi khi có thay đổi không tương thích."
    )
    updated: date | None = Field(
        title="Cập nhật", description="Ngày dữ liệu thay đổi gần nhất; null khi chưa ghi."
    )
    licence: DataLicence | None = Field(title="Giấy phép", description="Giấy phép sử dụng dữ liệu.")
    source: DataSource = Field(title="Nguồn", description="Nơi phát hành dữ liệu.")
    rows: tuple[DataRow, ...] = Field(title="Các dòng", description="Các dòng của bộ dữ liệu.")


def entry_record(record: type[Record], key: str) -> type[Record] | None:
    """The record of a list's entries; None where the column holds no records."""
    kinds = get_args(record.model_fields[key].annotation)
    return kinds[0] if kinds and isinstance(kinds[0], type) and issubclass(kinds[0], Record) else None
