"""Forms of reward and what a candidate must meet for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.importing.meaning.known import BEFORE_AWARD, Registers, award_title, cited_documents, level_of
from generator.importing.meaning.rewards.quota_numbers import number_of, says_only_counts
from generator.importing.meaning.statements import capital, statement, statement_of
from generator.importing.meaning.structure.parts import Part, heading_of
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node
from generator.importing.meaning.unsure import Unsure, understood
from generator.validate.spelled import SPELLED

_FOR = r"(?:(?:(?:Tiêu chuẩn|Điều kiện) )?(?:Đối với|Tặng cho)\s+|Tiêu chuẩn\s+)?(?:các )?"
_WHO = r"(?:tập thể|cá nhân|hộ gia đình)"
_CANDIDATES = (
    ("collective", re.compile(rf"{_FOR}tập thể(?=\s*(?:[:.;,]|$|đạt|có))", re.IGNORECASE)),
    ("individual", re.compile(rf"{_FOR}cá nhân\b", re.IGNORECASE)),
    ("household", re.compile(rf"{_FOR}hộ gia đình\b", re.IGNORECASE)),
)
_OF_GROUP = re.compile(r"(?:(?:Tiêu chuẩn|Điều kiện) )?(?:Đối với|Tặng cho)\s+", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:Thực hiện theo|Theo (?:quy định|Hướng dẫn)|Áp dụng theo|Do\b.*\b(?:hướng dẫn|quy định|quyết định))"
    r"|.*\b(?:hướng dẫn, xem xét|xem xét khen thưởng).*theo thẩm quyền"
    r"|Đề nghị (?:cấp trên|cấp có thẩm quyền).*theo quy định"
)
_CONDITION = re.compile(
    r",?\s+(?=nội bộ đoàn kết|đạt (?:các|một|đủ|\d)|chấp hành|gương mẫu|trực tiếp tham gia)"
)
_EXCEPT = re.compile(r"\s*\((?P<who>(?:không bao gồm|không tính|trừ|ngoại trừ)[^)]*)\)\.?")


@dataclass(slots=True)
class Offer:
    """One form of reward while its sections are gathered; `code` is the registry's or an open point."""

    code: Any
    heading: str
    source: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def known(self) -> str | None:
        """Its code, also where that is only what was understood."""
        found = understood(self.code)
        return found if isinstance(found, str) else None

    def data(self) -> dict[str, Any]:
        """The reward with the keys of a campaign file."""
        return {
            "award": self.code,
            "heading": self.heading,
            "source": self.source,
            **self.values,
            "@line": self.line,
        }


def named_award(words: str, line: int, source: str, registers: Registers) -> Offer | None:
    """The reward that words begin with, as far as its name goes."""
    name = _GIVEN_TO.split(BEFORE_AWARD.sub("", words.strip()).partition(":")[0])[0].strip(" .;")
    if award_title(name) is None or len(name) > 200:
        return None
    return Offer(registers.award(name, line), name, source, line)


# "Giấy khen của … tặng tập thể …": the name ends where its candidates begin.
_GIVEN_TO = re.compile(
    r"\s+(?:được |để |trao )?tặng (?:cho )?(?=(?:các |những |mỗi )?(?:tập thể|cá nhân|hộ)\b)", re.IGNORECASE
)
_ASKED = re.compile(
    r"(?:[^,.;:()]{2,80}?\s+(?:xem xét, )?)?"
    r"(?P<asks>Đề nghị|Trình)\s+(?P<who>(?:Chủ tịch|Thủ tướng|UBND|Ủy ban|Giám đốc|Bộ trưởng|Ban Thường vụ|"
    r"Ban Chấp hành|BTV|BCH|Liên đoàn|Hội|Tỉnh đoàn|Hiệu trưởng)[^,.;:]*?)\s+(?:xét )?tặng "
    r"(?P<what>(?:Bằng|Giấy) khen)",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"(?:(?:Mỗi|Hằng|Hàng|Cuối|Từng|Kết thúc|Khi|Sau)\b[^,.;:]{0,40}[,:]\s*)?"
    r"(?P<asks>)(?P<who>(?:Chủ tịch (?:UBND|Ủy ban|Hội)|Giám đốc|Hiệu trưởng|Thủ trưởng|UBND|Ủy ban|"
    r"Ban Thường vụ|Ban Chấp hành|BCH|BTV)\b[^,.;:]{0,60}?)\s+(?:quyết định |xét )*tặng "
    r"(?P<what>(?:Bằng|Giấy) khen)\b"
)


def asked_award(text: str) -> str | None:
    """The reward that a line says somebody gives: "Đề nghị Chủ tịch UBND tỉnh tặng Bằng khen"."""
    asked = _ASKED.match(text) or _GIVEN.match(text)
    return f"{asked['what']} của {asked['who']}" if asked else None


def is_given(text: str) -> bool:
    """Whether words begin with who gives a reward, by its own decision."""
    return _GIVEN.match(text) is not None


def listed_offers(told: Told, registers: Registers) -> Iterator[Offer]:
    """The rewards that a section on their forms lists, each with what its line says besides."""
    yield from _named_in_a_row(told.rest, told.node, registers)
    for node in [each for child in told.body for each in (child, *child.children)]:
        offer = named_award(node.text, node.line, node.source, registers)
        asked = _ASKED.match(node.text) or _GIVEN.match(node.text)
        if offer is None and asked and (name := asked_award(node.text)):
            heading = capital(asked[0][asked.start("asks") - asked.start() :])
            offer = Offer(registers.award(name, node.line), heading, node.source, node.line)
            if not says_only_counts(node.text.partition(":")[2]):
                offer.values["introduction"] = [node.text]
        elif offer is None and _OCCASION.match(node.text):
            for each in _named_in_a_row(node.text.partition(":")[2], node, registers):
                each.values["introduction"] = [node.text]
                yield each
            continue
        elif offer is None:
            words = re.match(
                r"(Đề nghị (?:cấp trên|cấp có thẩm quyền)(?: \([^)]*\))?(?: khen thưởng| tặng[^,.;]*)?)",
                node.text,
            )
            if words is None:
                continue
            offer = Offer(_higher(words[1], node.line, registers), words[1], node.source, node.line)
            offer.values["by_reference"] = statement_of(node.text, node.source, node.line, registers)
        else:
            given = _GIVEN_TO.search(node.text)
            rest = node.text[given.end() :] if given else node.text.partition(":")[2].strip()
            if rest and not _SAYS_HOW_MANY.match(rest) and not says_only_counts(rest):
                offer.values["subjects"] = [statement_of(rest, node.source, node.line, registers)]
        yield offer


_SAYS_HOW_MANY = re.compile(r"(?:(?:đề nghị|lựa chọn|xét chọn|chọn)\s+)?(?:từ\s+)?\d", re.IGNORECASE)
_OCCASION = re.compile(
    r"Khen thưởng (?:hằng năm|hàng năm|sơ kết|tổng kết|đột xuất|chuyên đề|thường xuyên|theo|đợt|cuối|khi)\b",
    re.IGNORECASE,
)


def _named_in_a_row(words: str, node: Node, registers: Registers) -> Iterator[Offer]:
    """The rewards that words name one behind the other: "Giấy khen của …; Bằng khen của …"."""
    for piece in re.split(
        r";\s*|,\s+(?=(?:Giấy khen|Bằng khen|Cờ thi đua|Huân chương|Kỷ niệm chương)\b)", words
    ):
        if piece.strip() and (offer := named_award(piece, node.line, node.source, registers)):
            yield offer
        elif name := asked_award(capital(piece.strip())):
            yield Offer(registers.award(name, node.line), capital(piece.strip(" .")), node.source, node.line)


def _higher(words: str, line: int, registers: Registers) -> Any:
    """A reward that only a level names: "đề nghị cấp trên (UBND tỉnh) khen thưởng"."""
    found = registers.award("Khen thưởng của " + words, line)
    codes = [
        each.code for each in registers.known.awards.values() if each.title.lower().startswith("khen thưởng")
    ]
    if isinstance(found, str):
        return found
    level = "tỉnh" if "tỉnh" in words else None
    near = [code for code in codes if level and level in registers.known.awards[code].decided_by]
    return Unsure("which_award", words, line, near[0] if len(near) == 1 else None, tuple(codes))


_EXCLUDES = re.compile(r"(?:Không|Chưa) (?:được |xét |xem xét |đề nghị )+(?:tặng|khen)\b")


def offer_of(node: Node, registers: Registers) -> Offer | None:
    """The reward of a section of its own, with its subjects, conditions and criteria."""
    offer = named_award(node.text, node.line, node.source, registers)
    if offer is None:
        return None
    rest = node.text.partition(":")[2].strip()
    if rest and not says_only_counts(rest):
        _words(offer, rest, node.source, node.line, registers)
    _below(offer, node.children, registers)
    return offer


_ALSO = re.compile(r"\b(?:hoặc|và) đề nghị (?P<what>khen thưởng (?:cấp|của) [^,.;:()]+)", re.IGNORECASE)


def also_offered(offer: Offer, registers: Registers) -> Iterator[Offer]:
    """Rewards of another level that the words on this one name in passing, with those words."""
    for text in offer.values.get("introduction", ()):
        for named in _ALSO.finditer(text):
            what = named["what"].strip()
            level = level_of(what)
            codes = tuple(each.code for each in registers.known.awards.values() if each.level == level)
            general = [code for code in codes if registers.known.awards[code].title.startswith("Khen thưởng")]
            award = Unsure("which_award", named[0], offer.line, next(iter(general), None), codes)
            yield Offer(award, capital(what), offer.source, offer.line, {"introduction": [text]})


def _words(offer: Offer, text: str, source: str, line: int, registers: Registers) -> None:
    """Words of the plan on a reward that no list holds."""
    if _REFERENCE.match(text) and "by_reference" not in offer.values:
        offer.values["by_reference"] = statement_of(text, source, line, registers)
    else:
        offer.values.setdefault("introduction", []).append(text)


def _below(offer: Offer, children: Sequence[Node], registers: Registers, before: str = "") -> None:
    """Gather what stands below a reward's heading; `before`: words that lead in its criteria."""
    loose: list[Node] = []
    kept, excluded = without_excluded(children)
    exclude([offer], [each for node in excluded for each in exclusions(node, registers)])
    for child in kept:
        heading = heading_of(child, of_rewards=True) if child.opens else None
        parts = heading.parts if heading else ()
        if Part.AWARD_SUBJECTS in parts or Part.PARTICIPANTS in parts:
            _subjects(offer, child, heading.rest if heading else "", registers)
        elif Part.CRITERIA in parts:
            rest = heading.rest if heading else ""
            leads_in = bool(child.children) and rest.endswith(":")
            if rest and not leads_in:
                _words(offer, rest, child.source, child.line, registers)
            _below(offer, child.children, registers, rest if leads_in else "")
        elif Part.EXCLUSIONS in parts:
            exclude([offer], exclusions(child, registers))
        elif parts:
            offer.values.setdefault("@apart", []).append(child)
        else:
            loose.append(child)
    if loose:
        sets = criteria_sets(loose, offer, registers, before)
        if sets:
            offer.values.setdefault("criteria", []).extend(sets)


def exclusions(node: Node, registers: Registers) -> list[dict[str, Any]]:
    """Who is not to be rewarded: what a section lists, or its own sentence."""
    alone = not node.children or node.text.partition(":")[2].strip()
    own = [statement_of(node.text, node.source, node.line, registers)] if alone else []
    return [*map(_nothing_to_reach, [*own, *(statement(each, registers) for each in node.children)])]


def _nothing_to_reach(said: dict[str, Any]) -> dict[str, Any]:
    """A number in words on whom to leave out ("chậm từ 05 ngày") is no measure of anything to reach."""
    kept = {key: value for key, value in said.items() if key != "measures"}
    return kept | {"items": [*map(_nothing_to_reach, said["items"])]} if "items" in said else kept


def without_excluded(nodes: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The nodes without those, at any depth, that say who is not to be rewarded; and these."""
    kept: list[Node] = []
    excluded: list[Node] = []
    for node in nodes:
        if _EXCLUDES.match(node.text):
            excluded.append(node)
            continue
        below, inside = without_excluded(node.children)
        kept.append(Node(node.paragraph, below) if inside else node)
        excluded += inside
    return kept, excluded


def exclude(offers: Sequence[Offer], who: Sequence[dict[str, Any]]) -> None:
    """Leave them out of every one of these rewards."""
    for offer in offers if who else ():
        offer.values.setdefault("exclusions", []).extend(who)


def _subjects(offer: Offer, node: Node, rest: str, registers: Registers) -> None:
    texts = [(rest, node.source, node.line)] if rest else []
    texts += [(each.text, each.source, each.line) for each in node.children]
    for text, source, line in texts:
        if left_out := _EXCEPT.search(text):
            offer.values.setdefault("exclusions", []).append(
                statement_of(left_out["who"], source, line, registers)
            )
        kept = _EXCEPT.sub("", text).strip()
        if kept:
            offer.values.setdefault("subjects", []).append(statement_of(kept, source, line, registers))


_ONLY_WHO = re.compile(rf"{_FOR}{_WHO}(?:(?:, | và )(?:các )?{_WHO})*", re.IGNORECASE)
_BOTH = re.compile(rf"{_FOR}{_WHO}(?:\s*(?:,|và|hoặc|/)\s*(?:các )?{_WHO})+", re.IGNORECASE)
_BOTH_INSIDE = re.compile(
    r"(?:tập thể(?:,| và) (?:các )?cá nhân|cá nhân(?:,| và) (?:các )?tập thể)", re.IGNORECASE
)
_BODIES = re.compile(
    r"(?:Các |Những )?(?:cơ quan|đơn vị|sở|phòng|ban|UBND|Ủy ban|tổ chức|doanh nghiệp|trường|thôn|tổ|xã|"
    r"huyện|tỉnh|bộ"
    r"|tập thể|Mặt trận|hội|đoàn|khối|cụm|chi (?:hội|đoàn|bộ)|lớp|nhóm|đội)\b",
    re.IGNORECASE,
)
_HOUSEHOLDS = re.compile(r"(?:Các |Mỗi |Những )?hộ(?: gia đình| dân)\b", re.IGNORECASE)
_A_HOUSEHOLD = re.compile(
    r"[;,]\s*(?:và )?(?:các |mỗi |những )?(?:hộ|chủ rừng|chủ trang trại)\b", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"(?:Các |Toàn thể |Những )?(?:cán bộ|công chức|viên chức|người|giáo viên|giảng viên|học sinh|"
    r"sinh viên|cá nhân"
    r"|đảng viên|nhân viên|thủ trưởng|hiệu trưởng|trưởng thôn|lãnh đạo)\b",
    re.IGNORECASE,
)


def kind_of(words: str) -> str | None:
    """The kind of candidate that a list of bodies or of people is; None where it is both, or neither."""
    first, *others = re.split(r";\s+(?:và )?", words)
    if any(_other_kind(first, each) for each in others):
        return None
    if _PEOPLE.match(words):
        return "individual"
    if _HOUSEHOLDS.match(words):
        return "household"
    if _A_HOUSEHOLD.search(words):
        return None
    return "collective" if _BODIES.match(words) and not _PEOPLE.search(words) else None


def _other_kind(first: str, other: str) -> bool:
    """Whether two pieces of a list are bodies and people, whichever comes first."""
    return any(
        here.match(first) and there.match(other) for here, there in ((_PEOPLE, _BODIES), (_BODIES, _PEOPLE))
    )


def candidate_of(text: str) -> str | None:
    """Which one kind of candidate words speak of: that they begin with."""
    if _BOTH.match(text):
        return None
    return next((name for name, pattern in _CANDIDATES if pattern.match(text)), None)


def of_candidates(text: str) -> bool:
    """Whether words begin with which kinds of candidate they speak of."""
    return candidate_of(text) is not None or _BOTH.match(text) is not None


def criteria_sets(
    nodes: Sequence[Node], offer: Offer | None, registers: Registers, before: str = ""
) -> list[dict[str, Any]]:
    """Criteria by kind of candidate; groups of units that follow each other share a set of collectives."""
    found: list[dict[str, Any]] = []
    plain: list[Node] = []
    preambles: list[Node] = []
    if len(nodes) > 1 and len({candidate_of(each.text) for each in nodes} - {None}) == len(nodes):
        return [_of_groups(_set_of_one(each, registers)) for each in nodes]
    for node in nodes:
        candidate = candidate_of(node.text)
        if candidate and (node.children or ":" in node.text):
            found.append(_set(candidate, node, registers))
        elif (both := _BOTH.match(node.text)) and (node.children or ":" in node.text):
            found += [_set(kind, node, registers) for kind in _kinds_in(both[0])]
        elif _is_group(node):
            _put_group(found, node, registers)
        elif node.text.endswith(":") and not node.children and _match_words(node.text):
            preambles.append(node)
        elif node.paragraph.marker == "" and not node.children and offer is not None:
            _words(offer, node.text, node.source, node.line, registers)
        else:
            plain.append(node)
    preamble = preambles.pop().text if plain and preambles else before
    if offer is not None:
        for node in preambles:
            _words(offer, node.text, node.source, node.line, registers)
    others = [each["candidate"] for each in found]
    return [*_without_candidate(plain, preamble, others, registers), *map(_of_groups, found)]


def _set_of_one(node: Node, registers: Registers) -> dict[str, Any]:
    """A line for each kind of candidate: "Tập thể đạt …", "Cá nhân có …"."""
    candidate = str(candidate_of(node.text))
    if node.children or ":" in node.text:
        return _set(candidate, node, registers)
    said = statement(node, registers)
    return {"candidate": candidate, "criteria": [said], "source": node.source, "@line": node.line}


def _put_group(found: list[dict[str, Any]], node: Node, registers: Registers) -> None:
    kind = kind_of(_OF_GROUP.sub("", node.text))
    if not found or "groups" not in found[-1] or found[-1]["candidate"] != kind:
        candidates = ("collective", "individual")
        who = kind or Unsure("which_candidate", node.text[:160], node.line, "collective", candidates)
        found.append({"candidate": who, "source": node.source, "groups": [], "@line": node.line})
    found[-1]["groups"].append(_group(node, registers, None))


def _of_groups(found: dict[str, Any]) -> dict[str, Any]:
    """Criteria of groups alone must all be met where each group says so."""
    groups = found.get("groups", ())
    all_of_all = bool(groups) and all(group.get("match") == "all" for group in groups)
    return {**found, "match": "all"} if all_of_all and "match" not in found else found


def _kinds_in(words: str) -> list[str]:
    named = (("collective", "tập thể"), ("individual", "cá nhân"), ("household", "hộ gia đình"))
    return [kind for kind, word in named if word in words.lower()]


def _without_candidate(
    nodes: Sequence[Node], before: str, others: Sequence[Any], registers: Registers
) -> list[dict[str, Any]]:
    """Criteria under no kind of candidate: the words in front of them or their own may tell it."""
    if not nodes:
        return []
    first = nodes[0]
    both = _BOTH.match(first.text) or _BOTH_INSIDE.search(before)
    kinds: list[Any] = _kinds_in(both[0]) if both else []
    if not kinds:
        named = [kind for kind in _kinds_in(" ".join(node.text for node in nodes)) if kind not in others]
        left = [kind for kind in ("collective", "individual") if kind not in others]
        likely = next(iter(named or left), None)
        kinds = [
            Unsure("which_candidate", first.text[:160], first.line, likely, ("collective", "individual"))
        ]
    told = {
        **({"preamble": before} if before else {}),
        **_match(before, first.line, len(nodes)),
        "criteria": [statement(node, registers) for node in nodes],
        "source": first.source,
        "@line": first.line,
    }
    return [{"candidate": kind, **told} for kind in kinds]


def _set(candidate: str, node: Node, registers: Registers) -> dict[str, Any]:
    head, _colon, rest = node.text.partition(":")
    bare = _ONLY_WHO.fullmatch(head.strip())
    preamble = rest.strip() if bare else node.text
    found: dict[str, Any] = {"candidate": candidate}
    if preamble:
        found["preamble"] = preamble
    groups = [child for child in node.children if _is_group(child)]
    criteria = [child for child in node.children if child not in groups and not for_all(child)]
    own = _match(preamble, node.line, len(criteria)) if criteria or _match_words(preamble) else {}
    found |= own
    if criteria:
        found["criteria"] = [statement(child, registers) for child in criteria]
    elif not groups and preamble and bare:
        found["criteria"] = [found.pop("preamble")]
        found.pop("match", None)
    if groups:
        found["groups"] = [_group(child, registers, own) for child in groups]
    return found | {"source": node.source, "@line": node.line}


def for_all(node: Node) -> bool:
    """Whether a paragraph is a rule for every candidate, whatever it stands behind."""
    return node.paragraph.marker == "" and _FOR_ALL.match(node.text) is not None


_FOR_ALL = re.compile(
    rf"(?:Mỗi|Một|Các|Trường hợp|Đối với)\s+(?:các )?{_WHO}(?:,| và| hoặc|/)\s*(?:các )?{_WHO}\b",
    re.IGNORECASE,
)


def _is_group(node: Node) -> bool:
    """Whether a paragraph speaks of a group of units and what these must meet."""
    if candidate_of(node.text) is not None:
        return False
    named = _OF_GROUP.match(node.text) is not None
    return named or (bool(node.children) and _match_words(node.text) is not None)


def _group(node: Node, registers: Registers, around: dict[str, Any] | None) -> dict[str, Any]:
    head, colon, rest = node.text.partition(":")
    heading, preamble, criteria = head.strip(" ."), "", ""
    if cut := _CONDITION.search(node.text):
        heading, rest = node.text[: cut.start()].strip(), node.text[cut.end() :].strip()
    elif not colon:
        heading, rest = node.text.strip(), ""
    if node.children:
        preamble = rest.strip()
    else:
        criteria = rest.strip()
    found: dict[str, Any] = {"heading": heading}
    units = registers.units(_OF_GROUP.sub("", heading), node.line)
    if units is not None:
        found["units"] = units
    if preamble:
        found["preamble"] = preamble
    if len(node.children) > 1:
        own = _match(preamble, node.line, len(node.children))
        found |= around if around and isinstance(own.get("match"), Unsure) and not preamble else own
    else:
        found["match"] = "all"
    found["criteria"] = [statement(child, registers) for child in node.children] or [criteria or node.text]
    return found | {"source": node.source, "@line": node.line}


_ANY = re.compile(
    r"(?:một|01|1) trong (?:các|những|số)|(?:một|01|1) (?:trong|/) ?\w+ (?:tiêu|điều|trường)", re.IGNORECASE
)
_ALL = re.compile(
    rf"đạt (?:đủ |đầy đủ |tất cả |đồng thời |cả )*(?:các|\d+|những|{SPELLED})? ?(?:tiêu chuẩn|tiêu chí|"
    r"điều kiện)(?: khen thưởng)?(?: như)?(?: sau)?",
    re.IGNORECASE,
)
_SOME = re.compile(
    rf"(?:ít nhất|tối thiểu) (?P<least>\d+|{SPELLED})(?:\s*/\s*\d+)? (?:trong )?(?:số )?"
    rf"(?:các |những |\d+ |(?:{SPELLED}) )?(?:tiêu chuẩn|tiêu chí|điều kiện)"
    rf"|đạt (?P<some>\d+|{SPELLED}) trong (?:số )?(?:các |những |\d+ |(?:{SPELLED}) )?"
    r"(?:tiêu chuẩn|tiêu chí|điều kiện)"
    r"|đạt (?P<share>\d+)\s*/\s*(?P<of>\d+) (?:tiêu chuẩn|tiêu chí|điều kiện)",
    re.IGNORECASE,
)
_ODD = re.compile(r"một hoặc nhiều|ít 0?1|] trong|\b0?1 các|bắt buộc", re.IGNORECASE)


def _match_words(text: str) -> str | None:
    if _ODD.search(text) or (_ANY.search(text) and _ALL.search(text)):
        return "odd"
    if _SOME.search(text):
        return "some"
    if _ANY.search(text):
        return "any"
    return "all" if _ALL.search(text) else None


def _match(preamble: str, line: int, criteria: int) -> dict[str, Any]:
    """How many of the criteria must be met, as the words in front of them say; nothing for a single one."""
    said = _match_words(preamble)
    choices = ("all", "any", "unstated")
    if said == "some" and (found := _SOME.search(preamble)):
        least = number_of(found["least"] or found["some"] or found["share"])
        if least == 1:
            return {"match": "any"}
        if found["of"] and int(found["of"]) != criteria:
            return {"match": Unsure("which_match", preamble, line, None, choices)}
        return {"match": "some", "least": least}
    if said == "odd":
        return {
            "match": Unsure("which_match", preamble, line, "any" if _ANY.search(preamble) else None, choices)
        }
    if said:
        counted = re.search(rf"đạt (?:đủ |cả )*(\d+|{SPELLED}) (?:tiêu|điều)", preamble, re.IGNORECASE)
        of = number_of(counted[1]) if counted else 0
        if said == "all" and of and criteria and of != criteria:
            return {"match": Unsure("which_match", preamble, line, "all", choices)}
        return {"match": said}
    if criteria == 1:
        return {}
    return {"match": Unsure("which_match", preamble or "", line, "unstated", choices)}


def cites_only(text: str) -> bool:
    """Whether words only point to another document."""
    return _REFERENCE.match(text) is not None and next(cited_documents(text), None) is not None
