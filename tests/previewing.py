"""A running `thidua serve`, to be looked at as a browser does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from running import AS_OF, BIN, PATIENCE

from generator.clock import epoch_of


class Preview:
    """A running `thidua serve`."""

    def __init__(self, root: Path, address: str, process: subprocess.Popen[str]) -> None:
        self.root = root
        self.address = address
        self.process = process

    def page(self, path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=PATIENCE) as answer:
                return answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return error.read().decode("utf-8")
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def wait_for(self, path: str, words: str) -> None:
        until = time.monotonic() + PATIENCE
        while words not in self.page(path):
            assert self.process.poll() is None, "the preview died"
            assert time.monotonic() < until, f"“{words}” never came to /{path}"
            time.sleep(0.2)


def free_address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@contextmanager
def serving(root: Path) -> Iterator[Preview]:
    """`thidua serve` in this project, until it is interrupted as by Ctrl-C."""
    address = free_address()
    with (root / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [str(BIN / "thidua"), "serve", "--address", address],
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch_of(AS_OF))},
            stdout=log,
            stderr=log,
            encoding="utf-8",
        )
        try:
            yield Preview(root, address, process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=PATIENCE)
