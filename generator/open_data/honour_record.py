"""A published honour as open data: a row of /du-lieu/vinh-danh*.json, the columns of its CSV and XLSX files.

The first ten columns are the list's own, in its order.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Candidate, Record
from generator.model.decision import Decision
from generator.model.plan.award import CriteriaSet
from generator.open_data.record import AwardCode, CampaignCode, CampaignTitle, Sample, of_model


class PublishedHonour(Record):
    """One published row: nothing about a person beyond what the roll's page shows."""

    candidate: Annotated[Candidate, of_model(CriteriaSet, "candidate", "Loại")]
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
    decision_number: Annotated[str, of_model(Decision, "number", "Số quyết định")]
    decision_date: Annotated[date, of_model(Decision, "date", "Ngày quyết định", adds="dạng năm-tháng-ngày")]
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
    campaign: CampaignCode
    campaign_title: CampaignTitle
    decision: Annotated[str, of_model(Decision, "code", "Mã quyết định")]
    wave: Annotated[str, of_model(Decision, "wave", "Mã đợt", adds="để trống khi không có")]
    year: Annotated[int | None, of_model(Decision, "year", "Kết quả của năm", adds="để trống khi không có")]
    award_code: AwardCode
    unit_code: str = Field(
        title="Mã đơn vị",
        description="Mã đơn vị hoặc nhóm đơn vị trên cổng; để trống khi đơn vị chưa có mã.",
        examples=["cac-thon"],
    )
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của dòng này, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/vinh-danh/#qd-12-2026-ca-nhan-12"],
    )
    sample: Sample = Field(
        description="true (“có” trong CSV, XLSX): dữ liệu minh họa, không phải người thật; "
        "bỏ qua khi thống kê."
    )
