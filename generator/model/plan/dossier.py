"""The dossier (hồ sơ): which documents, in which form, how many, where to, by when."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import Candidate, Code, Record, SectionPath, Statement, Text

Format = Literal["paper", "scan", "word", "pdf"]
Channel = Literal["ioffice", "idesk", "email", "by_hand", "post"]


def _parse_forms(raw: Any) -> Any:
    if raw == "none":
        return ()
    return (raw,) if isinstance(raw, str) else raw


FormCodes = Annotated[tuple[Code, ...], BeforeValidator(_parse_forms)]
"""Forms by code: in a file one code, a list of codes, or "none" (no form, on purpose) which becomes ()."""


class FormReference(Record):
    """The form a document must follow. A number means nothing without its legal document."""

    number: Text | None = Field(default=None, description="Số mẫu.", examples=["mẫu số 08"])
    document: Code | None = Field(
        default=None, description="Mã văn bản ban hành mẫu.", examples=["nd-152-2025"]
    )
    wording: Text = Field(
        description="Lời của kế hoạch về mẫu.", examples=["theo mẫu số 08 tại phụ lục kèm theo"]
    )


class DossierDocument(Record):
    """One document of the dossier (thành phần hồ sơ)."""

    code: Code = Field(description="Mã thành phần.", examples=["to-trinh"])
    name: Text = Field(description="Tên ngắn gọn trên trang.", examples=["Tờ trình đề nghị khen thưởng"])
    text: Text = Field(
        description="Lời của kế hoạch, giữ nguyên.", examples=["Tờ trình đề nghị khen thưởng kèm danh sách;"]
    )
    attachments: tuple[Text, ...] = Field(
        default=(), description="Giấy tờ đính kèm.", examples=[["danh sách", "biểu tóm tắt thành tích"]]
    )
    candidate: Candidate | None = Field(
        default=None,
        description="Chỉ dùng cho loại đối tượng này: collective (tập thể), individual (cá nhân), "
        "household (hộ gia đình).",
        examples=["collective"],
    )
    form: FormCodes | None = Field(
        default=None,
        description="Mã biểu mẫu để tải về (forms.yml, hoặc `forms`); giấy tờ đơn vị tự soạn, "
        "không có mẫu thì ghi `none`.",
        examples=[["to-trinh", "danh-sach"]],
    )
    follows: FormReference | None = Field(default=None, description="Mẫu mà kế hoạch yêu cầu phải theo.")
    requirement: Literal["must", "should", "if_any"] = Field(
        default="must",
        description="Bắt buộc hay không: must (phải có), should (nên có), if_any (nếu có).",
        examples=["must"],
    )
    copies: int | None = Field(default=None, ge=1, description="Số bộ (bản).", examples=[5])
    original: bool | None = Field(
        default=None, description="Bản chính: true; bản sao thì ghi false.", examples=[True]
    )
    condition: Text | None = Field(
        default=None,
        description="Yêu cầu riêng.",
        examples=["có đóng dấu giáp lai của cơ quan, đơn vị"],
    )
    documents: tuple[Code, ...] = Field(
        default=(), description="Mã các văn bản được dẫn.", examples=[["nd-152-2025"]]
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.4.a"])


class Submission(Record):
    """How a dossier is handed in."""

    text: Text = Field(
        description="Câu của kế hoạch về cách nộp, giữ nguyên.",
        examples=["Gửi hồ sơ qua Phòng Văn hóa - Xã hội."],
    )
    to: Code = Field(description="Mã nơi nhận hồ sơ (units.yml).", examples=["thuong-truc-tdkt"])
    via: Code | None = Field(
        default=None, description="Mã bộ phận tiếp nhận, khi ghi “qua …”.", examples=["thuong-truc-tdkt"]
    )
    sets: int | None = Field(default=None, ge=1, description="Số bộ hồ sơ.", examples=[1])
    formats: tuple[Format, ...] = Field(
        default=(),
        description="Dạng: paper (bản giấy), scan (bản quét), word (tệp Word), pdf (tệp PDF).",
        examples=[["paper", "scan", "word"]],
    )
    channels: tuple[Channel, ...] = Field(
        default=(),
        description="Kênh nộp: ioffice (iOffice), idesk (iDesk), email (thư điện tử), by_hand (trực tiếp), "
        "post (bưu chính).",
        examples=[["ioffice"]],
    )
    address: Text | None = Field(
        default=None, description="Địa chỉ nộp (thư điện tử công vụ …).", examples=["vhxh@example.gov.vn"]
    )
    milestone: Code | None = Field(default=None, description="Mã mốc là hạn nộp.", examples=["nop-ho-so"])
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.6"])


class Dossier(Record):
    """A dossier for one or several awards."""

    code: Code = Field(description="Mã hồ sơ.", examples=["ho-so-giay-khen"])
    awards: tuple[Code, ...] = Field(
        min_length=1,
        description="Dùng cho các hình thức khen thưởng nào.",
        examples=[["giay-khen-xa"]],
    )
    heading: Text = Field(
        description="Đề mục của kế hoạch, giữ nguyên.", examples=["Hồ sơ đề nghị khen thưởng gồm"]
    )
    documents: tuple[DossierDocument, ...] = Field(default=(), description="Thành phần hồ sơ.")
    submissions: tuple[Submission, ...] = Field(default=(), description="Cách nộp.")
    by_reference: Statement | None = Field(
        default=None,
        title="Quy định áp dụng",
        description="Khi kế hoạch dẫn sang văn bản khác mà không kể hồ sơ.",
    )
    notes: tuple[Statement, ...] = Field(
        default=(), title="Lưu ý về hồ sơ", description="Lưu ý của kế hoạch."
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.4"])
