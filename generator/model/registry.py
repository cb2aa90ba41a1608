"""What all campaigns share: the registries (`campaigns/_shared/`), and who keeps the portal (mkdocs.yml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from generator.model.base import Code, Line, Record, Text
from generator.model.form import Form
from generator.model.plan.plan_date import Day

BodyLevel = Literal["commune", "district", "province", "central", "unit"]
_LEVELS = (
    "Cấp: unit (cơ quan, đơn vị), commune (xã), district (huyện), province (tỉnh), central (trung ương)."
)
UnitKind = Literal["single", "group"]


class Award(Record):
    """A form of reward or an emulation title, with who decides it (Luật 06/2022/QH15)."""

    code: Code = Field(description="Mã.", examples=["giay-khen-xa"])
    title: Text = Field(description="Tên gọi.", examples=["Giấy khen"])
    decided_by: Text = Field(description="Người có thẩm quyền quyết định.", examples=["Chủ tịch UBND xã"])
    level: BodyLevel = Field(description=_LEVELS, examples=["commune"])
    rank: int = Field(ge=0, description="Thứ bậc để xếp, số nhỏ đứng trước.", examples=[10])
    until: Day | None = Field(
        default=None, description="Ngày cuối cùng còn hình thức này.", examples=["2026-06-30"]
    )
    note: Text | None = Field(
        default=None, description="Ghi chú.", examples=["Theo Luật Thi đua, khen thưởng năm 2022."]
    )

    @property
    def full_title(self) -> str:
        """The name as plans write it: "Giấy khen của Chủ tịch UBND xã"."""
        return f"{self.title} của {self.decided_by}"


class FormerName(Record):
    """What a unit was called before."""

    name: Text = Field(description="Tên trước đây.", examples=["Trường Tiểu học Thị trấn Thử"])
    until: Day = Field(description="Ngày cuối cùng dùng tên ấy.", examples=["2025-06-30"])


UnitType = Literal[
    "thon", "to-dan-pho", "truong", "to-bau-cu", "phong", "ban", "co-quan", "doan-the", "luc-luong", "y-te",
    "hop-tac-xa", "doanh-nghiep", "khac",
]  # fmt: skip


class IssuingBody(Record):
    """A body that issues documents."""

    code: Code = Field(description="Mã.", examples=["ubnd-xa-mau"])
    name: Text = Field(description="Tên đầy đủ của cơ quan.", examples=["Ủy ban nhân dân xã Mẫu"])
    short_name: Text = Field(description="Tên gọn.", examples=["UBND xã Mẫu"])
    level: BodyLevel = Field(description=_LEVELS, examples=["commune"])
    place: Text | None = Field(default=None, description="Thuộc tỉnh, huyện nào.", examples=["tỉnh Mẫu"])
    parent: Code | None = Field(
        default=None, description="Mã cơ quan cấp trên trực tiếp.", examples=["ubnd-tinh-mau"]
    )
    aliases: tuple[Text, ...] = Field(
        default=(), description="Cách viết khác của tên cơ quan.", examples=[["UBND X. Mẫu"]]
    )
    until: Day | None = Field(
        default=None, description="Ngày cuối cùng cơ quan còn tồn tại.", examples=["2025-06-30"]
    )
    note: Text | None = Field(
        default=None, description="Ghi chú, nguồn.", examples=["Theo trang thông tin của xã."]
    )


class Unit(Record):
    """A unit, or a kind of unit, that a plan names."""

    code: Code = Field(description="Mã.", examples=["thuong-truc-tdkt"])
    name: Text = Field(description="Tên đơn vị.", examples=["Phòng Văn hóa - Xã hội xã Mẫu"])
    kind: UnitKind = Field(
        description="Một đơn vị hay một loại: single (một đơn vị), group (một loại đơn vị: các Tổ bầu cử, "
        "các thôn …).",
        examples=["single"],
    )
    body: Code = Field(
        description="Mã cơ quan mà đơn vị thuộc về (issuing_bodies.yml).", examples=["ubnd-xa-mau"]
    )
    instances: tuple[Text, ...] = Field(
        default=(),
        description="Cách gọi tên từng đơn vị của nhóm, dấu * thay cho phần riêng.",
        examples=[["Tổ bầu cử số *"]],
    )
    aliases: tuple[Text, ...] = Field(
        default=(),
        description="Cách viết khác của tên đơn vị trong danh sách.",
        examples=[["Phòng VH-XH"]],
    )
    former_names: tuple[FormerName, ...] = Field(
        default=(), description="Tên trước đây (trước khi sáp nhập, đổi tên) và ngày cuối cùng dùng tên ấy."
    )
    roles: tuple[Text, ...] = Field(
        default=(),
        description="Đơn vị được gọi theo vai trò nào.",
        examples=[["Cơ quan thường trực thi đua, khen thưởng"]],
    )
    type: UnitType | None = Field(
        default=None,
        description="Loại: thon (thôn, bản), to-dan-pho (tổ dân phố), truong (trường học), to-bau-cu (tổ bầu "
        "cử), phong (phòng chuyên môn), ban (ban), co-quan (cơ quan khác), doan-the (Mặt trận, đoàn thể), "
        "luc-luong (công an, quân sự), y-te (y tế), hop-tac-xa (hợp tác xã), doanh-nghiep (doanh nghiệp), "
        "khac (khác).",
        examples=["thon"],
    )
    part_of: tuple[Code, ...] = Field(
        default=(), description="Mã các nhóm mà đơn vị này nằm trong.", examples=[["don-vi-bau-cu"]]
    )

    @property
    def other_names(self) -> tuple[str, ...]:
        """How it is called besides: other spellings, former names, roles."""
        return (*self.aliases, *(each.name for each in self.former_names), *self.roles)


class LegalDocument(Record):
    """A legal or administrative document that plans rest on."""

    code: Code = Field(description="Mã.", examples=["nd-152-2025"])
    kind: Text = Field(description="Loại văn bản.", examples=["Nghị định"])
    number: Text = Field(description="Số, ký hiệu.", examples=["152/2025/NĐ-CP"])
    date: Day | None = Field(default=None, description="Ngày ban hành.", examples=["2025-06-14"])
    issuer: Text = Field(description="Cơ quan ban hành.", examples=["Chính phủ"])
    subject: Text = Field(description="Trích yếu.", examples=["quy định về phân cấp, phân quyền …"])
    url: Text | None = Field(
        default=None,
        pattern=r"^https?://",
        description="Địa chỉ nơi đăng văn bản gốc (Công báo, trang của cơ quan ban hành).",
        examples=["https://congbao.chinhphu.vn/"],
    )
    in_force_from: Day | None = Field(
        default=None, description="Có hiệu lực từ ngày.", examples=["2025-07-01"]
    )
    in_force_until: Day | None = Field(
        default=None, description="Hết hiệu lực sau ngày.", examples=["2025-06-30"]
    )
    replaced_by: Code | None = Field(
        default=None, description="Mã văn bản thay thế.", examples=["nd-152-2025"]
    )
    basis_of: tuple[Literal["proposal", "decision"], ...] = Field(
        default=(),
        description="Là căn cứ chung của văn bản nào khi điền sẵn biểu mẫu: proposal (tờ trình), decision "
        "(quyết định). Chỉ dùng trong thời gian văn bản có hiệu lực.",
        examples=[["proposal", "decision"]],
    )
    verified: bool = Field(
        default=False,
        description="Đã đối chiếu với văn bản gốc: true; ghi theo kế hoạch, cần kiểm tra thì ghi false.",
        examples=[True],
    )
    source: Text | None = Field(default=None, description="Lấy thông tin này từ đâu.", examples=["Công báo"])


class Event(Record):
    """Something a plan takes as a date ("đến khi kết thúc cuộc bầu cử")."""

    code: Code = Field(description="Mã.", examples=["bau-cu-quoc-hoi-khoa-xvi"])
    title: Text = Field(description="Tên sự kiện.", examples=["Ngày bầu cử đại biểu Quốc hội khóa XVI"])
    day: Day | None = Field(
        default=None, description="Ngày diễn ra; bỏ trống khi chưa biết.", examples=["2026-03-15"]
    )
    source: Text | None = Field(
        default=None, description="Nguồn của ngày này.", examples=["Nghị quyết của Quốc hội"]
    )
    verified: bool = Field(
        default=False, description="Đã kiểm tra với nguồn chính thức: true khi đã kiểm tra.", examples=[True]
    )


class Registries(Record):
    """All registries together; each list comes from the file of its name."""

    awards: tuple[Award, ...] = Field(default=(), description="Hình thức khen thưởng.")
    issuing_bodies: tuple[IssuingBody, ...] = Field(default=(), description="Cơ quan ban hành.")
    units: tuple[Unit, ...] = Field(default=(), description="Đơn vị.")
    legal_documents: tuple[LegalDocument, ...] = Field(default=(), description="Văn bản.")
    events: tuple[Event, ...] = Field(default=(), description="Sự kiện.")
    forms: tuple[Form, ...] = Field(default=(), description="Biểu mẫu dùng chung.")


@dataclass(frozen=True, slots=True)
class Known:
    """The registries by code: what a campaign may refer to."""

    awards: Mapping[str, Award]
    bodies: Mapping[str, IssuingBody]
    units: Mapping[str, Unit]
    documents: Mapping[str, LegalDocument]
    events: Mapping[str, Event]
    forms: Mapping[str, Form]
    flawed: frozenset[str] = frozenset()
    """Registry files with errors: a code that is not found may stand in an entry that could not be read."""

    @classmethod
    def from_registries(cls, registries: Registries, flawed: frozenset[str] = frozenset()) -> Known:
        """Index every registry by code."""
        return cls(
            flawed=flawed,
            awards={entry.code: entry for entry in registries.awards},
            bodies={entry.code: entry for entry in registries.issuing_bodies},
            units={entry.code: entry for entry in registries.units},
            documents={entry.code: entry for entry in registries.legal_documents},
            events={entry.code: entry for entry in registries.events},
            forms={entry.code: entry for entry in registries.forms},
        )


def around(code: str, units: Mapping[str, Unit]) -> frozenset[str]:
    """The unit and every group it is part of, near and far; `units` by code."""
    found: set[str] = set()
    pending = [code]
    while pending:
        each = pending.pop()
        if each not in found:
            found.add(each)
            unit = units.get(each)
            pending += unit.part_of if unit else ()
    return frozenset(found)


class DataLicence(Record):
    """The licence of the published data."""

    name: Text = Field(description="Tên giấy phép.", examples=["CC BY 4.0"])
    url: Text = Field(
        pattern=r"^https://", description="Địa chỉ của giấy phép.", examples=["https://creativecommons.org/"]
    )


DATA_VERSION = 2
"""The form in which this program reads and writes a portal's files; older ones are read, too."""


class Portal(Record):
    """Who keeps the portal. An empty value leaves its line out of the pages."""

    data: int = Field(
        default=1, ge=1, strict=True, description="Dữ liệu viết cho bản nào; thidua upgrade tự sửa."
    )
    name: Text = Field(description="Tên cổng.")
    owner: Text = Field(description="Cơ quan chủ quản.", examples=["Ủy ban nhân dân xã Mẫu"])
    owner_place: Line = Field(default="", description="Thuộc tỉnh nào.")
    issuing_body: Code = Field(description="Mã cơ quan chủ quản (issuing_bodies.yml).")
    department: Line = Field(default="", description="Bộ phận phụ trách.")
    responsible: Line = Field(default="", description="Người chịu trách nhiệm: họ tên, chức vụ.")
    address: Line = Field(default="", description="Địa chỉ trụ sở.")
    phone: Line = Field(default="", description="Điện thoại cơ quan.")
    email: Line = Field(default="", description="Thư điện tử công vụ.")
    data_licence: DataLicence | None = Field(default=None, description="Giấy phép dữ liệu.")
    archive_after_months: int = Field(
        default=12, ge=1, le=120, description="Sau bao nhiêu tháng kể từ ngày kết thúc thì lưu trữ."
    )
