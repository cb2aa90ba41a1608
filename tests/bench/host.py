"""The built portal on loopback as we tell hosts to serve it: compressed, and kept by the browser.

README ("Putting it on the web") names the same two rules, so what is measured here is what a reader gets.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".ics", ".csv", ".txt")
NAMED_BY_CONTENT = re.compile(r"\.[0-9a-f]{8}\.(min\.)?(css|js)$")
KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"  # kept, but the host says whether it still holds: nothing is older than the portal
PROTOCOL = "HTTP/1.1"


class Host(http.server.SimpleHTTPRequestHandler):
    """A file server that compresses text, names a version of each file and says nothing."""

    protocol_version = PROTOCOL
    disable_nagle_algorithm = (
        True  # as any web server: else a body waits 40 ms for the browser's word on its head
    )

    def log_message(self, *_: object) -> None:
        """Keep the table readable."""

    def do_GET(self) -> None:
        """Send a file compressed where that helps, or only say that the browser's copy is good."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        state = path.stat()
        version = f'"{state.st_mtime_ns:x}-{state.st_size:x}"'
        known = self.headers.get("If-None-Match") == version
        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("ETag", version)
        self.send_header("Cache-Control", cache_rule(path))
        self.send_header("Vary", "Accept-Encoding")
        if known:
            self.end_headers()
            return
        body = path.read_bytes()
        if path.suffix in TEXT and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def cache_rule(path: Path) -> str:
    """How long a browser may keep a file: `name.<hash>.css` and fonts for good, the rest never unasked."""
    return KEPT if path.suffix == ".woff2" or NAMED_BY_CONTENT.search(path.name) else ASKED_AGAIN


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """The address of `site` while it is served, ending with "/"."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
