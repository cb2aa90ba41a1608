"""The negative suite: every folder of `tests/bad/` is a mistake of staff and the exact words they get.

A folder `<CODE>-<slug>/` holds only what differs from the smallest valid project of `builders`: its files are
copied over that project. What git cannot keep as such (a tab that editors replace, CRLF, a binary, a name in
NFD, a missing or huge file, a link) is made by `make(root)` in the folder's `make.py`, which runs last.
`expected.txt` is the whole report; `pytest tests/test_bad.py --update-golden` writes it anew: read it after.
"""

from __future__ import annotations

import runpy
import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from builders import COMPLETE, campaign_data, write_project

from generator.checking import Checked, check
from generator.problems import Severity, catalogue
from generator.project import Project
from generator.reporting import text as report

BAD = Path(__file__).parent / "bad"
FOLDERS = sorted(folder for folder in BAD.iterdir() if folder.is_dir())
NOT_DATA = shutil.ignore_patterns("expected.txt", "make.py", "__pycache__")
AS_OF = date(2026, 1, 20)  # while the smallest campaign is on: nothing is overdue but what a folder says
DECIDED = date(2026, 7, 1)  # in folders with decisions: after them and what corrects them
SECONDS = 2  # nothing that staff can save may keep them waiting longer


def checked_folder(folder: Path, root: Path) -> Checked:
    """The verdict on the smallest project with this folder's mistake in it."""
    write_project(root, campaign_data(**COMPLETE))
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=NOT_DATA)
    if (folder / "make.py").exists():
        runpy.run_path(str(folder / "make.py"))["make"](root)
    return check(Project(root), as_of=_day(folder))


def _day(folder: Path) -> date:
    said = [path for name in ("campaign.yml", "make.py") for path in folder.rglob(name)]
    decided = any("decisions" in path.read_text(encoding="utf-8", errors="ignore") for path in said)
    return DECIDED if decided else AS_OF


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_mistake_is_told(folder: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """The report names the code, is word for word the expected one, and errors stop publishing."""
    started = time.process_time()
    checked = checked_folder(folder, tmp_path)
    text = report.as_text(checked.problems, tmp_path)
    assert time.process_time() - started < SECONDS

    code = folder.name.split("-")[0]
    assert code in {problem.code for problem in checked.problems}, text
    assert checked.publishable is not any(p.severity is Severity.ERROR for p in checked.problems)

    expected = folder / "expected.txt"
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8"), "the words changed; see --update-golden"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_words_are_complete(folder: Path) -> None:
    """Nothing of the machine shows: no Python, no empty sentence, no doubled full stop, no bare code."""
    text = (folder / "expected.txt").read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if " | " not in line]
    for slip in ("Traceback", "Error", "None", "[Errno", "..", ". .", "  Sửa: \n", ": .", "“”"):
        assert not any(slip in line for line in words), (slip, text)
    for line in words:
        if line.startswith("    Sửa: "):
            assert line.endswith("."), line
            assert len(line) > len("    Sửa: …"), line


def test_every_code_has_a_folder() -> None:
    """No code without an example of the mistake that raises it, and no folder of an unknown code."""
    seen = {folder.name.split("-")[0] for folder in FOLDERS}
    assert seen == set(catalogue())
    assert len(FOLDERS) >= 45


def test_folders_hold_nothing_unread() -> None:
    """Every folder has its expected report and at least one thing that makes its project bad."""
    for folder in FOLDERS:
        names = {path.name for path in folder.rglob("*") if path.is_file()}
        assert "expected.txt" in names, folder
        assert names - {"expected.txt"}, folder


def test_unreadable_file_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without reading rights; simulated, because the administrator can read every file."""

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = [problem.detail for problem in check(project).problems]
    assert told.count("Không mở được tệp: không có quyền đọc.") == len(told) > 3


@pytest.mark.parametrize(
    "line",
    ["I" * 100_000 + ". x", "- " * 400_000, "(a) " * 200_000, "*" * 900_000, "1." * 300_000, "Aa" * 40],
    ids=lambda line: line[:3],
)
def test_absurd_plan_is_read_quickly(project: Project, line: str) -> None:
    """A plan's text may be anything; finding its paragraphs must not take longer and longer."""
    for text in (
        f"{line}\n",
        f"{line[:60]}\n" * 10_000,
        f"{line[0]}\n" * 400_000,
        f"{line[:60]}\n\n" * 10_000,
    ):
        (project.campaigns / "thu" / "plan.txt").write_text(text, encoding="utf-8")
        started = time.process_time()
        checked = check(project)
        assert time.process_time() - started < SECONDS
        assert all(len(problem.detail) < 500 for problem in checked.problems)
