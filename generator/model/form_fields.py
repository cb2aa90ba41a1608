"""What a form's template may name: the fields that are filled in for one award of a campaign.

In a Word template a text stands as {{ campaign }}, a list as a row that repeats: {%tr for row in bases %} …
{%tr endfor %}. What is not known is BLANK, so that the form shows a dotted line to write on.
"""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Record

BLANK = "……"
"""The dotted line of a form (Nghị định 30/2020/NĐ-CP writes U+2026)."""


class CriterionRow(Record):
    """A row of a report's table: a criterion, or the heading of a group (its number is Roman)."""

    number: str = Field(default=BLANK, description="Số thứ tự.", examples=["1"])
    text: str = Field(
        default=BLANK,
        description="Tiêu chuẩn, nguyên văn kế hoạch, hoặc tên nhóm đơn vị.",
        examples=["Hoàn thành xuất sắc nhiệm vụ được giao trong công tác bầu cử."],
    )
    target: str = Field(
        default=BLANK, description="Mức phải đạt, khi tiêu chuẩn có con số.", examples=["từ 98% trở lên"]
    )
    result: str = Field(
        default=BLANK,
        description="Chỗ ghi kết quả; trống ở dòng tên nhóm.",
        examples=[BLANK],
    )


class PaperRow(Record):
    """A row of the checklist: one document of the dossier."""

    number: str = Field(default=BLANK, description="Số thứ tự.", examples=["1"])
    name: str = Field(default=BLANK, description="Giấy tờ.", examples=["Tờ trình đề nghị khen thưởng"])
    award: str = Field(
        default=BLANK, description="Dùng cho hình thức nào.", examples=["Giấy khen của Chủ tịch UBND xã"]
    )
    form: str = Field(default=BLANK, description="Tệp mẫu trong bộ hồ sơ.", examples=["01-to-trinh.docx"])
    copies: str = Field(
        default=BLANK,
        description="Số bộ, bản chính hay bản sao.",
        examples=["05 bộ, bản chính"],
    )


class SubmissionRow(Record):
    """A row of the checklist: where a dossier goes, how, by when."""

    award: str = Field(
        default=BLANK, description="Dùng cho hình thức nào.", examples=["Giấy khen của Chủ tịch UBND xã"]
    )
    to: str = Field(default=BLANK, description="Nơi nhận.", examples=["Phòng Văn hóa - Xã hội"])
    how: str = Field(
        default=BLANK,
        description="Dạng tài liệu, kênh nộp.",
        examples=["bản giấy, bản quét (scan), tệp Word; qua hệ thống iOffice"],
    )
    deadline: str = Field(
        default=BLANK,
        description="Hạn nộp.",
        examples=["chậm nhất ngày 18/3/2026 (thứ Tư, 18/03/2026)"],
    )


class FormFields(Record):
    """Every field that a form's template may name."""

    form_title: str = Field(default=BLANK, description="Tên biểu mẫu.", examples=["Tờ trình"])
    campaign: str = Field(
        default=BLANK,
        description="Tên phong trào, đặt được sau chữ “trong”.",
        examples=["phong trào thi đua lập thành tích trong công tác bầu cử"],
    )
    award: str = Field(
        default=BLANK,
        description="Hình thức khen thưởng, kèm người tặng.",
        examples=["Giấy khen của Chủ tịch UBND xã"],
    )
    award_name: str = Field(default=BLANK, description="Tên hình thức.", examples=["Giấy khen"])
    authority: str = Field(
        default=BLANK, description="Người quyết định khen thưởng.", examples=["Chủ tịch UBND xã"]
    )
    issuer: str = Field(
        default=BLANK,
        description="Cơ quan phát động phong trào.",
        examples=["Ủy ban nhân dân xã Mẫu"],
    )
    issuer_head: str = Field(
        default=BLANK,
        description="Người đứng đầu cơ quan phát động.",
        examples=["Chủ tịch Ủy ban nhân dân xã Mẫu"],
    )
    place: str = Field(default=BLANK, description="Địa danh của cơ quan phát động.", examples=["Mẫu"])
    receiver: str = Field(default=BLANK, description="Nơi nhận hồ sơ.", examples=["Phòng Văn hóa - Xã hội"])
    plan: str = Field(
        default=BLANK,
        description="Kế hoạch: số, ngày, cơ quan; chỗ văn bản để trống thì để dòng chấm.",
        examples=["Kế hoạch số 0125/KH-UBND ngày 18 tháng 11 năm 2025 của Ủy ban nhân dân tỉnh Mẫu"],
    )
    plan_subject: str = Field(
        default=BLANK,
        description="Trích yếu của kế hoạch, đặt được sau chữ “về việc”.",
        examples=["phát động phong trào thi đua …"],
    )
    deadline: str = Field(
        default=BLANK,
        description="Hạn nộp hồ sơ: lời kế hoạch và ngày.",
        examples=["chậm nhất ngày 18/3/2026 (thứ Tư, 18/03/2026)"],
    )
    year: str = Field(default="20……", description="Năm kết thúc phong trào.", examples=["2026"])
    bases: tuple[str, ...] = Field(
        default=(),
        description="Các căn cứ pháp luật chung của tờ trình, còn hiệu lực vào hạn nộp; mỗi căn cứ một dòng.",
        examples=[["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"]],
    )
    decision_bases: tuple[str, ...] = Field(
        default=(),
        description="Các căn cứ pháp luật chung của quyết định khen thưởng.",
        examples=[["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"]],
    )
    collective_criteria: tuple[CriterionRow, ...] = Field(
        default=(), description="Tiêu chuẩn đối với tập thể, mỗi tiêu chuẩn một dòng."
    )
    individual_criteria: tuple[CriterionRow, ...] = Field(
        default=(), description="Tiêu chuẩn đối với cá nhân, mỗi tiêu chuẩn một dòng."
    )
    quotas: tuple[str, ...] = Field(
        default=(),
        description="Số lượng được đề nghị, mỗi quy định một dòng.",
        examples=[["đề nghị khen thưởng không quá 01 tập thể, 02 cá nhân tiêu biểu (khoản 5 Mục IV)"]],
    )
    reference: str = Field(
        default="Biểu mẫu dựng sẵn để tham khảo, không phải mẫu chính thức.",
        description="Lời nhắc: mẫu dựng để tham khảo, đối chiếu với mẫu nào.",
        examples=["Biểu mẫu dựng sẵn để tham khảo; đối chiếu mẫu số 08 Nghị định số 152/2025/NĐ-CP."],
    )
    unit: str = Field(
        default=BLANK, description="Tên đơn vị (trong tờ kê hồ sơ).", examples=["Các Tổ bầu cử"]
    )
    papers: tuple[PaperRow, ...] = Field(default=(), description="Các giấy tờ phải nộp (trong tờ kê hồ sơ).")
    submissions: tuple[SubmissionRow, ...] = Field(
        default=(), description="Nơi nhận, cách nộp, hạn nộp (trong tờ kê hồ sơ)."
    )
