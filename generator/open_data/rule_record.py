"""What a campaign asks and allows, as open data: rows of /du-lieu/tieu-chuan.* and /du-lieu/so-luong.*."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Candidate, Code, Comparison, Record, Section


class Threshold(Record):
    """A number that a criterion asks for."""

    subject: str = Field(title="Đo cái gì", description="Đo cái gì.")
    comparison: Comparison = Field(
        title="So sánh",
        description="at_least (từ … trở lên), more_than (trên), at_most (không quá), less_than (dưới), "
        "exactly (đúng).",
    )
    value: float = Field(title="Con số", description="Con số của văn bản.")
    unit: str = Field(title="Đơn vị tính", description="Đơn vị tính.")


class PublishedCriterion(Record):
    """One criterion, or one of its parts; also who is excluded, and where a plan refers to another text."""

    campaign: Code = Field(
        title="Mã phong trào", description="Mã phong trào trên cổng.", examples=["thi-dua-2026"]
    )
    award: Code = Field(
        title="Mã hình thức", description="Mã hình thức khen thưởng trên cổng.", examples=["giay-khen-xa"]
    )
    award_title: str = Field(
        title="Hình thức khen thưởng",
        description="Tên như văn bản ghi.",
        examples=["Giấy khen của Chủ tịch UBND xã"],
    )
    kind: Literal["criterion", "exclusion", "reference"] = Field(
        title="Loại dòng",
        description="criterion (tiêu chuẩn), exclusion (ai không được xét), reference (văn bản không ghi "
        "tiêu chuẩn mà dẫn sang văn bản khác hoặc giao nơi khác quy định).",
        examples=["criterion"],
    )
    candidate: Candidate | None = Field(
        title="Đối tượng",
        description="collective (tập thể), individual (cá nhân), household (hộ gia đình); để trống: mọi đối "
        "tượng.",
        examples=["collective"],
    )
    group: str = Field(
        title="Nhóm đơn vị",
        description="Nhóm đơn vị mà tiêu chuẩn dành cho, như văn bản ghi; để trống: mọi đơn vị.",
        examples=["Đối với các Tổ bầu cử, đơn vị bầu cử"],
    )
    units: tuple[Code, ...] = Field(
        title="Mã đơn vị", description="Mã các đơn vị của nhóm hoặc của câu.", examples=[["cac-to-bau-cu"]]
    )
    preamble: str = Field(
        title="Lời dẫn",
        description="Lời dẫn, điều kiện đứng trước các tiêu chuẩn của đối tượng, của nhóm; nguyên văn.",
        examples=["Cá nhân là đảng viên phải hoàn thành tốt nhiệm vụ trở lên."],
    )
    match: Literal["all", "any", "unstated"] | None = Field(
        title="Phải đạt",
        description="Với các dòng cùng cấp: all (đạt tất cả), any (đạt một trong các tiêu chuẩn), unstated "
        "(văn bản không nói rõ); để trống khi không áp dụng.",
        examples=["all"],
    )
    number: str = Field(
        title="Thứ tự",
        description="Thứ tự trong đối tượng và nhóm; “2.1” là ý thứ nhất của tiêu chuẩn thứ hai.",
        examples=["2.1"],
    )
    title: str = Field(
        title="Đề mục", description="Đề mục đứng trước lời văn, nếu có.", examples=["Công tác tuyên truyền"]
    )
    text: str = Field(
        title="Nguyên văn",
        description="Lời của văn bản.",
        examples=["Hoàn thành xuất sắc nhiệm vụ được giao trong công tác bầu cử."],
    )
    applies_to: str = Field(
        title="Chỉ áp dụng cho", description="Điều kiện áp dụng, nếu có.", examples=["Cá nhân là đảng viên"]
    )
    thresholds: tuple[Threshold, ...] = Field(
        title="Ngưỡng",
        description="Các con số phải đạt; mỗi mục gồm đo cái gì, so sánh, con số, đơn vị tính.",
        examples=[[{"subject": "Tỷ lệ cử tri đi bầu", "comparison": "at_least", "value": 98, "unit": "%"}]],
    )
    documents: tuple[Code, ...] = Field(
        title="Mã văn bản được dẫn",
        description="Mã các văn bản mà câu này dẫn ra.",
        examples=[["nd-152-2025"]],
    )
    section: Section | None = Field(
        title="Mục", description="Mục của văn bản chứa câu này.", examples=["IV.1.2.a"]
    )
    link: str = Field(
        title="Liên kết",
        description="Nơi ghi tiêu chuẩn của hình thức này, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/tieu-chuan/#giay-khen-xa"],
    )
    sample: bool = Field(
        title="Ví dụ",
        description="true (“có” trong CSV): dữ liệu minh họa; bỏ qua khi thống kê.",
        examples=[False],
    )


class PublishedQuota(Record):
    """One line of a plan's quotas. Numbers of different kinds, or that count differently, do not add up."""

    campaign: Code = Field(
        title="Mã phong trào", description="Mã phong trào trên cổng.", examples=["thi-dua-2026"]
    )
    code: Code = Field(
        title="Mã dòng", description="Mã của dòng số lượng trong phong trào.", examples=["to-bau-cu"]
    )
    award: Code = Field(
        title="Mã hình thức", description="Mã hình thức khen thưởng trên cổng.", examples=["giay-khen-xa"]
    )
    award_title: str = Field(
        title="Hình thức khen thưởng",
        description="Tên như văn bản ghi.",
        examples=["Giấy khen của Chủ tịch UBND xã"],
    )
    group: str = Field(
        title="Dành cho",
        description="Dành cho ai, như văn bản ghi.",
        examples=["Các Tổ bầu cử, Đơn vị bầu cử"],
    )
    units: tuple[Code, ...] = Field(
        title="Mã đơn vị", description="Mã các đơn vị.", examples=[["cac-to-bau-cu"]]
    )
    rest: bool = Field(
        title="Các đơn vị còn lại",
        description="true (“có” trong CSV): dành cho các đơn vị mà dòng khác không nêu.",
        examples=[False],
    )
    per: Literal["unit", "total", "instance"] = Field(
        title="Cách đếm",
        description="unit (cho mỗi đơn vị), total (tính tổng cộng), instance (cho mỗi ban, mỗi đoàn …, xem "
        "cột sau).",
        examples=["unit"],
    )
    instance: str = Field(title="Đếm theo", description="Đếm theo cái gì, khi có.", examples=["ban"])
    strictness: Literal["at_most", "exactly", "preferably"] = Field(
        title="Mức độ",
        description="at_most (tối đa), exactly (đúng số lượng này), preferably (ưu tiên).",
        examples=["at_most"],
    )
    collectives: int | None = Field(
        title="Số tập thể", description="Số tập thể; để trống khi văn bản không ghi.", examples=[1]
    )
    individuals: int | None = Field(
        title="Số cá nhân", description="Số cá nhân; để trống khi văn bản không ghi.", examples=[2]
    )
    households: int | None = Field(
        title="Số hộ gia đình", description="Số hộ gia đình; để trống khi văn bản không ghi.", examples=[1]
    )
    cases: int | None = Field(
        title="Số trường hợp",
        description="Số trường hợp (tập thể hoặc cá nhân); không cộng với ba cột trước.",
        examples=[2],
    )
    percent_collectives: float | None = Field(
        title="% tập thể", description="Phần trăm tập thể, không phải số lượng.", examples=[10]
    )
    percent_individuals: float | None = Field(
        title="% cá nhân", description="Phần trăm cá nhân, không phải số lượng.", examples=[5]
    )
    percent_households: float | None = Field(
        title="% hộ gia đình", description="Phần trăm hộ gia đình, không phải số lượng.", examples=[2]
    )
    percent_of: str = Field(
        title="% của", description="Phần trăm của cái gì.", examples=["tổng số tập thể của đơn vị"]
    )
    without_number: Literal["delegated", "by_reference", "annex"] | None = Field(
        title="Không ghi con số",
        description="delegated (giao nơi khác quy định), by_reference (theo văn bản khác), annex (theo danh "
        "sách phân bổ); để trống khi có con số.",
        examples=[None],
    )
    annex: str = Field(title="Mã phụ lục", description="Mã phụ lục phân bổ, khi có.", examples=["phan-bo"])
    annex_missing: bool = Field(
        title="Thiếu phụ lục",
        description="true (“có” trong CSV): văn bản dẫn phụ lục phân bổ nhưng cổng không nhận được phụ lục.",
        examples=[False],
    )
    overrides: tuple[Code, ...] = Field(
        title="Thay cho dòng",
        description="Mã các dòng mà dòng này thay thế (“riêng đối với …”).",
        examples=[["to-bau-cu"]],
    )
    wording: str = Field(
        title="Nguyên văn",
        description="Lời của văn bản.",
        examples=["đề nghị khen thưởng không quá 01 tập thể, 02 cá nhân tiêu biểu"],
    )
    reading: str = Field(
        title="Cách hiểu của cổng",
        description="Cách hiểu của cổng khi văn bản không nói rõ; để trống khi văn bản đã rõ.",
        examples=["hiểu là mỗi tổ, mỗi đơn vị"],
    )
    condition: str = Field(
        title="Điều kiện", description="Điều kiện kèm theo, nếu có.", examples=["có thành tích xuất sắc"]
    )
    documents: tuple[Code, ...] = Field(
        title="Mã văn bản được dẫn", description="Mã các văn bản được dẫn.", examples=[["nd-152-2025"]]
    )
    section: Section | None = Field(title="Mục", description="Mục của văn bản.", examples=["IV.5"])
    link: str = Field(
        title="Liên kết",
        description="Nơi ghi số lượng của hình thức này, tính từ trang chủ của cổng.",
        examples=["phong-trao/thi-dua-2026/so-luong/#giay-khen-xa"],
    )
    sample: bool = Field(
        title="Ví dụ",
        description="true (“có” trong CSV): dữ liệu minh họa; bỏ qua khi thống kê.",
        examples=[False],
    )
