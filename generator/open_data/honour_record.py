"""A published honour as open data: a row of /du-lieu/vinh-danh*.json, the columns of its CSV and XLSX files.

The first ten columns are the list's own, in its order.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from generator.model.base import Candidate, Record


class PublishedHonour(Record):
    """One published row: nothing about a person beyond what the roll's page shows."""

    candidate: Candidate = Field(
        title="Loại",
        description="collective (tập thể), individual (cá nhân), household (hộ gia đình).",
        examples=["individual"],
    )
    honorific: str = Field(title="Danh xưng", description="Ông, Bà hoặc để trống.", examples=["Bà"])
    name: str = Field(
        title="Tên",
        description="Họ và tên, tên tập thể hoặc họ và tên chủ hộ, như quyết định ghi.",
        examples=["Trần Thị B12"],
    )
    position: str = Field(
        title="Chức vụ", description="Chức vụ, như quyết định ghi.", examples=["Trưởng thôn"]
    )
    unit: str = Field(title="Đơn vị", description="Đơn vị, như quyết định ghi.", examples=["Thôn A1"])
    award: str = Field(
        title="Hình thức khen thưởng",
        description="Danh hiệu, hình thức khen thưởng, kèm cấp quyết định.",
        examples=["Giấy khen của Chủ tịch UBND xã"],
    )
    achievement: str = Field(
        title="Thành tích",
        description="Thành tích được khen, nếu danh sách có ghi.",
        examples=["Thành tích xuất sắc trong phong trào"],
    )
    decision_number: str = Field(
        title="Số quyết định", description="Số, ký hiệu của quyết định.", examples=["12/QĐ-UBND"]
    )
    decision_date: date = Field(
        title="Ngày quyết định", description="Ngày ký, dạng năm-tháng-ngày.", examples=["2026-05-08"]
    )
    status: Literal["published", "corrected"] = Field(
        title="Tình trạng",
        description="published (đã công bố), corrected (đã đính chính theo văn bản sau).",
        examples=["published"],
    )
    corrected_by: str = Field(
        title="Văn bản đính chính",
        description="Các văn bản đính chính, cách nhau bằng dấu chấm phẩy; để trống khi không có.",
        examples=["Quyết định số 15/QĐ-UBND ngày 20/5/2026"],
    )
    number: int = Field(
        title="Số thứ tự", description="Số thứ tự trong danh sách, đếm riêng cho từng loại.", examples=[12]
    )
    campaign: str = Field(
        title="Mã phong trào", description="Mã phong trào trên cổng.", examples=["thi-dua-2026"]
    )
    campaign_title: str = Field(
        title="Phong trào", description="Tên gọn của phong trào.", examples=["Thi đua bầu cử 2026 - 2031"]
    )
    decision: str = Field(
        title="Mã quyết định", description="Mã quyết định trong phong trào.", examples=["qd-12-2026"]
    )
    award_code: str = Field(
        title="Mã hình thức", description="Mã hình thức khen thưởng trên cổng.", examples=["giay-khen-xa"]
    )
    unit_code: str = Field(
        title="Mã đơn vị",
        description="Mã đơn vị hoặc nhóm đơn vị trên cổng; để trống khi đơn vị chưa có mã.",
        examples=["cac-thon-cao-loc"],
    )
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của dòng này, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/vinh-danh/#qd-12-2026-ca-nhan-12"],
    )
    sample: bool = Field(
        title="Ví dụ",
        description="true (“có” trong CSV, XLSX): dữ liệu minh họa, không phải người thật; bỏ qua khi "
        "thống kê.",
        examples=[False],
    )
