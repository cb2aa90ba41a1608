"""Awards a campaign offers, and what a candidate must meet."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Candidate, Code, Match, Record, SectionPath, Statement, Text


class CriteriaGroup(Record):
    """Criteria for one group of units ("Đối với các Tổ bầu cử, đơn vị bầu cử")."""

    heading: Text = Field(
        description="Nhóm đơn vị, như kế hoạch ghi.",
        examples=["Đối với các Tổ bầu cử, đơn vị bầu cử"],
    )
    units: tuple[Code, ...] = Field(
        default=(), description="Mã các đơn vị của nhóm (units.yml).", examples=[["to-bau-cu"]]
    )
    preamble: Text | None = Field(
        default=None,
        description="Lời dẫn trước các tiêu chuẩn của nhóm.",
        examples=["Đối với các Tổ bầu cử:"],
    )
    match: Match | None = Field(
        default=None,
        description="Cách tính: all (đạt tất cả), any (đạt một trong các tiêu chuẩn), some (đạt ít nhất "
        "một số tiêu chuẩn), unstated (kế hoạch không nói). Chỉ có một tiêu chuẩn thì không cần ghi.",
        examples=["all"],
    )
    least: int | None = Field(
        default=None,
        ge=1,
        description="Phải đạt ít nhất bao nhiêu tiêu chuẩn, khi `match` là `some`.",
        examples=[3],
    )
    criteria: tuple[Statement, ...] = Field(min_length=1, title="Tiêu chuẩn", description="Các tiêu chuẩn.")
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.1.2.a"])


class CriteriaSet(Record):
    """Criteria of one award for one kind of candidate: its own, those of groups of units, or both."""

    candidate: Candidate = Field(
        description="Loại đối tượng: collective (tập thể), individual (cá nhân), household (hộ gia đình).",
        examples=["collective"],
    )
    preamble: Text | None = Field(
        default=None,
        description="Lời dẫn chung (điều kiện đứng trước các tiêu chuẩn).",
        examples=["Chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước và đạt các tiêu chuẩn sau:"],
    )
    match: Match | None = Field(
        default=None,
        description="Cách tính: all (đạt tất cả), any (đạt một trong các tiêu chuẩn), some (đạt ít nhất "
        "một số tiêu chuẩn), unstated (kế hoạch không nói). Chỉ có một tiêu chuẩn thì không cần ghi.",
        examples=["any"],
    )
    least: int | None = Field(
        default=None,
        ge=1,
        description="Phải đạt ít nhất bao nhiêu tiêu chuẩn, khi `match` là `some`.",
        examples=[3],
    )
    criteria: tuple[Statement, ...] = Field(default=(), title="Tiêu chuẩn", description="Các tiêu chuẩn.")
    groups: tuple[CriteriaGroup, ...] = Field(
        default=(), description="Tiêu chuẩn riêng cho từng nhóm đơn vị."
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.1.2"])


class OfferedAward(Record):
    """One award of a campaign."""

    award: Code = Field(description="Mã hình thức khen thưởng (awards.yml).", examples=["giay-khen-xa"])
    heading: Text = Field(description="Tên như kế hoạch ghi.", examples=["Giấy khen của Chủ tịch UBND xã"])
    introduction: tuple[Text, ...] = Field(
        default=(),
        description="Lời dẫn của kế hoạch về hình thức này, giữ nguyên.",
        examples=[["Tặng Giấy khen cho tập thể, cá nhân có thành tích xuất sắc."]],
    )
    subjects: tuple[Statement, ...] = Field(
        default=(), title="Đối tượng khen thưởng", description="Đối tượng được xét, như kế hoạch ghi."
    )
    exclusions: tuple[Statement, ...] = Field(
        default=(), description="Ai không được xét.", examples=[["Ban chỉ đạo"]]
    )
    criteria: tuple[CriteriaSet, ...] = Field(default=(), description="Tiêu chuẩn theo từng loại đối tượng.")
    by_reference: Statement | None = Field(
        default=None,
        title="Quy định áp dụng",
        description="Khi kế hoạch không ghi tiêu chuẩn mà dẫn sang văn bản khác hoặc giao nơi khác quy định.",
    )
    procedure: tuple[Statement, ...] = Field(
        default=(), title="Trình tự xét", description="Trình tự xét riêng của hình thức này."
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.1"])
