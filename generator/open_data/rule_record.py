"""What a campaign asks and allows, as open data: rows of /du-lieu/tieu-chuan.* and /du-lieu/so-luong.*."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Code, Comparison, Match, Measure, Record, SectionPath, Statement
from generator.model.plan.award import CriteriaGroup, CriteriaSet
from generator.model.plan.quota import Minimum, Per, Percentage, Quota, Strictness, WithoutNumber
from generator.open_data.record import AnyCandidate, AwardCode, AwardTitle, CampaignCode, Sample, of_model

_NOT_SAID = "để trống khi kế hoạch không ghi"
_NO_MINIMUM = "để trống khi kế hoạch không ghi số ít nhất"


class Threshold(Record):
    """A number that a criterion asks for."""

    subject: Annotated[str, of_model(Measure, "subject", "Đo cái gì")]
    comparison: Annotated[Comparison, of_model(Measure, "comparison", "So sánh")]
    value: Annotated[float, of_model(Measure, "value", "Con số")]
    unit: Annotated[str, of_model(Measure, "unit", "Đơn vị tính")]


class PublishedCriterion(Record):
    """One criterion, or one of its parts; also who is excluded, and where a plan refers to another text."""

    campaign: CampaignCode
    award: AwardCode
    award_title: AwardTitle
    kind: Literal["criterion", "exclusion", "reference"] = Field(
        title="Loại dòng",
        description="criterion (tiêu chuẩn), exclusion (ai không được xét), reference (văn bản không ghi "
        "tiêu chuẩn mà dẫn sang văn bản khác hoặc giao nơi khác quy định).",
        examples=["criterion"],
    )
    candidate: AnyCandidate
    group: Annotated[str, of_model(CriteriaGroup, "heading", "Nhóm đơn vị", adds="để trống: mọi đơn vị")]
    units: tuple[Code, ...] = Field(
        title="Mã đơn vị",
        description="Mã các đơn vị của nhóm hoặc của câu.",
        examples=[["to-bau-cu"]],
    )
    preamble: str = Field(
        title="Lời dẫn",
        description="Lời dẫn, điều kiện đứng trước các tiêu chuẩn của đối tượng, của nhóm; nguyên văn.",
        examples=["Cá nhân là đảng viên phải hoàn thành tốt nhiệm vụ trở lên."],
    )
    match: Annotated[
        Match | None,
        of_model(
            CriteriaSet,
            "match",
            "Phải đạt",
            says="Với các dòng cùng cấp: all (đạt tất cả), any (đạt một trong các tiêu chuẩn), some (đạt ít "
            "nhất một số tiêu chuẩn), unstated (kế hoạch không nói rõ); để trống khi không áp dụng.",
        ),
    ]
    least: Annotated[
        int | None,
        of_model(
            CriteriaSet,
            "least",
            "Ít nhất",
            says="Với các dòng cùng cấp: phải đạt ít nhất bao nhiêu tiêu chuẩn, khi không phải đạt tất cả; "
            "để trống khi không áp dụng.",
        ),
    ]
    number: str = Field(
        title="Thứ tự",
        description="Thứ tự trong đối tượng và nhóm; “2.1” là ý thứ nhất của tiêu chuẩn thứ hai.",
        examples=["2.1"],
    )
    title: Annotated[str, of_model(Statement, "title", "Đề mục")]
    text: Annotated[str, of_model(Statement, "text", "Nguyên văn")]
    applies_to: Annotated[str, of_model(Statement, "applies_to", "Chỉ áp dụng cho")]
    thresholds: tuple[Threshold, ...] = Field(
        title="Ngưỡng",
        description="Các con số phải đạt; mỗi mục gồm đo cái gì, so sánh, con số, đơn vị tính.",
        examples=[[{"subject": "Tỷ lệ cử tri đi bầu", "comparison": "at_least", "value": 98, "unit": "%"}]],
    )
    documents: Annotated[tuple[Code, ...], of_model(Statement, "documents", "Mã văn bản được dẫn")]
    section: Annotated[SectionPath | None, of_model(Statement, "source", "Mục")]
    link: str = Field(
        title="Liên kết",
        description="Nơi ghi tiêu chuẩn của hình thức này, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/tieu-chuan/#giay-khen-xa"],
    )
    sample: Sample


class PublishedQuota(Record):
    """One line of a plan's quotas. Numbers of different kinds, or that count differently, do not add up."""

    campaign: CampaignCode
    code: Annotated[Code, of_model(Quota, "code", "Mã dòng")]
    award: AwardCode
    award_title: AwardTitle
    group: Annotated[str, of_model(Quota, "group", "Dành cho")]
    units: Annotated[tuple[Code, ...], of_model(Quota, "units", "Mã đơn vị")]
    rest: Annotated[bool, of_model(Quota, "rest", "Các đơn vị còn lại")]
    per: Annotated[Per, of_model(Quota, "per", "Cách đếm")]
    instance: Annotated[str, of_model(Quota, "instance", "Đếm theo")]
    strictness: Annotated[Strictness, of_model(Quota, "strictness", "Mức độ")]
    collectives: Annotated[int | None, of_model(Quota, "collectives", "Số tập thể", adds=_NOT_SAID)]
    individuals: Annotated[int | None, of_model(Quota, "individuals", "Số cá nhân", adds=_NOT_SAID)]
    households: Annotated[int | None, of_model(Quota, "households", "Số hộ gia đình", adds=_NOT_SAID)]
    cases: Annotated[
        int | None, of_model(Quota, "cases", "Số trường hợp", adds="không cộng với ba cột trước")
    ]
    minimum_collectives: Annotated[
        int | None, of_model(Minimum, "collectives", "Ít nhất, tập thể", adds=_NO_MINIMUM)
    ]
    minimum_individuals: Annotated[
        int | None, of_model(Minimum, "individuals", "Ít nhất, cá nhân", adds=_NO_MINIMUM)
    ]
    minimum_households: Annotated[
        int | None, of_model(Minimum, "households", "Ít nhất, hộ gia đình", adds=_NO_MINIMUM)
    ]
    minimum_cases: Annotated[int | None, of_model(Minimum, "cases", "Ít nhất, trường hợp", adds=_NO_MINIMUM)]
    percent_collectives: Annotated[
        float | None, of_model(Percentage, "collectives", "% tập thể", adds="không phải số lượng")
    ]
    percent_individuals: Annotated[
        float | None, of_model(Percentage, "individuals", "% cá nhân", adds="không phải số lượng")
    ]
    percent_households: Annotated[
        float | None, of_model(Percentage, "households", "% hộ gia đình", adds="không phải số lượng")
    ]
    percent_of: Annotated[str, of_model(Percentage, "of", "% của")]
    without_number: Annotated[
        WithoutNumber | None,
        of_model(Quota, "without_number", "Không ghi con số", adds="để trống khi có con số"),
    ]
    annex: Annotated[str, of_model(Quota, "annex", "Mã phụ lục")]
    annex_missing: Annotated[bool, of_model(Quota, "annex_missing", "Thiếu phụ lục")]
    overrides: Annotated[tuple[Code, ...], of_model(Quota, "overrides", "Thay cho dòng")]
    wording: Annotated[str, of_model(Quota, "wording", "Nguyên văn")]
    reading: Annotated[
        str,
        of_model(
            Quota,
            "reading",
            "Cách hiểu của cổng",
            says="Cách hiểu của cổng khi kế hoạch không nói rõ; để trống khi kế hoạch đã rõ.",
        ),
    ]
    condition: Annotated[str, of_model(Quota, "condition", "Điều kiện")]
    documents: Annotated[tuple[Code, ...], of_model(Quota, "documents", "Mã văn bản được dẫn")]
    section: Annotated[SectionPath | None, of_model(Quota, "source", "Mục")]
    link: str = Field(
        title="Liên kết",
        description="Nơi ghi số lượng của hình thức này, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/so-luong/#giay-khen-xa"],
    )
    sample: Sample
