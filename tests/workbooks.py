"""Workbooks part by part, as no program writes them: a reader that trusts them would work for ever."""

from __future__ import annotations

import io
import zipfile

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEADER = "<row>" + "".join(
    f'<c t="inlineStr"><is><t>{title}</t></is></c>' for title in ("TT", "Họ và tên", "Đơn vị")
)
HEADER = f"{_HEADER}</row>"


def workbook(sheet: str = "", *, texts: str = "", names: str = "", sheets: int = 1, parts: int = 1) -> bytes:
    """A workbook of `sheets` names for `parts` sheets, which all have the content `sheet`."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(parts)
    )
    named = "".join(
        f'<sheet name="S{number}" sheetId="{number + 1}" r:id="r{number % parts}"/>'
        for number in range(sheets)
    )
    workbook = f"<sheets>{named}</sheets>{names}"
    kinds = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "styles": "styles"}
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in kinds.items()
    ) + "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in range(parts)
    )
    relation = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{relation}"/>'
    content = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{default}{overrides}</Types>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}">{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        "</Relationships>",
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{texts}</sst>",
        "xl/styles.xml": f"<styleSheet {_MAIN}/>",
        **{
            f"xl/worksheets/sheet{number}.xml": f"<worksheet {_MAIN}>{sheet}</worksheet>"
            for number in range(parts)
        },
    }
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return saved.getvalue()


def rows(*cells: str) -> str:
    """The header, then a row of each of these."""
    return f"<sheetData>{HEADER}{''.join(f'<row>{cell}</row>' for cell in cells)}</sheetData>"


def _merge(span: str) -> str:
    return f'<mergeCell ref="{span}"/>'


NAME = '<c t="inlineStr"><is><t>A1</t></is></c>'
_SHARED = '<c t="s"><v>0</v></c>'

READ = {
    "a span of columns to 10^12": workbook(
        f'<cols><col min="1" max="{10**12}" hidden="1"/></cols>{rows(NAME)}'
    ),
    "many endless spans": workbook(
        "<cols>" + f'<col min="1" max="{10**15}" width="0"/>' * 5_000 + f"</cols>{rows(NAME)}"
    ),
    "a merge of all rows": workbook(f'{rows(NAME)}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    "a dimension of all cells": workbook(f'<dimension ref="A1:XFD1048576"/>{rows(NAME)}'),
    "names that lead everywhere": workbook(
        rows(NAME),
        names="<definedNames>"
        + '<definedName name="_xlnm.Print_Titles" localSheetId="0">S0!$1:$1048576</definedName>' * 5_000
        + "</definedNames>",
    ),
}
"""What is odd and does no harm: the list is read."""

REFUSED = {
    "rows as wide as can be": workbook(
        rows(*(f'<c r="ZZZ{number}"><v>1</v></c>' for number in range(2, 300)))
    ),
    "a row beyond Excel's last": workbook(f'<sheetData><row r="{10**12}">{NAME}</row></sheetData>'),
    "a row without end": workbook(f'<sheetData><row r="1e300">{NAME}</row></sheetData>'),
    "gaps in each of many sheets": workbook(
        f'<sheetData><row r="1048570">{NAME}</row></sheetData>', sheets=50, parts=50
    ),
    "one sheet under many names": workbook(rows(NAME), sheets=5_000),
    "merges over each other": workbook(
        rows(*[NAME] * 3_000) + f"<mergeCells>{_merge('A1:A200000') * 3_000}</mergeCells>"
    ),
    "merges by the hundred thousand": workbook(
        f"<sheetData/><mergeCells>{_merge('A1') * 420_000}</mergeCells>"
    ),
    "a cell of 100 kB": workbook(rows(_SHARED), texts=f"<si><t>{'1 ' * 50_000}</t></si>"),
    "one long text in every cell": workbook(
        rows(*[_SHARED] * 2_000), texts=f"<si><t>{'a ' * 16_000}</t></si>"
    ),
    "an endless number of a text": workbook(rows(f'<c t="s"><v>{"9" * 5_000}</v></c>')),
    "an endless number of a column": workbook(rows(f'<c r="{"Z" * 5_000}1"><v>1</v></c>')),
    "a merge of no numbers": workbook(f"{rows(NAME)}<mergeCells>{_merge('9' * 5_000)}</mergeCells>"),
}
