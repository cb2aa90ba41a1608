"""The portal as readers will see it: our own preview, started when somebody first asks for it.

It has a port and a host name of its own: cookies ignore ports, and a script in a page must not own the desk.
"""

from __future__ import annotations

import socket
import subprocess
import threading
from collections import deque
from typing import Literal

from generator.desk.own_commands import started
from generator.project import Project

HOST = "localhost"
PreviewState = Literal["off", "starting", "ready"]


class ReaderPreview:
    """The preview of one portal, as long as its desk is open."""

    def __init__(self, project: Project) -> None:
        """Nothing runs before somebody asks."""
        self._project = project
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._listening: threading.Thread | None = None
        self._port = 0
        self._answered = False
        self._said: deque[str] = deque(maxlen=20)

    @property
    def origin(self) -> str:
        """Where its pages are."""
        return f"http://{HOST}:{self._port}"

    @property
    def state(self) -> PreviewState:
        """Whether it runs, and has answered: while it builds again it may take no visitor for a while."""
        if self._process is None or self._process.poll() is not None:
            return "off"
        if not self._answered:
            with socket.socket() as visitor:
                visitor.settimeout(1)
                self._answered = not visitor.connect_ex(("127.0.0.1", self._port))
        return "ready" if self._answered else "starting"

    @property
    def complaint(self) -> str:
        """What it said before it ended by itself; "" where it did not."""
        ended = self._process is not None and self._process.poll() is not None
        return "\n".join(self._said) if ended else ""

    def start(self, desk: str) -> None:
        """Start it for the desk of this origin, where it does not run."""
        with self._lock:
            if self.state != "off":
                return
            with socket.create_server(("127.0.0.1", 0)) as free:
                self._port = free.getsockname()[1]
            self._said.clear()
            self._answered = False
            self._process = started(
                self._project, "serve", "--address", f"{HOST}:{self._port}", "--desk", desk,
                stderr=subprocess.STDOUT, stdin=subprocess.PIPE,
            )  # fmt: skip
            self._listening = threading.Thread(target=self._listen, args=(self._process,), daemon=True)
            self._listening.start()

    def stop(self) -> None:
        """End it; what it has built goes with it."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()  # it ends by itself once nobody holds this open
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._listening is not None:
            self._listening.join(5)

    def _listen(self, process: subprocess.Popen[str]) -> None:
        if process.stdout is not None:
            with process.stdout as said:
                self._said.extend(map(str.rstrip, said))
