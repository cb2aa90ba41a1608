"""Reads a CSV file: UTF-8 or Excel's "Unicode Text" (UTF-16), separated by semicolons, commas or tabs."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence

from generator.csv_guard import unguarded
from generator.load.sheets.sheet import (
    MAX_LETTERS,
    MAX_ROWS,
    Sheet,
    UnreadableError,
    empty_file,
    letters,
    too_many_rows,
    trimmed,
    without_trailing,
)
from generator.load.text_file import CONTROL
from generator.slug import slug

_AS_UTF_8 = "mở tệp trong Excel rồi “Lưu thành” (Save as) kiểu Excel (.xlsx) hoặc CSV UTF-8"
_RENAME = "đổi đuôi tệp cho đúng loại; danh sách Excel phải có đuôi .xlsx"
# What a file that is no UTF-8 text really is, by its first bytes.
_KINDS = (
    (b"PK\x03\x04", ("đây là tệp Excel, Word hoặc tệp nén mang đuôi .csv", _RENAME)),
    (b"\xd0\xcf\x11\xe0", ("đây là tệp Excel hoặc Word đời cũ mang đuôi .csv", _AS_UTF_8)),
    (b"%PDF", ("đây là tệp PDF mang đuôi .csv", "chép danh sách sang Excel rồi lưu kiểu .xlsx")),
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # Excel's "Unicode Text"
# What `CONTROL` looks for, in bytes: controls below U+0080, and how those above and the non-characters begin.
_CONTROLS = bytes(sign for sign in range(0x80) if CONTROL.fullmatch(chr(sign)))
_OTHERS = (b"\xc2", b"\xef\xbf")
_CONVERT = "chuyển chữ sang Unicode (ví dụ bằng UniKey), rồi lưu kiểu CSV UTF-8 hoặc .xlsx"
csv.field_size_limit(1_000_000_000)  # ours is told in words
_DELIMITERS = ";\t,"  # in this order where two fit equally: a comma stands inside words too
_LINES_WITH_TITLES = 50
_QUOTED = re.compile(r'"[^"\n]*"')
# A line within quotes that is a row of its own, by the separator: "2,Trần Thị B2,Phòng B".
_ROW_WITHIN = {
    each: re.compile(rf"[\r\n]\d{{1,6}}[.)]?{each}[^\W\d_][^{each}\r\n]*{each}") for each in _DELIMITERS
}
# Excel's own way to name the separator, in the first line.
_SAID = re.compile(r"sep=([;,\t])\s*", re.IGNORECASE)


def read_csv(content: bytes) -> tuple[Sheet, ...]:
    """The one sheet of a CSV file; raises UnreadableError."""
    text = _decoded(content)
    delimiter, start = separator(text)
    rows: list[tuple[object, ...]] = [()] * start
    lines = io.StringIO(text, newline="")
    for _ in range(start):
        lines.readline()
    guards = "'" in text
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    row_within = _ROW_WITHIN[delimiter]
    line, width, wide = start, 0, set[int]()
    try:
        for record in reader:
            if reader.line_num > line - start + 1 and any(map(row_within.search, record)):
                raise _not_closed(line + 1)
            if not width and line < _LINES_WITH_TITLES:
                width = _width(record)
            elif len(record) > width:
                wide.add(line + 1)
            if line > len(rows):
                rows += [()] * (line - len(rows))  # the lines within quotes of the record before
            cells = list(map(unguarded, record)) if guards else record
            rows.append(trimmed([value or None for value in cells] if "" in cells else cells))
            if len("".join(cells)) > MAX_LETTERS:
                letters(rows[-1], len(rows))
            line = start + reader.line_num
            if len(rows) > MAX_ROWS:
                raise too_many_rows()
    except csv.Error as error:
        raise _not_closed(line + 1) from error
    cut = frozenset(wide if len(wide) * 2 < len(rows) else ())
    return (Sheet("", without_trailing(rows), cut=cut),)


def _not_closed(line: int) -> UnreadableError:
    """A quotation mark that takes in what stands behind the cell."""
    return UnreadableError(
        f'dấu ngoặc kép (") mở ở dòng {line} không đóng đúng chỗ',
        'đóng dấu ngoặc kép ở cuối ô; dấu ngoặc kép trong lời thì ghi thành hai dấu ("")',
        line,
    )


def _width(record: Sequence[str]) -> int:
    """How many columns the header has, if this is it."""
    titles = [cell for cell in record if cell.strip()]
    return len(record) if len(titles) > 1 and any("ten" in slug(each).split("-") for each in titles) else 0


def _decoded(content: bytes) -> str:
    kind = next((told for head, told in _KINDS if content.startswith(head)), None)
    if kind is not None:
        raise UnreadableError(*kind)
    try:
        text = content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"từ dòng {line} có chữ ghi bằng bảng mã khác UTF-8 (Windows-1258, TCVN3, VNI …)"
        raise UnreadableError(reason, _CONVERT, line) from error
    if not text.strip():
        raise empty_file()
    control = None if _has_none(content) else CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        code = f"ở dòng {line} có ký tự điều khiển (mã {ord(control.group()):02X})"
        raise UnreadableError(code, _AS_UTF_8, line)
    return text


def _has_none(content: bytes) -> bool:
    """Whether a file in UTF-8 holds no control character: its bytes tell, three times as fast as its text."""
    return len(content.translate(None, _CONTROLS)) == len(content) and not any(
        map(content.__contains__, _OTHERS)
    )


def separator(text: str) -> tuple[str, int]:
    """What separates the columns, and how many lines only say that.

    Found in the header line: the first with "tên" as a word of its own, else the one with most separators.
    """
    said = _SAID.match(text)
    if said:
        return said[1], 1
    head = [_QUOTED.sub("", line) for line in text[:100_000].splitlines()[:_LINES_WITH_TITLES]]
    header = next((line for line in head if "ten" in slug(line).split("-") and _most(line)[0]), None)
    return max(map(_most, head if header is None else [header]))[1], 0


def _most(line: str) -> tuple[int, str]:
    count, _, delimiter = max((line.count(each), -_DELIMITERS.index(each), each) for each in _DELIMITERS)
    return count, delimiter
