"""A campaign (phong trào thi đua, đợt thi đua): everything one plan says, as data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Candidate, Code, Lasting, Record, Statement, Text
from generator.model.decision import Correction, Decision
from generator.model.form import Form
from generator.model.plan.award import OfferedAward
from generator.model.plan.document import Plan
from generator.model.plan.dossier import Dossier
from generator.model.plan.quota import Annex, Quota, TieBreak
from generator.model.plan.schedule import Change, Milestone, Period, Responsibility, Stopped, Wave
from generator.model.plan.scoring import Scoring
from generator.model.registry import Award


class Participant(Statement):
    """Who takes part (đối tượng thi đua) or who is considered (đối tượng khen thưởng)."""

    candidate: Candidate | None = Field(
        default=None,
        description="Loại đối tượng: collective (tập thể), individual (cá nhân), household (hộ gia đình).",
        examples=["collective"],
    )


class Campaign(Record):
    """One campaign. The order of the fields is the order in which a plan is read."""

    # A list of statements is called by its title where units are told what concerns them, or else by its
    # description; `Lasting` ones are taken over into a new campaign.

    id: Code = Field(
        description="Mã phong trào: trùng tên thư mục, là địa chỉ của trang.",
        examples=["bau-cu-2026"],
    )
    short_title: Text = Field(
        description="Tên gọn trên thẻ và thanh dẫn.", examples=["Thi đua bầu cử 2026 - 2031"]
    )
    topics: tuple[Text, ...] = Field(
        default=(), description="Từ khóa để tìm.", examples=[["bầu cử", "đại biểu Quốc hội"]]
    )
    sample: bool = Field(
        default=False, description="Dữ liệu ví dụ: true thì mọi trang có dải báo.", examples=[True]
    )
    draft: bool = Field(
        default=False,
        description="Bản nháp: true thì chỉ bản xem trước có phong trào này, cổng đã dựng thì không; "
        "quyết định xong mọi điểm mở trong open.yml thì bỏ đi.",
        examples=[True],
    )
    plan: Plan = Field(description="Kế hoạch: số, ngày, cơ quan, căn cứ, người ký, nơi nhận.")
    purposes: tuple[Statement, ...] = Field(
        default=(),
        description="Mục đích.",
        examples=[[{"text": "Động viên cán bộ và Nhân dân tham gia bầu cử."}]],
    )
    requirements: tuple[Statement, ...] = Field(
        default=(),
        description="Yêu cầu.",
        examples=[[{"text": "Thi đua thiết thực, đúng người, đúng việc."}]],
    )
    goals: tuple[Statement, ...] = Field(
        default=(),
        description="Mục tiêu.",
        examples=[[{"text": "100% khu vực bỏ phiếu hoàn thành nhiệm vụ."}]],
    )
    participants: Annotated[tuple[Participant, ...], Lasting()] = Field(
        default=(),
        description="Đối tượng thi đua.",
        examples=[[{"text": "Cơ quan, đơn vị, cá nhân tham gia công tác bầu cử."}]],
    )
    contents_introduction: Text | None = Field(
        default=None,
        description="Lời dẫn của phần nội dung.",
        examples=["Các cơ quan, đơn vị tập trung thi đua thực hiện những nội dung sau:"],
    )
    contents: tuple[Statement, ...] = Field(
        default=(),
        description="Nội dung thi đua.",
        examples=[[{"text": "Lập và niêm yết danh sách cử tri đúng hạn."}]],
    )
    solutions: tuple[Statement, ...] = Field(
        default=(),
        title="Giải pháp",
        description="Giải pháp, phương án thực hiện.",
        examples=[[{"text": "Gắn phong trào với nhiệm vụ chuyên môn của từng đơn vị."}]],
    )
    slogans: tuple[Statement, ...] = Field(
        default=(),
        description="Khẩu hiệu.",
        examples=[[{"text": "Thi đua lập thành tích chào mừng ngày bầu cử!"}]],
    )
    period: Period = Field(description="Thời gian thi đua.")
    waves: tuple[Wave, ...] = Field(default=(), description="Các đợt.")
    milestones: Annotated[tuple[Milestone, ...], Lasting()] = Field(
        default=(), description="Các mốc thời gian."
    )
    stopped: Stopped | None = Field(
        default=None, description="Văn bản đã dừng hoặc bãi bỏ phong trào trước khi kết thúc."
    )
    review_ends: Annotated[Code | None, Lasting()] = Field(
        default=None, description="Mã mốc kết thúc việc xét.", examples=["tong-ket"]
    )
    award_subjects: Annotated[tuple[Participant, ...], Lasting()] = Field(
        default=(),
        title="Đối tượng khen thưởng",
        description="Đối tượng khen thưởng chung cho mọi hình thức.",
        examples=[[{"text": "Tập thể, cá nhân trực tiếp làm công tác bầu cử."}]],
    )
    principles: Annotated[tuple[Statement, ...], Lasting()] = Field(
        default=(),
        title="Nguyên tắc",
        description="Nguyên tắc khen thưởng.",
        examples=[[{"text": "Công khai, công bằng, kịp thời."}]],
    )
    priorities: Annotated[tuple[Statement, ...], Lasting()] = Field(
        default=(),
        title="Ưu tiên",
        description="Ưu tiên khi xét.",
        examples=[[{"text": "Ưu tiên người trực tiếp công tác."}]],
    )
    awards: Annotated[tuple[OfferedAward, ...], Lasting()] = Field(
        min_length=1, description="Các hình thức khen thưởng."
    )
    scoring: Annotated[tuple[Scoring, ...], Lasting()] = Field(default=(), description="Thang điểm.")
    tie_breaks: Annotated[tuple[TieBreak, ...], Lasting()] = Field(
        default=(), description="Quy tắc khi bằng nhau."
    )
    quotas: tuple[Quota, ...] = Field(
        default=(),
        description="Số lượng đề nghị khen thưởng.",
        examples=[
            [
                {
                    "code": "to-bau-cu",
                    "award": "giay-khen-xa",
                    "group": "Các Tổ bầu cử",
                    "per": "unit",
                    "strictness": "at_most",
                    "collectives": 1,
                    "individuals": 2,
                    "wording": "không quá 01 tập thể, 02 cá nhân",
                }
            ]
        ],
    )
    procedures: Annotated[tuple[Statement, ...], Lasting()] = Field(
        default=(),
        title="Quy trình",
        description="Quy trình, tuyến trình.",
        examples=[[{"text": "Đơn vị họp xét, gửi hồ sơ; Hội đồng xét, trình Chủ tịch UBND xã."}]],
    )
    dossiers: Annotated[tuple[Dossier, ...], Lasting()] = Field(default=(), description="Hồ sơ.")
    forms: tuple[Form, ...] = Field(
        default=(), description="Biểu mẫu riêng của phong trào; tệp nằm trong thư mục forms/ của phong trào."
    )
    funding: Annotated[tuple[Statement, ...], Lasting()] = Field(
        default=(), description="Kinh phí.", examples=[[{"text": "Từ Quỹ thi đua, khen thưởng của xã."}]]
    )
    prizes: tuple[Statement, ...] = Field(
        default=(), description="Mức thưởng.", examples=[[{"text": "Mức thưởng theo quy định hiện hành."}]]
    )
    responsibilities: Annotated[tuple[Responsibility, ...], Lasting()] = Field(
        default=(), description="Tổ chức thực hiện."
    )
    annexes: tuple[Annex, ...] = Field(default=(), description="Phụ lục dạng bảng.")
    decisions: tuple[Decision, ...] = Field(
        default=(), description="Các quyết định khen thưởng; danh sách nằm trong thư mục honours/."
    )
    corrections: tuple[Correction, ...] = Field(
        default=(), description="Đính chính, thu hồi, không công khai đối với dòng đã công bố."
    )
    changes: tuple[Change, ...] = Field(
        min_length=1, description="Nhật ký cập nhật dữ liệu, mới nhất đứng đầu."
    )

    def heading(self, award: Award) -> str:
        """What the campaign calls an award; of one that it does not offer, the registry's name."""
        offered = (each.heading for each in self.awards if each.award == award.code)
        return next(offered, award.full_title)
