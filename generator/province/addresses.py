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
_PASSWORD = re.compile(r"https://[^/]*@")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


class PortalAddress(NamedTuple):
    """A folder of this machine, or a git address; the other one is empty. `key`: one for each place."""

    folder: Path | None
    git: str
    key: str


def portal_address(said: str, base: Path) -> tuple[PortalAddress | None, tuple[str, str]]:
    """The place that province.yml names, or None with a reason and a remedy; folders count from `base`."""
    if said.startswith("-"):
        return None, (f"“{said}” bắt đầu bằng dấu gạch ngang", "ghi thư mục hoặc địa chỉ git")
    if _PASSWORD.match(said):
        remedy = "bỏ phần đứng trước @; mật khẩu để git của máy này giữ (git credential)"
        return None, ("địa chỉ có tên người dùng hoặc mật khẩu", remedy)
    if _GIT.fullmatch(said) and ".." not in said.split("/"):
        return PortalAddress(None, said, said.removesuffix("/").removesuffix(".git").lower()), ("", "")
    if (_SCHEME.match(said) or "::" in said) and not _DRIVE.match(said):
        return None, (
            f"“{said}” không phải địa chỉ dùng được",
            "ghi thư mục, hoặc địa chỉ git bắt đầu bằng https:// hoặc ssh:// (git@máy:kho cũng được)",
        )
    folder = Path(os.path.normpath(base / said))
    return PortalAddress(folder, "", os.path.realpath(folder)), ("", "")
