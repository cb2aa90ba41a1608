"""How many may be proposed: numbers in a section on quotas, and only there; elsewhere a person is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.importing.meaning.known import Registers, award_title, cited_documents, level_of
from generator.importing.meaning.rewards import Offer, named_award
from generator.importing.meaning.structure.letters import UPPER
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node
from generator.importing.meaning.unsure import Unsure
from generator.slug import free_code, slug

_KINDS: Mapping[str, str] = {
    "tập thể": "collectives", "cá nhân": "individuals", "hộ gia đình": "households", "hộ": "households",
    "trường hợp": "cases",
}  # fmt: skip
_COUNT = re.compile(
    r"(?P<number>\d{1,4})\s*(?P<kind>tập thể|cá nhân|hộ gia đình|hộ|trường hợp)\b", re.IGNORECASE
)
_AT_MOST = re.compile(r"không quá|tối đa|nhiều nhất|không vượt quá", re.IGNORECASE)
_EACH = re.compile(r"\bmỗi (?!nội dung)", re.IGNORECASE)
_INSTANCE = re.compile(r"/\s*0?1\s+(?P<what>[^\W\d]+)", re.IGNORECASE)
_ODD = re.compile(
    r"%|ít nhất|tối thiểu|\d\s*[-–]\s*\d|từ \d+ đến \d+|giải\b|\d\s*(?:triệu |nghìn )?đồng\b|/\s*năm|"
    r"trong 0?1 năm|\d/\d|hoặc|"
    r"không hạn chế|khống chế"
    r"|phiếu|thành viên|trở lên|điểm",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\(\s*tập thể hoặc cá nhân\s*\)", re.IGNORECASE)
_VERB = re.compile(
    r"[:,]?\s*(?:được )?(?:đề nghị(?: xét)?(?: khen thưởng)?|lựa chọn|xét chọn|xét|chọn)\s+(?=không|tối|"
    r"0?\d|số)|,?\s+mỗi (?:đơn vị|cơ quan|tập thể|xã|phường|trường|thôn)\b",
    re.IGNORECASE,
)
_CUT = re.compile(rf";\s+(?=(?:mỗi|riêng|đối với|các|ủy ban|phòng|trường|thôn|[{UPPER}]))", re.IGNORECASE)
_MISSING_ANNEX = re.compile(r"(?:danh sách|bảng|biểu|phụ lục)(?: phân bổ)?[^.;]*kèm theo", re.IGNORECASE)
_DELEGATED = re.compile(
    r"(?:quy định|quyết định|xem xét|xác định) số lượng|do Hội đồng[^.;]*(?:xem xét|quyết định)|"
    r"theo thẩm quyền",
    re.IGNORECASE,
)
_HIGHER = re.compile(r"khen thưởng (?:cấp|của) (?P<level>[^:,;.]+)", re.IGNORECASE)
_LOOKS_LIKE = re.compile(
    r"(?:không quá|tối đa|"
    r"chỉ tiêu xét)[^.;]{0,40}\d{1,4}\s*(?:%|(?:tập thể|cá nhân|hộ gia đình|hộ|trường hợp)\b)",
    re.IGNORECASE,
)


def quotas(told: Sequence[Told], offers: Sequence[Offer], registers: Registers) -> list[Any]:
    """Every line of the plan's quotas, in its order."""
    found: list[Any] = []
    for section in told:
        award = _award_of(section.node, offers, registers)
        if section.rest:
            found += _lines(section.rest, section.node, award, offers, registers)
        found += _below(section.body, award, offers, registers)
    _name(found)
    return found


def _below(nodes: Sequence[Node], award: Any, offers: Sequence[Offer], registers: Registers) -> Iterator[Any]:
    for node in nodes:
        own = _award_of(node, offers, registers)
        if own is not None and not _COUNT.search(node.text) and not node.text.partition(":")[2].strip():
            yield from _below(node.children, own, offers, registers)
            continue
        yield from _lines(node.text, node, own or award, offers, registers)
        yield from _below(node.children, own or award, offers, registers)


def _award_of(node: Node, offers: Sequence[Offer], registers: Registers) -> Any:
    """The reward that a line speaks of: one of the plan's own, or what only a level names."""
    text = node.text
    named = re.search(r"(?:Giấy khen|Bằng khen|Cờ thi đua)\b[^:]*", text)
    if named and not _COUNT.search(text[: named.start()]):
        offer = named_award(re.split(r"\s+(?=\d)", named[0])[0], node.line, node.source, registers)
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
        understood = codes[0] if len(codes) == 1 else None
        return Unsure(
            "which_award", higher[0], node.line, understood, tuple(dict.fromkeys((*codes, *others)))
        )
    return None


def _lines(text: str, node: Node, award: Any, offers: Sequence[Offer], registers: Registers) -> Iterator[Any]:
    if award is None:
        if len(offers) == 1 and isinstance(offers[0].code, str):
            award = offers[0].code
        known = [offer.known for offer in offers if offer.known]
    if award is None:
        award = Unsure(
            "which_award", text[:160], node.line, known[0] if len(known) == 1 else None, tuple(known)
        )
    clauses = list(_CUT.split(text))
    merged: list[str] = []
    for clause in clauses:
        if merged and not _COUNT.search(merged[-1]):
            merged[-1] = f"{merged[-1]}; {clause}"
        else:
            merged.append(clause)
    for clause in merged:
        if line := _line(clause, node, award, registers):
            yield line


def _line(clause: str, node: Node, award: Any, registers: Registers) -> Any:
    counts = list(_COUNT.finditer(clause))
    told = _EITHER.sub("", re.sub(r"\([^)]*lựa chọn[^)]*\)", "", clause))
    if _ODD.search(told):
        return Unsure("maybe_a_quota", clause, node.line)
    if not counts:
        return _without_number(clause, node, award, registers)
    kinds = [_KINDS[found["kind"].lower()] for found in counts]
    numbers = [int(found["number"]) for found in counts]
    # Behind the first number "at most" would hold for the later ones alone.
    if len(set(kinds)) != len(kinds) or _AT_MOST.search(clause, counts[0].end()):
        return Unsure("maybe_a_quota", clause, node.line)
    group, wording = _split(clause, counts[0].start())
    found: dict[str, Any] = {"award": award, "group": group or node.text.partition(":")[0].strip(" -.")}
    units = registers.units(_bare(found["group"]), node.line) if group else None
    if units is not None and award_title(found["group"]) is None:
        found["units"] = units
    if "còn lại" in found["group"]:
        found["rest"] = True
    found |= _per(clause, node, found, registers)
    found["strictness"] = "at_most" if _AT_MOST.search(clause) else "exactly"
    found |= dict(zip(kinds, numbers, strict=True))
    if _MISSING_ANNEX.search(clause):
        found["annex_missing"] = True
    return found | {"wording": wording, "source": node.source, "@line": node.line}


def _split(clause: str, count: int) -> tuple[str, str]:
    """For whom a line is, and its words: at the colon, or in front of the verb."""
    before, colon, behind = clause.partition(":")
    if colon and len(before) < count:
        return before.strip(), behind.strip()
    cut = _VERB.search(clause)
    if cut and cut.start() < count:
        group = clause[: cut.start()].strip(" ,")
        return group, clause.strip()
    return "", clause.strip()


def _bare(group: str) -> str:
    return re.sub(r"^(?:riêng )?(?:đối với )?(?:mỗi )?", "", group, flags=re.IGNORECASE)


def _per(clause: str, node: Node, found: Mapping[str, Any], registers: Registers) -> dict[str, Any]:
    """How a line counts; where no word says it, only a single unit leaves nothing open."""
    if instance := _INSTANCE.search(clause):
        return {"per": "instance", "instance": instance["what"]}
    if _EACH.search(clause):
        return {"per": "unit"}
    units = found.get("units")
    if isinstance(units, list) and len(units) == 1 and registers.is_single(units[0]):
        return {"per": "total"}
    understood = "total" if award_title(found["group"]) else "unit"
    return {"per": Unsure("how_counted", clause, node.line, understood, ("unit", "total"))}


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
    found: dict[str, Any] = {"award": award, "group": group or clause[:80]}
    if cut:
        units = registers.units(_bare(group), node.line)
        if units is not None:
            found["units"] = units
    found["per"] = Unsure(
        "how_counted", clause[:200], node.line, "unit" if cut else "total", ("unit", "total")
    )
    found["without_number"] = how
    if documents:
        found["documents"] = documents
    wording = (rest or clause)[cut.start() :].strip() if cut else (rest or clause).strip()
    return found | {"wording": wording, "source": node.source, "@line": node.line}


def _name(lines: Sequence[Any]) -> None:
    """Give every line a code of its own, made of the group's first words."""
    taken: set[str] = set()
    for line in lines:
        if isinstance(line, dict):
            words = slug(_bare(line["group"])).split("-")
            line["code"] = free_code("-".join(words[:5]), taken)
            taken.add(line["code"])


def maybe_quotas(nodes: Sequence[Node]) -> Iterator[Unsure]:
    """Numbers outside of every section on quotas that could be some."""
    for node in nodes:
        for each in node.walk():
            if _LOOKS_LIKE.search(each.text):
                yield Unsure("maybe_a_quota", each.text[:240], each.line)
