"""The words of a form file, to see whether somebody has filled it in."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.load.sheets.office_text import written
from generator.load.sheets.sheet import UnreadableError
from generator.load.sheets.workbook import read_workbook

# Not the lists of fonts and styles: their names are no words of the form.
_NO_WORDS = re.compile(
    r"\[Content_Types\]\.xml|word/(?:theme/.*|styles|stylesWithEffects|fontTable|numbering)\.xml"
)
_BESIDE_CELLS = re.compile(r"xl/(?:comments|threadedComments|drawings|persons)\b.*\.xml|docProps/.*\.xml")
# Where a paragraph ends, or in a table a whole row: question and answer stand in neighbouring cells.
_END = re.compile(r"</w:p>(?!\s*</w:tc>)|</w:tr>")
_GAP = re.compile(r"<w:(?:tab|br|cr|p)[ />]")
_DESCRIBED = re.compile(
    r"\s(?:\w+:)?(?:descr|title|alt|displayText|tooltip|display|prompt|promptTitle|error|errorTitle)=\"([^\"]+)\""
    r"|<\w+:(?:default|helpText|statusText|alias|tag|listEntry)\s[^<>]*?\bval=\"([^\"]+)\""
    r"|<\w+:bookmarkStart\s[^<>]*?\bname=\"([^\"]+)\""
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CHOICES = re.compile(r"<(?:\w+:)?formula[12]>([^<>]+)<")
_MARKUP = re.compile(r"<[^<>]*>")


class FormText(NamedTuple):
    """A paragraph or a row of a form; in a workbook with its place, in a Word file without."""

    sheet: str
    row: int
    text: str


@lru_cache(maxsize=100)  # in a preview forms seldom change
def form_texts(content: bytes, ending: str) -> tuple[FormText, ...]:
    """Every paragraph and row with words; none of a PDF. `content` is known to be what its ending says."""
    readers = {"docx": _of_word_file, "xlsx": _of_workbook}
    return tuple(readers[ending](content)) if ending in readers else ()


def _of_word_file(content: bytes) -> Iterator[FormText]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml") and not _NO_WORDS.fullmatch(name):
                yield from _of_part(archive.read(name).decode("utf-8"))


def _of_part(xml: str) -> Iterator[FormText]:
    """The words of every paragraph, and what is written as an attribute (the text in place of a picture)."""
    for part in _END.split(xml):
        words = html.unescape(_MARKUP.sub("", _GAP.sub(r" \g<0>", part)))
        said = (html.unescape("".join(found)) for found in _DESCRIBED.findall(part))
        for text in (words, *said):
            if shown := " ".join(text.split()):
                yield FormText("", 0, shown)


def _of_workbook(content: bytes) -> Iterator[FormText]:
    try:
        sheets = read_workbook(content)
    except UnreadableError:
        return  # our reader of lists is stricter than Excel: the form itself may be sound
    for sheet in sheets:
        for text in (sheet.name, *sheet.margins):
            yield FormText(sheet.name, 0, text)
        for number, row in enumerate(sheet.rows, 1):
            if text := " ".join(written(value) for value in row if value is not None):
                yield FormText(sheet.name, number, text)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in filter(_BESIDE_CELLS.fullmatch, archive.namelist()):
            yield from _of_part(archive.read(name).decode("utf-8", errors="replace"))
        for name in filter(_SHEET.fullmatch, archive.namelist()):
            xml = archive.read(name).decode("utf-8", errors="replace")
            said = (*_CHOICES.findall(xml), *map("".join, _DESCRIBED.findall(xml)))
            yield from (FormText("", 0, html.unescape(text)) for text in said)
