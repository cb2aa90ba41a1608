"""Campaigns and their days as open data: the rows of /du-lieu/phong-trao.* and /du-lieu/moc-thoi-gian.*."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from generator.model.base import Code, Record, Section
from generator.model.plan.plan_date import Bound
from generator.model.plan.schedule import MilestoneKind
from generator.model.registry import Level

CampaignStatus = Literal["upcoming", "running", "receiving", "reviewing", "ended", "published", "archived"]


class StatusFrom(Record):
    """A status and its first day: what was true on the day of a build would be false a week later."""

    first_day: date | None = Field(
        title="Từ ngày", description="Ngày đầu tiên của trạng thái; null khi trạng thái đúng từ đầu."
    )
    status: CampaignStatus = Field(
        title="Trạng thái",
        description="upcoming (sắp phát động), running (đang diễn ra), receiving (đang nhận hồ sơ), "
        "reviewing (đang xét), ended (đã kết thúc, chưa công bố kết quả), published (đã công bố kết quả), "
        "archived (lưu trữ).",
    )


class PublishedCampaign(Record):
    """One campaign."""

    campaign: Code = Field(
        title="Mã phong trào",
        description="Mã phong trào trên cổng, không đổi; các bộ dữ liệu khác dẫn đến phong trào bằng mã này.",
        examples=["thi-dua-2026"],
    )
    campaign_title: str = Field(
        title="Phong trào", description="Tên gọn của phong trào.", examples=["Thi đua bầu cử 2026 - 2031"]
    )
    plan_kind: str = Field(title="Loại văn bản", description="Loại văn bản.", examples=["Kế hoạch"])
    plan_number: str = Field(
        title="Số văn bản",
        description="Số, ký hiệu của văn bản; để trống khi văn bản không ghi số.",
        examples=["0125/KH-UBND"],
    )
    plan_title: str = Field(
        title="Trích yếu",
        description="Trích yếu của văn bản, nguyên văn.",
        examples=["Phát động phong trào thi đua …"],
    )
    plan_date: date | None = Field(
        title="Ngày văn bản",
        description="Ngày ban hành, dạng năm-tháng-ngày; để trống khi văn bản không ghi đủ ngày.",
        examples=["2025-11-21"],
    )
    plan_date_wording: str = Field(
        title="Ngày văn bản, nguyên văn",
        description="Ngày ban hành như văn bản ghi.",
        examples=["ngày 21 tháng 11 năm 2025"],
    )
    issuer: Code = Field(
        title="Mã cơ quan ban hành", description="Mã cơ quan trên cổng.", examples=["ubnd-xa-cao-loc"]
    )
    issuer_name: str = Field(
        title="Cơ quan ban hành", description="Tên cơ quan.", examples=["Ủy ban nhân dân xã Cao Lộc"]
    )
    level: Level = Field(
        title="Cấp",
        description="unit (cơ quan, đơn vị), commune (xã), district (huyện), province (tỉnh), central (trung "
        "ương).",
        examples=["commune"],
    )
    period_wording: str = Field(
        title="Thời gian, nguyên văn",
        description="Câu của văn bản về thời gian thi đua.",
        examples=["Thời gian: từ ngày phát động thi đua đến hết tháng 3 năm 2026."],
    )
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
    topics: tuple[str, ...] = Field(title="Từ khóa", description="Từ khóa.", examples=[["bầu cử"]])
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
    sample: bool = Field(
        title="Ví dụ",
        description="true (“có” trong CSV): dữ liệu minh họa, không phải phong trào thật; bỏ qua khi thống "
        "kê.",
        examples=[False],
    )


class ReplacedDate(Record):
    """A date that an extension replaced."""

    wording: str = Field(title="Lời văn", description="Thời hạn cũ như văn bản ghi.")
    last_day: date | None = Field(title="Ngày cuối", description="Ngày cuối của thời hạn cũ.")


class PublishedMilestone(Record):
    """One day, or span of days, of a campaign."""

    campaign: Code = Field(
        title="Mã phong trào", description="Mã phong trào trên cổng.", examples=["thi-dua-2026"]
    )
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
    title: str = Field(title="Mốc", description="Tên mốc trên cổng.", examples=["Hạn nộp hồ sơ"])
    wording: str = Field(
        title="Thời gian, nguyên văn",
        description="Lời của văn bản về thời gian.",
        examples=["chậm nhất ngày 18/3/2026"],
    )
    bound: Bound = Field(
        title="Cách hiểu",
        description="on (đúng, trong ngày), from (từ), on_or_before (chậm nhất), before (trước ngày, không "
        "tính ngày ấy), through (đến hết), during (trong tháng, quý, năm).",
        examples=["on_or_before"],
    )
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
    exact: bool = Field(
        title="Ghi rõ ngày",
        description="true (“có” trong CSV): văn bản ghi rõ ngày; false: ngày suy từ tháng, quý, năm hoặc sự "
        "kiện.",
        examples=[True],
    )
    event: str = Field(
        title="Sự kiện",
        description="Tên sự kiện mà văn bản lấy làm mốc; để trống khi không có.",
        examples=["Ngày bầu cử đại biểu Quốc hội khóa XVI"],
    )
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
    changed_by: str = Field(
        title="Mã văn bản điều chỉnh",
        description="Mã văn bản gia hạn hoặc điều chỉnh; để trống khi không có.",
        examples=["cv-12-ubnd"],
    )
    binds: tuple[Code, ...] = Field(
        title="Mã đơn vị phải theo",
        description="Mã các đơn vị mà mốc ràng buộc; để trống khi văn bản không nói riêng cho đơn vị nào.",
        examples=[["cac-thon-cao-loc"]],
    )
    binds_wording: str = Field(
        title="Ràng buộc ai", description="Mốc ràng buộc ai, bằng lời.", examples=["Sở Nội vụ"]
    )
    awards: tuple[Code, ...] = Field(
        title="Mã hình thức",
        description="Chỉ áp dụng cho các hình thức khen thưởng này; để trống: mọi hình thức.",
        examples=[["giay-khen-xa"]],
    )
    wave: str = Field(title="Mã đợt", description="Mốc thuộc đợt nào, nếu có.", examples=["dot-1"])
    text: str = Field(
        title="Nguyên văn",
        description="Câu của văn bản về mốc này.",
        examples=["Hồ sơ gửi về Phòng Văn hóa - Xã hội chậm nhất ngày 18/3/2026."],
    )
    section: Section | None = Field(
        title="Mục", description="Mục của văn bản chứa câu này.", examples=["IV.6"]
    )
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của trang thời gian, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/thoi-gian/"],
    )
    sample: bool = Field(
        title="Ví dụ",
        description="true (“có” trong CSV): dữ liệu minh họa; bỏ qua khi thống kê.",
        examples=[False],
    )
