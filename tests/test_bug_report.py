"""A bug of ours: exit code 3 and a report that can be pasted anywhere. An interrupted command: 130."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from forks import Faults
from running import contents

from generator.commands import app as cli
from generator.commands import check
from generator.problems import InternalError
from generator.project import Project
from generator.reporting.bug import bug_report

PRIVATE = "Nguyễn Văn A1, 001099000001"


def failed(monkeypatch: pytest.MonkeyPatch, raised: BaseException, *arguments: str) -> int:
    def fail(*_: object, **__: object) -> None:
        try:
            {}[PRIVATE]
        except KeyError:
            raise raised from None if isinstance(raised, InternalError) else KeyError(PRIVATE)

    monkeypatch.setattr(check, "check", fail)
    monkeypatch.setattr(sys, "argv", ["thidua", *arguments])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.mark.parametrize(
    "raised",
    [ValueError(PRIVATE), AttributeError(PRIVATE), InternalError("trang không có"), RecursionError(PRIVATE)],
)
def test_report_tells_where_and_never_what(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], raised: Exception
) -> None:
    monkeypatch.chdir(project.root)
    arguments = ("--root", str(project.root), "check", str(project.campaigns / "thu"), "--as-of=2026-11-20")
    assert failed(monkeypatch, raised, *arguments) == 3
    said = capsys.readouterr().err
    assert said.startswith("Lỗi của chương trình, không phải của dữ liệu.")
    assert re.search(r"^thidua \d+\.\d+\.\d+, MkDocs \d\S+, Python 3\.\d+\.\d+, \S+", said, re.MULTILINE)
    assert "\nthidua --root . check campaigns/thu --as-of=2026-11-20\n" in said
    assert re.search(r"^  generator/commands/check\.py:\d+ check_command$", said, re.MULTILINE)
    assert re.search(r"^  click/core\.py:\d+ main$", said, re.MULTILINE)
    assert type(raised).__name__ in said
    for private in (PRIVATE, "Nguyễn", str(project.root), str(Path.home()) + os.sep, "raise raised"):
        assert private not in said


def test_report_leaves_out_arguments_that_name_other_places_or_say_something(tmp_path: Path) -> None:
    elsewhere = str(tmp_path.parent / "nguyen-van-a1")
    arguments = ["new", elsewhere, f"--from={elsewhere}", "../nguyen-van-a1", "Trần Thị B1", "--as-of=Bà B1"]
    said = bug_report(ValueError(PRIVATE), arguments, tmp_path)
    assert said.splitlines()[1] == "thidua new … --from=… … … --as-of=…"


def test_report_of_an_endless_recursion_stays_short(tmp_path: Path) -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as raised:
        deeper()
    said = bug_report(raised.value, [], tmp_path)
    assert len(said.splitlines()) < 40
    assert re.search(r"… \(\d{3,} frames\)", said)


def test_report_names_the_number_of_a_system_error(tmp_path: Path) -> None:
    said = bug_report(OSError(17, PRIVATE, str(tmp_path)), [], tmp_path)
    assert said.endswith("FileExistsError (errno 17)")


def test_interrupted_anywhere_is_130(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(monkeypatch, KeyboardInterrupt(), "--root", str(project.root), "check") == 130
    assert capsys.readouterr().err.endswith("Đã dừng.\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for another process")
def test_an_interrupted_build_leaves_the_portal_as_it_was(project: Project) -> None:
    """Interrupted while it writes: a quarter, a half, three quarters of what it takes for the next day."""
    commands = Faults(project.root)
    assert commands.run("build", "--as-of", "2026-11-20").code == 0
    before = contents(project.site)
    steps = commands.run("build", "--as-of", "2026-11-21").steps
    assert commands.run("build", "--as-of", "2026-11-20").code == 0
    assert contents(project.site) == before
    for part in (1, 2, 3):
        at = part * steps // 4
        done = commands.run("build", "--as-of", "2026-11-21", fault="interrupted", at=at)
        assert (done.code, "Traceback" in done.said) == (130, False), done.said
        assert done.said.endswith("Đã dừng.\n")
        assert contents(project.site) == before
        assert not (project.build / "site-new").exists()
