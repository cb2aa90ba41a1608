"""The registries as a plan's words are looked up in them: exactly, or with what comes near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from generator.importing.meaning.structure.letters import LOWER, UPPER
from generator.importing.meaning.unsure import Offered, Unsure
from generator.marks import fold
from generator.model.registry import BodyLevel, Event, Known, LegalDocument
from generator.slug import slug

_KIND = (
    r"(?:Thông tư liên tịch|Thông tư|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Kế hoạch|Hướng dẫn|Công văn|"
    r"Kết luận|Quy định|Quy chế|Thông báo|Chương trình hành động|Chương trình|Luật|Pháp lệnh|"
    r"Công điện|Tờ trình)"
)
DOCUMENT = re.compile(
    rf"(?P<kind>{_KIND})(?: số)?:? (?P<number>\d+[\w]*\s*[-/]\s*[\w&.-]+(?:/[\w&.-]+)*)"
    r"(?:,? ?ngày (?P<day>\d{1,2}(?:[/-]\d{1,2}[/-]|"
    r" tháng \d{1,2} năm )\d{4}))?(?: của (?P<issuer>[^,;.()]+?))?"
    r"(?=,? (?:về|V/v|do|quy định|hướng dẫn|ban hành|cho|tại|thực hiện)\b|[,;.()]|$)"
)
"""A document cited with its number, and its day and issuer where they stand behind it."""

_EXPANDED = (
    (r"\bubnd\b", "uy ban nhan dan"), (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bub ?mttq\b", "uy ban mat tran to quoc"),
    (r"\bmttq\b", "mat tran to quoc"), (r"\bmat tran to quoc viet nam\b", "mat tran to quoc"),
    (r"\bvh ?- ?xh\b", "van hoa xa hoi"), (r"\bhd ?tdkt\b|\btdkt\b", "thi dua khen thuong"),
    (r"[^a-z0-9 ]+", " "), (r"\bca va\b", "va"),
)  # fmt: skip
_BEFORE = re.compile(r"^(?:(?:rieng|doi voi|de nghi|tang cho|tang|cac|moi|nhung|toan the|truong hop)\s+)+")
_LEVEL_BEHIND = re.compile(r"\s+(?:(?:cua )?(?:tinh|huyen|xa|phuong|thi tran|thanh pho|quan))$")
_LEVEL_OF_PLACE = re.compile(r"tinh|huyen|xa|phuong|thi tran|thi xa|thanh pho|quan|dac khu")
_AROUND = re.compile(r"\s+tren (?:toan )?dia ban(?: toan)?(?: (?:tinh|huyen|xa|phuong|thi tran|thanh pho))?$")
_LEVEL_NAMED = re.compile(r"\b(?:tỉnh|huyện|quận|phường|thị trấn|xã(?! hội))\b", re.IGNORECASE)
_NEAR = 0.6


def plain(text: str) -> str:
    """A name without marks, capitals and abbreviations, in single spaces; joints stay as commas."""
    found = fold(text)
    for pattern, instead in _EXPANDED:
        found = re.sub(pattern, instead, found)
    return " ".join(found.split())


# Behind a unit's name in a sentence: anything else may make it the name of another one.
_GOES_ON = "[|]|tong hop|phoi hop|chu tri|xem xet|theo doi|truoc khi|de|va|qua|tham muu|tiep nhan"


# "Phòng Kinh tế, Hạ tầng và Đô thị" is not "Phòng Kinh tế"; only a unit's first word begins another one.
_NAME_GOES_ON = re.compile(
    rf",\s(?=(?!(?:Phòng|Văn|Ban|Bộ|Báo|Công|Trạm|Trung|Ủy|Uỷ|Hội|Đoàn|Đội|Đài|Đảng|Sở|Mặt|Thường|Các|Trưởng|"
    rf"Chủ|Trường|Liên|Tổ|Khối|Quân|Cơ|Chi|Kho|Thuế|Bảo|Tòa|Viện|Thanh|Hiệu|Giám|Thủ|Đề)\b)[{UPPER}][{LOWER}])"
)


def _parted(text: str) -> str:
    """A text as `plain` gives it, with an upright stroke where punctuation parts its words."""
    pieces = re.split(r"[,.;:()“”\"/]|\s[-–]\s", _NAME_GOES_ON.sub(" ", text))
    return f" {' | '.join(filter(None, map(plain, pieces)))} | "


# Bodies that every level has: without its level behind it such a name may be that of another level.
_OF_EVERY_LEVEL = ("uy ban ", "hoi dong ", "ban ", "to ", "doan ")


def _named(name: str, said: str, own: str) -> re.Match[str] | None:
    """Where words of `_parted` call a unit by its name; behind it only the issuer's `own` level may stand."""
    level = "" if name.startswith(_OF_EVERY_LEVEL) else "?"
    words = "(?: [|])* ".join(name.split())
    return re.search(rf"(?<= ){words}(?=(?: (?:cua )?{own}){level} (?:{_GOES_ON}))", said)


@dataclass(frozen=True)
class Registers:
    """The registries in the light of one plan: `body` is its issuer, once it is known."""

    known: Known
    body: str | None = None
    offered_body: str | None = None
    """The code that is offered for an issuer whom the registry lacks."""
    issued: date | None = None
    """The plan's day, where it is certain."""
    around: date | None = None
    """That day, or the first one of its month or year where the day is blank."""

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of the units that a plan of this body can mean by a name."""
        found: dict[str, list[str]] = {}
        for unit in self.known.units.values():
            if unit.body == self.body:
                for name in dict.fromkeys(map(self._core, (unit.name, *unit.other_names))):
                    found.setdefault(name, []).append(unit.code)
        return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items() if name}

    def _core(self, name: str) -> str:
        """A name without the words that a plan leaves out: "các", the place, the level behind it."""
        found = plain(re.sub(r"\([^)]*\)", " ", name))
        body = self.known.bodies.get(self.body or "")
        if body is not None:
            place = plain(re.sub(r"^(?:Ủy ban nhân dân|UBND)\s+", "", body.name))
            own = place.split(" ", 1)[-1]
            found = re.sub(rf"\s+(?:{re.escape(own)})$", "", found)
        found = _AROUND.sub("", _BEFORE.sub("", found))
        return _LEVEL_BEHIND.sub("", found) if len(found.split()) > 2 else found

    def _called(self, name: str) -> tuple[str, ...]:
        """The units of a name; a level behind it ("Công an tỉnh") leaves out those of another level."""
        codes = self._names.get(self._core(name), ())
        levels = {word.lower() for word in _LEVEL_NAMED.findall(name)}
        named = {code: self.known.units[code].name for code in codes}
        others = {code: {word.lower() for word in _LEVEL_NAMED.findall(name)} for code, name in named.items()}
        return tuple(code for code in codes if not levels or not others[code] or levels & others[code])

    def units(self, wording: str, line: int) -> Any:
        """The units that a list of names means; nothing where the issuer itself is not known."""
        if self.body is None:
            return None
        found, rest = self._listed(wording)
        if found and not rest:
            return list(dict.fromkeys(found))
        if found:
            return Unsure("like_an_entry", wording, line, list(dict.fromkeys(found)), self._near(rest))
        near = self._near(wording)
        if near:
            return Unsure("like_an_entry", wording, line, None, near)
        # Words that count something are a sentence, and no unit is called so.
        offered = () if re.search(r"\d|;", wording) else (self._offered_unit(wording),)
        return Unsure("no_entry", wording, line, offered=offered)

    def mentioned(self, text: str) -> list[str]:
        """Single units that a statement calls by their whole name, the issuer left out."""
        said = _parted(text)
        body = self.known.bodies.get(self.body or "")
        level = (
            _LEVEL_OF_PLACE.match(plain(re.sub(r"^(?:Ủy ban nhân dân|UBND)\s+", "", body.name)))
            if body
            else None
        )
        own = level[0] if level else "(?:tinh|xa|huyen)"
        found = [
            (at.start(), at.end(), codes[0])
            for name, codes in self._names.items()
            if len(codes) == 1
            and len(name.split()) > 2
            and self.is_single(codes[0])
            and codes[0] != self.body
            for at in [_named(name, said, own)]
            if at
        ]
        # "Tổ giúp việc Ban Chỉ đạo" is not the board itself.
        kept = [
            (start, code) for start, end, code in found
            if not any((a, b) != (start, end) and a <= start and end <= b for a, b, _ in found)
        ]  # fmt: skip
        return list(dict.fromkeys(code for _, code in sorted(kept)))

    def unit(self, name: str, line: int) -> Any:
        """The one unit that a name means."""
        codes = self._called(name)
        if len(codes) == 1:
            return codes[0]
        if codes:
            return Unsure("several_entries", name, line, None, codes)
        near = self._near(name)
        if near:
            return Unsure("like_an_entry", name, line, None, near)
        offered = (self._offered_unit(name),) if self.body or self.offered_body else ()
        return Unsure("no_entry", name, line, None, (), offered)

    def is_single(self, code: str) -> bool:
        """Whether a code names one unit and no group of them."""
        return self.known.units[code].kind == "single"

    def _listed(self, wording: str) -> tuple[list[str], str]:
        """Names at the front of a list, the longest first, and what is left of the list."""
        pieces = [piece for piece in re.split(r"([,;]|\bvà\b)", wording) if piece.strip()]
        found: list[str] = []
        at, left = 0, []
        while at < len(pieces):
            if pieces[at].strip() in {",", ";", "và"}:
                at += 1
                continue
            for end in range(len(pieces), at, -1):
                codes = self._called("".join(pieces[at:end]))
                if len(codes) == 1:
                    found.append(codes[0])
                    at = end
                    break
            else:
                left.append(pieces[at].strip())
                at += 1
        return found, ", ".join(left)

    def _near(self, wording: str) -> tuple[str, ...]:
        """Codes of names that share most of their words with these, the nearest first."""
        asked = set(self._core(wording).split())
        ranked = sorted(
            ((_alike(asked, set(name.split())), codes) for name, codes in self._names.items()), reverse=True
        )
        return tuple(dict.fromkeys(code for share, codes in ranked if share >= _NEAR for code in codes))[:5]

    def _offered_unit(self, name: str) -> Offered:
        cleaned = re.sub(r"^(?:Riêng |Đối với |Đề nghị |Mỗi |Tặng cho )+", "", name.strip(" .:;,"))
        kind = "group" if re.match(r"(?:các|mỗi|những)\b", name, re.IGNORECASE) or "," in name else "single"
        code = slug(cleaned)[:40].strip("-")
        return Offered(
            "units", {"code": code, "name": cleaned, "kind": kind, "body": self.body or self.offered_body}
        )

    def documents(self, text: str) -> list[Any]:
        """The documents that a text cites, in its order; those the registry lacks are left to `document`."""
        found: list[str] = []
        for cited in cited_documents(text):
            codes = self._numbered(cited["number"])
            if len(codes) == 1 and self._is_cited(codes[0], cited):
                found.append(codes[0])
        found += self._laws(text)
        return list(dict.fromkeys(found))

    def _laws(self, text: str) -> Iterator[str]:
        """Laws that a text calls by name: the one of that day, else the one in force on the plan's day."""
        for named in re.finditer(r"\bLuật (?!số)", text):
            behind = plain(text[named.end() : named.end() + 200]) + " "
            codes = [
                each.code
                for each in self.known.documents.values()
                if each.kind == "Luật" and self._is_law(each, behind)
            ]
            if len(codes) == 1:
                yield codes[0]

    def _is_law(self, document: LegalDocument, behind: str) -> bool:
        """Whether words behind "Luật" call this one; its own day says more than the days it was in force."""
        name = plain(document.subject) + " "
        if not behind.startswith(name):
            return False
        day = re.match(r"ngay (\d{1,2}) (?:thang )?(\d{1,2}) (?:nam )?(\d{4})", behind.removeprefix(name))
        if day and document.date:
            return tuple(map(int, day.groups())) == (
                document.date.day,
                document.date.month,
                document.date.year,
            )
        return self._in_force(document)

    def _in_force(self, document: LegalDocument) -> bool:
        if self.around is None:
            return True
        begins, ends = document.in_force_from, document.in_force_until
        return not (begins and self.around < begins) and not (ends and ends < self.around)

    def document(self, text: str, line: int) -> Any:
        """The document that a text cites first; an entry is offered for one that the registry lacks."""
        cited = next(cited_documents(text), None)
        if cited is None and len(laws := list(dict.fromkeys(self._laws(text)))) == 1:
            return laws[0]
        if cited is None:
            return Unsure("not_there", text[:160], line)
        codes = self._numbered(cited["number"])
        if len(codes) == 1:
            if self._is_cited(codes[0], cited):
                return codes[0]
            if self._is_of_another(codes[0], cited):
                return Unsure("no_entry", cited[0], line, offered=(offered_document(cited, text),))
            return Unsure("contrary", cited[0], line, None, codes)
        if codes:
            return Unsure("several_entries", cited[0], line, None, codes)
        return Unsure("no_entry", cited[0], line, offered=(offered_document(cited, text),))

    def _numbered(self, number: str) -> tuple[str, ...]:
        wanted = _number(number)
        return tuple(each.code for each in self.known.documents.values() if _number(each.number) == wanted)

    def _is_cited(self, code: str, cited: re.Match[str]) -> bool:
        """Whether day and issuer say so too: offices of many places give out one and the same number."""
        entry = self.known.documents[code]
        if cited["day"] and entry.date:
            written = tuple(map(int, re.findall(r"\d+", cited["day"])))
            return written == (entry.date.day, entry.date.month, entry.date.year)
        if re.search(r"/(?:19|20)\d\d/", entry.number):
            return True
        return bool(cited["issuer"]) and plain(cited["issuer"]) in (
            plain(entry.issuer),
            plain(entry.issuer)[:60],
        )

    def _is_of_another(self, code: str, cited: re.Match[str]) -> bool:
        """Whether another body gave out a document of that number on another day."""
        entry = self.known.documents[code]
        return bool(cited["day"] and cited["issuer"]) and plain(cited["issuer"]) != plain(entry.issuer)

    def issuer(self, names: Sequence[str], place: str | None, line: int) -> Any:
        """The body that issued the plan, by a name in its head, or by its level and place."""
        found = {code: name for name in names for code in self._issuing(name, place)}
        if len(found) == 1:
            return next(iter(found))
        if found:
            return Unsure("several_entries", "; ".join(found.values()), line, None, tuple(sorted(found)))
        name = next(iter(names), "")
        if not name:
            return Unsure("not_there", place or "", line)
        if place and _WITHOUT_PLACE.fullmatch(name):
            name = f"{name} {place}"
        short = re.sub(r"^Ủy ban nhân dân", "UBND", name, flags=re.IGNORECASE)
        entry = {
            "code": slug(short)[:40].strip("-"),
            "name": name,
            "short_name": short,
            "level": level_of(name) or "unit",
        }
        return Unsure("no_entry", name, line, offered=(Offered("issuing_bodies", entry),))

    def _issuing(self, name: str, place: str | None) -> Iterator[str]:
        asked = plain(name)
        for each in self.known.bodies.values():
            named = any(plain(own) == asked for own in (each.name, each.short_name, *each.aliases))
            if named or (place and plain(each.name) == f"{asked} {plain(place)}"):
                yield each.code

    def award(self, name: str, line: int) -> Any:
        """The form of reward that a heading names."""
        levels = set(_levels_of(name))
        title = award_title(name) or ""
        fits = [each for each in self.known.awards.values() if plain(each.title) == plain(title)]
        found = [each.code for each in fits if each.level in levels]
        who = _authority(name)
        if len(found) == 1 and len(levels) == 1:
            if who and who == _authority(self.known.awards[found[0]].decided_by):
                return found[0]
            return Unsure("like_an_entry", name, line, found[0], tuple(each.code for each in fits))
        if found:
            best = max(found, key=lambda code: self.known.awards[code].rank)
            return Unsure("which_award", name, line, best, tuple(found))
        of_state = _OF_STATE.match(name)  # Điều 77 Luật Thi đua, khen thưởng: the President gives them
        level = "central" if of_state else next(iter(sorted(levels)), None)
        entry = {
            "code": slug(name)[:40].strip("-"), "title": of_state[0].strip() if of_state else title or name,
            "decided_by": name.partition(" của ")[2] or ("Chủ tịch nước" if of_state else "…"),
            "level": level or "unit", "rank": 1,
        }  # fmt: skip
        return Unsure(
            "no_entry", name, line, None, tuple(each.code for each in fits), (Offered("awards", entry),)
        )

    def rank(self, award: str | None) -> int:
        """How high a reward stands; one that is not known comes last."""
        return self.known.awards[award].rank if award else 1000

    def events(self, wording: str) -> tuple[Event, ...]:
        """Events that a wording can mean, the nearest first."""
        asked = set(plain(wording).split())
        ranked = [
            (_alike(asked, set(plain(each.title).split())), each) for each in self.known.events.values()
        ]
        return tuple(each for share, each in sorted(ranked, key=lambda row: -row[0]) if share >= _NEAR)


_WITHOUT_PLACE = re.compile(
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) "
    r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)",
    re.IGNORECASE,
)


def _alike(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _number(number: str) -> str:
    return re.sub(r"[\s-]+|(?<=\d)/(?=[^\d])", "-", number.upper()).strip(".-/").lstrip("0")


def cited_documents(text: str) -> Iterator[re.Match[str]]:
    """Every document that a text cites with its number."""
    return DOCUMENT.finditer(text)


def offered_document(cited: re.Match[str], text: str) -> Offered:
    """An entry for the registry of documents, as the plan cites it."""
    subject = re.match(r",? ?(?:về(?: việc)?|V/v) ([^;]+)", text[cited.end() :])
    number = re.sub(r"\s+", "", cited["number"])
    entry = {
        "code": slug(f"{''.join(word[0] for word in cited['kind'].split())}-{number}")[:50].strip("-"),
        "kind": cited["kind"],
        "number": number,
        **(
            {"date": "-".join(f"{int(part):02}" for part in reversed(re.findall(r"\d+", cited["day"])))}
            if cited["day"]
            else {}
        ),
        "issuer": cited["issuer"] or "…",
        "subject": subject[1].strip(" .,") if subject else "…",
    }
    return Offered("legal_documents", entry)


_OF_STATE = re.compile(r"Hu(?:ân|y) chương [^:;.()]+?(?=\s*(?:[:;.()]|của\b|$))")
_AWARD = re.compile(
    r"(Giấy khen|Bằng khen|Cờ thi đua|Huân chương|Huy chương|Kỷ niệm chương|Giấy chứng nhận|"
    r"Chiến s[ĩỹ] thi đua(?: cơ sở)?|"
    r"Lao động tiên tiến|Tập thể [Ll]ao động (?:xuất sắc|tiên tiến)|Khen thưởng(?= (?:cấp|của)\b))\b",
    re.IGNORECASE,
)
AWARD_NAME = re.compile(
    r"(?:Giấy khen|Bằng khen|Cờ thi đua|Huân chương|Huy chương|Kỷ niệm chương|Giấy chứng nhận)"
    r"(?: của (?:Thủ tướng Chính phủ|(?:Chủ tịch|Giám đốc|Thủ trưởng|Ủy ban|UBND|Ban|Hội đồng|Bộ trưởng|"
    r"Tổng|Chính phủ|Hiệu trưởng|Chủ nhiệm|Trưởng)[^.:,()]*))?",
    re.IGNORECASE,
)
"""A reward with whoever decides it."""


BEFORE_AWARD = re.compile(
    r"^(?:(?:Đối với|Tiêu chuẩn|Điều kiện|Xét|Tặng|Xét tặng|Danh hiệu)\s+)+"
    r"(?=Giấy khen|Bằng khen|Cờ thi đua|Hu[ây]n? chương|Kỷ niệm chương|Chiến s|Lao động tiên|"
    r"Tập thể [Ll]ao động)",
    re.IGNORECASE,
)
"""What a heading may have in front of a reward's name."""
_UNQUOTED = str.maketrans("", "", '“”"')


def award_title(name: str) -> str | None:
    """The kind of reward that words begin with: "Giấy khen", "Bằng khen"."""
    found = _AWARD.match(BEFORE_AWARD.sub("", name.translate(_UNQUOTED).strip()))
    return found[1] if found else None


_LEVELS: Sequence[tuple[BodyLevel, str]] = (
    ("central", r"Thủ tướng|Chính phủ|Nhà nước|Chủ tịch nước|\bBộ\b|Trung ương"),
    ("province", r"\btỉnh\b|Tỉnh ủy"),
    ("district", r"\bhuyện\b|\bquận\b|\bthị xã\b"),
    ("commune", r"(?<!thị )\bxã\b|\bphường\b|\bthị trấn\b|\bđặc khu\b"),
    ("unit", r"Thủ trưởng|Giám đốc|Hiệu trưởng|đơn vị"),
)


_AUTHORITIES = (
    "Thủ tướng", "Chủ tịch nước", "Chủ tịch UBND", "Thủ trưởng", "Bộ trưởng", "Giám đốc", "Hiệu trưởng",
    "Ban Chấp hành", "Liên đoàn", "Chính phủ", "UBND",
)  # fmt: skip


def _authority(words: str) -> str | None:
    """Whose decision words speak of; the first that is named."""
    short = re.sub(r"(?:ủy|uỷ) ban nhân dân", "UBND", words, flags=re.IGNORECASE)
    return next((each for each in _AUTHORITIES if each.lower() in short.lower()), None)


def _levels_of(name: str) -> Iterator[BodyLevel]:
    authority = name.partition(" của ")[2] or name
    for level, pattern in _LEVELS:
        if re.search(pattern, authority, re.IGNORECASE):
            yield level
            if level == "central":
                return


def level_of(name: str) -> BodyLevel | None:
    """The level of the body that words name; the highest where they name several."""
    return next(_levels_of(name), None)
