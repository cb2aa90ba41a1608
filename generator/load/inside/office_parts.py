"""What a Word or Excel file may hold, as tables: parts, relationships, fields, settings, functions.

What stands in no table is refused, whatever it is; what has an `out` is left out of the published file.
Names are those of ECMA-376 (Office Open XML) and of what Word, LibreOffice, WPS and Google write.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class PartKind(NamedTuple):
    """A kind of part: its name, the content types it may have, the words under which it is left out."""

    name: re.Pattern[str]
    types: tuple[str, ...] = ()
    out: str = ""


LOCAL_PATH = re.compile(r"\b[A-Za-z]:[\\/]|\\\\[\w.]+\\|file:|/(?:home|Users)/")
"""A path on somebody's machine."""


def _part(name: str, *types: str, out: str = "") -> PartKind:
    return PartKind(re.compile(name, re.IGNORECASE), types, out)


_OFFICE = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_OFFICE}wordprocessingml."
_EXCEL = f"{_OFFICE}spreadsheetml."
_THEME = f"{_OFFICE}theme+xml"
_IMAGES = ("image/png", "image/jpeg", "image/jpg", "image/pjpeg", "image/gif")
_PICTURES = r"\.(?:png|jpe?g|gif)"

_ANYWHERE = (
    _part(r"docProps/core\.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    _part(r"docProps/app\.xml", f"{_OFFICE}extended-properties+xml"),
    _part(r"docProps/custom\.xml", out="thuộc tính riêng"),
    _part(r"docProps/thumbnail\.\w+", out="ảnh thu nhỏ"),
    _part(r"docMetadata/.*", out="nhãn phân loại"),
    _part(r"customXml/.*", out="dữ liệu XML riêng"),
    _part(r"_xmlsignatures/.*", out="chữ ký số của tệp"),
)
_DOCX = (
    *_ANYWHERE,
    _part(r"word/document\.xml", f"{_WORD}document.main+xml"),
    _part(r"word/header\d*\.xml", f"{_WORD}header+xml"),
    _part(r"word/footer\d*\.xml", f"{_WORD}footer+xml"),
    _part(r"word/footnotes\.xml", f"{_WORD}footnotes+xml"),
    _part(r"word/endnotes\.xml", f"{_WORD}endnotes+xml"),
    _part(r"word/styles\.xml", f"{_WORD}styles+xml"),
    _part(r"word/stylesWithEffects\.xml", "application/vnd.ms-word.stylesWithEffects+xml"),
    _part(r"word/settings\.xml", f"{_WORD}settings+xml"),
    _part(r"word/webSettings\.xml", f"{_WORD}webSettings+xml"),
    _part(r"word/fontTable\.xml", f"{_WORD}fontTable+xml"),
    _part(r"word/numbering\.xml", f"{_WORD}numbering+xml"),
    _part(r"word/theme/theme\d*\.xml", _THEME),
    _part(rf"(?:word/)?media/[\w.-]+{_PICTURES}", *_IMAGES),
    # Comments and who made them: what readers get holds neither, see F11.
    _part(r"word/comments\.xml", f"{_WORD}comments+xml"),
    _part(r"word/commentsExtended\.xml", f"{_WORD}commentsExtended+xml"),
    _part(r"word/commentsIds\.xml", f"{_WORD}commentsIds+xml"),
    _part(r"word/commentsExtensible\.xml", f"{_WORD}commentsExtensible+xml"),
    _part(r"word/people\.xml", f"{_WORD}people+xml"),
    _part(r"word/(?:documenttasks/.*|intelligence\d*\.xml)", out="việc giao trong tệp"),
    _part(r"word/glossary/.*", out="đoạn mẫu (glossary)"),
    _part(r"word/fonts/[\w.-]+\.(?:odttf|ttf|otf)", out="phông chữ nhúng"),
    _part(r"word/(?:printerSettings/)?printerSettings\d*\.bin", out="thiết đặt máy in"),
)
_XLSX = (
    *_ANYWHERE,
    _part(r"xl/workbook\.xml", f"{_EXCEL}sheet.main+xml"),
    _part(r"xl/worksheets/sheet\d*\.xml", f"{_EXCEL}worksheet+xml"),
    _part(r"xl/styles\.xml", f"{_EXCEL}styles+xml"),
    _part(r"xl/sharedStrings\.xml", f"{_EXCEL}sharedStrings+xml"),
    _part(r"xl/calcChain\.xml", f"{_EXCEL}calcChain+xml"),
    _part(r"xl/metadata\.xml", f"{_EXCEL}sheetMetadata+xml"),
    _part(r"xl/tables/table\d*\.xml", f"{_EXCEL}table+xml"),
    _part(r"xl/theme/theme\d*\.xml", _THEME),
    _part(r"xl/drawings/drawing\d*\.xml", f"{_OFFICE}drawing+xml"),
    _part(r"xl/charts/chart\d*\.xml", f"{_OFFICE}drawingml.chart+xml"),
    _part(r"xl/charts/style\d*\.xml", "application/vnd.ms-office.chartstyle+xml"),
    _part(r"xl/charts/colors\d*\.xml", "application/vnd.ms-office.chartcolorstyle+xml"),
    _part(rf"xl/media/[\w.-]+{_PICTURES}", *_IMAGES),
    _part(r"xl/(?:comments/?\w*|threadedComments/\w+)\.xml", out="ghi chú của ô"),
    _part(r"xl/persons/\w+\.xml", out="tên người soạn, người góp ý"),
    _part(r"xl/drawings/\w+\.vml", out="ghi chú của ô"),
    _part(r"xl/printerSettings/printerSettings\d*\.bin", out="thiết đặt máy in"),
    _part(r"xl/customProperty\d*\.bin", out="thuộc tính riêng"),
    _part(r"xl/revisions/.*", out="dấu vết sửa đổi"),
)
PARTS = {".docx": _DOCX, ".xlsx": _XLSX}

WORDS = {
    "word/embeddings/": "tệp nhúng trong tệp (OLE)",
    "xl/embeddings/": "tệp nhúng trong tệp (OLE)",
    "word/activex/": "nút bấm ActiveX",
    "xl/activex/": "nút bấm ActiveX",
    "xl/ctrlprops/": "nút bấm",
    "word/charts/": "biểu đồ kèm sổ tính",
    "word/diagrams/": "sơ đồ SmartArt",
    "word/afchunk": "tài liệu khác ghép vào (altChunk)",
    "word/media/": "hình không phải .png, .jpg, .gif",
    "word/webextensions/": "tiện ích web",
    "xl/media/": "hình không phải .png, .jpg, .gif",
    "xl/externallinks/": "liên kết tới tệp hoặc chương trình khác",
    "xl/connections": "kết nối lấy dữ liệu từ nơi khác",
    "xl/querytables/": "truy vấn lấy dữ liệu từ nơi khác",
    "xl/pivot": "bảng tổng hợp (Pivot), giữ bản sao của dữ liệu",
    "xl/macrosheets/": "trang macro",
    "xl/model/": "mô hình dữ liệu",
    "customui": "thanh công cụ riêng",
}
"""What parts that are refused often are, by how their name starts (in lower case)."""

RELATIONSHIPS = frozenset({
    "officeDocument", "core-properties", "extended-properties", "styles", "stylesWithEffects", "settings",
    "webSettings", "fontTable", "numbering", "theme", "header", "footer", "footnotes", "endnotes", "image",
    "worksheet", "sharedStrings", "calcChain", "sheetMetadata", "table", "drawing", "chart", "chartStyle",
    "chartColorStyle", "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people",
})  # fmt: skip
"""Which relationships a kept part may have to another part: the last word of the type's address."""

RELATIONSHIP_HOSTS = (
    "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/",
)  # fmt: skip
LINK = "hyperlink"
"""The one relationship that may leave the file."""

REACHES = {
    "hyperlink": "liên kết",
    "href": "liên kết",
    "image": "hình",
    "src": "hình",
    "attachedTemplate": "mẫu đính kèm",
    "subDocument": "tài liệu con",
    "aFChunk": "tài liệu ghép vào",
    "oleObject": "tệp nhúng",
    "mailMergeSource": "nguồn trộn thư",
    "externalLinkPath": "sổ tính khác",
}
"""What a relationship or an attribute that leaves the file is called in Vietnamese."""

PLAIN_LINK = re.compile(r"(?:https?://[^\s\\]+|mailto:[^\s\\]+|#[^\\]*)?", re.IGNORECASE)

NAMESPACES = (
    "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://purl.org/dc/",
    "http://schemas.microsoft.com/office/", "urn:schemas-microsoft-com:", "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2001/XMLSchema",
)  # fmt: skip
"""Whose elements and attributes are kept; those of other programs are left out."""

REACHING = frozenset({
    "altChunk", "object", "OLEObject", "oleObject", "oleObjects", "control", "controls", "subDoc", "movie",
    "entryMacro", "exitMacro", "scriptAnchor", "frameset", "attachedTemplate", "mailMerge",
    "saveThroughXslt", "quickTimeFile", "videoFile", "audioFile", "wavAudioFile", "audioCd", "contentPart",
    "webPublishItems", "webPublishObjects", "externalReferences", "ddeLink", "connections",
})  # fmt: skip
"""Elements that start a program, hold another file or fetch one: they have no place in a form."""

FIELDS = frozenset({
    "PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
    "SEQ", "REF", "PAGEREF", "NOTEREF", "STYLEREF", "TOC", "TC", "HYPERLINK", "FORMTEXT", "FORMCHECKBOX",
    "FORMDROPDOWN", "SYMBOL", "EQ", "=", "TITLE", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "ADVANCE",
    "NUMWORDS", "NUMCHARS",
})  # fmt: skip
"""Fields of Word that compute from the document alone and name nobody."""

SETTINGS = frozenset({
    "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
    "displayBackgroundShape", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors",
    "activeWritingStyle", "proofState", "formsDesign", "stylePaneFormatFilter", "stylePaneSortMethod",
    "documentType", "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting",
    "documentProtection", "autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop",
    "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope",
    "summaryLength", "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting",
    "bookFoldPrinting", "bookFoldPrintingSheets", "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin",
    "doNotShadeFormData", "noPunctuationKerning", "characterSpacingControl", "printTwoOnOne",
    "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore", "footnotePr", "endnotePr",
    "compat", "mathPr", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures", "shapeDefaults", "hdrShapeDefaults", "doNotEmbedSmartTags",
    "decimalSymbol", "listSeparator", "updateFields", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
    "saveSubsetFonts", "saveFormsData", "ignoreMixedContent", "alwaysShowPlaceholderText",
    "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "showXMLTags",
    "alwaysMergeEmptyNamespace", "forceUpgrade", "captions", "readModeInkLockDown",
    "doNotValidateAgainstSchema", "saveInvalidXml", "savePreviewPicture",
    "docId", "chartTrackingRefBased", "defaultImageDpi", "conflictMode", "discardImageEditingData",
})  # fmt: skip
"""Settings of Word that speak of this document alone; all others are left out."""

OUT_OF_SETTINGS = {
    "rsids": "dấu vết các lần soạn (rsid)",
    "docVars": "biến tài liệu",
    "": "thiết đặt riêng của máy soạn",
}

FUNCTIONS = frozenset({
    "ABS", "AND", "AVERAGE", "AVERAGEIF", "AVERAGEIFS", "CEILING", "CHAR", "CHOOSE", "CLEAN", "CODE",
    "COLUMN", "COLUMNS", "CONCAT", "CONCATENATE",
    "COUNT", "COUNTA", "COUNTBLANK", "COUNTIF", "COUNTIFS", "DATE",
    "DATEDIF", "DATEVALUE", "DAY", "DAYS", "EDATE", "EOMONTH", "EXACT", "FALSE", "FIND", "FLOOR", "HLOOKUP",
    "HOUR", "IF", "IFERROR", "IFNA", "IFS", "INDEX", "INT", "ISBLANK", "ISERROR", "ISNA", "ISNUMBER",
    "ISTEXT", "LARGE", "LEFT", "LEN", "LOOKUP", "LOWER", "MATCH", "MAX", "MAXIFS", "MEDIAN", "MID", "MIN",
    "MINIFS", "MINUTE", "MOD", "MONTH", "N", "NA", "NETWORKDAYS", "NOT", "NOW", "NUMBERVALUE", "OR", "POWER",
    "PRODUCT", "PROPER", "RANK", "REPLACE", "REPT", "RIGHT", "ROUND", "ROUNDDOWN", "ROUNDUP", "ROW", "ROWS",
    "SEARCH", "SECOND", "SIGN", "SMALL", "SQRT", "SUBSTITUTE", "SUBTOTAL", "SUM", "SUMIF", "SUMIFS",
    "SUMPRODUCT", "SWITCH", "T", "TEXT", "TEXTJOIN", "TIME", "TODAY", "TRANSPOSE", "TRIM", "TRUE", "TRUNC",
    "UNIQUE", "UPPER", "VALUE", "VLOOKUP", "WEEKDAY", "WORKDAY", "XLOOKUP", "XMATCH", "YEAR",
})  # fmt: skip
"""Functions of Excel that compute from the workbook alone."""
