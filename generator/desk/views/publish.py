"""Publishing: what stands against it, building, taking the build before back; each by our own commands."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.responses import RedirectResponse, Response

from generator.desk.office import Office
from generator.desk.own_commands import started
from generator.desk.pages import page
from generator.problems import Severity
from generator.reporting.summary import summary
from generator.reporting.text import place


@dataclass(slots=True)
class Work:
    """One command that was started from here, and what it said so far; `code` None while it runs."""

    title: str
    began: float = field(default_factory=time.monotonic)
    ended: float | None = None
    lines: list[str] = field(default_factory=list)
    code: int | None = None

    @property
    def seconds(self) -> int:
        """How long it has taken so far, or in all."""
        return int((self.ended or time.monotonic()) - self.began)


_COMMANDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "dung": ("Dựng cổng", ("build",)),
    "goi": ("Dựng cổng và đóng gói bàn giao", ("build", "--zip")),
    "usb": ("Dựng bản xem không cần mạng", ("build", "--offline")),
    "lui": ("Lấy lại bản trước", ("rollback",)),
    "ghi-so": ("Ghi sổ công bố", ("honours", "publish")),
}
_NOT_STARTED = 3
_lock = threading.Lock()
_last: dict[str, Work] = {}


def publish(office: Office, *, said: str = "", status: int = 200) -> Response:
    """The page of publishing, with the command that runs or ran last."""
    seen = office.seen()
    problems = seen.checked.problems
    return page(
        "publish",
        status,
        title="Công bố",
        summary=summary(seen.checked),
        errors=[each for each in problems if each.severity is Severity.ERROR],
        warnings=[each for each in problems if each.severity is Severity.WARNING],
        place=place,
        publishable=seen.checked.publishable,
        work=_last.get(str(office.project.root)),
        said=said,
        commands={name: title for name, (title, _) in _COMMANDS.items()},
    )


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
    try:
        with started(office.project, *words, stderr=subprocess.STDOUT) as process:
            for line in process.stdout or ():
                work.lines.append(line.rstrip())
        code = process.returncode
    except OSError as error:
        work.lines.append(str(error))
    work.ended, work.code = time.monotonic(), code
