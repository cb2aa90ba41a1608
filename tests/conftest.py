"""What every test shares: a fixed day, the shipped project, a fresh small one."""

from __future__ import annotations

import gc
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

from builders import write_project
from forks import forked
from once import built_once, shared_folder
from running import AS_OF, ROOT, URL
from sites import views_of

from generator.checking import Checked, check
from generator.derive.views import SiteView
from generator.memory import remembering
from generator.mkdocs_site import preview
from generator.output import OutputFile
from generator.pipeline import generate
from generator.project import Project

# `make test` runs a sample of each property and fuzz test, `make test-long` all of it (--hypothesis-profile);
# see `sampling`. How long a case takes depends on what else the machine does: no deadline.
settings.register_profile("sample", deadline=None, max_examples=15)
settings.register_profile("long", deadline=None, max_examples=100)
settings.load_profile("sample")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure() -> None:
    """Before anything is collected."""
    # Collecting makes a million things that stay: there is no garbage to look for among them.
    gc.disable()
    # What a shell starts in the background ignores interrupts, and so would every preview that a test ends.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Let Python not look for garbage again and again in what is there until the end: a tenth of all work."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _tidied_by_nobody() -> Iterator[None]:
    """A preview looks for garbage in its process after each rebuild: in ours that would be all the suite.

    It would be thawed, too, and looked through again and again until the end.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(preview, "_tidy", lambda: None)
        yield


@pytest.fixture
def as_of() -> date:
    """The day of every test: the one on which the product was described."""
    return AS_OF


@pytest.fixture(scope="session")
def shipped() -> Project:
    """The project with the five campaigns."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The memory of what is made of the shipped project, for all processes of the run.

    That a memory changes nothing is for test_build_memory.py to show.
    """
    return shared_folder(tmp_path_factory, "remembered")


@pytest.fixture(scope="session")
def shipped_checked(shipped: Project, remembered: Path) -> Checked:
    """The verdict on the shipped project."""
    with remembering(remembered):
        return check(shipped)


@pytest.fixture(scope="session")
def shipped_files(shipped_checked: Checked, remembered: Path) -> dict[str, OutputFile]:
    """Every page and file of the shipped portal by its path."""
    with remembering(remembered):
        return {file.path: file for file in generate(shipped_checked, AS_OF).pages}


@pytest.fixture(scope="session")
def addressed_files(shipped_checked: Checked, remembered: Path) -> dict[str, OutputFile]:
    """The same of a portal that knows its address, `URL`; its settings do not say so: a memory of its own."""
    with remembering(remembered / "addressed"):
        made = generate(replace(shipped_checked, site_url=URL), AS_OF)
    return {file.path: file for file in made.pages}


@pytest.fixture(scope="session")
def site(shipped_checked: Checked) -> SiteView:
    """The views of the shipped portal."""
    return views_of(shipped_checked)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project with one smallest campaign, in a folder of its own."""
    return Project(write_project(tmp_path))


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory, remembered: Path) -> Project:
    """The shipped project in a folder of its own, with its site; tests put back what they change.

    Built once for all processes of the run; each has a copy of its own.
    """
    root = tmp_path_factory.mktemp("shipped") / "portal"
    built = built_once(tmp_path_factory, "shipped", lambda root: _build_shipped(root, remembered))
    shutil.copytree(built, root, symlinks=True)
    return Project(root)


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory, remembered: Path) -> Project:
    """The shipped project with its site, built with its address `URL`; not to be changed.

    It remembers what was built without: that a memory changes nothing is for test_build_memory.py to show.
    """
    shipped = built_once(tmp_path_factory, "shipped", lambda root: _build_shipped(root, remembered))

    def build(root: Path) -> None:
        shutil.copytree(shipped / "build" / "cache", root / "build" / "cache")
        _build_addressed(root)

    return Project(built_once(tmp_path_factory, "addressed", build))


def _build_shipped(root: Path, remembered: Path) -> None:
    if (remembered / "cache").exists():
        shutil.copytree(remembered / "cache", root / "build" / "cache")
    _build(root, (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def _build_addressed(root: Path) -> None:
    _build(root, f"site_url: {URL}\n{(ROOT / 'mkdocs.yml').read_text(encoding='utf-8')}")


def _build(root: Path, settings: str) -> None:
    for name in ("campaigns", "content", "theme"):
        shutil.copytree(ROOT / name, root / name)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = forked("build", "--as-of", AS_OF.isoformat(), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
