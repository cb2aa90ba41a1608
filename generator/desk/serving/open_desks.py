"""Which desks are open on this portal: the one of this machine, to be opened again, and those of others.

Each writes a file of its machine's name into `.thidua/desks/` and touches it while it runs. It names the
start's token: who can read it can read and write the portal's data anyway, and on other machines the address
that it opens leads nowhere.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.desk.saving.store import user_name
from generator.desk.serving.guard import HOST, KEY
from generator.output import replace_file
from generator.project import Project

_EVERY = 15  # seconds between two signs of life
_GONE = 60  # seconds without one after which a desk counts as closed


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk as its file tells of it."""

    machine: str
    user: str
    port: int
    token: str

    @property
    def address(self) -> str:
        """What its browser opens first."""
        return f"http://{HOST}:{self.port}/?{KEY}={self.token}"


def this_machine() -> str:
    """Its name, as it can be one of a file."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", socket.gethostname())[:60] or "may"


def running_here(project: Project) -> OpenDesk | None:
    """The desk of this machine that answers; None where none does."""
    desk = _read(_file(project, this_machine()))
    return desk if desk and _answers(desk) else None


def others(project: Project) -> list[OpenDesk]:
    """The desks of other machines that have lately shown that they run."""
    own = _file(project, this_machine())
    try:
        now = own.stat().st_mtime  # by the clock of the disk on which all of them write
        files = [path for path in sorted(own.parent.glob("*.json")) if path != own]
        alive = [path for path in files if now - path.stat().st_mtime < _GONE + _EVERY]
    except OSError:
        return []
    return [desk for path in alive if (desk := _read(path))]


@contextmanager
def shown_as_open(project: Project, port: int, token: str) -> Iterator[OpenDesk]:
    """Tell, as long as the block runs, that a desk is open here."""
    desk = OpenDesk(this_machine(), user_name(), port, token)
    path, ended = _file(project, desk.machine), threading.Event()
    path.parent.mkdir(parents=True, exist_ok=True)
    said = json.dumps({"user": desk.user, "port": port, "token": token}, ensure_ascii=False)
    replace_file(path, said.encode(), mode=0o600)

    def live() -> None:
        while not ended.wait(_EVERY):
            with suppress(OSError):  # the file is gone, or the shared disk for a while
                os.utime(path)

    threading.Thread(target=live, daemon=True).start()
    try:
        yield desk
    finally:
        ended.set()
        if _read(path) == desk:
            path.unlink(missing_ok=True)


def _file(project: Project, machine: str) -> Path:
    return project.desks / f"{machine}.json"


def _read(path: Path) -> OpenDesk | None:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return OpenDesk(path.stem, str(said["user"]), int(said["port"]), str(said["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _answers(desk: OpenDesk) -> bool:
    """Whether it lets us in with its token."""
    asked = http.client.HTTPConnection(HOST, desk.port, timeout=2)
    try:
        asked.request("GET", f"/?{KEY}={desk.token}", headers={"Sec-Fetch-Site": "none"})
        answer = asked.getresponse()
        return answer.status == 303 and f"thidua-{desk.port}=" in (answer.getheader("Set-Cookie") or "")
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
