"""Reads a list of awardees: an XLSX, DOCX or CSV file; or the problem that keeps it from being read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.load.inside.office_file import told_of, troubles_of_package
from generator.load.sheets.csv_file import read_csv
from generator.load.sheets.sheet import NoValue, Sheet, UnreadableError, empty_file
from generator.load.sheets.word import read_word
from generator.load.sheets.workbook import read_workbook
from generator.load.sheets.workbook_kind import BROKEN, DAMAGED
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

    A workbook or a Word file with parts that no list may hold is not read (F20, F21, F26).
    """
    source = Source(shown_as)
    try:
        read, content = _reader(path), _content(path)
        sheets = read(content)
        troubles = troubles_of_package(content, path.suffix.lower()) if read is not read_csv else ()
    except UnreadableError as found:
        place = Source(shown_as, found.line)
        return None, [problem("H01", place, reason=found.reason, remedy=found.remedy)]
    except DAMAGED:
        return None, [problem("H01", source, reason=BROKEN[0], remedy=BROKEN[1])]
    told = list(told_of(troubles, source))
    return None if told else sheets, told


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
