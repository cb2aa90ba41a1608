"""What staff are told when the disk is full or a file cannot be written."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from generator.publishing.manifest import paths_below
from generator.wording.words import number_vi

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
_IN_THE_WAY = {errno.EISDIR, errno.ENOTDIR, errno.EEXIST}
_TOO_LONG, _LONGEST = 206, 259  # Windows' number for it, and what it opens at most
_FIRST = 100_000_000  # bytes assumed for a first build, whose size nobody knows yet


def disk_trouble(error: OSError, site: Path | None = None) -> str | None:
    """What to do about `error`; None where neither the disk nor rights nor what is in the way are the reason.

    `site`: the last build, where one is being made; it needs twice the size, as files wait first.
    """
    path = error.filename2 or error.filename
    if error.errno in _FULL:
        where = Path(os.fsdecode(path)) if path and not isinstance(path, int) else site or Path()
        free = f"còn trống {megabytes(_free(where))}"
        needed = 2 * sum(sizes_of(site).values()) or _FIRST if site else 0
        if needed:
            free += f", một lần dựng cần khoảng {megabytes(needed)}"
        what = f" khi ghi {path}" if path and not site else ""
        return f"Ổ đĩa đã đầy{what}: {free}. Xóa bớt tệp không dùng rồi chạy lại."
    if error.errno == errno.EFBIG:
        named = path if path and not isinstance(path, int) else site or ""
        return (
            f"Không ghi được {named}: có tệp lớn hơn mức máy này cho ghi. Bỏ giới hạn cỡ tệp (ulimit -f, hạn "
            "mức do người quản trị máy đặt), hoặc để cổng ở ổ đĩa nhận tệp lớn hơn, rồi chạy lại."
        )
    if error.errno == errno.EXDEV:
        return (
            f"Không đổi tên được {error.filename or ''} thành {path}: hai nơi ở hai ổ đĩa (phân vùng) khác "
            "nhau. Để thư mục build/ và site/ cùng một ổ với cổng rồi chạy lại."
        )
    if isinstance(path, str) and _is_too_long(error, path):
        return (
            f"Đường dẫn quá dài, máy này không mở được: {path[:200]}… ({len(path)} ký tự). Đặt tên ngắn "
            "hơn, hoặc chuyển cổng đến chỗ có đường dẫn ngắn hơn như C:\\cong-thi-dua, rồi chạy lại."
        )
    if error.errno in _IN_THE_WAY and isinstance(path, str):
        return _in_the_way(Path(path))
    return _refused(error, path or site or "") if error.errno in _REFUSED else None


def _refused(error: OSError, path: str | bytes | Path) -> str:
    """What may not be read, written or moved."""
    if isinstance(path, str | bytes) and _is_unreadable(path):
        return (
            f"Không đọc được {path!s}: không có quyền đọc. Xem lại quyền đọc tệp, thư mục ấy "
            "(hoặc đóng chương trình đang giữ tệp) rồi chạy lại."
        )
    moved = error.filename2 and Path(os.fsdecode(error.filename)).is_dir()
    what = f"Không chuyển được thư mục {error.filename} sang" if moved else "Không ghi được"
    return (
        f"{what} {path!s}: tệp đang mở ở chương trình khác, "
        "hoặc thư mục chỉ cho đọc. Đóng trình duyệt, Excel, cửa sổ thư mục đang mở tệp của cổng; "
        "nếu vẫn không được thì xem lại quyền ghi vào thư mục. Rồi chạy lại."
    )


def _is_too_long(error: OSError, path: str) -> bool:
    """Whether the path is what the system refuses; Windows says that there is no such file, or 206."""
    on_windows = os.name == "nt" and error.errno == errno.ENOENT and len(path) > _LONGEST
    return error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _TOO_LONG or on_windows


def _in_the_way(path: Path) -> str | None:
    """A folder where a file has to be, or a file where a folder has to be; None where there is neither."""
    if path.is_dir():
        return f"{path} là một thư mục, phải là tệp: chuyển thư mục ấy đi nơi khác rồi chạy lại."
    file = next((each for each in (path, *path.parents) if each.is_file()), None)
    return (
        None
        if file is None
        else f"{file} là một tệp, phải là thư mục: chuyển tệp ấy đi nơi khác rồi chạy lại."
    )


def _is_unreadable(path: str | bytes) -> bool:
    """Whether it is there and may not be read: what cannot be written can be read, as a rule."""
    if not os.access(path, os.F_OK):  # perhaps it is only that nobody may look into its folder
        folder = Path(os.fsdecode(path)).parent
        return os.access(folder, os.F_OK) and not os.access(folder, os.X_OK)
    return not os.access(path, os.R_OK)


def _free(path: Path) -> int:
    """Bytes that are free where the file lies, or would lie."""
    return shutil.disk_usage(next(each for each in (path, *path.absolute().parents) if each.is_dir())).free


def sizes_of(folder: Path) -> dict[str, int]:
    """The bytes of each file below `folder`; none where it is not there."""
    return {path: os.lstat(f"{folder}/{path}").st_size for path in paths_below(folder)}


def megabytes(size: int) -> str:
    """Bytes in words, such as “17,9 MB”."""
    return f"{number_vi(round(size / 1e6, 1))} MB"
