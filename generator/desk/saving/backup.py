"""The portal's data as one archive, and the way back from it: as saves, so that nothing is lost by it.

An archive holds what people write (campaigns, their lists and ledgers, pages, settings), not what is made of
it, and not the key of the ledgers. Which archives were made is noted: they may name people whose names are
withheld later (`thidua honours publish` lists them).
"""

from __future__ import annotations

import io
import json
import os
import stat
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import clock
from generator.checking import check
from generator.desk.saving.store import FileChange, read, save_all, user_name
from generator.desk.saving.versions import fingerprint
from generator.load.content_pages import name_flaw
from generator.load.sheets.workbook_kind import DAMAGED
from generator.load.withheld import withheld_rows
from generator.load.yaml.document import read_yaml
from generator.output import packed, replace_file
from generator.problems import UsageError
from generator.project import Project
from generator.publishing.backups import noted
from generator.reporting.summary import summary

_MOST_UNPACKED = 1_000_000_000
_MOST_FILES = 50_000
_SETTINGS = "mkdocs.yml"
_DATA = frozenset({"site_name", "site_description", "site_url", "nav", "not_in_nav"})
_OF_EXTRA = "portal"
"""What mkdocs.yml says about the office. All else names programs, templates, folders: a build runs and reads
them, so they come from this portal, never from an archive."""
_NONE = "Tệp này không phải bản sao lưu của cổng"
_KEPT = "Chưa khôi phục gì."


@dataclass(frozen=True)
class Restoring:
    """An archive that was looked through: its files, what they would change, what its data hold.

    `made_of`: the state of the portal's files that it was compared with.
    """

    name: str
    files: Mapping[str, bytes]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    summary: str
    made_of: bytes

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.new or self.changed or self.gone)


def make_backup(project: Project) -> tuple[str, bytes]:
    """An archive of the data with its name; that it was made is noted."""
    moment = clock.moment()
    name = f"sao-luu-{moment[:10]}-{moment[11:16].replace(':', '')}.zip"
    files = ((file, (project.root / file).read_bytes()) for file in data_files(project))
    content = packed(files)
    notes = [*noted(project), {"name": name, "at": moment, "user": user_name()}]
    project.backups.parent.mkdir(exist_ok=True)
    replace_file(project.backups, f"{json.dumps(notes, ensure_ascii=False, indent=1)}\n".encode())
    return name, content


def data_files(project: Project) -> Iterator[str]:
    """Every file of the data by its path; what hides, waits to be renamed or leads elsewhere is none."""
    for top in (project.campaigns, project.content):
        for parent, folders, names in os.walk(top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = Path(parent, name)
                if not name.startswith((".", "~")) and not name.endswith(".new") and not path.is_symlink():
                    yield path.relative_to(project.root).as_posix()
    yield _SETTINGS


def look_through(project: Project, name: str, content: bytes) -> Restoring:
    """What an archive would change. Raises UsageError where it is none of a portal's data, or must not be."""
    files = _unpacked(content)
    now = list(data_files(project))
    with tempfile.TemporaryDirectory() as folder:
        there = Project(Path(folder))
        for file, held in files.items():
            (there.root / file).parent.mkdir(parents=True, exist_ok=True)
            (there.root / file).write_bytes(held)
        _refuse_programs(project, there)
        _refuse_names(project, there)
        told = summary(check(there))
    return Restoring(
        name=name,
        files=files,
        new=tuple(file for file in files if file not in now),
        changed=tuple(file for file in files if file in now and read(project, file) != files[file]),
        gone=tuple(file for file in now if file not in files),
        summary=told,
        made_of=project.digest(),
    )


def restore(project: Project, found: Restoring) -> None:
    """Make the data those of the archive; every file that it changes or takes away is kept in the history.

    Raises ChangedMeanwhile where a file is another than when it was looked through.
    """
    if project.digest() != found.made_of:
        raise UsageError(f"{_KEPT} Dữ liệu vừa được sửa sau khi xem bản sao lưu: chọn lại tệp để xem lại.")
    field = [f"khôi phục từ {found.name}"]
    changes = [
        FileChange(file, found.files.get(file), fingerprint(read(project, file)), field)
        for file in (*found.new, *found.changed, *found.gone)
    ]
    save_all(project, changes)


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The archive's files by their paths. Raises UsageError for what no backup of ours is."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            _refuse_too_much(entries)
            _refuse_strange(entries)
            return {each.filename: archive.read(each) for each in entries}
    except DAMAGED as error:
        raise UsageError(f"{_NONE}, hoặc đã hỏng. {_KEPT}") from error


def _refuse_too_much(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_FILES or sum(each.file_size for each in entries) > _MOST_UNPACKED:
        raise UsageError(f"{_NONE}: quá lớn hoặc quá nhiều tệp. {_KEPT}")


def _refuse_strange(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise UsageError where a file would lie outside the data, or two in one place."""
    names = [each.filename for each in entries]
    for each in entries:
        parts = PurePosixPath(each.filename).parts
        below = each.filename == _SETTINGS or (len(parts) > 1 and parts[0] in ("campaigns", "content"))
        plain = "/".join(parts) == each.filename and not {".", ".."} & set(parts)
        hidden = any(part.startswith((".", "~")) for part in parts)
        if not below or not plain or hidden or stat.S_ISLNK(each.external_attr >> 16):
            raise UsageError(f"{_NONE}: có tệp “{each.filename[:100]}” ở ngoài dữ liệu của cổng. {_KEPT}")
        if flaw := name_flaw(each.filename):
            raise UsageError(f"{_NONE}: tên “{each.filename[:100]}” {flaw}. {_KEPT}")
    if len({name.casefold() for name in names}) < len(names):
        raise UsageError(f"{_NONE}: có hai tệp cùng tên. {_KEPT}")
    if _SETTINGS not in names or not any(name.startswith("campaigns/") for name in names):
        raise UsageError(f"{_NONE}: thiếu mkdocs.yml hoặc thư mục campaigns. {_KEPT}")


def _refuse_programs(project: Project, there: Project) -> None:
    """Raise UsageError where its settings would make a build run other programs than this portal's."""
    held, _ = read_yaml(there.config, _SETTINGS)
    now, _ = read_yaml(project.config, _SETTINGS)
    if held is None:
        raise UsageError(f"{_NONE}: không đọc được mkdocs.yml trong đó. {_KEPT}")
    theirs, ours = _not_data(held.data), _not_data(now.data if now else {})
    other = sorted(key for key in theirs.keys() | ours.keys() if theirs.get(key) != ours.get(key))
    if other:
        keys = ", ".join(other)
        raise UsageError(
            f"mkdocs.yml của bản sao lưu đặt {keys} khác cổng này; các khóa ấy cho chạy chương trình, chọn "
            f"mẫu trang, đọc tệp khác nên không nhận từ tệp gửi lên. Sửa {keys} trong mkdocs.yml của cổng "
            f"cho giống rồi làm lại. {_KEPT}"
        )


def _not_data(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that are not the office's data, each by its key."""
    extra = settings.get("extra")
    beside = extra if isinstance(extra, Mapping) else {"": extra}
    return {key: value for key, value in settings.items() if key not in _DATA and key != "extra"} | {
        f"extra.{key}": value for key, value in beside.items() if key != _OF_EXTRA
    }


def _refuse_names(project: Project, there: Project) -> None:
    """Raise UsageError where it is from before a withholding: it would bring the name back."""
    if named := withheld_rows(project) - withheld_rows(there):
        raise UsageError(
            f"Bản sao lưu này có từ trước khi rút tên (không công khai) {', '.join(sorted(named))}: khôi "
            f"phục thì tên ấy trở lại. {_KEPT} Xóa bản sao lưu ấy, dùng bản làm sau khi rút tên."
        )
