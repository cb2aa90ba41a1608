"""What a list says of its rows outside the columns that are published: not honoured, or with another award.

A note ("rút"), the title of a section or a tab ("Không đủ điều kiện"), what stands in brackets behind a name:
a person reads them, and the row would be published all the same. Each is told (H70), nothing is guessed.
"""

from __future__ import annotations

import re

from generator.validate.personal_data import DATE
from generator.validate.same_text import plain

_REFUSED_ANYWHERE = re.compile(
    r"\b(?:không|chưa)(?: được)? (?:đủ|đạt|xét|khen|đề nghị|thông qua|đồng ý|nhất trí|công nhận|duyệt)\b"
    r"|\b(?:xin|đã|đề nghị|tự) rút\b|\brút (?:tên|hồ sơ|khỏi|đề nghị)\b|\b(?:bỏ|xóa|gạch|loại) (?:tên|khỏi)\b"
    r"|\bbị loại\b|\b(?:tạm |đã )?hoãn xét\b|(?<!y tế )\bdự phòng\b|(?<!đảng viên )\bdự bị\b"
    r"|\bxem(?: xét)? lại\b|\bchờ (?:xét|xem xét|xác minh|thẩm định|kết luận)\b"
    r"|\b(?:để|chuyển|xét|khen)(?: sang| vào| xét)? (?:đợt|kỳ|năm) sau\b"
)
_REFUSED_WHOLLY = re.compile(r"\W*(?:rút|loại|bỏ|hoãn|trượt|trùng)\W*")
_NO = frozenset({"không", "ko", "k", "0"})
_OF_A_REVIEW = re.compile(r"\b(?:ket qua|ket luan|xet|hoi dong|y kien|de nghi|dong y|nhat tri|duyet)\b")
_HONOURED = re.compile(r"\b(?:duoc|se|du dieu kien) (?:khen|tang|xet|chon)|\b(?:dat|duoc chon|trung)\b")
_OF_BEFORE = re.compile(r"\b(?:gan nhat|da (?:duoc|dat|khen|tang)|truoc|nam \d{4}|qua trinh)\b")
_IN_FRONT = ("danh sách", "các", "được", "đề nghị", "tặng", "thưởng")
_AWARDS = (
    *("giấy khen", "bằng khen", "huân chương", "huy chương", "kỷ niệm chương", "cờ thi đua", "danh hiệu"),
    *("giải thưởng", "thư khen", "lao động tiên tiến", "lđtt", "chiến sĩ thi đua", "chiến sĩ tiên tiến"),
    *("cstđ", "tập thể lao động"),
)
_AWARD = re.compile(
    r"(?:(?:[ivx]+|\d+|[a-hđ])\s*[.)/\-:]?\s+)?"
    + "".join(rf"(?:{words}\s+)?" for words in _IN_FRONT)
    + rf"(?:{'|'.join(_AWARDS)})\b"
)
# Looked at first: most achievements begin otherwise.
_AWARDS_BEGIN = frozenset(words[:2] for words in (*_IN_FRONT, *_AWARDS))
_ROMAN = frozenset("ivx")
_OF_A_DECISION = re.compile(
    r"(?:theo |so )*(?:quyet dinh|qd)(?: (?:khen(?: thuong)?|so|ngay|thang|nam|ky|va))*"
)
_NUMBER = re.compile(r"\d{1,9}")
_LONGEST = 200  # characters of a remark; what is longer tells of more than one row


def left_out(text: str, title: str = "") -> str:
    """The words by which a text says that somebody is not honoured; "" where it does not.

    `title` is the column's: "không" says it only where a review's result stands.
    """
    low = text.strip().lower()
    if len(low) > _LONGEST:
        return ""
    if low in _NO:
        return text.strip() if _OF_A_REVIEW.search(plain(title)) else ""
    found = _REFUSED_ANYWHERE.search(low) or _REFUSED_WHOLLY.fullmatch(low)
    return found[0] if found else ""


def says_who_is_honoured(title: str) -> bool:
    """Whether a mark in the column of this title says that a row is honoured: "Đồng ý", "Được khen"."""
    words = plain(title)
    return not left_out(title) and bool(_OF_A_REVIEW.search(words) or _HONOURED.search(words))


def names_an_award(text: str) -> bool:
    """Whether a title begins with an award, one that the registry has or any other."""
    begins = text[:2].lower()
    may = begins in _AWARDS_BEGIN or not begins.isalpha() or _ROMAN.issuperset(begins)
    return may and len(text) <= _LONGEST and _AWARD.match(text.strip().lower()) is not None


def other_decision(text: str, title: str, number: str) -> bool:
    """Whether a cell below "Số quyết định" names another decision than `number`: the row is that one's."""
    if not _OF_A_DECISION.fullmatch(plain(title)):
        return False
    said, own = _NUMBER.search(DATE.sub(" ", text.lower())), _NUMBER.search(number)
    return said is not None and own is not None and int(said[0]) != int(own[0])


def is_of_before(title: str) -> bool:
    """Whether a column tells of what somebody was given before: "Hình thức khen thưởng gần nhất"."""
    return _OF_BEFORE.search(plain(title)) is not None
