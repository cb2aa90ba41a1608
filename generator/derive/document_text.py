"""The plan's full text as a document: letterhead, body, recipients, signature, anchors of the sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.derive.site_map import section_anchor
from generator.load.plan_text import Level, Paragraph, PlanText

Part = Literal[
    "authority", "number", "date", "kind", "title",
    "section", "heading", "numbered", "item", "subitem", "line",
    "recipient", "sign",
]  # fmt: skip
HEAD: tuple[Part, ...] = ("authority", "number", "date", "kind", "title")
CLOSING: tuple[Part, ...] = ("recipient", "sign")

# A numbered paragraph up to this long (characters) without a closing stop is a heading, not a sentence.
_LONGEST_HEADING = 130
_DATE_LINE = re.compile(r"^[^,]{1,40}, ngày\b")


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One paragraph: its part of the page, the label the plan writes, its words, its anchor ("" for none)."""

    part: Part
    label: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A plan's paragraphs in the parts of an administrative document (Nghị định 30/2020/NĐ-CP)."""

    head: tuple[DocumentLine, ...]
    body: tuple[DocumentLine, ...]
    recipients: tuple[DocumentLine, ...]
    signature: tuple[DocumentLine, ...]

    @property
    def contents(self) -> tuple[DocumentLine, ...]:
        """The headings, for the table of contents."""
        return tuple(line for line in self.body if line.part in ("section", "heading"))


def document_text(plan: PlanText) -> DocumentText:
    """The whole plan; a repeated section gets an anchor of its own."""
    lines = tuple(_lines(plan))
    return DocumentText(
        head=tuple(line for line in lines if line.part in HEAD),
        body=tuple(line for line in lines if line.part not in HEAD + CLOSING),
        recipients=tuple(line for line in lines if line.part == "recipient"),
        signature=tuple(line for line in lines if line.part == "sign"),
    )


def _lines(plan: PlanText) -> Iterator[DocumentLine]:
    seen: dict[str, int] = {}
    closing = False
    before: Part = "authority"
    for paragraph in plan.paragraphs:
        closing = closing or paragraph.text.startswith("Nơi nhận")
        anchor = ""
        if paragraph.opens:
            seen[paragraph.section] = times = seen.get(paragraph.section, 0) + 1
            anchor = section_anchor(paragraph.section) + (f"-lan-{times}" if times > 1 else "")
        if closing:
            part: Part = _closing_part(paragraph)
        elif paragraph.section:
            part = _body_part(paragraph)
        else:
            part = _head_part(paragraph.text, before)
        before = part
        yield DocumentLine(part, _label(paragraph), paragraph.text, anchor)


def _closing_part(paragraph: Paragraph) -> Part:
    listed = paragraph.level is Level.DASH or paragraph.text.startswith("Nơi nhận")
    return "recipient" if listed else "sign"


def _head_part(text: str, before: Part) -> Part:
    """The letterhead down to the title; what stands between the title and section I is body."""
    if before in ("title", "line"):
        return "line"
    if before == "kind":
        return "title"
    if text.startswith("Số:"):
        return "number"
    if _DATE_LINE.match(text):
        return "date"
    return "kind" if text == "KẾ HOẠCH" else "authority"


def _body_part(paragraph: Paragraph) -> Part:
    match paragraph.level:
        case Level.ROMAN:
            return "section"
        case Level.NUMBER if len(paragraph.text) <= _LONGEST_HEADING and paragraph.text[-1:] not in ".;:":
            return "heading"
        case Level.NUMBER | Level.LETTER:
            return "numbered"
        case Level.DASH | Level.STAR:
            return "item"
        case Level.PLUS:
            return "subitem"
        case Level.NONE:
            return "line"


def _label(paragraph: Paragraph) -> str:
    match paragraph.level:
        case Level.ROMAN | Level.NUMBER:
            return f"{paragraph.marker}."
        case Level.LETTER:
            return f"{paragraph.marker})"
        case _:
            return paragraph.marker
