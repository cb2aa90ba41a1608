"""A short plan to change a part of, and the draft that it becomes."""

from __future__ import annotations

from typing import Any

from running import ROOT

from generator.importing.drafting import Draft, draft
from generator.project import Project

PROJECT = Project(ROOT)

PLAN = """Số: 45/KH-UBND

Cao Lộc, ngày 12 tháng 02 năm 2027

KẾ HOẠCH

Phát động phong trào thi đua năm 2027

{bases}

UBND xã Cao Lộc ban hành Kế hoạch như sau:

I. MỤC ĐÍCH

Nâng cao chất lượng phục vụ Nhân dân.

II. CHỈ TIÊU

{goals}

III. THỜI GIAN THI ĐUA

{period}

IV. KHEN THƯỞNG

1. Giấy khen của Chủ tịch UBND xã

{criteria}

2. Số lượng

{quotas}

3. Hồ sơ đề nghị khen thưởng

- Tờ trình đề nghị khen thưởng;

- Báo cáo thành tích của tập thể, cá nhân (02 bản chính).

4. Thời gian gửi hồ sơ

{submission}

V. TỔ CHỨC THỰC HIỆN

1. Phòng Văn hóa - Xã hội: theo dõi, đôn đốc thực hiện phong trào.

Trên đây là Kế hoạch phát động phong trào thi đua./.

Nơi nhận:
- Các thôn (t/h);
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn A1
"""
WORDS = {
    "bases": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "goals": "- Trên 80% hồ sơ được nộp trực tuyến.",
    "period": "Từ ngày 01/3/2027 đến hết ngày 30/11/2027.",
    "criteria": "a) Đối với tập thể: đạt các tiêu chuẩn sau:\n\n- Đoàn kết;\n\n- Hoàn thành tốt nhiệm vụ.",
    "quotas": "- Mỗi thôn: không quá 01 tập thể, 03 cá nhân.",
    "submission": "Hồ sơ gửi về Phòng Văn hóa - Xã hội trước ngày 05/12/2027.",
}


def drafted(*, scanned: bool = False, **words: str) -> Draft:
    return draft(PLAN.format(**WORDS | words), scanned=scanned, project=PROJECT)


def opened(made: Draft) -> dict[str, str]:
    return {point.at: point.why for point in made.points}


def data(made: Draft) -> dict[str, Any]:
    return dict(made.campaign)
