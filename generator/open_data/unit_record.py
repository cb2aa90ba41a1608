"""Units and forms as open data: the rows of /du-lieu/don-vi.* and /du-lieu/bieu-mau.*."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Code, Record
from generator.model.form import Form, FormUser
from generator.model.plan.dossier import FormReference
from generator.model.registry import IssuingBody, Unit, UnitKind
from generator.open_data.record import AnyCandidate, Sample, of_model


class PublishedUnit(Record):
    """One unit, or one kind of unit."""

    code: Code = Field(
        title="Mã đơn vị",
        description="Mã đơn vị trên cổng, không đổi; các bộ dữ liệu khác dẫn đến đơn vị bằng mã này.",
        examples=["phong-vhxh"],
    )
    name: Annotated[str, of_model(Unit, "name", "Tên")]
    kind: Annotated[UnitKind, of_model(Unit, "kind", "Loại")]
    body: Annotated[Code, of_model(Unit, "body", "Mã cơ quan")]
    body_name: Annotated[str, of_model(IssuingBody, "name", "Cơ quan")]
    instances: Annotated[tuple[str, ...], of_model(Unit, "instances", "Cách gọi từng đơn vị")]
    part_of: Annotated[tuple[Code, ...], of_model(Unit, "part_of", "Thuộc nhóm")]
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của trang đơn vị, tính từ trang chủ của cổng; để trống khi không có trang.",
        examples=["don-vi/phong-vhxh/"],
    )
    sample: Sample = Field(
        description="true (“có” trong CSV): chỉ có trong dữ liệu minh họa; bỏ qua khi thống kê."
    )


class PublishedForm(Record):
    """One form with its blank file."""

    code: Code = Field(
        title="Mã biểu mẫu", description="Mã biểu mẫu trên cổng, không đổi.", examples=["to-trinh"]
    )
    title: Annotated[str, of_model(Form, "title", "Tên")]
    purpose: Annotated[str, of_model(Form, "purpose", "Dùng để")]
    campaign: str = Field(
        title="Mã phong trào",
        description="Phong trào có biểu mẫu riêng này; để trống: biểu mẫu dùng chung.",
        examples=["thi-dua-2026"],
    )
    used_by: Annotated[FormUser, of_model(Form, "used_by", "Ai dùng")]
    candidate: AnyCandidate
    follows: str = Field(
        title="Theo mẫu",
        description="Mẫu của văn bản pháp luật mà biểu mẫu dựng theo, nếu có.",
        examples=["theo mẫu số 08 tại phụ lục kèm theo"],
    )
    follows_document: Annotated[str, of_model(FormReference, "document", "Mã văn bản ban hành mẫu")]
    personal_data: Annotated[bool, of_model(Form, "personal_data", "Có dữ liệu cá nhân")]
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
    changed: Annotated[date, of_model(Form, "changed", "Ngày sửa", adds="dạng năm-tháng-ngày")]
    link: str = Field(
        title="Liên kết",
        description="Địa chỉ của trang biểu mẫu, tính từ trang chủ của cổng.",
        examples=["bieu-mau/to-trinh/"],
    )
    sample: Sample
