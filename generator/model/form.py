"""Forms (biểu mẫu): documents that units or the office fill in, and the list that the importer reads."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Candidate, Code, FileName, Record, Text
from generator.model.plan.dossier import FormReference
from generator.model.plan.plan_date import Day

FormUser = Literal["unit", "office", "pack"]


class Form(Record):
    """One form of the library or of one campaign. A Word file with tags is filled in for every award."""

    code: Code = Field(description="Mã biểu mẫu, là địa chỉ của trang.", examples=["to-trinh"])
    title: Text = Field(description="Tên biểu mẫu.", examples=["Tờ trình đề nghị khen thưởng"])
    purpose: Text = Field(
        description="Dùng để làm gì, ai lập, gửi cho ai.",
        examples=["Đơn vị lập để đề nghị khen thưởng, gửi kèm danh sách, biên bản và báo cáo."],
    )
    file: FileName | None = Field(
        default=None,
        description="Tên tệp (.docx, .xlsx, .pdf) trong thư mục forms/; bỏ trống khi có `made`.",
        examples=["to-trinh.docx"],
    )
    made: Literal["honours_list"] | None = Field(
        default=None,
        description="Do cổng lập: honours_list (bảng tính để nhập danh sách khen thưởng).",
        examples=["honours_list"],
    )
    used_by: FormUser = Field(
        default="unit",
        description="Ai dùng: unit (đơn vị đề nghị), office (cơ quan khen thưởng), pack (tờ kê hồ sơ).",
        examples=["unit"],
    )
    usual: bool = Field(
        default=False,
        description="Thuộc bộ hồ sơ thông dụng: true thì dùng khi kế hoạch không kể thành phần hồ sơ.",
        examples=[True],
    )
    candidate: Candidate | None = Field(
        default=None,
        description="Chỉ dùng cho loại đối tượng này: collective (tập thể), individual (cá nhân), "
        "household (hộ gia đình).",
        examples=["individual"],
    )
    follows: FormReference | None = Field(
        default=None, description="Mẫu của văn bản pháp luật mà biểu mẫu này dựng theo."
    )
    documents: tuple[Code, ...] = Field(
        default=(), description="Mã các văn bản quy định thể thức, nội dung.", examples=[["nd-30-2020"]]
    )
    personal_data: bool = Field(
        default=False,
        description="Có dữ liệu cá nhân khi đã điền: true thì bản đã điền không được đăng công khai.",
        examples=[True],
    )
    changed: Day = Field(description="Ngày sửa biểu mẫu gần nhất.", examples=["2026-11-20"])
