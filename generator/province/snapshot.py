"""The data of a portal, and nothing that runs: what the province reads of a commune's folder.

Read are campaigns/, content/, and of mkdocs.yml the two things that are data: `site_name` and `extra.portal`.
All other lines of mkdocs.yml become empty, so that problems still name the lines of the file. A link counts
where it stays inside its folder; one that leads out of it is no file of the portal.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.memory import digest
from generator.output import packed, stays_below

SETTINGS = "mkdocs.yml"
_FOLDERS = ("campaigns", "content")
MOST_FILES = 20_000
MOST_BYTES = 500_000_000
_KEPT_ELSEWHERE = b"version https://git-lfs.github.com/spec/"
_RENAME = "đổi tên tệp, chỉ dùng chữ không dấu, chữ số và dấu gạch nối"
_TOP = re.compile(r"[^\s#\-].*?:(?:\s|$)")
_OWN = re.compile(r"(?P<quote>[\"']?)(?P<key>site_name|extra)(?P=quote)\s*:")
_PORTAL = re.compile(r"([\"']?)portal\1\s*:")


class Snapshot(NamedTuple):
    """A portal's data as it was read: its files by their paths, the paths of links that were left out."""

    files: tuple[tuple[str, bytes], ...]
    left_out: tuple[str, ...]

    @property
    def digest(self) -> str:
        """A hash of every name and content."""
        return digest(part for path, content in self.files for part in (path, content)).hex()

    def packed(self) -> bytes:
        """The files as an archive."""
        return packed(self.files)


class Unfit(Exception):  # noqa: N818 - staff read its words
    """The folder is no portal, or more than one: why, and what to do."""

    def __init__(self, reason: str, remedy: str) -> None:
        """In words."""
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


def take(folder: Path, called: str = "") -> Snapshot:
    """The data of the portal in `folder`; `called`: where staff know it to lie, if elsewhere.

    Raises Unfit where there is none, OSError where it may not be read.
    """
    if not folder.is_dir():
        raise Unfit(f"không có thư mục {folder}", "xem lại đường dẫn ở `portal`")
    for name in (SETTINGS, _FOLDERS[0]):
        if not (folder / name).exists():
            raise Unfit(
                f"{called or folder} không phải cổng: thiếu {name}",
                "chỉ đến thư mục có mkdocs.yml và campaigns",
            )
    files: list[tuple[str, bytes]] = []
    left_out: list[str] = []
    size = 0
    files.append((SETTINGS, _settings(folder / SETTINGS)))
    for path, shown in (each for name in _FOLDERS for each in _below(folder / name, name)):
        if not _stays(path, folder / PurePosixPath(shown).parts[0]):
            left_out.append(shown)
            continue
        _refuse_name(shown)
        size += path.stat().st_size
        if len(files) >= MOST_FILES or size > MOST_BYTES:
            raise Unfit("cổng có quá nhiều tệp hoặc tệp quá lớn", "bỏ các tệp không phải dữ liệu của cổng")
        files.append((shown, _content(path, shown)))
    if not any(path.startswith(f"{_FOLDERS[0]}/") for path, _ in files):
        raise Unfit(
            f"{called or folder}: thư mục {_FOLDERS[0]} trống, hoặc là liên kết, kho con",
            f"đặt dữ liệu vào thư mục thật tên là {_FOLDERS[0]}; kho con (submodule) không được chép",
        )
    return Snapshot(tuple(sorted(files)), tuple(left_out))


def _settings(path: Path) -> bytes:
    if path.is_symlink() or not path.is_file():
        raise Unfit(f"{SETTINGS} không phải tệp thường", "thay bằng tệp thật")
    if path.stat().st_size > MOST_BYTES:
        raise Unfit(f"{SETTINGS} quá lớn", "thay bằng mkdocs.yml của cổng")
    return own_settings(path.read_bytes())


def _content(path: Path, shown: str) -> bytes:
    content = path.read_bytes()
    if content.startswith(_KEPT_ELSEWHERE):
        raise Unfit(
            f"{shown} chỉ là ghi chú của Git LFS, nội dung nằm ở nơi khác",
            "bỏ tệp dữ liệu của cổng ra khỏi Git LFS (git lfs untrack), rồi đưa tệp thật vào kho",
        )
    return content


def _below(folder: Path, name: str) -> Iterator[tuple[Path, str]]:
    """Every file and link below a folder, with its path as it is shown; what is hidden is no data."""
    if folder.is_symlink():
        yield folder, name
        return

    def refuse(error: OSError) -> None:
        raise error

    for parent, folders, names in os.walk(folder, onerror=refuse if folder.exists() else None):
        links = [each for each in folders if Path(parent, each).is_symlink()]
        folders[:] = sorted(each for each in folders if not each.startswith((".", "__pycache__")))
        for each in sorted([*names, *links]):
            if not each.startswith("."):
                path = Path(parent, each)
                yield path, f"{name}/{path.relative_to(folder).as_posix()}"


def _refuse_name(shown: str) -> None:
    """Raise Unfit where an archive cannot hold the name, or a machine would take it for another one."""
    if "\\" in shown:
        raise Unfit(f"tên tệp {shown} có dấu gạch chéo ngược", _RENAME)
    try:
        shown.encode()
    except UnicodeEncodeError:
        raise Unfit(f"tên tệp {shown!a} không phải chữ UTF-8", _RENAME) from None


def _stays(path: Path, inside: Path) -> bool:
    """Whether it is a plain file, or a link to one inside the same folder."""
    try:
        found = path.resolve(strict=True)
        plain = stat.S_ISREG(found.stat().st_mode)
    except (OSError, RuntimeError):
        return False
    top = inside.resolve()
    if not plain or inside.is_symlink() or not found.is_relative_to(top):
        return False
    return not any(part.startswith(".") for part in found.relative_to(top).parts)


def own_settings(content: bytes) -> bytes:
    """mkdocs.yml with every line empty that belongs neither to `site_name` nor to `extra.portal`."""
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return content  # the reader tells what is wrong with it
    kept, inside, depth, braces = list[str](), "", -1, False
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        if _TOP.match(line):
            found = _OWN.match(line)
            inside, depth = (found["key"] if found else ""), -1
            braces = found is not None and line[found.end() :].lstrip().startswith("{")
            kept.append(line if inside else "")
            continue
        if inside == "extra" and not braces and line.strip() and not line.lstrip().startswith("#"):
            if depth < 0 or indent <= depth:  # a key right below `extra`
                braces = depth < 0 and line.lstrip().startswith("{")
                depth = indent
                keep = braces or bool(_PORTAL.match(line.strip()))
            kept.append(line if keep else "")
        else:
            kept.append(line if inside == "site_name" or braces else "")
    return "\n".join((*kept, "")).encode()


def unpack(archive: bytes | Path, folder: Path) -> None:
    """Write an archive's files below `folder`. Raises ValueError where one would lie outside."""
    with zipfile.ZipFile(archive if isinstance(archive, Path) else io.BytesIO(archive)) as opened:
        for entry in opened.infolist():
            if not stays_below(entry.filename):
                raise ValueError("a path leads out of the archive")
            target = folder / entry.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(opened.read(entry))


def sha256(content: bytes) -> str:
    """The hash of a content."""
    return hashlib.sha256(content).hexdigest()


def sha256_of(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
