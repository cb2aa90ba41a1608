"""Decisions, and what corrects them, as far as they are filled in: a roll is published with all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Steps
from generator.validate.case import Case
from generator.validate.finding import Facts, Finding, Rule
from generator.validate.same_text import same_document

_BLANK = re.compile(r"…|\.{3}|__|\((?:đã ký|ký tên|ký, ghi rõ họ tên)\)", re.IGNORECASE)
_FILL_IN = "chép đúng như trong bản đã ký"
_ITSELF = "ghi văn bản đã đính chính, thu hồi; chỉ là gõ sai khi nhập thì sửa danh sách, bỏ mục này"


def unfinished(case: Case) -> Iterator[Finding]:
    """H72: what the model of a decision leaves blank; a correction whose document is the decision itself."""
    for at, text in _texts(case):
        blank = _BLANK.search(text) or (at[-1] == "number" and not any(map(str.isdecimal, text)))
        if blank:
            yield Finding("H72", at, _facts(f"`{at[-1]}` còn để trống: “{text[:80]}”", _FILL_IN))
    decisions = {each.code: each for each in case.campaign.decisions}
    for index, each in enumerate(case.campaign.corrections):
        own = decisions.get(each.decision)
        if own and own.date.year == each.date.year and same_document(each.decided_by, own.number):
            reason = f"Mục này ghi văn bản là chính quyết định {own.number} mà nó đính chính"
            yield Finding("H72", ("corrections", index, "decided_by"), _facts(reason, _ITSELF))


def _facts(reason: str, remedy: str) -> Facts:
    return {"reason": reason, "remedy": remedy}


def _texts(case: Case) -> Iterator[tuple[Steps, str]]:
    for index, each in enumerate(case.campaign.decisions):
        at = ("decisions", index)
        yield (*at, "number"), each.number
        yield (*at, "issued_by"), each.issued_by
        yield (*at, "subject"), each.subject
        yield (*at, "signatory", "position"), each.signatory.position
        yield (*at, "signatory", "name"), each.signatory.name
    for index, correction in enumerate(case.campaign.corrections):
        yield ("corrections", index, "decided_by"), correction.decided_by


RULES: tuple[Rule[Case], ...] = (unfinished,)
