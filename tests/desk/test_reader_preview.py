"""The portal beside its forms: another port and name, pages that nobody but the desk may frame."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from typing import Any

import pytest
from desks import Answer, Desk

from generator.desk.own_commands import started
from generator.desk.reader_preview import ReaderPreview
from generator.project import Project

PAGE = "/phong-trao/thu/thoi-gian/"
SEEN = "phong-trao/thu/thoi-gian/"


def opened(desk: Desk) -> str:
    """The preview's origin once it answers."""
    assert "Đang dựng" in desk.ask("GET", f"/xem-truoc/?trang={SEEN}", HX_Request="true").body
    for _ in range(600):
        found = desk.get(f"/xem-truoc/?trang={SEEN}")
        if found.status == 303:
            return found.headers["location"].removesuffix(f"/{SEEN}")
        time.sleep(0.2)
    raise AssertionError("it never answers")


def asked(origin: str, path: str, host: str = "") -> Answer:
    port = int(origin.rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Host": host or f"localhost:{port}"})
    answer = connection.getresponse()
    content = answer.read()
    headers = {k.lower(): v for k, v in answer.getheaders()}
    made = Answer(answer.status, headers, content.decode(), content)
    connection.close()
    return made


def test_the_page_stands_beside_its_form_and_follows_a_save(desk: Desk) -> None:
    assert "Xem trang như người đọc sẽ thấy" in desk.get(PAGE).body
    origin = opened(desk)
    assert re.fullmatch(r"http://localhost:\d+", origin)
    assert f'<iframe src="{origin}/{SEEN}"' in desk.get(PAGE).body
    page = asked(origin, f"/{SEEN}")
    assert "31/03/2026" in page.body
    policy = page.headers["content-security-policy"]
    assert f"frame-ancestors {desk.origin}" in policy
    assert "script-src 'self' 'sha256-" in policy
    assert "set-cookie" not in page.headers
    port = origin.rpartition(":")[2]
    assert asked(origin, f"/{SEEN}", f"127.0.0.1:{port}").status == 421
    assert asked(origin, f"/{SEEN}", "thidua.example.vn").status == 421
    fields = desk.form(PAGE)
    fields["period.end.wording"] = "đến hết ngày 30/03/2026"
    fields["period.end.day"] = "2026-03-30"
    assert desk.post(PAGE, list(fields.items())).status == 303
    for _ in range(1_800):
        if "30/03/2026" in asked(origin, f"/{SEEN}").body:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the page is not built anew")


def test_writing_the_ledger_down_ends_it_with_all_that_it_has_built(desk: Desk) -> None:
    origin = opened(desk)
    assert list(desk.project.previews.iterdir())
    assert desk.post("/cong-bo/", [("viec", "ghi-so")]).status == 303
    for _ in range(1_800):
        if "đang làm" not in desk.get("/cong-bo/").body:
            break
        time.sleep(0.1)
    with pytest.raises(ConnectionRefusedError):
        asked(origin, f"/{SEEN}")
    assert not desk.project.previews.exists() or list(desk.project.previews.iterdir()) == []


def test_a_path_leads_nowhere_else(desk: Desk) -> None:
    opened(desk)
    for path in ("//evil.example/", "../../etc/", "https://evil.example/", "a%0d%0ab/"):
        found = desk.get(f"/xem-truoc/?trang={path}")
        assert found.status == 303
        assert re.fullmatch(r"http://localhost:\d+/", found.headers["location"])


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[str]]:
    """Every preview that is started."""
    found: list[subprocess.Popen[str]] = []

    def noted(*words: Any, **how: Any) -> subprocess.Popen[str]:
        found.append(started(*words, **how))
        return found[-1]

    monkeypatch.setattr("generator.desk.reader_preview.started", noted)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="no signal stops a process there")
def test_it_stays_ready_while_it_is_busy_and_ends_with_a_desk_that_ignores_interrupts(
    project: Project, processes: list[subprocess.Popen[str]]
) -> None:
    """A desk in the background of a shell hands that on: its preview had to be killed, and tidied nothing."""
    preview, before = ReaderPreview(project), signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        preview.start("http://127.0.0.1:9")
        while preview.state == "starting":
            time.sleep(0.05)
        (process,) = processes
        process.send_signal(signal.SIGSTOP)
        with ExitStack() as visitors:  # as many as wait at its port
            while _is_let_in(visitors.enter_context(socket.socket()), preview):
                pass
            assert preview.state == "ready"
        process.send_signal(signal.SIGCONT)
    finally:
        signal.signal(signal.SIGINT, before)
        preview.stop()
    assert process.returncode == 0


def _is_let_in(visitor: socket.socket, preview: ReaderPreview) -> bool:
    visitor.settimeout(0.2)
    return visitor.connect_ex(("127.0.0.1", int(preview.origin.rpartition(":")[2]))) == 0
