"""The plan's full text as a document: each paragraph's part on the page, and its own anchor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.derive.site_map import section_anchor
from generator.load.plan_text import Level, Paragraph, PlanText

Part = Literal["head", "section", "title", "numbered", "item", "subitem", "line", "recipient", "sign"]

# A numbered paragraph up to this long (characters) without a closing stop is a heading, not a sentence.
_LONGEST_TITLE = 130


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One paragraph: what it is on the page, the label the plan writes, its words, its anchor ("" for none)."""

    part: Part
    label: str
    text: str
    anchor: str


def document_lines(plan: PlanText) -> tuple[DocumentLine, ...]:
    """Every paragraph of the plan in its order; a repeated section gets an anchor of its own."""
    return tuple(_lines(plan))


def _lines(plan: PlanText) -> Iterator[DocumentLine]:
    seen: dict[str, int] = {}
    closing = False
    for paragraph in plan.paragraphs:
        closing = closing or paragraph.text.startswith("Nơi nhận")
        anchor = ""
        if paragraph.opens:
            seen[paragraph.section] = times = seen.get(paragraph.section, 0) + 1
            anchor = section_anchor(paragraph.section) + (f"-lan-{times}" if times > 1 else "")
        yield DocumentLine(_part(paragraph, closing=closing), _label(paragraph), paragraph.text, anchor)


def _part(paragraph: Paragraph, *, closing: bool) -> Part:
    if closing:
        return "recipient" if paragraph.level is Level.DASH else "sign"
    match paragraph.level:
        case Level.ROMAN:
            return "section"
        case Level.NUMBER | Level.LETTER:
            is_title = (
                paragraph.level is Level.NUMBER
                and len(paragraph.text) <= _LONGEST_TITLE
                and paragraph.text[-1:] not in ".;:"
            )
            return "title" if is_title else "numbered"
        case Level.DASH | Level.STAR:
            return "item"
        case Level.PLUS:
            return "subitem"
        case Level.NONE:
            return "line" if paragraph.section else "head"


def _label(paragraph: Paragraph) -> str:
    match paragraph.level:
        case Level.ROMAN | Level.NUMBER:
            return f"{paragraph.marker}."
        case Level.LETTER:
            return f"{paragraph.marker})"
        case _:
            return paragraph.marker
