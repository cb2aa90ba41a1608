"""Puts the portals into DIR at one stroke: `xa/<code>/` each commune's, the province's own around them.

Beside DIR lies `<DIR>.thidua/`: results, the record of what lies in DIR, what is being made. The portal of a
commune that has not changed is not written again: its folder moves into the one that takes DIR's place.
"""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.output import give_second_names
from generator.problems import UsageError
from generator.province.keeping import PublishedPortal, Results
from generator.province.reading import OWN
from generator.province.snapshot import unpack
from generator.publishing.manifest import paths_below
from generator.publishing.swap import (
    SwapFolders,
    give_back,
    refuse_links,
    refuse_other_folder,
    settle,
    swap,
)

COMMUNES = "xa"
RECORD = "da-dang.json"


def place_of(target: Path) -> SwapFolders:
    """DIR and the folder beside it. Raises UsageError where nothing can lie beside it."""
    if not target.name:
        raise UsageError(f"{target} không phải thư mục cho kết quả: chọn một thư mục mới cho --out.")
    return SwapFolders(target, target.with_name(f"{target.name}.thidua"))


def record_of(place: SwapFolders) -> Path:
    """Where it is noted what lies in DIR."""
    return place.beside / RECORD


def refuse_target(target: Path) -> None:
    """Raise UsageError where DIR is a link, or holds what no earlier run of ours has put there."""
    place = place_of(target)
    refuse_links((place.target, place.beside), str)
    refuse_other_folder(target, ours=record_of(place).exists())


def publish(
    place: SwapFolders,
    before: Mapping[str, PublishedPortal],
    after: Mapping[str, PublishedPortal],
    kept: Results,
) -> None:
    """Make DIR hold the portals of `after`, where `before` tells what lies there; archives are in `kept`."""
    give_back(place, place.fresh, map(_below, filter(None, before)))
    settle(place)
    same = {
        code
        for code, each in after.items()
        if code in before
        and before[code].sha256 == each.sha256
        and _is_whole(folder_of(place.target, code), code, kept.archive(each.key))
    }
    if same == set(after) == set(before) and place.target.exists():
        return
    (place.fresh / COMMUNES).mkdir(parents=True)
    for code, each in after.items():
        if code not in same:
            unpack(kept.archive(each.key), folder_of(place.fresh, code))
        elif code == OWN:
            give_second_names(place.target, place.fresh, _own_paths(place.target, OWN))
    swap(place, place.fresh, [_below(code) for code in same if code != OWN])
    shutil.rmtree(place.previous, ignore_errors=True)  # it may name whom a commune has withheld since


def folder_of(top: Path, code: str) -> Path:
    """Where a portal lies below DIR; the province's own is DIR itself."""
    return top / _below(code) if code else top


def _below(code: str) -> str:
    return f"{COMMUNES}/{code}"


def _is_whole(folder: Path, code: str, archive: Path) -> bool:
    """Whether a folder holds what its archive does; what lies there counts where no archive is left."""
    if not archive.exists():
        return folder.exists()
    with zipfile.ZipFile(archive) as opened:
        wanted = {entry.filename: (entry.file_size, entry.CRC) for entry in opened.infolist()}
    if set(_own_paths(folder, code)) != wanted.keys():
        return False
    return all(_as_said(f"{folder}/{path}", *said) for path, said in wanted.items())


def _as_said(path: str, size: int, checksum: int) -> bool:
    with open(path, "rb") as file:  # noqa: PTH123 - a Path for each of 50,000 files is slow
        content = file.read()
    return (len(content), zlib.crc32(content)) == (size, checksum)


def _own_paths(folder: Path, code: str) -> Iterator[str]:
    """A portal's files; those of the communes are not the province's own."""
    for path in paths_below(folder):
        if code or not path.startswith(f"{COMMUNES}/"):
            yield path
