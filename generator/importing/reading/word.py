"""A Word file (DOCX) to blocks: paragraphs with the numbers that Word counts, tables, notes, text boxes.

Tracked changes are read as accepted, hidden text is left out; nothing outside of the file is ever opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importing.reading.blocks import (
    Block,
    Notices,
    TableBlock,
    TextBlock,
    check_size,
    says_something,
)
from generator.importing.reading.columns import in_reading_order, is_foot, is_letterhead
from generator.importing.reading.lines import soft_lines
from generator.importing.reading.word_numbers import ParagraphNumbers, Style
from generator.load.inside.office_parts import REACHES
from generator.load.sheets.package import Package, XmlNode, tree, value_of
from generator.load.sheets.sheet import RAISED, UnreadableError
from generator.load.sheets.word import BROKEN, GONE, INSIDE, TICKS, flat, within
from generator.load.sheets.workbook_kind import DAMAGED, check_is_word

_TOO_LARGE = (
    "phần chữ và định dạng của tệp quá lớn so với một kế hoạch",
    "chép riêng kế hoạch sang một tệp mới",
)
_MOST_BYTES, _MOST_TAGS = 30_000_000, 700_000  # of a part; a plan of 30 pages has 60,000 tags
_MOST_TAGS_IN_ALL = 2_000_000
_MOST_COLUMNS = 60
_DRAWINGS = frozenset({"drawing", "pict", "object"})


@dataclass(slots=True)
class _Words:
    """A paragraph's words so far, and what comes behind it: notes and text boxes."""

    pieces: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    boxes: list[XmlNode] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """The open fields; True for one that shows the day on which the file is opened."""


_TODAY = re.compile(r"\s*(?:DATE|TIME)\b", re.IGNORECASE)


def read_word(content: bytes, told: Notices) -> Iterator[Block]:
    """The document's blocks; raises UnreadableError."""
    check_is_word(content)
    try:
        package = Package(content)
        if sum(package.read(name).count(b"<") for name in package.names) > _MOST_TAGS_IN_ALL:
            raise UnreadableError(*_TOO_LARGE)
        main = package.lead("", "officeDocument") or "word/document.xml"
        _tell_of_package(package, told)
        _tell_of_margins(package, told)
        reading = _Reading(package, main, told)
        body = _tree(package, main).first("body")
        yield from reading.blocks(body.nodes if body else [])
        reading.finish()
    except DAMAGED as error:
        raise UnreadableError(*BROKEN) from error


def _tree(package: Package, part: str) -> XmlNode:
    """A part as a whole; raises UnreadableError where it is larger than any plan's."""
    content = package.read(part)
    if len(content) > _MOST_BYTES or content.count(b"<") > _MOST_TAGS:
        raise UnreadableError(*_TOO_LARGE)
    return tree(content)


class _Reading:
    """Reads one document: knows its styles, its lists, its notes."""

    def __init__(self, package: Package, main: str, told: Notices) -> None:
        self.told = told
        self.styles = _styles(_part(package, main, "styles"))
        self.numbers = ParagraphNumbers.of(_part(package, main, "numbering"), self.styles)
        self.notes = {
            kind: _notes(_part(package, main, kind), kind.removesuffix("s"))
            for kind in ("footnotes", "endnotes")
        }
        self.cells = 0
        self.pictures = 0
        self.letters = 0
        self._noted = 0
        self._pending: list[str] = []

    def finish(self) -> None:
        """Tell what is in pictures, which nobody has read."""
        if self.pictures and not self.letters:
            raise UnreadableError(
                "tệp Word chỉ có ảnh chụp (scan) của văn bản, không có chữ",
                "lưu tệp thành PDF rồi nhập tệp PDF ấy: chữ trong ảnh sẽ được nhận dạng",
            )
        if self.pictures:
            self.told.add(f"Chữ trong {self.pictures} hình của tệp (nếu có) không đọc.")

    def blocks(self, nodes: list[XmlNode], *, in_cell: bool = False) -> Iterator[Block]:
        """The blocks of a body, a cell or a text box; in cells every line break stays."""
        for node in flat(nodes):
            if node.name == "p":
                for line in self.paragraph(node, in_cell=in_cell):
                    self.letters += len(line)
                    yield TextBlock(line)
            elif node.name == "tbl":
                for block in self.table(node):
                    self.letters += 1
                    yield block
            elif node.name == "altChunk":
                self.told.add("Tài liệu khác ghép vào tệp (altChunk) không đọc.")

    def paragraph(self, node: XmlNode, *, in_cell: bool) -> list[str]:
        """The lines that a paragraph makes: itself, parted at its breaks, then its notes and text boxes."""
        about = node.first("pPr")
        style = value_of(about, "pStyle")
        words = _Words(self._pending)
        self._pending = []
        self._read(node.nodes, words, hidden=self._hides(style))
        if _mark_is_deleted(about):  # then it is one with the next paragraph
            self._pending = words.pieces
            return [*words.notes, *self._boxes(words)]
        text = "".join(words.pieces)
        number = self.numbers.number(about, style)
        lines = _parted(text, apart=in_cell or value_of(about, "jc") in ("center", "right", "end"))
        if number and lines:
            lines[0] = f"{number} {lines[0]}"
        return [*lines, *words.notes, *self._boxes(words)]

    def _boxes(self, words: _Words) -> list[str]:
        return [
            line
            for box in words.boxes
            for block in self.blocks(box.nodes)
            for line in (
                [block.text] if isinstance(block, TextBlock) else [c for r in block.rows for c in r if c]
            )
        ]

    def _hides(self, style_id: str) -> bool:
        seen = 0
        while style_id in self.styles and seen < 20:
            if self.styles[style_id].hidden:
                return True
            style_id, seen = self.styles[style_id].based_on, seen + 1
        return False

    def _read(self, nodes: list[XmlNode], words: _Words, *, hidden: bool) -> None:
        about = next((node for node in nodes if node.name == "rPr"), None)
        if about is not None:
            vanish = about.first("vanish")
            hidden = (
                about.on("vanish") if vanish is not None else hidden or self._hides(value_of(about, "rStyle"))
            )
            self._tell_if_struck(about, nodes)
        raised = value_of(about, "vertAlign") == "superscript"
        for node in (each for each in nodes if not self._is_of_today(each, words)):
            if node.name in INSIDE:
                self._read(node.nodes, words, hidden=hidden)
            elif node.name == "AlternateContent":
                chosen = node.first("Choice") or node.first("Fallback")
                self._read(chosen.nodes if chosen else [], words, hidden=hidden)
            elif node.name in _DRAWINGS:
                self._drawing(node, words)
            elif hidden:
                if node.name == "t" and node.text.strip():
                    self.told.add("Chữ ẩn trong tệp không đọc.")
            elif node.name in ("footnoteReference", "endnoteReference"):
                self._note(node, words)
            elif node.name in GONE:
                self.told.add("Tệp có phần theo dõi sửa đổi: đọc như đã chấp nhận mọi chỗ sửa.")
            else:
                words.pieces.append(_sign(node, raised=raised))

    def _tell_if_struck(self, about: XmlNode, nodes: list[XmlNode]) -> None:
        if (about.on("strike") or about.on("dstrike")) and any(node.text.strip() for node in nodes):
            self.told.add("Chữ bị gạch ngang trong tệp đọc như chữ thường; xem bản đã ký có bỏ chữ ấy không.")

    def _is_of_today(self, node: XmlNode, words: _Words) -> bool:
        """Whether a node is, or belongs to, a field with the day of opening: in the plan it is a blank."""
        kind = node.attributes.get("fldCharType", "")
        if kind == "begin":
            words.fields.append(False)
        elif kind == "end" and words.fields:
            words.fields.pop()
        simple = node.name == "fldSimple" and _TODAY.match(node.attributes.get("instr", ""))
        if simple or (node.name == "instrText" and words.fields and _TODAY.match(node.text)):
            if not simple:
                words.fields[-1] = True
            words.pieces.append("…")
            self.told.add("Ngày do Word tự ghi lại mỗi lần mở tệp (trường DATE) chép là “…”; xem bản đã ký.")
            return True
        return any(words.fields) and node.name == "t"

    def _note(self, node: XmlNode, words: _Words) -> None:
        kind = "footnotes" if node.name == "footnoteReference" else "endnotes"
        note = self.notes[kind].get(node.attributes.get("id", ""))
        if note is None:
            return
        inside = _Words()
        for paragraph in flat(note.nodes):
            if paragraph.name == "p":
                self._read(paragraph.nodes, inside, hidden=False)
                inside.pieces.append(" ")
        text = " ".join("".join(inside.pieces).split())
        if text:
            self._noted += 1
            words.notes.append(f"{str(self._noted).translate(RAISED)} {text}")
            self.told.add("Chú thích ở chân trang chép xuống dưới đoạn có chú thích.")

    def _drawing(self, node: XmlNode, words: _Words) -> None:
        """Text boxes come behind the paragraph; pictures are counted."""
        boxes = list(_every(node, "txbxContent"))
        words.boxes += boxes
        if not boxes:
            self.pictures += any(True for _ in _every(node, "blip")) or any(
                True for _ in _every(node, "imagedata")
            )

    def table(self, node: XmlNode) -> list[Block]:
        """A table; or the lines of one that only places them: a letterhead, a signature, a frame."""
        grid = list(self._rows(node))
        texts = ["\n".join(lines) for row in grid for lines in row]
        filled = max((sum(map(bool, row)) for row in grid), default=0)
        if filled <= 1:
            return [TextBlock(line) for row in grid for lines in row for line in lines]
        if filled == 2 and (is_letterhead(texts) or is_foot(texts)):
            return [TextBlock(line) for line in _in_columns(grid)]
        width = max(map(len, grid))
        return [
            TableBlock(
                tuple(tuple("\n".join(lines) for lines in row) + ("",) * (width - len(row)) for row in grid)
            )
        ]

    def _rows(self, node: XmlNode) -> Iterator[list[list[str]]]:
        for row in within(node, "tr"):
            about_row = row.first("trPr")
            if about_row is not None and about_row.first("del") is not None:
                continue
            cells: list[list[str]] = [[] for _ in range(_span(about_row, "gridBefore", 0))]
            for cell in within(row, "tc"):
                about = cell.first("tcPr")
                if about is not None and about.first("cellDel") is not None:
                    continue
                merged = about.first("vMerge") if about is not None else None
                lines = _said([line for part in self._cell(cell) for line in part.split("\n")])
                continues = merged is not None and merged.attributes.get("val") != "restart"
                cells.append([] if continues else lines)
                cells += [[] for _ in range(_span(about, "gridSpan", 1) - 1)]
                if len(cells) > _MOST_COLUMNS:
                    raise UnreadableError(*BROKEN)
            self.cells += len(cells)
            check_size(self.cells)
            yield cells

    def _cell(self, cell: XmlNode) -> Iterator[str]:
        for block in self.blocks(cell.nodes, in_cell=True):
            if isinstance(block, TextBlock):
                yield block.text
            else:
                yield from (" ".join(filter(None, row)) for row in block.rows)


def _said(lines: Sequence[str]) -> list[str]:
    """A cell's lines; rules are none, but a character that is all of a cell stands for "nothing here"."""
    kept = [line for line in lines if line.strip()]
    sign = len(kept) == 1 and len(kept[0].strip()) <= _LONGEST_SIGN
    return kept if sign else [line for line in kept if says_something(line)]


_LONGEST_SIGN = 2


def _in_columns(grid: list[list[list[str]]]) -> list[str]:
    """The lines of a letterhead or a signature that a table sets side by side, cell by cell."""
    rows = [[lines for lines in row if lines] for row in grid]
    pairs = [("\n".join(row[0]) if row else "", "\n".join(row[1]) if len(row) > 1 else "") for row in rows]
    return [line for text in in_reading_order(pairs) for line in text.split("\n")]


def _parted(text: str, *, apart: bool) -> list[str]:
    """A paragraph at its line breaks: new lines where sentences end or items begin, else one line.

    `apart`: centred lines, each of its own.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    lines = [line for page in pages for line in (page if apart else soft_lines(page)) if line.strip()]
    return [line for each in lines for line in _at_tabs(each)]


def _at_tabs(line: str) -> list[str]:
    """A line whose tabs set a letterhead or a signature side by side, as its parts."""
    parts = [part.strip() for part in line.split("\t") if part.strip()]
    if len(parts) == 2 and (is_letterhead(parts) or is_foot(parts)):
        return parts
    return [" ".join(parts)] if parts else []


def _sign(node: XmlNode, *, raised: bool) -> str:
    match node.name:
        case "t":
            return node.text.translate(RAISED) if raised else node.text
        case "br":
            return "\n" if node.attributes.get("type", "textWrapping") == "textWrapping" else "\f"
        case "cr":
            return "\n"
        case "tab" | "ptab":
            return "\t"
        case "noBreakHyphen":
            return "-"
        case "sym":
            code = node.attributes.get("char", "")
            return TICKS.get(code.upper(), chr(int(code, 16)) if code[:1] in ("F", "f") else "")
        case _:
            return ""


def _every(node: XmlNode, name: str) -> Iterator[XmlNode]:
    """The elements of a name anywhere below, of two versions of a drawing only those of the first."""
    for each in node.nodes:
        if each.name == name:
            yield each
        elif each.name == "AlternateContent":
            chosen = each.first("Choice") or each.first("Fallback")
            yield from _every(chosen, name) if chosen else ()
        else:
            yield from _every(each, name)


def _span(about: XmlNode | None, name: str, usual: int) -> int:
    number = int(value_of(about, name) or usual)
    if not 0 <= number <= _MOST_COLUMNS:
        raise UnreadableError(*BROKEN)
    return number


def _mark_is_deleted(about: XmlNode | None) -> bool:
    mark = about.first("rPr") if about is not None else None
    return mark is not None and (mark.first("del") is not None or mark.first("moveFrom") is not None)


def _part(package: Package, main: str, kind: str) -> XmlNode | None:
    name = package.lead(main, kind)
    return _tree(package, name) if name and name in package else None


def _styles(root: XmlNode | None) -> Mapping[str, Style]:
    found = {}
    for each in root.all("style") if root is not None else ():
        about, run = each.first("pPr"), each.first("rPr")
        numbered = about.first("numPr") if about is not None else None
        level = value_of(numbered, "ilvl")
        found[each.attributes.get("styleId", "")] = Style(
            based_on=value_of(each, "basedOn"),
            list_id=value_of(numbered, "numId"),
            level=int(level) if level.isdecimal() else None,
            hidden=run is not None and run.on("vanish"),
        )
    return found


def _notes(root: XmlNode | None, name: str) -> dict[str, XmlNode]:
    """The notes by their ids; those that only draw the line above them have a type."""
    if root is None:
        return {}
    return {each.attributes.get("id", ""): each for each in root.all(name) if "type" not in each.attributes}


_BESIDE = re.compile(r"/(?:comments|header|footer)\d*\.xml$")
_PAGE_NUMBER = re.compile(r"(?:trang|page|/|[-–\d\s])*", re.IGNORECASE)
_SHOWN = 80


def _says(part: XmlNode) -> str:
    """The words of a part beside the text, watermarks too; nothing where it only counts the pages."""
    texts = [node.text for node in _every(part, "t")]
    texts += [node.attributes.get("string", "") for node in _every(part, "textpath")]
    words = " ".join(" ".join(texts).split())
    return "" if _PAGE_NUMBER.fullmatch(words) else words


def _tell_of_margins(package: Package, told: Notices) -> None:
    """What stands beside the text: a draft's mark, somebody's remark."""
    for name in filter(lambda each: _BESIDE.search(each.lower()), package.names):
        try:
            said = _says(_tree(package, name))
        except DAMAGED:
            told.add("Có đầu trang, chân trang hoặc ghi chú bên lề không đọc được; xem trong bản gốc.")
            continue
        if said and "comments" in name.lower():
            told.add("Ghi chú bên lề (comment) trong tệp không đọc.")
        elif said:
            told.add(f"Chữ ở đầu trang, chân trang không đọc: “{said[:_SHOWN]}”.")


def _tell_of_package(package: Package, told: Notices) -> None:
    """What the file would fetch or start: none of it is looked at."""
    kinds: dict[str, None] = {}
    for name in package.names:
        lowered = name.lower()
        if lowered.endswith("vbaproject.bin"):
            told.add("Macro trong tệp không chạy, không đọc.")
        elif "/embeddings/" in lowered:
            told.add("Tệp nhúng trong tệp không mở, không đọc.")
        elif lowered.endswith(".rels"):
            for each in _tree(package, name).all("Relationship"):
                if each.attributes.get("TargetMode") == "External":
                    kind = each.attributes.get("Type", "").rpartition("/")[2]
                    kinds.setdefault(REACHES.get(kind, kind))
    if kinds:
        told.add(f"Tệp có chỗ dẫn ra ngoài ({', '.join(kinds)}): không mở.")
