"""Plans at random: lines that plans are made of, in any order, with anything between them."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import strategies as st

_LINES = (
    """

ỦY BAN NHÂN DÂN
XÃ A
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
*****
Độc lập - Tự do - Hạnh phúc
Số: 1/KH-UBND
A, ngày 05 tháng 01 năm 2026
XÃ A→Độc lập - Tự do - Hạnh phúc
-------→-------
→CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
UBND XÃ A             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
KẾ HOẠCH
KẾ HOẠCH (MẪU)
Phát động thi đua
Căn cứ Luật số 1;
I. MỤC ĐÍCH
I. MỤC ĐÍCH
II. NỘI DUNG
1. Một
1.
1. Một câu dài:
2.5. Hai
a) Ba
(1) Bốn
1) Năm
Điều 1. Sáu
Điều 1. Sáu.
PHẦN THỨ NHẤT
Chương I
NHỮNG QUY ĐỊNH CHUNG
- gạch
+ cộng
* sao
Nơi nhận:
Nơi nhận
Nơi nhận: Như trên
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
(Đã ký)
Nguyễn Văn A1
PHỤ LỤC I
(Kèm theo Kế hoạch số 1)
STT→Tiêu chí→Điểm
1→Đoàn kết,↵gương mẫu→10
→→5
Nơi nhận:↵- A;↵- Lưu: VT.→CHỦ TỊCH↵Nguyễn Văn A1
Nơi nhận:→CHỦ TỊCH
- Như trên;→Nguyễn Văn A1
# tiêu đề
**đậm**
| cột |
Một đoạn văn bình thường.
<b>chữ</b> &amp; {{ x }}
""".replace("→", "\t")
    .replace("↵", "\u2028")
    .split("\n")
)

_TEXT = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" \t"), max_size=20)
PLAN_TEXTS = st.lists(st.one_of(st.sampled_from(_LINES), _TEXT), max_size=30).map("\n".join)
"""Whole texts of `plan.txt`."""


def words(text: str) -> list[str]:
    """Words and numbers in their order, without signs and layout."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))
