"""The whole campaign from a plan's paragraphs: every part read by its own rules, put together and linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.importing.meaning.annexes import annexes, of_counts
from generator.importing.meaning.calendar import (
    ceremonies,
    coded,
    period_and_milestones,
    proposals,
    review,
    summaries,
    tasks_with_days,
    wave_summaries,
    waves,
)
from generator.importing.meaning.dossiers import (
    dossier_deadlines,
    dossiers,
    sent_in_sections,
    submissions,
    table_deadlines,
)
from generator.importing.meaning.head import framed, head, tail
from generator.importing.meaning.known import Registers
from generator.importing.meaning.linking import for_rewards, link, with_their_quotas
from generator.importing.meaning.rewards.gathering import (
    WITH_A_REWARD,
    of_one_reward,
    offers_of,
    with_rewards,
)
from generator.importing.meaning.rewards.offers import Offer, candidate_of, for_all, kind_of
from generator.importing.meaning.rewards.quota_numbers import says_only_counts
from generator.importing.meaning.rewards.quotas import line_of, maybe_quotas, quotas, tables_without_a_line
from generator.importing.meaning.scoring import scoring, scoring_tables, tie_breaks
from generator.importing.meaning.statements import statement_of, statements
from generator.importing.meaning.structure.parts import Part
from generator.importing.meaning.structure.sections import Parts, Told, is_award, told_by
from generator.importing.meaning.structure.tree import Node, grown
from generator.importing.meaning.tasks import responsibilities
from generator.importing.meaning.unplaced import unplaced
from generator.importing.meaning.unsure import Unsure
from generator.load.plan.outline import Level, Paragraph
from generator.model.campaign import Campaign
from generator.opening.answers import short_title

_STATEMENTS = (
    Part.PURPOSES, Part.REQUIREMENTS, Part.GOALS, Part.CONTENTS, Part.SOLUTIONS, Part.SLOGANS,
    Part.PRINCIPLES, Part.PRIORITIES, Part.TIE_BREAKS, Part.PROCEDURES,
)  # fmt: skip
_CANDIDATES = (Part.PARTICIPANTS, Part.AWARD_SUBJECTS)
_NO_QUOTAS = (Part.AWARD_FORMS, Part.CRITERIA, Part.REWARDS, Part.AWARD_SUBJECTS, None)
_LEADS_IN = re.compile(r"(?:như sau|sau đây|nội dung sau|sau)\s*:$")
_PRIORITY = re.compile(r"(?:Lưu ý\s*:\s*)?(?:Ưu tiên|Chú trọng khen thưởng)\b", re.IGNORECASE)

_PREFERRED = re.compile(
    r"trong đó,? (?P<words>(?:chú trọng|ưu tiên) (?:xét )?khen thưởng [^;]+)", re.IGNORECASE
)


def composed(paragraphs: Sequence[Paragraph], registers: Registers) -> dict[str, Any]:
    """A plan's data with the keys of a campaign file; an `Unsure` stands where a value is not certain."""
    frame = framed(paragraphs)
    top = head(frame, registers)
    registers = top.registers
    tree = grown(frame.sections)
    told = list(told_by(tree))
    parts: dict[Part | None, list[Told]] = {}
    for each in told:
        parts.setdefault(each.part, []).append(each)
    title = top.values["title"]
    offers = offers_of(told, registers)
    of_one = list(of_one_reward(offers))
    for offer, section in of_one:
        if section.part is Part.PROCEDURES:
            offer.values.setdefault("procedure", []).extend(statements(section, registers))
        elif section.part not in WITH_A_REWARD:
            parts.setdefault(section.part, []).append(section)
    found: dict[str, Any] = {
        "short_title": short_title(title) if isinstance(title, str) else Unsure("not_there", "", 1),
        "plan": top.values | tail(frame),
        **_lists(parts, registers),
    }
    found["period"], milestones = _calendar(found, parts, of_one, registers)
    milestones += _sent_in(found, parts, offers, of_one, registers)
    outside = [
        node
        for section in (each for each in told if each.part in _NO_QUOTAS)
        for node in ([] if section.heading else [Node(section.node.paragraph)]) + list(section.body)
    ]
    told_quotas = with_rewards(Part.QUOTAS, parts, offers, of_one)
    of_forms = (Part.AWARD_FORMS, Part.REWARDS)
    beside = [(_whole(each), offers) for each in told if each.counts or each.part in of_forms]
    found["annexes"] = annexes(paragraphs)
    milestones += table_deadlines(found["annexes"], registers)
    lines = quotas([*told_quotas, *beside], of_counts(found["annexes"]), registers)
    read = {each.line for section, _ in told_quotas for each in section.node.walk()} | {*map(line_of, lines)}
    found["quotas"] = [*lines, *maybe_quotas(outside, read)]
    found["quotas"] += tables_without_a_line(found["annexes"], found["quotas"])
    named = [*with_their_quotas([offer.data() for offer in offers], found["quotas"])]
    found["awards"] = named or Unsure("not_there", "", 1)
    found["scoring"] = [
        *scoring(parts.get(Part.SCORING, ())),
        *scoring_tables(found["annexes"], paragraphs),
    ]
    found["tie_breaks"] = [
        *found.get("tie_breaks", ()),
        *tie_breaks([each for top in tree for each in top.walk()], registers),
    ]
    _with_priorities(found, parts, registers)
    found["principles"] = [*found.get("principles", ()), *_for_all(tree, registers)]
    found |= _money([*parts.get(Part.FUNDING, ()), *parts.get(Part.PRIZES, ())], registers)
    found["prizes"] = [*found.get("prizes", ()), *_prizes(parts, registers)]
    found["milestones"] = coded([for_rewards(each, found["awards"], registers) for each in milestones])
    link(found)
    if left := [*unplaced(frame, tree, parts, found)]:
        found["contents"] = [*found.get("contents", ()), *left]
    return {key: found[key] for key in Campaign.model_fields if found.get(key)}


def _whole(section: Told) -> Told:
    """A section with its own paragraph in front where that is no heading: it may name a reward's numbers."""
    if section.heading:
        return section
    if is_award(section.node):
        # What else stands below a reward's name is who deserves it.
        counts = [each for each in section.body if says_only_counts(each.text)]
        return replace(section, body=(Node(section.node.paragraph, counts),))
    return replace(section, body=(Node(section.node.paragraph, list(section.body)),))


def _sent_in(
    found: dict[str, Any],
    parts: Parts,
    offers: Sequence[Offer],
    of_one: Sequence[tuple[Offer, Told]],
    registers: Registers,
) -> list[dict[str, Any]]:
    """Put what is sent in, how it is treated and who does what into `found`; gives their milestones."""
    found["dossiers"] = dossiers(with_rewards(Part.DOSSIERS, parts, offers, of_one), registers)
    found["procedures"] = [
        *found.get("procedures", ()),
        *(said for each in found["dossiers"] for said in each.pop("@procedures", ())),
    ]
    milestones = [*dossier_deadlines(found["dossiers"], registers)]
    late = sent_in_sections(parts.get(Part.SUBMISSION, ()), registers)
    milestones += [milestone for _, milestone in late if milestone]
    _attach(found["dossiers"], [submission for submission, _ in late if submission])
    found["responsibilities"] = [
        each
        for section in parts.get(Part.RESPONSIBILITIES, ())
        for each in responsibilities(section, registers)
    ]
    milestones += tasks_with_days(found["responsibilities"], registers)
    _attach(found["dossiers"], list(_sent_in_tasks(found["responsibilities"], registers)))
    for each in found["dossiers"]:
        if "@sets" in each and not each.get("submissions"):
            each.setdefault("notes", []).append(each["@sets_said"])
    found["dossiers"] += _received(found, parts, offers)
    return milestones


def _for_all(tree: Sequence[Node], registers: Registers) -> Iterator[dict[str, Any]]:
    """Rules for every candidate that stand without a number behind what each kind of them must meet."""
    for section in (each for top in tree for each in top.walk() if candidate_of(each.text)):
        for node in filter(for_all, section.children):
            # It stands below the last one's criteria, but speaks of the section around them.
            yield statement_of(node.text, node.source.rpartition(".")[0], node.line, registers)


def _lists(parts: Parts, registers: Registers) -> dict[str, Any]:
    """The parts that are lists of statements."""
    found: dict[str, Any] = {}
    for part in _STATEMENTS:
        for section in parts.get(part, ()):
            items = statements(section, registers)
            if part is Part.PROCEDURES and section.rest and section.heading:
                items[0] = {"title": section.heading.words, **items[0]}
            if part is Part.CONTENTS and section.heading and items and _LEADS_IN.search(items[0]["text"]):
                found["contents_introduction"] = items.pop(0)["text"]
            if section.doubtful and items:
                items = [
                    Unsure("which_part", items[0]["text"][:240], items[0]["@line"], items[0]),
                    *items[1:],
                ]
            found.setdefault(str(part), []).extend(items)
    for part in _CANDIDATES:
        for section in parts.get(part, ()):
            found.setdefault(str(part), []).extend(_participants(section, registers))
    return found


def _participants(section: Told, registers: Registers) -> Iterator[dict[str, Any]]:
    nodes = [(section.rest, section.node.source, section.node.line)] if section.rest else []
    if section.heading is None:
        nodes.append((section.node.text, section.node.source, section.node.line))
    nodes += [(each.text, each.source, each.line) for child in section.body for each in child.walk()]
    for text, source, line in nodes:
        head_, colon, rest = text.partition(":")
        named = candidate_of(text) if colon and rest.strip() and len(head_) < 40 else None
        words = rest.strip() if named else text
        candidate = named or kind_of(words)
        said = statement_of(words, source, line, registers)
        units = registers.units(words.strip(" ."), line)
        yield {
            **({"candidate": candidate} if candidate else {}),
            **said,
            **({"units": units} if isinstance(units, list) else {}),
        }


_PRIZE = re.compile(
    r"(?:[^:.;]{1,60}:\s*)?(?:\d{1,3} )?Giải (?:đặc biệt|nhất|nhì|ba|tư|khuyến khích|phụ|[A-DIV]{1,3}\b)",
    re.IGNORECASE,
)


def _prizes(parts: Parts, registers: Registers) -> Iterator[dict[str, Any]]:
    """Prizes that a section on rewards lists beside them."""
    for part in (Part.AWARD_FORMS, Part.REWARDS):
        for section in parts.get(part, ()):
            for node in (each for child in section.body for each in child.walk()):
                if _PRIZE.match(node.text):
                    yield statement_of(node.text, node.source, node.line, registers)


def _calendar(
    found: dict[str, Any], parts: Parts, of_one: Sequence[tuple[Offer, Told]], registers: Registers
) -> tuple[Any, list[dict[str, Any]]]:
    period, milestones = period_and_milestones(parts.get(Part.PERIOD, ()), registers)
    found_waves = waves([*parts.get(Part.WAVES, ()), *parts.get(Part.PERIOD, ())], registers)
    if found_waves:
        found["waves"] = found_waves
        milestones += wave_summaries([*parts.get(Part.WAVES, ()), *parts.get(Part.PERIOD, ())], registers)
    if period is None:
        period = _around_waves(found_waves) if found_waves else Unsure("not_there", "", 1)
    milestones += summaries(parts.get(Part.SUMMARY, ()), registers)
    for offer, each in of_one:
        if each.part in (Part.SUBMISSION, Part.PERIOD):
            milestones += proposals([each], registers, [offer.code] if isinstance(offer.code, str) else [])
    for section in (each for part in _REVIEWED for each in parts.get(part, ())):
        nodes = [section.node, *(node for child in section.body for node in child.walk())]
        milestones += review(nodes, registers)
    for section in (each for part in _WITH_CEREMONIES for each in parts.get(part, ())):
        milestones += ceremonies([node for child in section.body for node in child.walk()], registers)
    return period, milestones


_WITH_CEREMONIES = (Part.PERIOD, Part.WAVES, Part.REWARDS, Part.DOSSIERS, Part.PROCEDURES, Part.SUMMARY)


_REVIEWED = (Part.REWARDS, Part.CRITERIA, Part.DOSSIERS, Part.PROCEDURES)
"""Where plans say when rewards are considered."""


def _around_waves(found: Sequence[Mapping[str, Any]]) -> Unsure:
    """A period from the first wave's first day to the last one's last, for a person to confirm."""
    first, last, line = found[0]["period"], found[-1]["period"], found[0]["@line"]
    days = {"text": first["text"], "start": first["start"], "end": last["end"]}
    return Unsure("which_part", first["text"][:240], line, days | {"source": first["source"]})


def _sent_in_tasks(tasks: Sequence[Mapping[str, Any]], registers: Registers) -> Iterator[dict[str, Any]]:
    for each in tasks:
        for task in each["tasks"]:
            yield from submissions(task["text"], each["source"], each["@line"], registers)


_RECEIVES = re.compile(r"tiếp nhận\b[^.;]*hồ sơ[^.;]*khen thưởng", re.IGNORECASE)


def _received(found: Mapping[str, Any], parts: Parts, offers: Sequence[Offer]) -> Iterator[dict[str, Any]]:
    """Where a plan describes no dossier but says who receives them: for a person to confirm."""
    if found["dossiers"]:
        return
    tasks = [
        node for section in parts.get(Part.RESPONSIBILITIES, ()) for node in (section.node, *section.body)
    ]
    for node, each in ((node, each) for node in tasks for each in found["responsibilities"]):
        units = each.get("units")
        if not _RECEIVES.search(node.text) or each["@line"] != node.line or not isinstance(units, list):
            continue
        known = tuple(offer.known for offer in offers if offer.known)
        to = Unsure("where_to", node.text[:240], node.line, units[0], tuple(units))
        yield {
            "code": "ho-so",
            "awards": Unsure("which_award", node.text[:240], node.line, list(known[:1]) or None, known),
            "heading": "Hồ sơ đề nghị khen thưởng",
            "submissions": [{"text": node.text, "to": to, "source": node.source, "@line": node.line}],
            "source": node.source,
            "@line": node.line,
        }
        return


def _attach(found: Sequence[dict[str, Any]], sent: Sequence[dict[str, Any]]) -> None:
    """How dossiers are handed in is said for all of them."""
    for each in found:
        if sent:
            sets = {"sets": each["@sets"]} if "@sets" in each else {}
            each.setdefault("submissions", []).extend(sets | submission for submission in sent)


def _with_priorities(found: dict[str, Any], parts: Parts, registers: Registers) -> None:
    """Words on whom to prefer, where a section on numbers or rewards has them, or a task."""
    for each in found["responsibilities"]:
        for task in each["tasks"]:
            if preferred := _PREFERRED.search(task["text"]):
                said = statement_of(preferred["words"], each["source"], each["@line"], registers)
                found.setdefault("priorities", []).append(said)
    for part in (Part.QUOTAS, Part.REWARDS):
        for section in parts.get(part, ()):
            for holder, node in ((child, each) for child in section.body for each in child.walk()):
                if _PRIORITY.match(node.text):
                    title, colon, rest = node.text.partition(":")
                    words = {"title": title.strip()} if colon and rest.strip() else {}
                    # A starred note behind a line without items belongs to the section around that line.
                    alone = node.paragraph.level is Level.STAR and holder.children == [node]
                    source = node.source.rpartition(".")[0] if alone else node.source
                    said = statement_of(rest.strip() if words else node.text, source, node.line, registers)
                    found.setdefault("priorities", []).append({**words, **said})


_OF_FUNDS = re.compile(r"kinh phí|trích|nguồn|quỹ", re.IGNORECASE)
_OF_PRIZES = re.compile(r"mức (?:tiền )?thưởng|tiền thưởng", re.IGNORECASE)


def _money(sections: Sequence[Told], registers: Registers) -> dict[str, Any]:
    """Where the money comes from, and how much a prize is; a heading can name both."""
    found: dict[str, list[Any]] = {}
    for section in sections:
        parts = section.heading.parts if section.heading else (section.part,)
        for item in statements(section, registers):
            key: str = str(section.part)
            if section.doubtful and {Part.FUNDING, Part.PRIZES} <= set(parts):
                funds, prizes = _OF_FUNDS.search(item["text"]), _OF_PRIZES.match(item["text"])
                key = "prizes" if prizes and not (funds and "trích" in item["text"]) else "funding"
            found.setdefault(key, []).append(item)
    return found
