"""A plan as a document: what stands above its first section and below its last one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from generator.importing.meaning.known import DOCUMENT, Registers
from generator.importing.meaning.structure.letters import LOWER, UPPER
from generator.importing.meaning.structure.tree import sentences
from generator.importing.meaning.structure.unnumbered import (
    first_heading,
    is_bare_heading,
    sections_of_bare_headings,
)
from generator.importing.meaning.times import moment
from generator.importing.meaning.unsure import Unsure
from generator.load.plan.outline import Level, Paragraph
from generator.marks import fold
from generator.plan_time.grammar import read

_KINDS = (
    "Kế hoạch", "Hướng dẫn", "Quy chế", "Quyết định", "Chỉ thị", "Thông báo", "Phát động", "Công văn",
    "Chương trình", "Thể lệ",
)  # fmt: skip
_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>[\dA-Za-z]*)\s*(?P<sign>[/-])\s*(?P<symbol>[A-ZĐ][\w&.Đđ]*(?:[-/][A-ZĐ][\w&.]*)*)",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"(?P<place>[{UPPER}][^\d,]{{1,40}}),\s*(?P<day>ngày\b.*?\bnăm\s*(?:\d{{4}}|\d*))")
_GROUND = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai)\b")
_ENACTS = re.compile(
    r"(?:(?:Chủ tịch|Giám đốc|Hiệu trưởng|Bí thư|Trưởng ban) )?"
    r"(?P<who>(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng|Ban |Sở |Phòng |Trường |trường |Liên đoàn|"
    r"Công đoàn|Công an |Đoàn |Huyện |Thành )[^,;.]{0,80}?)"
    r"\s*(?P<verb>ban hành|xây dựng|phát động|tổ chức phát động|đề ra|lập|hướng dẫn|"
    r"(?:tổ chức |phối hợp )?triển khai\b(?=.*:$)|tổ chức\b(?=.*:$))\b"
)
_CLOSES = re.compile(r"(?:Trên đây|Yêu cầu các|Đề nghị các|Trong quá trình|Nhận được)\b|.*\byêu cầu các\b")
_ENDS_PLAN = re.compile(
    rf"Nơi nhận\b(?! (?:và|hồ sơ|báo cáo))|(?:TM|KT|TL|TUQ|Q)\.\s?[{UPPER}]|"
    r"(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG PHÒNG|HIỆU TRƯỞNG|GIÁM ĐỐC|BÍ THƯ|"
    r"TRƯỞNG BAN)$"
)
_CAPACITY = re.compile(rf"(?:TM|KT|TL|TUQ|Q)\.\s?[{UPPER} ,-]+")
_PURPOSES = (
    ("archive", re.compile(r"^(?:Lưu|Luu)\b")),
    ("report", re.compile(r"\(\s*(?:để )?b/\s*c\s*\)|báo cáo", re.IGNORECASE)),
    ("carry_out", re.compile(r"\(\s*(?:để )?t/\s*h\s*\)|^Như trên|\(thực hiện\)", re.IGNORECASE)),
    ("coordinate", re.compile(r"\(\s*(?:để )?p/\s*h\s*\)|phối hợp", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """The paragraphs above the first section, the sections, the closing words, what follows, the annexes."""

    head: tuple[Paragraph, ...]
    sections: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]
    tail: tuple[Paragraph, ...]
    annexes: tuple[Paragraph, ...]


_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|Biểu mẫu)\b(?!\s+kèm)")


def framed(paragraphs: Sequence[Paragraph]) -> Frame:
    """Where a plan's frame ends and where it begins again."""
    first = next((at for at, each in enumerate(paragraphs) if each.opens), len(paragraphs))
    bare = first_heading(paragraphs[:first])
    first = first if bare is None else bare
    last = next(
        (
            at
            for at, each in enumerate(paragraphs)
            if at >= first
            and not each.opens
            and _ENDS_PLAN.match(each.text)
            and (each.text.startswith("Nơi nhận:") or not _goes_on(paragraphs[at:]))
        ),
        len(paragraphs),
    )
    begin = last
    while begin > first and _can_close(paragraphs[begin - 1], headed=bare is None):
        begin -= 1
    starts = [at for at in range(begin, last) if _CLOSES.match(paragraphs[at].text)]
    ends = [at for at in range(begin, last) if paragraphs[at].text.rstrip().endswith(("./.", "./"))]
    begin = min((*starts, *ends), default=last)
    annex = next(
        (at for at in range(last, len(paragraphs)) if _ANNEX.match(paragraphs[at].text)), len(paragraphs)
    )
    sections = paragraphs[first:begin]
    return Frame(
        tuple(paragraphs[:first]),
        tuple(sections if bare is None else sections_of_bare_headings(sections)),
        tuple(paragraphs[begin:last]),
        tuple(paragraphs[last:annex]),
        tuple(paragraphs[annex:]),
    )


def _goes_on(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether sections follow before the annexes: "Nơi nhận" may be the head of a column among them."""
    before = takewhile(lambda each: not _ANNEX.match(each.text), paragraphs)
    return any(each.opens for each in before)


def _can_close(paragraph: Paragraph, *, headed: bool) -> bool:
    """Whether it may be of the closing words; `headed`: headings have numbers, so this is none."""
    of_none = paragraph.level is Level.NONE and paragraph.cell is None
    return of_none and (headed or not is_bare_heading(paragraph))


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a plan tells; `registers` in the light of its issuer and its day."""

    values: dict[str, Any]
    registers: Registers


def head(frame: Frame, registers: Registers) -> Head:
    """Number, place, day, title, issuer, grounds and enactment."""
    found: dict[str, Any] = {}
    lines = frame.head
    at_kind, kind, behind = _kind(lines)
    letterhead = lines[:at_kind] if at_kind is not None else lines[: _first_ground(lines)]
    line = lines[0].line if lines else 1
    if kind not in (None, "Kế hoạch"):
        found["kind"] = kind
    found |= _number(letterhead, line)
    place, day, where = _place(letterhead)
    found["@line"] = where if day else line
    if place:
        found["place"] = place
    issued, around = None, None
    if day:
        found["date"] = moment(day, where, registers)
        if isinstance(found["date"], dict) and "day" in found["date"]:
            issued = date.fromisoformat(found["date"]["day"])
        around = issued or read(day).first
    else:
        found["date"] = Unsure("not_there", "", line)
    titles = _titles(lines, at_kind)
    if at_kind is None and (about := next(filter(None, map(_about, letterhead)), "")):
        found["kind"], behind = "Công văn", about
    title = " ".join([*([behind] if behind else []), *(each.text for each in titles)])
    found["title"] = _title(title, titles[0].line if titles else line)
    grounds = lines[len(letterhead) + (at_kind is not None) + len(titles) :]
    bases, enactment, who = _grounds(grounds)
    names = [*([who] if who else []), *_bodies(letterhead)]
    issuer = registers.issuer(names, place, line)
    body = issuer if isinstance(issuer, str) else None
    entries = [each.entry["code"] for each in issuer.offered] if isinstance(issuer, Unsure) else []
    registers = Registers(registers.known, body, next(iter(entries), None), issued, around)
    found["issuer"] = issuer
    if bases:
        found["bases"] = [_basis(text, at, registers) for text, at in bases]
    found["enactment"] = enactment or Unsure("not_there", "", line)
    return Head(found, registers)


def _title(words: str, line: int) -> Any:
    """The title; where a converter has run it together with the words that enact, a person cuts it."""
    if not words:
        return Unsure("not_there", "", line)
    enacts = next((each for each in _ENACTS.finditer(words) if each.start()), None)
    if not words.endswith(":") or enacts is None:
        return words
    return Unsure("which_part", words[:240], line, words[: enacts.start()].strip())


def _about(line: Paragraph) -> str:
    """The subject of a letter, which has it below its number and no name of its kind."""
    about = re.match(r"V/v\s*:?\s+(.+)", line.text, re.IGNORECASE)
    return about[1].strip() if about else ""


def _kind(lines: Sequence[Paragraph]) -> tuple[int | None, str | None, str]:
    """The line that names the kind of document in capitals, the kind, and what stands behind it."""
    for at, each in enumerate(lines):
        words = each.text.split()
        named = next(
            (kind for kind in _KINDS if fold(" ".join(words[: len(kind.split())])) == fold(kind)), None
        )
        if named and each.text.isupper():
            return at, named, " ".join(words[len(named.split()) :]).strip(" .:")
    return None, None, ""


def _first_ground(lines: Sequence[Paragraph]) -> int:
    return next((at for at, each in enumerate(lines) if _GROUND.match(each.text)), len(lines))


def _number(letterhead: Sequence[Paragraph], line: int) -> dict[str, Any]:
    for each in letterhead:
        if number := _NUMBER.search(each.text):
            symbol = number["symbol"].rstrip(".")
            own = {"number": f"{number['number']}{number['sign']}{symbol}"} if number["number"] else {}
            behind = each.text[number.end() :].strip()
            if behind and not _PLACE.match(behind):
                return {"symbol": Unsure("misspelt", each.text[:160], each.line, symbol)}
            return {**own, "symbol": symbol}
    return {"symbol": Unsure("not_there", "", line)}


def _place(letterhead: Sequence[Paragraph]) -> tuple[str | None, str | None, int]:
    for at, each in enumerate(letterhead):
        behind = letterhead[at + 1].text if at + 1 < len(letterhead) else ""
        # A narrow column may put the year below.
        whole = f"{each.text} {behind}" if re.fullmatch(r"(?:19|20)\d\d", behind) else each.text
        if found := _PLACE.search(re.sub(r"^.*?Số\s*:\s*\S*\s*/\s*\S+\s+", "", whole)):
            return found["place"].strip(" +"), found["day"].strip(), each.line
    return None, None, 1


def _bodies(letterhead: Sequence[Paragraph]) -> list[str]:
    """The name in a letterhead as a whole, and its last line: above an office stands the body over it."""
    lines: list[str] = []
    for each in letterhead:
        text = re.sub(r"CỘNG H\w{2} XÃ HỘI.*|Độc lập.*", "", each.text).strip()
        if text and text.isupper() and not text.startswith("SỐ"):
            lines.append(text)
    return list(dict.fromkeys([" ".join(lines), lines[-1]])) if lines else []


def _titles(lines: Sequence[Paragraph], at_kind: int | None) -> list[Paragraph]:
    """The subject below the kind of the document, up to the first ground."""
    if at_kind is None:
        return []
    found: list[Paragraph] = []
    for each in lines[at_kind + 1 :]:
        if (
            (_GROUND.match(each.text) and DOCUMENT.search(each.text))
            or _ENACTS.match(each.text)
            or (_GROUND.match(each.text) and found)
            or (found and each.text.endswith("như sau:"))
        ):
            break
        if each.text.strip("*-_ ."):
            found.append(each)
        if each.text.startswith(("Kính gửi",)):
            break
    return found[:3]


def _grounds(lines: Sequence[Paragraph]) -> tuple[list[tuple[str, int]], str, str]:
    """The grounds one by one, the sentence that enacts the plan, and who it says enacts it."""
    bases: list[tuple[str, int]] = []
    enactment: list[str] = []
    who = ""
    for each in lines:
        found = _enacting(each.text)
        grounds = each.text
        if found:
            start, who = found
            grounds, enacting = each.text[:start].rstrip(" ,;"), each.text[start:]
            enactment.append(enacting)
        elif not _GROUND.match(each.text):
            enactment.append(each.text)
            continue
        if grounds:
            bases += [(piece, each.line) for piece in _pieces(grounds)]
    return bases, " ".join(enactment), who


def _enacting(text: str) -> tuple[int, str] | None:
    """Where the sentence that enacts begins: not inside the subject of a document."""
    begins = 0 if not _GROUND.match(text) else None
    for found in _ENACTS.finditer(text):
        before = text[: found.start()].rstrip()
        if begins == 0:
            return 0, found["who"].strip()
        if before.endswith((",", ";", ".")):
            return found.start(), found["who"].strip()
    return None


def _pieces(grounds: str) -> Iterator[str]:
    """Several grounds in one paragraph: each names a document with its number, or begins anew."""
    cuts = [0]
    for found in re.finditer(r";\s+|\.\s+(?=Căn cứ|Thực hiện)|\s+và\s+(?=[A-ZĐ])", grounds):
        ahead = grounds[found.end() :]
        if DOCUMENT.match(ahead) or (_GROUND.match(ahead) and found[0].strip() != "và"):
            cuts += [found.start(), found.end()]
    bounds = [*cuts, len(grounds)]
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        piece = grounds[start:end].strip()
        tail = grounds[end : end + 1] if grounds[end : end + 1] == ";" and end == len(grounds) else ""
        if piece:
            yield piece + tail


def _basis(text: str, line: int, registers: Registers) -> dict[str, Any]:
    document, relation = registers.document(text, line), _relation(text, line)
    words = _VERB.sub("", text)
    if not words.startswith("Luật") and DOCUMENT.search(text) and not DOCUMENT.match(words):
        # The document with a number is not the one that the ground begins with.
        document, relation = (
            each if isinstance(each, Unsure) else Unsure("unclear", text[:240], line, each)
            for each in (document, relation)
        )
    return {"document": document, "relation": relation, "text": text, "@line": line}


_VERB = re.compile(r"^(?:Căn cứ(?: vào)?|Thực hiện|Theo|Xét|Triển khai)\s+(?:các |nội dung )?")


def _relation(text: str, line: int) -> Any:
    cited = DOCUMENT.search(text)
    kind = cited["kind"] if cited else ""
    if kind == "Hướng dẫn":
        return "guided_by"
    if text.startswith(("Thực hiện", "Triển khai")) and kind in _CARRIED_OUT:
        return "carries_out"
    if text.startswith("Căn cứ Luật") or (text.startswith("Căn cứ") and kind not in _MAYBE_CARRIED_OUT):
        return "basis"
    if text.startswith(_CARRIED_OUT):
        return "carries_out"
    return Unsure("which_relation", text[:160], line, "basis", ("basis", "carries_out", "guided_by"))


_MAYBE_CARRIED_OUT = ("Kế hoạch", "Chỉ thị", "Công văn", "")
_CARRIED_OUT = ("Chỉ thị", "Kế hoạch", "Quyết định", "Nghị quyết", "Công văn", "Kết luận", "Chương trình")


def tail(frame: Frame) -> dict[str, Any]:
    """Closing words, recipients and who signed."""
    found: dict[str, Any] = {}
    if frame.closing:
        found["closing"] = [sentence for each in frame.closing for sentence in sentences(each.text)]
    signed = list(_signing(frame.tail))
    if signatory := _signatory(signed):
        found["signatory"] = signatory
    if recipients := list(_recipients(frame.tail)):
        found["recipients"] = recipients
    return found


def _recipients(lines: Sequence[Paragraph]) -> Iterator[dict[str, Any]]:
    for each in lines:
        text = re.sub(r"^Nơi nhận\s*:?\s*", "", each.text).strip()
        pieces = re.split(r"(?:^|(?<=[;.)])\s)[-–]\s+", text) if each.cell is not None else [text]
        if (each.cell is not None and each.cell.column) or (
            each.level is not Level.DASH and each.cell is None
        ):
            continue
        for piece in filter(None, map(str.strip, pieces)):
            words = re.sub(r"^[-–]\s*", "", piece)
            purpose = next((name for name, pattern in _PURPOSES if pattern.search(words)), None)
            yield {"text": words, **({"purpose": purpose} if purpose else {}), "@line": each.line}


def _signing(lines: Sequence[Paragraph]) -> Iterator[tuple[str, int]]:
    for each in lines:
        right = each.cell is not None and each.cell.column > 0
        text = re.sub(r"^Nơi nhận\s*:?\s*", "", each.text).strip()
        if text and (right or (each.cell is None and each.level is Level.NONE)):
            yield text, each.line


_RANK = r"(?:(?:Thiếu|Trung|Thượng|Đại) (?:úy|tá|tướng)|(?:PGS|GS|TSKH|TS|ThS|Ths|BS|BSCK ?I{1,2}|KS|CN)\.)"
_NAME = re.compile(rf"(?:{_RANK} ?){{0,3}}(?:[{UPPER}][{LOWER}]*\d?)(?: [{UPPER}][{LOWER}]*\d*){{1,5}}")


_POSITION = re.compile(
    r"(?:Q\. ?|QUYỀN )?(?:PHÓ|CHỦ|TRƯỞNG|GIÁM|TỔNG|HIỆU|BÍ THƯ|CHÁNH|THỦ|CỤC|VIỆN|BỘ|THỨ|ỦY VIÊN|UỶ VIÊN|"
    r"CHÍNH|CHỈ HUY|TƯ LỆNH)\b"
)


def _signatory(lines: Sequence[tuple[str, int]]) -> Any:
    """Name, position and capacity of one signature; several are an open point."""
    capacity, position, name, other = "", "", "", ""
    pieces: list[tuple[str, int]] = []
    for text, line in lines:
        cut = re.match(
            rf"(?P<upper>[{UPPER}][{UPPER} .,-]*[{UPPER}])\s+(?P<name>[{UPPER}][{LOWER}].*)$", text
        )
        pieces += [(cut["upper"], line), (cut["name"], line)] if cut else [(text, line)]
    for text, _ in pieces:
        if _CAPACITY.match(text) and not position and not _POSITION.match(text):
            capacity = f"{capacity} {text}".strip()
        elif text.isupper() and not position and _POSITION.match(text):
            position = text
        elif text.isupper() and not other:
            other = text
        elif _NAME.fullmatch(text) and not name:
            name = text
    if not name and not position and not other:
        return None
    line = pieces[-1][1]
    if not position and not other and capacity:
        position, capacity = capacity, ""
    found = {
        "name": name or Unsure("not_there", "", line),
        # A scan may put the title of an annex there: what is no known position is asked for.
        "position": position or Unsure("which_part" if other else "not_there", other, line, other or None),
    }
    return found | ({"capacity": capacity} if capacity else {}) | {"@line": line}
