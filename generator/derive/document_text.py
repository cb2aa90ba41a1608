"""The plan's full text as a document, word for word in its order; as on paper where the order allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Literal

from generator.derive.site_map import section_anchor
from generator.load.plan.outline import Level, Paragraph
from generator.load.plan.plan_text import PlanText

LineRole = Literal[
    "authority", "national", "number", "date", "kind", "title",
    "section", "heading", "numbered", "item", "subitem", "line",
]  # fmt: skip

# A numbered paragraph up to this long (characters) without a closing stop is a heading, not a sentence.
_LONGEST_HEADING = 130
_LONGEST_TITLE = 200
_SIDES = 2
_MOST_TITLE_LINES = 4
_LONGEST_LABEL = 90  # characters of a line of a letterhead or a signature
_MOST_SIGNED_LINES = 6
_KIND = re.compile(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|HƯỚNG DẪN|THÔNG BÁO|CHƯƠNG TRÌNH|CHỈ THỊ|NGHỊ QUYẾT|QUY ĐỊNH|QUY CHẾ|THỂ LỆ|"
    r"PHƯƠNG ÁN|ĐỀ ÁN|CÔNG VĂN)(?=$|:| )"
)
_HEAD_LINES: tuple[tuple[LineRole, re.Pattern[str]], ...] = (
    (
        "national",
        re.compile(r"CỘNG H[ÒO][AÀ] XÃ HỘI|CHỦ NGHĨA VIỆT NAM$|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc$"),
    ),
    ("number", re.compile(r"Số\s*:?(?=\s|$|\d|/)")),
    ("date", re.compile(r"[^,]{1,40}, ngày\b")),
)
_LEFT = frozenset({"authority", "number"})
_RULE = re.compile(r"[\W_]+")
_PREAMBLE = re.compile(
    r"(?:Căn cứ|Theo|Để|Nhằm|Xét)\b|"
    r"Thực hiện (?:Nghị quyết|Chỉ thị|Quyết định|Kế hoạch|Công văn|Hướng dẫn|Luật|Thông báo|Chương trình|"
    r"Kết luận)\b"
)
_RECIPIENTS = re.compile(r"Nơi nhận\s*:?$")
_LAST_RECIPIENT = re.compile(r"Lưu\b")
_LISTED = frozenset({Level.DASH, Level.PLUS, Level.STAR})
# The first line of a signature: on whose behalf, or the position (Nghị định 30/2020/NĐ-CP).
_SIGNER = re.compile(
    r"(?:TM|T/M|KT|K/T|TL|TUQ|Q)\s?\.|(?:QUYỀN |PHÓ )?(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|"
    r"BÍ THƯ|HIỆU TRƯỞNG|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TRƯỞNG|CHỈ HUY|VIỆN TRƯỞNG|CỤC TRƯỞNG)\b"
)
_NUMBER = re.compile(r"\(?(?:Điều )?\d")
_SIGNED = re.compile(r"\(?\s*đã ký\s*\)?|\(.{1,40}\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One paragraph: its part of the page, the label the plan writes, its words, its anchor ("" for none)."""

    part: LineRole
    label: str
    text: str
    anchor: str = ""


DocumentLines = tuple[DocumentLine, ...]
SideBySide = tuple[DocumentLines, DocumentLines]


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines that stand side by side on paper: rows of a left and a right side, read from left to right."""

    kind: Literal["letterhead", "closing"]
    rows: tuple[SideBySide, ...]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """A table of the plan: rows of cells of lines; `number` counts from 1."""

    number: int
    rows: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def headed(self) -> bool:
        """Whether the first row names the columns."""
        return len(self.rows) > 1 and all(self.rows[0])

    @property
    def body(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The rows below the names of the columns."""
        return self.rows[self.headed :]


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A plan's text in its order."""

    blocks: tuple[DocumentLine | Columns | DocumentTable, ...]

    @property
    def contents(self) -> tuple[DocumentLine, ...]:
        """What the plan numbers, for a table of contents; "Chương I" takes the line behind it as its name."""
        after = (*self.blocks[1:], None)
        return tuple(
            replace(line, text=line.text or _name(behind))
            for line, behind in zip(self.blocks, after, strict=False)
            if isinstance(line, DocumentLine) and _is_listed(line)
        )


def _is_listed(line: DocumentLine) -> bool:
    """Whether the line is a heading, or a sentence that begins with a number."""
    numbered = line.part == "numbered" and bool(line.anchor) and bool(_NUMBER.match(line.label))
    return line.part in ("section", "heading") or numbered


def _name(block: DocumentLine | Columns | DocumentTable | None) -> str:
    if isinstance(block, DocumentLine) and block.part == "line" and block.text.isupper():
        return block.text
    return ""


def document_text(plan: PlanText) -> DocumentText:
    """The whole plan; what is not recognised for certain is a plain line where it stands."""
    paragraphs = plan.paragraphs
    head, start = _head(paragraphs)
    return DocumentText((*head, *_body(paragraphs, start)))


def _head(paragraphs: Sequence[Paragraph]) -> tuple[list[DocumentLine | Columns], int]:
    """The letterhead down to the title and where it ends; nothing where a line of it is not recognised."""
    labels: list[DocumentLine] = []
    rows: list[SideBySide] = []
    at = 0
    while at < len(paragraphs) and not _KIND.match(paragraphs[at].text):
        if paragraphs[at].cell is not None:
            cells = _table(paragraphs, at)
            if _width(cells) > _SIDES or not _is_letterhead(cells):
                return [], 0
            rows += _sides(labels)
            labels = []
            rows += [
                (tuple(map(_label, left)), tuple(map(_label, right))) for left, right in _grid(cells, _SIDES)
            ]
            at += len(cells)
            continue
        part = _head_part(paragraphs[at], labels[-1].part if labels else "authority")
        if part is None:
            return [], 0
        labels.append(DocumentLine(part, "", paragraphs[at].text))
        at += 1
    if at == len(paragraphs) or not _is_kind(paragraphs[at]):
        return [], 0
    rows += _sides(labels)
    titles = _titles(paragraphs, at + 1)
    kind = DocumentLine("kind", "", paragraphs[at].text)
    columns = [Columns("letterhead", tuple(rows))] if rows else []
    return [*columns, kind, *titles], at + 1 + len(titles)


def _head_part(paragraph: Paragraph, before: LineRole) -> LineRole | None:
    """What a line of the letterhead is; a rule belongs to the line above it."""
    text = paragraph.text
    if paragraph.marker or len(text) > _LONGEST_LABEL:
        return None
    if _RULE.fullmatch(text):
        return before
    return _known(text) or ("authority" if text.isupper() and "CỘNG H" not in text else None)


def _is_kind(paragraph: Paragraph) -> bool:
    text = paragraph.text.partition("(")[0].strip()
    return not paragraph.marker and len(text) <= _LONGEST_TITLE and text.isupper()


def _label(text: str) -> DocumentLine:
    return DocumentLine(_known(text) or "authority", "", text)


def _known(text: str) -> LineRole | None:
    return next((part for part, pattern in _HEAD_LINES if pattern.match(text)), None)


def _sides(lines: Sequence[DocumentLine]) -> Iterator[SideBySide]:
    """Lines as they follow each other, in rows: the issuing body's at the left, the nation's at the right."""
    left: DocumentLines = ()
    for is_left, group in groupby(lines, lambda line: line.part in _LEFT):
        if is_left:
            left = tuple(group)
        else:
            yield left, tuple(group)
            left = ()
    if left:
        yield left, ()


def _titles(paragraphs: Sequence[Paragraph], start: int) -> list[DocumentLine]:
    """The lines of the title: they end before the preamble, a sentence or a numeral."""
    found: list[DocumentLine] = []
    for paragraph in paragraphs[start : start + _MOST_TITLE_LINES]:
        text = paragraph.text
        plain = paragraph.cell is None and not paragraph.marker and not _PREAMBLE.match(text)
        if not plain or text[-1:] in ";:" or (found and (text[-1:] == "." or len(text) > _LONGEST_TITLE)):
            break
        if not found and text[-1:] == "." and not text.isupper():
            break
        found.append(DocumentLine("title", "", text))
    return found


_PARTS = {Level.PART, Level.CHAPTER, Level.CAPITAL, Level.ROMAN}


def _body(paragraphs: Sequence[Paragraph], start: int) -> Iterator[DocumentLine | Columns | DocumentTable]:
    outer = {each.level for each in paragraphs[start:] if each.cell is None}
    tops = outer & _PARTS or outer & {Level.ARTICLE} or {Level.NUMBER}
    at, tables = start, 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        if paragraph.cell is not None:
            cells = _table(paragraphs, at)
            tables += 1
            yield _closing_table(cells) or DocumentTable(tables, _grid(cells))
            at += len(cells)
        elif _RECIPIENTS.match(paragraph.text) and (closing := _closing(paragraphs, at)):
            yield closing
            at += sum(len(side) for row in closing.rows for side in row)
        else:
            yield _line(paragraph, tops)
            at += 1


def _line(paragraph: Paragraph, tops: set[Level]) -> DocumentLine:
    anchor = section_anchor(paragraph.section) if paragraph.opens else ""
    return DocumentLine(_part(paragraph, tops), paragraph.marker, paragraph.text, anchor)


def _part(paragraph: Paragraph, tops: set[Level]) -> LineRole:
    level, text = paragraph.level, paragraph.text
    match level:
        case _ if level in _PARTS:
            return "section"
        case Level.ARTICLE | Level.NUMBER if text and len(text) <= _LONGEST_HEADING and text[-1] not in ".;:":
            dotted = "." in paragraph.section
            return "section" if level in tops and not dotted else "heading"
        case Level.DASH | Level.STAR:
            return "item"
        case Level.PLUS:
            return "subitem"
        case Level.NONE:
            return "line"
        case _:
            return "numbered"


def _closing(paragraphs: Sequence[Paragraph], at: int) -> Columns | None:
    """The recipients from "Nơi nhận:" on and the signature right behind them; None where none is listed."""
    listed = list(_recipients(paragraphs, at + 1))
    if not listed:
        return None
    recipients = [_line(each, set()) for each in (paragraphs[at], *listed)]
    signature = [_line(each, set()) for each in _signature(paragraphs, at + len(recipients))]
    return Columns("closing", ((tuple(recipients), tuple(signature)),))


def _recipients(paragraphs: Sequence[Paragraph], start: int) -> Iterator[Paragraph]:
    """The listed lines; behind "Lưu" there are none."""
    for paragraph in _from(paragraphs, start):
        if paragraph.cell is not None or paragraph.level not in _LISTED:
            return
        yield paragraph
        if _LAST_RECIPIENT.match(paragraph.text):
            return


def _signature(paragraphs: Sequence[Paragraph], start: int) -> list[Paragraph]:
    """Positions in capitals down to the name; what goes on otherwise is none, or ends before that."""
    plain = takewhile(lambda each: each.cell is None and not each.marker, _from(paragraphs, start))
    found: list[Paragraph] = []
    for paragraph, _ in zip(plain, range(_MOST_SIGNED_LINES), strict=False):
        text = paragraph.text
        if not found and not (_SIGNER.match(text) and text.isupper() and len(text) <= _LONGEST_LABEL):
            return []
        if found and _is_name(text):
            return [*found, paragraph]
        signs = (
            _SIGNER.match(text) or not found or _of_office(found[-1].text, text) or _SIGNED.fullmatch(text)
        )
        if not signs:
            return found
        found.append(paragraph)
    return found


def _of_office(before: str, text: str) -> bool:
    """Whether the line goes on with the name of a body ("TM. ỦY BAN NHÂN DÂN" over two lines)."""
    return (
        before.isupper()
        and text.isupper()
        and text.startswith(("ỦY BAN", "UỶ BAN", "HỘI ĐỒNG", "BAN ", "XÃ ", "HUYỆN ", "TỈNH "))
    )


def _is_name(text: str) -> bool:
    """A person's name, perhaps with a rank: most of its few words begin with a capital."""
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    only_words = all(re.fullmatch(r"[^\W\d_][\w.’'-]*", word) for word in words)
    return 2 <= len(words) <= 7 and only_words and not text.isupper() and capitals >= 0.6 * len(words)


def _from(paragraphs: Sequence[Paragraph], start: int) -> Iterator[Paragraph]:
    return (paragraphs[at] for at in range(start, len(paragraphs)))


def _table(paragraphs: Sequence[Paragraph], at: int) -> list[Paragraph]:
    """The lines of the table that begins here."""
    rest = _from(paragraphs, at)
    _, cells = next(groupby(rest, lambda each: each.cell.table if each.cell else None))
    return list(cells)


def _width(cells: Sequence[Paragraph]) -> int:
    return 1 + max(each.cell.column for each in cells if each.cell)


def _grid(cells: Sequence[Paragraph], least: int = 0) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The table's lines as rows of cells down to each row's last word; `least`: so many cells at least.

    Rows are not filled up to the widest: one wide row would multiply by all the others.
    """
    rows: list[list[list[str]]] = []
    for each in cells:
        if each.cell:
            rows += [[] for _ in range(each.cell.row + 1 - len(rows))]
            row = rows[each.cell.row]
            row += [[] for _ in range(each.cell.column + 1 - len(row))]
            row[each.cell.column].append(each.text)
    return tuple((*map(tuple, row), *[()] * (least - len(row))) for row in rows)


def _is_letterhead(cells: Sequence[Paragraph]) -> bool:
    return any(_HEAD_LINES[0][1].match(each.text) for each in cells)


def _closing_table(cells: Sequence[Paragraph]) -> Columns | None:
    """A table that only sets recipients and signature side by side."""
    if not _RECIPIENTS.match(cells[0].text) or _width(cells) > _SIDES:
        return None
    return Columns("closing", tuple((_plain(left), _plain(right)) for left, right in _grid(cells, _SIDES)))


def _plain(lines: Sequence[str]) -> DocumentLines:
    return tuple(DocumentLine("line", "", line) for line in lines)
