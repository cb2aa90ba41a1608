"""Every save: what it changed, and the way back."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import partial

from starlette.responses import RedirectResponse, Response

from generator.desk.file_names import file_name, group_name
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.saving.store import ChangedMeanwhile, read, save
from generator.desk.saving.versions import Version, content_of, fingerprint, versions
from generator.problems import UsageError
from generator.wording.dates import moment_vi

_MOST = 200  # saves on one page


def history(office: Office, group: str, *, said: str = "") -> Response:
    """The saves of one campaign, or of all, newest first."""
    every = versions(office.project)
    found = [each for each in every if group in ("", each.group)]
    return page(
        "history",
        title="Lịch sử",
        versions=found[:_MOST],
        more=max(len(found) - _MOST, 0),
        group=group,
        groups=[(each, group_name(office, each)) for each in sorted({each.group for each in every})],
        called=partial(file_name, office),
        when=_when_vi,
        said=said,
    )


def version_page(office: Office, group: str, name: str, *, said: str = "", status: int = 200) -> Response:
    """What one save changed."""
    found = content_of(office.project, group, name)
    if found is None:
        return missing()
    version, before = found
    now = read(office.project, version.file)
    after = _content_after(office, version)
    text = _is_text(before) and (after is None or _is_text(after))
    lines = list(_difference(before, after)) if text and after is not None else []
    changed_since = (
        now is not None and fingerprint(now) != version.after and _is_text(before) and _is_text(now)
    )
    return page(
        "version",
        status,
        title="Một lần lưu",
        version=version,
        name=file_name(office, version.file),
        lines=lines,
        way_back=list(_difference(now, before)) if changed_since and now is not None else [],
        when=_when_vi,
        said=said,
        text=text,
        known=after is not None,
        gone=not version.after,
        same=fingerprint(now) == fingerprint(before),
        seen=fingerprint(now),
    )


def bring_back(office: Office, group: str, name: str, seen: str) -> Response:
    """Make what the file held before that save its content again: a save like any other.

    Raises UsageError where there was no file before: an empty one is not what there was.
    """
    found = content_of(office.project, group, name)
    if found is None:
        return missing()
    version, before = found
    if not version.before:
        raise UsageError("Trước lần lưu này chưa có tệp ấy, không có bản nào để lấy lại.")
    try:
        save(office.project, version.file, before, seen, [f"lấy lại bản trước {_when_vi(version)}"])
    except ChangedMeanwhile:
        return version_page(
            office, group, name, said="Chưa lấy lại: tệp vừa được sửa ở nơi khác.", status=409
        )
    return RedirectResponse(f"/lich-su/?nhom={group}&da-lay-lai=1", 303)


def missing() -> Response:
    """The page for an address that leads nowhere."""
    return page("missing", 404, title="Không có trang này")


def _when_vi(version: Version) -> str:
    """Such as "09 giờ 30 ngày 20/11/2026"."""
    return moment_vi(version.at)


def _content_after(office: Office, version: Version) -> bytes | None:
    """What the save wrote: the file's content now, or what a later save replaced."""
    now = read(office.project, version.file)
    if fingerprint(now) == version.after:
        return now
    for each in versions(office.project, version.group):
        if each.before == version.after and (found := content_of(office.project, each.group, each.name)):
            return found[1]
    return None


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content


def _difference(before: bytes, after: bytes) -> Iterator[tuple[str, str]]:
    """The changed lines with two around them, each with what happened to it: "-", "+", " " or "…"."""
    old, new = (content.decode("utf-8").splitlines() for content in (before, after))
    for number, line in enumerate(difflib.unified_diff(old, new, n=2, lineterm="")):
        if number >= 2:
            yield ("…", "") if line.startswith("@@") else (line[:1], line[1:])
