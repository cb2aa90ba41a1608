"""A newer file of a plan: what it changes is shown first, by our own command, and written on a yes."""

from __future__ import annotations

import subprocess
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.desk.office import Office
from generator.desk.own_commands import started
from generator.desk.points import OF_POINTS, file_of
from generator.desk.saving.store import kept_around
from generator.desk.saving.versions import fingerprint
from generator.desk.uploads import Upload
from generator.importing.reading.blocks import PLAN_FILES

_lock = threading.Lock()
_waiting: dict[tuple[str, str], Upload] = {}
"""The file that waits for its yes, by portal and campaign."""

_FILES = ("campaign.yml", OF_POINTS, "plan.txt", "plan.pdf")
_TAIL = ("Chưa ghi gì. Chạy lại", "Việc tiếp theo:")  # what is said to somebody at a terminal


@dataclass(frozen=True, slots=True)
class Renewed:
    """What the command says of a newer file; `key` names the file where it can be written."""

    said: str
    key: str


def compare(office: Office, campaign: str, upload: Upload | None) -> Renewed:
    """What a newer file would change."""
    if upload is None or not upload.content:
        return Renewed("Chưa chọn tệp kế hoạch.", "")
    if PurePath(upload.file_name).suffix.lower() not in PLAN_FILES:
        return Renewed(f"Chưa nhận tệp “{upload.name}”: kế hoạch phải là tệp {', '.join(PLAN_FILES)}.", "")
    code, said = _run(office, campaign, upload)
    can = not code and any(line.startswith(_TAIL[0]) for line in said.splitlines())
    key = fingerprint(upload.content) if can else ""
    with _lock:
        _waiting.pop(_place(office, campaign), None)
        if key:
            _waiting[_place(office, campaign)] = upload
    return Renewed(_without_tail(said), key)


def write(office: Office, campaign: str, key: str) -> Renewed | None:
    """Write what the waiting file changes; None where it is done. What stood there is kept in the history."""
    with _lock:
        upload = _waiting.pop(_place(office, campaign), None)
    if upload is None or fingerprint(upload.content) != key:
        return Renewed("Chưa ghi gì: tệp vừa xem không còn ở đây. Chọn lại tệp.", "")
    names = [file_of(campaign, name) for name in _FILES]
    with kept_around(office.project, names, [f"tệp kế hoạch mới {upload.file_name}"]):
        code, said = _run(office, campaign, upload, "--write")
    return Renewed(_without_tail(said), "") if code else None


def drop(office: Office, campaign: str) -> None:
    """Nothing waits any more."""
    with _lock:
        _waiting.pop(_place(office, campaign), None)


def _run(office: Office, campaign: str, upload: Upload, *options: str) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / upload.file_name
        path.write_bytes(upload.content)
        words = ("import", f"--id={campaign}", "--again", *options, str(path))
        with started(office.project, *words, stderr=subprocess.STDOUT) as process:
            said, _ = process.communicate()
    return process.returncode, said.strip() or "Chương trình dừng giữa chừng, chưa ghi gì."


def _without_tail(said: str) -> str:
    return "\n".join(line for line in said.splitlines() if not line.startswith(_TAIL))


def _place(office: Office, campaign: str) -> tuple[str, str]:
    return str(office.project.root), campaign
