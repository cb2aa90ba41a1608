"""Units and forms as open data: the rows of /du-lieu/don-vi.* and /du-lieu/bieu-mau.*."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from generator.model.base import Candidate, Code, Record


class PublishedUnit(Record):
    """One unit, or one kind of unit."""

    code: Code = Field(
        title="Mã đơn vị",
        description="Mã đơn vị trên cổng, không đổi; các bộ dữ liệu khác dẫn đến đơn vị bằng mã này.",
        examples=["phong-vhxh-cao-loc"],
    )
    name: str = Field(title="Tên", description="Tên đơn vị.", examples=["Phòng Văn hóa - Xã hội xã Cao Lộc"])
    kind: Literal["single", "group"] = Field(
        title="Loại",
        description="single (một đơn vị), group (nhóm đơn vị: các Tổ bầu cử, các thôn …).",
        examples=["single"],
    )
    body: Code = Field(
        title="Mã cơ quan", description="Mã cơ quan mà đơn vị thuộc về.", examples=["ubnd-xa-cao-loc"]
    )
    body_name: str = Field(
        title="Cơ quan", description="Tên cơ quan.", examples=["Ủy ban nhân dân xã Cao Lộc"]
    )
    instances: tuple[str, ...] = Field(
        title="Cách gọi từng đơn vị",
        description="Cách gọi từng đơn vị của nhóm; dấu * thay cho phần riêng.",
        examples=[["Tổ bầu cử số *"]],
    )
    part_of: tuple[Code, ...] = Field(
        title="Thuộc nhóm", description="Mã các nhóm mà đơn vị nằm trong.", examples=[["cac-phong-cao-loc"]]
    )
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của trang đơn vị, tính từ trang chủ của cổng; để trống khi không có trang.",
        examples=["don-vi/phong-vhxh-cao-loc/"],
    )
    sample: bool = Field(
        title="Ví dụ",
        description="true (“có” trong CSV): chỉ có trong dữ liệu minh họa; bỏ qua khi thống kê.",
        examples=[False],
    )


class PublishedForm(Record):
    """One form with its blank file."""

    code: Code = Field(
        title="Mã biểu mẫu", description="Mã biểu mẫu trên cổng, không đổi.", examples=["to-trinh"]
    )
    title: str = Field(title="Tên", description="Tên biểu mẫu.", examples=["Tờ trình đề nghị khen thưởng"])
    purpose: str = Field(
        title="Dùng để",
        description="Dùng để làm gì, ai lập, gửi cho ai.",
        examples=["Đơn vị lập để đề nghị khen thưởng."],
    )
    campaign: str = Field(
        title="Mã phong trào",
        description="Phong trào có biểu mẫu riêng này; để trống: biểu mẫu dùng chung.",
        examples=["thi-dua-2026"],
    )
    used_by: Literal["unit", "office", "pack"] = Field(
        title="Ai dùng",
        description="unit (đơn vị đề nghị), office (cơ quan khen thưởng), pack (tờ kê của bộ hồ sơ).",
        examples=["unit"],
    )
    candidate: Candidate | None = Field(
        title="Đối tượng",
        description="collective (tập thể), individual (cá nhân), household (hộ gia đình); để trống: mọi đối "
        "tượng.",
        examples=["individual"],
    )
    follows: str = Field(
        title="Theo mẫu",
        description="Mẫu của văn bản pháp luật mà biểu mẫu dựng theo, nếu có.",
        examples=["theo mẫu số 08 tại phụ lục kèm theo"],
    )
    follows_document: str = Field(
        title="Mã văn bản ban hành mẫu", description="Mã văn bản ban hành mẫu ấy.", examples=["nd-152-2025"]
    )
    personal_data: bool = Field(
        title="Có dữ liệu cá nhân",
        description="true (“có” trong CSV): bản đã điền có dữ liệu cá nhân, không được đăng công khai.",
        examples=[True],
    )
    type: Literal["docx", "xlsx", "pdf"] = Field(
        title="Loại tệp", description="docx (Word), xlsx (Excel), pdf (PDF).", examples=["docx"]
    )
    size: int | None = Field(
        title="Cỡ tệp",
        description="Cỡ của bản trống, tính bằng byte; để trống khi chỉ có bản lập cho từng phong trào.",
        examples=[38211],
    )
    sha256: str = Field(
        title="SHA-256",
        description="Mã băm của bản trống, để biết tệp tải về có nguyên vẹn không.",
        examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
    )
    file: str = Field(
        title="Tệp",
        description="Địa chỉ của bản trống, tính từ trang chủ của cổng.",
        examples=["bieu-mau/to-trinh/to-trinh.docx"],
    )
    changed: date = Field(
        title="Ngày sửa",
        description="Ngày sửa biểu mẫu gần nhất, dạng năm-tháng-ngày.",
        examples=["2026-11-20"],
    )
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của trang biểu mẫu, tính từ trang chủ của cổng.",
        examples=["bieu-mau/to-trinh/"],
    )
    sample: bool = Field(
        title="Ví dụ",
        description="true (“có” trong CSV): thuộc dữ liệu minh họa; bỏ qua khi thống kê.",
        examples=[False],
    )
