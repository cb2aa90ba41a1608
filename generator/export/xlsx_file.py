"""One table as an Excel workbook: text cells only, no properties, the same bytes for the same table.

Written directly: a workbook of one plain sheet is six short parts, while openpyxl needs ten times as long for
a large roll and writes the time of day and its own name into the properties.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
    # Number format 49 is "text": a value such as "=1+1" stays text even when someone edits its cell.
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/>'
    '</font><font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
    '<xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
_TEXT, _HEADER = 1, 2
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def workbook(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook with one sheet: a bold, frozen header row with a filter, and the rows as text."""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
        f'<sheet name={quoteattr(title)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    parts = _PARTS | {"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": _sheet(header, rows)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)  # dated 1980-01-01: no time of day in the bytes
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, _HEAD + text)
    return target.getvalue()


def _sheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [_row(1, header, _HEADER), *(_row(place, row, _TEXT) for place, row in enumerate(rows, start=2))]
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{min(max(len(title) + 4, 12), 40)}" customWidth="1"/>'
        for place, title in enumerate(header, start=1)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(lines)}</sheetData>"
        f'<autoFilter ref="A1:{_column(len(header))}{len(lines)}"/></worksheet>'
    )


def _row(place: int, values: Sequence[str], style: int) -> str:
    opening = f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">'
    cells = "".join(f"{opening}{escape(_FORBIDDEN.sub('', value))}</t></is></c>" for value in values)
    return f'<row r="{place}">{cells}</row>'


def _column(place: int) -> str:
    """The letters of a column counted from 1, such as "AA"."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
