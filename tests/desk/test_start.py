"""`thidua desk`: one desk a machine, started again it opens the running one; its start files."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from desks import Desk
from forks import forked
from running import PATIENCE, ROOT

from generator.desk.serving import open_desks
from generator.desk.serving.open_desks import others, running_here, shown_as_open
from generator.project import Project


def test_a_second_start_opens_the_running_desk_and_the_end_leaves_nothing(
    project: Project, tmp_path: Path
) -> None:
    said = tmp_path / "said.txt"
    command = [sys.executable, "-m", "generator", "--root", str(project.root), "desk", "--no-browser"]
    with said.open("wb") as out:
        first = subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT)
    try:
        deadline = time.monotonic() + PATIENCE
        while not (running := running_here(project)) and time.monotonic() < deadline:
            time.sleep(0.2)
        assert running
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?khoa=[\w-]{43}", running.address)
        again = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True
        )
        assert running.address in again.stdout
        if os.name == "posix":
            assert (project.desks / f"{running.machine}.json").stat().st_mode & 0o077 == 0
    finally:
        first.send_signal(signal.SIGINT)
        first.wait(PATIENCE)
    assert running.address in said.read_text(encoding="utf-8")
    assert said.read_text(encoding="utf-8").count(running.token) == 1, "no request's address is noted down"
    assert "Traceback" not in said.read_text(encoding="utf-8")
    assert running_here(project) is None
    assert list(project.desks.iterdir()) == []


def test_desks_of_other_machines_are_told_while_they_live(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = desk.project
    with shown_as_open(project, 1, "x"):
        assert others(project) == []
        monkeypatch.setattr(open_desks, "this_machine", lambda: "may-khac")
        with shown_as_open(project, 2, "y"):
            monkeypatch.undo()
            assert [each.machine for each in others(project)] == ["may-khac"]
            assert "Máy may-khac" in desk.get("/").body
            path = project.desks / "may-khac.json"
            os.utime(path, (1, 1))
            assert others(project) == []


def test_a_port_that_is_taken_is_told(desk: Desk) -> None:
    answer = forked("desk", "--no-browser", "--port", str(desk.port), cwd=desk.project.root)
    assert answer.returncode == 2
    assert "đang bận" in answer.stderr


def test_start_files_are_written_to_be_clicked(project: Project) -> None:
    assert forked("desk", "--shortcut", cwd=project.root).returncode == 0
    windows = (project.root / "Bàn làm việc.cmd").read_bytes()
    assert windows.count(b"\r\n") == windows.count(b"\n") > 5
    lines = windows.decode("utf-8").split("\r\n")
    # A folder of the network, too; the portal's own environment before the machine's, whose programs Windows
    # finds only where Python's installer was told so.
    assert lines.index('pushd "%~dp0"') < lines.index("%THIDUA% desk")
    ways = [line.rpartition("set THIDUA=")[2] for line in lines if "set THIDUA=" in line]
    assert ways == ["thidua", "py -m generator", "build\\venv\\Scripts\\thidua.exe"]
    assert all(
        line.startswith(("set ", "where /q thidua || ", "if exist ")) for line in lines if "THIDUA=" in line
    )
    linux = project.root / "ban-lam-viec.desktop"
    assert "thidua desk" in linux.read_text(encoding="utf-8")
    assert os.name != "posix" or linux.stat().st_mode & 0o100
