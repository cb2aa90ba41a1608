"""Scales of points: the lines of a section on scoring, bands of grades, rules for equal candidates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.importing.meaning.known import Registers
from generator.importing.meaning.statements import number_in, statement_of
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node, sentences
from generator.importing.meaning.unsure import Unsure

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_ITEM = re.compile(
    rf"(?P<text>.+?)\s*[:(]\s*(?:tối đa )?(?P<points>{_NUMBER}) điểm\)?\s*[.;]?$", re.IGNORECASE
)
_WHOLE = re.compile(
    rf"(?:tổng(?: số)?(?: điểm)?|thang điểm)\D{{0,20}}(?P<points>{_NUMBER}) điểm", re.IGNORECASE
)
_BAND = re.compile(
    rf"từ (?P<least>{_NUMBER})(?: điểm)? (?:trở lên|(?:đến|-)(?P<below> dưới)? (?P<most>{_NUMBER})(?: điểm)?)"
    r"\s*(?:là|:|xếp loại|đạt)\s*(?P<title>[^;.,]+)",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"(?:Trong )?trường hợp (?:có )?(?:[^,.]{0,40})?(?:bằng điểm|bằng nhau|số điểm bằng)", re.IGNORECASE
)


def scoring(told: Sequence[Told]) -> Iterator[dict[str, Any]]:
    """The scales of a plan, each line with the one number that it names."""
    for section in told:
        nodes = [each for child in section.body for each in child.walk()]
        items = [item for node in nodes if (item := _item(node))]
        if not items:
            continue
        heading = section.heading.words if section.heading else section.node.text
        found: dict[str, Any] = {"title": heading[:120], "items": items}
        words = " ".join((section.node.text, *(node.text for node in nodes)))
        if whole := _WHOLE.search(words):
            found["maximum"] = number_in(whole["points"])
        if bands := list(_bands(words, section.node.line)):
            found["bands"] = bands
        yield found | {"source": section.node.source, "@line": section.node.line}


def _item(node: Node) -> dict[str, Any] | None:
    """A line with its points; bonuses and penalties are for a person to sort."""
    found = _ITEM.match(node.text)
    if found is None or _BAND.search(node.text) or re.search(r"trừ|cộng|thưởng", node.text, re.IGNORECASE):
        return None
    return {"text": found["text"].strip(" :("), "points": number_in(found["points"]), "source": node.source}


def _bands(words: str, line: int) -> Iterator[Any]:
    for found in _BAND.finditer(words):
        band = {"title": found["title"].strip(), "least": number_in(found["least"])}
        if found["below"]:
            # "dưới 90" leaves 90 out; a band says its last point, and plans do not say the step.
            yield Unsure("unclear", found[0], line, band | {"most": number_in(found["most"])})
        else:
            yield band | ({"most": number_in(found["most"])} if found["most"] else {})


def tie_breaks(nodes: Sequence[Node], registers: Registers) -> Iterator[dict[str, Any]]:
    """Sentences on what decides between equal candidates."""
    for node in nodes:
        for sentence in sentences(node.text):
            if _EQUAL.match(sentence):
                yield statement_of(sentence, node.source, node.line, registers)
