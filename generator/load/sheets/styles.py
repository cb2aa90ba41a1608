"""What a workbook's formatting says of cells: formats of numbers, what is struck out or cannot be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.load.sheets.number_format import BUILT_IN
from generator.load.sheets.package import XmlNode, is_on

WHITE, BLACK = "FFFFFF", "000000"
# Of the 64 numbered colours, and of a theme's: those that texts and sheets usually have.
_INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}
_THEME = {"0": WHITE, "1": BLACK}
_SMALLEST = 3  # points: nobody reads less


class Look(NamedTuple):
    """How cells of one style look.

    `format` is the code of their numbers, `font` the name of the typeface, `crossed` a diagonal line.
    """

    format: str = "General"
    struck: bool = False
    crossed: bool = False
    unseen: bool = False
    font: str = ""


class Styles(NamedTuple):
    """The looks by number, and the numbers of conditional formats that strike out, hide or rewrite."""

    looks: Sequence[Look] = (Look(),)
    conditional: frozenset[int] = frozenset()


def read_styles(root: XmlNode | None) -> Styles:
    """The styles of a workbook; None for one that has no such part."""
    if root is None:
        return Styles()
    formats = {**{str(number): code for number, code in BUILT_IN.items()}, **_formats(root)}
    fonts = list(_below(root, "fonts"))
    fills = [_background(each) for each in _below(root, "fills")]
    borders = list(_below(root, "borders"))
    looks = []
    for style in _below(root, "cellXfs"):
        font = _at(fonts, style, "fontId")
        background = fills[number] if 0 <= (number := _number(style, "fillId")) < len(fills) else WHITE
        code = formats.get(style.attributes.get("numFmtId", "0"), "General")
        crossed = _is_crossed(_at(borders, style, "borderId"))
        looks.append(Look(code, font.on("strike"), crossed, is_unseen(font, background), typeface(font)))
    changing = {number for number, each in enumerate(_below(root, "dxfs")) if _changes_meaning(each)}
    return Styles(looks or (Look(),), frozenset(changing))


def is_unseen(font: XmlNode, background: str) -> bool:
    """Whether a text in this font (a workbook's, or a run's of one) has the colour of what lies below it."""
    color = font.first("color")
    size = font.first("sz")
    tiny = size is not None and float(size.attributes.get("val", 11)) < _SMALLEST
    return tiny or (color is not None and _color(color, BLACK) == background)


def typeface(font: XmlNode) -> str:
    """The name of a font's typeface."""
    node = font.first("name") or font.first("rFont")
    return node.attributes.get("val", "") if node is not None else ""


def _formats(root: XmlNode) -> dict[str, str]:
    return {
        each.attributes.get("numFmtId", ""): each.attributes.get("formatCode", "General")
        for each in _below(root, "numFmts")
    }


def _below(root: XmlNode, name: str) -> Sequence[XmlNode]:
    node = root.first(name)
    return node.nodes if node is not None else ()


def _number(node: XmlNode, name: str) -> int:
    return int(node.attributes.get(name, 0))


def _at(nodes: Sequence[XmlNode], style: XmlNode, name: str) -> XmlNode:
    number = _number(style, name)
    return nodes[number] if 0 <= number < len(nodes) else XmlNode(name)


def _background(fill: XmlNode) -> str:
    pattern = fill.first("patternFill")
    if pattern is None:
        return "" if fill.nodes else WHITE  # "": a gradient, which no text's colour equals
    kind = pattern.attributes.get("patternType", "none")
    color = pattern.first("fgColor")
    if kind == "none":
        return WHITE
    return _color(color, BLACK) if kind == "solid" and color is not None else ""


def _is_crossed(border: XmlNode) -> bool:
    line = border.first("diagonal")
    directed = is_on(border.attributes.get("diagonalUp")) or is_on(border.attributes.get("diagonalDown"))
    return directed and line is not None and line.attributes.get("style", "none") != "none"


def _color(node: XmlNode, usual: str) -> str:
    attributes = node.attributes
    if is_on(attributes.get("auto")):
        return usual
    if "rgb" in attributes:
        return attributes["rgb"][-6:].upper()
    tint = attributes.get("tint", "0")
    for kind, known in (("indexed", _INDEXED), ("theme", _THEME)):
        if kind in attributes:
            plain = float(tint) == 0
            own = f"{kind} {attributes[kind]} {tint}"
            return known.get(attributes[kind], own) if plain else own
    return usual


def _changes_meaning(style: XmlNode) -> bool:
    """Whether a conditional format strikes a text out, hides it, or shows a number as something else."""
    font, fill = style.first("font"), style.first("fill")
    pattern = fill.first("patternFill") if fill is not None else None
    # A conditional fill is solid where it names no pattern, and keeps its colour in `bgColor`.
    color = (pattern.first("bgColor") or pattern.first("fgColor")) if pattern is not None else None
    background = WHITE if color is None else _color(color, WHITE)
    hides = font is not None and is_unseen(font, background)
    return style.first("numFmt") is not None or hides or (font is not None and font.on("strike"))
