"""The portal's owner and settings: `extra.portal` in mkdocs.yml, the one place for them."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Code, Line, Record, Text


class DataLicence(Record):
    """The licence of the published data."""

    name: Text = Field(description="Tên giấy phép.", examples=["CC BY 4.0"])
    url: Text = Field(
        pattern=r"^https://", description="Địa chỉ của giấy phép.", examples=["https://creativecommons.org/"]
    )


class Portal(Record):
    """Who keeps the portal. An empty value leaves its line out of the pages."""

    name: Text = Field(description="Tên cổng.")
    owner: Text = Field(description="Cơ quan chủ quản.", examples=["Ủy ban nhân dân xã Cao Lộc"])
    owner_place: Line = Field(default="", description="Thuộc tỉnh nào.")
    issuing_body: Code = Field(description="Mã cơ quan chủ quản (issuing_bodies.yml).")
    department: Line = Field(default="", description="Bộ phận phụ trách.")
    responsible: Line = Field(default="", description="Người chịu trách nhiệm: họ tên, chức vụ.")
    address: Line = Field(default="", description="Địa chỉ trụ sở.")
    phone: Line = Field(default="", description="Điện thoại cơ quan.")
    email: Line = Field(default="", description="Thư điện tử công vụ.")
    data_licence: DataLicence | None = Field(default=None, description="Giấy phép dữ liệu.")
    archive_after_months: int = Field(
        default=12, ge=1, le=120, description="Sau bao nhiêu tháng kể từ ngày kết thúc thì lưu trữ."
    )
