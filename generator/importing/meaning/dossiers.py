"""The dossier: its documents, where it goes, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.importing.meaning.known import AWARD_NAME, Registers
from generator.importing.meaning.rewards.offers import Offer, cites_only
from generator.importing.meaning.statements import statement_of
from generator.importing.meaning.structure.letters import UPPER
from generator.importing.meaning.structure.sections import Told
from generator.importing.meaning.structure.tree import Node, sentences
from generator.importing.meaning.times import moment
from generator.importing.meaning.unsure import Unsure, understood
from generator.plan_time.grammar import read
from generator.slug import free_code, slug

# What a document of a dossier is called, and the library's forms for it.
_FORMS: Sequence[tuple[re.Pattern[str], tuple[str, ...]]] = (
    (re.compile(r"tờ trình", re.IGNORECASE), ("to-trinh", "danh-sach")),
    (re.compile(r"(?:trích )?biên bản", re.IGNORECASE), ("bien-ban",)),
    (re.compile(r"(?:biểu )?(?:tóm tắt|tổng hợp) thành tích", re.IGNORECASE), ("bieu-tom-tat",)),
    (re.compile(r"danh sách", re.IGNORECASE), ("danh-sach",)),
    (re.compile(r"báo cáo thành tích", re.IGNORECASE), ("bao-cao-tap-the", "bao-cao-ca-nhan")),
)
_NO_DOCUMENT = re.compile(r"(?:Hội đồng|Hồ sơ|Lưu ý|Ghi chú|Thời gian|Thời hạn|Nơi nhận|Số lượng|Gửi|Nộp)\b")
# What papers are called. What is called otherwise is a sentence about the dossier, or a person decides.
_PAPER = re.compile(
    r"(?:(?:\d{1,2}|một|các|những|bộ) )?(?:bản |trích |biểu |bảng )*(?:tờ|biên bản|báo cáo|danh sách|biểu|"
    r"bảng|bản|giấy|quyết định|văn bản|công văn|phiếu|đơn(?! vị)|ảnh|hình ảnh|video|clip|phụ lục|tóm tắt|"
    r"trích|kế hoạch|chứng nhận|xác nhận|ý kiến|tài liệu|minh chứng|sáng kiến|bài|file|tệp|"
    r"sơ yếu|lý lịch|hồ sơ|thành tích|đề án|tác phẩm|sản phẩm|mẫu)\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"(?:(?:\d{1,2}|mỗi|một|01) (?:bộ )?)?(?:thành phần )?hồ sơ\b.*(?:gồm|có|sau|như sau)\s*:", re.IGNORECASE
)
_SENT = re.compile(r"\b(?:gửi|nộp|trình)\b", re.IGNORECASE)
# Behind "gửi" alone only such a name is where something is sent to.
_OFFICE = (
    r"(?:Phòng|UBND|Ủy ban|Sở|Ban|Văn phòng|Hội đồng|Thường trực|Công đoàn|Liên đoàn|Đảng ủy|Trung tâm)\b"
)
_TO = re.compile(
    rf"\b(?:[Gg]ửi|[Nn]ộp)(?: hồ sơ[^,.;]*?| [^,.;]{{0,60}}?)??\s+(?:trực tiếp )?"
    rf"(?:(?:về|đến|tới|cho)\s+|(?={_OFFICE}))(?P<to>[{UPPER}][^.;()]*?)"
    r"(?=\s*(?:\(|,?\s*(?:trước|chậm nhất|muộn nhất|để|theo|qua|gồm|đến hết|bằng|trong|thẩm định|"
    r"và)\b|[.;,]|$))"
)
_OF_OFFICE = re.compile(rf"(?:phần mềm|hệ thống)[^.;]*? của (?P<to>[{UPPER}][^.;,()]*)")
_VIA = re.compile(r"\(\s*qua (?P<via>[^)]+)\)")
_ONLY_SETS = re.compile(
    r"(?:hồ sơ )?(?:đề nghị(?: xét)?(?: tặng)?(?: khen thưởng)? )?(?:gồm |lập |được lập |có )?(?:thành )?"
    r"(?P<sets>\d{1,2})\s*bộ(?: hồ sơ)?,?(?: \(?bản (?:chính|gốc)\)?)?,?(?: mỗi bộ)?(?: bao)?(?: gồm)?"
    r"(?: có)?",
    re.IGNORECASE,
)
_SETS = re.compile(r"(?P<sets>\d{1,2})\s*bộ\b(?! (?:bản chính|phận|môn|đội|ngành|trưởng))")
_CHANNEL = re.compile(
    r"(?:hòm )?thư|e-?mail|hệ thống|phần mềm|bưu|đường|trục|ioffice|idesk|cổng", re.IGNORECASE
)
_FORMATS = (
    ("paper", re.compile(r"bản giấy|bản in", re.IGNORECASE)),
    ("scan", re.compile(r"\bscan\b|bản quét", re.IGNORECASE)),
    ("word", re.compile(r"\bword\b", re.IGNORECASE)),
    ("pdf", re.compile(r"\bpdf\b", re.IGNORECASE)),
)
_CHANNELS = (
    ("ioffice", re.compile(r"\bioffice\b", re.IGNORECASE)),
    ("idesk", re.compile(r"\bidesk\b", re.IGNORECASE)),
    ("email", re.compile(r"thư điện tử|e-?mail|@", re.IGNORECASE)),
    ("by_hand", re.compile(r"(?:nộp|gửi) trực tiếp", re.IGNORECASE)),
    ("post", re.compile(r"bưu điện|bưu chính", re.IGNORECASE)),
)
_BINDS = re.compile(r"(?:khen thưởng|hồ sơ)\s+(?:của )?(?P<who>(?:các|mỗi) [^.;()]*?)\s+gửi\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_COPIES = re.compile(
    r"\(?\s*(?P<copies>\d{1,2})\s*(?:bộ|bản)\s*(?P<kind>bản chính|bản sao|chính|sao)?", re.IGNORECASE
)
_FOLLOWS = re.compile(
    r"theo (?P<number>mẫu(?: biểu)? số \d[\w.]*(?<!\.)|mẫu)[^;.()]*?(?=\s+về\b|[;.()]|$)", re.IGNORECASE
)
_ATTACHED = re.compile(
    r"\(\s*(?:có )?(?:gửi )?kèm(?: theo)? (?P<several>[^()]+)\)|"
    r"\bkèm(?: theo)? (?P<one>(?:danh sách|biểu|bảng|bản)[^();]*)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?P<words>(?:phải )?có (?:xác nhận|đóng dấu|chữ ký|dấu|công chứng|chứng thực)\b[^;.()]*?)"
    r"(?=\s*(?:[;.()]|$))",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    r"\b(?:trước|(?:chậm|muộn) nhất(?: là| đến)?(?: vào)?|không (?:muộn|chậm) hơn|đến hết|"
    r"hạn (?:cuối|chót)(?: là)?:?(?: hết)?|trong)"
    r"(?: \d{1,2}(?:h| giờ)(?: ?\d{1,2})?(?: phút)?,?)?"
    r"(?: ngày(?: làm việc)?\b| \d{1,2}[/.-]\d| (?:hết )?tháng \d)[^.;()]*"
    r"|\btrong (?:vòng|thời hạn|thời gian) \d{1,3} ngày[^.;()]*",
    re.IGNORECASE,
)
"""The words of a last day inside a sentence."""


def says_only_sets(text: str) -> bool:
    """Whether words say nothing of a dossier but how many sets it is."""
    return _ONLY_SETS.fullmatch(text.strip(" .:;")) is not None


TITLES = {
    "dossier": "Hạn gửi hồ sơ đề nghị khen thưởng",
    "internal": "Hạn của cơ quan tổng hợp",
    "proposal": "Thời gian đề nghị khen thưởng",
    "review": "Xét khen thưởng",
    "summary": "Tổng kết phong trào thi đua",
    "other": "Mốc thời gian",
}
"""What a milestone is called on its page, by its kind."""


def dossiers(told: Sequence[tuple[Told, Sequence[Offer]]], registers: Registers) -> list[dict[str, Any]]:
    """Every dossier that the plan describes; each section with the rewards that it can mean."""
    found: list[dict[str, Any]] = []
    for section, offers in told:
        apart = [child for child in section.body if child.children and AWARD_NAME.search(child.text)]
        rest = [child for child in section.body if child not in apart]
        found += [_dossier(child, child.children, "", offers, registers) for child in apart]
        if (rest or section.rest) and not (apart and all(_is_submission(node.text) for node in rest)):
            found.append(_dossier(section.node, rest, section.rest, offers, registers))
        elif apart and rest:
            for each in found[-len(apart) :]:
                each.setdefault("submissions", []).extend(
                    _sent(node.text, node.source, node.line, registers) for node in rest
                )
    found = _with_what_stands_around(found, [section.node for section, _ in told])
    for each in found:
        for sent in each.get("submissions", ()) if "@sets" in each else ():
            sent.setdefault("sets", each["@sets"])
    codes: set[str] = set()
    for each in found:
        each["code"] = free_code("ho-so", codes)
        codes.add(each["code"])
    return found


def _with_what_stands_around(found: Sequence[dict[str, Any]], nodes: Sequence[Node]) -> list[dict[str, Any]]:
    """Dossiers with what the section around them says of handing in; that section is none of its own."""
    kept = list(found)
    for node in nodes:
        inside = {each.line for child in node.children for each in child.walk()}
        own = [each for each in kept if each["@line"] == node.line and _HOLDS.isdisjoint(each)]
        inner = [each for each in kept if each["@line"] in inside]
        if inner and own:
            kept.remove(own[0])
            for each in inner:
                for key in ("submissions", "notes"):
                    if own[0].get(key):
                        each.setdefault(key, []).extend(own[0][key])
    return kept


_HOLDS = frozenset(("documents", "by_reference", "@sets"))


def _dossier(
    node: Node, nodes: Sequence[Node], rest: str, offers: Sequence[Offer], registers: Registers
) -> dict[str, Any]:
    heading = node.text
    title = heading.partition(":")[0].strip() if heading.rstrip().endswith(":") or rest else heading.strip()
    found: dict[str, Any] = {
        "code": "",
        "awards": _awards(heading, node, offers, registers),
        "heading": title,
    }
    if sets := _SETS.search(title):
        found |= _sets_of(sets, title, node.source, node.line, registers)
    if rest:
        _tell(found, rest, node.source, node.line, registers)
    for each in _with_led_in(nodes):
        _tell(found, each.text, each.source, each.line, registers)
    taken: set[str] = set()
    for document in found.get("documents", ()):
        document["code"] = free_code(document["code"], taken)
        taken.add(document["code"])
    return found | {"source": node.source, "@line": node.line}


def _tell(found: dict[str, Any], text: str, source: str, line: int, registers: Registers) -> None:
    """Put what one line says of a dossier to it: its papers, and how they are sent, may stand in one."""
    if led_in := _LED_IN.match(text):
        if sets := _SETS.search(led_in[0]):
            found |= _sets_of(sets, led_in[0], source, line, registers)
        text = text[led_in.end() :]
    first, *others = sentences(text) or [text]
    led = next((at for at, each in enumerate(others) if _LED_IN.match(each)), None)
    if led is not None:
        # Where it goes stands in front of what it holds.
        _tell(found, " ".join((first, *others[:led])), source, line, registers)
        _tell(found, " ".join(others[led:]), source, line, registers)
        return
    apart = _PAPER.match(text) and not _is_submission(first)
    for sentence in [first, *others] if apart else [text]:
        sent = re.search(r"[;,.]\s+(?=(?:nộp|gửi)\b)", sentence) if _PAPER.match(sentence) else None
        for piece in (sentence[: sent.start()], sentence[sent.end() :]) if sent else (sentence,):
            _tell_piece(found, piece, source, line, registers)


def _tell_piece(found: dict[str, Any], text: str, source: str, line: int, registers: Registers) -> None:
    """What is none of a dossier's matters is left to the whole plan."""
    if sets := _ONLY_SETS.fullmatch(text.strip(" .:;")):  # as `says_only_sets` asks
        found |= _sets_of(sets, text, source, line, registers)
    elif cites_only(text) or (_REFERS.match(text) and "by_reference" not in found):
        found["by_reference"] = statement_of(text, source, line, registers)
    elif _is_submission(text):
        found.setdefault("submissions", []).append(_sent(text, source, line, registers))
    elif _NO_DOCUMENT.match(text) and (not text.startswith("Hồ sơ đề nghị") or DEADLINE.search(text)):
        found.setdefault("notes", []).append(statement_of(text, source, line, registers))
    elif _PAPER.match(text):
        papers = (_document(each, source, line, registers) for each in _papers(text))
        found.setdefault("documents", []).extend(papers)
    elif _DECIDES.search(text):
        found.setdefault("@procedures", []).append(statement_of(text, source, line, registers))
    elif _DUE.match(text):
        found.setdefault("notes", []).append(statement_of(text, source, line, registers))


# "Trước ngày …", "gửi trước ngày …", "Sơ kết: gửi trước ngày …".
_DUE = re.compile(
    rf"(?:(?:về|gửi|nộp)\s+)*{DEADLINE.pattern}|[^.;:]{{0,80}}[:,][^.;:]*\b(?:gửi|nộp)\b[^.;:]*?{DEADLINE.pattern}",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"Thực hiện theo\b|theo\b[^;]*\b(?:Nghị định|Thông tư|Hướng dẫn|Luật|Quy chế)\b", re.IGNORECASE
)
_JOINT = re.compile(r"[;,]\s+(?![^()]*\))")


def _sets_of(sets: re.Match[str], text: str, source: str, line: int, registers: Registers) -> dict[str, Any]:
    """How many sets a dossier is, and the words that say it: where nothing tells how it is handed in."""
    return {"@sets": int(sets["sets"]), "@sets_said": statement_of(text, source, line, registers)}


# "Hồ sơ gồm: văn bản đề nghị, báo cáo …" in one line.
_LED_IN = re.compile(
    r"(?:Thành phần )?Hồ sơ\b[^:.;]{0,60}?\b(?:gồm|có)(?: các văn bản)?(?: sau| như sau)?\s*:?\s+"
    r"(?=(?:\d{1,2} )?(?:bản |văn bản|tờ trình|danh sách|biên bản|báo cáo|trích|công văn|phiếu|đơn(?! vị)))",
    re.IGNORECASE,
)
_BARE_NAME = 2  # words
_LISTS = re.compile(r"(?:bản |bảng )?(?:danh sách|biểu|bảng|phụ lục|tổng hợp)\b", re.IGNORECASE)
_LONGEST_LINE = 2_000  # characters


def _papers(text: str) -> list[str]:
    """The papers that one line names in a row; no line of a plan that does is as long as a page."""
    if len(text) > _LONGEST_LINE:
        return [text]
    found: list[str] = []
    start = 0
    for joint in _JOINT.finditer(text):
        before = text[start : joint.start()]
        # "Tờ trình, danh sách đề nghị của …" is one line for both, and what is attached is none of its own.
        behind = re.sub(r"^và\s+", "", text[joint.end() :])
        bare = len(before.split()) <= _BARE_NAME and _LISTS.match(behind)
        attached = joint[0][0] == "," and (" kèm " in before or bare)
        if _PAPER.match(behind) and not attached:
            found.append(text[start : joint.end()].strip(" ,"))
            start = joint.end()
    return [*found, text[start:].strip()]


def _with_led_in(nodes: Sequence[Node]) -> Iterator[Node]:
    """The paragraphs of a dossier, and what stands below those that lead in its papers."""
    for node in nodes:
        yield node
        if _LEADS_IN.fullmatch(node.text.strip()):
            yield from node.children


# How a proposal is examined and decided.
_DECIDES = re.compile(
    r"\b(?:thẩm định\b.*\b(?:trình|xét|báo cáo)|trình Hội đồng|họp xét|bỏ phiếu|xét chọn|bình xét)\b",
    re.IGNORECASE,
)


def _awards(heading: str, node: Node, offers: Sequence[Offer], registers: Registers) -> Any:
    names = [found[0] for found in AWARD_NAME.finditer(heading) if " của " in found[0]]
    codes = [registers.award(name.strip(" ,"), node.line) for name in names]
    if codes and all(isinstance(code, str) for code in codes):
        return list(dict.fromkeys(codes))
    if len(offers) == 1 and isinstance(offers[0].code, str):
        return [offers[0].code]
    known = [offer.known for offer in offers if offer.known]
    level = "central" if re.search(r"cấp [Nn]hà nước", heading) else None
    near = [code for code in known if level and registers.known.awards[code].level == level]
    title = heading.partition(":")[0]  # what stands behind it is not asked here, and must not seem to be
    return Unsure("which_award", title, node.line, near or known or None, tuple(known))


def _is_submission(text: str) -> bool:
    return bool(_SENT.search(text)) and bool(
        _TO.search(text)
        or _ADDRESS.search(text)
        or _OF_OFFICE.search(text)
        or any(p.search(text) for _, p in _CHANNELS)
    )


def _document(text: str, source: str, line: int, registers: Registers) -> dict[str, Any]:
    words = _COUNT_BEFORE.sub("", text)
    name = re.split(r"\s+(?:của|theo|được|kèm|có xác nhận)\b|\s*[(;:]|,(?= )", words.strip(" .;"))[0].strip()
    found: dict[str, Any] = {"code": slug(" ".join(name.split()[:2]))[:40], "name": name}
    found["form"] = _form(words, registers)
    found["text"] = text
    if attached := _ATTACHED.search(text):
        several, one = attached["several"], attached["one"]
        found["attachments"] = [each.strip() for each in several.split(",")] if several else [one.strip()]
    if condition := _CONDITION.search(text):
        found["condition"] = condition["words"]
    if "(nếu có)" in text:
        found["requirement"] = "if_any"
    copies = list(_COPIES.finditer(text))
    if len(copies) == 1:
        found["copies"] = int(copies[0]["copies"])
        if copies[0]["kind"]:
            found["original"] = "chính" in copies[0]["kind"]
    elif copies:
        found["copies"] = Unsure("copies", text, line)
    elif kind := re.search(r"\(\s*bản (chính|gốc|sao)\b", text):
        found["original"] = kind[1] != "sao"
    if follows := _FOLLOWS.search(text):
        form = {"number": follows["number"]} if follows["number"] != "mẫu" else {}
        documents = registers.documents(follows[0])
        found["follows"] = {
            **form,
            **({"document": documents[0]} if documents else {}),
            "wording": follows[0],
        }
    if documents := registers.documents(text):
        found["documents"] = documents
    return found | {"source": source, "@line": line}


# "01 bản chính Tờ trình": how many stands before the paper's name.
_COUNT_BEFORE = re.compile(r"^\d{1,2} (?:bộ|bản)(?: (?:bản )?(?:chính|gốc|sao))? (?=\w)", re.IGNORECASE)


def _form(text: str, registers: Registers) -> str | list[str]:
    """The library's forms for a document: one, several, or "none"."""
    forms = next((codes for pattern, codes in _FORMS if pattern.match(text)), ())
    if forms == ("bao-cao-tap-the", "bao-cao-ca-nhan"):
        kinds = [
            code for code, word in zip(forms, ("tập thể", "cá nhân"), strict=True) if word in text.lower()
        ]
        forms = tuple(kinds) or forms
    if forms and forms[0] == "to-trinh" and "tóm tắt" in text:
        forms = (*forms, "bieu-tom-tat")
    known = [code for code in forms if code in registers.known.forms]
    return (known[0] if len(known) == 1 else known) if known else "none"


def _sent(text: str, source: str, line: int, registers: Registers) -> dict[str, Any]:
    found: dict[str, Any] = {"text": text}
    office = _TO.search(text) or _OF_OFFICE.search(text)
    found["to"] = (
        registers.unit(office["to"].strip(), line) if office else Unsure("where_to", text[:200], line)
    )
    if (via := _VIA.search(text)) and not _CHANNEL.match(via["via"]):
        found["via"] = registers.unit(via["via"], line)
    if sets := _SETS.search(text):
        found["sets"] = int(sets["sets"])
    if formats := [name for name, pattern in _FORMATS if pattern.search(text)]:
        found["formats"] = formats
    if channels := [name for name, pattern in _CHANNELS if pattern.search(text)]:
        found["channels"] = channels
    addresses = _ADDRESS.findall(text)
    if len(addresses) == 1:
        found["address"] = addresses[0].rstrip(".")
    elif addresses:
        found["address"] = Unsure("where_to", text[:200], line, None, tuple(dict.fromkeys(addresses)))
    return found | {"source": source, "@line": line}


def submissions(text: str, source: str, line: int, registers: Registers) -> Iterator[dict[str, Any]]:
    """Sentences that tell where a dossier of rewards is sent."""
    for sentence in sentences(text):
        if (
            re.search(r"hồ sơ", sentence, re.IGNORECASE)
            and re.search(r"\b(?:gửi|nộp)\b", sentence, re.IGNORECASE)
            and _TO.search(sentence)
        ):
            yield _sent(sentence, source, line, registers)


def deadline(text: str, line: int, registers: Registers) -> Any:
    """The last day that a sentence on handing in names; None where it names no time."""
    found = list(DEADLINE.finditer(text))
    if not found:
        return None
    if len(found) > 1:
        return Unsure("several", text[:240], line)
    words = _NOT_OF_TIME.split(found[0][0])[0]
    when = moment(words, line, registers)
    if isinstance(when, Unsure) and when.why == "no_year" and _EACH_YEAR.search(text):
        yearly = moment(f"{words.strip(' .;,')} hằng năm", line, registers)
        if isinstance(yearly, dict) and "recurring" in yearly:
            return Unsure("no_year", text[:240], line, yearly | {"wording": when.wording})
    if isinstance(when, Unsure):
        return when
    start = found[0].start()
    around = text[:start] + _NOT_OF_TIME.split(text[start:])[0]
    return _as_around(when, around, line, registers)


_NOT_OF_TIME = re.compile(r"\s+(?:để|gồm|qua|theo|tổng hợp|về)\b")


def _as_around(when: dict[str, Any], around: str, line: int, registers: Registers) -> Any:
    """A last day in the light of the words around those that it was read from.

    A weekday in brackets, a refusal or a count in front, and a second time behind them speak against it.
    """
    whole, alone = read(around, registers.issued), read(when["wording"], registers.issued)
    if whole.certain and (whole.last, whole.hour) == (alone.last, alone.hour):
        return when
    return Unsure(whole.doubts[0].why if whole.doubts else "unclear", around[:240], line, when)


def deadlines(text: str, line: int, registers: Registers) -> list[tuple[str, Any]]:
    """The last days that a sentence names, each with its own clause where every clause has one."""
    clauses = re.split(r";\s+", text)
    found = [(clause, deadline(clause, line, registers)) for clause in clauses]
    if len(clauses) > 1 and all(when is not None and _is_read(when) for _, when in found):
        return found
    whole = deadline(text, line, registers)
    return [] if whole is None else [(text, whole)]


def _is_read(when: Any) -> bool:
    return not isinstance(when, Unsure) or when.why != "several"


def milestones_on(
    kind: str, text: str, source: str, line: int, registers: Registers
) -> Iterator[dict[str, Any]]:
    """A milestone for every last day of a sentence; which reward each of several is for is told apart."""
    told = deadlines(text, line, registers)
    for clause, when in told:
        apart = {"@apart": True} if len(told) > 1 else {}
        if registers_by(clause):
            yield milestone("other", when, clause, source, line) | {"title": "Đăng ký thi đua"}
        else:
            yield milestone(kind, when, clause, source, line) | apart


def registers_by(clause: str) -> bool:
    """Whether what is due by a day is to register, and no dossier."""
    return re.search(r"\bđăng ký\b", clause, re.IGNORECASE) is not None and "hồ sơ" not in clause.lower()


_EACH_YEAR = re.compile(r"\b(?:hằng|hàng|mỗi|từng) năm\b", re.IGNORECASE)


def dossier_deadlines(found: Sequence[Mapping[str, Any]], registers: Registers) -> Iterator[dict[str, Any]]:
    """The last days that the dossiers' own submissions and notes name."""
    for each in found:
        for sent in (*each.get("submissions", ()), *each.get("notes", ())):
            told = list(milestones_on("dossier", sent["text"], sent["source"], sent["@line"], registers))
            time = _RECEIVED.match(sent["text"])
            if not told and time and understood(when := moment(time["when"], sent["@line"], registers)):
                told = [milestone("dossier", when, sent["text"], sent["source"], sent["@line"])]
            yield from told


def table_deadlines(tables: Sequence[Mapping[str, Any]], registers: Registers) -> Iterator[dict[str, Any]]:
    """The last days in a table's column on time: what they are for a person has to confirm."""
    for table in tables:
        columns = [at for at, name in enumerate(table["columns"]) if _TIME_COLUMN.search(name)]
        for row in table["rows"] if len(columns) == 1 else ():
            text = "; ".join(str(cell).replace("\n", " ") for cell in row if cell != "")
            when = deadline(str(row[columns[0]]), table["@line"], registers)
            if when is not None:
                heads = f"{table['title']} {table['columns'][columns[0]]} {text}"
                likely = "dossier" if _HANDS_IN.search(heads) else "other"
                kind = Unsure(
                    "whose_deadline", text[:240], table["@line"], likely, ("dossier", "proposal", "other")
                )
                made = milestone(likely, when, text, table.get("source", ""), table["@line"])
                yield {key: value for key, value in made.items() if value != ""} | {
                    "code": "", "kind": kind, "@apart": True,
                }  # fmt: skip


_TIME_COLUMN = re.compile(r"\bhạn\b|thời gian|thời hạn", re.IGNORECASE)
_HANDS_IN = re.compile(r"hồ sơ|\bnộp\b|\bgửi\b", re.IGNORECASE)
_OF_DOSSIERS = re.compile(r"(?:nhận|nộp|gửi|trình)\b[^,;]*\bhồ sơ\b", re.IGNORECASE)
_RECEIVED = re.compile(r"(?:Thời gian|Thời hạn|Hạn)\b[^:]*:\s*(?P<when>từ\b.*)", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:ngày|tháng|quý|năm|tuần|hạn|đợt)\b|\d\s*[/.-]\s*\d", re.IGNORECASE)


def sent_in_sections(
    told: Sequence[Told], registers: Registers
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """What sections on handing in say: how, and by when."""
    found: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = []
    for section in told:
        of_dossiers = section.heading is not None and _OF_DOSSIERS.search(section.heading.words)
        lines = [(section.rest, section.node.source, section.node.line)] if section.rest else []
        lines += [(node.text, node.source, node.line) for child in section.body for node in child.walk()]
        for text, source, line in lines:
            sent = _sent(text, source, line, registers) if _is_submission(text) else None
            kind = "dossier" if sent or of_dossiers or "hồ sơ" in text.lower() else "proposal"
            days = list(milestones_on(kind, text, source, line, registers))
            if not days:
                time = re.search(r"(?:vào|trong)\b.*", text)
                when = moment(time[0] if time else text, line, registers, "during")
                if understood(when) is not None or (sent and _OF_TIME.search(text)):
                    days = [milestone(kind, when, text, source, line)]
            found += [(sent if at == 0 else None, each) for at, each in enumerate(days)] or [(sent, None)]
    return found


def milestone(kind: str, when: Any, text: str, source: str, line: int) -> dict[str, Any]:
    """One milestone; its code is given when all are known."""
    binds = _BINDS.search(text) if kind == "dossier" else None
    who = {"binds_text": binds["who"]} if binds else {}
    return {
        "code": "",
        "kind": kind,
        "title": TITLES[kind],
        "date": when,
        **who,
        "text": text,
        "source": source,
        "@line": line,
    }
