"""What all open data have in common: the shape of every file /du-lieu/*.json around its rows.

The rows' records lie beside this module (open_data_*.py). Their titles are the columns' headers, their
descriptions the documentation on /du-lieu/ and in the JSON Schema.
"""

from __future__ import annotations

from datetime import date
from typing import Generic, Literal, TypeVar, get_args

from pydantic import Field

from generator.model.base import Record
from generator.model.registry import DataLicence

SCHEMA_VERSION = "1.0"

Row = TypeVar("Row", bound=Record)


class DataSource(Record):
    """Who publishes the data."""

    portal: str = Field(title="Cổng", description="Tên cổng.")
    owner: str = Field(title="Cơ quan", description="Cơ quan chủ quản của cổng.")
    url: str | None = Field(
        title="Địa chỉ",
        description="Địa chỉ của cổng; null khi cổng chưa khai báo. Các liên kết trong dữ liệu tính từ địa "
        "chỉ này.",
    )


class DataFile(Record, Generic[Row]):
    """A whole file."""

    schema_version: Literal["1.0"] = Field(
        title="Phiên bản", description="Phiên bản của cấu trúc; số đầu đổi khi có thay đổi không tương thích."
    )
    updated: date | None = Field(
        title="Cập nhật", description="Ngày dữ liệu thay đổi gần nhất; null khi chưa ghi."
    )
    licence: DataLicence | None = Field(title="Giấy phép", description="Giấy phép sử dụng dữ liệu.")
    source: DataSource = Field(title="Nguồn", description="Nơi phát hành dữ liệu.")
    rows: tuple[Row, ...] = Field(title="Các dòng", description="Các dòng của bộ dữ liệu.")


def entry_record(record: type[Record], key: str) -> type[Record] | None:
    """The record of a list's entries; None where the column holds no records."""
    kinds = get_args(record.model_fields[key].annotation)
    return kinds[0] if kinds and isinstance(kinds[0], type) and issubclass(kinds[0], Record) else None
