"""A list that readers narrow and order in their browser: its controls, and what each entry carries for them.

The list itself is complete and in its usual order without any of this (theme/assets/js/lists.js).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from generator.derive.agenda import Agenda, AgendaEntry
from generator.derive.name_order import title_key
from generator.derive.rolls.years import DecisionEntry, HonoursView
from generator.derive.status import Status
from generator.derive.units.views import BodyUnits, UnitView
from generator.derive.views import DocumentView, SiteView
from generator.model.campaign import Campaign
from generator.model.form import Form
from generator.model.registry import Award, LegalDocument
from generator.slug import slug
from generator.wording import words

Entry = TypeVar("Entry")
Option = tuple[str, str]
"""A value as addresses write it, and its words."""

MOST_OPTIONS = 100
"""A facet with more options gets no select: readers search instead."""


@dataclass(frozen=True, slots=True)
class Facet(Generic[Entry]):
    """What entries differ in; `of` gives what an entry holds of it.

    `order` sorts the options (None: as the entries bring them up). `always`: all there is, where what an
    entry holds changes with the reader's day.
    """

    name: str
    label: str
    of: Callable[[Entry], Iterable[Option]]
    order: Callable[[Option], Any] | None = None
    always: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Ordering(Generic[Entry]):
    """A way to order; `key` gives None for an entry that stands behind all others.

    Without a key the reader's browser works it out, because it changes with the day (portal.js).
    """

    name: str
    label: str
    key: Callable[[Entry], Any] | None


@dataclass(frozen=True, slots=True)
class Filter:
    """One select: its name in the address, its label, its options."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The controls of a list. `noun`: what its entries are called; `usual`: the words for its own order."""

    noun: str
    usual: str
    count: int
    filters: tuple[Filter, ...]
    orders: tuple[Option, ...]
    _marks: Mapping[int, Mapping[str, str]] = field(repr=False)

    def marks(self, entry: object) -> Mapping[str, str]:
        """The data attributes of an entry, by which it is narrowed down and ordered."""
        return self._marks[id(entry)]


def listing(
    noun: str,
    usual: str,
    entries: Sequence[Entry],
    facets: Iterable[Facet[Entry]],
    orders: Iterable[Ordering[Entry]],
) -> Listing:
    """The controls that tell these entries apart; none is offered where it would change nothing."""
    marks: dict[int, dict[str, str]] = {id(entry): {"data-entry": ""} for entry in entries}
    filters = []
    for facet in facets:
        held = [tuple(facet.of(entry)) for entry in entries]
        options = _options(facet, held)
        if not _tells_apart(facet, options, held):
            continue
        filters.append(Filter(facet.name, facet.label, options))
        for entry, found in zip(entries, held, strict=True):
            if found:
                marks[id(entry)][f"data-{facet.name}"] = " ".join(value for value, _ in found)
    offered = []
    for order in orders:
        ranked = _ranked(order, entries)
        if not (ranked if order.key else len(entries) > 1):
            continue
        offered.append((order.name, order.label))
        for rank, entry in enumerate(ranked, 1):
            marks[id(entry)][f"data-by-{order.name}"] = str(rank)
    return Listing(noun, usual, len(entries), tuple(filters), tuple(offered), marks)


def _options(facet: Facet[Any], held: Iterable[tuple[Option, ...]]) -> tuple[Option, ...]:
    found = facet.always or tuple({option: None for options in held for option in options})
    return tuple(sorted(found, key=facet.order)) if facet.order else found


def _tells_apart(facet: Facet[Any], options: tuple[Option, ...], held: list[tuple[Option, ...]]) -> bool:
    """Whether a choice would leave some entries and take others away."""
    if facet.always:
        return len(held) > 1
    return len(options) <= MOST_OPTIONS and any(set(found) != set(options) for found in held)


def _ranked(order: Ordering[Entry], entries: Iterable[Entry]) -> list[Entry]:
    """The entries that have a key, in this order; empty where all keys are equal."""
    if order.key is None:
        return []
    keyed = [(key, entry) for entry in entries if (key := order.key(entry)) is not None]
    if len({key for key, _ in keyed}) < 2:
        return []
    return [entry for _, entry in sorted(keyed, key=lambda pair: pair[0])]


Each = TypeVar("Each")


def of_campaign(site: SiteView, of: Callable[[Each], Iterable[Campaign]]) -> Facet[Each]:
    """The campaigns of an entry, in the portal's order."""
    places = {view.id: place for place, view in enumerate(site.campaigns)}
    return Facet(
        "campaign",
        "Phong trào",
        lambda entry: [_campaign_option(each) for each in of(entry)],
        lambda option: places[option[0]],
    )


def _campaign_option(campaign: Campaign) -> Option:
    """A campaign as an option."""
    return campaign.id, campaign.short_title


def _award_option(award: Award) -> Option:
    """An award with who decides it: campaigns call one award differently."""
    return award.code, f"{award.title} ({award.decided_by})"


def _year_option(day: date) -> Option:
    """The year of a day."""
    return str(day.year), str(day.year)


def _newest_year(option: Option) -> int:
    """Years with the newest first."""
    return -int(option[0])


def newest(day: date | None) -> int | None:
    """A key that puts the newest first."""
    return -day.toordinal() if day else None


def _by_words(option: Option) -> object:
    """Options in Vietnamese order."""
    return title_key(option[1])


def campaigns(site: SiteView) -> Listing:
    """The list of campaigns."""
    ranks = {a.award.code: a.award.rank for view in site.campaigns for a in view.awards}
    levels = list(words.LEVEL)
    deadline = any(point.when.last for view in site.campaigns for point in view.deadlines)
    # Readers of a later day may find campaigns in any status; but what is stopped or a draft stays so.
    stays = {
        Status.STOPPED: any(view.campaign.stopped for view in site.campaigns),
        Status.DRAFT: any(view.campaign.draft for view in site.campaigns),
    }
    possible = {status for status in Status if stays.get(status, True)}
    return listing(
        "phong trào",
        "Thứ tự của cổng",
        site.campaigns,
        (
            Facet(
                "status",
                "Trạng thái",
                lambda view: [(view.status.value, words.STATUS[view.status])],
                always=tuple((status.value, words.STATUS[status]) for status in Status if status in possible),
            ),
            Facet("year", "Năm", lambda view: [(str(y), str(y)) for y in view.years], _newest_year),
            Facet("issuer", "Cơ quan", lambda view: [(view.issuer.code, view.issuer.short_name)]),
            Facet(
                "level",
                "Cấp",
                lambda view: [(view.issuer.level, words.LEVEL[view.issuer.level])],
                lambda option: levels.index(option[0]),
            ),
            Facet(
                "award",
                "Hình thức khen thưởng",
                lambda view: [_award_option(a.award) for a in view.awards],
                lambda option: ranks[option[0]],
            ),
        ),
        (
            Ordering("newest", "Mới nhất trước", lambda view: newest(view.last_day)),
            Ordering("name", "Tên, từ A đến Y", lambda view: title_key(view.campaign.short_title)),
            *((Ordering("deadline", "Hạn nộp hồ sơ gần nhất trước", None),) if deadline else ()),
        ),
    )


def documents(site: SiteView) -> Listing:
    """The table of legal documents."""
    return listing(
        "văn bản",
        "Mới nhất trước",
        site.documents,
        (
            Facet("kind", "Loại", lambda each: [(slug(each.document.kind), each.document.kind)], _by_words),
            Facet(
                "issuer",
                "Cơ quan ban hành",
                lambda each: [(slug(each.document.issuer), each.document.issuer)],
                _by_words,
            ),
            Facet("year", "Năm", _year_of_document, _newest_year),
            Facet(
                "force",
                "Hiệu lực ghi trên cổng",
                lambda each: [_force(each.document, site.as_of)],
                always=tuple(words.FORCE.items()),
            ),
            of_campaign(site, lambda each: [view.campaign for view in each.campaigns]),
        ),
        (
            Ordering("number", "Số, ký hiệu", lambda each: title_key(each.document.number)),
            Ordering("name", "Trích yếu, từ A đến Y", lambda each: title_key(each.document.subject)),
        ),
    )


def forms(site: SiteView, library: Sequence[Form], groups: Iterable[Option]) -> Listing:
    """The forms library; a form for any kind of candidate answers to every kind."""
    users = dict(groups)
    kinds = [(kind, word) for kind, word in words.CANDIDATE.items() if kind in {f.candidate for f in library}]
    known = site.known.documents

    def rests_on(form: Form) -> list[Option]:
        named = [form.follows.document] if form.follows and form.follows.document else []
        return [(code, _short(known[code])) for code in dict.fromkeys([*named, *form.documents])]

    return listing(
        "biểu mẫu",
        "Thứ tự của thư viện",
        library,
        (
            Facet("user", "Ai lập", lambda form: [(form.used_by, users[form.used_by])]),
            Facet(
                "candidate",
                "Dùng cho",
                lambda form: [pair for pair in kinds if form.candidate in (None, pair[0])],
            ),
            Facet("document", "Theo văn bản", rests_on, _by_words),
        ),
        (
            Ordering("name", "Tên, từ A đến Y", lambda form: title_key(form.title)),
            Ordering("changed", "Mới sửa trước", lambda form: newest(form.changed)),
        ),
    )


def units(site: SiteView, bodies: Sequence[BodyUnits]) -> Listing:
    """The list of units, body by body."""
    kinds = list(words.UNIT_KIND)
    everyone: list[UnitView] = [unit for body in bodies for unit in body.units]
    return listing(
        "đơn vị",
        "Theo cơ quan",
        everyone,
        (
            Facet("body", "Thuộc cơ quan", lambda unit: [(unit.body.code, unit.body.short_name)]),
            Facet(
                "kind",
                "Phạm vi",
                lambda unit: [(unit.unit.kind, words.UNIT_KIND[unit.unit.kind])],
                lambda option: kinds.index(option[0]),
            ),
            of_campaign(site, lambda unit: [named.view.campaign for named in unit.campaigns]),
        ),
        (Ordering("name", "Tên, từ A đến Y", lambda unit: title_key(unit.unit.name)),),
    )


def decisions(honours: HonoursView) -> Listing:
    """The table of decisions, of all years or of one."""
    ranks = {group.award.code: group.award.rank for each in honours.entries for group in each.view.groups}

    def awards(entry: DecisionEntry) -> list[Option]:
        return list(dict.fromkeys(_award_option(group.award) for group in entry.view.groups))

    return listing(
        "quyết định",
        "Mới nhất trước",
        honours.entries,
        (
            Facet("year", "Năm", lambda each: [_year_option(each.view.decision.date)], _newest_year),
            Facet("campaign", "Phong trào", lambda each: [_campaign_option(each.roll.campaign)]),
            Facet(
                "issuer",
                "Cơ quan ban hành",
                lambda each: [(slug(each.view.decision.issued_by), each.view.decision.issued_by)],
                _by_words,
            ),
            Facet("award", "Hình thức khen thưởng", awards, lambda option: ranks[option[0]]),
        ),
        (Ordering("number", "Số quyết định", lambda each: title_key(each.view.decision.number)),),
    )


def calendar(site: SiteView, agenda: Agenda) -> Listing:
    """The entries of the calendar; what has no day stands last in either order."""
    kinds = list(words.POINT_KIND)

    def when(entry: AgendaEntry) -> list[Option]:
        state = "undated" if entry.day is None else "past" if entry.past else "upcoming"
        return [(state, words.WHEN[state])]

    return listing(
        "mốc",
        "Sắp tới trước",
        agenda.entries,
        (
            Facet("when", "Thời gian", when, always=tuple(words.WHEN.items())),
            Facet(
                "kind",
                "Loại mốc",
                lambda each: [(each.point.kind, words.POINT_KIND[each.point.kind])],
                lambda option: kinds.index(option[0]),
            ),
            Facet("issuer", "Cơ quan", lambda each: [(each.view.issuer.code, each.view.issuer.short_name)]),
            of_campaign(site, lambda each: [each.view.campaign]),
        ),
        (
            Ordering("oldest", "Từ cũ đến mới", lambda each: each.day),
            Ordering("newest", "Từ mới đến cũ", lambda each: newest(each.day)),
        ),
    )


def _short(document: LegalDocument) -> str:
    return f"{document.kind} số {document.number}"


def _force(document: LegalDocument, day: date) -> Option:
    """Whether a document is in force, as far as the registry tells (portal.js reckons alike)."""
    begins, ends = document.in_force_from, document.in_force_until
    if ends and ends < day:
        state = "ended"
    elif begins is None:
        state = "unknown"
    else:
        state = "coming" if begins > day else "in"
    return state, words.FORCE[state]


def _year_of_document(each: DocumentView) -> list[Option]:
    return [_year_option(each.document.date)] if each.document.date else []
