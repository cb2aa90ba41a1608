"""The whole campaign from a plan's paragraphs: every part read by its own rules, put together and linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from generator.importing.meaning.annexes import annexes, of_counts, states
from generator.importing.meaning.calendar import (
    REVIEW,
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
    says_only_sets,
    sent_in_sections,
    submissions,
    table_deadlines,
)
from generator.importing.meaning.head import Frame, framed, head, tail
from generator.importing.meaning.known import Registers, award_title
from generator.importing.meaning.quota_numbers import says_only_counts
from generator.importing.meaning.quotas import line_of, maybe_quotas, quotas
from generator.importing.meaning.rewards import (
    Offer,
    also_offered,
    candidate_of,
    criteria_sets,
    exclude,
    exclusions,
    for_all,
    kind_of,
    listed_offers,
    of_candidates,
    offer_of,
    without_excluded,
)
from generator.importing.meaning.scoring import scoring, scoring_tables, tie_breaks, without_bands
from generator.importing.meaning.statements import statement_of, statements
from generator.importing.meaning.structure.parts import Part, heading_of, is_sentence
from generator.importing.meaning.structure.sections import Told, is_award, told_by
from generator.importing.meaning.structure.tree import Node, grown
from generator.importing.meaning.tasks import responsibilities
from generator.importing.meaning.unsure import Unsure, understood
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

_Parts = Mapping[Part | None, Sequence[Told]]


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
    offers = _offers(told, registers)
    of_one = list(_of_one_reward(offers))
    for offer, section in of_one:
        if section.part is Part.PROCEDURES:
            offer.values.setdefault("procedure", []).extend(statements(section, registers))
        elif section.part not in _WITH_A_REWARD:
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
    told_quotas = _with_rewards(Part.QUOTAS, parts, offers, of_one)
    of_forms = (Part.AWARD_FORMS, Part.REWARDS)
    beside = [(_whole(each), offers) for each in told if each.counts or each.part in of_forms]
    found["annexes"] = annexes(paragraphs)
    milestones += table_deadlines(found["annexes"], registers)
    lines = quotas([*told_quotas, *beside], of_counts(found["annexes"]), registers)
    read = {each.line for section, _ in told_quotas for each in section.node.walk()} | {*map(line_of, lines)}
    found["quotas"] = [*lines, *maybe_quotas(outside, read)]
    named = [*_with_their_quotas([offer.data() for offer in offers], found["quotas"])]
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
    found["milestones"] = coded([_of_rewards(each, found["awards"], registers) for each in milestones])
    _link(found)
    if unplaced := [*_unplaced(tree, parts, found), *_outside(frame, tree, found)]:
        found["contents"] = [*found.get("contents", ()), *unplaced]
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
    parts: _Parts,
    offers: Sequence[Offer],
    of_one: Sequence[tuple[Offer, Told]],
    registers: Registers,
) -> list[dict[str, Any]]:
    """Put what is sent in, how it is treated and who does what into `found`; gives their milestones."""
    found["dossiers"] = dossiers(_with_rewards(Part.DOSSIERS, parts, offers, of_one), registers)
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


def _of_rewards(milestone: dict[str, Any], awards: Any, registers: Registers) -> dict[str, Any]:
    """A milestone that stands in one sentence with another: each is for the rewards that its clause names."""
    if not milestone.pop("@apart", False) or "awards" in milestone:
        return milestone
    text = milestone["text"].lower()
    codes = tuple(_codes(awards))
    named = [code for code in codes if registers.known.awards[code].title.lower() in text]
    asked = Unsure("which_award", milestone["text"][:240], milestone["@line"], None, codes)
    return milestone | {"awards": named or asked}


def _codes(awards: Any) -> list[str]:
    """The rewards of a plan by their codes, as far as they are understood."""
    told = [understood(each["award"]) for each in awards] if isinstance(awards, list) else []
    return [code for code in dict.fromkeys(told) if code]


def _for_all(tree: Sequence[Node], registers: Registers) -> Iterator[dict[str, Any]]:
    """Rules for every candidate that stand without a number behind what each kind of them must meet."""
    for section in (each for top in tree for each in top.walk() if candidate_of(each.text)):
        for node in filter(for_all, section.children):
            # It stands below the last one's criteria, but speaks of the section around them.
            yield statement_of(node.text, node.source.rpartition(".")[0], node.line, registers)


def _with_their_quotas(
    offers: Sequence[Mapping[str, Any]], told: Sequence[Any]
) -> Iterator[Mapping[str, Any]]:
    """The rewards, and those that only the numbers name."""
    yield from offers
    known = {understood(each["award"]) for each in offers}
    for line in map(understood, told):
        if isinstance(line, dict) and isinstance(line["award"], str) and line["award"] not in known:
            known.add(line["award"])
            yield {
                "award": line["award"], "heading": line["group"], "source": line["source"],
                "@line": line["@line"],
            }  # fmt: skip


def _unplaced(tree: Sequence[Node], parts: _Parts, found: Mapping[str, Any]) -> Iterator[Unsure]:
    """Sections that nobody could place, and paragraphs that nobody read."""
    unknown = [each.node for each in parts.get(None, ()) if each.node.text]
    for node in (*unknown, *_left(tree, unknown, found)):
        yield Unsure("which_part", node.text[:240], node.line)


def _outside(frame: Frame, tree: Sequence[Node], found: Mapping[str, Any]) -> Iterator[Unsure]:
    """Paragraphs in no section, those of annexes above all, that state something which no value holds."""
    read = {node.line for top in tree for node in top.walk()}
    said = f" {_words(' '.join(_said(found)))} "
    for run in _runs((*frame.sections, *frame.annexes)):
        left = []
        for each in run:
            text = without_bands(each.text) if found["scoring"] else each.text
            words = _words(text)
            if (
                each.line not in read
                and len(words.split()) > _SHORTEST_ITEM
                and f" {words} " not in said
                and states(text)
            ):
                left.append(each)
        # Rows of a table that a picture scattered are one question, not as many as there are rows.
        for each in left[:1] if len(left) >= _FEWEST_ROWS else left:
            yield Unsure("which_part", each.text[:240], each.line)


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Short lines that follow each other, as scattered rows do; every other paragraph alone."""
    for short, found in groupby(paragraphs, key=_is_row):
        run = list(found)
        yield from [run] if short else ([each] for each in run)


def _is_row(paragraph: Paragraph) -> bool:
    """Whether a paragraph of an annex can be a row: a few words, none of them the end of a sentence."""
    text = paragraph.text
    return (
        paragraph.level is Level.NONE and len(text.split()) <= _LONGEST_ROW and not text.endswith((".", ";"))
    )


_LONGEST_ROW = 16
_FEWEST_ROWS = 3


_RUN = 4
"""Words in a row: what is cut at a colon or a verb keeps most of its runs."""
_KEPT = 0.5
_SHORTEST = 10  # words: shorter ones are headings of what stands below them
_SHORTEST_ITEM = 2  # words, where nothing stands below


def _left(tree: Sequence[Node], without: Sequence[Node], found: Mapping[str, Any]) -> Iterator[Node]:
    """Paragraphs that no value holds and no open point quotes: they are not to be lost."""
    said = f" {_words(' '.join(_said(found)))} "
    known = {node.line for section in without for node in section.walk()}
    for node in (each for top in tree for each in top.walk()):
        heading = heading_of(node, of_rewards=True)
        who = of_candidates(node.text)  # "Đối với tập thể:" is read as whom the words are about
        words = _words(node.text.partition(":")[2] or node.text if who else node.text).split()
        if heading is not None and (heading.rest or node.children or not is_sentence(node.text)):
            words = _words(heading.rest).split()
        size = min(_RUN, max(1, len(words) // 2))
        runs = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
        shortest = _SHORTEST if node.children else _SHORTEST_ITEM
        if (
            node.line not in known
            and not says_only_sets(node.text)
            and len(words) > shortest
            and sum(f" {run} " in said for run in runs) < _KEPT * len(runs)
        ):
            yield node


def _said(data: Any) -> Iterator[str]:
    """Every text of the data, of what is open the words too."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Unsure):
        yield data.wording
        yield from _said(data.understood)
    elif isinstance(data, Mapping):
        yield " ".join(text for value in data.values() for text in _said(value))
    elif isinstance(data, list | tuple):
        yield " ".join(text for value in data for text in _said(value))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _lists(parts: _Parts, registers: Registers) -> dict[str, Any]:
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
                    Unsure("which_part", items[0]["text"][:240], section.node.line, items[0]),
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


def _offers(told: Sequence[Told], registers: Registers) -> list[Offer]:
    """The rewards of a plan: those that are listed, with what sections of their own say of them."""
    found: list[Offer] = []
    for section in told:
        if is_award(section.node) and section.heading is None:
            offer = offer_of(section.node, registers)
            if offer is not None:
                _merge(found, offer)
            continue
        if section.part in (Part.AWARD_FORMS, Part.REWARDS):
            for offer in listed_offers(section, registers):
                _merge(found, offer)
    if not found:
        _add_those_with_numbers(found, told, registers)
    _add_those_in_passing(found, registers)
    found.sort(key=lambda offer: offer.line)
    for section in told:
        if section.part is Part.CRITERIA and section.heading is not None and not is_award(section.node):
            _general(found, section, registers)
        elif section.part is Part.EXCLUSIONS:
            exclude(found, exclusions(section.node, registers))
    return found


def _add_those_with_numbers(found: list[Offer], told: Sequence[Told], registers: Registers) -> None:
    """The rewards that only a section on numbers names; the numbers themselves are read with it."""
    for section in (each for each in told if each.part is Part.QUOTAS):
        for offer in listed_offers(section, registers):
            offer.values.clear()
            _merge(found, offer)


def _add_those_in_passing(found: list[Offer], registers: Registers) -> None:
    for also in [each for offer in found for each in also_offered(offer, registers)]:
        if also.known not in {offer.known for offer in found}:
            found.append(also)


_WITH_A_REWARD = (Part.QUOTAS, Part.DOSSIERS, Part.SUBMISSION, Part.PERIOD)
"""What sections inside that of a reward say of it alone."""


def _of_one_reward(offers: Sequence[Offer]) -> Iterator[tuple[Offer, Told]]:
    """The sections that stand inside that of a reward and tell of something else than who deserves it."""
    for offer in offers:
        for apart in offer.values.pop("@apart", ()):
            yield from ((offer, each) for each in told_by([apart]))


def _with_rewards(
    part: Part, parts: _Parts, offers: Sequence[Offer], of_one: Sequence[tuple[Offer, Told]]
) -> list[tuple[Told, Sequence[Offer]]]:
    """The sections of a part in their order, each with the rewards that it can mean."""
    found: list[tuple[Told, Sequence[Offer]]] = [(each, offers) for each in parts.get(part, ())]
    found += [(each, [offer]) for offer, each in of_one if each.part is part]
    return sorted(found, key=lambda each: each[0].node.line)


_PRIZE = re.compile(
    r"(?:\d{1,3} )?Giải (?:đặc biệt|nhất|nhì|ba|tư|khuyến khích|phụ|[A-DIV]{1,3}\b)", re.IGNORECASE
)


def _prizes(parts: _Parts, registers: Registers) -> Iterator[dict[str, Any]]:
    """Prizes that a section on rewards lists beside them."""
    for part in (Part.AWARD_FORMS, Part.REWARDS):
        for section in parts.get(part, ()):
            for node in (each for child in section.body for each in child.walk()):
                if _PRIZE.match(node.text):
                    yield statement_of(node.text, node.source, node.line, registers)


def _merge(found: list[Offer], offer: Offer) -> None:
    """Put an offer to the one of the same reward; what a section of its own says is nearer than a list."""
    name = offer.heading.casefold()
    same = next(
        (
            each
            for each in found
            if (each.known == offer.known if offer.known else each.heading.casefold() == name)
        ),
        None,
    )
    if same is None and offer.heading == award_title(offer.heading):
        # A bare "Giấy khen" is the one that the plan has named before.
        alike = [each for each in found if award_title(each.heading) == offer.heading]
        same = alike[0] if len(alike) == 1 else None
        if same is not None:
            same.values |= offer.values
            return
    if same is None:
        found.append(offer)
        return
    if same.heading.lower().split() != offer.heading.lower().split():
        offer.values.setdefault("introduction", [])
        offer.values["introduction"] = [same.heading, *offer.values["introduction"]]
    values = {**same.values, **offer.values}
    same.values, same.source, same.heading, same.line = values, offer.source, offer.heading, offer.line


def _general(found: Sequence[Offer], section: Told, registers: Registers) -> None:
    """Criteria of no reward in particular: a person confirms that they are those of the one without."""
    kept, excluded = without_excluded(section.body)
    exclude(found, [each for node in excluded for each in exclusions(node, registers)])
    nodes = [node for node in kept if not REVIEW.match(node.text) and not _BY_TABLE.match(node.text)]
    for offer in found:
        for node in (each for each in kept if _BY_TABLE.match(each.text)):
            if "criteria" not in offer.values:
                said = statement_of(node.text, node.source, node.line, registers)
                offer.values.setdefault("by_reference", said)
    rest = section.rest if section.rest.endswith(":") else ""
    sets = criteria_sets(nodes, None, registers, rest)
    without = [each for each in found if "criteria" not in each.values and "by_reference" not in each.values]
    if sets and without:
        line = section.node.line
        for each in sets:
            if isinstance(each.get("match"), Unsure):
                each["match"] = "unstated"  # one question stands for the whole: nothing in it may be a guess
        nearest = min(without, key=lambda offer: registers.rank(offer.known))
        nearest.values["criteria"] = Unsure("which_award", section.node.text, line, sets)


_BY_TABLE = re.compile(
    r"(?:Tiêu chí|Tiêu chuẩn|Thang điểm|Việc (?:chấm điểm|đánh giá))\b.*\b(?:theo|tại|ở) "
    r"(?:Phụ lục|bảng|biểu|thang điểm)",
    re.IGNORECASE,
)


def _calendar(
    found: dict[str, Any], parts: _Parts, of_one: Sequence[tuple[Offer, Told]], registers: Registers
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


def _received(found: Mapping[str, Any], parts: _Parts, offers: Sequence[Offer]) -> Iterator[dict[str, Any]]:
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


def _link(found: dict[str, Any]) -> None:
    """Name in every submission the only milestone on handing in, and the one that ends the review."""
    codes = [each["code"] for each in found["milestones"] if each["kind"] == "dossier"]
    _link_rewards(found)
    if len(codes) == 1:
        for each in found["dossiers"]:
            for submission in each.get("submissions", ()):
                submission.setdefault("milestone", codes[0])
    ends = [each["code"] for each in found["milestones"] if each["kind"] == "summary"]
    if len(ends) == 1:
        # No plan says so in these words: that it is summed up means that the review is over.
        line = next(each["@line"] for each in found["milestones"] if each["code"] == ends[0])
        found["review_ends"] = Unsure("whose_deadline", "", line, ends[0], (ends[0],))


def _link_rewards(found: dict[str, Any]) -> None:
    """Name the rewards in the last days of their dossiers; different days are hardly all for every reward."""
    rewards = _codes(found["awards"])
    lists = [each["awards"] for each in found["dossiers"]]
    certain = bool(lists) and all(isinstance(each, list) for each in lists)
    every = list(dict.fromkeys(code for codes in lists for code in codes)) if certain else []
    own = [each for each in found["milestones"] if each["kind"] == "dossier" and "awards" not in each]
    differ = len(every or rewards) > 1 and len({str(understood(each["date"])) for each in own}) > 1
    for each in found["milestones"]:
        on_dossiers = understood(each["kind"]) == "internal" and "hồ sơ" in each["text"].lower()
        if differ and each in own:
            choices = tuple(every or rewards)
            each["awards"] = Unsure("which_award", each["text"][:240], each["@line"], every or None, choices)
        elif certain and (each["kind"] == "dossier" or on_dossiers):
            each.setdefault("awards", every)


def _with_priorities(found: dict[str, Any], parts: _Parts, registers: Registers) -> None:
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
