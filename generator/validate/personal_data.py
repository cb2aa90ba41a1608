"""What a roll must never publish: headers and values that are personal (docs/domain.md, Personal data).

A header weighs more than a value: a list of nominees imported by mistake is the likeliest leak, and its
columns say what they are. Both give the kind in words, never the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.marks import with_or_without_marks, without_marks
from generator.validate.same_text import as_seen, plain, within_tags

# Kind -> how headers say it, without marks. Whole words anywhere in the header.
_HEADERS = {
    "số định danh (căn cước, chứng minh, hộ chiếu)": "cccd|cmnd|cmt|cmtnd|can cuoc|dinh danh|"
    "chung minh nhan dan|so chung minh|giay to tuy than|gttt|ho chieu|passport|so cc|the cc|cc gan chip|"
    "c c c d|c m n d|ddcn|ma dd|bien so xe",
    "ngày, năm sinh hoặc tuổi": "nam sinh|ngay sinh|ngay thang nam sinh|sinh ngay|sinh nam|ngay thang sinh|"
    "tuoi|ntns|dob|d o b|n sinh|ntn sinh|date of birth|birth date|birthday",
    "điện thoại hoặc cách liên hệ riêng": "dien thoai|sdt|so dt|di dong|phone|mobile|tel|zalo|facebook|"
    "lien he|lien lac|d thoai|dtdd|so may|hotline",
    "thư điện tử": "email|e mail|mail|gmail|thu dien tu",
    "tài khoản ngân hàng": "so tai khoan|stk|so tk|tai khoan|ngan hang",
    "nơi ở, quê quán": "que quan|nguyen quan|tru quan|thuong tru|tam tru|cu tru|noi o|cho o|noi sinh|"
    "dia chi|ho khau|so nha|hktt|dktt|dkhk|noi dang ky",
    "dân tộc": "dan toc|d toc",
    "tôn giáo": "ton giao",
    "quốc tịch": "quoc tich",
    "giới tính": "gioi tinh|nam nu|nu x",
    "thông tin đảng viên": "dang vien|vao dang|dang tich|the dang",
    "mã số thuế": "ma so thue|mst",
    "tiền lương": "he so luong|bac luong|muc luong|tien luong",
    "bảo hiểm": "bhxh|bhyt|bao hiem",
    "tình trạng sức khỏe": "suc khoe|benh tat|benh ly|nhom mau|khuyet tat|thuong tat",
    "hoàn cảnh, hộ nghèo": "ngheo|hoan canh|doi tuong chinh sach|dien chinh sach|"
    "gia dinh chinh sach|liet si|thuong binh",
    "thông tin gia đình": "hon nhan|phu huynh|cha me|bo me|ten cha|ten bo|ten me|giam ho|ten vo|ten chong|"
    "vo chong|nguoi than",
}
_HEADER = [(kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _HEADERS.items()]
# Words that say it only where they are the whole header: "ĐT" may mean a telephone or an ethnic group.
_WHOLE_HEADERS = {
    "dt": "điện thoại hoặc dân tộc",
    "nu": "giới tính",
    "gioi": "giới tính",
    "id": "số định danh (căn cước, chứng minh, hộ chiếu)",
    "ngay thang nam": "ngày, năm sinh hoặc tuổi",
    "phai": "giới tính",
    "que": "nơi ở, quê quán",
    "benh": "tình trạng sức khỏe",
    "gt": "giới tính",
    "sinh": "ngày, năm sinh hoặc tuổi",
    "ns": "ngày, năm sinh hoặc tuổi",
    "tk": "tài khoản ngân hàng",
}


@lru_cache(maxsize=4_096)
def forbidden_header(header: str) -> str | None:
    """The kind of personal data that a column with this title holds, in words; None for any other column."""
    words = plain(header)
    whole = _WHOLE_HEADERS.get(words)
    if whole:
        return whole
    return next((kind for kind, pattern in _HEADER if pattern.search(words)), None)


# One of these must occur before the words of a value are looked at closely: most cells of a roll have none.
# Looked for one after the other: a pattern of all of them takes six times as long.
_MARKED_CUES = (
    *("cccd", "căn cước", "định danh", "cmd", "cmnd", "cmt", "chứng minh", "hộ chiếu", "passport"),
    *("điện thoại", "đt", "di động", "tel", "phone", "zalo", "stk", "tài khoản", "tk", "bhxh", "bhyt"),
    *("bảo hiểm", "mst", "thuế", "sinh", "sn", "s.n", "trú", "hộ khẩu", "nơi ở", "quê", "nguyên quán"),
    *("địa chỉ", "nhà riêng", "ngụ ", "số nhà", "nghèo", "tật", "tâm thần", "ung thư", "hiv", "bệnh"),
    *("dân tộc", "tôn giáo", "đạo ", "đảng viên", "tuổi"),
    *("c.c.c.d", "đdcn", "hc số", "đ.t", "số máy", "liên hệ", "bank", "bidv", "n/s", "s/n", "ns", "hktt"),
    *("đktt", "chỗ ở", "dt", "giới tính", "nhóm máu", "vào đảng", "thẻ đảng", "chất độc", "binh"),
    *("mồ côi", "ly hôn", "đơn thân", "tai biến", "bại liệt", "cảnh"),
    *("dob", "d.o.b", "giấy tờ", "đ/c nhà", "vcb", "vietin", "thẻ", "biển số", "facebook", "fb.com"),
)
# Without their marks these are parts of usual words ("trung", "theo"): with what follows they are not.
_PARTS_OF_WORDS = frozenset(("tru", "the"))
_CUE_WORDS = (
    *_MARKED_CUES,
    *(bare for cue in _MARKED_CUES if (bare := without_marks(cue)) != cue and bare not in _PARTS_OF_WORDS),
    *("tru tai", "tru o", "tru quan", "thuong tru", "tam tru", "cu tru", "so the", "the atm"),
)

CUES_OF_ONE_WORD = tuple(cue for cue in _CUE_WORDS if " " not in cue)
CUES_OF_SEVERAL = tuple(cue for cue in _CUE_WORDS if " " in cue)

_ID = re.compile(r"(?<![\d/\-])0(?:[ .]?\d){11}(?![\d/\-])")
SAME_SIGN = r"([\-–—/,'’_•·…])"
"""Between the groups of a number; its second one is `\\1`."""
_ID_IN_THREES = re.compile(rf"(?<![\d/\-])0\d\d{SAME_SIGN}\d{{3}}\1\d{{3}}\1?\d{{3}}(?![\d/\-])")
_ID_WITHOUT_ZERO = re.compile(r"(?<![\d/\-.,])[1-9]\d{9,10}(?![\d/\-]| ?đ)")
_MANY_DIGITS = re.compile(r"\d(?:\D{0,2}\d){8}")
_SCIENTIFIC = re.compile(r"\d[.,]\d+e\+(?:09|10|11|9)\b")
_MOBILE = re.compile(
    r"(?<![\d\-])(?!\d\d?[.\-]\d\d?[.\-](?:19|20)\d\d)"
    r"(?:\+?84|0)[ .\-()]{0,2}[35789](?:[ .\-()]{0,2}\d){8}(?!\d)"
)
_MOBILE_IN_GROUPS = re.compile(rf"(?<![\d/\-])0[35789]\d\d{SAME_SIGN}\d{{3}}\1\d{{3}}(?![\d/\-])")
_MOBILE_PREFIX = re.compile(r"(?:84|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)")
_ONLY_DIGITS = re.compile(r"[+'(]?\d(?:[ .\-()]{0,2}\d){8,18}")
_MONEY = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
# Letters in the place of digits: "O912 345 678", "0240850l2345".
_TWIN = re.compile(r"(?<=\d)[oil|](?=[ .\-]?\d)|(?<!\w)o(?=[ .\-]?\d[ .\-]?\d)")
# Nine places or more, of which letters hold any: "O2O19OOO1234".
_TWINS = re.compile(r"(?<!\w)[\doil|](?:[ .\-]?[\doil|]){8,}(?!\w)")
_DIGIT_OF = str.maketrans("oil|", "0111")
_FEW_DIGITS = 3
_AT = re.compile(r" ?[(\[](?:at|a|a còng)[)\]] ?|\ba còng\b")
_DOT = re.compile(r" ?[(\[](?:dot|chấm|\.)[)\]] ?")
_AROUND = re.compile(r" {0,3}@ {0,3}| {1,3}\. ?(?=\w)")
_E_MAIL = re.compile(r"[\w.+\-]+@(?:[\w\-]+\.)+\w+")
_CARD = re.compile(r"\b[a-z]{2} ?\d ?\d{2} ?\d{2} ?\d{3} ?\d{5}\b")
DATE = re.compile(
    r"(?<!\d)\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/\d\d(?!\d)"
    r"|\d{1,2} tháng \d{1,2} năm \d{4}"
)
"""A day with its year, in small letters."""
_TWO_DIGITS = re.compile(r"\d\D{0,2}\d")
_YEAR = re.compile(r"(?<!\w)(?:19[2-9]\d|20[0-2]\d)(?!\w)")
# Behind these a number is no year: "Tổ 12".
_PLACES = ("tổ", "thôn", "số", "khu", "xóm", "ấp", "lớp", "đội", "phố", "bản", "khối", "cụm", "tdp", "hộ")
# Beside a name only: "Trần Thị B5 - 85", "Trần Thị B5 (85)", "Trần Thị B5, 12/85".
_SHORT_YEAR = re.compile(
    rf"(?:\s[–\-]\s*|[,;(\[*/]\s*|{''.join(f'(?<!{word})' for word in _PLACES)}\s)"
    r"(?:tháng )?(?:\d{1,2}[/.\-]){0,2}'?\d\d\s*[)\]]?$",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?<!\w)\d{2,3}\s*t(?:uổi)?(?!\w)", re.IGNORECASE)
_BORN = re.compile(r"\b(?:sinh|s\.? ?n)(?![^\W\d])[^\w]{0,4}(?:năm|ngày)?[^\w]{0,4}\d\d", re.IGNORECASE)
# Beside a name only: nine digits, or twelve of no known province, are an identity card's.
_ANY_ID = re.compile(r"(?<![\d/])\d(?:[ .\-]?\d){8}(?:(?:[ .\-]?\d){3})?(?![\d/])")
_PEOPLES = (
    r"kinh|tày|nùng|dao|mông|h'mông|hoa|sán chay|sán chỉ|cao lan|sán dìu|lô lô|ngái|thái|mường|khơ-?me|giáy|"
    r"la chí|pà thẻn|ê đê|ba na|gia rai|chăm"
)
_BELIEFS = r"tin lành|công giáo|thiên chúa|phật|cao đài|hòa hảo|hồi|không"
# Beside a name only; "(Nam)", "(Hoa)" are what somebody is called.
_SURE_PEOPLES = _PEOPLES.replace("hoa|", "").replace("thái|", "")
_WHO = re.compile(
    rf"(?:[(\[,;]\s{{0,3}}|\s[–\-]\s)(?:(?:người |dân tộc )*(?P<people>{_SURE_PEOPLES})"
    r"|(?P<sex>nữ|(?-i:nam))|(?P<party>đv|đảng viên|đoàn viên))\s{0,3}[)\]]?\s{0,3}$",
    re.IGNORECASE,
)
_KINDS_OF_WHO = {"people": "dân tộc", "sex": "giới tính", "party": "thông tin đảng viên"}
_BIRTH_YEAR = re.compile(r"\W*(?:19[2-9]\d|200\d)\W*|.*\(\s{0,3}(?:19[2-9]\d|200\d)\s{0,3}\)\s{0,3}")


def _cue(pattern: str) -> re.Pattern[str]:
    r"""Words with their marks or without; letters as `\u....` need theirs ("dt", "que")."""
    return re.compile(with_or_without_marks(pattern))


_PRIVATE_LIFE = _cue(
    r"\b(?:(?<!ủng )hộ nghèo|cận nghèo|hiểm nghèo|khuyết tật|thương tật|tàn tật|tâm thần|ung thư|hiv|"
    r"mắc bệnh|bị bệnh|nhiễm chất độc|mồ côi|ly hôn|đơn thân|tai biến|bại liệt|"
    r"hoàn cảnh (?:đặc biệt )?khó khăn|thương binh (?:hạng )?\d/4|nhóm máu (?:ab|a|b|o))\b"
)
# What is done for the poor or the ill, and bodies named after them, says nothing of the person honoured.
_FOR_OTHERS = (
    r"\b(?:giúp|hỗ trợ|tặng|xây|ủng hộ|vận động|giảm|xóa|xoá|chăm|bảo trợ|hội|trung tâm|trường|quỹ|ban|khoa|"
    r"bệnh viện|trạm|vì|dạy|chính sách|công tác|tỷ lệ|thoát|vay vốn|đỡ đầu|khám|phòng|chống|trao|cho|rà soát|"
    r"câu lạc bộ|clb|nhóm|mái ấm|nuôi|cưu mang|thăm|nâng cao|kết nghĩa|hòa giải|hoà giải|"
    r"hợp tác xã|không còn|không có|không phát sinh|tiêu chí)\b"
)
_MARKED_FOR_OTHERS = re.compile(_FOR_OTHERS)
# "tham", "vi", "phong", "quy" are words of their own in a text that has its marks.
_BARE_FOR_OTHERS = re.compile(without_marks(_FOR_OTHERS))
# "sinh năm" behind these is no birth, or that of all of an age: "vệ sinh năm 2025", "công dân sinh năm 2008".
_ENDS_IN_SINH = ("học", "thí", "tuyển", "vệ", "hy", "hi", "khai", "phát", "giáo", "phục", "dân", "người")
_OF_AN_AGE = ("trẻ", "trẻ em", "học sinh")
# Behind these it may be one, but not in these years: "an sinh năm 2026", "bà An sinh năm 1985".
_ENDS_IN_SINH_LATELY = (
    *("an", "môn", "giáng", "dưỡng", "cứu", "sơ", "sản", "võ", "vi", "y", "hóa", "song", "hồi"),
    *("mức", "suất", "lệ", "trước", "sau"),  # of births as such: "tỷ lệ sinh năm 2026"
)
_LATELY = r"sinh (?:năm |(?:ngày|tháng) (?:\d{1,2}(?:[/.\-]|,? (?:tháng|năm) )){1,2})20[2-9]\d"
_BIRTH_WORDS = r"(?:sinh (?:vào )?(?:ngày|năm|tháng)|(?:ngày|năm)(?:, tháng, năm)? sinh)"


def _not_behind(words: Iterable[str]) -> str:
    return "".join(f"(?<!{word} )" for word in words)


BIRTH_WORDS = (
    rf"\b(?=sinh|n[aă]m|ng[aà]y){_not_behind((*_ENDS_IN_SINH, *_OF_AN_AGE))}"
    rf"(?:{_not_behind(_ENDS_IN_SINH_LATELY)}|(?!{_LATELY}))(?!nam sinh 20){_BIRTH_WORDS}"
)
"""What leads to a birth date, in small letters. "nam sinh" is also a boy at school."""
# Three words with capitals are a name, whatever its last means: "Nguyễn Văn Phát sinh năm 1985".
_NAME_BEFORE = re.compile(
    rf"\b\w{{1,12}} \w{{1,12}} (?:{'|'.join(word.capitalize() for word in _ENDS_IN_SINH)})"
    r"(?= sinh (?:vào )?(?:ngày|năm|tháng))"
)
_SPACES = re.compile(r"[ \t]+")
_NO_DAY = r"(?!\d\d?[./\-]\d\d?[./\-](?:19|20)\d\d)"
_BIRTH = (
    r"[\s:]{0,10}(?:(?:ngày )?(?:m[ồù]ng )?\d{1,2}(?:[/.\-]| tháng )\d{1,2}(?:[/.\-]|,? năm )\d{2,4}"
    r"|(?:tháng )?\d{1,2}(?:/(?:\d{4}|\d{2})| năm \d{4})|(?:19|20)\d\d)(?![\d/])"
)
_BEGINS = r"(?:^|[,;(–\-])\s*"
_OFFICES = r"trụ sở|ubnd|ủy ban|trường|phòng|nhà văn hóa|trạm"
_HOUSE = (
    r"\d{1,4}\b(?! (?:thôn|xóm|tổ|khu|ấp|bản|xã|phường|khối|điểm|nơi|địa|hộ|"
    r"nhà|phòng|người|gia đình|công nhân|cán bộ|giáo viên|học sinh))"
)  # "12 Trần Phú", no number of what is counted
_PAGES = "ubnd|xa|phuong|truong|doan|hoi|congan|thon|mttq|mattran|tram|tuoitre|phunu|groups/"
# Words that say what the digits or words after them are.
_CUE_PATTERNS = {
    "số định danh (căn cước, chứng minh)": (
        r"(?:cccd|c\.c\.c\.d|căn cước|định danh|đdcn|cmn?d|cmt|cmtnd|chứng minh|giấy tờ tùy thân)\D{0,30}"
        rf"{_NO_DAY}(?:\d(?:[ .]?\d){{7,}}|\d{{3}}{SAME_SIGN}\d{{3}}\1\d{{3}})"
    ),
    "số hộ chiếu": r"(?:hộ chiếu|passport|\bhc số)[^\d]{0,12}[a-z] ?\d{7}\b",
    "số điện thoại": (
        r"\b(?:điện thoại(?: nhà riêng| riêng| cá nhân)?(?! cơ quan)|sđt|số đt|\u0111t|đtdđ|đ\.t|di động|"
        r"số máy|liên hệ|tel|phone|zalo)\W{0,4}\d(?:[ .\-()]{0,2}\d){6,}"
    ),
    "cách liên hệ riêng": rf"\b(?:facebook|fb|zalo)\.(?:com|me)/(?!{_PAGES})\w",
    "số tài khoản": (
        r"\b(?:stk|(?:số )?(?:tài khoản|tk))\b\D{0,40}\d(?:[ .\-]?\d){7,19}"
        r"|(?:bank|\bbidv|\bvcb|\bvietin)\b\D{0,20}(?!\d{1,3}(?:\.\d{3})+(?![\d.]))\d(?:[ .\-]?\d){8,19}"
        r"|\b(?:số thẻ|thẻ atm|thẻ ngân hàng)\D{0,12}\d{4}(?:[ .\-]?\d{4}){3}"
    ),
    "số bảo hiểm": r"(?:bhxh|bhyt|bảo hiểm (?:xã hội|y tế))\D{0,30}\d(?:[ .]?\d){9}(?!\d)",
    "mã số thuế": r"(?:\bmst\b|mã số thuế)\D{0,12}\d{10}",
    "biển số xe": r"\bbiển số(?: xe)?\W{0,3}\d\d ?-? ?[a-z]{1,2}\d?[ \-.]{0,3}\d{3}",
    "ngày hoặc năm sinh": (
        rf"{BIRTH_WORDS}(?:{_BIRTH}|(?<!sinh ngày)(?<!sinh tháng)[\s:]{{0,10}}'?\d\d\s*(?=$|[),;]))"
        rf"|{_BEGINS}(?:sinh|s[./]? ?n\.?|n/s){_BIRTH}|\b(?:dob|d\.o\.b)\W{{0,3}}\d"
        rf"|{_BEGINS}ns\s*:\s*(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-])?(?:19[2-9]\d|200\d)(?!\d)"
        rf"|{_BEGINS}s\.? ?n\.?[\s:]{{0,10}}'?\d\d\s*(?=$|[),;])"
    ),
    "dân tộc": (
        # What is kept alive of a people's culture says nothing of who keeps it.
        r"^(?:(?!dân tộc|văn h|đồng bào|tiếng|hát|múa|trang phục|lễ hội).)*"
        rf"{_BEGINS}(?:là )?(?:(?:người )?dân tộc|dt\s*[:.])\s*(?:{_PEOPLES})\s*(?=$|[,;.)–\-])"
        rf"|{_BEGINS}dân tộc\s*:\s*[^\W_]|\bdân tộc\s*:\s*(?:{_PEOPLES})\b"
    ),
    "tôn giáo": (
        rf"\btôn giáo\s*:\s*(?:{_BELIEFS})\b"
        rf"|{_BEGINS}(?:theo )?(?:tôn giáo|đạo)\s+(?:{_BELIEFS})\s*(?=$|[,;.)–\-])"
    ),
    "thông tin đảng viên": (
        r"\bđảng viên\s+(?:\d{1,2} (?:năm )?tuổi|từ (?:ngày|tháng|năm)|(?:19|20)\d\d)"
        rf"|{_BEGINS}(?:ngày )?vào đảng[\s:]{{0,10}}(?:ngày |tháng |năm )?\d"
        r"|\bthẻ đảng\D{0,20}\d[\d.]{4}"
    ),
    "giới tính": r"\bgiới tính\s*:\s*(?:nam|nữ)\b",
    "tuổi": (
        r"(?:^|[,;(]|(?<!\d)(?<!\d )[–\-])\s*(?:đảng viên |năm nay )?"
        r"(?:\d{1,3} tuổi|tuổi[\s:]{0,10}\d{1,3})\s*(?=$|[,;.)–\-])"
    ),
    "địa chỉ nhà": (
        r"(?:thường trú|trú quán|tạm trú|nơi cư trú|hộ khẩu|nơi ở|(?:nơi|chỗ) ở hiện nay|\bqu\u00ea|"
        r"quê quán|nguyên quán|nơi sinh|"
        rf"(?:địa chỉ(?!\s*:\s*(?:{_OFFICES})\b)|\u0111/c nhà)(?: nhà)?(?: riêng)?|nhà riêng)"
        r"\s*:[\s.…_\-]*[^\W_]"
        rf"|\b(?:thường trú|trú|ngụ) (?:tại|ở) (?:(?:số|thôn|xóm|tổ|khu|ấp|bản|đường|phố|ngõ)\b|{_HOUSE})"
        rf"|\b(?:sinh|hiện|đang) sống (?:tại|ở) (?:(?:số|đường|phố|ngõ)\b|{_HOUSE})"
        rf"|\b(?:nơi cư trú|(?:nơi|chỗ) ở(?: hiện nay)?|địa chỉ nhà(?: riêng)?|nhà riêng) (?:số \d|{_HOUSE})"
        r"|\bsố nhà:? \d|\b(?:hktt|đktt)\b[\s:.…_\-]*[^\W_]"
    ),
    "quê quán": rf"{_BEGINS}(?:quê quán|nguyên quán|qu\u00ea)\s+(?!hương\b)(?:ở |tại )?[^\W\d_]",
}
_CUES = {kind: _cue(pattern) for kind, pattern in _CUE_PATTERNS.items()}


def found_in_value(text: str) -> str | None:
    """The kind of personal data in a cell, in words; None where there is none."""
    low = in_small_letters(text).replace("s i n h ", "sinh ")
    if _writes_to_somebody(low):
        return "địa chỉ thư điện tử"
    kind = _by_cue(low) if any(map(low.__contains__, _CUE_WORDS)) else None
    if kind is None and _MANY_DIGITS.search(low):
        kind = _by_digits(low.strip()) or _by_digits(_TWIN.sub(_as_digit, low.strip()))
    if kind is None and (twins := _TWINS.search(low)) and len(digits(twins[0])) > _FEW_DIGITS:
        kind = _by_digits(_TWINS.sub(lambda found: found[0].translate(_DIGIT_OF), low.strip()))
    if kind is None and "e+" in low and _SCIENTIFIC.search(low):
        kind = "một dãy số dài mà Excel đã rút gọn (thường là số căn cước)"
    return kind


def in_small_letters(text: str) -> str:
    """The text as readers see it, then what stands in its tags, with single spaces.

    A comma parts "sinh" from a name that is a word, too.
    """
    seen = as_seen(text)
    if tags := within_tags(text):
        seen = f"{seen}\n{tags}"
    if "  " in seen or "\t" in seen:
        seen = _SPACES.sub(" ", seen)
    if " sinh " in seen:
        seen = _NAME_BEFORE.sub(lambda found: f"{found[0]}," if found[0].istitle() else found[0], seen)
    return seen.lower()


def _writes_to_somebody(low: str) -> bool:
    """Whether a text has an e-mail address that is no office's, however its "@" is written."""
    if "(a" in low or "[a" in low or "a còng" in low:
        low = _DOT.sub(".", _AT.sub("@", low))
    if "@" not in low:
        return False
    return any(not mail.endswith((".gov.vn", "@gov.vn")) for mail in _E_MAIL.findall(_tight(low)))


def _tight(low: str) -> str:
    """The text without the spaces around the signs of an e-mail address."""
    return _AROUND.sub(lambda found: found[0].strip(), low)


def found_in_person(text: str) -> str | None:
    """What stands beside a person's name, where no cue says what it is.

    A number of identity, a birth date or year, an age, a people, a sex, a party.
    """
    seen = as_seen(text.replace("_", " "))
    if (who := _WHO.search(seen)) and who.lastgroup:
        return _KINDS_OF_WHO[who.lastgroup]
    if not _TWO_DIGITS.search(seen):
        return None
    if _ANY_ID.search(seen):
        return "số định danh (căn cước, chứng minh)"
    found = _YEAR.search(seen) or DATE.search(seen) or _SHORT_YEAR.search(seen) or _BORN.search(seen)
    if found is None and _AGE.search(seen):
        return "tuổi"
    return "ngày hoặc năm sinh" if found else None


def found_in_position(text: str) -> str | None:
    """A whole date beside a position, a year in brackets or alone; others are terms ("khóa 2021 - 2026")."""
    seen = as_seen(text)
    return "ngày hoặc năm sinh" if DATE.search(seen) or _BIRTH_YEAR.fullmatch(seen) else None


def _by_cue(low: str) -> str | None:
    for kind, pattern in _CUES.items():
        if pattern.search(low):
            return kind
    for found in _PRIVATE_LIFE.finditer(low):
        for_others = _BARE_FOR_OTHERS if without_marks(low) == low else _MARKED_FOR_OTHERS
        if for_others.search(low, max(found.start() - 60, 0), found.start()) is None:
            return "dữ liệu nhạy cảm về sức khỏe hoặc hoàn cảnh (hộ nghèo, cận nghèo, khuyết tật, bệnh …)"
    return None


def _by_digits(low: str) -> str | None:
    ids = [*_ID.findall(low), *(found[0] for found in _ID_IN_THREES.finditer(low))]
    if any(is_id(digits(found)) for found in ids):
        return "số căn cước (số định danh)"
    if any(is_id(found.zfill(12)) for found in _ID_WITHOUT_ZERO.findall(low)):
        return "số căn cước mà Excel đã bỏ mất số 0 ở đầu"
    mobiles = [*_MOBILE.findall(low), *(found[0] for found in _MOBILE_IN_GROUPS.finditer(low))]
    if any(_MOBILE_PREFIX.match(digits(found)) for found in mobiles):
        return "số điện thoại"
    if _CARD.search(low):
        return "số thẻ bảo hiểm y tế"
    if _ONLY_DIGITS.fullmatch(low) and not _MONEY.fullmatch(low):
        return "một dãy số dài (số định danh, điện thoại hoặc tài khoản)"
    return None


def _as_digit(found: re.Match[str]) -> str:
    return "0" if found[0] == "o" else "1"


def digits(text: str) -> str:
    """The digits of a text, without what stands between them."""
    return "".join(filter(str.isdigit, text))


def is_id(number: str) -> bool:
    """Twelve digits: province 001 to 096, century and sex 0 to 3, a possible birth year."""
    born = int(number[4:6]) + (1900 if number[3] in "01" else 2000)
    return 1 <= int(number[:3]) <= 96 and number[3] in "0123" and 1905 <= born <= 2045
