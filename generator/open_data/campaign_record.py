"""Campaigns and their days as open data: the rows of /du-lieu/phong-trao.* and /du-lieu/moc-thoi-gian.*."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Code, Record, SectionPath
from generator.model.campaign import Campaign
from generator.model.plan.document import Plan
from generator.model.plan.plan_date import Bound, PlanDate
from generator.model.plan.schedule import Milestone, MilestoneKind, Period
from generator.model.registry import BodyLevel, Event, IssuingBody
from generator.open_data.record import CampaignCode, CampaignTitle, Sample, of_model

CampaignStatus = Literal[
    "upcoming", "running", "receiving", "reviewing", "ended", "published", "archived", "stopped"
]


class StatusFrom(Record):
    """A status and its first day: the status of the build day alone would soon be outdated."""

    first_day: date | None = Field(
        title="Từ ngày", description="Ngày đầu tiên của trạng thái; null khi trạng thái đúng từ đầu."
    )
    status: CampaignStatus = Field(
        title="Trạng thái",
        description="upcoming (sắp phát động), running (đang diễn ra), receiving (đang nhận hồ sơ), "
        "reviewing (đang xét), ended (đã kết thúc, chưa công bố kết quả), published (đã công bố kết quả), "
        "archived (lưu trữ), stopped (đã dừng).",
    )


class PublishedCampaign(Record):
    """One campaign."""

    campaign: CampaignCode = Field(
        description="Mã phong trào trên cổng, không đổi; các bộ dữ liệu khác dẫn đến phong trào bằng mã này."
    )
    campaign_title: CampaignTitle
    plan_kind: Annotated[str, of_model(Plan, "kind", "Loại văn bản")]
    plan_number: Annotated[
        str,
        of_model(
            Plan,
            "number",
            "Số văn bản",
            says="Số, ký hiệu của văn bản; để trống khi văn bản không ghi số.",
        ),
    ]
    plan_title: Annotated[str, of_model(Plan, "title", "Trích yếu")]
    plan_date: date | None = Field(
        title="Ngày văn bản",
        description="Ngày ban hành, dạng năm-tháng-ngày; để trống khi văn bản không ghi đủ ngày.",
        examples=["2025-12-26"],
    )
    plan_date_wording: Annotated[str, of_model(Plan, "date", "Ngày văn bản, nguyên văn")] = Field(
        examples=["ngày 26 tháng 12 năm 2025"]
    )
    issuer: Annotated[Code, of_model(Plan, "issuer", "Mã cơ quan ban hành")]
    issuer_name: Annotated[str, of_model(IssuingBody, "name", "Cơ quan ban hành")]
    level: Annotated[BodyLevel, of_model(IssuingBody, "level", "Cấp")]
    period_wording: Annotated[str, of_model(Period, "text", "Thời gian, nguyên văn")]
    first_day: date | None = Field(
        title="Ngày đầu",
        description="Ngày đầu của phong trào, suy từ lời văn; để trống khi chưa rõ. Cách suy: xem bộ dữ liệu "
        "mốc thời gian.",
        examples=["2025-11-21"],
    )
    last_day: date | None = Field(
        title="Ngày cuối",
        description="Ngày cuối của phong trào, tính cả ngày ấy; để trống khi chưa rõ.",
        examples=["2026-03-31"],
    )
    awards: tuple[Code, ...] = Field(
        title="Mã hình thức",
        description="Mã các hình thức khen thưởng, từ thấp đến cao.",
        examples=[["giay-khen-xa", "bang-khen-tinh"]],
    )
    topics: Annotated[tuple[str, ...], of_model(Campaign, "topics", "Từ khóa")]
    statuses: tuple[StatusFrom, ...] = Field(
        title="Các trạng thái",
        description="Trạng thái của phong trào, mỗi mục gồm ngày bắt đầu và trạng thái. Trạng thái của một "
        "ngày là mục cuối cùng bắt đầu không muộn hơn ngày ấy.",
        examples=[[{"first_day": "2026-04-01", "status": "ended"}]],
    )
    updated: date | None = Field(
        title="Cập nhật",
        description="Ngày dữ liệu của phong trào thay đổi gần nhất; để trống khi chưa ghi.",
        examples=["2026-11-20"],
    )
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của trang phong trào, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/"],
    )
    sample: Sample


class ReplacedDate(Record):
    """A date that an extension replaced."""

    wording: str = Field(title="Lời văn", description="Thời hạn cũ như văn bản ghi.")
    last_day: date | None = Field(title="Ngày cuối", description="Ngày cuối của thời hạn cũ.")


class PublishedMilestone(Record):
    """One day, or span of days, of a campaign."""

    campaign: CampaignCode
    code: str = Field(
        title="Mã mốc",
        description="Mã mốc trong phong trào, không đổi kể cả khi gia hạn. period.start, period.end: ngày "
        "đầu, ngày cuối của phong trào; wave.<mã đợt>.start, wave.<mã đợt>.end: của một đợt.",
        examples=["nop-ho-so"],
    )
    kind: MilestoneKind | Literal["start", "end"] = Field(
        title="Loại mốc",
        description="dossier (hạn nộp hồ sơ của các đơn vị), internal (hạn của cơ quan tổng hợp), proposal "
        "(thời gian đề nghị), review (xét khen thưởng), summary (tổng kết), start (bắt đầu), end (kết thúc), "
        "other (mốc khác).",
        examples=["dossier"],
    )
    title: Annotated[str, of_model(Milestone, "title", "Mốc")]
    wording: Annotated[str, of_model(PlanDate, "wording", "Thời gian, nguyên văn")]
    bound: Annotated[Bound, of_model(PlanDate, "bound", "Cách hiểu")]
    first_day: date | None = Field(
        title="Ngày đầu",
        description="Ngày đầu suy từ lời văn; để trống khi không có hoặc chưa rõ.",
        examples=["2026-04-01"],
    )
    last_day: date | None = Field(
        title="Ngày cuối",
        description="Ngày cuối còn trong hạn, suy từ lời văn; để trống khi không có hoặc chưa rõ.",
        examples=["2026-03-18"],
    )
    hour: str = Field(
        title="Giờ",
        description="Giờ mà thời hạn kết thúc vào ngày cuối (hoặc bắt đầu vào ngày đầu), dạng giờ:phút; để "
        "trống khi văn bản không ghi giờ.",
        examples=["17:00"],
    )
    exact: bool = Field(
        title="Ghi rõ ngày",
        description="true (“có” trong CSV): văn bản ghi rõ ngày; false: ngày suy từ tháng, quý, năm hoặc sự "
        "kiện.",
        examples=[True],
    )
    event: Annotated[
        str, of_model(Event, "title", "Sự kiện", adds="để trống khi kế hoạch không lấy sự kiện nào làm mốc")
    ]
    event_unverified: bool = Field(
        title="Ngày sự kiện chưa đối chiếu",
        description="true (“có” trong CSV): ngày suy từ ngày của sự kiện, ngày ấy chưa đối chiếu với nguồn "
        "chính thức.",
        examples=[False],
    )
    extended_from: tuple[ReplacedDate, ...] = Field(
        title="Thời hạn cũ",
        description="Các thời hạn đã được thay thế khi gia hạn hoặc điều chỉnh, mới nhất đứng đầu; mỗi mục "
        "gồm lời văn và ngày cuối.",
        examples=[[{"wording": "trước ngày 15/3/2026", "last_day": "2026-03-14"}]],
    )
    changed_by: Annotated[
        str, of_model(PlanDate, "changed_by", "Mã văn bản điều chỉnh", adds="để trống khi không có")
    ]
    binds: Annotated[
        tuple[Code, ...],
        of_model(
            Milestone,
            "binds",
            "Mã đơn vị phải theo",
            adds="để trống khi kế hoạch không nói riêng cho đơn vị nào",
        ),
    ]
    binds_wording: Annotated[str, of_model(Milestone, "binds_text", "Ràng buộc ai")]
    awards: Annotated[
        tuple[Code, ...],
        of_model(Milestone, "awards", "Mã hình thức", adds="để trống: mọi hình thức"),
    ]
    wave: Annotated[str, of_model(Milestone, "wave", "Mã đợt", adds="để trống khi không có")]
    text: Annotated[str, of_model(Milestone, "text", "Nguyên văn")]
    section: Annotated[SectionPath | None, of_model(Milestone, "source", "Mục")]
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của trang thời gian, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/thoi-gian/"],
    )
    sample: Sample
