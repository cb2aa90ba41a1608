"""Brings a portal's data here: out of its folder, or out of a fresh copy of its repository.

A copy is made anew every time, one commit deep, and is gone as soon as its data is read: what a commune has
withheld does not stay in an older copy. Nothing of a repository runs: no hooks, filters, submodules.
"""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from generator.province.addresses import PortalAddress, without_credentials
from generator.province.snapshot import Snapshot, Unfit, take

_MINUTES = 10
_SILENCE = 60  # seconds without a byte, after which a server counts as gone
_NOTHING_RUNS = (
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "filter.lfs.smudge=", "filter.lfs.process=",
    "filter.lfs.required=false", "protocol.allow=never", "protocol.https.allow=always",
    "protocol.ssh.allow=always", "protocol.file.allow=always",
    # A server that falls silent would hold everybody up; the helper that waits for it outlives a killed git.
    "http.lowSpeedLimit=1", f"http.lowSpeedTime={_SILENCE}",
)  # fmt: skip
_SSH = f"ssh -oBatchMode=yes -oConnectTimeout={_SILENCE} -oServerAliveInterval={_SILENCE // 2}"
_OF_A_REPOSITORY = frozenset(
    ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
     "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_NAMESPACE")
)  # fmt: skip
"""Variables in which git tells a hook of its repository: our own git, called by one, must not work there."""
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_REACH = "thử lệnh git clone với địa chỉ ấy trên máy này; xem lại địa chỉ, mạng, quyền đọc kho"


def fetch(address: PortalAddress, copies: Path) -> Snapshot:
    """The portal's data. Raises Unfit with a reason and a remedy where it is not to be had."""
    if address.folder is not None:
        return _taken(address.folder)
    copies.mkdir(parents=True, exist_ok=True)
    try:
        # Each in a folder of its own: who asks for the status does not take a copy from a build.
        with tempfile.TemporaryDirectory(dir=copies) as own:
            copy = Path(own) / "ban-sao"
            _clone(address.git, copy)
            return _taken(copy, address.git)
    finally:
        with suppress(OSError):  # another one is there
            copies.rmdir()


def _taken(folder: Path, called: str = "") -> Snapshot:
    try:
        return take(folder, called)
    except OSError as error:
        reason = f"không đọc được {error.filename or folder} ({error.strerror or error})"
        raise Unfit(reason, "xem lại quyền đọc") from error


def _clone(address: str, copy: Path) -> None:
    options = [word for each in _NOTHING_RUNS for word in ("-c", each)]
    asked = (
        "--depth",
        "1",
        "--no-tags",
        "--single-branch",
        "--no-recurse-submodules",
        "--template=",
        "--quiet",
    )
    silent = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_SSH_COMMAND": _SSH,
        "GIT_LFS_SKIP_SMUDGE": "1",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "",  # what it says is looked at; addresses keep their letters
    }
    own = {name: said for name, said in os.environ.items() if name not in _OF_A_REPOSITORY}
    try:
        done = subprocess.run(  # noqa: S603 - an address that `portal_address` has judged
            ["git", *options, "clone", *asked, "--", address, str(copy)],  # noqa: S607
            env={**own, **silent}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            encoding="utf-8", errors="replace", timeout=60 * _MINUTES, check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise Unfit("máy này chưa có git", "cài git rồi chạy lại") from error
    except subprocess.TimeoutExpired as error:
        raise Unfit(f"chép kho {address} quá {_MINUTES} phút chưa xong", _REACH) from error
    if done.returncode:
        if any(os.strerror(number) in done.stderr for number in _FULL):
            raise Unfit(f"ổ đĩa đã đầy khi chép kho {address}", "xóa bớt tệp không dùng rồi chạy lại")
        said = without_credentials(" ".join(done.stderr[:2000].split()))[:300]  # what is wrong comes first
        raise Unfit(f"không chép được kho {address} (git báo: {said})", _REACH)
