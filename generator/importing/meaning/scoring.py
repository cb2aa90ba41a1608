"""Scales of points: lines of a section or of an annex's table, grades, rules for equal candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.importing.meaning.known import Registers
from generator.importing.meaning.statements import number_in, statement_of
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node, sentences
from generator.importing.meaning.unsure import Unsure
from generator.load.plan.outline import Paragraph

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_ITEM = re.compile(
    rf"(?P<text>.+?)\s*[:(]\s*(?:tối đa )?(?P<points>{_NUMBER}) điểm\)?\s*[.;:]?$", re.IGNORECASE
)
_WHOLE = re.compile(
    rf"(?:tổng(?: số)?(?: điểm)?|thang điểm)\D{{0,20}}(?P<points>{_NUMBER}) điểm", re.IGNORECASE
)
_EXTRA = re.compile(
    rf"(?P<sign>cộng|thưởng|trừ)(?: thêm)?(?: tối đa)?\s+(?P<points>{_NUMBER}) điểm", re.IGNORECASE
)
_REACH = (
    rf"từ (?P<least>{_NUMBER})(?: điểm)? (?:trở lên|(?:đến|-)(?P<below> dưới)? (?P<most>{_NUMBER})(?: điểm)?)"
)
# "từ 90 điểm trở lên xếp loại Xuất sắc", and "Xuất sắc: từ 90 điểm trở lên".
_BANDS = (
    re.compile(rf"{_REACH}\s*(?:là|:|xếp loại|đạt)\s*(?P<title>[^;.,:]+)", re.IGNORECASE),
    re.compile(
        rf"(?P<title>[^;.,:()]{{1,60}}?)\s*[:(]\s*(?:đạt )?{_REACH}(?! *(?:là|xếp loại))", re.IGNORECASE
    ),
)
_EQUAL = re.compile(
    r"(?:(?:Trong )?trường hợp|Nếu)\b[^,.;]{0,60}?\b(?:bằng điểm|bằng nhau|ngang nhau|như nhau|số điểm bằng)",
    re.IGNORECASE,
)
_POINTS_COLUMN = re.compile(r"(?:thang |số |mức )?điểm(?: (?:tối đa|chuẩn|chấm))?", re.IGNORECASE)
_WHAT_COLUMN = re.compile(r"nội dung|tiêu chí|tiêu chuẩn|chỉ tiêu|nhiệm vụ", re.IGNORECASE)
_HOW_COLUMN = re.compile(r"cách (?:chấm|tính)|hướng dẫn|phương pháp", re.IGNORECASE)
_SUM_ROW = re.compile(r"(?:tổng|cộng)\b", re.IGNORECASE)
_FEWEST = 2  # lines that make a table a scale


def scoring(told: Sequence[Told]) -> list[Any]:
    """The scales of a plan, each line with the one number that it names; grades may be told beside them."""
    found: list[Any] = []
    apart: list[Any] = []
    for section in told:
        nodes = [section.node, *(each for child in section.body for each in child.walk())]
        if scale := _scale(section):
            found.append(scale)
        else:
            apart += _bands([node.text for node in nodes], section.node.line)
    if apart and found and isinstance(found[-1], dict):
        found[-1]["bands"] = [*found[-1].get("bands", ()), *apart]
    return found


def _scale(section: Told) -> Any:
    """The scale of a section; None where it has no lines with points."""
    nodes = [each for child in section.body for each in child.walk()]
    items = [item for child in section.body for item in _items(child)]
    if not items:
        return None
    heading = section.heading.words if section.heading else section.node.text
    found: dict[str, Any] = {"title": heading[:120], "items": items}
    words = " ".join((section.node.text, *(node.text for node in nodes)))
    if whole := _WHOLE.search(words):
        found["maximum"] = number_in(whole["points"])
    for kind, signs in (("bonuses", ("cộng", "thưởng")), ("penalties", ("trừ",))):
        if extras := list(_extras(nodes, signs)):
            found[kind] = extras
    if bands := list(_bands([node.text for node in nodes], section.node.line)):
        found["bands"] = bands
    return _added_up(found | {"source": section.node.source, "@line": section.node.line}, heading)


def _items(node: Node) -> list[dict[str, Any]]:
    """The lines with points at a node: those below it where their points make up its own."""
    below = [item for child in node.children for item in _items(child)]
    own = _item(node)
    if own is None:
        return below
    return below if below and sum(each["points"] for each in below) == own["points"] else [own]


def _item(node: Node) -> dict[str, Any] | None:
    """A line with its points; bonuses, penalties, sums and grades are none."""
    found = _ITEM.match(node.text)
    if found is None or _EXTRA.search(node.text) or _WHOLE.match(node.text) or _is_band(node.text):
        return None
    return {"text": found["text"].strip(" :("), "points": number_in(found["points"]), "source": node.source}


def _extras(nodes: Sequence[Node], signs: Sequence[str]) -> Iterator[Unsure]:
    """Points on top or taken off: for a person to confirm, the words around them vary too much."""
    for node in nodes:
        found = [each for each in _EXTRA.finditer(node.text) if each["sign"].lower() in signs]
        if len(found) == 1:
            item = {"text": node.text, "points": number_in(found[0]["points"]), "source": node.source}
            yield Unsure("which_points", node.text, node.line, item)


def _added_up(found: dict[str, Any], heading: str) -> Any:
    """A scale as it is where its lines make up its sum; else for a person to confirm."""
    whole = found.get("maximum")
    if whole is None or sum(item["points"] for item in found["items"]) == whole:
        return found
    return Unsure("which_points", heading[:240], found["@line"], found)


def _is_band(text: str) -> bool:
    return any(pattern.search(text) for pattern in _BANDS)


def _bands(texts: Sequence[str], line: int) -> Iterator[Any]:
    for text in texts:
        pattern = next((each for each in _BANDS if each.search(text)), None)
        for found in pattern.finditer(text) if pattern else ():
            title = re.sub(r"^(?:xếp )?loại:?\s+", "", found["title"].strip(), flags=re.IGNORECASE)
            band = {"title": title, "least": number_in(found["least"])}
            if found["below"]:
                # "dưới 90" leaves 90 out; a band says its last point, and plans do not say the step.
                yield Unsure("which_points", found[0], line, band | {"most": number_in(found["most"])})
            else:
                yield band | ({"most": number_in(found["most"])} if found["most"] else {})


def without_bands(text: str) -> str:
    """What a paragraph says besides grades."""
    pattern = next((each for each in _BANDS if each.search(text)), None)
    return pattern.sub(" ", text) if pattern else text


def scoring_tables(annexes: Sequence[Mapping[str, Any]], paragraphs: Sequence[Paragraph]) -> Iterator[Any]:
    """The scales that tables of a plan hold: lines with their points, and the grades told below the table."""
    lines = [each["@line"] for each in annexes]
    for at, annex in enumerate(map(_upright, annexes)):
        columns = annex["columns"]
        points = [number for number, name in enumerate(columns) if _POINTS_COLUMN.fullmatch(name)]
        what = next((number for number, name in enumerate(columns) if _WHAT_COLUMN.search(name)), None)
        if len(points) != 1 or what is None:
            continue
        how = next((number for number, name in enumerate(columns) if _HOW_COLUMN.search(name)), None)
        items, whole = _rows(annex["rows"], points[0], what, how)
        if len(items) < _FEWEST:
            continue
        line = annex["@line"]
        end = lines[at + 1] if at + 1 < len(lines) else None
        below = [each.text for each in paragraphs
                 if each.cell is None and each.line > line and (end is None or each.line < end)]  # fmt: skip
        source = {"source": annex["source"]} if annex.get("source") else {}
        bands = list(_bands(below, line))
        yield _added_up(
            {
                "title": annex["title"][:120],
                **({"maximum": whole} if whole is not None else {}),
                "items": items,
                **({"bands": bands} if bands else {}),
                "annex": annex["code"],
                **source,
                "@line": line,
            },
            annex["title"],
        )


def _upright(annex: Mapping[str, Any]) -> Mapping[str, Any]:
    """A table whose first column names what its rows are, turned so that a column does."""
    columns, rows = annex["columns"], annex["rows"]
    labels = [str(row[0]).strip() for row in rows]
    if not (_WHAT_COLUMN.fullmatch(columns[0]) and any(map(_POINTS_COLUMN.fullmatch, labels))):
        return annex
    turned = [list(row) for row in zip(columns[1:], *(row[1:] for row in rows), strict=True)]
    return {**annex, "columns": [columns[0], *labels], "rows": turned}


def _rows(
    rows: Sequence[Sequence[Any]], points: int, what: int, how: int | None
) -> tuple[list[dict[str, Any]], int | float | None]:
    """The lines of a table, and the sum that it names; a row that others below it make up is a heading."""
    found: list[tuple[str, dict[str, Any]]] = []
    whole: int | float | None = None
    for row in rows:
        number = re.fullmatch(rf"({_NUMBER})(?: điểm)?", str(row[points]).strip())
        if number is None:
            continue
        value = number_in(number[1])
        if any(_SUM_ROW.match(str(cell).strip()) for cell in row):
            whole = value
        elif text := " ".join(str(row[what]).split()):
            guidance = " ".join(str(row[how]).split()) if how is not None else ""
            item = {"text": text, "points": value} | ({"guidance": guidance} if guidance else {})
            found.append((_counts_as(str(row[0])), item))
    kept = [item for at, (kind, item) in enumerate(found) if not _holds(found, at, kind, item["points"])]
    return kept, whole


def _counts_as(label: str) -> str:
    """How a row is counted: I and II alike, 1 and 2, 1.1 and 1.2, a and b; "" for one that is not."""
    bare = label.strip(" .)")
    if re.fullmatch(r"[IVX]+", bare):
        return "I"
    return (
        re.sub(r"\d+", "1", bare) if re.fullmatch(r"\d+(?:\.\d+)*", bare) else "a" if len(bare) == 1 else ""
    )


def _holds(found: Sequence[tuple[str, dict[str, Any]]], at: int, kind: str, points: float) -> bool:
    """Whether the rows below a row, up to the next one that is counted like it, make up its points."""
    below: list[float] = []
    for other, item in found[at + 1 :]:
        if other in (kind, ""):
            break
        below.append(item["points"])
    return bool(below) and sum(below) == points


def tie_breaks(nodes: Sequence[Node], registers: Registers) -> Iterator[dict[str, Any]]:
    """Sentences on what decides between equal candidates."""
    for node in nodes:
        for sentence in sentences(node.text):
            if _EQUAL.match(sentence):
                yield statement_of(sentence, node.source, node.line, registers)
