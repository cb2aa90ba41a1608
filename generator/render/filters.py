"""What readers narrow each list down by, and how they order it: only what helps them find their entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from generator.derive.agenda import Agenda, AgendaEntry
from generator.derive.honour_years import Entry, HonoursView
from generator.derive.name_order import title_key
from generator.derive.status import Status
from generator.derive.unit_views import BodyUnits, UnitView
from generator.derive.views import CampaignView, DocumentView, SiteView
from generator.model.form import Form
from generator.model.registry import LegalDocument
from generator.render.facets import (
    award_option,
    by_words,
    campaign_option,
    newest,
    newest_year,
    of_campaign,
    year_option,
)
from generator.render.listing import Facet, Listing, Option, Order, listing
from generator.slug import slug
from generator.wording import words


def campaigns(site: SiteView) -> Listing:
    """The list of campaigns."""
    ranks = {a.award.code: a.award.rank for view in site.campaigns for a in view.awards}
    levels = list(words.LEVEL)
    deadline = any(point.when.last for view in site.campaigns for point in view.deadlines)
    return listing(
        "phong trào",
        "Thứ tự của cổng",
        site.campaigns,
        (
            Facet(
                "status",
                "Trạng thái",
                lambda view: [(view.status.value, words.STATUS[view.status])],
                always=tuple((status.value, words.STATUS[status]) for status in Status),
            ),
            Facet("year", "Năm", lambda view: [(str(y), str(y)) for y in view.years], newest_year),
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
                lambda view: [award_option(a.award) for a in view.awards],
                lambda option: ranks[option[0]],
            ),
        ),
        (
            Order("newest", "Mới nhất trước", lambda view: newest(_last_day(view))),
            Order("name", "Tên, từ A đến Y", lambda view: title_key(view.campaign.short_title)),
            *((Order("deadline", "Hạn nộp hồ sơ gần nhất trước", None),) if deadline else ()),
        ),
    )


def documents(site: SiteView) -> Listing:
    """The table of legal documents."""
    return listing(
        "văn bản",
        "Mới nhất trước",
        site.documents,
        (
            Facet("kind", "Loại", lambda each: [(slug(each.document.kind), each.document.kind)], by_words),
            Facet(
                "issuer",
                "Cơ quan ban hành",
                lambda each: [(slug(each.document.issuer), each.document.issuer)],
                by_words,
            ),
            Facet("year", "Năm", _year_of_document, newest_year),
            Facet(
                "force",
                "Hiệu lực ghi trên cổng",
                lambda each: [_force(each.document, site.as_of)],
                always=tuple(words.FORCE.items()),
            ),
            of_campaign(site, lambda each: [view.campaign for view in each.campaigns]),
        ),
        (
            Order("number", "Số, ký hiệu", lambda each: title_key(each.document.number)),
            Order("name", "Trích yếu, từ A đến Y", lambda each: title_key(each.document.subject)),
        ),
    )


def forms(site: SiteView, library: Sequence[Form], groups: Iterable[Option]) -> Listing:
    """The forms library; a form for any kind of candidate answers to every kind."""
    users = dict(groups)
    kinds = [(kind, word) for kind, word in words.CANDIDATE.items() if kind in {f.candidate for f in library}]
    known = site.campaigns[0].documents if site.campaigns else {}

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
            Facet("document", "Theo văn bản", rests_on, by_words),
        ),
        (
            Order("name", "Tên, từ A đến Y", lambda form: title_key(form.title)),
            Order("changed", "Mới sửa trước", lambda form: newest(form.changed)),
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
        (Order("name", "Tên, từ A đến Y", lambda unit: title_key(unit.unit.name)),),
    )


def decisions(honours: HonoursView) -> Listing:
    """The table of decisions, of all years or of one."""
    ranks = {group.award.code: group.award.rank for each in honours.entries for group in each.view.groups}

    def awards(entry: Entry) -> list[Option]:
        return list(dict.fromkeys(award_option(group.award) for group in entry.view.groups))

    return listing(
        "quyết định",
        "Mới nhất trước",
        honours.entries,
        (
            Facet("year", "Năm", lambda each: [year_option(each.view.decision.date)], newest_year),
            Facet("campaign", "Phong trào", lambda each: [campaign_option(each.roll.campaign)]),
            Facet(
                "issuer",
                "Cơ quan ban hành",
                lambda each: [(slug(each.view.decision.issued_by), each.view.decision.issued_by)],
                by_words,
            ),
            Facet("award", "Hình thức khen thưởng", awards, lambda option: ranks[option[0]]),
        ),
        (Order("number", "Số quyết định", lambda each: title_key(each.view.decision.number)),),
    )


def calendar(site: SiteView, agenda: Agenda) -> Listing:
    """The entries of the calendar; what has no day stands last in either order."""
    months = (*agenda.upcoming, *agenda.past)
    kinds = list(words.POINT_KIND)

    def when(entry: AgendaEntry) -> list[Option]:
        state = "undated" if entry.day is None else "past" if entry.past else "upcoming"
        return [(state, words.WHEN[state])]

    return listing(
        "mốc",
        "Sắp tới trước",
        (*(entry for month in months for entry in month.entries), *agenda.undated),
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
            Order("oldest", "Từ cũ đến mới", lambda each: each.day),
            Order("newest", "Từ mới đến cũ", lambda each: newest(each.day)),
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
    return [year_option(each.document.date)] if each.document.date else []


def _last_day(view: CampaignView) -> date | None:
    return view.end.last or view.start.first or view.plan_date.first
