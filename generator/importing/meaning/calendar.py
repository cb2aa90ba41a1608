"""The calendar of a plan: its period, its waves, its milestones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from generator.importing.meaning.dossiers import deadline, milestone
from generator.importing.meaning.known import Registers
from generator.importing.meaning.sections import Told
from generator.importing.meaning.times import ends, moment, period
from generator.importing.meaning.tree import Node, sentences
from generator.importing.meaning.unsure import Unsure

_SUMMARY = re.compile(
    r"(?:Tổng kết|Sơ kết)\b[^:.;]*?(?::|vào|trong|tổ chức|dự kiến)\s*(?P<when>.*)", re.IGNORECASE
)
_TIME = re.compile(r"(?:vào|trong|trước|chậm nhất|dự kiến)\b.*", re.IGNORECASE)
_WAVE = re.compile(
    r"(?P<title>(?:Đợt|Giai đoạn)(?: thi đua)? ?(?:thứ )?(?P<which>\w+)[^:]{0,40}?)\s*:\s*(?P<when>.*)",
    re.IGNORECASE,
)


def period_and_milestones(
    told: Sequence[Told], registers: Registers, issued: date | None
) -> tuple[Any, list[dict[str, Any]]]:
    """The period, and the milestones that stand beside it."""
    found: Any = None
    milestones: list[dict[str, Any]] = []
    for text, source, line in _lines(told):
        for sentence in sentences(text):
            if summary := _summary(sentence, source, line, registers, issued):
                milestones.append(summary)
            elif found is None or (
                isinstance(found, dict) and isinstance(found["start"], Unsure) and ends(sentence)
            ):
                found = period(sentence, line, registers, issued, source)
    return found, milestones


def _lines(told: Sequence[Told]) -> Iterator[tuple[str, str, int]]:
    for section in told:
        if section.rest:
            # "1. Thời gian: từ ngày …" is one sentence of the plan with its heading.
            whole = section.node.text if len(section.node.text) < 120 else section.rest
            yield whole, section.node.source, section.node.line
        if section.heading is None:
            yield section.node.text, section.node.source, section.node.line
        for node in section.body:
            for each in node.walk():
                yield each.text, each.source, each.line


def summaries(told: Sequence[Told], registers: Registers, issued: date | None) -> Iterator[dict[str, Any]]:
    """The milestone of a section on summing up."""
    for section in told:
        text = section.node.text
        if section.rest:
            date_ = moment(section.rest, section.node.line, registers, issued, "during")
            yield milestone("summary", date_, text, section.node.source, section.node.line)


def _summary(
    sentence: str, source: str, line: int, registers: Registers, issued: date | None
) -> dict[str, Any] | None:
    found = _SUMMARY.match(sentence)
    if found is None:
        return None
    when = _TIME.search(sentence)
    return milestone(
        "summary",
        moment(when[0] if when else found["when"], line, registers, issued, "during"),
        sentence,
        source,
        line,
    )


def proposals(
    told: Sequence[Told], registers: Registers, issued: date | None, awards: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """The milestones of sections on when rewards are proposed or dossiers handed in."""
    for text, source, line in _lines(told):
        when = deadline(text, line, registers, issued)
        if when is not None:
            found = milestone("dossier" if "hồ sơ" in text.lower() else "proposal", when, text, source, line)
        elif time := _TIME.search(text):
            found = milestone(
                "proposal", moment(time[0], line, registers, issued, "during"), text, source, line
            )
        else:
            found = milestone("proposal", Unsure("nothing", text[:240], line), text, source, line)
        if awards:
            found["awards"] = list(awards)
        yield found


def waves(told: Sequence[Told], registers: Registers, issued: date | None) -> tuple[list[Any], list[Any]]:
    """The waves of a section, and what it tells besides (plain words)."""
    found: list[Any] = []
    others: list[Any] = []
    for text, source, line in _lines(told):
        wave = _WAVE.match(text)
        if wave is None:
            others.append((text, source, line))
            continue
        when = re.split(r",\s*(?:trọng tâm|tập trung|với)\b", wave["when"])[0]
        data = period(when, line, registers, issued, source) | {"text": text}
        found.append(
            {"code": f"dot-{len(found) + 1}", "title": wave["title"].strip(), "period": data, "@line": line}
        )
    return found, others


def tasks_with_days(
    responsibilities: Sequence[dict[str, Any]], registers: Registers, issued: date | None
) -> Iterator[dict[str, Any]]:
    """Last days inside tasks: whom they bind is what the section says, what for a person has to confirm."""
    for each in responsibilities:
        for task in each["tasks"]:
            text = task["text"] if isinstance(task, dict) else task
            for sentence in sentences(text):
                when = deadline(sentence, each["@line"], registers, issued)
                if when is None:
                    continue
                hands_in = (
                    re.search(r"\b(?:gửi|nộp)\b", sentence, re.IGNORECASE) and "hồ sơ" in sentence.lower()
                )
                if hands_in:
                    kind: Any = "dossier"
                else:
                    choices = ("internal", "proposal", "review", "other")
                    kind = Unsure("whose_deadline", sentence[:240], each["@line"], "internal", choices)
                found = milestone(
                    "dossier" if hands_in else "internal", when, sentence, each["source"], each["@line"]
                )
                found["kind"] = kind
                if isinstance(each["heading"], str):
                    found["binds_text"] = each["heading"]
                if isinstance(each.get("units"), list):
                    found["binds"] = each["units"]
                yield found


_CODES = {
    "dossier": "nop-ho-so",
    "proposal": "de-nghi-khen-thuong",
    "summary": "tong-ket",
    "review": "xet-khen-thuong",
}


def coded(milestones: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Milestones with codes of their own; the same day told twice is one."""
    found: list[dict[str, Any]] = []
    seen: list[tuple[Any, Any]] = []
    taken: set[str] = set()
    for each in milestones:
        kind = each["kind"].understood if isinstance(each["kind"], Unsure) else each["kind"]
        base = code = _CODES.get(kind, "moc")
        number = 2
        while code in taken:
            code, number = f"{base}-{number}", number + 1
        if (kind, each["date"]) in seen:
            continue
        seen.append((kind, each["date"]))
        taken.add(code)
        found.append(each | {"code": code})
    return found


def review(nodes: Sequence[Node], registers: Registers, issued: date | None) -> Iterator[dict[str, Any]]:
    """Sentences that say when rewards are considered."""
    for node in nodes:
        if found := REVIEW.match(node.text):
            yield milestone(
                "review",
                moment(found["when"], node.line, registers, issued, "during"),
                node.text,
                node.source,
                node.line,
            )


REVIEW = re.compile(
    r"(?:Việc|Thời gian) xét (?:khen thưởng|tặng)\b[^.]*?(?P<when>(?:vào|trong|trước)\b[^.]*)", re.IGNORECASE
)
