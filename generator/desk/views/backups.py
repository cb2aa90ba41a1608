"""Backup of the portal's data, and the way back: looked through and told before anything is done."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import partial

from starlette.responses import RedirectResponse, Response

from generator.desk.file_names import file_name
from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.saving.backup import Restoring, look_through, make_backup, restore
from generator.desk.saving.store import ChangedMeanwhile
from generator.desk.saving.versions import fingerprint
from generator.desk.uploads import Upload
from generator.problems import UsageError
from generator.publishing.backups import noted
from generator.wording.dates import moment_vi

_lock = threading.Lock()
_waiting: dict[str, tuple[str, Restoring]] = {}
"""What was looked through and waits for its yes, by portal, with the fingerprint of its archive: in no file,
as it may name people whose names are withheld before somebody says it."""

_ANOTHER = "Chưa khôi phục gì: bản sao lưu vừa xem không còn ở đây. Chọn lại tệp."


def show(office: Office, *, said: str = "", found: Restoring | None = None, key: str = "") -> Response:
    """The page: making a backup, those that were made, taking one back."""
    return page(
        "backups",
        title="Sao lưu, khôi phục",
        said=said,
        notes=list(reversed(noted(office.project))),
        found=found,
        key=key,
        when=moment_vi,
        called=partial(file_name, office),
    )


def take(office: Office, said: Mapping[str, str]) -> Response:
    """Make a backup, or do what was looked through."""
    if said.get("lam") == "sao-luu":
        name, content = make_backup(office.project)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type="application/zip", headers=headers)
    with _lock:
        key, found = _waiting.pop(str(office.project.root), ("", None))
    if said.get("lam") == "bo":
        return show(office)
    if found is None or said.get("ban") != key:
        raise UsageError(_ANOTHER)
    try:
        restore(office.project, found)
    except ChangedMeanwhile as error:
        raise UsageError(_ANOTHER) from error
    return RedirectResponse("/cong-bo/sao-luu/?da-khoi-phuc=1", 303)


def look(office: Office, upload: Upload | None) -> Response:
    """What an archive would change; it waits for a yes."""
    if upload is None or not upload.content:
        return show(office, said="Chưa chọn tệp sao lưu.")
    found = look_through(office.project, upload.file_name, upload.content)
    key = fingerprint(upload.content)
    if found:
        with _lock:
            _waiting[str(office.project.root)] = (key, found)
    return show(office, found=found, key=key)
