"""How many may be proposed: numbers in a section on quotas, and only there; elsewhere a person is asked."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.importing.meaning.known import Registers, award_title, cited_documents, level_of
from generator.importing.meaning.rewards.offers import Offer, asked_award, is_given, named_award
from generator.importing.meaning.rewards.quota_numbers import (
    AT_MOST,
    EITHER,
    Numbers,
    counted,
    is_odd,
    likely,
    may_count,
    says_count,
    says_only_counts,
)
from generator.importing.meaning.structure.parts import Part
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node
from generator.importing.meaning.unsure import Unsure, understood
from generator.model.plan.quota import KINDS
from generator.slug import free_code, slug

_APART = re.compile(r"riêng\b", re.IGNORECASE)
_CONDITION = re.compile(r"\s*\((?P<words>[^()]{20,})\)(?=\s*[.;]?$)")
_EACH = re.compile(r"\bmỗi (?!nội dung)", re.IGNORECASE)
_INSTANCE = re.compile(r"/\s*(?:0?1\s+)?(?P<what>(?!tập|cá|hộ)[^\W\d]+)", re.IGNORECASE)
_VERB = re.compile(
    r"[:,]?\s*(?:được )?(?:đề nghị(?: xét)?(?: khen thưởng)?|lựa chọn|xét chọn|xét|chọn)\s+(?=không|tối|từ|"
    r"0?\d|số)|,?\s+mỗi (?:đơn vị|cơ quan|tập thể|xã|phường|trường|thôn)\b"
    rf"|,?\s+(?=(?:{AT_MOST.pattern})\b)|\s+(?=0?\d{{1,3}} (?:tập thể|cá nhân|hộ)\b)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"(?:;\s+|,\s+(?=mỗi\b[^,;]{1,60}\d))(?=[^\W\d_])(?!(?:phân bổ|chi tiết|cụ thể)\b[^;]*\b(?:theo|tại|ở)\b)"
    r"(?!(?:tập thể|cá nhân|hộ gia đình|hộ)\b\s*(?:\(|:|không quá|tối đa))",
    re.IGNORECASE,
)
_OF_THE_YEAR = re.compile(r"(?:Hằng|Hàng|Mỗi) năm\s*[:,]\s*", re.IGNORECASE)
_NO_GROUP = re.compile(
    r"(?:(?:số lượng|chỉ tiêu|cơ cấu|tỷ lệ|tổng số|tặng|xét|đề nghị|khen thưởng|giấy khen|cho|không quá|"
    r"tối đa)\s*)*",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\btoàn (?:xã|phường|tỉnh|huyện|thành phố|thị trấn|trường|ngành|cơ quan|đơn vị)\b|\btổng cộng\b",
    re.IGNORECASE,
)
_MISSING_ANNEX = re.compile(
    r"(?:danh sách|bảng|biểu|phụ lục)(?: phân bổ)?[^.;]*kèm theo|theo (?:bảng|biểu) (?:sau|dưới)",
    re.IGNORECASE,
)
# Numbers that a table parts among the units are those of all together.
_PARTED = re.compile(r"\bphân bổ\b[^.;]*\b(?:theo|tại|ở)\b", re.IGNORECASE)
_DELEGATED = re.compile(
    r"(?:quy định|quyết định|xem xét|xác định) số lượng|do Hội đồng[^.;]*(?:xem xét|quyết định)|"
    r"theo thẩm quyền",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:Giấy khen|Bằng khen|Cờ thi đua|Huân chương|Kỷ niệm chương|Chiến s[ĩỹ] thi đua|Lao động tiên tiến|"
    r"Tập thể [Ll]ao động)\b[^:]*"
)
_BY_KIND = re.compile(
    r"(?:Đối với )?(?P<kind>Tập thể|Cá nhân|Hộ gia đình)\s*(?:\(\d{1,4}\w*\))?\s*:?", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"(?P<group>[^:]{2,80}):\s*(?P<number>\d{1,4})\s*[.;]?")
_HIGHER = re.compile(r"khen thưởng (?:cấp|của) (?P<level>[^:,;.]+)", re.IGNORECASE)
_LOOKS_LIKE = re.compile(
    r"(?:không quá|tối đa|"
    r"chỉ tiêu xét)[^.;]{0,40}\d{1,4}\s*(?:%|(?:tập thể|cá nhân|hộ gia đình|hộ|trường hợp)\b)"
    r"|\b(?:lựa chọn|xét chọn|chọn|đề nghị|giới thiệu)(?: từ)? \d{1,3} "
    r"(?:tập thể|cá nhân|hộ gia đình|hộ)\b"
    r"|\bmỗi [^.;:,]{2,40}?\s\d{1,3} (?:tập thể|cá nhân|hộ gia đình|hộ)\b"
    r"|\bmỗi [^.;:]{2,60}\b(?:chọn|xét|đề nghị|giới thiệu|cử)\b[^.;:]{0,30}\d{1,4}\s*"
    r"(?:tập thể|cá nhân|hộ gia đình|hộ)\b",
    re.IGNORECASE,
)


def quotas(
    told: Sequence[tuple[Told, Sequence[Offer]]], tables: Sequence[str], registers: Registers
) -> list[Any]:
    """Every line of the plan's quotas, in its order; each section with the rewards that it can mean.

    `tables`: codes of the plan's own tables that a line may point to.
    """
    found: list[Any] = []
    for section, offers in told:
        read = {*map(line_of, found)}
        award = _award_of(section.node, offers, registers)
        lines = _below(section.body, award, offers, registers)
        if section.part in _OF_FORMS and not section.counts:
            lines = _unannounced(section, offers, registers)
        elif section.rest:
            found += _lines(section.rest, section.node, award, offers, registers)
        lines = _on(section.node.text if section.heading else section.below, lines)
        found += [line for line in lines if line_of(line) not in read]
    found.sort(key=line_of)
    _name(found)
    _override(found, registers)
    for line in map(understood, found):
        if isinstance(line, dict) and line.pop("@annexed", False):
            line.update(_annex(tables, line))
    return found


def _annex(tables: Sequence[str], line: dict[str, Any]) -> dict[str, Any]:
    """Which of the plan's tables a line points to; missing where it has none."""
    if len(tables) > 1:
        return {"annex": Unsure("annex", line["wording"], line["@line"], None, tuple(tables))}
    if not tables and _RIGHT_BELOW.search(line["wording"]):
        # The file had it, and it was not read.
        return {"annex": Unsure("annex", line["wording"], line["@line"])}
    return {"annex": tables[0]} if tables else {"annex_missing": True}


_RIGHT_BELOW = re.compile(r"(?:bảng|biểu) (?:sau|dưới)", re.IGNORECASE)


def line_of(quota: Any) -> int:
    """The line of plan.txt that a line of quotas stands in."""
    return int(quota.line if isinstance(quota, Unsure) else quota["@line"])


_OF_FORMS = (Part.AWARD_FORMS, Part.REWARDS)


def _unannounced(section: Told, offers: Sequence[Offer], registers: Registers) -> Iterator[Unsure]:
    """Numbers right behind a reward's name where no heading says that there are any: to be confirmed."""
    nodes = [each for child in section.body for each in child.walk()]
    texts = [(section.rest, section.node)] if section.rest else []
    for text, node in (*texts, *((each.text, each) for each in nodes)):
        _, colon, rest = text.partition(":")
        asked = asked_award(text)
        own = registers.award(asked, node.line) if asked else None
        if own is None and colon and says_only_counts(rest):
            own = _award_of(node, offers, registers)
        below = [each for each in node.children if may_count(each.text)] if asked else []
        for said, where in ((text, node), *((each.text, each) for each in below)):
            for line in _lines(said, where, own, offers, registers) if own is not None else ():
                yield line if isinstance(line, Unsure) else Unsure("maybe_a_quota", said, where.line, line)


def _on(heading: str, lines: Iterable[Any]) -> Iterator[Any]:
    """Lines with the occasion that a heading above them names: each year, when the campaign is summed up."""
    said = heading.strip(" .:;")
    for line in lines:
        found = understood(line)
        if isinstance(found, dict) and len(said) <= _LONGEST_OCCASION and _OCCASION.search(said):
            found["condition"] = "; ".join(filter(None, (said, found.get("condition"))))
        yield line


_OCCASION = re.compile(
    r"\b(?:hằng|hàng|mỗi|từng) (?:năm|quý|tháng|đợt)\b|\b(?:sơ kết|tổng kết|đột xuất)\b", re.IGNORECASE
)
_LONGEST_OCCASION = 120
_ONLY_OCCASION = re.compile(
    r"(?:Khi |Đợt |Dịp )?(?:sơ kết|tổng kết|đột xuất)(?: phong trào)?(?: thi đua)?(?: xét)?(?: khen thưởng)?",
    re.IGNORECASE,
)


def _below(nodes: Sequence[Node], award: Any, offers: Sequence[Offer], registers: Registers) -> Iterator[Any]:
    for node in nodes:
        own = _award_of(node, offers, registers)
        counts = says_count(node.text)
        heads = (
            not counts and not node.text.partition(":")[2].strip() and not _MISSING_ANNEX.search(node.text)
        )
        if own is not None and heads:
            yield from _below(node.children, own, offers, registers)
            continue
        yield from _lines(node.text, node, own or award, offers, registers)
        if kind := _BY_KIND.fullmatch(node.text.strip()):
            yield from _of_kind(kind["kind"].lower(), node, own or award, offers, registers)
        below = _below(node.children, own or award, offers, registers)
        yield from below if counts else _on(node.text, below)


def _of_kind(
    kind: str, node: Node, award: Any, offers: Sequence[Offer], registers: Registers
) -> Iterator[Unsure]:
    """Below "Tập thể (09):" a line may say a unit and its number alone; what is counted stands above."""
    for child in node.children:
        if found := _BARE_NUMBER.fullmatch(child.text.strip()):
            clause = f"{found['group']}: {found['number']} {kind}"
            for line in _lines(clause, child, award, offers, registers):
                if isinstance(line, dict):
                    line["wording"] = child.text
                    yield Unsure("maybe_a_quota", child.text, child.line, line)


def _award_of(node: Node, offers: Sequence[Offer], registers: Registers) -> Any:
    """The reward that a line speaks of: one of the plan's own, or what only a level names."""
    text = node.text
    if asked := asked_award(text):
        return registers.award(asked, node.line)
    named = _NAMED.search(text)
    if named and not re.search(r"\d", text[: named.start()]):
        offer = named_award(re.split(r"\s+(?=\d)", named[0])[0], node.line, node.source, registers)
        alike = [each.code for each in offers if award_title(each.heading) == award_title(named[0])]
        if (
            offer is not None
            and isinstance(offer.code, Unsure)
            and " của " not in named[0]
            and len(alike) == 1
        ):
            return alike[0]  # a bare "Giấy khen" is the one that the plan has named before
        if offer is not None:
            return offer.code
    higher = _HIGHER.match(text)
    if higher:
        level = level_of(higher["level"])
        codes = [
            offer.known
            for offer in offers
            if offer.known and registers.known.awards[offer.known].level == level
        ]
        others = [each.code for each in registers.known.awards.values() if each.level == level]
        only = codes[0] if len(codes) == 1 else None
        return Unsure("which_award", higher[0], node.line, only, tuple(dict.fromkeys((*codes, *others))))
    return None


def _lines(text: str, node: Node, award: Any, offers: Sequence[Offer], registers: Registers) -> Iterator[Any]:
    if award is None and len(offers) == 1 and isinstance(offers[0].code, str):
        award = offers[0].code
    if award is None:
        known = tuple(offer.known for offer in offers if offer.known)
        # Where a line names no reward, plans mean the one that the issuer gives itself.
        lowest = min(known, key=registers.rank, default=None)
        award = Unsure("which_award", text[:160], node.line, lowest, known)
    for clause in _clauses(text):
        if line := _line(clause, node, award, registers):
            yield line


_LONGEST_LINE = 3_000
"""Signs: a longer one is no line of a plan, and is one question."""


def _clauses(text: str) -> Iterator[str]:
    """The clauses that each say how many; what says nothing of it belongs to the one behind it."""
    start = 0
    for cut in _CUT.finditer(text) if len(text) <= _LONGEST_LINE else ():
        clause = text[start : cut.start()]
        if says_count(clause) or likely(clause) is not None:
            yield clause
            start = cut.end()
    yield text[start:]


def _line(clause: str, node: Node, award: Any, registers: Registers) -> Any:
    odd = is_odd(clause)
    if not odd and (numbers := counted(clause)):
        return _quota(clause, numbers, node, award, registers)
    if not odd and (left := _without_number(clause, node, award, registers)):
        return left
    if guess := likely(clause):
        return Unsure("maybe_a_quota", clause, node.line, _quota(clause, guess, node, award, registers))
    return Unsure("maybe_a_quota", clause, node.line) if odd or may_count(clause) else None


def _quota(clause: str, numbers: Numbers, node: Node, award: Any, registers: Registers) -> dict[str, Any]:
    """One line with its numbers; what is not certain in it is marked."""
    group, wording = _split(clause, numbers.start)
    values = dict(numbers.values)
    named = ", ".join(
        each.term for kind, each in KINDS.items() if kind in values | values.get("percentage", {})
    )
    occasion, group = (group, "") if _ONLY_OCCASION.fullmatch(group) else ("", group)
    found: dict[str, Any] = {"award": award, "group": group or named}
    if occasion:
        values["condition"] = occasion
    units = registers.units(_bare(group), node.line) if group and not _is_of_reward(group) else None
    if units is not None and not _WHOLE.search(group):
        found["units"] = units
    if "còn lại" in group:
        found["rest"] = True
    found |= _per(clause, node, group, units, registers)
    if _MISSING_ANNEX.search(clause):
        found["@annexed"] = True
    elif (condition := _CONDITION.search(wording)) and not EITHER.search(condition[0]):
        wording, values["condition"] = wording[: condition.start()].strip(), condition["words"].strip()
    return found | values | {"wording": wording, "source": node.source, "@line": node.line}


def _split(clause: str, count: int) -> tuple[str, str]:
    """For whom a line is, and its words: at the colon, or in front of the verb or the number."""
    start = year.end() if (year := _OF_THE_YEAR.match(clause)) else 0
    before, colon, behind = clause[start:].partition(":")
    if colon and start + len(before) < count:
        group, wording = before.strip(), clause.strip() if start else behind.strip()
    else:
        cut = _VERB.search(clause, start)
        group = clause[start : cut.start()].strip(" ,") if cut and cut.start() <= count else ""
        wording = clause.strip()
    if is_given(group):
        group = ""  # who gives a reward is not whom it is for
    return ("", wording) if _NO_GROUP.fullmatch(group) else (group, wording)


def _bare(group: str) -> str:
    return re.sub(r"^(?:riêng )?(?:đối với )?(?:mỗi )?", "", group, flags=re.IGNORECASE)


def _per(clause: str, node: Node, group: str, units: Any, registers: Registers) -> dict[str, Any]:
    """How a line counts; where no word says it, only a single unit leaves nothing open."""
    if instance := _INSTANCE.search(clause):
        return {"per": "instance", "instance": instance["what"]}
    if _EACH.search(clause):
        return {"per": "unit"}
    if _PARTED.search(clause) or _WHOLE.search(clause):
        return {"per": "total"}
    if isinstance(units, list) and len(units) == 1 and registers.is_single(units[0]):
        return {"per": "total"}
    likely_per = "unit" if group and not _is_of_reward(group) else "total"
    return {"per": Unsure("how_counted", clause, node.line, likely_per, ("unit", "total"))}


def _is_of_reward(group: str) -> bool:
    """Whether the words in front of a number name a reward or who is asked for it, not whom it is for."""
    return award_title(group) is not None or group.startswith(("Đề nghị", "Trình"))


def _without_number(clause: str, node: Node, award: Any, registers: Registers) -> Any:
    """A line that leaves the number to somebody else, or to a document."""
    if not (_DELEGATED.search(clause) or _MISSING_ANNEX.search(clause) or "xem xét lựa chọn" in clause):
        return None
    head, colon, rest = clause.partition(":")
    cut = re.search(r"\s+(?:quy định|quyết định|xác định) số lượng", rest or clause)
    group = (rest or clause)[: cut.start()].strip() if cut else (head.strip() if colon else "")
    documents = registers.documents(clause)
    cites = next(cited_documents(clause), None) is not None
    how = "by_reference" if cites else "annex" if _MISSING_ANNEX.search(clause) else "delegated"
    group = "" if group.startswith("do ") else group  # who decides is not whom it is for
    whom = re.match(r"(?:Số lượng )?(?P<who>[^:]{3,80}?),?\s+(?:do|theo)\b", clause)
    named = whom["who"] if whom else "tập thể, cá nhân"
    found: dict[str, Any] = {"award": award, "group": group or named}
    if cut:
        units = registers.units(_bare(group), node.line)
        if units is not None:
            found["units"] = units
    found["per"] = Unsure(
        "how_counted", clause[:200], node.line, "unit" if cut else "total", ("unit", "total")
    )
    found["without_number"] = how
    if how == "annex":
        found["@annexed"] = True
    if documents:
        found["documents"] = documents
    wording = (rest or clause)[cut.start() :].strip() if cut else (rest or clause).strip()
    return found | {"wording": wording, "source": node.source, "@line": node.line}


def _name(lines: Sequence[Any]) -> None:
    """Give every line a code of its own, made of the group's first words."""
    taken: set[str] = set()
    for line in map(understood, lines):
        if isinstance(line, dict):
            words = slug(_bare(line["group"])).split("-")
            line["code"] = free_code("-".join(words[:5]), taken)
            taken.add(line["code"])


def _override(lines: Sequence[Any], registers: Registers) -> None:
    """A line "riêng …" replaces the line of a group that its unit belongs to: both would count the unit."""
    told = [line for line in map(understood, lines) if isinstance(line, dict)]
    for at, line in enumerate(told):
        units = line.get("units")
        if not _APART.match(line["group"]) or not isinstance(units, list):
            continue
        around = {group for unit in units for group in registers.known.units[unit].part_of}
        replaced = [
            other["code"]
            for other in told[:at]
            if understood(other["award"]) == understood(line["award"])
            and isinstance(other.get("units"), list)
            and not around.isdisjoint(other["units"])
        ]
        if replaced:
            line["overrides"] = replaced


def tables_without_a_line(tables: Sequence[Mapping[str, Any]], lines: Sequence[Any]) -> Iterator[Unsure]:
    """Tables that count candidates and that no line of the quotas points to: a person says what they are."""
    for line in lines:
        told = understood(line)
        words = line.wording if isinstance(line, Unsure) else line["wording"]
        if (isinstance(told, dict) and "annex" in told) or _POINTS_TO_A_TABLE.search(words):
            return
    for table in tables:
        kinds = {at: found[0] for at, name in enumerate(table["columns"]) if (found := _KINDS.search(name))}
        of_rewards = _OF_REWARDS.search(table["title"]) or len({*map(str.lower, kinds.values())}) > 1
        if of_rewards and any(str(row[at]).isdigit() for row in table["rows"] for at in kinds):
            yield Unsure("maybe_a_quota", table["title"][:240], table["@line"])


_KINDS = re.compile(r"\b(?:tập thể|cá nhân|hộ)\b", re.IGNORECASE)
_OF_REWARDS = re.compile(r"khen|tặng|thưởng|danh hiệu", re.IGNORECASE)
_POINTS_TO_A_TABLE = re.compile(r"\b(?:phụ lục|bảng|biểu|danh sách)\b", re.IGNORECASE)


def maybe_quotas(nodes: Sequence[Node], read: Container[int]) -> Iterator[Unsure]:
    """Numbers outside of every section on quotas that could be some; `read`: the lines of those sections."""
    for node in nodes:
        for each in node.walk():
            if each.line not in read and _LOOKS_LIKE.search(each.text):
                yield Unsure("maybe_a_quota", each.text[:240], each.line)
