"""What every test shares: a fixed day, the shipped project, a fresh small one."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

from builders import write_project
from running import AS_OF, ROOT, run

from generator.project import Project

# How long a case takes depends on what else the machine does: speed is measured by the benchmark.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def as_of() -> date:
    """The day of every test: the one on which the product was described."""
    return AS_OF


@pytest.fixture(scope="session")
def shipped() -> Project:
    """The project with the five campaigns."""
    return Project(ROOT)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project with one smallest campaign, in a folder of its own."""
    return Project(write_project(tmp_path))


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped project in a folder of its own, built once; tests put back what they change."""
    root = tmp_path_factory.mktemp("shipped")
    for name in ("campaigns", "content", "theme"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    done = run("thidua", "build", "--as-of", AS_OF.isoformat(), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return Project(root)
