"""Which unit and which award a list means by a text: names as the registries and the plan have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from generator.marks import with_or_without_marks
from generator.model.campaign import Campaign
from generator.model.registry import Known, around
from generator.model.walk import walk
from generator.validate.hints import near_miss
from generator.validate.remarks import is_of_before, names_an_award
from generator.validate.same_text import comparable, plain, same_unit

_UNIT_FIELDS = frozenset({"units", "binds", "to", "via"})
_BEFORE_STAR = re.compile(r"\s+số\s*$", re.IGNORECASE)
_ANY = rf"(?!{same_unit('số')}$)\S(?:.*\S)?"  # a number may be missing: "Tổ bầu cử số"
_AROUND_TITLE = re.compile(
    r"^\s*(?:đơn vị|tập thể|cá nhân)\s*(?:thuộc)?\s*:\s*|\s*\([^()]*\)\s*$", re.IGNORECASE
)
_ADORNED = re.compile(r"^[^\w(]+|[^\w)]+$")
_COUNTED_BEHIND = re.compile(
    r"\s*[:–—-]\s*(?:gồm |có )?\d+\s*(?:người|cá nhân|đồng chí|đ/c|tập thể|hộ|trường hợp)\b.*$", re.IGNORECASE
)
_MOVED = re.compile(with_or_without_marks(r"^(?:(?:chuyển|đổi|nâng|sang|lên|thành)\s+)+"), re.IGNORECASE)
_SHORT = {"bk": "bằng khen", "gk": "giấy khen"}  # on tabs and above columns of marks
_LONGEST = 500  # characters of a title that are looked at: none that names an award is longer


class Units:
    """The units that a campaign's lists may name: those of its issuer, and those the campaign names."""

    def __init__(self, campaign: Campaign, known: Known) -> None:
        """Index the names and the patterns of `instances`."""
        issuer = campaign.plan.issuer
        self._known = known
        named: set[str] = set()
        # Else no unit is left out, and the walk is spared.
        if any(unit.body != issuer for unit in known.units.values()):
            named = {text for field, _, text in walk(campaign).texts if field in _UNIT_FIELDS}
        self.units = {
            code: unit for code, unit in known.units.items() if unit.body == issuer or code in named
        }
        place = self._place(known)
        called = [each for unit in self.units.values() if (each := known.bodies.get(unit.body))]
        texts = {text for body in called for text in (body.name, body.short_name, *body.aliases)}
        self._bodies = sorted((f" {same_unit(text)}" for text in texts), key=len, reverse=True)
        self._by_name: dict[str, str] = {}
        former: list[tuple[str, str, date]] = []
        for unit in self.units.values():
            for text in (unit.name, *unit.aliases, *unit.roles):
                self._put(text, place, unit.code)
            former += [(each.name, unit.code, each.until) for each in unit.former_names]
        self._until: dict[str, date] = {}
        for text, code, until in former:  # what one unit is called today is stronger than what another was
            for spelling in self._put(text, place, code):
                self._until[spelling] = until
        self._patterns = [
            (re.compile(_pattern(text)), unit.code) for unit in self.units.values() for text in unit.instances
        ]
        self._suffix = f" {place}"
        self._found: dict[str, str | None] = {}

    def _put(self, text: str, place: str, code: str) -> list[str]:
        """Index a name with and without the place; gives the spellings that nobody else has."""
        name = self._bare(text)
        spellings = dict.fromkeys((name, f"{name} {place}", name.removesuffix(f" {place}")))
        return [each for each in spellings if self._by_name.setdefault(each, code) == code]

    def _bare(self, text: str) -> str:
        """A name without that of the body it belongs to: "Phòng A UBND X. Thử"."""
        name = same_unit(text)
        body = next((each for each in self._bodies if name.endswith(each)), "")
        return name.removesuffix(body)

    @property
    def has_former(self) -> bool:
        """Whether any unit had another name."""
        return bool(self._until)

    def former(self, text: str) -> date | None:
        """The last day of a former name; None for any other text."""
        return self._until.get(self._bare(text)) if self._until else None

    def _place(self, known: Known) -> str:
        """The issuer's place ("xã Mẫu"), which units' names may or may not carry."""
        bodies = {known.bodies[unit.body].name for unit in self.units.values() if unit.body in known.bodies}
        name = same_unit(bodies.pop()) if len(bodies) == 1 else ""
        return name.removeprefix(same_unit("Ủy ban nhân dân ")).strip() or "\n"

    def code(self, text: str) -> str | None:
        """The code of the unit, or of the group whose instance it is; None where it is not known."""
        if text not in self._found:
            self._found[text] = self._look_up(self._bare(text))
        return self._found[text]

    def _look_up(self, text: str) -> str | None:
        found = self._by_name.get(text)
        if found is None:
            found = next((code for pattern, code in self._patterns if pattern.fullmatch(text)), None)
        return found

    def title(self, text: str) -> str | None:
        """The unit that the title of a group of rows names, as written: "Đơn vị: Phòng A (03 cá nhân)"."""
        words = bare_title(text)
        return words if self.code(words) else None

    def instance(self, text: str, code: str) -> str | None:
        """What tells the instances of a group apart; None where the text is only the group's own name."""
        if self.units[code].kind == "single":
            return code
        words = self._bare(text)
        return None if self._by_name.get(words) == code else words.removesuffix(self._suffix)

    def around(self, code: str) -> frozenset[str]:
        """The unit and every group it is part of, near and far."""
        return around(code, self.units)

    def of_another(self, text: str) -> str:
        """The body whose unit is called so, where the campaign's issuer is another; "" for no such unit."""
        name = same_unit(text)
        others = (unit for code, unit in self._known.units.items() if code not in self.units)
        called = (each.body for each in others if name in map(same_unit, (each.name, *each.aliases)))
        body = next(called, "")
        return self._known.bodies[body].name if body in self._known.bodies else body

    def near(self, text: str) -> str:
        """A question that offers the closest name ("có phải ý bạn là …"); "" where none is close."""
        names = [name for unit in self.units.values() for name in (unit.name, *unit.instances, *unit.aliases)]
        return near_miss(text, names)


def bare_title(text: str) -> str:
    """A title without what adorns it, and without how many it counts: "*** Thôn 1 – 02 người ***"."""
    return _ADORNED.sub("", _AROUND_TITLE.sub("", _COUNTED_BEHIND.sub("", _ADORNED.sub("", text))))


def _pattern(text: str) -> str:
    """A name with a star, such as “Tổ bầu cử số *”, as a pattern over texts of `same_unit`."""
    parts = [
        _BEFORE_STAR.sub(" ", part) if place == 0 else part for place, part in enumerate(text.split("*"))
    ]
    pattern = re.escape(same_unit(parts[0]))
    for before, after in pairwise(parts):
        pattern += (r"\s" if before[-1:].isspace() else r"\s?") if before.strip() else ""
        pattern += _ANY
        pattern += (r"\s" if after[:1].isspace() else r"\s?") if after.strip() else ""
        pattern += re.escape(same_unit(after))
    return pattern


def _with_place(name: str, body: str) -> Iterator[str]:
    """A name that ends as the issuer's begins ("… UBND xã"), and with its place ("… UBND xã Thử")."""
    yield name
    words, whole = name.split(), body.split()
    for length in range(min(len(words), len(whole) - 1), 2, -1):
        if words[-length:] == whole[:length]:
            yield " ".join((*words, *whole[length:]))
            return


class Awards:
    """The awards of a campaign by the plan's heading, the registry's title, and the code."""

    def __init__(self, campaign: Campaign, known: Known) -> None:
        """Index every way of writing each award."""
        self.headings = {offered.award: offered.heading for offered in campaign.awards}
        self.levels = {award.code: award.level for award in known.awards.values()}
        self._codes: dict[str, set[str]] = {}
        self._found: dict[str, frozenset[str]] = {}  # texts of lists repeat
        self._said: dict[str, frozenset[str]] = {}
        for offered in campaign.awards:
            award = known.awards.get(offered.award)
            names = [offered.award, offered.heading]
            if award:
                names += [
                    award.title,
                    f"{award.title} {award.decided_by}",
                    award.full_title,
                ]
            body = known.bodies.get(campaign.plan.issuer)
            for name in names:
                for spelling in _with_place(comparable(name), comparable(body.name) if body else ""):
                    self._codes.setdefault(spelling, set()).add(offered.award)
        self._full = [(comparable(each.heading), each.award) for each in campaign.awards]
        self._short: list[tuple[str, str]] = []
        for award in known.awards.values():
            self._full.append((comparable(award.full_title), award.code))
            self._short.append((comparable(award.title), award.code))

    def said(self, text: str) -> frozenset[str]:
        """The awards that a title names, by their full names, or else by titles that several may share.

        Those of the registry that the campaign does not offer are among them.
        """
        known = self._said.get(text)
        if known is None:
            known = self._said[text] = self._look_for(text[:_LONGEST].lower().split())
        return known

    def _look_for(self, said: Sequence[str]) -> frozenset[str]:
        words = f" {comparable(' '.join(_SHORT.get(word, word) for word in said))} "
        for names in (self._full, self._short):
            if found := frozenset(code for name, code in names if f" {name} " in words):
                return found
        bare = f" {plain(words)} "  # "BANG KHEN": without its marks, or with others
        return frozenset(code for name, code in self._short if f" {plain(name)} " in bare)

    def titled(self, title: str) -> frozenset[str]:
        """The awards that are a column's whole title."""
        words = comparable(_SHORT.get(title.strip().lower(), title))
        found = frozenset(code for name, code in (*self._full, *self._short) if name == words)
        return self.codes(title) or found

    def remarked(self, text: str) -> frozenset[str]:
        """The awards that a remark beside a row names: "BK", "Chuyển lên BK tỉnh"; not one of years ago."""
        text = _MOVED.sub("", text)
        found = self.titled(text)
        if found or not names_an_award(" ".join(_SHORT.get(word, word) for word in text.lower().split())):
            return found
        return frozenset() if is_of_before(text) else self.said(text)

    def codes(self, text: str) -> frozenset[str]:
        """The awards that the text may mean: none, one, or several ("Bằng khen" of two levels)."""
        found = self._found.get(text)
        if found is None:
            words = comparable(_SHORT.get(text.strip().lower(), text))
            found = self._found[text] = frozenset(self._codes.get(words, ()))
        return found

    def near(self, text: str) -> str:
        """A question that offers the closest heading; "" where none is close."""
        return near_miss(text, self.choices())

    def choices(self) -> Iterable[str]:
        """The headings that a list may write."""
        return list(self.headings.values())
