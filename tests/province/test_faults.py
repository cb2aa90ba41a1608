"""Workers that fill their disk, run another version or die; a scheduler that is lost; what `git` is given."""

from __future__ import annotations

import errno
import io
import json
import logging
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace

import pytest
from builders import write_project
from running import AS_OF, BIN, PATIENCE, environment

from generator.model.registry import DATA_VERSION
from generator.output import packed
from generator.problems import UsageError
from generator.province import cluster, task
from generator.province.addresses import portal_address
from generator.province.cluster import results, workers
from generator.province.fetching import fetch
from generator.province.order import Order
from generator.province.snapshot import SETTINGS, Unfit, take
from generator.province.task import WorkLost, do_portal

# What a process of a portal meets when it writes what it has to tell.
FAILS = """\
import errno, os, pathlib, signal
written = pathlib.Path.write_bytes
def write(path, content):
    if path.name == "told.json":
        {fault}
    return written(path, content)
pathlib.Path.write_bytes = write
"""


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """The check of a small portal."""
    folder = tmp_path / "xa"
    folder.mkdir()
    write_project(folder)
    return Order("check", "06193", "", AS_OF.isoformat(), 5, packed(take(folder).files))


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The scratch folder of the worker that the test is."""
    folder = tmp_path / "worker"
    folder.mkdir()
    monkeypatch.setattr(task, "get_worker", lambda: SimpleNamespace(local_directory=str(folder)))
    return folder


def failing(monkeypatch: pytest.MonkeyPatch, folder: Path, fault: str) -> None:
    """Let every process of Python that is started meet the fault."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(FAILS.format(fault=fault), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def test_a_worker_checks_a_portal_and_leaves_nothing_behind(order: Order, worker: Path) -> None:
    assert not do_portal(order).failed
    assert list(worker.iterdir()) == []


@pytest.mark.usefixtures("worker")
def test_offline_every_link_names_a_file(order: Order) -> None:
    """A disk shows a folder's list of files: the province's own pages lead to files, too."""
    page = '---\ntitle: Xã\n---\n\n<p><a href="../xa/00004/">xã An Bình</a></p>\n'
    added = packed([("xa-phuong/index.md", page)])
    built = do_portal(replace(order, what="build", code="", added=added, offline=True))
    assert not built.failed, built.said
    with zipfile.ZipFile(io.BytesIO(built.archive)) as archive:
        names = {name for name in archive.namelist() if name.endswith(".html")}
        text = "".join(archive.read(name).decode() for name in sorted(names))
        own = archive.read("xa-phuong/index.html").decode()
    assert 'href="../xa/00004/index.html"' in own
    assert "404.html" not in names
    links = re.findall(r'<a\b[^>]*?\shref="([^"#?]+)', text)
    assert len(links) > 100
    assert not [link for link in links if link.endswith("/") and not re.match(r"[a-z]+:", link)]


@pytest.mark.usefixtures("worker")
def test_a_page_of_a_communes_own_is_built_though_its_menu_is_not_read(order: Order, tmp_path: Path) -> None:
    """At home it stands in the menu: `nav` is no data that the province reads."""
    folder = tmp_path / "xa"
    (folder / "content" / "thong-bao.md").write_text("# Thông báo\n\nLịch tiếp dân.\n", encoding="utf-8")
    settings = folder / SETTINGS
    said = settings.read_text(encoding="utf-8").replace("not_in_nav: |\n  /*\n", "")
    settings.write_text(said.replace("nav:\n", "nav:\n  - Thông báo: thong-bao.md\n"), encoding="utf-8")
    built = do_portal(replace(order, what="build", data=packed(take(folder).files)))
    assert not built.failed, built.said
    with zipfile.ZipFile(io.BytesIO(built.archive)) as archive:
        assert "Lịch tiếp dân." in archive.read("thong-bao/index.html").decode()


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize(
    "name", ["xa/00004/index", "xa-phuong/index", "xa-phuong/tim/x", "trien-khai/a", "xa"]
)
def test_what_lies_where_all_communes_will_be_is_told(order: Order, tmp_path: Path, name: str) -> None:
    """In the province's own portal; a commune's stands apart."""
    page = tmp_path / "xa" / "content" / f"{name}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# Trang\n", encoding="utf-8")
    data = packed(take(tmp_path / "xa").files)
    assert not do_portal(replace(order, data=data)).failed
    own = do_portal(replace(order, code="", data=data))
    assert own.failed
    assert f"content/{name}.md  LỖI P03" in own.said
    assert "province.yml" in own.said


@pytest.mark.usefixtures("worker")
def test_data_of_a_newer_version_are_told_with_what_to_do(order: Order, tmp_path: Path) -> None:
    settings = tmp_path / "xa" / SETTINGS
    newer = settings.read_text(encoding="utf-8").replace(f"data: {DATA_VERSION}", "data: 99")
    settings.write_text(newer, encoding="utf-8")
    result = do_portal(replace(order, data=packed(take(tmp_path / "xa").files)))
    assert result.failed
    assert "Dữ liệu viết cho bản mới hơn công cụ" in result.said
    assert "Sửa:" in result.said


REFUSED = {
    "ENOSPC": "Ổ đĩa đã đầy khi ghi {}: còn trống ",
    "EFBIG": "Không ghi được {}: có tệp lớn hơn mức máy này cho ghi.",
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("where", ["unpacking", "building"])
def test_what_a_workers_disk_refuses_is_told_with_what_to_do(
    order: Order, worker: Path, monkeypatch: pytest.MonkeyPatch, where: str, name: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(getattr(errno, name), "refused")

    if where == "unpacking":
        monkeypatch.setattr(task, "unpack", full)
    else:
        failing(monkeypatch, worker.parent / "own", f"raise OSError(errno.{name}, 'refused')")
    result = do_portal(order)
    assert result.failed
    assert f"Trên máy dựng cổng này: {REFUSED[name].format(worker)}" in result.said
    assert "chạy lại" in result.said
    assert list(worker.iterdir()) == []


def test_a_worker_of_another_version_says_so_and_does_nothing(order: Order, worker: Path) -> None:
    result = do_portal(replace(order, version="0.0.1"))
    assert result.failed
    assert "máy ra lệnh chạy bản 0.0.1: cài cùng một bản trên mọi máy" in result.said
    assert list(worker.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no signal ends a process there")
def test_a_process_that_is_killed_is_worth_another_try(
    order: Order, worker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, tmp_path / "own", "os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(WorkLost):
        do_portal(order)
    assert list(worker.iterdir()) == []


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A scheduler without workers: its process, its address."""
    file = folder / "scheduler.json"
    asked = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    silent = subprocess.DEVNULL
    with subprocess.Popen(
        [str(BIN / "dask"), "scheduler", *asked],
        cwd=folder, stdout=silent, stderr=silent, env=environment({}),
    ) as process:  # fmt: skip
        try:
            while not (file.exists() and file.stat().st_size):
                assert process.poll() is None
                time.sleep(0.05)
            yield process, json.loads(file.read_text(encoding="utf-8"))["address"]
        finally:
            process.kill()


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    with (
        pytest.raises(UsageError, match="Không nối được bộ điều phối Dask ở tcp"),
        workers(1, "tcp://127.0.0.1:9", tmp_path),
    ):
        pytest.fail("nobody is there")


def test_a_scheduler_that_is_lost_ends_every_portal_with_what_to_do(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None hangs, those that were not handed out yet among them; Dask's own tracebacks are not shown."""
    monkeypatch.setattr(cluster, "_PATIENCE", "6s")
    with scheduler(tmp_path) as (process, address):

        def orders() -> Iterator[Order]:
            yield order
            process.kill()
            process.wait()
            yield from (replace(order, code=f"0000{number}") for number in range(4))

        with workers(1, address, tmp_path) as client:
            found = dict(results(client, orders()))
    assert len(found) == 5
    talking = [
        name
        for name in logging.root.manager.loggerDict
        if logging.getLogger(name).isEnabledFor(logging.CRITICAL)
    ]
    assert not [name for name in talking if name.startswith(("distributed", "tornado", "asyncio"))]
    assert all(each.failed and "Mất liên lạc với bộ điều phối Dask" in each.said for each in found.values())


@pytest.mark.skipif(sys.platform == "win32", reason="no signal stops a process there")
@pytest.mark.parametrize("frozen", [False, True])
def test_a_scheduler_without_workers_or_one_that_answers_no_more_is_told(
    order: Order, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, frozen: bool
) -> None:
    """Nobody would ever do what is asked: the run ends, also for what was not handed out yet."""
    with scheduler(tmp_path) as (process, address), workers(1, address, tmp_path) as client:
        monkeypatch.setattr(cluster, "_NOBODY_FOR", 1)
        monkeypatch.setattr(cluster, "_PATIENCE", "1s")  # it was reached already
        process.send_signal(signal.SIGSTOP if frozen else signal.SIGCONT)
        orders = [order, *(replace(order, code=f"0000{number}") for number in range(4))]
        found = dict(results(client, iter(orders)))
    assert list(found) == orders
    assert all(each.failed and "không có máy nào nhận việc" in each.said for each in found.values())


def test_a_portal_that_a_bug_of_ours_ends_stops_no_other(order: Order, tmp_path: Path) -> None:
    """It is told with what a developer needs; whoever is asked next is still there."""
    with workers(1, None, tmp_path / "scratch") as client:
        spoilt = replace(order, code="00004", data=b"no archive")
        found = {asked.code: result for asked, result in results(client, iter([spoilt, order]))}
    assert not found["06193"].failed, found["06193"].said
    assert found["00004"].failed
    assert "Lỗi của chương trình" in found["00004"].said
    assert "BadZipFile" in found["00004"].said


def test_the_processes_of_this_machine_let_no_stranger_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its other users reach the port, too: without the key they get no further."""
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    with workers(1, None, tmp_path / "scratch") as client:
        assert client.submit(sum, [1, 2]).result() == 3
        pages = client.cluster.scheduler.http_server
        assert (pages.address, pages.port == 8787) == ("127.0.0.1", False)
        with closing(HTTPConnection(pages.address, pages.port, timeout=PATIENCE)) as asked:
            asked.request("GET", "/info/main/workers.html")
            with asked.getresponse() as page:
                assert page.status == 404
        address = client.scheduler.address
        for stranger in (address, address.replace("tls://", "tcp://")):
            with pytest.raises(UsageError), workers(1, stranger, tmp_path):
                pytest.fail("a stranger was let in")


GIT = """\
import json, os, pathlib, shutil, sys
pathlib.Path({told!r}).write_text(json.dumps([sys.argv[1:], dict(os.environ)]), encoding="utf-8")
{then}
"""
COPIES = "shutil.copytree({portal!r}, sys.argv[-1])"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, then: str) -> Path:
    """Let a program of ours be `git`; gives the file in which it notes what it was given."""
    programs, told = folder / "bin", folder / "told"
    programs.mkdir()
    git = programs / "git"
    program = git.with_suffix(".py")
    program.write_text(GIT.format(told=str(told), then=then), encoding="utf-8")
    git.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{program}" "$@"\n', encoding="utf-8")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize(
    "address",
    [
        "https://git.tinh-mau.gov.vn/xa-mau.git", "https://git.tinh-mau.gov.vn:8443/nhom/xa-mau",
        "ssh://git@git.tinh-mau.gov.vn:2222/xa-mau.git", "git@git.tinh-mau.gov.vn:nhom/xa-mau.git",
    ],
)  # fmt: skip
def test_git_is_given_the_address_alone_and_lets_nothing_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """One commit deep, no submodules, no hooks, no questions: whatever the address looks like."""
    portal = tmp_path / "portal"
    portal.mkdir()
    write_project(portal)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):  # whoever is called by a hook has them
        monkeypatch.setenv(name, str(tmp_path))
    told = stand_in(tmp_path, monkeypatch, COPIES.format(portal=str(portal)))
    where, _ = portal_address(address, tmp_path)
    assert where is not None
    found = fetch(where, tmp_path / "copies")
    assert SETTINGS in {path for path, _ in found.files}
    words, settings = json.loads(told.read_text(encoding="utf-8"))
    assert words[-3:-1] == ["--", address]
    assert Path(words[-1]).is_relative_to(tmp_path / "copies")
    assert {"--no-recurse-submodules", "--no-tags", "--single-branch", "--template="} <= set(words)
    assert words[words.index("--depth") + 1] == "1"
    said = {words[at + 1] for at, word in enumerate(words) if word == "-c"}
    assert {"core.hooksPath=/dev/null", "protocol.allow=never", "protocol.ssh.allow=always"} <= said
    assert settings["GIT_TERMINAL_PROMPT"] == "0"
    assert "BatchMode=yes" in settings["GIT_SSH_COMMAND"]
    assert not {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"} & set(settings)


FAILED = {
    "không chép được kho": ("repository not found", "git clone"),
    "ổ đĩa đã đầy": ("fatal: write error: No space left on device", "xóa bớt tệp"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.parametrize("reason", FAILED)
def test_what_git_says_is_told_without_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    """The git of this machine may put them into every address (`insteadOf`), a server into what it says."""
    said, remedy = FAILED[reason]
    address = "https://oauth2:KhongDuocNhac-9@git.tinh-mau.gov.vn/xa-mau.git"
    words = f"fatal: unable to access '{address}': {said}\n{'Please make sure. ' * 99}"
    stand_in(tmp_path, monkeypatch, f"sys.stderr.write({words!r})\nsys.exit(128)")
    where, _ = portal_address("https://git.tinh-mau.gov.vn/xa-mau.git", tmp_path)
    assert where is not None
    with pytest.raises(Unfit, match=reason) as told:
        fetch(where, tmp_path / "copies")
    assert remedy in told.value.remedy
    assert "KhongDuocNhac" not in told.value.reason
    assert "git.tinh-mau.gov.vn/xa-mau.git" in told.value.reason


def test_who_asks_for_the_status_takes_no_copy_from_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both copy repositories beside DIR at the same time."""
    portal, copies = tmp_path / "portal", tmp_path / "copies"
    portal.mkdir()
    write_project(portal)
    where, _ = portal_address("https://git.tinh-mau.gov.vn/xa-mau.git", tmp_path)
    assert where is not None
    waiting = [where]

    def meanwhile(asked: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        shutil.copytree(portal, asked[-1])
        while waiting:
            fetch(waiting.pop(), copies)
        return subprocess.CompletedProcess(asked, 0)

    monkeypatch.setattr(subprocess, "run", meanwhile)
    assert SETTINGS in {path for path, _ in fetch(where, copies).files}
    assert not copies.exists()


def test_without_git_or_with_one_that_never_ends_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, _ = portal_address("https://git.tinh-mau.gov.vn/xa-mau.git", tmp_path)
    assert where is not None

    def endless(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 1)

    with monkeypatch.context() as changed:
        changed.setattr(subprocess, "run", endless)
        with pytest.raises(Unfit, match="quá 10 phút chưa xong"):
            fetch(where, tmp_path / "copies")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unfit, match="máy này chưa có git"):
        fetch(where, tmp_path / "copies")
