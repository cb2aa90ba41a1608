"""What the site search knows of the pages: each with its sections; documents and decisions one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.derive import site_map
from generator.derive.form_views import FormView
from generator.derive.rolls.views import DecisionView, RollView
from generator.derive.status import Status
from generator.derive.units.views import UnitView
from generator.derive.views import CampaignView, DocumentView, SiteView
from generator.export.search.entries import Entry, Kind
from generator.export.search.page_text import PageText, Section, page_text
from generator.export.search.words import ANY_NUMBER, HUB_WORDS
from generator.output import OutputFile
from generator.wording.dates import date_vi
from generator.wording.parts import CampaignPart, part_at
from generator.wording.words import CANDIDATE, document_vi

# Lists whose lines have pages, or entries here, of their own: title and description say enough.
_HUBS = {
    site_map.CAMPAIGNS: Kind.CAMPAIGN,
    site_map.UNITS: Kind.UNIT,
    site_map.FORMS: Kind.FORM,
    site_map.DOCUMENTS: Kind.DOCUMENT,
    site_map.CALENDAR: Kind.OTHER,
    site_map.NEWS: Kind.OTHER,
}
_FULL_TEXT_BOOST = 0.5  # the pages by subject say the same in order
_LATER = 0.5  # a page of less weight is fetched behind the others


@dataclass(slots=True)
class _Facts:
    """What views say of pages, by address."""

    site: SiteView
    units: Mapping[str, UnitView]
    forms: Mapping[str, FormView]
    campaigns: Mapping[str, CampaignView] = field(init=False)

    def __post_init__(self) -> None:
        self.campaigns = {view.id: view for view in self.site.campaigns}


def page_entries(
    site: SiteView, units: Iterable[UnitView], forms: Iterable[FormView], pages: Iterable[OutputFile]
) -> Iterator[Entry]:
    """Every entry; `pages`: all pages as they are generated or written."""
    facts = _Facts(
        site,
        {site_map.unit_address(unit.code): unit for unit in units},
        {site_map.form_address(form.code): form for form in forms},
    )
    for page in pages:
        if _has_entries_of_its_own(page.path, facts):
            continue
        text = page_text(page)
        if text.boost:
            yield from _page(text, facts)
    yield from (_document(document) for document in site.documents)
    for view in site.campaigns:
        if view.roll is not None:
            yield from (_decision(view.roll, decided, view) for decided in view.roll.decisions)


def _has_entries_of_its_own(path: str, facts: _Facts) -> bool:
    """The pages of rolls: their decisions and rows are known one by one."""
    if path == site_map.page_source(site_map.HOME):
        return True
    return any(
        view.roll is not None and path.startswith(site_map.roll_address(view.id))
        for view in facts.site.campaigns
    )


def _page(text: PageText, facts: _Facts) -> Iterator[Entry]:
    address = text.address
    lead = text.sections[0].text if text.sections and address not in _HUBS else ""
    sections = (Section(1, "", "", _joined(text.description, lead)), *text.sections[1:])
    about = text.name.removeprefix(text.title).removeprefix(" - ")
    if address.startswith(site_map.CAMPAIGNS) and address != site_map.CAMPAIGNS:
        campaign_id, _, step = address.removeprefix(site_map.CAMPAIGNS).removesuffix("/").partition("/")
        part = part_at(step)
        view = facts.campaigns.get(campaign_id)
        # A preview shows a broken campaign as its problems; what is there for paper only repeats the parts.
        if view is not None and part is not None:
            yield _campaign_page(text, view, part, sections)
    elif address in facts.units:
        yield _unit(facts.units[address], text, about, sections)
    elif address in facts.forms:
        yield _form(facts.forms[address], text, sections)
    elif address.startswith(site_map.HONOUR_ROLLS):
        words = HUB_WORDS[site_map.HONOUR_ROLLS]
        yield Entry(Kind.HONOUR, address, text.title, about, (Section(1, "", "", text.description),), words)
    else:
        yield Entry(
            _HUBS.get(address, Kind.OTHER),
            address,
            text.title,
            about,
            sections[:1] if address in _HUBS else sections,
            keys=HUB_WORDS.get(address, ""),
            boost=text.boost**0.5 * 0.85,
            later=text.boost < _LATER,
            staff=address.startswith(site_map.GUIDE) and address != site_map.GUIDE,
        )


def _joined(*texts: str) -> str:
    """The lines of all of them, each once."""
    return "\n".join(dict.fromkeys(line for text in texts for line in text.split("\n") if line))


def _campaign_page(
    text: PageText, view: CampaignView, part: CampaignPart, sections: tuple[Section, ...]
) -> Entry:
    campaign = view.campaign
    overview = part.step == site_map.OVERVIEW
    number = f"{campaign.plan.kind} số {campaign.plan.number or campaign.plan.symbol}"
    named = part.step in (site_map.OVERVIEW, site_map.FULL_TEXT)
    keys = [part.asked, view.issuer.name, view.issuer.place or "", *campaign.topics]
    if overview:
        keys.append(campaign.plan.title)
    return Entry(
        Kind.CAMPAIGN,
        text.address,
        text.title,
        view.issuer.short_name if overview else campaign.short_title,
        sections,
        keys=", ".join([*keys, number] if named else keys),
        campaign=view.id,
        boost=_FULL_TEXT_BOOST if part.step == site_map.FULL_TEXT else 1,
        years=view.years,
        awards=tuple(award.offered.award for award in view.awards),
        sample=campaign.sample,
        later=view.status is Status.ARCHIVED or part.step == site_map.FULL_TEXT,
    )


def _unit(unit: UnitView, text: PageText, about: str, sections: tuple[Section, ...]) -> Entry:
    views = [each.view for each in unit.campaigns]
    instances = [pattern.replace("*", ANY_NUMBER) for pattern in unit.unit.instances]
    return Entry(
        Kind.UNIT,
        text.address,
        text.title,
        about,
        sections,
        keys=", ".join([unit.body.name, *instances, *unit.unit.other_names]),
        boost=0.9 if unit.own else 0.75,
        years=tuple(sorted({year for view in views for year in view.years})),
        awards=tuple(dict.fromkeys(award.offered.award for view in views for award in view.awards)),
        sample=unit.sample,
        later=all(view.status is Status.ARCHIVED for view in views),
    )


def _form(form: FormView, text: PageText, sections: tuple[Section, ...]) -> Entry:
    follows = form.offered.form.follows
    number = (follows.number if follows else None) or ""
    return Entry(
        Kind.FORM,
        text.address,
        text.title,
        form.owner.campaign.short_title if form.owner else "",
        sections,
        keys=_joined(number, "biểu mẫu, mẫu đơn, tải về, bản Word"),
        years=tuple(sorted({year for use in form.uses for year in use.view.years})),
        awards=tuple(dict.fromkeys(use.kit.award.code for use in form.uses)),
        sample=form.owner is not None and form.owner.campaign.sample,
    )


def _document(view: DocumentView) -> Entry:
    document = view.document
    effect = [
        f"{said} {date_vi(day)}"
        for said, day in (
            ("Có hiệu lực từ", document.in_force_from),
            ("Hết hiệu lực sau", document.in_force_until),
        )
        if day is not None
    ]
    cited = [f"Phong trào dẫn đến: {each.campaign.short_title}" for each in view.campaigns]
    return Entry(
        Kind.DOCUMENT,
        site_map.document_address(document.code),
        document_vi(document),
        document.subject,
        (Section(1, "", "", _joined(*effect, *cited)),),
        keys="văn bản, căn cứ pháp lý",
        boost=0.8,
        years=(document.date.year,) if document.date else (),
    )


def _decision(roll: RollView, view: DecisionView, campaign: CampaignView) -> Entry:
    decision = view.decision
    address = next(
        site_map.roll_address(campaign.id, page.number)
        for page in roll.pages
        if any(part.view is view for part in page.parts)
    )
    counts = ", ".join(f"{count} {CANDIDATE[kind].lower()}" for kind, count in view.counts.items())
    groups = dict.fromkeys(group.heading for group in view.groups)
    signed = f"Người ký: {decision.signatory.name}, {decision.signatory.position}"
    return Entry(
        Kind.DOCUMENT,
        f"{address}#{decision.code}",
        f"Quyết định số {decision.number} ngày {date_vi(decision.date)} của {decision.issued_by}",
        decision.subject,
        (Section(1, "", "", _joined(*groups, counts, signed)),),
        keys=f"quyết định khen thưởng, danh sách khen thưởng, {campaign.campaign.short_title}",
        campaign=campaign.id,
        years=(decision.date.year,),
        awards=tuple(dict.fromkeys(group.award.code for group in view.groups)),
        sample=campaign.campaign.sample,
    )
