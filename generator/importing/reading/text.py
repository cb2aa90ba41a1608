"""Plain text to blocks: TXT, Markdown, what was copied from a law portal; printed lines become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.importing.reading.blocks import Block, TableBlock, TextBlock, check_size
from generator.importing.reading.lines import paragraphs, soft_lines, words_to_lines
from generator.importing.reading.soundness import share
from generator.load.plan.printed_text import is_printed
from generator.load.sheets.sheet import UnreadableError
from generator.marks import normalize

_MOST_BYTES = 1_000_000  # as plan.txt itself
_MOST_LINES = 20_000
_TOO_LARGE = (
    "tệp văn bản lớn hơn 1 MB hoặc 20.000 dòng, không phải một kế hoạch",
    "tách riêng kế hoạch ra rồi nhập lại",
)
_LINK_SIGN = re.compile(r"(?<=\S) *[#¶]$")
_ROW_LABEL = re.compile(r"\s*(?:[IVX]+|\d{1,3}|[a-zđ])?[.)]?\t")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_NO_TEXT = (
    "đây không phải tệp văn bản",
    "mở tệp bằng chương trình của nó rồi lưu thành .docx, .pdf hoặc .txt",
)
_LINE_ENDS = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2029]")

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_STARS = re.compile(r"\*\*\*|\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])|(?<=\s)\*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]{0,300})\]\((?:[^()\s]|\([^()\s]*\)){0,300}(?:\s+\"[^\"\n]*\")?\)")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_MARKED = re.compile(r"^#{1,6} |\*\*[^*\n]+\*\*|^\|.*\|.*\||^\|\s*$|^\*[^*\s]", re.MULTILINE)
_MARKED_LINES = 3
_SEVERAL = 2
_GAP = re.compile(r"\S {4,}\S")
_PAGE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_text(content: bytes) -> Iterator[Block]:
    """The document's blocks; raises UnreadableError."""
    if len(content) > _MOST_BYTES:
        raise UnreadableError(*_TOO_LARGE)
    text = _decoded(content)
    lines = _LINE_ENDS.split(text)
    if len(lines) > _MOST_LINES:
        raise UnreadableError(*_TOO_LARGE)
    if len(_MARKED.findall(text)) >= _MARKED_LINES:
        return _of_markdown(lines)
    return _of_lines(lines)


def _decoded(content: bytes) -> str:
    """The text: Unicode, or what Windows wrote before; raises UnreadableError where it is no text."""
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not marked and b"\0" in content[:4096]:
        raise UnreadableError(*_NO_TEXT)
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeError:
        vietnamese = normalize("NFC", content.decode("windows-1258", "replace"))
        text = vietnamese if share(vietnamese).sound else content.decode("latin-1")
    if len(_BINARY.findall(text)) > len(text) // 100:
        raise UnreadableError(*_NO_TEXT)
    return text


def _of_lines(lines: Sequence[str]) -> Iterator[Block]:
    """A text whose lines are paragraphs, or one with the layout of a printed page; tabs in it make tables."""
    has_layout = any(map(_GAP.search, lines)) and not _has_tables(lines)
    if has_layout or is_printed(lines):
        yield from map(TextBlock, paragraphs(words_to_lines(_without_page_numbers(lines))))
        return
    rows: list[tuple[str, ...]] = []
    for line in [*_whole_rows(_without_links(lines)), ""]:
        cells = line.split("\t")
        if len(cells) > 1 and sum(map(bool, map(str.strip, cells))) > 1:
            rows.append(tuple(cell.replace("\u2028", "\n") for cell in cells))
            check_size(sum(map(len, rows)))
            continue
        if rows:
            yield TableBlock(_even(rows))
            rows = []
        if line.strip():
            yield TextBlock(line)


def _without_links(lines: Sequence[str]) -> list[str]:
    """The lines without the mark of a link to their section, which copying a web page takes along."""
    if sum(map(bool, map(_LINK_SIGN.search, lines))) < _MARKED_LINES:
        return list(lines)
    return [_LINK_SIGN.sub("", line) for line in lines]


def _whole_rows(lines: Sequence[str]) -> Iterator[str]:
    """Rows of tables put together where a browser copies the line breaks inside of their cells as lines.

    A row goes on below where that makes it exactly as wide as the table's widest row.
    """
    for in_block, group in groupby(lines, key=lambda line: bool(line.strip())):
        block = list(group)
        width = max(line.count("\t") for line in block) if in_block else 0
        at = 0
        while at < len(block):
            end = _row_end(block, at, width) if width else at + 1
            yield "\u2028".join(block[at:end])
            at = end


def _row_end(block: Sequence[str], at: int, width: int) -> int:
    """Where the row that begins here ends: behind lines of a last cell that go on, too."""
    tabs, end = block[at].count("\t"), at + 1
    if sum(map(bool, map(str.strip, block[at].split("\t")))) < _SEVERAL:
        return end  # a tab may only push a line in
    while tabs < width and end < len(block) and not _ROW_LABEL.match(block[end]):
        tabs += block[end].count("\t")
        end += 1
    if tabs != width:
        return at + 1
    while end < len(block) and "\t" not in block[end] and block[end][:1].islower():
        end += 1
    return end


def _without_page_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without numbers that stand alone and count the pages: 1, 2, 3 or 2, 3, 4."""
    alone = [(at, int(line)) for at, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line)]
    numbers = [number for _, number in alone]
    if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 2:
        return list(lines)
    gone = {at for at, _ in alone}
    return [line for at, line in enumerate(lines) if at not in gone]


def _has_tables(lines: Sequence[str]) -> bool:
    return any("\t" in line.strip() for line in lines)


def _of_markdown(lines: Sequence[str]) -> Iterator[Block]:
    """A text with the marks of Markdown, or of a converter: marks off, pipe tables as tables."""
    rows: list[tuple[str, ...]] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.count("|") > 1 and line.strip().startswith("|"):
            yield from _flushed(paragraph)
            if not _TABLE_RULE.match(line):
                cells = [_BREAK.sub("\n", _unmarked(cell)) for cell in line.strip().strip("|").split("|")]
                rows.append(tuple(cells))
                check_size(sum(map(len, rows)))
            continue
        if rows:
            yield TableBlock(_even(rows))
            rows = []
        if not line.strip(" \t|*\xa0"):
            yield from _flushed(paragraph)
        elif not _RULE.match(line):
            paragraph.append(line)
    yield from _flushed(paragraph)


def _flushed(paragraph: list[str]) -> Iterator[Block]:
    """The lines between blank ones: one paragraph, or several where sentences end or items begin."""
    if not paragraph:
        return
    text = _unmarked("\n".join(paragraph))
    yield from map(TextBlock, soft_lines(text.split("\n")))
    paragraph.clear()


def _unmarked(text: str) -> str:
    without = "\n".join(_HEADING.sub(r"\1", line).lstrip("> ") for line in text.split("\n"))
    return _ESCAPED.sub(r"\1", _STARS.sub("", _LINK.sub(r"\1", without)))


def _even(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows))
    return tuple(row + ("",) * (width - len(row)) for row in rows)
