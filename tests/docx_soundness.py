"""Whether a Word file is sound: what Word calls damaged and repairs, or refuses, is found here.

Not the whole schema: the rules that hand-made and filled-in files break.
"""

from __future__ import annotations

import io
import itertools
import posixpath
import re
import zipfile
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = "[Content_Types].xml"

# The order of children, from the sequences of ECMA-376 part 1 (wml.xsd).
_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
_CHILDREN = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": (
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline "
        "shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz "
        "szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
        "specVanish oMath rPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription tblPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers cellIns cellDel cellMerge tcPrChange"
    ),
    "sectPr": (
        "headerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
        "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings sectPrChange"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "pBdr": "top left bottom right between bar",
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tblCellMar": _BORDERS,
    "tcMar": _BORDERS,
}
_SEQUENCES = {name: children.split() for name, children in _CHILDREN.items()}
_SAME_PLACE = {"footerReference": "headerReference"}
# What must come first in its parent, wherever it stands.
_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr", "tbl": "tblPr"}


def assert_sound(docx_bytes: bytes) -> None:
    """Raises AssertionError naming the part and what is wrong in it."""
    with zipfile.ZipFile(io.BytesIO(docx_bytes)) as archive:
        names = archive.namelist()
        assert archive.testzip() is None, "the file is damaged"
        parts = {name: archive.read(name) for name in names}
    assert len(names) == len(parts), "a part is there twice"
    assert not [name for name in names if "vba" in name.lower()], "the file has macros"
    trees = {
        name: _tree(name, content) for name, content in parts.items() if name.endswith((".xml", ".rels"))
    }
    _assert_content_types(trees, names)
    for name in trees:
        _assert_relationships(name, trees)
    styles = {
        element.get(f"{_W}styleId")
        for element in trees.get("word/styles.xml", Element("w")).iter(f"{_W}style")
    }
    for name, tree in trees.items():
        if name.startswith("word/") and name.endswith(".xml"):
            _assert_order(name, tree)
            _assert_tables(name, tree)
            _assert_styles(name, tree, styles)
    _assert_body(trees["word/document.xml"])


def _tree(name: str, content: bytes) -> Element:
    try:
        tree: Element = fromstring(content)
    except SyntaxError as error:
        raise AssertionError(f"{name} is not well-formed: {error}") from error
    return tree


def _assert_content_types(trees: dict[str, Element], names: list[str]) -> None:
    types = trees[_CONTENT_TYPES]
    endings = {element.get("Extension", "").lower() for element in types.iter(f"{_TYPES}Default")}
    overrides = [element.get("PartName", "").lstrip("/") for element in types.iter(f"{_TYPES}Override")]
    for name in names:
        typed = name in overrides or name.rpartition(".")[2].lower() in endings
        assert name == _CONTENT_TYPES or typed, f"{name} has no content type"
    for name in overrides:
        assert name in names, f"{_CONTENT_TYPES} names {name}, which is not there"
    assert len(overrides) == len(set(overrides)), "a part has two content types"


def _rels_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _assert_relationships(name: str, trees: dict[str, Element]) -> None:
    if name.endswith(".rels"):
        folder = posixpath.dirname(posixpath.dirname(name))
        keys = [relationship.get("Id") for relationship in trees[name]]
        assert len(keys) == len(set(keys)), f"{name} has an id twice"
        for relationship in trees[name]:
            target = relationship.get("Target", "")
            assert relationship.get("TargetMode") != "External", f"{name} points outside: {target}"
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            assert path.lstrip("/") in trees or not path.endswith(".xml"), (
                f"{name} points at nothing: {target}"
            )
        return
    known = {relationship.get("Id") for relationship in trees.get(_rels_of(name), Element("none"))}
    used = {value for element in trees[name].iter() for key, value in element.items() if key.startswith(_R)}
    assert used <= known, f"{name} names relationships that it has not: {sorted(used - known)}"


def _local(element: Element) -> str:
    """The name of an element of Word's own, "" for others."""
    return element.tag.removeprefix(_W) if element.tag.startswith(_W) else ""


def _assert_order(name: str, tree: Element) -> None:
    for element in tree.iter():
        kind = _local(element)
        children = [child for child in map(_local, element) if child]
        first = _FIRST.get(kind)
        if first in children:
            assert children.index(first) == 0, f"{name}: {first} is not the first in {kind}"
            assert children.count(first) == 1, f"{name}: {first} is there twice in {kind}"
        sequence = _SEQUENCES.get(kind)
        if sequence is None:
            continue
        places = []
        for child in children:
            same = _SAME_PLACE.get(child, child)
            assert same in sequence, f"{name}: {child} does not belong into {kind}"
            places.append(sequence.index(same))
        assert places == sorted(places), f"{name}: {kind} has its children in the order {' '.join(children)}"


def _assert_tables(name: str, tree: Element) -> None:
    for table in tree.iter(f"{_W}tbl"):
        kinds = list(map(_local, table))
        assert kinds[:2] == ["tblPr", "tblGrid"], f"{name}: a table starts with {' '.join(kinds[:2])}"
        columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
        for row in table.iter(f"{_W}tr"):
            text = re.sub(r"\s+", " ", "".join(row.itertext()))[:60]
            width = sum(map(_span, row.findall(f"{_W}tc")))
            assert width == columns, f"{name}: the row “{text}” has {width} of {columns} columns"
        for cell in table.iter(f"{_W}tc"):
            kinds = list(map(_local, cell))
            assert kinds, f"{name}: a cell is empty"
            assert kinds[-1] == "p", f"{name}: a cell ends with {kinds[-1]}, not with a paragraph"


def _span(cell: Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return 1 if span is None else int(span.get(f"{_W}val", "1"))


def _assert_styles(name: str, tree: Element, styles: set[str | None]) -> None:
    for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"):
        for element in tree.iter(f"{_W}{kind}"):
            assert element.get(f"{_W}val") in styles, f"{name}: no style {element.get(f'{_W}val')}"


def _assert_body(document: Element) -> None:
    body = document.find(f"{_W}body")
    assert body is not None, "the document has no body"
    kinds = list(map(_local, body))
    assert kinds[-2:] == ["p", "sectPr"], f"the body ends with {' '.join(kinds[-2:])}"
    for before, after in itertools.pairwise(kinds):
        assert (before, after) != ("tbl", "tbl"), "two tables touch: Word makes one of them"
