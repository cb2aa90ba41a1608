"""Web servers for the tests of this folder: the built portal below thi-dua/, as a host might have it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from running import AS_OF


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output readable."""


class Early(Quiet):
    """Serves the portal as if it had been built long ago: for readers of a day before that of the tests."""

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:
        """Hand over a file; the day of the build stands in pages only."""
        outputfile.write(source.read().replace(_built_on(AS_OF), _built_on(date(2020, 1, 1))))


def _built_on(day: date) -> bytes:
    return f'<meta name="td-day" content="{day}">'.encode()


def served(host: Path, handler: type[Quiet]) -> Iterator[str]:
    """The address of the folder's portal, as long as it is served."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(handler, directory=str(host))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/thi-dua/"
    server.shutdown()
    server.server_close()
