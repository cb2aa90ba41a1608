"""The calendar of a plan: its period, its waves, its milestones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.importing.meaning.dossiers import DEADLINE, deadline, milestone, milestones_on, registers_by
from generator.importing.meaning.known import Registers
from generator.importing.meaning.statements import capital
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node, sentences
from generator.importing.meaning.times import ends, moment, period, says_a_period
from generator.importing.meaning.unsure import Unsure, understood
from generator.slug import free_code

_SUMMARY = re.compile(
    r"(?:Tổng kết|Sơ kết)\b[^:.;]*?(?::|vào|trong|tổ chức|dự kiến|(?=trước|chậm nhất))\s*(?P<when>.*)",
    re.IGNORECASE,
)
_SUMMARIES = re.compile(r"[,;]\s*(?=(?:và )?(?:sơ kết|tổng kết)\b)", re.IGNORECASE)
_TIME = re.compile(r"(?:vào|trong|trước|chậm nhất|dự kiến)\b.*", re.IGNORECASE)
_WAVE = re.compile(
    r"(?P<title>(?:Đợt|Giai đoạn)(?: thi đua)? ?(?:thứ )?(?P<which>\w+)[^:]{0,40}?)"
    r"(?:\s*:\s*|\s+(?:[-–]\s+)?(?=\(?(?:từ|bắt đầu từ)\b[^:]*\d))(?P<when>.*)",
    re.IGNORECASE,
)


def period_and_milestones(told: Sequence[Told], registers: Registers) -> tuple[Any, list[dict[str, Any]]]:
    """The period, and the milestones that stand beside it."""
    found: Any = None
    milestones: list[dict[str, Any]] = []
    for text, source, line in _lines(told):
        if _WAVE.match(text):
            continue
        for sentence in (part for whole in sentences(text) for part in _SUMMARIES.split(whole)):
            if summary := _summary(sentence, source, line, registers):
                milestones.append(summary)
            elif beside := list(_beside(sentence, source, line, registers)):
                milestones += beside
            elif _OTHER.match(sentence) and not says_a_period(sentence):
                continue
            elif found is None or (
                isinstance(found, dict) and isinstance(found["start"], Unsure) and ends(sentence)
            ):
                found = period(sentence, line, registers, source)
    return found, milestones


def _beside(sentence: str, source: str, line: int, registers: Registers) -> Iterator[dict[str, Any]]:
    """What a section on time says of something else than the period: the launch, registering, handing in."""
    if ends(sentence):
        return
    if launch := _LAUNCH.match(sentence):
        when = moment(launch["when"], line, registers, "during")
        yield milestone("other", when, sentence, source, line) | {"title": "Phát động phong trào thi đua"}
    elif registers_by(sentence) or _HANDED_IN.search(sentence[:_LONGEST_READ]):
        yield from milestones_on("dossier", sentence, source, line, registers)


_LAUNCH = re.compile(
    r"(?:Tổ chức )?(?:Lễ )?Phát động\b[^:.;\d]{0,60}?(?::|(?=\b(?:vào|trong)\b))\s*(?P<when>.*\d.*)"
)


_OTHER = re.compile(r"(?!Thời (?:gian|hạn)\b)[^\W\d][^:;.]{2,60}:\s")
"""A label in front of a time: of something else than the whole, where no beginning is told."""


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


def summaries(told: Sequence[Told], registers: Registers) -> Iterator[dict[str, Any]]:
    """The milestone of a section on summing up."""
    for section in told:
        text = section.node.text
        if section.rest and _HANDED_IN.search(section.rest[:_LONGEST_READ]):
            yield from milestones_on("dossier", text, section.node.source, section.node.line, registers)
        elif section.rest:
            date_ = moment(section.rest, section.node.line, registers, "during")
            halfway = text.lower().startswith("sơ kết")
            made = milestone(
                "other" if halfway else "summary", date_, text, section.node.source, section.node.line
            )
            yield made | _HALFWAY if halfway else made


_LONGEST_READ = 2_000  # characters
_HALFWAY = {"title": "Sơ kết phong trào thi đua"}
_HANDED_IN = re.compile(r"hồ sơ\b.*\b(?:gửi|nộp)\b|\b(?:gửi|nộp)\b.*\bhồ sơ", re.IGNORECASE)


def _summary(sentence: str, source: str, line: int, registers: Registers) -> dict[str, Any] | None:
    found = _SUMMARY.match(sentence)
    if found is None:
        return None
    when = _TIME.search(sentence)
    halfway = sentence.lower().startswith("sơ kết")
    made = milestone(
        "other" if halfway else "summary",
        moment(when[0] if when else found["when"], line, registers, "during"),
        sentence,
        source,
        line,
    )
    return made | (_HALFWAY if halfway else {})


def proposals(told: Sequence[Told], registers: Registers, awards: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The milestones of sections on when rewards are proposed or dossiers handed in."""
    for text, source, line in _lines(told):
        kind = "dossier" if "hồ sơ" in text.lower() else "proposal"
        told_days = list(milestones_on(kind, text, source, line, registers))
        if not told_days:
            time = _TIME.search(text)
            when = moment(time[0], line, registers, "during") if time else Unsure("nothing", text[:240], line)
            told_days = [milestone("proposal", when, text, source, line)]
        for found in told_days:
            yield found | ({"awards": list(awards)} if awards else {})


def waves(told: Sequence[Told], registers: Registers) -> list[dict[str, Any]]:
    """The waves that sections tell."""
    found: list[dict[str, Any]] = []
    for text, source, line in _lines(told):
        wave = _WAVE.match(text)
        if wave is None:
            continue
        title, when = wave["title"].strip(), _BESIDE_A_WAVE.split(wave["when"])[0]
        if bracketed := _BRACKETED.fullmatch(when):
            when = bracketed["when"]
        if inside := _IN_BRACKETS.fullmatch(title):
            title, when = inside["title"].strip(), inside["when"]
        data = period(when, line, registers, source) | {"text": text}
        found.append({"code": f"dot-{len(found) + 1}", "title": title, "period": data, "@line": line})
    return found


# Some plans write the days of a wave between brackets behind its name.
_IN_BRACKETS = re.compile(r"(?P<title>[^()]+)\((?P<when>[^()]*\d[^()]*)\)")
_BRACKETED = re.compile(r"\((?P<when>[^()]*)\)(?:[.;:].*)?")
_BESIDE_A_WAVE = re.compile(
    r",\s*(?=(?:trọng tâm|tập trung|với|tiến hành|tổ chức|sơ kết|tổng kết|chào mừng|nhân)\b)"
)


def wave_summaries(told: Sequence[Told], registers: Registers) -> Iterator[dict[str, Any]]:
    """When a wave is summed up, where the sentence on it says so."""
    for text, source, line in _lines(told):
        if wave := _WAVE.match(text):
            for piece in _BESIDE_A_WAVE.split(wave["when"])[1:]:
                if found := _summary(re.sub(r"^(?:tiến hành|tổ chức) ", "", piece), source, line, registers):
                    yield found


def tasks_with_days(
    responsibilities: Sequence[dict[str, Any]], registers: Registers
) -> Iterator[dict[str, Any]]:
    """Last days inside tasks: whom they bind is what the section says, what for a person has to confirm."""
    for each in responsibilities:
        for task in each["tasks"]:
            text = task["text"] if isinstance(task, dict) else task
            for sentence in sentences(text):
                when = deadline(sentence, each["@line"], registers)
                if when is None or _within(when):
                    continue
                kind = _kind_of(next(filter(DEADLINE.search, re.split(r";\s+", sentence)), sentence))
                found = milestone(kind, when, sentence, each["source"], each["@line"])
                if kind == "other" and (title := _done(sentence)):
                    found["title"] = title
                if kind == "internal":
                    choices = ("internal", "proposal", "review", "other")
                    found["kind"] = Unsure("whose_deadline", sentence[:240], each["@line"], kind, choices)
                if isinstance(each["heading"], str):
                    found["binds_text"] = each["heading"]
                if isinstance(each.get("units"), list):
                    found["binds"] = each["units"]
                yield found


def _done(sentence: str) -> str:
    """What is to be done by a day: the words in front of it; none where they are too many for a title."""
    title = DEADLINE.split(sentence)[0].strip(" ,;:-")
    return capital(title) if len(title.split()) > 2 and len(title) <= _LONGEST_TITLE else ""


_LONGEST_TITLE = 90


def _kind_of(sentence: str) -> str:
    """What kind of milestone a last day inside a task is; "internal" may be several others as well."""
    if registers_by(sentence):
        return "other"
    if re.search(r"\b(?:gửi|nộp)\b", sentence, re.IGNORECASE) and "hồ sơ" in sentence.lower():
        return "dossier"
    of_rewards = re.search(r"hồ sơ|khen thưởng|xét|trình", sentence, re.IGNORECASE)
    return "internal" if of_rewards else "other"


def _within(when: Any) -> bool:
    """Whether a time only says when a task is done: "trong tháng 4" is no last day."""
    value = understood(when)
    return isinstance(value, dict) and value.get("bound") == "during"


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
        kind = understood(each["kind"])
        if (kind, each["date"]) in seen:
            continue
        seen.append((kind, each["date"]))
        code = free_code(_CODES.get(kind, "moc"), taken)
        taken.add(code)
        found.append(each | {"code": code})
    return found


def review(nodes: Sequence[Node], registers: Registers) -> Iterator[dict[str, Any]]:
    """Sentences that say when rewards are considered."""
    for node in nodes:
        if found := REVIEW.match(node.text):
            yield milestone(
                "review",
                moment(found["when"], node.line, registers, "during"),
                node.text,
                node.source,
                node.line,
            )


REVIEW = re.compile(
    r"(?:(?:Việc |Thời gian )?xét (?:khen thưởng|tặng)\b|(?:[^.;:]*\btrình )?Hội đồng\b[^.;:]*? họp\b)[^.]*?"
    r"(?P<when>(?:vào|trong|trước|chậm nhất|muộn nhất)\b[^.]*)",
    re.IGNORECASE,
)


def ceremonies(nodes: Sequence[Node], registers: Registers) -> Iterator[dict[str, Any]]:
    """Meetings and ceremonies whose day a sentence tells: the launch, the summing up."""
    told = [(node, sentence) for node in nodes for sentence in sentences(node.text)]
    for node, sentence in told:
        found = _CEREMONY.match(sentence)
        when = moment(found["when"], node.line, registers) if found else None
        if found and understood(when) is not None:
            title = found["title"].strip(" ,")
            kind = "summary" if "tổng kết" in title.lower() else "other"
            made = milestone(kind, when, node.text, node.source, node.line)
            yield made if kind == "summary" else made | {"title": capital(title)}


_CEREMONY = re.compile(
    r"(?:Tổ chức )?(?P<title>(?:Hội nghị|Lễ|Buổi lễ)\b[^.;:]{2,80}?)\s*(?:,\s*)?"
    r"(?:(?:được |dự kiến )*tổ chức\b|:|(?=(?:vào|trước|trong|chậm nhất)\b))[^.;:]*?"
    r"(?P<when>(?:vào|trước|trong|ngày|chậm nhất|\d{1,2} giờ)\b[^.;]*)",
    re.IGNORECASE,
)
