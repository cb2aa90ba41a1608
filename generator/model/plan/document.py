"""The plan (kế hoạch) as a document: its header, grounds, recipients and signature."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import Code, Record, SectionPath, Text
from generator.model.plan.plan_date import PlanDate


class Signatory(Record):
    """Who signed, in which capacity (Nghị định 30/2020/NĐ-CP, Phụ lục I: TM., KT., TL., TUQ., Q.)."""

    name: Text = Field(description="Họ và tên người ký.", examples=["Nguyễn Văn A1"])
    position: Text = Field(description="Chức vụ như ghi ở chỗ ký.", examples=["CHỦ TỊCH", "PHÓ CHỦ TỊCH"])
    capacity: Text | None = Field(
        default=None,
        description="Quyền hạn ký, như ghi trên dòng chức vụ (TM., KT., TL., TUQ.).",
        examples=["KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"],
    )


class Recipient(Record):
    """One line of "Nơi nhận"."""

    text: Text = Field(description="Nơi nhận, như kế hoạch ghi.", examples=["Sở Nội vụ tỉnh (B/c);"])
    purpose: Literal["report", "carry_out", "coordinate", "archive", "information"] = Field(
        default="information",
        description="Gửi để làm gì: report (báo cáo), carry_out (thực hiện), coordinate (phối hợp), "
        "archive (lưu), information (biết).",
        examples=["report"],
    )


class Basis(Record):
    """One ground of the plan ("Căn cứ …", "Thực hiện …")."""

    document: Code = Field(description="Mã văn bản (legal_documents.yml).", examples=["kh-268-ubnd-tinh"])
    relation: Literal["carries_out", "basis", "guided_by"] = Field(
        default="basis",
        description="Quan hệ: carries_out (kế hoạch này thực hiện văn bản cấp trên), basis (căn cứ), "
        "guided_by (theo hướng dẫn).",
        examples=["carries_out"],
    )
    text: Text = Field(
        description="Lời dẫn trong kế hoạch.",
        examples=["Thực hiện Kế hoạch số 268/KH-UBND ngày 13/10/2025 của UBND tỉnh Mẫu"],
    )


class Remark(Record):
    """Something a reader must know of the plan's text: a gap, a slip, a missing annex. Never a repair."""

    text: Text = Field(
        description="Ghi chú của cổng về chỗ trống, chỗ nhầm trong văn bản.",
        examples=["Danh sách phân bổ kèm theo không có trong bản mà cổng nhận được."],
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["III.3.b"])


class Plan(Record):
    """The plan as a document."""

    kind: Text = Field(default="Kế hoạch", description="Loại văn bản.", examples=["Kế hoạch"])
    number: Text | None = Field(
        default=None,
        description="Số, ký hiệu đầy đủ; bỏ trống khi văn bản để trống số.",
        examples=["0125/KH-UBND"],
    )
    symbol: Text = Field(description="Ký hiệu.", examples=["KH-UBND"])
    place: Text | None = Field(default=None, description="Địa danh ghi trên văn bản.", examples=["Mẫu"])
    date: PlanDate = Field(
        description="Ngày ban hành như văn bản ghi.",
        examples=[{"wording": "ngày 26 tháng 12 năm 2025", "day": "2025-12-26"}],
    )
    title: Text = Field(description="Trích yếu, giữ nguyên.", examples=["Phát động phong trào thi đua …"])
    issuer: Code = Field(description="Mã cơ quan ban hành (issuing_bodies.yml).", examples=["ubnd-xa-mau"])
    document: Code | None = Field(
        default=None,
        description="Mã của chính kế hoạch này (legal_documents.yml), khi kế hoạch khác dẫn đến nó: kế "
        "hoạch của xã có căn cứ `carries_out` ghi văn bản ấy là triển khai kế hoạch này.",
        examples=["kh-268-ubnd-tinh"],
    )
    bases: tuple[Basis, ...] = Field(default=(), description="Các căn cứ của kế hoạch.")
    enactment: Text = Field(
        description="Câu ban hành, giữ nguyên.",
        examples=["UBND xã … ban hành Kế hoạch …, nội dung cụ thể như sau:"],
    )
    closing: tuple[Text, ...] = Field(
        default=(),
        description="Đoạn kết của kế hoạch, giữ nguyên.",
        examples=[
            ["Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Phòng Văn hóa - Xã hội."]
        ],
    )
    signatory: Signatory | None = Field(default=None, description="Người ký.")
    recipients: tuple[Recipient, ...] = Field(default=(), description="Nơi nhận.")
    remarks: tuple[Remark, ...] = Field(
        default=(), description="Ghi chú về chỗ trống, chỗ nhầm trong văn bản; không sửa văn bản."
    )
