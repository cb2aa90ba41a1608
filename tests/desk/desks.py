"""A desk that runs for a test, and what asks it as a browser does."""

from __future__ import annotations

import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

import uvicorn

from generator.desk.app import application
from generator.desk.serving.guard import HOST, Guard
from generator.project import Project

TOKEN = "t" * 43
PATIENCE = 600  # seconds for an answer, on a machine that does much else


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: str
    content: bytes


@dataclass(frozen=True)
class Desk:
    """A running desk and how its own pages ask it."""

    project: Project
    port: int

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        return f"{self.origin}/?khoa={TOKEN}"

    def usual(self) -> dict[str, str]:
        """The headers of a browser in which the desk's own page asks."""
        return {
            "Host": f"{HOST}:{self.port}", "Origin": self.origin, "Sec-Fetch-Site": "same-origin",
            "Cookie": f"thidua-{self.port}={TOKEN}",
        }  # fmt: skip

    def ask(self, method: str, path: str, body: bytes = b"", **changed: str | None) -> Answer:
        """One request; `changed` headers are others than usual, None leaves one out."""
        headers = self.usual()
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers |= {name.replace("_", "-"): value for name, value in changed.items()}  # type: ignore[misc]
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body or None)
        answer = connection.getresponse()
        content = answer.read()
        headers = {k.lower(): v for k, v in answer.getheaders()}
        made = Answer(answer.status, headers, content.decode("utf-8", "replace"), content)
        connection.close()
        return made

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, pairs: list[tuple[str, str]]) -> Answer:
        return self.ask("POST", path, urlencode(pairs).encode())

    def upload(self, path: str, name: str, content: bytes, **said: str) -> Answer:
        """Send a file, and fields beside it, as a browser does."""
        head = f'--x\r\nContent-Disposition: form-data; name="tep"; filename="{name}"\r\n\r\n'
        beside = "".join(
            f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in said.items()
        )
        body = beside.encode() + head.encode() + content + b"\r\n--x--\r\n"
        return self.ask("POST", path, body, Content_Type="multipart/form-data; boundary=x")

    def form(self, path: str) -> dict[str, str]:
        """Every input of a page's form with what stands in it, in the order of the page."""
        return fields_in(self.get(path).body)


def fields_in(page: str) -> dict[str, str]:
    """Every input of the form in a page's text."""
    return dict(_inputs(page[page.index("data-unsaved") : page.index("</form>")]))


_INPUT = re.compile(
    r'<input\b[^>]*\bname="(?P<name>[^"]*)"(?P<rest>[^>]*)>'
    r'|<textarea\b[^>]*\bname="(?P<long>[^"]*)"[^>]*>\n?(?P<text>[^<]*)</textarea>'
    r'|<select\b[^>]*\bname="(?P<choice>[^"]*)"[^>]*>(?P<options>.*?)</select>',
    re.DOTALL,
)


def _inputs(form: str) -> Iterator[tuple[str, str]]:
    for found in _INPUT.finditer(form):
        if found["long"]:
            yield found["long"], unescape(found["text"])
        elif found["choice"]:
            chosen = re.search(r'value="([^"]*)" selected', found["options"])
            assert chosen
            yield found["choice"], unescape(chosen[1])
        elif 'type="checkbox"' not in found[0] or " checked" in found[0]:
            value = re.search(r'value="([^"]*)"', found[0])
            yield found["name"], unescape(value[1]) if value else ""


@contextmanager
def running(project: Project) -> Iterator[Desk]:
    """A desk on a free port as long as the block runs."""
    listening = socket.create_server((HOST, 0))
    port: int = listening.getsockname()[1]
    pages = application(project)
    app = Guard(pages, port=port, token=TOKEN)
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="error", ws="none", lifespan="off", proxy_headers=False)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Desk(project, port)
    finally:
        pages.state.office.preview.stop()
        server.should_exit = True
        thread.join(10)
        listening.close()


def send(desk: Desk, name: str, content: bytes, code: str = "") -> Answer:
    """Send a plan's file as a browser does."""
    head = f'--x\r\nContent-Disposition: form-data; name="ma"\r\n\r\n{code}\r\n'
    head += f'--x\r\nContent-Disposition: form-data; name="tep"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--x--\r\n"
    return desk.ask("POST", "/mo/", body, Content_Type="multipart/form-data; boundary=x")
