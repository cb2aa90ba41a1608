"""The portal beside its forms: another port and name, pages that nobody but the desk may frame."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desks import Answer, Desk

from generator.desk import reader_preview
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
    for _ in range(300):
        if "30/03/2026" in asked(origin, f"/{SEEN}").body:
            break
        time.sleep(0.1)
    else:
        pytest.fail("the page is not built anew")


def test_writing_the_ledger_down_ends_it_with_all_that_it_has_built(desk: Desk) -> None:
    origin = opened(desk)
    assert list(desk.project.previews.iterdir())
    assert desk.post("/cong-bo/", [("viec", "ghi-so")]).status == 303
    for _ in range(300):
        if "đang làm" not in desk.get("/cong-bo/").body:
            break
        time.sleep(0.1)
    with pytest.raises(ConnectionRefusedError):
        asked(origin, f"/{SEEN}")
    assert not desk.project.previews.exists() or list(desk.project.previews.iterdir()) == []


def test_what_answered_once_is_ready_while_it_is_too_busy_to_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rebuild takes no visitors: the page beside a form would say so long that nothing is built yet."""
    idle = subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    monkeypatch.setattr(reader_preview, "started", lambda *_words, **_pipes: idle)
    preview = ReaderPreview(Project(tmp_path))
    assert preview.state == "off"
    preview.start("http://127.0.0.1:1")
    assert preview.state == "starting"
    with socket.create_server(("127.0.0.1", int(preview.origin.rpartition(":")[2])), backlog=1) as server:
        assert preview.state == "ready"
        waiting = [socket.socket() for _ in range(20)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(server.getsockname())
        assert preview.state == "ready"
        for each in waiting:
            each.close()
    preview.stop()
    assert preview.state == "off"


def test_a_path_leads_nowhere_else(desk: Desk) -> None:
    opened(desk)
    for path in ("//evil.example/", "../../etc/", "https://evil.example/", "a%0d%0ab/"):
        found = desk.get(f"/xem-truoc/?trang={path}")
        assert found.status == 303
        assert re.fullmatch(r"http://localhost:\d+/", found.headers["location"])


def test_it_ends_with_its_desk_where_interrupts_are_ignored(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk in the background of a shell hands that on: its preview had to be killed, and tidied nothing."""
    processes = []
    monkeypatch.setattr(
        "generator.desk.reader_preview.started",
        lambda *words, **how: processes.append(started(*words, **how)) or processes[-1],
    )
    preview, before = ReaderPreview(project), signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        preview.start("http://127.0.0.1:9")
        while not project.previews.exists():
            assert preview.state != "off"
            time.sleep(0.05)
    finally:
        signal.signal(signal.SIGINT, before)
        preview.stop()
    assert [each.returncode for each in processes] == [0]
