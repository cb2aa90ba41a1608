"""What is put into DIR: what has not changed stays as it is, and whoever is cut off leaves all of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import contents

from generator.output import packed
from generator.province.keeping import PublishedPortal, Results
from generator.province.publishing import place_of, publish
from generator.province.snapshot import sha256_of
from generator.publishing import swap

OWN, ONE, TWO = "", "00004", "00008"
FIRST = {OWN: "tỉnh 1", ONE: "một", TWO: "hai"}
SECOND = FIRST | {OWN: "tỉnh 2", TWO: "hai đã đổi"}


def portals(kept: Results, told: dict[str, str]) -> dict[str, PublishedPortal]:
    """Portals of one page each, built."""
    kept.folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for code, text in told.items():
        key = f"{code}{text}".replace(" ", "-")
        kept.archive(key).write_bytes(packed([("trang/index.html", text)]))
        made[code] = PublishedPortal(key, sha256_of(kept.archive(key)), "2026-11-20", "", ())
    return made


def lies(out: Path) -> dict[str, str]:
    """What each page of DIR says."""
    return {path: content.decode() for path, content in contents(out).items()}


def as_told(told: dict[str, str]) -> dict[str, str]:
    return {
        f"xa/{code}/trang/index.html" if code else "trang/index.html": text for code, text in told.items()
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """DIR with three portals."""
    kept = Results(tmp_path / "results")
    publish(place_of(tmp_path / "out"), {}, portals(kept, FIRST), kept)
    assert lies(tmp_path / "out") == as_told(FIRST)
    return tmp_path / "out"


def test_the_folder_of_a_commune_that_has_not_changed_is_the_one_that_was_there(out: Path) -> None:
    """A province has fifty thousand files: none of them is written or named again."""
    kept = Results(out.parent / "results")
    before = {code: (out / "xa" / code).stat().st_ino for code in (ONE, TWO)}
    publish(place_of(out), portals(kept, FIRST), portals(kept, SECOND), kept)
    assert lies(out) == as_told(SECOND)
    after = {code: (out / "xa" / code).stat().st_ino for code in (ONE, TWO)}
    assert (after[ONE] == before[ONE], after[TWO] == before[TWO]) == (True, False)
    assert not place_of(out).previous.exists()


def test_whoever_is_killed_on_the_way_leaves_every_portal(out: Path) -> None:
    """DIR lies aside, one commune is in the new folder: the next run begins with all of it."""
    kept, place = Results(out.parent / "results"), place_of(out)
    (place.fresh / "xa").mkdir(parents=True)
    out.rename(place.aside)
    (place.aside / "xa" / ONE).rename(place.fresh / "xa" / ONE)
    publish(place, portals(kept, FIRST), portals(kept, FIRST), kept)
    assert lies(out) == as_told(FIRST)


def test_a_folder_that_cannot_be_moved_leaves_what_was_published(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where somebody has a file open in it."""
    kept, rename, fresh = Results(out.parent / "results"), Path.rename, place_of(out).fresh

    def held(folder: Path, to: Path) -> Path:
        if folder.name == TWO and to.is_relative_to(fresh):
            raise PermissionError(folder)
        return rename(folder, to)

    monkeypatch.setattr(swap, "_PATIENCE", ())
    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(PermissionError):
        publish(place_of(out), portals(kept, FIRST), portals(kept, FIRST | {OWN: "tỉnh 2"}), kept)
    assert lies(out) == as_told(FIRST)
