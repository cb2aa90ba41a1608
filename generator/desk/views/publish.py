"""Publishing: what stands against it, building, taking the build before back; each by our own commands.

A build waits beside what is published until somebody has seen what it changes for readers.
"""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from starlette.responses import FileResponse, RedirectResponse, Response

from generator.desk.forms.plain_words import plain
from generator.desk.leading import led
from generator.desk.office import Office
from generator.desk.own_commands import started
from generator.desk.pages import page
from generator.load.withheld import withheld_rows
from generator.memory import remembering
from generator.problems import Severity
from generator.publishing.comparison import is_page
from generator.publishing.disk import megabytes
from generator.publishing.for_readers import for_readers
from generator.publishing.forgetting import names_since
from generator.publishing.last_build import built_of, made_of, ordered
from generator.publishing.manifest import manifest_of, mark, paths_below
from generator.publishing.progress import MARK
from generator.publishing.swap import SwapFolders
from generator.reporting.summary import summary


@dataclass(slots=True)
class Work:
    """One command that was started from here, and what it said so far; `code` None while it runs.

    `step`: how far it is.
    """

    title: str
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None
    step: str = ""
    lines: list[str] = field(default_factory=list)
    code: int | None = None

    @property
    def seconds(self) -> int:
        """How long it has taken so far, or in all."""
        return int((self.ended or time.monotonic()) - self.began)


_WRITE_DOWN = ("honours", "publish")
_COMMANDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "san": ("Dựng sẵn bản mới", ("build", "--hold")),
    "dung": ("Đưa bản mới lên cổng", ("build",)),
    "goi": ("Đưa lên cổng và đóng gói bàn giao", ("build", "--zip")),
    "usb": ("Dựng bản xem không cần mạng", ("build", "--offline")),
    "lui": ("Lấy lại bản trước", ("rollback",)),
    "ghi-so": ("Ghi sổ công bố", _WRITE_DOWN),
}
_NOT_STARTED = 3
_lock = threading.Lock()
_last: dict[str, Work] = {}


def publish(office: Office, *, said: str = "", status: int = 200) -> Response:
    """The page of publishing, with the command that runs or ran last."""
    seen = office.seen()
    problems = [each for each in seen.checked.problems if not each.draft]  # which no build asks for
    return page(
        "publish",
        status,
        title="Công bố",
        summary=summary(seen.checked),
        errors=led(office.project, (each for each in problems if each.severity is Severity.ERROR)),
        warnings=led(office.project, (each for each in problems if each.severity is Severity.WARNING)),
        titles={case.campaign.id: case.campaign.short_title for case in seen.checked.campaigns},
        publishable=seen.checked.publishable,
        work=_last.get(str(office.project.root)),
        said=said,
        commands={name: title for name, (title, _) in _COMMANDS.items()},
        ready=_ready(office, seen.day),
        previous=_previous(office),
        archives=_archives(office),
        size=megabytes,
    )


def changes(office: Office) -> Response:
    """What readers will find changed, as a page to be printed and signed; before that, the way to build."""
    day = office.seen().day
    if not (ready := _ready(office, day)):
        return RedirectResponse("/cong-bo/", 303)
    place = _place(office)
    found = for_readers(place.target, place.ready)
    portal = office.seen().checked.portal
    return page(
        "changes",
        title="Những gì sẽ thay đổi",
        owner=portal.owner if portal else "",
        department=portal.department if portal else "",
        day=day,
        stale=ready == _STALE,
        mark=mark(manifest_of(place.ready)),
        count=sum(is_page(path) for path in paths_below(place.ready)),
        found=found,
    )


def archive(office: Office, name: str) -> Response | None:
    """An archive to be handed over, or its list of files; None where there is none of that name."""
    path = next((each for each in _archives(office) if each.name == name), None)
    return FileResponse(path, filename=path.name) if path else None


def _archives(office: Office) -> list[Path]:
    """What was packed, the newest first."""
    folder = office.project.handover
    found = [each for each in folder.glob("*") if each.suffix in {".zip", ".sha256"} and each.is_file()]
    return sorted(found, key=lambda each: (-each.stat().st_mtime, each.name))


_WAITS, _STALE = "waits", "stale"
_THERE, _WITHHELD = "there", "withheld"


def _previous(office: Office) -> str:
    """Whether the build before can come back: it is there, or went with a withheld name; "" for neither."""
    place, withheld = _place(office), withheld_rows(office.project)
    if place.previous.is_dir():
        return _WITHHELD if names_since(place, withheld) else _THERE
    return _WITHHELD if withheld and place.target.is_dir() else ""


def _ready(office: Office, day: date) -> str:
    """Whether a build waits: one of the data as they are now, or of older ones; "" where none does."""
    folder, running = _place(office).ready, _last.get(str(office.project.root))
    if not folder.is_dir() or (running is not None and running.code is None):
        return ""
    with remembering(office.project.build), suppress(FileNotFoundError):  # another window takes it away
        return _WAITS if built_of(folder, made_of(office.project, *ordered(day))) else _STALE
    return ""


def _place(office: Office) -> SwapFolders:
    return SwapFolders(office.project.site, office.project.build)


def start(office: Office, name: str) -> Response:
    """Start one of the commands; one at a time."""
    if name not in _COMMANDS:
        return publish(office, said="Không có việc này.", status=409)
    title, words = _COMMANDS[name]
    key = str(office.project.root)
    with _lock:
        running = _last.get(key)
        if running is not None and running.code is None:
            return publish(
                office, said=f"Đang làm việc khác: {running.title}. Đợi xong rồi bấm lại.", status=409
            )
        work = _last[key] = Work(title)
    threading.Thread(target=_run, args=(office, work, words), daemon=True).start()
    return RedirectResponse("/cong-bo/", 303)


def _run(office: Office, work: Work, words: tuple[str, ...]) -> None:
    code = _NOT_STARTED
    if words == _WRITE_DOWN:
        office.preview.stop()  # what it has built may hold a name that goes now
    try:
        with started(office.project, *words, stderr=subprocess.STDOUT) as process:
            for line in process.stdout or ():
                if line.startswith(MARK):
                    work.step = line.removeprefix(MARK).strip()
                else:
                    work.lines.append(plain(line.rstrip(), None))
        code = process.returncode
    except OSError as error:
        work.lines.append(str(error))
    work.ended, work.code = time.monotonic(), code
