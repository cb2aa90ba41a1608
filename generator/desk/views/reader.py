"""A page as readers will see it: beside its form, or in a window of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.responses import RedirectResponse, Response

from generator.desk.office import Office
from generator.desk.pages import page
from generator.desk.reader_preview import PreviewState

_PAGE = re.compile(r"(?:[a-z0-9-]+/)*")


@dataclass(frozen=True, slots=True)
class Pane:
    """What is shown beside a form: the page's address in the portal and in the preview, and how that is."""

    path: str
    address: str
    state: PreviewState
    complaint: str


def pane(office: Office, path: str) -> Pane:
    """The pane of a page, as the preview is now."""
    preview = office.preview
    return Pane(path, f"{preview.origin}/{path}", preview.state, preview.complaint)


def show(office: Office, path: str, desk: str, *, beside: bool) -> Response:
    """The page in the preview, which is started where it does not run; `desk`: who may frame it."""
    if not _PAGE.fullmatch(path):
        path = ""
    office.preview.start(desk)
    found = pane(office, path)
    if beside:
        return page("reader_pane", reader=found)
    if found.state == "ready":
        return RedirectResponse(found.address, 303)
    return page("reader", title="Xem trước", reader=found)
