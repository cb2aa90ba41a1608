"""Names and honorifics as lists write them, and names that are no person's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.load.sheets.office_text import plain_case
from generator.marks import with_or_without_marks
from generator.validate.same_text import plain, reads_as_written
from generator.validate.surnames import LISTED

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
HONORIFICS = frozenset(_HONORIFICS.values())
"""How they are written once they are read."""
# In front of a name only these are taken off ("Cô", "Bác sĩ" may belong to it), and two words must remain.
# "Ông" may be the surname of "Ông Thị …", "Bà mẹ Việt Nam anh hùng" is a title.
_IN_FRONT = re.compile(
    r"\(?(?P<said>ông(?!\s+(?:thị|văn)\s)|bà(?!\s+mẹ\b)|đồng chí|đ[/.]c)(?:\)|[\s.:])"
    r"[\s.:]*(?!\(?(?:bà|và|ông)\b)(?=\S+\s+\S)",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"(?:tập thể|trường|phòng|ban|tổ|hội|đội|thôn|xóm|bản|ấp|buôn|bon|khóm|làng|phum|sóc|tdp|kdc|tiểu khu|"
    r"khu \w{1,2}|ủy ban|uỷ ban|ubnd|hđnd|ub ?mttq|mặt trận|trạm|"
    r"chi (?:bộ|hội|đoàn)|câu lạc bộ|clb|trung tâm|hợp tác xã|htx|công (?:ty|an|đoàn)|khu (?:dân cư|phố)|"
    r"cơ quan|văn phòng|đảng (?:ủy|uỷ|bộ)|liên đoàn|đơn vị|nhóm|cán bộ|nhân dân|sở|bệnh viện|doanh nghiệp|xã|"
    r"phường|ngân hàng|đoàn (?:thanh niên|trường|xã|phường|thể|tncs|kiểm tra|giám sát)|ban chỉ huy)\b"
)


_NUMBERED_NAME = re.compile(r"\s*\(?(\d{1,4})(?:\s*[.)/\-]+\s*|\s+)(?=[^\W\d_])")
_BULLET = re.compile(r"^\s*(?:[-–—*+•●▪◦·→►❖✓✔'’‘`´]+\s*|[a-zđ]\)\s*)(?=[^\W\d_])")
_LONGEST_NO_NAME = 40
_LONGEST_ABOVE = 20
_ABOVE = re.compile(
    with_or_without_marks(
        r"[\s(.\-–—]*(?:(?:như|giống|cùng) (?:dòng |ô |mục |đơn vị |chức vụ )?trên|"
        r"(?:như|giống) (?:dòng|mục|số|stt|tt)(?: thứ tự)? \d{1,4}|n\s?[/.]?\s?t|//|\"{1,2}|'{2}|`{2}|"
        r"[〃″”“↓↑]{1,2}|tương tự)[\s).\-–—]*"
    )
)
_NO_NAME = re.compile(
    r"[\W\d_]*(?:như trên|nt|n\.t|x|không(?: có)?|chưa(?: có| rõ)?|(?:còn |để |bỏ )?trống|vắng|"
    r"(?:sẽ )?bổ sung(?: sau)?|true|false)?[\W\d_]*"
)


def honorific_said(text: str) -> str | None:
    """The honorific of a cell of its own ("ông" is "Ông", "Đ/c" is "Đồng chí"); None for any other word."""
    return text if text in HONORIFICS else _HONORIFICS.get(plain(text))


def without_honorific(name: str) -> tuple[str, str]:
    """The honorific in front of a name ("" for none) and the name."""
    found = _IN_FRONT.match(name) if name[:1] in "(ôÔbBđĐ" else None
    if found is None:
        return "", name
    return _HONORIFICS[plain(found["said"])], name[found.end() :]


def may_be_family_name(said: str, rest: str) -> bool:
    """Whether "Ông" in front of a name may belong to it: "Ông Văn A1" is one, "Ông Nguyễn Văn A1" is not."""
    return said == "Ông" and len(rest.split()) < 3


def number_in_front(name: str) -> tuple[int | None, str]:
    """The number that stands in front of a name in its own cell, and the name: "1. Nguyễn Văn A"."""
    found = _NUMBERED_NAME.match(name)
    return (int(found[1]), name[found.end() :]) if found else (None, name)


def without_bullet(name: str) -> str:
    """A name without the bullet in front of it: "- Nguyễn Văn A", "a) Nguyễn Văn A"."""
    return _BULLET.sub("", name)


def without_stop(name: str) -> str:
    """A name without the punctuation that ends it in a sentence or a list; an initial keeps its full stop."""
    bare = name.rstrip(" ;,")
    return bare[:-1].rstrip(" ;,") if bare.endswith(".") and bare[-3:-2].isalnum() else bare


def refers_to_above(text: str) -> bool:
    """Whether a cell says only that it holds what the one above holds: "nt", "-//-", "Như trên"."""
    if len(text) > _LONGEST_ABOVE or (text[:1].isalpha() and text[0] not in "NnTtGgCc"):
        return False
    return _ABOVE.fullmatch(text.lower()) is not None


def is_no_name(text: str) -> bool:
    """Whether a cell refers to the one above, says that there is nobody, or holds no letter.

    "Như trên", "-nt-", "(còn trống)", "x", "???", "123".
    """
    return len(text) <= _LONGEST_NO_NAME and _NO_NAME.fullmatch(text.lower()) is not None


MOST_OF_ONE = 5  # words: longer names may be those of two people: "Lê Văn An Trần Thị Bình"
_NO_PARTS = frozenset(("và", "cùng", "ông", "bà", "đồng", "trên", "nt"))  # they join, address, refer to above


def is_plain_name(text: str) -> bool:
    """Whether a text is capitalised words and nothing else: there is nothing to take off or to ask about."""
    words = text.split(" ")
    return 1 < len(words) <= MOST_OF_ONE and all(map(is_plain_part, words))


@lru_cache(maxsize=1 << 15)
def is_plain_part(word: str) -> bool:
    """Whether a word is capitalised, and joins, addresses or refers to nothing."""
    capitalised = word.isalpha() and word[0].isupper() and (len(word) == 1 or word[1:].islower())
    return capitalised and reads_as_written(word) and word.lower() not in _NO_PARTS


def usual_case(name: str) -> str:
    """A person's name out of upper or lower case: a style of Word may show them as capitals."""
    if name.islower() and _NO_PARTS.isdisjoint(name.split()):
        return plain_case(name.upper())
    return plain_case(name) if name.isupper() else name


def is_collective(name: str) -> bool:
    """Whether a name begins as those of collectives do; "Đoàn" and "Tống" are surnames as well."""
    return _COLLECTIVE.match(name.lower()) is not None


_HOUSEHOLD = re.compile(
    r"(?:hộ(?: gia đình)?|gia đình)\s+(?:(?:ông|bà|anh|chị|đồng chí)\b|đ/c)", re.IGNORECASE
)


def is_household(name: str) -> bool:
    """Whether a name is that of a household: "Hộ ông Nguyễn Văn A1", "Gia đình bà Trần Thị B2"."""
    return _HOUSEHOLD.match(name) is not None


_MOST_WORDS = 6
_CAPITALISED = re.compile(r"[^\W\d_][\w'’.\-]*")


def may_be_person(text: str) -> bool:
    """Whether a text may be a person's name: an honorific or a usual surname in front, capitals all along."""
    said, rest = without_honorific(text.strip())
    words = rest.split()
    if not 2 <= len(words) <= _MOST_WORDS or is_collective(rest):
        return False
    named = all(_CAPITALISED.fullmatch(word) and word[0].isupper() for word in words)
    return named and (bool(said) or words[0].lower() in LISTED)


def may_be_name(text: str) -> bool:
    """Whether a text may be a person's name however rare its surname: capitals all along."""
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def changed_places(name: str, position: str) -> bool:
    """Whether a person's name stands where the position belongs, and no name in its place."""
    return may_be_person(position) and not may_be_name(name)


_DIGIT_FOR_LETTER = re.compile(r"(?:(?<=[^\W\d_])|(?<!\S))[01](?=[^\W\d_])")


_APART = re.compile(r"(?<!\w)[^\W\d_](?:\s+[^\W\d_]){3,}(?!\w)")


def has_letters_apart(name: str) -> bool:
    """Whether letters of a name stand apart, as in a heading: "N G U Y Ễ N"; "Y A B Niê" is a name."""
    return _APART.search(name) is not None


def has_signs_of_a_program(name: str) -> bool:
    """Whether a name holds what a page, a formula or a field of a form is made of."""
    return _NO_NAMES.search(name) is not None


def has_digit_for_letter(name: str) -> bool:
    """Whether a 0 or a 1 stands in place of a letter, as programs read scans: "T0àn", "L1nh"."""
    return _DIGIT_FOR_LETTER.search(name) is not None


# What parts the name from the rest of a sentence that says who is honoured.
_SENTENCE = re.compile(r"\s*[,;:()]\s*|\s+[–—-]\s+")


def says_a_person(sentence: str) -> bool:
    """Whether a sentence begins with a person's name, or has one with an honorific as a part of its own.

    "4. Nguyễn Văn A4, Phòng A", "Bổ sung: bà Trần Thị B2 (Phòng B)".
    """
    first, *others = _SENTENCE.split(without_bullet(number_in_front(sentence)[1]))
    return may_be_person(first) or any(
        may_be_person(other) for other in others if without_honorific(other)[0]
    )


_ADDRESSED = re.compile(
    r"(?<!\w)(?:(?P<whom>ông|bà|đồng chí|đ/c)|thay(?: cho| thế| bằng)?|(?:sửa|đổi) thành|đính chính|"
    r"cùng(?: với)?)(?:\s*:)?\s+(?=\S)",
    re.IGNORECASE,
)
_KIN = frozenset(("con", "cháu", "vợ", "chồng", "bố", "cha", "mẹ", "em", "anh", "chị", "dâu", "rể", "của"))


def other_person(remark: str, name: str) -> str:
    """A person whom a remark on the row of `name` names, no relative; "" for none.

    With an honorific, or with a word that says what of: "Thay Lê Văn C3".
    """
    for found in _ADDRESSED.finditer(remark):
        told = _name_at(remark, found.end())
        relative = not _KIN.isdisjoint(remark[: found.start()].lower().split()[-1:])
        someone = " " in told and (found["whom"] is not None or may_be_person(told))
        if someone and not relative and plain(told) != plain(name):
            return told
    return ""


def _name_at(text: str, place: int) -> str:
    """The capitalised words at a place of a text, up to the first punctuation behind one of them."""
    words = []
    for word in text[place:].split()[:_MOST_WORDS]:
        if not word[:1].isupper():
            break
        words.append(word.rstrip(".,;:)"))
        if word[-1] in ",;:)":
            break
    return " ".join(words)


_GIVEN = re.compile(r"\b(?:tặng|khen|thưởng)\b[^;]*?\b(?:cho|đối với)\b(?P<whom>[^;]*)", re.IGNORECASE)
_LABEL = re.compile(r"[^:]{2,60}:\s*(?=\S)")
_ADDED = re.compile(r"\W*(?:bổ sung|thêm)\b", re.IGNORECASE)
_HEADS = re.compile(r"(?:tổ|đội|nhóm|hội|ban|bản) (?:trưởng|phó)\b|phó |trưởng ", re.IGNORECASE)


def honoured_in(sentence: str) -> Iterator[str]:
    """The people whom a sentence honours: "Tặng Giấy khen cho ông A", "Bổ sung: A", "Phòng B: A, C"."""
    given = _GIVEN.search(sentence)
    if given:
        for found in _ADDRESSED.finditer(given["whom"]):
            name = _name_at(given["whom"], found.end())
            if found["whom"] and " " in name:
                yield name
    label = _LABEL.match(sentence)
    if label and (_ADDED.match(label[0]) or (is_collective(label[0]) and not _HEADS.match(label[0]))):
        yield from filter(may_be_person, _SENTENCE.split(sentence[label.end() :].rstrip(" .;")))


# What parts two names in one cell; spaces and what joins syllables count only where both parts can be names.
_IN_CAPITALS = r"\s+(?:VÀ|CÙNG|VỚI|HOẶC)\s+"
_PARTED = re.compile(
    rf"\s*[\r\n\t\x0b\u2028]+\s*|\s*[;,/&+]\s*|\s+(?:và|cùng|với|hoặc|hay)\s+|{_IN_CAPITALS}"
    r"|\s+[–—-]\s+|(?<=\w)[–—-](?=\w)|\s+\d{1,2}[.)]\s*(?=[^\W\d_])|\s{3,}"
)
_WEAK = re.compile(rf"\s+|[–—-]|{_IN_CAPITALS}")
_INSIDE = re.compile(r"(?<=\S)\s+(?:ông|bà|đồng chí|đ/c)\s+(?=\S+\s+\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*(?:ông|bà|đồng chí|đ[/.]c)[\s:.]+", re.IGNORECASE)
_OF_COUPLES = re.compile(r"\s*(?:và|VÀ|cùng|[–—-])\s*")


def several_people(written: str, candidate: str) -> bool:
    """Whether a cell as it is written names more than one person, or anything beside a name.

    A household may be named by both spouses: "Ông A và bà B", "A - B".
    """
    text = without_stop(_COMRADE.sub("đồng chí", _ALIAS.sub("", written.strip())))
    if candidate != "household" and (_BOTH.match(text) or _holds_two_names(text)):
        return True
    if _NO_NAMES.search(written):
        return False
    named = _ADDRESS.sub("", without_bullet(number_in_front(text)[1]))
    if any(pattern.search(written) for pattern in (_NOTED, _EITHER, _MORE)) or _NO_SIGN.search(named):
        return True
    if _PLAIN_NAME.fullmatch(written):
        return False
    for found in (*_PARTED.finditer(text), *_INSIDE.finditer(text)):
        before, after = text[: found.start()].strip(), text[found.end() :].strip()
        if candidate == "household" and (found.re is _INSIDE or _OF_COUPLES.fullmatch(found.group())):
            continue
        if _ADDRESS.fullmatch(f"{before} "):
            continue  # "Đồng chí Ông Thị …": a surname
        whole = found.re is not _INSIDE and not _WEAK.fullmatch(found.group())
        if before and after and (whole or min(len(before.split()), len(after.split())) > 1):
            return True
    return False


def _holds_two_names(text: str) -> bool:
    """Whether a second name begins within a text: a surname before "Văn" or "Thị", or behind a bar."""
    words = text.split()
    for place in range(2, len(words) - 1):
        surname = words[place].lower() in LISTED
        if surname and (words[place + 1].lower() in ("văn", "thị") or words[place - 1] in ("|", "\\")):
            return may_be_person(" ".join(words[:place]).rstrip("|\\. ")) and len(words) > place + 2
    return False


# Most names: words with nothing between them, none of which joins or addresses.
_NO_NAMES = re.compile(r"[<>{}=|\\]")  # what holds one of these is no list of names, whatever it is
_PLAIN_NAME = re.compile(
    r"(?:(?!(?:và|cùng|với|hoặc|hay|ông|bà|đồng)\b)[^\W\d_][\w’']*(?: |$))+", re.IGNORECASE
)
_NOTED = re.compile("[*†‡§¹²³⁰⁴-⁹]")  # the sign of a note below the table: what it says is lost
_NO_SIGN = re.compile(
    r'[:;…"“”„«»~^_`✗✘☐□]|\.{2}'
)  # no person's name has it: words beside one, letters that were lost
_MORE = re.compile(
    r"^\W*(?:và|cùng)\s+\d|\b(?:người|đồng nghiệp|đồng chí|cá nhân) khác\b|"
    r"\((?:cùng|và|với|gồm)\b|\(\s*\d+\s*(?:người|cá nhân|đồng (?:chí|nghiệp)|đ/c|thành viên|học sinh|em)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\s*ông\s*(?:,|và)?\s*bà\b", re.IGNORECASE)
_EITHER = re.compile(
    r"^\s*(?:ông|bà)\s*[(/]\s*(?:ông|bà)\b", re.IGNORECASE
)  # of a form: one was to be struck
_COMRADE = re.compile(r"\bđ/c\b", re.IGNORECASE)
_ALIAS = re.compile(r"\([^()]*\)")
_PARTS = re.compile(r"\s*[\r\n\x0b\u2028;,/]+\s*|\s+và\s+")
_MORE_PARTS = re.compile(
    rf"{_PARTS.pattern}|\s*[&+]\s*|\s+cùng\s+|\s+[–—-]\s+|\s+(?=\d{{1,2}}[.)]\s*[^\W\d_])"
)
# A part of a body that the body's name follows: "Tập thể lớp 5A, Trường Tiểu học B" is one collective.
_OF_A_BODY = re.compile(
    r"(?:tập thể )?(?:lớp|tổ|khối|chi (?:bộ|đoàn|hội)|liên đội|đội|nhóm|khoa|bộ phận|câu lạc bộ|clb)\b"
    r"[^\r\n;,/]*,\s*"
    r"(?:trường|thôn|bản|xóm|xã|phường|trung tâm|bệnh viện|công ty|hợp tác xã|htx)\b[^\r\n;,/]*"
)


def several_collectives(written: str, known: Callable[[str], bool]) -> bool:
    """Whether a cell seems to name more than one collective, or leads to a note below.

    `known` tells those that the registry has.
    """
    parts = [part for part in _PARTS.split(written.strip()) if part]
    if _NOTED.search(written) and not _NO_NAMES.search(written):
        return True
    if known(" ".join(written.split())):
        return False
    more = [number_in_front(part)[1] for part in _MORE_PARTS.split(written.strip()) if part]
    if len(more) > 1 and all(map(known, more)):
        return True
    if len(parts) < 2:
        return False
    if _OF_A_BODY.fullmatch(written.strip().lower()):
        return False
    return " và " not in written and all(is_collective(number_in_front(part)[1]) for part in parts)
