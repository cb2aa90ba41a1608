"""A plan as a commune writes it, short and whole, as a Word file."""

from __future__ import annotations

import io

from builders import word_document

PARAGRAPHS = (
    "ỦY BAN NHÂN DÂN",
    "XÃ THỬ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-UBND",
    "Thử, ngày 05 tháng 01 năm 2026",
    "KẾ HOẠCH",
    "Phát động phong trào thi đua chuyển đổi số năm 2026",
    "Ủy ban nhân dân xã ban hành Kế hoạch phát động phong trào thi đua như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Nâng cao nhận thức của cán bộ, công chức và Nhân dân về chuyển đổi số.",
    "2. Yêu cầu",
    "- Phong trào được triển khai thiết thực, hiệu quả.",
    "II. NỘI DUNG THI ĐUA",
    "1. Hoàn thành các chỉ tiêu về dịch vụ công trực tuyến.",
    "III. THỜI GIAN THI ĐUA",
    "Từ ngày 10/01/2026 đến hết ngày 30/11/2026.",
    "IV. KHEN THƯỞNG",
    "1. Hình thức: Giấy khen của Chủ tịch UBND xã.",
    "2. Hồ sơ đề nghị khen thưởng gửi về Ủy ban nhân dân xã chậm nhất ngày 15/12/2026.",
    "V. TỔ CHỨC THỰC HIỆN",
    "1. Phòng A theo dõi, tổng hợp kết quả.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Văn A1",
)


def whole_plan() -> bytes:
    """The Word file."""
    document, held = word_document(), io.BytesIO()
    for each in PARAGRAPHS:
        document.add_paragraph(each)
    document.save(held)
    return held.getvalue()
