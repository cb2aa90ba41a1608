"""Tells XLSX and DOCX files from what only bears their names, and from what would fill the memory."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from generator.load.sheets.sheet import UnreadableError

MAX_UNPACKED = 300_000_000
MAX_RATIO = 200
_SMALL = 10_000_000  # bytes; below it no ratio does harm: an empty sheet packs very well
MAX_PARTS = 5_000
MAX_TAGS = 12_000_000  # of a list of 100,000 rows in a dozen columns
MAX_OTHER_TAGS = 400_000  # of merged cells, styles, names, links: openpyxl makes an object of each

# SyntaxError: both parsers of XML, lxml's and Python's own. LookupError: an encoding or a part that nobody
# knows. RuntimeError: a part that is locked, or a way of packing that nobody knows.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, SyntaxError, struct.error, OSError, EOFError, LookupError,
    ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError,
)  # fmt: skip
"""What zipfile, openpyxl and the parsers of XML raise when a file is damaged; all is told as one thing."""

# How nearly all workbooks write the tags of rows, cells and shared texts; then any way, which takes longer.
_USUAL = (
    b"<row ", b"</row>", b"<c ", b"</c>", b"<v>", b"</v>", b"<f>", b"</f>", b"<is>", b"</is>",
    b"<si>", b"</si>", b"<t>", b"<t ", b"</t>",
)  # fmt: skip
_ANY = re.compile(rb"</?(?:\w{1,20}:)?(?:row|c|v|f|is|si|t)[\s/>]")

_SAVE = "mở tệp bằng chương trình của nó rồi “Lưu thành” (Save as) kiểu Excel (.xlsx)"
_SAVE_WORD = "mở tệp bằng chương trình của nó rồi “Lưu thành” (Save as) kiểu Word (.docx)"
_PASSWORD = ("tệp đặt mật khẩu", "mở tệp, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) rồi lưu lại")


class _Own(NamedTuple):
    """A sort of file: its ending, its program, the part that only it has, how to get one."""

    ending: str
    program: str
    part: str
    save: str

    @property
    def old(self) -> tuple[str, str]:
        """What is told of the format before 2007."""
        return f"đây là tệp Excel hoặc Word đời cũ (.xls, .doc) mang đuôi {self.ending}", self.save


_WORKBOOK = _Own(".xlsx", "Excel", "xl/workbook.xml", _SAVE)
_WORD = _Own(".docx", "Word", "word/document.xml", _SAVE_WORD)
BROKEN = (
    "tệp hỏng, hoặc do chương trình khác ghi ra mà không theo đúng chuẩn của Excel",
    "mở tệp bằng Excel (hoặc LibreOffice) rồi “Lưu thành” (Save as) một tệp .xlsx mới",
)
_BOMB = ("tệp nén chứa quá nhiều dữ liệu so với một danh sách", "chép riêng danh sách sang một tệp mới")
# What a file is that is no packed folder, by its first bytes.
_HEADS = (
    (b"%PDF", "đây là tệp PDF"),
    (b"{\\rtf", "đây là tệp Word (.rtf)"),
    (b"<", "đây là trang web (HTML) hoặc XML"),
)
# What a packed folder is, by one of its parts.
_PARTS = (
    ("word/document.xml", "đây là tệp Word"),
    ("xl/workbook.xml", "đây là tệp Excel"),
    ("ppt/presentation.xml", "đây là tệp PowerPoint"),
    ("xl/workbook.bin", "đây là tệp Excel nhị phân (.xlsb)"),
    ("mimetype", "đây là tệp LibreOffice (.ods, .odt)"),
    ("Index/Document.iwa", "đây là tệp Numbers của Apple"),
)


def check_is_workbook(content: bytes) -> None:
    """Raise UnreadableError with the words for whatever else it is."""
    _check_packed(content, _WORKBOOK)
    _check_tags(content, MAX_OTHER_TAGS)


def check_is_word(content: bytes) -> None:
    """Raise UnreadableError with the words for whatever is no Word file (DOCX)."""
    names = _check_packed(content, _WORD)
    if "word/document.xml" not in names and not any(name.startswith("word/") for name in names):
        raise UnreadableError("đây không phải tệp Word (.docx)", _SAVE_WORD)
    _check_tags(content, MAX_TAGS)


def _check_packed(content: bytes, own: _Own) -> frozenset[str]:
    """The names of the parts, of a file that is neither old, locked, something else nor made to do harm."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # Office packs an encrypted file into the container of its old format.
        raise UnreadableError(*(_PASSWORD if "EncryptedPackage".encode("utf-16-le") in content else own.old))
    for head, what in _HEADS:
        if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(head):
            raise UnreadableError(f"{what} mang đuôi {own.ending}", own.save)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except DAMAGED as error:
        what = f"đây không phải tệp {own.program} ({own.ending}), hoặc tệp bị cắt cụt"
        raise UnreadableError(what, own.save) from error
    names = frozenset(part.filename for part in parts)
    for name, what in _PARTS:
        if name in names and name != own.part:
            raise UnreadableError(f"{what} mang đuôi {own.ending}", own.save)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(*_PASSWORD)
    if "[Content_Types].xml" not in names:
        what = f"đây là tệp nén (.zip), không phải tệp {own.program}"
        raise UnreadableError(what, f"giải nén rồi chép tệp {own.ending} vào đây")
    unpacked = sum(part.file_size for part in parts)
    ratio = unpacked / len(content)
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS or (unpacked > _SMALL and ratio > MAX_RATIO):
        raise UnreadableError(*_BOMB)
    return names


def _check_tags(content: bytes, most_others: int) -> None:
    """Raise UnreadableError where the parts hold more tags than any list: a packed tag is half a byte.

    `most_others`: how many there may be besides those of a workbook's rows and cells.
    """
    try:
        every = sum(part.count(b"<") for part in _parts(content))
        others = 0
        if most_others < every <= MAX_TAGS:  # no part can hold more than all do
            others = sum(map(_other_tags, _parts(content)))
    except DAMAGED as error:
        raise UnreadableError(*BROKEN) from error
    if every > MAX_TAGS or others > most_others:
        raise UnreadableError(*_BOMB)


def _parts(content: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            yield part.replace(b"\0", b"") if b"\0" in part[:4] else part  # UTF-16


def _other_tags(part: bytes) -> int:
    tags = part.count(b"<")
    return max(tags - _tags_of_cells(part, tags), 0)


def _tags_of_cells(part: bytes, tags: int) -> int:
    usual = sum(map(part.count, _USUAL))
    if tags - usual <= MAX_OTHER_TAGS // 10:
        return usual
    return sum(1 for _ in _ANY.finditer(part))
