"""Reads a text file that staff saved; whatever keeps it from being text is told in their words."""

from __future__ import annotations

import errno
import re
import stat
import unicodedata
from pathlib import Path

from generator.problems import Problem, Source, problem

MAX_BYTES = 1_000_000
# C0 and C1 controls and non-characters: no text has them; browsers, feeds and terminals choke on them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Word's page and line breaks; a plan's text that came out of a PDF may hold them.
_PAGE_BREAKS = "\x0b\x0c"
# Line ends that editors do not show as such: as line breaks they would shift every line number.
_HIDDEN_LINE_ENDS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})

_REASONS = {
    errno.ENOENT: "không có tệp này trong thư mục",
    errno.ENOTDIR: "thư mục chứa tệp không phải là thư mục",
    errno.EACCES: "không có quyền đọc",
    errno.EPERM: "không có quyền đọc",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ELOOP: "lối tắt (liên kết) chạy vòng",
    errno.EIO: "ổ đĩa báo lỗi khi đọc",
}
# What a file really is, by its first bytes.
_KINDS = (
    (b"PK\x03\x04", "đây là tệp Word, Excel hoặc tệp nén"),
    (b"\xd0\xcf\x11\xe0", "đây là tệp Word hoặc Excel đời cũ"),
    (b"%PDF", "đây là tệp PDF"),
    (b"\xff\xfe", "tệp lưu bằng bảng mã UTF-16 (“Unicode”)"),
    (b"\xfe\xff", "tệp lưu bằng bảng mã UTF-16 (“Unicode”)"),
)


def read_text(
    path: Path, shown_as: str, *, page_breaks: bool = False
) -> tuple[str | None, list[Problem]]:
    """The file's text in NFC with plain line ends, or the problem that keeps it from being read.

    With `page_breaks` the text may hold Word's breaks; they become line ends.
    """
    raw, problems = _read_bytes(path, shown_as)
    if raw is None:
        return None, problems
    kind = next((told for head, told in _KINDS if raw.startswith(head)), None)
    try:
        text = raw.decode("utf-8-sig").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        told = kind or f"từ dòng {line} có chữ ghi bằng bảng mã khác (TCVN3, VNI, Windows-1258 …)"
        return None, [problem("Y03", Source(shown_as, 0 if kind else line), reason=told)]
    if not text.strip():
        return None, [problem("Y02", Source(shown_as))]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if page_breaks:
        text = re.sub(f"[{_PAGE_BREAKS}]", "\n", text)
    text = unicodedata.normalize("NFC", text.translate(_HIDDEN_LINE_ENDS))
    control = CONTROL.search(text)
    if control is not None:
        told = kind or f"có ký tự điều khiển (mã {ord(control.group()):02X}), không phải chữ"
        return None, [problem("Y03", _at(text, control.start(), shown_as), reason=told)]
    return text, []


def _read_bytes(path: Path, shown_as: str) -> tuple[bytes | None, list[Problem]]:
    whole_file = Source(shown_as)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return None, [problem("Y01", whole_file, reason=_REASONS[errno.EISDIR])]
        if not stat.S_ISREG(status.st_mode):  # a pipe or device would make us wait for ever
            return None, [problem("Y01", whole_file, reason="đây không phải là tệp thường")]
        if status.st_size > MAX_BYTES:
            size, limit = (_number(count) for count in (status.st_size, MAX_BYTES))
            return None, [problem("Y04", whole_file, size=f"{size} byte", limit=f"{limit} byte")]
        return path.read_bytes(), []
    except OSError as error:
        return None, [problem("Y01", whole_file, reason=_reason(error, path))]


def _reason(error: OSError, path: Path) -> str:
    told = _REASONS.get(error.errno or 0, f"hệ điều hành báo “{error.strerror or error}”")
    if error.errno != errno.ENOENT:
        return told
    if path.is_symlink():
        return "đây là lối tắt (liên kết) tới một tệp không còn"
    alike = _alike(path)
    return f"{told}; có tệp “{alike}”, cần đổi tên thành {path.name}" if alike else told


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


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
