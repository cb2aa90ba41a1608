"""When: the period, its waves and its milestones."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Code, Record, SectionPath, Statement, Text
from generator.model.plan.plan_date import Day, PlanDate


class Period(Record):
    """From the campaign's first day to its last; both belong to it."""

    text: Text = Field(
        description="Câu của kế hoạch về thời gian thi đua, giữ nguyên.",
        examples=["Thời gian: từ ngày phát động thi đua đến hết tháng 3 năm 2026."],
    )
    start: PlanDate = Field(
        description="Ngày đầu.",
        examples=[{"wording": "từ ngày 01/01/2026", "day": "2026-01-01", "bound": "from"}],
    )
    end: PlanDate = Field(
        description="Ngày cuối.",
        examples=[{"wording": "đến hết tháng 3 năm 2026", "month": "2026-03", "bound": "through"}],
    )
    documents: tuple[Code, ...] = Field(
        default=(), description="Mã các văn bản được dẫn.", examples=[["kh-268-ubnd-tinh"]]
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["III.1"])


class Wave(Record):
    """One wave of a campaign (đợt 1, đợt 2) with its own period."""

    code: Code = Field(description="Mã của đợt.", examples=["dot-1"])
    title: Text = Field(description="Tên đợt.", examples=["Đợt 1"])
    period: Period = Field(description="Thời gian của đợt.")


class Stopped(Record):
    """A document that stopped or repealed the campaign before its end."""

    by: Code = Field(
        description="Mã văn bản dừng hoặc bãi bỏ (legal_documents.yml).", examples=["kh-300-2026"]
    )
    day: Day = Field(description="Dừng từ ngày nào, viết năm-tháng-ngày.", examples=["2026-02-10"])
    wording: Text = Field(
        description="Lời của văn bản ấy về việc dừng, giữ nguyên.",
        examples=["Dừng thực hiện Kế hoạch kể từ ngày 10/02/2026"],
    )


MilestoneKind = Literal["dossier", "internal", "proposal", "review", "summary", "other"]


class Milestone(Record):
    """A point of the campaign's calendar."""

    code: Code = Field(description="Mã mốc, duy nhất trong tệp.", examples=["nop-ho-so"])
    kind: MilestoneKind = Field(
        description="Loại mốc: dossier (hạn nộp hồ sơ của các đơn vị), internal (hạn của cơ quan tổng hợp), "
        "proposal (thời gian đề nghị), review (xét khen thưởng), summary (tổng kết), other (khác).",
        examples=["dossier"],
    )
    title: Text = Field(description="Tên mốc trên trang.", examples=["Hạn nộp hồ sơ"])
    date: PlanDate = Field(
        description="Thời gian.",
        examples=[{"wording": "chậm nhất ngày 18/3/2026", "day": "2026-03-18", "bound": "on_or_before"}],
    )
    binds: tuple[Code, ...] = Field(
        default=(),
        description="Mã các đơn vị phải theo mốc này (units.yml).",
        examples=[["to-bau-cu"]],
    )
    binds_text: Text | None = Field(
        default=None, description="Mốc này ràng buộc ai, bằng lời.", examples=["Sở Nội vụ"]
    )
    awards: tuple[Code, ...] = Field(
        default=(), description="Chỉ áp dụng cho các hình thức này.", examples=[["giay-khen-xa"]]
    )
    wave: Code | None = Field(default=None, description="Thuộc đợt nào.", examples=["dot-1"])
    text: Text | None = Field(
        default=None,
        description="Câu của kế hoạch về mốc này, giữ nguyên.",
        examples=["Hồ sơ gửi về Phòng Văn hóa - Xã hội trước ngày 18/3/2026."],
    )
    note: Text | None = Field(
        default=None, description="Ghi chú của kế hoạch về mốc này.", examples=["tính theo dấu bưu điện"]
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.6"])


class Change(Record):
    """A change of this page's data, told to readers."""

    date: PlanDate = Field(
        description="Ngày thay đổi.", examples=[{"wording": "ngày 20/11/2026", "day": "2026-11-20"}]
    )
    text: Text = Field(description="Thay đổi điều gì.", examples=["Đưa toàn văn kế hoạch lên cổng."])
    document: Code | None = Field(
        default=None, description="Mã văn bản quyết định thay đổi.", examples=["kh-300-2026"]
    )


class Responsibility(Record):
    """Who does what (tổ chức thực hiện)."""

    heading: Text = Field(description="Đơn vị, như kế hoạch ghi.", examples=["Phòng Văn hóa - Xã hội"])
    units: tuple[Code, ...] = Field(
        default=(), description="Mã các đơn vị (units.yml).", examples=[["thuong-truc-tdkt"]]
    )
    tasks: tuple[Statement, ...] = Field(
        min_length=1, title="Tổ chức thực hiện", description="Nhiệm vụ, giữ nguyên lời."
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["V.2"])
