"""Statements of a plan: one item each, in its own words, with the documents and the numbers it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from generator.importing.meaning.known import Registers
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node
from generator.importing.meaning.unsure import Unsure
from generator.load.plan.outline import Level

_LONGEST_TITLE = 70
_LONGEST_READ = 5_000
"""Signs: no statement of a plan is as long; what is has no number that a rule could be sure of."""
_NUMBER = r"(?P<value>\d+(?:[.,]\d+)?)"
_UNITS = (
    r"mô hình|cách làm|công việc|nội dung|tiết|lượt|chi bộ|đồng chí|"
    r"sáng kiến|công trình|đề tài|giải pháp|sản phẩm|câu lạc bộ|tiết dạy|bài viết|tin bài|điển hình|"
    r"tập thể|cá nhân|hộ gia đình|đoàn viên|hội viên|học sinh|giáo viên|cán bộ|đơn vị|hội nghị|cuộc thi|"
    r"cuộc họp|lượt người|chuyên đề|hoạt động|danh hiệu|tiêu chí|doanh nghiệp|hợp tác xã|phần việc|việc làm|"
    r"lần|bài|buổi|tin|đợt|giờ|lớp|điểm|người|hộ|em|cây|chỗ|suất|ngày|năm|tháng|tuần|xã|thôn|bản|tổ|nhóm|đội|"
    r"gương|cuộc|trường|triệu đồng|đồng|m2|km|ha"
)

# (what a phrase compares, the phrase); a phrase that says none of these is an open point.
_MEASURES: Sequence[tuple[str, re.Pattern[str]]] = (
    ("at_least", re.compile(rf"(?:từ|đạt|đạt từ|ít nhất|"
                            rf"tối thiểu)\s+{_NUMBER}\s*%\s*trở lên", re.IGNORECASE)),
    ("at_least", re.compile(rf"(?:≥|>=|ít nhất|tối thiểu)\s*{_NUMBER}\s*%", re.IGNORECASE)),
    ("more_than", re.compile(rf"\btrên\s+{_NUMBER}\s*%", re.IGNORECASE)),
    ("less_than", re.compile(rf"\bdưới\s+{_NUMBER}\s*%", re.IGNORECASE)),
    ("at_most", re.compile(rf"(?:không quá|tối đa|≤|<=)\s*{_NUMBER}\s*%", re.IGNORECASE)),
    ("exactly", re.compile(r"(?<![\d.,-])(?P<value>100)\s*%(?!\s*(?:trở|trên|dưới))")),
)  # fmt: skip
_COUNTED = re.compile(
    rf"(?:ít nhất|tối thiểu|(?P<from>từ))\s+(?P<value>\d{{1,3}}(?:\.\d{{3}})+|\d+)\s+"
    rf"(?:(?P<unit>(?:{_UNITS})\b(?:/[^\W\d]+(?: [^\W\d]+)?| mỗi [^\W\d]+)?)|(?P<odd>[^\W\d]+))"
    r"(?(from)(?P<more>[^,;:.\d]{0,60}?)\s+trở lên)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_VOTES = re.compile(r"phiếu|thành viên (?:của )?Hội đồng|Ủy viên|bỏ phiếu", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(tỷ lệ (?:(?!tỷ lệ)[^;:%\d])+?)"
    r"(?:\s+(?:đạt|là|ít nhất|tối thiểu|từ(?=\s+(?:trên\s+)?\d)|(?:trên|dưới)(?=\s+\d)))+(?:\s|$|:)",
    re.IGNORECASE,
)
_APPLIES = re.compile(r"(?P<who>(?:Cá nhân|Tập thể|Đơn vị|Người) là [^,;:]+?) (?:phải|cần|thì)\b")


def statements(told: Told, registers: Registers) -> list[Any]:
    """The statements of a section."""
    source, line = told.node.source, told.node.line
    found: list[Any] = []
    if told.rest:
        found.append(statement_of(told.rest, source, line, registers))
    if told.heading is None and told.node.opens:
        return [statement(told.node, registers)]
    found += [statement(each, registers) for each in told.body]
    return found


def statement(node: Node, registers: Registers) -> dict[str, Any]:
    """One item with what stands below it."""
    title, colon, rest = node.text.partition(":")
    numbered = node.opens and node.paragraph.level is not Level.LETTER
    if colon and rest.strip() and numbered and len(title) < _LONGEST_TITLE:
        found = {"title": title.strip(), **statement_of(rest.strip(), node.source, node.line, registers)}
    else:
        found = statement_of(node.text, node.source, node.line, registers)
    if node.children:
        found["items"] = [statement(each, registers) for each in node.children]
    return found


def statement_of(text: str, source: str, line: int, registers: Registers) -> dict[str, Any]:
    """Words of the plan as one statement."""
    found: dict[str, Any] = {"text": text}
    if source:
        found["source"] = source
    if documents := registers.documents(text):
        found["documents"] = documents
    if units := registers.mentioned(text):
        found["units"] = units
    if told := list(measures(text, line)):
        found["measures"] = told
    if who := _APPLIES.match(text):
        found["applies_to"] = who["who"]
    return found | {"@line": line}


def measures(text: str, line: int) -> Iterator[Any]:
    """The numbers to reach that a statement names."""
    if len(text) > _LONGEST_READ:
        return
    if _VOTES.search(text) and _SHARE.search(text):
        yield Unsure("maybe_a_measure", text[:240], line)
        return
    taken: list[tuple[int, int]] = []
    for comparison, phrase in _MEASURES:
        for found in phrase.finditer(text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                subject = _subject(text, found.start(), found.end())
                if subject is None:
                    continue
                taken.append(found.span())
                yield {
                    "subject": subject,
                    "comparison": comparison,
                    "value": number_in(found["value"]),
                    "unit": "%",
                    "@line": line,
                }
    yield from _counts(text, line)
    for share in _SHARE.finditer(text):
        if not any(start <= share.start() < end for start, end in taken):
            before = _until(r";\s", text[: share.start()], last=True).split()[-12:]
            behind = _until(r";\s", text[share.start() :]).split()[:9]
            yield Unsure("maybe_a_measure", " ".join((*before, *behind)), line)


def _counts(text: str, line: int) -> Iterator[Any]:
    """Numbers of things to reach: "ít nhất 02 mô hình"."""
    for found in _COUNTED.finditer(text):
        unit = found["unit"]
        if unit is None and found["from"]:
            continue  # "từ 300 mét trở lên" says how long each is, no number of things
        if unit is None:
            # The plan's word for what is counted is none that a rule knows: a person sees what belongs to it.
            yield Unsure("maybe_a_measure", text[found.start() : found.end() + 40], line)
        elif not unit.lower().startswith(("tiêu ch", "một ")):
            behind = f"{unit}{found['more']}" if found["from"] else text[found.start("unit") :]
            subject = _clause(behind)
            before = _REACHES.sub("", f" {_clause_before(text[: found.start()])}").strip()
            if before and _TIMES.fullmatch(subject):
                subject = before
            elif _OF_SIZE.match(unit) and not before:
                yield Unsure("maybe_a_measure", text[:240], line)
                continue
            elif _OF_SIZE.match(unit):
                # Money, land and days are what is counted in, not what is counted.
                more = found["more"] if found["from"] else _clause(_until(_WHEN, text[found.end("unit") :]))
                subject = f"{before} {more.strip()}".strip()
            yield {
                "subject": capital(subject), "comparison": "at_least",
                "value": int(found["value"].replace(".", "")),
                "unit": unit,
                "@line": line,
            }  # fmt: skip


def number_in(text: str) -> int | float:
    """A number as Vietnamese write it: 1,5 is one and a half."""
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value


def _subject(text: str, start: int, end: int) -> str | None:
    """What a share is one of: the rate in front of it, or what stands behind it; with how it is to change.

    Behind may stand what it is measured by: "Thu ngân sách đạt 102% dự toán". None where nothing says.
    """
    before = list(_SUBJECT.finditer(text[:end]))
    if before and not re.search(r"[\d;]", text[before[-1].end(1) : start]):
        changes = _CHANGES.search(text[: before[-1].start(1)])
        return capital(f"{changes[0] if changes else ''}{before[-1][1].strip()}")
    behind = _clause(_until(_WHEN, text[end:]))
    changes = _CHANGES.search(text[:start])
    own = _clause_before(text[:start])
    reached = re.search(r"\b(?:đạt|bằng|vượt)\s*$", text[:start], re.IGNORECASE)
    if behind.startswith("so với") or (reached and _BASE.match(behind)):
        if not own or _CHANGES.fullmatch(f"{own} "):
            return None  # what is to grow by so much stands elsewhere
        return capital(f"{_REACHES.sub('', own)} so với {behind.removeprefix('so với').strip()}")
    if behind:
        return capital(f"{changes[0] if changes else ''}{behind}")
    return capital(_REACHES.sub("", own) or text[:start].strip() or text)


_BASE = re.compile(r"(?:dự toán|kế hoạch|chỉ tiêu|mục tiêu|định mức)\b(?! (?:và|,))", re.IGNORECASE)
# "Giảm ít nhất 10% số vụ" is no share of them.
_CHANGES = re.compile(
    r"\b(?:(?:kéo |cắt )?giảm|rút ngắn|tiết kiệm|hạ|tăng(?: thêm)?|nâng|vượt)\s+$", re.IGNORECASE
)
_REACHES = re.compile(r"(?:\s+(?:đạt|từ|là|phải))+$", re.IGNORECASE)


_TIMES = re.compile(
    r"(?:lần|buổi|đợt|lượt|giờ|ngày|điểm)\b(?:\s*(?:/|mỗi |một |trong )\s*[^\W\d]+)?", re.IGNORECASE
)


_OF_SIZE = re.compile(r"(?:(?:triệu |tỷ )?đồng|m2|km|ha|ngày|tháng|năm|giờ|tuần)\b", re.IGNORECASE)
_WHEN = r"\s(?:trước|đến|vào|trong) (?=ngày|tháng|năm|quý)"
_NEXT_CLAUSE = re.compile(
    r"(?:\D*\d|(?:trong đó|phấn đấu|không|đồng thời|bảo đảm|đảm bảo|góp phần|nhằm|để|qua đó|từ đó|"
    r"từng bước)\b)",
    re.IGNORECASE,
)


def _clause(text: str) -> str:
    """The words up to the end of a clause; a comma may part the nouns of a row: "cán bộ, công chức có …"."""
    first, *others = re.split(r",\s", _until(r"[;.](?:\s|$)", text))
    kept = [first, *takewhile(lambda each: not _NEXT_CLAUSE.match(each), others)]
    return ", ".join(kept).strip(" .")


def _clause_before(text: str) -> str:
    """The last clause of words in front of a number, without an earlier number and what belongs to it."""
    pieces = re.split(r",\s", _until(r"[;:.]\s", text, last=True))
    kept = [*takewhile(lambda each: not re.search(r"\d", each), reversed(pieces))][::-1]
    kept = kept or [re.sub(r"^.*\d\S*\s*", "", pieces[-1])]
    return re.sub(r"^trong đó\s+", "", ", ".join(kept).strip(" .,:"), flags=re.IGNORECASE)


def _until(cut: str, text: str, *, last: bool = False) -> str:
    """The words up to the first cut, or behind the last one; none is made inside a quotation."""
    bare = re.sub(r"“[^”]*”", lambda quoted: "“" * len(quoted[0]), text)
    cuts = list(re.finditer(cut, bare))
    if last:
        return text[cuts[-1].end() :] if cuts else text
    return text[: cuts[0].start()] if cuts else text


def capital(words: str) -> str:
    """The words as a heading begins."""
    return words[:1].upper() + words[1:]
