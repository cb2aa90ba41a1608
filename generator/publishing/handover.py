"""The archive with which the portal is handed over to whoever hosts it, whole or only what changed."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.problems import UsageError
from generator.publishing import manifest as manifests
from generator.publishing.manifest import Manifest

TO_DELETE = "XOA.txt"
_PACKED = frozenset({".docx", ".png", ".woff2", ".xlsx", ".zip"})


@dataclass(frozen=True, slots=True)
class Handover:
    """An archive, and the manifest of the portal that is complete once the archive is unpacked.

    `partial`: whether it holds only what changed; `sent`: how many files of the portal it holds; `deleted`:
    those that must go.
    """

    name: str
    partial: bool
    sent: int
    deleted: tuple[str, ...]

    @property
    def archive(self) -> str:
        """The archive's file name."""
        return f"{self.name}.zip"

    @property
    def manifest(self) -> str:
        """The file name of the manifest beside it."""
        return f"{self.name}.sha256"


def write_handover(site: Path, folder: Path, day: date, since: Manifest | None) -> Handover:
    """Write archive and manifest of `site` into `folder`; only what differs from `since` if that is given.

    Raises UsageError when `since` is the manifest of another portal.
    """
    whole = manifests.manifest_of(site)
    if since is not None and 2 * len(since.keys() & whole.keys()) < len(since):
        raise UsageError(
            "Danh mục đưa vào là của một cổng khác: quá nửa số tệp trong danh mục không có ở cổng này. "
            f"{manifests.WHICH}"
        )
    folder.mkdir()
    sent = {path: digest for path, digest in whole.items() if since is None or since.get(path) != digest}
    deleted = tuple(sorted(path for path in since if path not in whole)) if since else ()
    name = f"thidua-{day.isoformat()}-{manifests.mark(whole)}"
    lists = {manifests.NAME: manifests.as_text(whole)}
    if since is not None:
        name += f"-tu-{manifests.mark(dict(sorted(since.items())))}"
        lists[TO_DELETE] = "".join(f"{path}\n" for path in (*deleted, TO_DELETE))
    made = Handover(name, since is not None, len(sent), deleted)
    (folder / made.manifest).write_text(lists[manifests.NAME], encoding="utf-8", newline="\n")
    _write_archive(folder / made.archive, site, sent, lists, day)
    return made


def deliver(folder: Path, to: Path) -> None:
    """Move what `write_handover` wrote to where staff find it."""
    to.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.replace(to / path.name)
    folder.rmdir()


def _write_archive(
    archive: Path, site: Path, sent: Mapping[str, str], lists: Mapping[str, str], day: date
) -> None:
    """Same files and same day give the same bytes."""
    with zipfile.ZipFile(archive, "w") as made:
        for path, digest in sent.items():
            made.writestr(_entry(path, digest, day), (site / path).read_bytes())
        for path, text in lists.items():
            made.writestr(_entry(path, "0" * 8, day), text.encode())


def _entry(path: str, digest: str, day: date) -> zipfile.ZipInfo:
    """A file's line in the archive.

    Web servers tell browsers by time and size whether a file is still the same (nginx's ETag), so the time of
    day follows from the content: what was corrected on the same day, at the same length, has another time.
    """
    halves = int(digest[:8], 16) % (12 * 60 * 30)  # a ZIP counts in steps of two seconds
    time = (halves // 1800, halves // 30 % 60, halves % 30 * 2)
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, *time))
    entry.external_attr = 0o644 << 16
    stored = Path(path).suffix in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry
