"""Renames that Windows refuses because a file is open: at which of them, for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing import swap as swapping
from generator.publishing.swap import SwapFolders, restore, settle, swap

Moves = list[tuple[str, str]]


@pytest.fixture
def place(tmp_path: Path) -> SwapFolders:
    """A published folder, another one that shall take its place, and one from before."""
    place = SwapFolders(tmp_path / "site", tmp_path / "build")
    for folder, text in ((place.target, "old"), (place.fresh, "new"), (place.previous, "oldest")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(text, encoding="utf-8")
    return place


def text_of(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8") if folder.exists() else ""


def refuse(monkeypatch: pytest.MonkeyPatch, refused: dict[tuple[str, str], int]) -> Moves:
    """Refuse these renames so many times; gives the list of all that were tried."""
    tried: Moves = []
    rename = Path.rename

    def guarded(path: Path, to: Path) -> Path:
        move = (path.name, to.name)
        tried.append(move)
        if refused.get(move, 0):
            refused[move] -= 1
            raise PermissionError(13, "in use", str(path), 32, str(to))
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", guarded)
    monkeypatch.setattr(swapping, "_PATIENCE", (0.0, 0.0, 0.0))
    return tried


def test_the_old_one_is_kept_as_the_previous_one(place: SwapFolders) -> None:
    swap(place, place.fresh)
    assert (text_of(place.target), text_of(place.previous)) == ("new", "old")
    assert not place.fresh.exists()
    assert not place.aside.exists()


def test_the_first_one_has_nothing_before_it(tmp_path: Path) -> None:
    place = SwapFolders(tmp_path / "site", tmp_path / "build")
    place.fresh.mkdir(parents=True)
    swap(place, place.fresh)
    assert place.target.exists()
    assert not place.previous.exists()


def test_going_back_twice_is_going_nowhere(place: SwapFolders) -> None:
    swap(place, place.previous)
    assert (text_of(place.target), text_of(place.previous)) == ("oldest", "old")
    swap(place, place.previous)
    assert (text_of(place.target), text_of(place.previous)) == ("old", "oldest")


@pytest.mark.parametrize("times", [1, 3])
def test_a_scanner_that_holds_a_file_for_a_moment_is_waited_for(
    place: SwapFolders, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    refuse(monkeypatch, {("site", "site-old"): times, ("site-new", "site"): times})
    swap(place, place.fresh)
    assert (text_of(place.target), text_of(place.previous)) == ("new", "old")


@pytest.mark.parametrize("move", [("site", "site-old"), ("site-new", "site")])
def test_a_file_that_stays_open_leaves_the_old_one(
    place: SwapFolders, monkeypatch: pytest.MonkeyPatch, move: tuple[str, str]
) -> None:
    refuse(monkeypatch, {move: 99})
    with pytest.raises(PermissionError):
        swap(place, place.fresh)
    assert (text_of(place.target), text_of(place.previous)) == ("old", "oldest")


def test_what_could_not_be_put_back_is_put_back_later(
    place: SwapFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = refuse(monkeypatch, {("site-new", "site"): 99, ("site-old", "site"): 4})
    with pytest.raises(PermissionError):
        swap(place, place.fresh)
    assert tried.count(("site-old", "site")) == 4
    assert place.interrupted
    assert restore(place)
    assert (text_of(place.target), place.aside.exists()) == ("old", False)


def test_a_previous_one_that_is_open_does_not_stop_the_new_one(
    place: SwapFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(path: Path) -> None:
        raise PermissionError(13, "in use", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(swapping.shutil, "rmtree", in_use)
        swap(place, place.fresh)
    assert text_of(place.target) == "new"
    settle(place)
    assert (text_of(place.target), text_of(place.previous)) == ("new", "old")
    assert not place.aside.exists()


def test_settling_takes_away_what_was_begun(place: SwapFolders) -> None:
    settle(place)
    assert not place.fresh.exists()
    assert (text_of(place.target), text_of(place.previous)) == ("old", "oldest")
