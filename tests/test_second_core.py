"""A second core changes the time of a build and nothing else, whatever befalls the copy that works on it."""

from __future__ import annotations

import errno
import os
import re
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from builders import campaign_data, write_project
from running import AS_OF, PATIENCE, ROOT, contents

from generator import checking, second_core
from generator.checking import check
from generator.commands.app import app
from generator.derive.site_map import SEARCH_INDEX
from generator.load.forms import word_tags
from generator.load.forms.word_template import WordTemplate
from generator.memory import recall, remembered, remembering
from generator.mkdocs_site import plugin, shared_pages, theme_files
from generator.mkdocs_site.plugin import build_site
from generator.problems import Problem
from generator.project import Project
from generator.publishing.progress import LINES, Progress
from generator.publishing.swap import SwapFolders
from generator.second_core import begin_aside, made_by
from generator.validate.campaign import check_campaign
from generator.validate.case import Case

HERE = os.getpid()

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="forks on Linux only")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(second_core, "_ALONE", 0)
    monkeypatch.setattr(shared_pages, "_WORTH_IT", 0)


def waits_for(path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert path.exists()


def worker(name: str) -> Iterator[tuple[str, bool]]:
    """The name, and whether a copy of this process did the task."""
    yield name, os.getpid() != HERE


def test_whoever_is_free_takes_the_next_task_and_the_order_stays(tmp_path: Path) -> None:
    """The first task takes until the last one is done: whoever does it can do none of the others."""
    last = tmp_path / "last"

    def slow() -> Iterator[tuple[str, bool]]:
        until = time.monotonic() + PATIENCE
        while not last.exists() and time.monotonic() < until:
            time.sleep(0.01)
        yield from worker("a")

    def done() -> Iterator[tuple[str, bool]]:
        yield from worker("e")
        last.touch()

    tasks = [slow, *(partial(worker, name) for name in "bcd"), done]
    with second_core.second_core():
        told = made_by(tasks)
    assert [name for name, _ in told] == list("abcde")
    assert {aside for _, aside in told[1:]} == {not told[0][1]}


def test_what_takes_little_time_is_made_here_and_the_rest_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(second_core, "_ALONE", 0.05)
    monkeypatch.setattr(second_core, "time", SimpleNamespace(perf_counter=lambda: clock.now))

    def slow() -> Iterator[tuple[str, bool]]:
        clock.now += 0.1
        yield from worker("c")

    with second_core.second_core():
        assert made_by([partial(worker, "a"), partial(worker, "b")]) == (("a", False), ("b", False))
        assert not second_core.has_helped()
        told = made_by(
            [partial(worker, "a"), partial(worker, "b"), slow, partial(worker, "d"), partial(worker, "e")]
        )
        assert told[:3] == (("a", False), ("b", False), ("c", False))
        assert [name for name, _ in told] == list("abcde")
        assert second_core.has_helped()


def test_nobody_works_aside_where_it_was_not_allowed_or_there_is_one_core(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tasks = [partial(worker, name) for name in "ab"]
    alone = (("a", False), ("b", False))
    assert made_by(tasks) == alone
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    with second_core.second_core():
        assert made_by(tasks) == alone
    monkeypatch.delattr(os, "sched_getaffinity")
    with second_core.second_core():
        assert made_by(tasks) == alone


def fails_in_the_copy() -> Iterator[tuple[str, bool]]:
    time.sleep(0.1)  # neither process has done both before the other begins
    if os.getpid() != HERE:
        raise MemoryError
    yield from worker("b")


def dies_in_the_copy() -> Iterator[tuple[str, bool]]:
    time.sleep(0.1)
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from worker("b")


@pytest.mark.parametrize("task", [fails_in_the_copy, dies_in_the_copy])
def test_what_a_copy_does_not_get_done_is_done_here(task: second_core.Task[tuple[str, bool]]) -> None:
    with second_core.second_core():
        assert made_by([partial(worker, "a"), task, task]) == (("a", False), ("b", False), ("b", False))


def test_without_a_place_for_a_file_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with second_core.second_core():
        assert made_by([partial(worker, "a"), partial(worker, "b")]) == (("a", False), ("b", False))


def test_a_mistake_in_a_copy_is_raised_here_and_the_copy_says_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def mistaken() -> Iterator[str]:
        raise ValueError("mistaken")
        yield ""

    with second_core.second_core(), pytest.raises(ValueError, match="mistaken"):
        made_by([lambda: ["right"], mistaken])
    assert capfd.readouterr() == ("", "")


def test_no_copy_is_left_running_when_a_command_is_interrupted(tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def endless() -> Iterator[str]:
        begun.write_text(str(os.getpid()), encoding="utf-8")
        time.sleep(600)
        yield ""

    def interrupted() -> None:
        with second_core.second_core():
            assert begin_aside(endless)
            while not begun.exists() or not begun.read_text(encoding="utf-8"):
                time.sleep(0.01)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text(encoding="utf-8")), 0)


def test_the_system_ends_a_copy_with_a_command_that_is_killed(tmp_path: Path) -> None:
    """However long its task is: it may be writing where the next command writes."""
    begun = tmp_path / "begun"

    def endless() -> Iterator[str]:
        begun.touch()
        time.sleep(600)
        yield ""

    ended, held = os.pipe()  # held by the command and its copy, until both are gone
    command = os.fork()
    if not command:
        with second_core.second_core():
            begin_aside(endless)
            time.sleep(600)
    os.close(held)
    waits_for(begun)
    os.kill(command, signal.SIGKILL)
    os.waitpid(command, 0)
    assert select.select([ended], [], [], PATIENCE)[0]
    assert os.read(ended, 1) == b""
    os.close(ended)


def test_what_a_copy_made_is_remembered_beside_what_was_made_here(tmp_path: Path) -> None:
    def kept(name: str) -> list[bytes]:
        return [remembered("thing", [name], name.encode)]

    with remembering(tmp_path), second_core.second_core():
        remembered("thing", ["before"], lambda: b"before")
        assert made_by([partial(kept, "a"), partial(kept, "b")]) == (b"a", b"b")
    with remembering(tmp_path):
        assert [recall("thing", [name]) for name in ("before", "a", "b")] == [b"before", b"a", b"b"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A portal of three campaigns for named units: files, pages and a search that both cores share."""
    named = [{"text": "Các thôn.", "units": ["cac-thon"]}]
    names = ("mot", "hai", "ba")
    data = (campaign_data(id=name, short_title=name, participants=named) for name in names)
    return Project(write_project(tmp_path, *data))


def built(project: Project, folder: str) -> dict[str, bytes]:
    place = SwapFolders(project.root / folder, project.build)
    project.build.mkdir(exist_ok=True)
    checked = check(project, as_of=AS_OF).without_places()
    build_site(project, checked, place, {"as_of": AS_OF.isoformat()}, Progress(4))
    return contents(place.fresh)


def test_a_portal_is_the_same_byte_by_byte_from_one_core_and_two(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = built(project, "alone")
    assert SEARCH_INDEX in alone
    with second_core.second_core():
        assert built(project, "together") == alone
    monkeypatch.setattr(second_core, "_work", lambda *_: os._exit(1))
    with second_core.second_core():
        assert built(project, "deserted") == alone


def test_campaigns_are_judged_alike_by_one_core_and_two(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[str] = []

    def judged(case: Case) -> list[Problem]:
        here.append(case.folder)
        time.sleep(0.1)  # neither has judged all before the other begins
        return check_campaign(case)

    monkeypatch.setattr(checking, "check_campaign", judged)
    alone = check(project, as_of=AS_OF).problems
    assert {found.source.path.split("/")[1] for found in alone} >= {"mot", "hai", "ba"}
    assert sorted(here) == ["ba", "hai", "mot"]
    with second_core.second_core():
        assert check(project, as_of=AS_OF).problems == alone
    assert 3 < len(here) < 6
    monkeypatch.setattr(second_core, "_work", lambda *_: os._exit(1))
    with second_core.second_core():
        assert check(project, as_of=AS_OF).problems == alone


def test_both_build_pages_and_progress_counts_each_once(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = built(project, "alone")
    built_aside = tmp_path / "built aside"
    here: list[str] = []

    def closed(page: str) -> str:
        if os.getpid() == HERE:
            waits_for(built_aside)
            here.append(page)
        else:
            built_aside.touch()
        return theme_files.without_gaps(page)

    monkeypatch.setattr(plugin, "without_gaps", closed)
    monkeypatch.setenv(LINES, "1")
    capsys.readouterr()
    with second_core.second_core():
        assert built(project, "together") == alone
    assert 0 < len(here) < pages_of(alone)
    percent = [int(found) for found in re.findall(r"Dựng trang: (\d+) %", capsys.readouterr().out)]
    assert percent == sorted(set(percent))
    assert percent[-1] == 100


@pytest.mark.parametrize("built_before", [0, 1])
def test_pages_of_a_copy_that_dies_are_built_here(
    built_before: int, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = built(project, "alone")
    dying = tmp_path / "dying"
    here: list[str] = []
    aside: list[str] = []

    def closed(page: str) -> str:
        if os.getpid() == HERE:
            waits_for(dying)
            here.append(page)
        elif len(aside) == built_before:
            dying.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            aside.append(page)
        return theme_files.without_gaps(page)

    monkeypatch.setattr(plugin, "without_gaps", closed)
    with second_core.second_core():
        assert built(project, "deserted") == alone
    assert len(here) == pages_of(alone)


def pages_of(built: dict[str, bytes]) -> int:
    return sum(path.endswith(".html") and path != "404.html" for path in built)


@pytest.mark.parametrize("fails", [ValueError, OSError])
def test_a_page_that_cannot_be_built_is_told_once(
    fails: type[Exception],
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def closed(text: str) -> str:
        if "/bieu-mau/" in text:
            raise fails("không dựng được")
        return theme_files.without_gaps(text)

    monkeypatch.setattr(plugin, "without_gaps", closed)
    with second_core.second_core(), pytest.raises(fails, match="không dựng được"):
        built(project, "broken")
    told = [record.message for record in caplog.records if "Error building page" in record.message]
    assert len(told) == 1
    assert capfd.readouterr().err.count("Error building page") <= 1


def test_the_word_forms_of_a_first_build_are_read_aside(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read_here: list[bytes] = []
    put_together = word_tags.put_together

    def read(content: bytes) -> WordTemplate:
        read_here.append(content)
        return put_together(content)

    shutil.copytree(ROOT / "campaigns" / "_shared" / "forms", project.shared / "forms", dirs_exist_ok=True)
    monkeypatch.setattr(word_tags, "put_together", read)
    command = ["build", "--as-of", AS_OF.isoformat()]
    monkeypatch.chdir(project.root)
    app(command, standalone_mode=False)
    assert "Đã dựng site/" in capsys.readouterr().out
    assert read_here == []
