"""What a PDF says: the text layer of its pages, notes and fields on them, and what is kept about the file."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_MOST_PAGES = 300  # half a minute of reading; no plan or decision is as long
_MOST_CONTENT = 10_000_000  # bytes that draw all pages; pages may share them
_MOST_STEPS = 3_000_000  # that a reader takes; to draw a form within a page is many
_STEPS_OF_A_FORM = 300


@dataclass(frozen=True, slots=True)
class PdfText:
    """`pages`: the words of each page that was looked at, "" for a picture; `about`: title, author, keywords.

    `unread` says why nobody looked at the rest; "" where all was read.
    """

    pages: tuple[str, ...] = ()
    about: str = ""
    unread: str = ""


class _TooMuch(Exception):  # noqa: N818 - no error: a bound
    """More to read than any document has."""


class _Steps:
    """Counts what is done for all pages of a file; raises _TooMuch."""

    def __init__(self) -> None:
        self._content = self._taken = 0

    def begin(self, page: Any) -> None:
        """Count what draws the page, before anything of it is read."""
        contents = page.get_contents()
        self._content += len(contents.get_data()) if contents is not None else 0
        if self._content > _MOST_CONTENT:
            raise _TooMuch

    def step(self, operator: bytes, *_: object) -> None:
        """Count one operator."""
        self._taken += _STEPS_OF_A_FORM if operator == b"Do" else 1
        if self._taken > _MOST_STEPS:
            raise _TooMuch


@lru_cache(maxsize=100)  # in a preview signed documents seldom change
def pdf_text(content: bytes) -> PdfText:
    """All its words; of a file that cannot be read, none: `unread` says so.

    Locked files, and files that hold others, have been refused (`inside.pdf_file`).
    """
    from pypdf import PdfReader  # slow to import; most portals have few PDF files

    # It tells of every oddity; readers' programs do not.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        count = len(reader.pages)
        steps, shown = _Steps(), (reader.pages[number] for number in range(min(count, _MOST_PAGES)))
        pages = tuple(_words(_of_page(page, steps)) for page in shown)
        about = _words(_about(reader))
    except _TooMuch:
        return PdfText(unread="các trang quá dài hoặc quá rối so với một văn bản")
    except Exception:  # noqa: BLE001 - a damaged file makes pypdf raise anything; readers' programs may mend it
        return PdfText(unread="tệp hỏng, hoặc ghi không đúng chuẩn PDF")
    return PdfText(pages, about, _unread(pages, count))


def _unread(pages: tuple[str, ...], count: int) -> str:
    blank = [str(number) for number, text in enumerate(pages, 1) if not text]
    if count > len(pages):
        return f"tệp có {count} trang, chỉ đọc {len(pages)} trang đầu"
    if blank and len(blank) == len(pages):
        return "tệp là ảnh quét (scan), không có lớp chữ"
    if blank:
        return f"trang {', '.join(blank[:10])}{' …' if len(blank) > 10 else ''} là ảnh, không có lớp chữ"
    return "" if pages else "tệp không có trang nào"


def _of_page(page: Any, steps: _Steps) -> Iterator[str]:
    steps.begin(page)
    yield page.extract_text(visitor_operand_before=steps.step)
    for reference in page.get("/Annots") or ():  # notes, and the fields of a form
        note = reference.get_object()
        yield from (str(note[key]) for key in ("/Contents", "/V", "/T") if key in note)


def _about(reader: Any) -> Iterator[str]:
    yield from map(str, (reader.metadata or {}).values())
    metadata = reader.xmp_metadata
    if metadata is not None:
        yield from (node.data for node in _texts(metadata.rdf_root))


def _texts(node: Any) -> Iterator[Any]:
    for child in node.childNodes:
        if child.nodeType == child.TEXT_NODE:
            yield child
        yield from _texts(child)


def _words(parts: Iterator[str]) -> str:
    return " ".join(" ".join(parts).split())
