"""Reads a text file that staff saved; or gives the problem that keeps it from being text."""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path

from generator.marks import MOST, first_heap, normalize
from generator.problems import Problem, Source, problem

MAX_BYTES = 1_000_000
# C0 and C1 controls and non-characters: no text has them; browsers, feeds and terminals choke on them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Word's page and line breaks; a plan's text that came out of a PDF may hold them.
_PAGE_BREAKS = "\x0b\x0c"
# Line ends that editors do not show as such: as line breaks they would shift every line number.
CELL_BREAK = "\u2028"
"""Breaks a line inside a table's cell in a plan's text."""
_HIDDEN_LINE_ENDS = ("\x85", CELL_BREAK, "\u2029")

# Why a file cannot be opened, and what to do about it.
_NOT_THERE = ("không có tệp này trong thư mục", "đặt tệp vào đúng thư mục, tên đúng từng chữ")
_IS_FOLDER = ("đây là thư mục, không phải tệp", "đổi tên thư mục ấy, rồi đặt tệp vào chỗ này")
_NO_FILE = ("đây không phải là tệp thường", "xóa đi, rồi chép tệp thật vào chỗ này")
_NO_RIGHT = (
    "không có quyền đọc",
    "đóng tệp nếu đang mở ở chương trình khác; nếu vẫn không được thì xem lại quyền đọc tệp",
)
_CLOSED = ("không có quyền đọc thư mục, tệp này", "xem lại quyền đọc; không cần nữa thì xóa")
_DEAD_LINK = ("đây là lối tắt (liên kết) tới một tệp không còn", _NO_FILE[1])
_REASONS = {
    errno.ENOENT: _NOT_THERE,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EISDIR: _IS_FOLDER,
    errno.ELOOP: ("lối tắt (liên kết) chạy vòng", _NO_FILE[1]),
    errno.EIO: ("ổ đĩa báo lỗi khi đọc", "lấy lại tệp từ bản sao lưu"),
}
# What a file that is no UTF-8 text really is, by its first bytes, and how its words get out of it.
_SAVE = "rồi “Lưu thành” (Save as) với bảng mã UTF-8"
_COPY = f"mở tệp bằng chương trình của nó, chép chữ sang trình soạn thảo văn bản, {_SAVE}"
_UTF_16 = ("tệp lưu bằng bảng mã UTF-16 (“Unicode”)", f"mở tệp bằng trình soạn thảo văn bản, {_SAVE}")
_KINDS = (
    (b"PK\x03\x04", ("đây là tệp Word, Excel hoặc tệp nén", _COPY)),
    (b"\xd0\xcf\x11\xe0", ("đây là tệp Word hoặc Excel đời cũ", _COPY)),
    (b"%PDF", ("đây là tệp PDF", _COPY)),
    (b"\xff\xfe", _UTF_16),
    (b"\xfe\xff", _UTF_16),
)
_OLD_CODE_PAGE = f"mở tệp, chuyển chữ sang Unicode (ví dụ bằng UniKey), {_SAVE}"
_RETYPE = "xóa chữ ở chỗ ấy rồi gõ lại; nếu cả tệp đều lạ thì đây không phải tệp văn bản"


def read_text(path: Path, shown_as: str, *, of_plan: bool = False) -> tuple[str | None, list[Problem]]:
    """The file's text in NFC with plain line ends, or the problem that keeps it from being read.

    A plan's text may hold Word's breaks, which become line ends, and line breaks inside cells.
    """
    raw, problems = _read_bytes(path, shown_as)
    if raw is None:
        return None, problems
    kind = next((told for head, told in _KINDS if raw.startswith(head)), None)
    try:
        text = raw.decode("utf-8-sig").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        old = f"từ dòng {line} có chữ ghi bằng bảng mã khác (TCVN3, VNI, Windows-1258 …)"
        reason, remedy = kind or (old, _OLD_CODE_PAGE)
        source = Source(shown_as, 0 if kind else line)
        return None, [problem("Y03", source, reason=reason, remedy=remedy)]
    if not text.strip():
        return None, [problem("Y02", Source(shown_as))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if of_plan:
        text = re.sub(f"[{_PAGE_BREAKS}]", "\n", text)
    for hidden in _HIDDEN_LINE_ENDS:
        if not (of_plan and hidden == CELL_BREAK):
            text = text.replace(hidden, " ")
    heap = first_heap(text)
    if heap >= 0:
        source = _at(text, heap, shown_as)
        reason = f"ở dòng {source.line} có hơn {MOST} dấu chồng lên một chữ"
        return None, [problem("Y03", source, reason=reason, remedy=_RETYPE)]
    text = composed(text)
    control = CONTROL.search(text)
    if control is not None:
        source = Source(shown_as) if kind else _at(text, control.start(), shown_as)
        code = f"ở dòng {source.line} có ký tự điều khiển (mã {ord(control.group()):02X})"
        reason, remedy = kind or (code, _RETYPE)
        return None, [problem("Y03", source, reason=reason, remedy=remedy)]
    return text, []


# A letter by its number, in YAML: "\x41", "\u1EA0", "\U00022FAA".
_BY_NUMBER = re.compile(r"(\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))")


def composed(text: str) -> str:
    """The text in NFC; a mark behind a letter that is written by its number does not change that number."""
    return "".join(
        part if at % 2 else normalize("NFC", part) for at, part in enumerate(_BY_NUMBER.split(text))
    )


def _read_bytes(path: Path, shown_as: str) -> tuple[bytes | None, list[Problem]]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return None, [_unreadable(shown_as, *_IS_FOLDER)]
        if not stat.S_ISREG(status.st_mode):  # a pipe or device would make us wait for ever
            return None, [_unreadable(shown_as, *_NO_FILE)]
        if status.st_size > MAX_BYTES:
            size, limit = (f"{thousands(count)} byte" for count in (status.st_size, MAX_BYTES))
            return None, [problem("Y04", Source(shown_as), size=size, limit=limit)]
        return path.read_bytes(), []
    except OSError as error:
        return None, [_unreadable(shown_as, *_reason(error, path))]


def _unreadable(shown_as: str, reason: str, remedy: str) -> Problem:
    return problem("Y01", Source(shown_as), reason=reason, remedy=remedy)


def closed(shown_as: str) -> Problem:
    """The problem of a folder, or a file of the theme, that nobody lets us read."""
    return _unreadable(shown_as, *_CLOSED)


def _reason(error: OSError, path: Path) -> tuple[str, str]:
    if error.errno == errno.ENOENT and path.is_symlink():
        return _DEAD_LINK
    alike = _alike(path) if error.errno == errno.ENOENT else None
    if alike is not None:
        return f"không có tệp {path.name}, chỉ có “{alike}”", f"đổi tên “{alike}” thành {path.name}"
    other = (f"hệ điều hành báo “{error.strerror or error}”", "nhờ người quản trị máy xem giúp")
    return _REASONS.get(error.errno or 0, other)


def _alike(path: Path) -> str | None:
    """A file beside it that only differs by capitals or ending: "Campaign.yaml", "campaign.yml.txt"."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return None
    stem = path.stem.lower()
    return next((name for name in names if re.split(r"[.\s(]", name.lower())[0] == stem), None)


def _at(text: str, position: int, shown_as: str) -> Source:
    line_start = text.rfind("\n", 0, position) + 1
    return Source(shown_as, text.count("\n", 0, position) + 1, position - line_start + 1)


def thousands(count: int) -> str:
    """A count as it is written here: 1.000.000."""
    return f"{count:,}".replace(",", ".")
