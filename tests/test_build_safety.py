"""Whatever befalls a build, readers see the old portal or the new one: kills, a full disk, two at once."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
import pytest
from builders import campaign_data, write_campaign, write_project
from filelock import FileLock
from forks import Done, Faults, forked
from ledger_office import Office
from new_portals import OWNER
from running import BIN, ROOT, contents, environment
from sampling import all_or, in_full

from generator.checking import check
from generator.commands.app import app
from generator.commands.honours import honours
from generator.load.unreadable import closed_theme
from generator.mkdocs_site.preview import Preview
from generator.project import Project
from generator.publishing.disk import disk_trouble, megabytes

DAYS = ("2026-11-20", "2026-11-21")
SETTLED = {"cache", "site-previous", "thidua.lock"}
KILLS, REFUSALS = 138, 24
"""How many points of a build are tried at full length."""


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


def spread_over(count: int) -> range:
    """All of so many points at full length, else four."""
    return range(0, count, 1 if in_full() else count // 3)


def killed_builds(commands: Faults) -> list[tuple[str, int]]:
    """Faults spread over all steps of a build, and one at every rename of the swap."""
    steps = commands.run("build", "--as-of", DAYS[0], "--zip").steps
    assert steps > KILLS
    spread = [("killed", 1 + number * steps // KILLS) for number in spread_over(KILLS)]
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


@pytest.mark.fuzz
@pytest.mark.parametrize("fault", ["disk full", "may not write"])
def test_a_disk_that_refuses_leaves_the_old_portal_and_says_what_to_do(
    project: Project, commands: Faults, portals: list[dict[str, bytes]], fault: str
) -> None:
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    steps = commands.run("build", "--as-of", DAYS[1], "--zip", fault=fault, at=100_000).steps
    assert steps > 60
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    advice = {"disk full": "Ổ đĩa đã đầy: còn trống", "may not write": "Không ghi được"}[fault]
    last = steps - 12  # the portal is published by those behind
    for at in sorted(
        {1, 2, *(1 + number * (last - 1) // (REFUSALS - 1) for number in spread_over(REFUSALS))}
    ):
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


def test_a_limit_on_the_size_of_files_is_no_bug_of_ours(
    project: Project, commands: Faults, portals: list[dict[str, bytes]]
) -> None:
    """The system's own limit, as the shell sets it: 20 KB, then hardly anything."""
    assert succeeded(commands.run("build", "--as-of", DAYS[0]))
    for blocks in (40, 1):
        limited = f'ulimit -f {blocks}; exec "{BIN / "thidua"}" build --as-of {DAYS[1]}'
        done = subprocess.run(
            ["sh", "-c", limited], cwd=project.root, env=environment({}), capture_output=True, text=True,
            encoding="utf-8", check=False,
        )  # fmt: skip
        assert (done.returncode, "có tệp lớn hơn mức máy này cho ghi" in done.stderr) == (2, True), done
        assert "Thư mục site/ giữ nguyên như cũ." in done.stderr
        assert contents(project.site) == portals[0]


def test_a_refused_file_is_named(project: Project, commands: Faults) -> None:
    done = commands.run("build", "--as-of", DAYS[1], fault="may not write", at=1)
    assert f"Không ghi được {project.build / 'thidua.lock'}: tệp đang mở ở chương trình khác" in done.said


DECIDED = ("honours", "publish", "--as-of", "2026-05-21")
OPENED = (
    *("new", "--title", "Phát động thi đua", "--date", "ngày 10/01/2026", "--start", "từ ngày 10/01/2026"),
    *("--end", "đến hết ngày 31/03/2026", "--id", "moi", "--award", "giay-khen-xa"),
)
ASKED = (
    *("Phát động thi đua", "moi", "", "ngày 10/01/2026", "2", "Ủy ban nhân dân xã Mới", "", "2", "", ""),
    *("1", "từ ngày 10/01/2026", "đến hết ngày 31/03/2026", "", "y"),
)


def _published(root: Path) -> Office:
    office = Office(root)
    office.publish()
    return office


def _corrected(root: Path) -> None:
    office = _published(root)
    office.list(row1="Ông;Nguyễn Văn A10;Công chức;Phòng A")
    office.correct("ca-nhan-1", "corrected")


def _revoked(root: Path) -> None:
    _published(root).correct("ca-nhan-2", "revoked")


def _withheld(root: Path) -> None:
    office = _published(root)
    office.list(row3="")
    office.correct("ca-nhan-3", "withheld")
    (root / "build" / "site-previous").mkdir()
    (root / "build" / "site-previous" / "index.html").write_text("Đặng Thị C3", encoding="utf-8")


@dataclass(frozen=True)
class Writing:
    """A command that writes. `strokes`: how many files or folders it replaces, each of them at one stroke."""

    words: tuple[str, ...]
    strokes: int = 1
    start: Callable[[Path], object] = Office
    typed: tuple[str, ...] = ()


def _with_plan(root: Path) -> None:
    Office(root)
    shutil.copy(ROOT / "campaigns" / "bau-cu-2026-cao-loc" / "plan.txt", root / "ke-hoach.txt")


WRITING = {
    "schema": Writing(("schema",)),
    "template": Writing(("honours", "template", "thu")),
    "generate": Writing(("generate", "--out", "ra", "--as-of", DAYS[0])),
    "new": Writing(OPENED),
    "new body": Writing(("new",), 2, typed=ASKED),
    "first": Writing(DECIDED, 4),  # the key, the ledger, the campaign's file, what this machine remembers
    "corrected": Writing(DECIDED, 3, _corrected),
    "revoked": Writing(DECIDED, 3, _revoked),
    "withheld": Writing(DECIDED, 3, _withheld),
    "import": Writing(("import", "ke-hoach.txt", "--id", "moi"), 1, _with_plan),
}
TRIED_ABOVE = {"build", "rollback"}
# test_init.py, test_upgrade.py, desk/test_store.py, province/test_province.py
TRIED_ELSEWHERE = {"init", "upgrade", "desk", "province"}
READING = {"check", "serve", "explain", "date", "honours check"}  # a preview writes below build/ only


def test_every_command_is_known_to_read_or_to_write() -> None:
    names = set(app.list_commands(click.Context(app))) - {honours.name}
    names |= {f"honours {name}" for name in honours.commands}
    writing = {
        next(name for name in names if " ".join(each.words).startswith(name)) for each in WRITING.values()
    }
    assert names == writing | TRIED_ABOVE | TRIED_ELSEWHERE | READING


@pytest.mark.fuzz
@pytest.mark.parametrize(
    ("name", "fault"),
    all_or(
        [*((name, "killed") for name in WRITING), *((name, "disk full") for name in [*WRITING][::3])],
        [(name, fault) for fault in ("killed", "disk full") for name in WRITING],
    ),
)
def test_a_command_writes_all_or_nothing(name: str, fault: str, tmp_path: Path) -> None:
    """Each file as it was or as it becomes, whenever the command is cut off; the next run finishes it.

    At every step; in the sample killed at the last and, where several files are replaced, in the middle, and
    for four of them the disk is full.
    """
    command = WRITING[name]
    start, root, typed = tmp_path / "start", tmp_path / "root", "".join(f"{line}\n" for line in command.typed)
    command.start(start)

    def run(fault: str = "none", at: int = 0) -> Done:
        return Faults(root).run(*command.words, fault=fault, at=at, typed=typed)

    def start_again() -> dict[str, bytes]:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(start, root)
        return _written(root)

    empty = start_again()
    undisturbed = run(fault, 100_000)
    assert succeeded(undisturbed)
    whole, steps = _written(root), undisturbed.steps
    assert steps >= command.strokes
    middle = (steps + 1) // 2
    last = [steps] if command.strokes == 1 else [middle, steps]
    few = last if fault == "killed" else [middle]
    points = range(1, steps + 1) if in_full() else few
    for at in points:
        start_again()
        done = run(fault, at)
        assert "Traceback" not in done.said
        if fault == "disk full":
            assert done.code == 2, (at, done.said)
            assert "Ổ đĩa đã đầy khi ghi" in done.said
            assert "một lần dựng" not in done.said
        shown = {path: content for path, content in _written(root).items() if ".new" not in path}
        if command.strokes == 1:
            assert shown in (empty, whole), at
        for path in shown.keys() | empty.keys() | whole.keys():
            assert shown.get(path) in (empty.get(path), whole.get(path)), (at, path)
        assert check(Project(root), as_of=date(2026, 6, 1)).publishable, at
        if name != "new body":  # which is in the list that is asked about next time
            assert shown == whole or succeeded(run()), at
            assert _written(root) == whole, at


def _written(root: Path) -> dict[str, bytes]:
    """Every file but those of builds; a workbook says when it was written, a seal is random."""
    found = contents(root)
    return {
        path: b"" if path.endswith((".xlsx", ".key")) else re.sub(rb"\b[0-9a-f]{16,}\b", b"seal", content)
        for path, content in found.items()
        if not path.startswith("build/")
    }


@pytest.mark.fuzz
def test_a_rollback_that_is_killed_leaves_one_of_the_two_portals(
    project: Project, commands: Faults, portals: list[dict[str, bytes]]
) -> None:
    for day in DAYS:
        assert succeeded(commands.run("build", "--as-of", day))
    steps = commands.run("rollback").steps
    assert steps >= 3
    for at in range(1, steps + 1) if in_full() else (steps // 2,):
        assert commands.run("rollback", fault="killed", at=at).code < 0
        assert commands.run("explain", "S01").code == 0
        assert contents(project.site) in portals, at
        if not (
            project.build / "site-previous"
        ).exists():  # what the kill left beside is cleared up by a build
            assert succeeded(commands.run("build", "--as-of", DAYS[at % 2]))


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


@pytest.mark.parametrize(
    "words",
    [
        "init {}",
        "generate --out {}",
        "import {}.docx",
        "check {}",
        "--root {} check",
        "honours template thu --out {}",
    ],
)
def test_a_name_that_no_disk_takes_is_told(project: Project, words: str) -> None:
    typed = words.format("x" * 300).split()
    at_top = typed[0] == "init"
    done = forked(*typed, *(OWNER if at_top else ()), cwd=project.root.parent if at_top else project.root)
    assert done.returncode == 2, done.stderr
    assert "Đường dẫn quá dài" in done.stderr


@pytest.mark.parametrize(("number", "winerror"), [(errno.ENAMETOOLONG, None), (errno.ENOENT, 206)])
def test_a_path_that_is_too_long_is_told_as_windows_tells_it(number: int, winerror: int | None) -> None:
    error = OSError(number, "x", "C:\\" + "x" * 300)
    error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    assert "Đường dẫn quá dài" in (disk_trouble(error) or "")
    assert disk_trouble(FileNotFoundError(errno.ENOENT, "x", "C:\\x")) is None


def test_a_folder_that_cannot_be_moved_is_named_with_where_it_goes(tmp_path: Path) -> None:
    """Windows does so while somebody looks into it; the folder that is named second may be all right."""
    error = PermissionError(13, "x", str(tmp_path), None, str(tmp_path / "build" / "site-old"))
    said = disk_trouble(error) or ""
    assert said.startswith(f"Không chuyển được thư mục {tmp_path} sang {tmp_path / 'build' / 'site-old'}: ")


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
    told = {problem.source.path: problem for problem in closed_theme(Project(root))}
    assert told.keys() == {"theme/partials", "theme/main.html"}
    assert {problem.code for problem in told.values()} == {"Y01"}


@pytest.mark.parametrize("closed", ["campaigns", "campaigns/thu", "campaigns/_shared", "content/huong-dan"])
def test_a_folder_in_which_nobody_may_open_files_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    """Its files were told to be unwritable, the preview took it for a bug. Simulated, as above."""
    folder, access = str(write_project(tmp_path) / closed), os.access
    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != folder and access(path, mode))
    found = check(Project(tmp_path))
    assert not found.publishable
    assert [(problem.code, problem.source.path) for problem in found.problems] == [("Y01", closed)]


def test_the_preview_tells_of_what_it_may_not_read_and_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_project(tmp_path)
    preview = Preview(Project(root), tmp_path / "site", frozenset())

    def refused() -> None:
        raise PermissionError(13, "Permission denied", str(root / "campaigns" / "thu" / "campaign.yml"))

    preview.attempt(refused)
    assert "xem lại quyền" in preview.stopped
    assert "PermissionError" not in preview.stopped
    assert capsys.readouterr().err == ""


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


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("build/thidua.lock", "build"),
        ("campaigns/campaign.schema.json", "schema"),
        ("campaigns/campaign.schema.json", "upgrade"),
        ("campaigns/campaign.schema.json.new", "schema"),
        (".thidua/upgrade/upgrade.json", "upgrade"),
    ],
)
def test_a_folder_where_a_file_has_to_be_is_told(tmp_path: Path, path: str, command: str) -> None:
    root = write_project(tmp_path)
    (root / path).mkdir(parents=True)
    done = forked(command, cwd=root)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert f"{root / path} là một thư mục, phải là tệp" in done.stderr
    (root / path).rmdir()
    assert forked(command, cwd=root).returncode == 0


@pytest.mark.parametrize("path", [".thidua", ".thidua/upgrade"])
def test_a_file_where_a_folder_has_to_be_is_told(tmp_path: Path, path: str) -> None:
    root = write_project(tmp_path)
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("giữ", encoding="utf-8")
    done = forked("upgrade", cwd=root)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert f"{root / path} là một tệp, phải là thư mục" in done.stderr
    assert (root / path).read_text(encoding="utf-8") == "giữ"


@pytest.mark.fuzz
@pytest.mark.parametrize(
    "waited_for",
    all_or(["build/site-new"], ["build/cache", "build/site-new", "build/site-new/index.html"]),
)
def test_a_real_build_is_killed(project: Project, portals: list[dict[str, bytes]], waited_for: str) -> None:
    """The same without our own process between: SIGKILL from outside, as the task manager does it."""
    assert any(is_killed(project, waited_for) for _ in range(20)), "it always came to its end first"
    assert contents(project.site) in portals
    assert forked("build", "--as-of", DAYS[0], cwd=project.root).returncode == 0
    assert contents(project.site) == portals[0]
    assert in_build(project) - {"handover"} == SETTLED


def is_killed(project: Project, waited_for: str) -> bool:
    """Whether a build was killed once this was there: on a busy machine it may be done before."""
    shutil.rmtree(project.build / "cache", ignore_errors=True)  # else it would find that nothing changed
    command = [str(BIN / "thidua"), "build", "--as-of", DAYS[0]]
    with subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL) as build:
        while build.poll() is None and not (project.root / waited_for).exists():
            time.sleep(0.005)
        build.kill()
    return build.returncode == -signal.SIGKILL


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
