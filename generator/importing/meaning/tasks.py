"""Who does what: units and their tasks in the section on carrying the plan out."""

from __future__ import annotations

import re
from typing import Any

from generator.importing.meaning.known import Registers
from generator.importing.meaning.statements import statement, statement_of
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node, sentences
from generator.importing.meaning.unsure import Unsure

_VERB = re.compile(
    r"(?<!,)\s+(?=(?:căn cứ|bám sát|có trách nhiệm|chịu trách nhiệm|chủ trì|chủ động|tham mưu|phối hợp|"
    r"tăng cường|giúp|"
    r"là (?:cơ quan|đơn vị|đầu mối)|xây dựng|tổ chức(?! (?:chính trị|xã hội|đảng|cơ sở|đoàn))|triển khai|"
    r"theo dõi|hướng dẫn|tiếp nhận|thực hiện|quán triệt|chỉ đạo|"
    r"đẩy mạnh|tập trung|tích cực|ban hành|tuyên truyền|vận động|nghiêm túc|báo cáo|bố trí|"
    r"phát động|bảo đảm|đảm bảo|hỗ trợ|lồng ghép|đăng ký|rà soát|tổng hợp|thẩm định|đôn đốc|giám sát|"
    r"kiểm tra|mở (?:chuyên|đợt|lớp)|đưa tin|cân đối|cấp kinh phí|phản biện)\b"
    r"(?!\s*[,;](?!\s*(?:tổng hợp|đôn đốc|kiểm tra|báo cáo|hướng dẫn|theo dõi|giám sát|tham mưu|đề xuất|"
    r"tổ chức|thẩm định|quán triệt|vận động))))"
)
_LONGEST = 260
_NO_UNIT = re.compile(r"(?:Họp|Xét|Bình xét|Sơ kết|Tổng kết)\b")


def responsibilities(told: Told, registers: Registers) -> list[dict[str, Any]]:
    """The units of a section with their tasks."""
    if told.heading is None and told.node.opens:
        return [_one(told.node, registers)]
    found: list[dict[str, Any]] = []
    loose: list[Node] = []
    for node in told.body:
        if node.opens or node.children or _named(node.text):
            found.append(_one(node, registers))
        else:
            loose.append(node)
    return found + [_one(node, registers) for node in loose]


def _named(text: str) -> bool:
    return _VERB.search(text[:_LONGEST]) is not None or ":" in text[:_LONGEST]


def _one(node: Node, registers: Registers) -> dict[str, Any]:
    heading, words = _parted(node)
    line, source = node.line, node.source
    if heading is None:
        found: dict[str, Any] = {"heading": Unsure("whose_task", node.text[:240], line, node.text)}
        tasks = [node.text]
    else:
        found = {"heading": heading}
        tasks = words
        units = registers.units(_bare(heading), line)
        if units is not None:
            found["units"] = units
    done = [statement_of(each, "", line, registers) for each in tasks]
    done += [
        {k: v for k, v in statement(child, registers).items() if k != "source"} for child in node.children
    ]
    return {
        **found,
        "source": source,
        "tasks": done or [statement_of(node.text, "", line, registers)],
        "@line": line,
    }


def _parted(node: Node) -> tuple[str | None, list[str]]:
    """The unit's name and its first tasks: at the colon, in front of a verb, or the whole line."""
    head, colon, rest = node.text.partition(":")
    if _NO_UNIT.match(head):
        return None, []
    if colon and len(head) < _LONGEST:
        return head.strip(), sentences(rest.strip()) if rest.strip() else []
    cut = _VERB.search(node.text)
    if cut and cut.start() < _LONGEST and (not node.children or node.text.rstrip().endswith((".", ";"))):
        return node.text[: cut.start()].strip(), sentences(node.text[cut.end() :].strip())
    if node.children and len(node.text) < _LONGEST:
        return node.text.strip(" ."), []
    return None, []


def _bare(heading: str) -> str:
    return re.sub(r"^(?:Đề nghị|Đối với|Giao|Thủ trưởng|Trách nhiệm của)\s+", "", heading)
