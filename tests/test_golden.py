"""Whole portals, page by page: the smallest one, and one that uses everything the model knows."""

from __future__ import annotations

import difflib
import shutil
from datetime import date
from pathlib import Path

import pytest
from builders import write_project

from generator.checking import check
from generator.derive import site_map
from generator.output import OutputFile
from generator.pipeline import generate
from generator.problems import Severity
from generator.project import Project
from generator.reporting import text as report
from generator.wording.addresses import site_addresses

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
# The guide pages show the model and the catalogue; their own tests look at them.
GUIDES = (site_map.FIELD_GUIDE, site_map.PROBLEM_GUIDE)
# Pages, calendars, the news feed; what is no text has tests of its own.
TEXTS = (".md", ".ics", ".xml")


def build(root: Path, name: str, as_of: date) -> tuple[OutputFile, ...]:
    project = Project(write_project(root))
    if name != "minimal":
        shutil.copytree(HERE / "projects" / name, root, dirs_exist_ok=True)
    checked = check(project)
    errors = [found for found in checked.problems if found.severity is Severity.ERROR]
    assert checked.publishable, report.as_text(errors, root)
    return generate(checked, as_of).pages


@pytest.mark.parametrize("name", ["minimal", "full"])
def test_pages_are_as_agreed(name: str, tmp_path: Path, as_of: date, request: pytest.FixtureRequest) -> None:
    pages = {
        page.path: page.text.replace("\r\n", "\n")  # as the repository keeps text
        for page in build(tmp_path, name, as_of)
        if page.path.endswith(TEXTS) and not page.path.startswith(GUIDES)
    }
    folder = GOLDEN / name
    if request.config.getoption("--update-golden"):
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in pages.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    agreed = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert len(agreed) >= 12
    assert sorted(pages) == sorted(agreed), "see --update-golden"
    for path, text in pages.items():
        diff = difflib.unified_diff(
            agreed[path].splitlines(), text.splitlines(), "agreed", "now", lineterm="", n=1
        )
        assert text == agreed[path], f"{path}; see --update-golden\n" + "\n".join(diff)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, as_of: date) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    assert build(first, "full", as_of) == build(second, "full", as_of)


def test_no_published_address_is_lost(shipped: Project, request: pytest.FixtureRequest) -> None:
    """An address that readers have kept must go on working: removing one needs a redirect."""
    now = sorted(address for address, _ in site_addresses(check(shipped).folders))
    path = GOLDEN / "addresses.txt"
    if request.config.getoption("--update-golden"):
        path.write_text("\n".join(now) + "\n", encoding="utf-8")
    agreed = path.read_text(encoding="utf-8").splitlines()
    assert len(agreed) >= 46
    assert set(agreed) <= set(now)


def test_samples_can_be_left_out(tmp_path: Path, as_of: date) -> None:
    build(tmp_path, "full", as_of)
    pages = generate(check(Project(tmp_path)), as_of, samples=False).pages
    assert not [page.path for page in pages if "day-du" in page.path]
    assert not [page.path for page in pages if page.path.endswith(TEXTS) and "day-du" in page.text]
