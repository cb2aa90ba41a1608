"""Whatever befalls a build, readers see the old portal or the new one: kills, a full disk, two at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from builders import campaign_data, write_campaign, write_project
from filelock import FileLock
from forks import Done, Faults, forked
from running import BIN, contents
from sampling import sample

from generator.load.unreadable import unreadable
from generator.project import Project
from generator.publishing.disk import disk_trouble, megabytes

DAYS = ("2026-11-20", "2026-11-21")
SETTLED = {"cache", "pages", "site-previous", "thidua.lock"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small portal that is built."""
    return Project(write_project(tmp_path_factory.mktemp("portal")))


@pytest.fixture(scope="module")
def commands(project: Project) -> Faults:
    """The portal's commands, each of which can meet a fault."""
    return Faults(project.root)


@pytest.fixture(scope="module")
def portals(project: Project, commands: Faults) -> list[dict[str, bytes]]:
    """The whole portal as it is on each of DAYS."""
    found = []
    for day in DAYS:
        assert succeeded(commands.run("build", "--as-of", day))
        found.append(contents(project.site))
    assert found[0] != found[1]
    return found


def succeeded(done: Done) -> bool:
    assert done.code == 0, done.said
    return True


def in_build(project: Project) -> set[str]:
    return {path.name for path in project.build.iterdir()}


def killed_builds(commands: Faults) -> list[tuple[str, int]]:
    """Faults spread over all steps of a build, and one at every rename of the swap."""
    steps = commands.run("build", "--as-of", DAYS[0], "--zip").steps
    assert steps > 100
    spread = [("killed", 1 + number * steps // 24) for number in sample(range(24))]
    return [*spread, *(("killed at a rename", number) for number in (1, 2, 3, 4))]


@pytest.mark.fuzz
def test_a_build_that_is_killed_leaves_the_old_portal_or_the_new_one(
    project: Project, commands: Faults, portals: list[dict[str, bytes]]
) -> None:
    """Each build starts over what the one before left; at odd numbers the next command only looks at data."""
    missing = killed = 0
    for number, (fault, at) in enumerate(killed_builds(commands)):
        done = commands.run("build", "--as-of", DAYS[number % 2], "--zip", fault=fault, at=at)
        killed += done.code == -signal.SIGKILL
        if not project.site.exists():
            missing += 1
            assert contents(project.build / "site-old") in portals, (fault, at)
            assert "đã đưa lại site/" in commands.run("explain", "S01").said
        assert contents(project.site) in portals, (fault, at)
    assert killed >= number - 2
    assert missing >= 1
    assert succeeded(commands.run("build", "--as-of", DAYS[1]))
    assert contents(project.site) == portals[1]
    assert in_build(project) - {"handover"} == SETTLED


def test_the_portal_comes_back_even_if_the_next_build_fails(
    project: Project, commands: Faults, portals: list[dict[str, bytes]]
) -> None:
    assert succeeded(commands.run("build", "--as-of", DAYS[1]))
    assert commands.run("build", "--as-of", DAYS[0], fault="killed at a rename", at=2).code < 0
    assert not project.site.exists()
    broken = write_campaign(project.root, campaign_data(id="hong", period={"text": "x"}))
    try:
        done = commands.run("build", "--as-of", DAYS[0])
    finally:
        shutil.rmtree(broken.parent)
    assert done.code == 1
    assert "Lần dựng trước bị ngắt giữa chừng; đã đưa lại site/ như cũ." in done.said
    assert contents(project.site) == portals[1]


@pytest.mark.parametrize("fault", ["disk full", "may not write"])
def test_a_disk_that_refuses_leaves_the_old_portal_and_says_what_to_do(
    project: Project, commands: Faults, portals: list[dict[str, bytes]], fault: str
) -> None:
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    steps = commands.run("build", "--as-of", DAYS[1], "--zip", fault=fault, at=100_000).steps
    assert steps > 60
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    advice = {"disk full": "Ổ đĩa đã đầy: còn trống", "may not write": "Không ghi được"}[fault]
    for at in (1, 2, steps // 3, 2 * steps // 3, steps - 12):  # the pages are written by the first of them
        done = commands.run("build", "--as-of", DAYS[1], "--zip", fault=fault, at=at)
        assert done.code == 2, (at, done.said)
        assert advice in done.said
        assert "Thư mục site/ giữ nguyên như cũ." in done.said
        assert "Traceback" not in done.said
        assert contents(project.site) == portals[0], at
        assert in_build(project) - {"handover"} == SETTLED, at


def test_a_full_disk_says_how_much_is_needed(project: Project, commands: Faults) -> None:
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    big = project.site / "lon.bin"
    with big.open("wb") as file:
        file.truncate(80_000_000)
    portal = sum(path.stat().st_size for path in project.site.rglob("*") if path.is_file())
    said = commands.run("build", "--as-of", DAYS[1], fault="disk full", at=20).said
    big.unlink()
    assert f"một lần dựng cần khoảng {megabytes(2 * portal)}" in said


def test_a_refused_file_is_named(project: Project, commands: Faults) -> None:
    done = commands.run("build", "--as-of", DAYS[1], fault="may not write", at=1)
    assert f"Không ghi được {project.build / 'thidua.lock'}: tệp đang mở ở chương trình khác" in done.said


COMMANDS = (
    ("schema",),
    ("honours", "template", "thu"),
    ("generate", "--out", "ra", "--as-of", DAYS[0]),
    ("new", *("--title", "Phát động thi đua", "--date", "ngày 10/01/2026", "--start", "từ ngày 10/01/2026"),
     *("--end", "đến hết ngày 31/03/2026", "--id", "moi", "--award", "giay-khen-xa")),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("fault", ["disk full", "killed"])
def test_a_command_writes_all_or_nothing(command: tuple[str, ...], fault: str, tmp_path: Path) -> None:
    """Half a list was left, which the command then refused to overwrite, and half a folder of pages."""
    root = _project(tmp_path / "whole")
    assert succeeded(Faults(root).run(*command))
    whole = _written(root)
    steps = Faults(_project(tmp_path / "counted")).run(*command, fault=fault, at=100_000).steps
    assert steps
    for at in sorted({1, 2, (steps + 1) // 2, steps} & set(range(steps + 1))):
        root = _project(tmp_path / f"{at}")
        empty = _written(root)
        done = Faults(root).run(*command, fault=fault, at=at)
        assert "Traceback" not in done.said
        if fault == "disk full":
            assert done.code == 2, (at, done.said)
            assert "Ổ đĩa đã đầy khi ghi" in done.said
            assert "một lần dựng" not in done.said
        shown = {path: content for path, content in _written(root).items() if ".new" not in path}
        assert shown in (empty, whole), at
        if shown == empty:
            assert succeeded(Faults(root).run(*command))
        assert _written(root) == whole, at


def _project(root: Path) -> Path:
    root.mkdir()
    return write_project(root)


def _written(root: Path) -> dict[str, bytes]:
    """Every file but those of the lock; a workbook says when it was written."""
    found = contents(root)
    return {
        path: b"" if path.endswith(".xlsx") else content
        for path, content in found.items()
        if not path.startswith("build/")
    }


def test_generate_that_is_killed_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    commands = Faults(root)
    assert succeeded(commands.run("generate", "--out", "ra", "--as-of", DAYS[0]))
    before = contents(root / "ra")
    steps = commands.run("generate", "--out", "ra", "--as-of", DAYS[0]).steps
    for at in (1, steps // 2, steps):
        commands.run("generate", "--out", "ra", "--as-of", DAYS[1], fault="killed", at=at)
        assert contents(root / "ra" if (root / "ra").exists() else root / ".ra.old") == before
    assert succeeded(commands.run("generate", "--out", "ra", "--as-of", DAYS[0]))
    assert contents(root / "ra") == before
    assert not [path for path in root.iterdir() if path.name.startswith(".ra")]


def test_a_rename_to_another_disk_is_told(
    project: Project, commands: Faults, portals: list[dict[str, bytes]]
) -> None:
    """`build/` may be a disk of its own."""
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    done = commands.run("build", "--as-of", DAYS[1], fault="another disk", at=1)
    assert done.code == 2
    assert "hai nơi ở hai ổ đĩa (phân vùng) khác nhau" in done.said
    assert "Thư mục site/ giữ nguyên như cũ." in done.said
    assert contents(project.site) == portals[0]


@pytest.mark.parametrize("day", ["1979-12-31", "2108-01-01"])
def test_an_archive_for_a_day_that_no_archive_can_name_is_refused(
    project: Project, commands: Faults, day: str
) -> None:
    before = contents(project.site)
    done = commands.run("build", "--as-of", day, "--zip")
    assert done.code == 2
    assert "tệp ZIP chỉ ghi được ngày từ năm 1980 đến 2107" in done.said
    assert contents(project.site) == before


def test_what_cannot_be_read_is_not_called_unwritable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated, because the administrator can read every file."""
    file = tmp_path / "plan.txt"
    file.touch()
    refused = PermissionError(13, "Permission denied", str(file))
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.R_OK)
    assert (disk_trouble(refused) or "").startswith(f"Không đọc được {file}: không có quyền đọc.")
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    assert (disk_trouble(refused) or "").startswith(f"Không ghi được {file}: tệp đang mở")


def test_folders_and_templates_that_nobody_may_read_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unreadable theme/partials was left out in silence: pages without header. Simulated, as above."""
    root = write_project(tmp_path)
    (root / "theme" / "partials").mkdir(parents=True)
    (root / "theme" / "main.html").touch()
    listed, access = os.scandir, os.access

    def refuse(path: object) -> object:
        if str(path).endswith("partials"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "access", lambda path, mode: "main.html" not in str(path) and access(path, mode))
    told = {problem.source.path: problem for problem in unreadable(Project(root))}
    assert told.keys() == {"theme/partials", "theme/main.html"}
    assert {problem.code for problem in told.values()} == {"Y01"}


def test_a_name_that_is_no_text_ends_in_no_traceback(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    name = os.fsdecode(b"b\xe1n.docx")
    for folder in ("content", "campaigns/thu", "campaigns/thu/honours", "campaigns/thu/forms"):
        (root / folder).mkdir(exist_ok=True)
        (root / folder / name).touch()
    (root / "campaigns" / os.fsdecode(b"th\xe1")).mkdir()
    for command in (("check",), ("check", "--format", "json"), ("check", "--format", "html"), ("build",)):
        done = Faults(root).run(*command)
        assert done.code == 1, done.said
        assert "Traceback" not in done.said


def test_other_commands_say_it_too(project: Project, commands: Faults) -> None:
    for fault, advice in (("disk full", "Ổ đĩa đã đầy"), ("may not write", "Không ghi được")):
        done = commands.run("schema", fault=fault, at=1)
        assert (done.code, "Traceback" in done.said) == (2, False)
        assert advice in done.said
    assert not (project.campaigns / "campaign.schema.json").exists()


@pytest.mark.parametrize("waited_for", ["build/pages", "build/site-new", "build/site-new/index.html"])
def test_a_real_build_is_killed(project: Project, portals: list[dict[str, bytes]], waited_for: str) -> None:
    """The same without our own process between: SIGKILL from outside, as the task manager does it."""
    for folder in (project.pages, project.build / "cache"):  # else it would find that nothing changed
        shutil.rmtree(folder, ignore_errors=True)
    command = [str(BIN / "thidua"), "build", "--as-of", DAYS[0]]
    with subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL) as build:
        while build.poll() is None and not (project.root / waited_for).exists():
            time.sleep(0.005)
        build.kill()
    assert build.returncode == -signal.SIGKILL
    assert contents(project.site) in portals
    assert forked("build", "--as-of", DAYS[0], cwd=project.root).returncode == 0
    assert contents(project.site) == portals[0]
    assert in_build(project) - {"handover"} == SETTLED


BUSY = "Một lệnh khác (dựng cổng hoặc ghi sổ) đang chạy trong thư mục này. Đợi lệnh ấy xong rồi chạy lại."


def test_a_second_build_is_refused_while_the_first_one_runs(project: Project, commands: Faults) -> None:
    with FileLock(project.build / "thidua.lock"):
        for command in (["build"], ["rollback"]):
            done = commands.run(*command)
            assert (done.code, done.said.splitlines()[-1]) == (
                2,
                BUSY,
            )
        assert commands.run("check").code == 0
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))


def test_a_command_beside_a_running_build_does_not_meddle_with_its_swap(
    project: Project, commands: Faults
) -> None:
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    old = project.build / "site-old"
    with FileLock(project.build / "thidua.lock"):
        project.site.rename(old)  # what a build does in the middle of its swap
        assert commands.run("explain", "S01").said.startswith("S01")
        assert old.exists()
        old.rename(project.site)


def test_two_builds_at_once_end_well(project: Project, portals: list[dict[str, bytes]]) -> None:
    command = [str(BIN / "thidua"), "build", "--as-of"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    both = [
        subprocess.Popen(
            [*command, day], cwd=project.root, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for day in DAYS
    ]
    said = [build.communicate()[0].decode() for build in both]
    codes = [build.returncode for build in both]
    assert 0 in codes, said
    assert set(codes) <= {0, 2}, said
    assert not [text for text in said if "Traceback" in text]
    assert contents(project.site) in portals


def test_what_stands_in_build_can_go_at_any_time(project: Project, commands: Faults) -> None:
    before = contents(project.site)
    shutil.rmtree(project.build)
    done = commands.run("rollback")
    assert done.code == 2
    assert "Không có bản trước để lấy lại: build/site-previous/ chưa có." in done.said
    assert contents(project.site) == before
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))


def test_nothing_is_mended_where_nothing_is_broken(commands: Faults, tmp_path: Path) -> None:
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    assert "ngắt giữa chừng" not in commands.run("explain", "S01").said
    fresh = Project(write_project(tmp_path))
    assert forked("explain", "S01", cwd=fresh.root).stderr == ""
    assert not fresh.build.exists()
