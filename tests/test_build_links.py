"""Where a published folder is a link or a file, a build says so and touches nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import write_project
from forks import forked
from running import contents

from generator.project import Project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small portal that was built twice: there is one to go back to."""
    project = Project(write_project(tmp_path_factory.mktemp("portal")))
    for day in ("2026-11-20", "2026-11-21"):
        done = forked("build", "--as-of", day, cwd=project.root)
        assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def portal(built: Project, tmp_path: Path) -> Project:
    return Project(Path(shutil.copytree(built.root, tmp_path / "portal")))


@pytest.mark.parametrize(
    "command", [("build", "--as-of", "2026-11-22"), ("rollback",)], ids=["build", "rollback"]
)
@pytest.mark.parametrize("name", ["site", "build", "build/site-previous", "build/site-new"])
def test_a_link_is_refused_and_what_it_leads_to_stays(
    portal: Project, tmp_path: Path, command: tuple[str, ...], name: str
) -> None:
    link, elsewhere = portal.root / name, tmp_path / "www"
    shutil.move(link, elsewhere) if link.exists() else elsewhere.mkdir()
    link.symlink_to(elsewhere)
    before = contents(elsewhere)
    for _ in range(3):
        done = forked(*command, cwd=portal.root)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"{name} là liên kết (symlink) tới nơi khác")
    assert link.is_symlink()
    assert contents(elsewhere) == before


def test_a_broken_link_and_a_file_are_refused_too(portal: Project, tmp_path: Path) -> None:
    shutil.rmtree(portal.site)
    portal.site.symlink_to(tmp_path / "khong-co")
    assert "site là liên kết" in forked("build", cwd=portal.root).stderr
    assert portal.site.is_symlink()
    portal.site.unlink()
    portal.site.write_text("ghi chú", encoding="utf-8")
    done = forked("build", cwd=portal.root)
    assert (done.returncode, "site là một tệp" in done.stderr) == (2, True)
    assert portal.site.read_text(encoding="utf-8") == "ghi chú"


def test_a_link_is_not_mended_away(portal: Project, tmp_path: Path) -> None:
    """A swap that was cut off is put back only where nothing stands in its way."""
    portal.site.rename(portal.build / "site-old")
    portal.site.symlink_to(tmp_path / "khong-co")
    done = forked("explain", "S01", cwd=portal.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert portal.site.is_symlink()


def test_the_offline_folder_may_be_no_link_either(portal: Project, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    portal.offline.symlink_to(usb)
    done = forked("build", "--offline", cwd=portal.root)
    assert (done.returncode, "build/offline là liên kết" in done.stderr) == (2, True)
    assert not any(usb.iterdir())


@pytest.mark.parametrize("kind", ["file", "link", "broken link"])
def test_the_ledger_is_written_only_beside_a_real_folder(tmp_path: Path, kind: str) -> None:
    portal = tmp_path / "portal"
    portal.mkdir()
    root = write_project(portal)
    build, elsewhere = root / "build", tmp_path / "www"
    if kind == "file":
        build.write_text("ghi chú", encoding="utf-8")
    else:
        build.symlink_to(elsewhere)
    if kind == "link":
        elsewhere.mkdir()
    done = forked("honours", "publish", cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("build là một tệp" if kind == "file" else "build là liên kết")
    assert not elsewhere.exists() or not any(elsewhere.iterdir())


def test_the_folder_of_archives_may_be_a_link_and_no_file(portal: Project, tmp_path: Path) -> None:
    share, order = tmp_path / "share", ("build", "--zip", "--as-of", "2026-11-22")
    share.mkdir()
    shutil.rmtree(portal.handover, ignore_errors=True)
    portal.handover.symlink_to(share)
    assert forked(*order, cwd=portal.root).returncode == 0
    assert len(list(share.glob("*.zip"))) == 1
    portal.handover.unlink()
    portal.handover.write_text("ghi chú", encoding="utf-8")
    done = forked(*order, cwd=portal.root)
    assert (done.returncode, done.stdout, "build/handover là một tệp" in done.stderr) == (2, "", True)
    portal.handover.unlink()
    portal.handover_begun.symlink_to(share)
    done = forked(*order, cwd=portal.root)
    assert (done.returncode, done.stdout, "build/handover-new là liên kết" in done.stderr) == (2, "", True)
