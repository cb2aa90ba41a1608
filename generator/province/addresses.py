"""Where a portal lies: a folder, or a git address that `git clone` may be given."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

_HOST = r"[A-Za-z0-9][A-Za-z0-9.-]*"
_GIT = re.compile(
    rf"https://{_HOST}(?::\d+)?/[^\s?#]+"
    rf"|ssh://(?:[A-Za-z0-9_][\w.-]*@)?{_HOST}(?::\d+)?/[^\s?#]+"
    rf"|[A-Za-z0-9_][\w.-]*@{_HOST}:[^\s?#:-][^\s?#]*"
    r"|file:///[^\s?#]+",
    re.ASCII,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_CREDENTIALS = (
    # A user with or without a password before the host; the user of ssh is none, a port no password.
    re.compile(
        r"(?<![\w+.])(?!(?:git\+)?ssh://[\w.-]+@)[a-z][a-z0-9+.-]*://([^\s/?#\"']*(?::(?!\d+/)[^\s\"']*)?)@",
        re.IGNORECASE,
    ),
    re.compile(r"(?:(?<![\w@./:-])|/)([^\s/:@\"'{\[]+:[^\s/:@\"']+)@[^\s@]"),
    re.compile(r"[./][^\s\"'?]*\?([^\s\"'“”]*=[^\s\"'“”]*)"),
)
_LONGEST = 10_000
"""Signs of a text that is looked through."""
_DEFAULT_PORT = {"https": "443", "ssh": "22"}
_PARTS = re.compile(
    r"(?:(?P<scheme>https|ssh)://)?(?:[^@/]*@)?(?P<host>[^:/]+)(?::(?P<port>\d+)(?=/))?[:/]+(?P<path>.*)"
)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class PortalAddress(NamedTuple):
    """A folder of this machine, or a git address; the other one is empty. `key`: one for each place."""

    folder: Path | None
    git: str
    key: str


def credentials(said: str) -> list[str]:
    """Users, passwords and tokens in the addresses of a text; all of it, where it is too long to tell."""
    if len(said) > _LONGEST:
        return [said]
    return [found for pattern in _CREDENTIALS for found in pattern.findall(said)]


def without_credentials(said: str) -> str:
    """The text with "…" in the place of each."""
    for found in sorted(credentials(said), key=len, reverse=True):
        said = said.replace(found, "…")
    return said


def portal_address(said: str, base: Path) -> tuple[PortalAddress | None, tuple[str, str]]:
    """The place that province.yml names, or None with a reason and a remedy; folders count from `base`."""
    if credentials(said):
        return None, (
            "địa chỉ có tên người dùng, mật khẩu hoặc mã truy cập",
            "bỏ phần đứng trước @ và phần từ dấu ? trở đi; mật khẩu để git của máy này giữ (git credential)",
        )
    if said.startswith("-"):
        return None, (f"“{said}” bắt đầu bằng dấu gạch ngang", "ghi thư mục hoặc địa chỉ git")
    if _GIT.fullmatch(said) and ".." not in said.split("/"):
        return PortalAddress(None, said, _place(said)), ("", "")
    if (_SCHEME.match(said) or "::" in said) and not _DRIVE.match(said):
        return None, (
            f"“{said}” không phải địa chỉ dùng được",
            "ghi thư mục, hoặc địa chỉ git bắt đầu bằng https:// hoặc ssh:// (git@máy:kho cũng được)",
        )
    folder = Path(os.path.normpath(base / said))
    return PortalAddress(folder, "", os.path.realpath(folder)), ("", "")


def _place(git: str) -> str:
    """What all ways to write the address of one repository have in common."""
    if git.startswith("file://"):
        return os.path.realpath(git.removeprefix("file://"))
    parts = _PARTS.fullmatch(git)
    if parts is None:
        return git
    port = "" if parts["port"] == _DEFAULT_PORT[parts["scheme"] or "ssh"] else parts["port"] or ""
    return f"{parts['host']}:{port}/{parts['path'].rstrip('/').removesuffix('.git')}".lower()
