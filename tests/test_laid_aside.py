"""What a build has made waits on the disk: memory stays free, and the outcome is the same."""

from __future__ import annotations

import errno
import pickle
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import campaign_data, write_project
from running import AS_OF

from generator.checking import check
from generator.output import OutputFile, Texts, WaitingContents, laying_aside, made_aside
from generator.pipeline import generate
from generator.project import Project

MB = 1_000_000


def large(count: int) -> Iterator[OutputFile]:
    return (OutputFile(f"{number}.docx", bytes([number]) * MB, "campaign.yml") for number in range(count))


def test_files_that_wait_take_no_memory_and_can_be_read_later() -> None:
    tracemalloc.start()
    try:
        with laying_aside():
            files = tuple(made_aside(lambda: large(40)))
        held, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < MB
    assert peak < 5 * MB, "each is laid aside before the next is made"
    assert [file.content for file in files] == [file.content for file in large(40)]
    assert {file.size for file in files} == {MB}
    assert [file.sha256 for file in files[:2]] == [file.sha256 for file in large(2)]


def test_a_portal_is_the_same_where_its_files_wait(tmp_path: Path) -> None:
    checked = check(Project(write_project(tmp_path, campaign_data())), as_of=AS_OF)
    held = {file.path: (file.content, file.source) for file in generate(checked, AS_OF).pages}
    with laying_aside():
        waiting = generate(checked, AS_OF).pages
    assert {file.path: (file.content, file.source) for file in waiting} == held


def test_a_file_that_waits_can_be_handed_to_another_process() -> None:
    with laying_aside():
        sent = pickle.dumps(tuple(made_aside(lambda: large(3))))
    assert pickle.loads(sent) == tuple(large(3))  # noqa: S301 - our own


@pytest.mark.parametrize("at", ["__init__", "put"])
def test_without_room_on_the_disk_all_stays_in_memory(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(WaitingContents, at, full)
    with laying_aside():
        files = tuple(made_aside(lambda: large(3)))
    assert files == tuple(large(3))
    texts = Texts()
    texts.put("a", "Đợt thi đua")
    assert texts.take("a") == "Đợt thi đua"


def test_a_text_is_taken_once() -> None:
    texts = Texts()
    texts.put("a", "Đợt thi đua")
    texts.put("b", "")
    assert (texts.take("b"), texts.take("a"), texts.take("a")) == ("", "Đợt thi đua", None)
