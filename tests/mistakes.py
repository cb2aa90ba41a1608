"""The projects of the negative suite: the base, and what a folder of `tests/bad/` changes in it.

`mistake.diff` is a unified diff without line numbers, so that it goes on holding when the base grows:

    --- campaigns/thu/campaign.yml
    @@
       start: {wording: từ ngày 10/01/2026, day: 2026-01-10, bound: from}
    -  end: {wording: đến hết ngày 31/03/2026, day: 2026-03-31, bound: through}
    +  end: {wording: đến hết ngày 01/01/2026, day: 2026-01-01, bound: through}

Lines that go and lines that stay must be found once, one after the other. A part that only adds, adds to
the file's end. `+++ /dev/null` in place of a part takes the file away.
"""

from __future__ import annotations

import re
import runpy
import shutil
from datetime import date
from pathlib import Path

from builders import write_project

BAD = Path(__file__).parent / "bad"
BASE = BAD / "_base"
FOLDERS = sorted(folder for folder in BAD.iterdir() if folder.is_dir() and not folder.name.startswith("_"))
# What the base of some mistakes has besides: a form; a decision with its list; the key of the ledger's marks.
ADDED = {
    BAD / "_form": ("F", "B01-filled-form", "R01-form-rests", "R01-unknown-form", "R04-form-twice"),
    BAD / "_list": ("H", "D11-", "D36-", "R04-decision-twice", "S07-file-with-marks"),
    BAD / "_key": ("H43-", "H49-"),
}
DIFF, ALSO, EXPECTED, MAKE = "mistake.diff", "also.txt", "expected.txt", "make.py"
AS_OF = date(2026, 1, 20)
"""While the smallest campaign is on: nothing is overdue but what a folder says."""
_DECIDED = date(2026, 7, 1)
_NOT_DATA = shutil.ignore_patterns(DIFF, ALSO, EXPECTED, MAKE, "__pycache__")


def write_base(root: Path) -> Path:
    """A whole project with one campaign, without a mistake."""
    shutil.copytree(BASE, write_project(root), dirs_exist_ok=True)
    return root


def write_mistake(root: Path, *folders: Path) -> Path:
    """The base with these folders' mistakes in it."""
    write_base(root)
    for folder in folders:
        _put(root, folder)
    return root


def day_of(root: Path) -> date:
    """The day for which a mistake is looked at: with decisions after them and what corrects them."""
    files = [path for path in root.glob("campaigns/*/campaign.yml") if path.is_file()]  # one is a pipe
    said = [path.read_text(encoding="utf-8", errors="ignore") for path in files]
    return _DECIDED if any("decisions:" in text for text in said) else AS_OF


def _put(root: Path, folder: Path) -> None:
    for added in [*(added for added, folders in ADDED.items() if folder.name.startswith(folders)), folder]:
        shutil.copytree(added, root, dirs_exist_ok=True, ignore=_NOT_DATA)
        if (added / DIFF).exists():
            change(root, (added / DIFF).read_text(encoding="utf-8"))
        if (added / MAKE).exists():
            runpy.run_path(str(added / MAKE))["make"](root)


def change(root: Path, diff: str) -> None:
    """Carry out a diff without line numbers."""
    for part in re.split(r"^--- ", diff, flags=re.MULTILINE)[1:]:
        name, _, changes = part.partition("\n")
        path = root / name
        if changes.startswith("+++ /dev/null"):
            path.unlink()
            continue
        lines = path.read_text(encoding="utf-8").split("\n")
        for hunk in re.split(r"^@@\n", changes, flags=re.MULTILINE)[1:]:
            lines = _changed(lines, hunk.removesuffix("\n").split("\n"), name)
        path.write_text("\n".join(lines), encoding="utf-8", newline="")


def _changed(lines: list[str], hunk: list[str], name: str) -> list[str]:
    old = [line[1:] for line in hunk if not line.startswith("+")]
    new = [line[1:] for line in hunk if not line.startswith("-")]
    if not old:
        return [*lines[:-1], *new, lines[-1]]
    found = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
    if len(found) != 1:
        raise ValueError(f"{name}: found {len(found)} times: {old}")
    return [*lines[: found[0]], *new, *lines[found[0] + len(old) :]]


def also(folder: Path) -> dict[str, str]:
    """Codes that the folder's mistake cannot but raise besides its own, each with the reason."""
    path = folder / ALSO
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {code: reason for code, _, reason in (line.partition(" ") for line in lines)}
