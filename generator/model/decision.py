"""Decisions (quyết định khen thưởng), and what later decisions changed in them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Code, FileName, Hash, Record, Text
from generator.model.plan.document import Signatory
from generator.model.plan.plan_date import Day

RowId = Annotated[str, StringConstraints(pattern=r"^(?:tap-the|ca-nhan|ho)-(?:[1-9]\d{0,5}-)?[1-9]\d{0,5}$")]
"""A row of a decision's list: its kind and its number, such as "ca-nhan-12".

Where the numbers start over with each group, the series stands between them: "ca-nhan-2-12".
"""


class Acceptance(Record):
    """A warning about a decision's list that is right as the decision says it, with the reason."""

    code: Annotated[str, StringConstraints(pattern=r"^H\d{2}$")] = Field(
        description="Mã cảnh báo được chấp nhận.", examples=["H07"]
    )
    rows: tuple[RowId, ...] = Field(
        default=(),
        description="Chỉ chấp nhận cho các dòng này; bỏ trống là cả danh sách.",
        examples=[["ca-nhan-12"]],
    )
    because: Text = Field(
        description="Lý do.", examples=["Quyết định ghi đúng như vậy, theo Tờ trình số 12/TTr-VHXH."]
    )


class Published(Record):
    """What `thidua honours publish` notes under a decision: how far its chain in the ledger reaches."""

    states: int = Field(ge=1, description="Số lần đã ghi sổ.", examples=[2])
    head: Hash = Field(
        description="Mã của lần ghi sổ cuối, suy ra từ mọi lần trước.",
        examples=["9f3a1c5e7b20d4689f3a1c5e7b20d4689f3a1c5e7b20d4689f3a1c5e7b20d468"],
    )


class Decision(Record):
    """One decision and the list of awardees that comes with it."""

    code: Code = Field(description="Mã quyết định trong phong trào này.", examples=["qd-12-2026"])
    number: Text = Field(description="Số, ký hiệu của quyết định.", examples=["12/QĐ-UBND"])
    date: Day = Field(description="Ngày ký quyết định.", examples=["2026-05-08"])
    issued_by: Text = Field(description="Người hoặc cơ quan ban hành.", examples=["Chủ tịch UBND xã"])
    subject: Text = Field(description="Trích yếu.", examples=["Về việc tặng Giấy khen của Chủ tịch UBND xã"])
    signatory: Signatory = Field(description="Người ký.")
    award: Code = Field(
        description="Mã hình thức khen thưởng; dùng khi danh sách không có cột hình thức.",
        examples=["giay-khen-xa"],
    )
    awards: tuple[Code, ...] = Field(
        default=(),
        description="Mã các hình thức mà quyết định công bố đủ kết quả, khi các hình thức khác còn chờ; "
        "bỏ trống là mọi hình thức.",
        examples=[["giay-khen-xa"]],
    )
    wave: Code | None = Field(
        default=None, description="Quyết định là kết quả của đợt nào (`waves`).", examples=["dot-1"]
    )
    year: int | None = Field(
        default=None,
        ge=1945,
        le=2200,
        description="Quyết định là kết quả của năm nào, khi phong trào dài xét từng năm.",
        examples=[2026],
    )
    list: FileName = Field(
        description="Tệp danh sách (.xlsx, .docx hoặc .csv) trong thư mục honours/.",
        examples=["qd-12-2026.xlsx"],
    )
    sheets: tuple[Text, ...] = Field(
        default=(),
        description="Tên các trang tính của quyết định này, khi một tệp chứa nhiều quyết định.",
        examples=[["QĐ 12"]],
    )
    signed_file: FileName | None = Field(
        default=None, description="Tệp PDF đã ký, trong thư mục honours/.", examples=["qd-12-2026.pdf"]
    )
    accept: tuple[Acceptance, ...] = Field(
        default=(), description="Các cảnh báo được chấp nhận, vì quyết định ghi đúng như vậy."
    )
    published: Published | None = Field(
        default=None,
        description="Dấu của sổ công bố, do lần ghi sổ để lại; không tự sửa, không xóa.",
    )


class Correction(Record):
    """What a later document changed in a published row, or in the decision itself.

    List or decision are edited accordingly. It explains one change: once published, it explains nothing more.
    """

    decision: Code = Field(description="Mã quyết định có dòng này.", examples=["qd-12-2026"])
    row: RowId | None = Field(
        default=None,
        description="Mã dòng: loại và số thứ tự. Bỏ trống khi đính chính chính quyết định (số, ngày, "
        "người ký, trích yếu, tên hình thức khen thưởng, tệp đã ký).",
        examples=["ca-nhan-12"],
    )
    kind: Literal["corrected", "revoked", "withheld"] = Field(
        description="Loại điều chỉnh: corrected (đính chính: sửa dòng trong danh sách), revoked (thu hồi: "
        "giữ dòng trong danh sách), withheld (không công khai: xóa dòng khỏi danh sách).",
        examples=["corrected"],
    )
    decided_by: Text = Field(
        description="Văn bản quyết định việc này.", examples=["Quyết định số 15/QĐ-UBND ngày 20/5/2026"]
    )
    date: Day = Field(description="Ngày của văn bản ấy.", examples=["2026-05-20"])
    note: Text | None = Field(
        default=None,
        description="Thay đổi điều gì (không nêu tên khi không công khai).",
        examples=["Sửa tên đệm."],
    )
