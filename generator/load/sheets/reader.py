"""Reads a list of awardees: an XLSX, DOCX or CSV file; or the problem that keeps it from being read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.load.sheets.csv_file import read_csv
from generator.load.sheets.sheet import NoValue, Sheet, UnreadableError, empty_file
from generator.load.sheets.word import read_word
from generator.load.sheets.workbook import read_workbook
from generator.problems import Problem, Source, problem

__all__ = ["NoValue", "Sheet", "read_spreadsheet"]

MAX_BYTES = 20_000_000
_READERS = {".xlsx": read_workbook, ".csv": read_csv, ".docx": read_word}
_SAVE = "mở tệp bằng Excel rồi “Lưu thành” (Save as) kiểu Excel (.xlsx)"

_PDF = (
    "dùng tệp Word hoặc Excel mà cơ quan soạn trước khi ký; "
    "chữ trong PDF không giữ được cột nên không đọc chắc"
)


def read_spreadsheet(path: Path, shown_as: str) -> tuple[tuple[Sheet, ...] | None, list[Problem]]:
    """Every sheet of the file, hidden ones included; or the problem (H01) that keeps it from being read.

    Comments, properties, macros and links to other files are never looked at.
    """
    try:
        return _reader(path)(_content(path)), []
    except UnreadableError as found:
        source = Source(shown_as, found.line)
        return None, [problem("H01", source, reason=found.reason, remedy=found.remedy)]


def _reader(path: Path) -> Callable[[bytes], tuple[Sheet, ...]]:
    try:
        return _READERS[path.suffix.lower()]
    except KeyError:
        raise UnreadableError(
            "chỉ đọc được tệp .xlsx, .docx và .csv", _PDF if path.suffix.lower() == ".pdf" else _SAVE
        ) from None


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():  # a folder, a dead link; a pipe would make us wait for ever
            raise UnreadableError("không có tệp thường nào ở đây", "chép tệp danh sách vào đúng chỗ này")
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise UnreadableError(
                f"tệp lớn {size / 1_000_000:.0f} MB, vượt mức {limit} MB",
                "xóa hình ảnh và các trang tính không thuộc danh sách rồi lưu lại",
            )
        content = path.read_bytes()
    except OSError as error:
        remedy = "đóng tệp nếu đang mở trong Excel, xem lại quyền đọc tệp, hoặc lấy lại từ bản sao lưu"
        raise UnreadableError("không mở được tệp", remedy) from error
    if not content.strip():
        raise empty_file()
    return content
