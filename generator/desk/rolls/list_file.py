"""A list's file with one cell changed, or one row emptied: nothing else of the file is touched.

CSV files and workbooks; the text of a Word file is spread over runs, so that is changed in Word.
"""

from __future__ import annotations

import csv
import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from generator.desk.saving.text import CannotEdit
from generator.load.inside.xml_tree import xml_bytes, xml_tree
from generator.load.sheets.csv_file import separator
from generator.load.sheets.package import Package
from generator.load.yaml.places import BOM
from generator.validate.rolls.headers import column_letter

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?")
_TAG = re.compile(r"<[^<>]*>")


def with_cells(content: bytes, kind: str, sheet: str, line: int, texts: Mapping[int, str]) -> bytes:
    """The file with other texts in cells of one row, by their columns (from 0). Raises CannotEdit."""
    return _EDITORS.get(kind, _refused)(content, sheet, line, texts)


def without_row(content: bytes, kind: str, sheet: str, line: int) -> bytes:
    """The file with the row's cells empty; the row stays, so that no other moves. Raises CannotEdit."""
    return _EDITORS.get(kind, _refused)(content, sheet, line, None)


def texts_in(content: bytes, kind: str) -> Iterator[str]:
    """Every text that a file of a list holds, whatever part of it it stands in."""
    if kind == ".csv":
        yield content.decode("utf-8", "replace")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                # Runs of a word are parted by tags, cells by tags too, and attributes say something as well.
                text = archive.read(name).decode("utf-8", "replace")
                yield from map(html.unescape, (_TAG.sub("", text), _TAG.sub(" ", text), text))


def _refused(_content: bytes, _sheet: str, _line: int, _texts: Mapping[int, str] | None) -> bytes:
    raise CannotEdit("a file of another kind")


def _in_csv(content: bytes, _sheet: str, line: int, texts: Mapping[int, str] | None) -> bytes:
    text = content.decode("utf-8")
    body = text.removeprefix(BOM)
    lines = [each for each in _LINES.findall(body) if each]
    delimiter, _ = separator(body)
    reader = csv.reader(lines[line - 1 :], delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration) as error:
        raise CannotEdit("no such record") from error
    taken = lines[line - 1 : line - 1 + reader.line_num]
    last = taken[-1]
    end = last[len(last.rstrip("\r\n")) :]
    made = io.StringIO()
    if texts is None:
        made.write(delimiter * (len(cells) - 1))
    else:
        if max(texts) >= len(cells):
            raise CannotEdit("no such cell")
        changed = [texts.get(index, cell) for index, cell in enumerate(cells)]
        csv.writer(made, delimiter=delimiter, lineterminator="").writerow(changed)
    blank = (end or "\n") * (len(taken) - 1 - made.getvalue().count("\n"))
    lines[line - 1 : line - 1 + len(taken)] = [made.getvalue() + end + blank]
    return (text[: len(text) - len(body)] + "".join(lines)).encode()


def _in_workbook(content: bytes, sheet: str, line: int, texts: Mapping[int, str] | None) -> bytes:
    package = Package(content)
    main = package.lead("", "officeDocument") or "xl/workbook.xml"
    leads = package.leads(main)
    listed = package.tree(main).first("sheets")
    names = {each.attributes.get("name", ""): leads[each.attributes["id"]][1] for each in
             (listed.all("sheet") if listed else ())}  # fmt: skip
    if sheet not in names:
        raise CannotEdit("no such sheet")
    part = names[sheet]
    root = xml_tree(package.read(part))
    row = root.find(f"{_MAIN}sheetData/{_MAIN}row[@r='{line}']")
    if row is None:
        raise CannotEdit("no such row")
    cells = {cell.get("r"): cell for cell in row.findall(f"{_MAIN}c")}
    for column, text in ({} if texts is None else texts).items():
        cell = cells.get(f"{column_letter(column + 1)}{line}")
        if cell is None:
            raise CannotEdit("no such cell")
        _write(cell, text)
    for cell in cells.values() if texts is None else ():
        _write(cell, "")
    changed = {part: xml_bytes(root)}
    shared = next((target for kind, target in leads.values() if kind == "sharedStrings"), None)
    if shared is not None:
        changed[shared] = _unused_emptied(package, shared, {**dict.fromkeys(names.values(), b""), **changed})
    return _repacked(content, changed)


def _write(cell: etree._Element, text: str) -> None:
    """Put a text into a cell, or nothing; its looks stay."""
    for inner in list(cell):
        cell.remove(inner)
    cell.attrib.pop("t", None)
    if text:
        cell.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(cell, f"{_MAIN}is"), f"{_MAIN}t")
        words.text = text
        words.set(_SPACE, "preserve")


def _unused_emptied(package: Package, shared: str, sheets: Mapping[str, bytes]) -> bytes:
    """The workbook's shared texts; those that no cell names any more are emptied, places stay."""
    used = set()
    for part, content in sheets.items():
        tree = xml_tree(content or package.read(part))
        used |= {cell.findtext(f"{_MAIN}v") for cell in tree.iter(f"{_MAIN}c") if cell.get("t") == "s"}
    root = xml_tree(package.read(shared))
    for index, text in enumerate(root.findall(f"{_MAIN}si")):
        if str(index) not in used:
            for inner in list(text):
                text.remove(inner)
            etree.SubElement(text, f"{_MAIN}t").text = ""
    return xml_bytes(root)


def _repacked(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The packed file with other bytes in some parts; order, names and times stay."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for each in before.infolist():
            part = posixpath.normpath(each.filename.lstrip("/"))
            after.writestr(each, changed.get(part, before.read(each)), each.compress_type)
    return made.getvalue()


_EDITORS = {".csv": _in_csv, ".xlsx": _in_workbook}
