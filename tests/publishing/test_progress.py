"""The line that says what is going on."""

from __future__ import annotations

import io
import sys

import pytest

from generator.publishing.progress import Progress


class Terminal(io.StringIO):
    """Where someone reads along."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_line_that_overwrites_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    with Progress(2) as progress:
        progress.begin("Đọc dữ liệu")
        progress.begin("Dựng", of=4)
        progress.advance()
        progress.advance()
    assert terminal.getvalue().split("\r") == [
        "[1/2] Đọc dữ liệu…",
        "[2/2] Dựng…       ",
        "[2/2] Dựng: 25 %",
        "[2/2] Dựng: 50 %",
        "                ",
        "",
    ]


def test_a_percentage_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    progress = Progress(1)
    progress.begin("Dựng", of=1000)
    for _ in range(1000):
        progress.advance()
    assert terminal.getvalue().count("\r") == 101


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stdout", pipe)
    with Progress(2) as progress:
        progress.begin("Dựng", of=1)
        progress.advance()
    assert pipe.getvalue() == ""
