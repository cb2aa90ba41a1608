"""What a list says of its rows outside the columns that are published: not honoured, or with another award.

A note ("rút"), the title of a section or a tab ("Không đủ điều kiện"), what stands in brackets behind a name:
a person reads them, and the row would be published all the same. Each is told (H70), nothing is guessed.
"""

from __future__ import annotations

import re

from generator.marks import with_or_without_marks, without_marks
from generator.validate.personal_data import DATE
from generator.validate.same_text import plain


def _found(pattern: str) -> re.Pattern[str]:
    """Notes are written in a hurry, often without marks."""
    return re.compile(with_or_without_marks(pattern))


_REFUSED_ANYWHERE = (
    r"\b(?:không|chưa|ko|k/?)\s*(?:được )?(?:đủ|đạt|xét|khen|đề nghị|thông qua|đồng ý|nhất trí|thống nhất|"
    r"tán thành|công nhận|chấp nhận|duyệt|tặng|trình|có (?:tên )?trong)\b"
    r"|\b(?:xin|đã|đề nghị|tự) (?:rút|thôi)\b|\brút (?:tên|hồ sơ|khỏi|đề nghị)\b"
    r"|\b(?:bỏ|xóa|gạch|loại) (?:tên|khỏi)\b|\bbị loại\b|\bngoài danh sách\b|(?<!không )\btừ chối\b"
    r"|\b(?:hủy|huỷ|thu hồi) (?:kết quả|quyết định|qđ|khen|danh hiệu|giấy khen|bằng khen)\b"
    r"|\b(?:đang|bị|chịu|xử lý|xem xét) kỷ luật\b"
    r"|\b(?:tạm |đã )?(?:hoãn|dừng) xét\b|(?<!y tế )\bdự phòng\b|(?<!đảng viên )\bdự bị\b"
    r"|\bxem(?: xét)? lại\b|\bchờ (?:xét|xem xét|xác minh|thẩm định|kết luận|quyết định|qđ|bổ sung)\b"
    r"|(?<!không để )\bthiếu (?:hồ sơ|báo cáo|minh chứng)\b|\bbổ sung (?:sau|hồ sơ)\b"
    r"|\b(?:để|chuyển|xét|khen)(?: sang| vào| xét)? (?:đợt|kỳ|năm) (?:sau|tới)\b"
    r"|\bchuyển sang (?:tập thể|cá nhân|hộ|danh sách)\b"
    r"|\btrùng (?:với )?(?:dòng|số|stt|danh sách)\b|\bđã khen (?:đợt|ở|tại|trong|theo)\b"
    r"|\bkhen (?:ở|tại|theo|trong) [^\W\d]+(?: [^\W\d]+)? khác\b|\b(?:khen|trình) cấp trên\b"
    r"|\b(?:sai|sửa|đính chính) (?:tên|họ|đơn vị|chức vụ|thông tin)\b|\bđính chính(?: thành|:)"
    r"|\b(?:tên|họ tên|đơn vị|chức vụ) đúng\b|\bđúng là\b|\bsửa (?:lại|thành(?! công))\b"
)
_REFUSED_WHOLLY = (
    r"\W*(?:đã )?(?:rút|loại|bỏ|hoãn|trượt|trùng|hủy|huỷ|thu hồi|thôi|dừng|tạm dừng)\W*|\(?\?+\)?"
)
_MARKED_REFUSED = re.compile(_REFUSED_ANYWHERE), re.compile(_REFUSED_WHOLLY)
# "cho" ("chờ") is another word in a text that has its marks.
_BARE_REFUSED = re.compile(without_marks(_REFUSED_ANYWHERE)), re.compile(without_marks(_REFUSED_WHOLLY))
_NO_PART = re.compile(
    r"\b(?:nháp|nhap|cũ|ban cu|dự kiến|du kien|dự thảo|du thao|tham khảo|tham khao|sao lưu|sao luu|backup|"
    r"hội đồng(?! nhân dân)|hoi dong(?! nhan dan)|thành phần|thanh phan|danh mục|danh muc|dm|dữ liệu|"
    r"du lieu|data|trích ngang|trich ngang)\b|^\W*(?:ds|danh sách|danh sach)?\W*(?:đề nghị|de nghi)\W*$"
)
_PROPOSED = _found(
    r"\bdanh sách (?:[^.;:()]{0,60} )?(?<!theo )(?:đề nghị|đề xuất|đề cử|giới thiệu|dự kiến|trích ngang)\b"
    r"|\b(?:kèm theo|đính kèm) (?:tờ trình|công văn|báo cáo|biên bản)\b|\bdự thảo\b"
)
_BEFORE_OTHERS = r"\W*(?P<number>(?:[ivx]+|\d+|[a-hđ])\s*[.)/\-:]?\s+)?(?:danh sách\s+)?"
_OTHERS = re.compile(
    rf"{_BEFORE_OTHERS}(?P<whom>thành phần|thành viên hội đồng|khách mời|đại biểu (?:dự|mời))\b"
)
_COUNCIL = re.compile(rf"{_BEFORE_OTHERS}(?P<whom>hội đồng (?:thi đua|xét|sáng kiến|khen thưởng))\b")
_NO = frozenset({"không", "chưa", "khong", "chua", "ko", "k", "no", "n", "false", "0"})
_OF_A_REVIEW = re.compile(r"\b(?:ket qua|ket luan|xet|hoi dong|y kien|de nghi|dong y|nhat tri|duyet)\b")
_HONOURED = re.compile(r"\b(?:duoc|se|du dieu kien) (?:khen|tang|xet|chon)|\b(?:dat|duoc chon|trung)\b")
_OF_BEFORE = re.compile(r"\b(?:gan nhat|da (?:duoc|dat|khen|tang)|truoc|nam \d{4}|qua trinh)\b")
_IN_FRONT = ("danh sách", "các", "được", "đề nghị", "tặng", "thưởng")
_AWARDS = (
    *("giấy khen", "bằng khen", "huân chương", "huy chương", "kỷ niệm chương", "cờ thi đua", "danh hiệu"),
    *("giải thưởng", "thư khen", "lao động tiên tiến", "lđtt", "chiến sĩ thi đua", "chiến sĩ tiên tiến"),
    *("cstđ", "tập thể lao động"),
)
_AWARD = _found(
    r"(?:(?:[ivx]+|\d+|[a-hđ])\s*[.)/\-:]?\s+)?"
    + "".join(rf"(?:{words}\s+)?" for words in _IN_FRONT)
    + rf"(?:{'|'.join(_AWARDS)})\b"
)
# Looked at first: most achievements begin otherwise.
_AWARDS_BEGIN = frozenset(
    begin[:2] for words in (*_IN_FRONT, *_AWARDS) for begin in (words, without_marks(words))
)
_ROMAN = frozenset("ivx")
_OF_LEVELS = re.compile(r"cap (?:khen|tang|trinh|quyet dinh|de nghi)(?: thuong| khen| khen thuong)?")
_LEVELS = {
    "xa": "commune",
    "phuong": "commune",
    "huyen": "district",
    "tinh": "province",
    "trung uong": "central",
    "tw": "central",
    "nha nuoc": "central",
    "chinh phu": "central",
}
_LEVEL = re.compile(rf"\b(?:{'|'.join(_LEVELS)})\b")
_GIVERS = re.compile(rf"\b(?:cap|ubnd|uy ban nhan dan) ({'|'.join(_LEVELS)})\b")
_GIVES = re.compile(r"\b(?:khen|tang|trinh)\b")
_LEVEL_ALONE = re.compile(rf"(?:(?:[ivx]+|\d+|[a-h]) )?cap (?:{'|'.join(_LEVELS)})")
_OF_A_DECISION = re.compile(
    r"(?:theo |so )*(?:quyet dinh|qd)(?: (?:khen(?: thuong)?|so|ngay|thang|nam|ky|va))*"
)
_NUMBER = re.compile(r"\d{1,9}")
_LONGEST = 200  # characters of a remark; what is longer tells of more than one row


def left_out(text: str, title: str = "") -> str:
    """The words by which a text says that somebody is not honoured; "" where it does not.

    `title` is the column's: "không" says it only where a review's result stands, or who is honoured.
    """
    low = text.strip().lower()
    if len(low) > _LONGEST:
        return ""
    if low in _NO:
        return text.strip() if _is_of_a_review(plain(title)) else ""
    anywhere, wholly = _BARE_REFUSED if without_marks(low) == low else _MARKED_REFUSED
    found = anywhere.search(low) or wholly.fullmatch(low)
    return found[0] if found else ""


def no_part_of_list(tab: str) -> str:
    """The words by which the name of one tab among several says that it is no part of a list; "" for none."""
    found = _NO_PART.search(tab.lower())
    return found[0] if found else ""


def of_proposal(title: str) -> str:
    """The words by which a title says that nothing is decided yet; "" where it does not."""
    found = _PROPOSED.search(title.lower())
    return found[0] if found else ""


def of_others(title: str, *, within: bool) -> str:
    """The words by which a title says that those below only took part; "" where it does not.

    A council above a list may be the one whose list it is; `within` the list, or numbered, it is a title.
    """
    low = title.lower()
    others, council = _OTHERS.match(low), _COUNCIL.match(low)
    if council and not (within or council["number"]):
        council = None
    found = others or council
    return found["whom"] if found else ""


def says_who_is_honoured(title: str) -> bool:
    """Whether a mark in the column of this title says that a row is honoured: "Đồng ý", "Được khen"."""
    of_levels = names_levels(title.partition(":")[0])
    return not of_levels and not left_out(title) and _is_of_a_review(plain(title))


def _is_of_a_review(title: str) -> bool:
    return _OF_A_REVIEW.search(title) is not None or _HONOURED.search(title) is not None


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


def names_levels(title: str) -> bool:
    """Whether a title asks who gives the award: "Cấp khen", "Cấp trình khen thưởng"."""
    return title[:1] in "cC" and _OF_LEVELS.fullmatch(plain(title)) is not None


def level_said(text: str) -> str:
    """The level that a text below such a title names: "UBND tỉnh" is "province"; "" for none or several."""
    said = {_LEVELS[found] for found in _LEVEL.findall(plain(text))}
    return said.pop() if len(said) == 1 else ""


def giver_level(text: str) -> str:
    """The level of who gives the award, as a title says it: "Trình UBND tỉnh khen thưởng", "II. Cấp tỉnh"."""
    words = plain(text)
    found = _GIVERS.findall(words)
    return _LEVELS[found[-1]] if found and (_GIVES.search(words) or _LEVEL_ALONE.fullmatch(words)) else ""


def is_of_before(title: str) -> bool:
    """Whether a column tells of what somebody was given before: "Hình thức khen thưởng gần nhất"."""
    return _OF_BEFORE.search(plain(title)) is not None
