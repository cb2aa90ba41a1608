"""Names and honorifics as lists write them, and names that are no person's."""

from __future__ import annotations

import re

from generator.load.sheets.office_text import plain_case
from generator.validate.same_text import plain

_HONORIFICS = {
    "ong": "Ông",
    "ba": "Bà",
    "dong chi": "Đồng chí",
    "d c": "Đồng chí",
    "dc": "Đồng chí",
    "anh": "Anh",
    "chi": "Chị",
    "em": "Em",
    "chau": "Cháu",
    "co": "Cô",
    "thay": "Thầy",
    "cu": "Cụ",
}
# In front of a name only these are taken off ("Cô", "Bác sĩ" may belong to it), and two words must remain.
_IN_FRONT = re.compile(
    r"\(?(?P<said>ông|bà|đồng chí|đ/c)(?:\)|[\s.:])[\s.:]*(?!(?:bà|và|ông)\b)(?=\S+\s+\S)", re.IGNORECASE
)
_COLLECTIVE = re.compile(
    r"(?:tập thể|trường|phòng|ban|tổ|hội|đội|thôn|xóm|bản|ấp|ủy ban|uỷ ban|ubnd|hđnd|ub ?mttq|mặt trận|trạm|"
    r"chi (?:bộ|hội|đoàn)|câu lạc bộ|clb|trung tâm|hợp tác xã|htx|công (?:ty|an|đoàn)|khu (?:dân cư|phố)|"
    r"cơ quan|văn phòng|đảng (?:ủy|uỷ|bộ)|liên đoàn|đơn vị|nhóm|cán bộ|nhân dân|sở|bệnh viện|doanh nghiệp|xã|"
    r"phường|ngân hàng|đoàn (?:thanh niên|trường|xã|phường|thể|tncs|kiểm tra|giám sát)|ban chỉ huy)\b"
)


_LONGEST_NO_NAME = 40
_NO_NAME = re.compile(r"[\W\d_]*(?:như trên|nt|n\.t)?[\W\d_]*")


def honorific_said(text: str) -> str | None:
    """The honorific of a cell of its own ("ông" is "Ông", "Đ/c" is "Đồng chí"); None for any other word."""
    return _HONORIFICS.get(plain(text))


def without_honorific(name: str) -> tuple[str, str]:
    """The honorific in front of a name ("" for none) and the name."""
    found = _IN_FRONT.match(name) if name[:1] in "(ôÔbBđĐ" else None
    if found is None:
        return "", name
    return _HONORIFICS[plain(found["said"])], name[found.end() :]


def may_be_family_name(said: str, rest: str) -> bool:
    """Whether "Ông" in front of a name may belong to it: "Ông Văn A1" is one, "Ông Nguyễn Văn A1" is not."""
    return said == "Ông" and len(rest.split()) < 3


def is_no_name(text: str) -> bool:
    """Whether a cell refers to the one above, or holds no letter: "Như trên", "-nt-", "???", "123"."""
    return len(text) <= _LONGEST_NO_NAME and _NO_NAME.fullmatch(text.lower()) is not None


def usual_case(name: str) -> str:
    """A person's name out of capitals."""
    return plain_case(name) if name.isupper() else name


def is_collective(name: str) -> bool:
    """Whether a name begins as those of collectives do; "Đoàn" and "Tống" are surnames as well."""
    return _COLLECTIVE.match(name.lower()) is not None
