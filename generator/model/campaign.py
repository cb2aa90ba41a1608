"""A campaign (phong trào thi đua, đợt thi đua): everything one plan says, as data."""

from __future__ import annotations

from pydantic import Field

from generator.model.award import OfferedAward
from generator.model.base import Candidate, Code, Record, Statement, Text
from generator.model.decision import Correction, Decision
from generator.model.dossier import Dossier
from generator.model.form import Form
from generator.model.plan import Plan
from generator.model.quota import Annex, Quota, TieBreak
from generator.model.schedule import Change, Milestone, Period, Responsibility, Wave
from generator.model.scoring import Scoring


class Participant(Statement):
    """Who takes part (đối tượng thi đua) or who is considered (đối tượng khen thưởng)."""

    candidate: Candidate | None = Field(default=None, description="Loại đối tượng.", examples=["collective"])


class Campaign(Record):
    """One campaign. The order of the fields is the order in which a plan is read."""

    id: Code = Field(description="Mã phong trào: trùng tên thư mục, là địa chỉ của trang.")
    short_title: Text = Field(
        description="Tên gọn trên thẻ và thanh dẫn.", examples=["Thi đua bầu cử 2026 - 2031"]
    )
    topics: tuple[Text, ...] = Field(default=(), description="Từ khóa để tìm.")
    sample: bool = Field(default=False, description="true: dữ liệu ví dụ, mọi trang có dải báo.")
    plan: Plan = Field(description="Kế hoạch: số, ngày, cơ quan, căn cứ, người ký, nơi nhận.")
    purposes: tuple[Statement, ...] = Field(default=(), description="Mục đích.")
    requirements: tuple[Statement, ...] = Field(default=(), description="Yêu cầu.")
    goals: tuple[Statement, ...] = Field(default=(), description="Mục tiêu.")
    participants: tuple[Participant, ...] = Field(default=(), description="Đối tượng thi đua.")
    contents_introduction: Text | None = Field(default=None, description="Lời dẫn của phần nội dung.")
    contents: tuple[Statement, ...] = Field(default=(), description="Nội dung thi đua.")
    slogans: tuple[Statement, ...] = Field(default=(), description="Khẩu hiệu.")
    period: Period = Field(description="Thời gian thi đua.")
    waves: tuple[Wave, ...] = Field(default=(), description="Các đợt.")
    milestones: tuple[Milestone, ...] = Field(default=(), description="Các mốc thời gian.")
    review_ends: Code | None = Field(
        default=None, description="Mã mốc kết thúc việc xét.", examples=["tong-ket"]
    )
    award_subjects: tuple[Participant, ...] = Field(
        default=(), description="Đối tượng khen thưởng chung cho mọi hình thức."
    )
    principles: tuple[Statement, ...] = Field(default=(), description="Nguyên tắc khen thưởng.")
    priorities: tuple[Statement, ...] = Field(default=(), description="Ưu tiên khi xét.")
    awards: tuple[OfferedAward, ...] = Field(min_length=1, description="Các hình thức khen thưởng.")
    scoring: tuple[Scoring, ...] = Field(default=(), description="Thang điểm.")
    tie_breaks: tuple[TieBreak, ...] = Field(default=(), description="Quy tắc khi bằng nhau.")
    quotas: tuple[Quota, ...] = Field(default=(), description="Số lượng đề nghị khen thưởng.")
    procedures: tuple[Statement, ...] = Field(default=(), description="Quy trình, tuyến trình.")
    dossiers: tuple[Dossier, ...] = Field(default=(), description="Hồ sơ.")
    forms: tuple[Form, ...] = Field(
        default=(), description="Biểu mẫu riêng của phong trào; tệp nằm trong thư mục forms/ của phong trào."
    )
    funding: tuple[Statement, ...] = Field(default=(), description="Kinh phí.")
    prizes: tuple[Statement, ...] = Field(default=(), description="Mức thưởng.")
    responsibilities: tuple[Responsibility, ...] = Field(default=(), description="Tổ chức thực hiện.")
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
