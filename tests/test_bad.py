"""The negative suite: every folder of `tests/bad/` is a mistake of staff and the exact words they get.

A folder `<CODE>-<slug>/` holds only what differs from the base project: `mistake.diff` (see `mistakes.py`),
files that are added or put in place of others, and what git cannot keep as such (a tab that editors replace,
CRLF, a binary, a name in NFD, a huge file, a link) made by `make(root)` in the folder's `make.py`, which runs
last. `expected.txt` is what is told under the folder's own code; `pytest tests/test_bad.py --update-golden`
writes it anew: read it after. No other code may arise but those of BESIDE and of the folder's `also.txt`.
"""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
import yaml
from builders import COMPLETE, campaign_data
from mistakes import AS_OF, BASE, EXPECTED, FOLDERS, also, change, day_of, write_base, write_mistake
from sampling import in_full
from work import at_most

from generator.checking import check
from generator.problems import Severity, catalogue
from generator.project import Project
from generator.reporting import text as report

STEPS = 2_000_000  # 25,000 are usual, 500,000 the most; what grows too fast takes hundreds of millions
# Of what is too large, too deep or too many: the steps of all others are counted in full runs only, which
# takes thrice as long.
COUNTED = {"F02", "F26", "P03", "Y04", "Y09"}
# Notices that mistakes of many kinds bring along.
BESIDE = {
    "G07": "what is changed in the campaign file no longer stands in the plan's text",
    "H15": "the list of the base is not written down: it is another one in each folder",
}


@pytest.mark.fuzz
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_mistake_is_told(folder: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """The code's report is word for word the expected one, no other code arises, errors stop publishing."""
    write_mistake(tmp_path, folder)
    own = folder.name.split("-")[0]
    with at_most(STEPS) if own in COUNTED or in_full() else nullcontext():
        checked = check(Project(tmp_path), as_of=day_of(tmp_path))
        text = report.as_text([problem for problem in checked.problems if problem.code == own], tmp_path)
    assert checked.publishable is not any(p.severity is Severity.ERROR for p in checked.problems)

    assert f" {own} " in text, f"nothing is told of {own}: is its check a row of RULES?"
    others = {problem.code for problem in checked.problems} - {own}
    assert others - BESIDE.keys() == also(folder).keys()
    assert all(also(folder).values()), "each with a reason"

    expected = folder / EXPECTED
    if pytestconfig.getoption("--update-golden"):
        expected.write_text(text, encoding="utf-8")
    assert expected.exists(), "see --update-golden"
    assert text == expected.read_text(encoding="utf-8"), "the words changed; see --update-golden"


def test_the_base_makes_no_mistake(tmp_path: Path) -> None:
    write_base(tmp_path)
    assert not check(Project(tmp_path), as_of=AS_OF).problems


def test_the_base_is_the_smallest_campaign() -> None:
    """A key that the model wants, or that tests count on, is added in both."""
    base = (BASE / "campaigns/thu/campaign.yml").read_text(encoding="utf-8")
    assert _texts(yaml.safe_load(base)) == _texts(campaign_data(**COMPLETE))


def _texts(data: object) -> object:
    match data:
        case dict():
            return {key: _texts(value) for key, value in data.items()}
        case list():
            return [_texts(value) for value in data]
    return str(data)


def test_a_diff_that_no_longer_fits_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1\nb: 2\na: 1\n", encoding="utf-8")
    for hunk in ("-c: 3\n", "-a: 1\n", "-b: 2\n-b: 2\n"):
        with pytest.raises(ValueError, match="times"):
            change(tmp_path, f"--- a.yml\n@@\n{hunk}")
    change(tmp_path, "--- a.yml\n@@\n b: 2\n-a: 1\n+c: 3\n@@\n+d: 4\n")
    assert (tmp_path / "a.yml").read_text(encoding="utf-8") == "a: 1\nb: 2\nc: 3\nd: 4\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_words_are_complete(folder: Path) -> None:
    """Nothing of the machine shows: no Python, no empty sentence, no doubled full stop, no bare code."""
    text = (folder / EXPECTED).read_text(encoding="utf-8")
    words = [line for line in text.splitlines() if " | " not in line]
    for slip in ("Traceback", "Error", "None", "[Errno", "..", ". .", "  Sửa: \n", ": .", "“”"):
        assert not any(slip in line for line in words), (slip, text)
    for line in words:
        if line.startswith("    Sửa: "):
            assert line.endswith("."), line
            assert len(line) > len("    Sửa: …"), line


def test_every_code_has_a_folder() -> None:
    """No code without an example of the mistake that raises it, and no folder of an unknown code.

    Those of a province (V) are none of a portal's: see tests/province/test_mistakes.py.
    """
    seen = {folder.name.split("-")[0] for folder in FOLDERS}
    assert seen == {code for code in catalogue() if not code.startswith("V")}
    assert len(FOLDERS) >= 45


def test_folders_hold_nothing_unread() -> None:
    """Every folder has its expected report and at least one thing that makes its project bad."""
    for folder in FOLDERS:
        names = {path.name for path in folder.rglob("*") if path.is_file()}
        assert EXPECTED in names, folder
        assert names - {EXPECTED, "also.txt"}, folder


def test_unreadable_file_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without reading rights; simulated, because the administrator can read every file."""

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = [problem.detail for problem in check(project).problems]
    assert told.count("Không mở được tệp: không có quyền đọc.") == len(told) > 3


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "line",
    ["I" * 100_000 + ". x", "- " * 400_000, "(a) " * 200_000, "*" * 900_000, "1." * 300_000, "Aa" * 40],
    ids=lambda line: line[:3],
)
def test_absurd_plan_is_read_quickly(project: Project, line: str) -> None:
    """A plan's text may be anything; finding its paragraphs must not take longer and longer.

    The sample has an eighth of the lines: what grew with their square would take a thousand times the steps.
    """
    lines = 80_000 if in_full() else 10_000
    for text in (
        f"{line}\n",
        f"{line[:60]}\n" * (lines // 8),
        f"{line[0]}\n" * (lines * 5),
        f"{line[:60]}\n\n" * (lines // 8),
    ):
        (project.campaigns / "thu" / "plan.txt").write_text(text, encoding="utf-8")
        with at_most(5 * STEPS):
            checked = check(project)
        assert all(len(problem.detail) < 500 for problem in checked.problems)
