"""Publishing: what stands against it, building, taking the build before back; each by our own commands."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.responses import RedirectResponse, Response

from generator.desk.office import Office
from generator.desk.pages import page
from generator.problems import Severity
from generator.reporting.summary import summary
from generator.reporting.text import place


@dataclass(slots=True)
class Work:
    """One command that was started from here, and what it said so far; `code` None while it runs."""

    title: str
    started: float = field(default_factory=time.monotonic)
    lines: list[str] = field(default_factory=list)
    code: int | None = None
    seconds: int = 0


_COMMANDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "dung": ("Dựng cổng", ("build",)),
    "goi": ("Dựng cổng và đóng gói bàn giao", ("build", "--zip")),
    "usb": ("Dựng bản xem không cần mạng", ("build", "--offline")),
    "lui": ("Lấy lại bản trước", ("rollback",)),
    "ghi-so": ("Ghi sổ công bố", ("honours", "publish")),
}
_lock = threading.Lock()
_last: dict[str, Work] = {}


def publish(office: Office, *, said: str = "", status: int = 200) -> Response:
    """The page of publishing, with the command that runs or ran last."""
    seen = office.seen()
    problems = seen.checked.problems
    work = _last.get(str(office.project.root))
    if work is not None and work.code is None:
        work.seconds = int(time.monotonic() - work.started)
    return page(
        "publish",
        status,
        title="Công bố",
        summary=summary(seen.checked),
        errors=[each for each in problems if each.severity is Severity.ERROR],
        warnings=[each for each in problems if each.severity is Severity.WARNING],
        place=place,
        publishable=seen.checked.publishable,
        work=work,
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
    command = [sys.executable, "-m", "generator", "--root", str(office.project.root), *words]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=office.project.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        with process:
            for line in process.stdout or ():
                work.lines.append(line.rstrip())
        work.seconds = int(time.monotonic() - work.started)
        work.code = process.returncode
    except OSError as error:
        work.lines.append(str(error))
        work.code = 3
