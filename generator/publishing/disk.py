"""What staff are told when the disk is full or a file cannot be written."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from generator.wording.words import number_vi

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
_FIRST = 100_000_000  # bytes assumed for a first build, whose size nobody knows yet


def disk_trouble(error: OSError, site: Path) -> str | None:
    """What to do about `error` while building; None where neither disk nor rights are the reason.

    A build writes its pages and then the portal, so it needs twice the size of `site`, the last one.
    """
    if error.errno in _FULL:
        needed = 2 * size_of(site) or _FIRST
        free = shutil.disk_usage(site.parent).free
        return (
            f"Ổ đĩa đã đầy: còn trống {megabytes(free)}, một lần dựng cần khoảng {megabytes(needed)}. "
            "Xóa bớt tệp không dùng rồi chạy lại."
        )
    if error.errno in _REFUSED:
        return (
            f"Không ghi được {error.filename2 or error.filename or site}: tệp đang mở ở chương trình khác, "
            "hoặc thư mục chỉ cho đọc. Đóng trình duyệt, Excel, cửa sổ thư mục đang mở tệp của cổng; "
            "nếu vẫn không được thì xem lại quyền ghi vào thư mục. Rồi chạy lại."
        )
    return None


def size_of(folder: Path) -> int:
    """Bytes of all files below `folder`; 0 where it is not there."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def megabytes(size: int) -> str:
    """Bytes in words, such as “17,9 MB”."""
    return f"{number_vi(round(size / 1e6, 1))} MB"
