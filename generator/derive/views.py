"""Views: exactly what a template may read. Built from the model, the plan's text and the build day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.derive.days_off import DayOff, day_off
from generator.derive.document_lines import DocumentText, document_text
from generator.derive.quota_table import QuotaTable, quota_tables
from generator.derive.status import Status, StatusStep, lifetimes, status_on, status_steps
from generator.load.outline import OutlineGap, outline_gaps
from generator.load.plan_text import PlanText
from generator.model.award import OfferedAward
from generator.model.base import Measure, Statement
from generator.model.campaign import Campaign, Participant
from generator.model.dossier import Dossier, Submission
from generator.model.meaning import Meaning, meaning
from generator.model.plan import Basis
from generator.model.portal import Portal
from generator.model.registry import Award, Event, IssuingBody, LegalDocument, Unit
from generator.model.schedule import Change, Milestone
from generator.model.scoring import ScoreBand, Scoring, overlaps
from generator.model.walk import codes


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the timeline: a milestone, or the first or last day of a period (`milestone` None).

    `kind` is the milestone's, or "start" or "end"; `closed` says why offices are closed on its last day.
    """

    kind: str
    title: str
    when: Meaning
    section: str | None
    milestone: Milestone | None
    closed: DayOff | None

    @property
    def is_deadline(self) -> bool:
        """Whether units must have handed in a dossier by then."""
        return self.kind == "dossier"


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award as the campaign offers it and as the registry knows it; `quotas` None where the plan has none."""

    offered: OfferedAward
    award: Award
    quotas: QuotaTable | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number the plan asks of the campaign's contents, with the statement it stands in."""

    measure: Measure
    statement: Statement
    section: str | None


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """How a dossier is handed in, with its deadline where the plan names one."""

    submission: Submission
    deadline: Point | None


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier with its submissions."""

    dossier: Dossier
    submissions: tuple[SubmissionView, ...]


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A scoring scale, and the pairs of grades that share points."""

    scale: Scoring
    overlaps: tuple[tuple[ScoreBand, ScoreBand], ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change of the page's data; `day` None where the file does not give one."""

    day: date | None
    change: Change


@dataclass(frozen=True, slots=True)
class CampaignView:
    """Everything the pages of one campaign show."""

    campaign: Campaign
    issuer: IssuingBody
    own: bool
    plan_text: PlanText
    plan_date: Meaning
    steps: tuple[StatusStep, ...]
    status: Status
    start: Meaning
    end: Meaning
    points: tuple[Point, ...]
    deadlines: tuple[Point, ...]
    next_point: Point
    awards: tuple[AwardView, ...]
    considered: tuple[Participant | Statement, ...]
    excluded: tuple[Statement, ...]
    dossiers: tuple[DossierView, ...]
    scales: tuple[ScaleView, ...]
    events: tuple[Event, ...]
    changes: tuple[ChangeView, ...]
    document: DocumentText
    indicators: tuple[Indicator, ...]
    gaps: tuple[OutlineGap, ...]
    years: tuple[int, ...]
    updated: date | None
    documents: Mapping[str, LegalDocument]
    units: Mapping[str, Unit]

    @property
    def id(self) -> str:
        """The campaign's code and address."""
        return self.campaign.id

    @property
    def receivers(self) -> tuple[Submission, ...]:
        """Where dossiers go: one submission per receiving office."""
        all_of_them = [each.submission for view in self.dossiers for each in view.submissions]
        return tuple({(each.to, each.via): each for each in reversed(all_of_them)}.values())

    @property
    def has_gaps(self) -> bool:
        """Whether there is anything that a reader must be told is missing from the plan."""
        plan = self.campaign.plan
        return bool(plan.number is None or not self.plan_date.exact or self.gaps or plan.remarks)

    @property
    def carries_out(self) -> tuple[Basis, ...]:
        """The plans of the higher level that this one carries out."""
        return tuple(b for b in self.campaign.plan.bases if b.relation == "carries_out")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A legal document and the campaigns that rest on it."""

    document: LegalDocument
    campaigns: tuple[CampaignView, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything the pages across campaigns show. `campaigns`: the owner's first, then the newest first."""

    portal: Portal
    as_of: date
    campaigns: tuple[CampaignView, ...]
    documents: tuple[DocumentView, ...]
    updated: date | None

    @property
    def upcoming(self) -> tuple[tuple[CampaignView, Point], ...]:
        """The dossier deadlines that lie ahead, the nearest first."""
        return tuple(sorted(self._deadlines(ahead=True), key=lambda pair: pair[1].when.last or date.max))

    @property
    def last_passed(self) -> tuple[CampaignView, Point] | None:
        """The dossier deadline that passed last, the owner's own before others' of the same day."""
        passed = sorted(self._deadlines(ahead=False), key=lambda pair: pair[0].own)
        return max(passed, key=lambda pair: (pair[0].own, pair[1].when.last), default=None)

    def _deadlines(self, *, ahead: bool) -> Iterator[tuple[CampaignView, Point]]:
        for view in self.campaigns:
            for point in view.deadlines:
                if point.when.last and (point.when.last >= self.as_of) is ahead:
                    yield view, point


def campaign_view(  # noqa: PLR0913 - the facts a campaign is judged by, each named where it is given
    campaign: Campaign,
    plan_text: PlanText,
    *,
    awards: Mapping[str, Award],
    bodies: Mapping[str, IssuingBody],
    units: Mapping[str, Unit],
    documents: Mapping[str, LegalDocument],
    events: Mapping[str, Event],
    portal: Portal,
    as_of: date,
) -> CampaignView:
    """The view of one valid campaign."""
    issuer = bodies[campaign.plan.issuer]
    steps = status_steps(lifetimes(campaign, issuer, events, portal.archive_after_months))
    points = tuple(_points(campaign, events))
    tables = {table.award: table for table in quota_tables(campaign, units)}
    by_code = {point.milestone.code: point for point in points if point.milestone}
    changes = tuple(ChangeView(meaning(c.date, events).last, c) for c in campaign.changes)
    start, end = meaning(campaign.period.start, events), meaning(campaign.period.end, events)
    plan_date = meaning(campaign.plan.date, events)
    return CampaignView(
        campaign=campaign,
        issuer=issuer,
        own=campaign.plan.issuer == portal.issuing_body,
        plan_text=plan_text,
        plan_date=plan_date,
        steps=steps,
        status=status_on(steps, as_of),
        start=start,
        end=end,
        points=points,
        deadlines=tuple(point for point in points if point.is_deadline),
        next_point=_next_point(points, as_of),
        awards=tuple(
            AwardView(offered, awards[offered.award], tables.get(offered.award))
            for offered in sorted(campaign.awards, key=lambda o: awards[o.award].rank)
        ),
        considered=_considered(campaign),
        excluded=_distinct(exclusion for offered in campaign.awards for exclusion in offered.exclusions),
        dossiers=tuple(
            DossierView(
                dossier,
                tuple(SubmissionView(s, by_code.get(s.milestone or "")) for s in dossier.submissions),
            )
            for dossier in campaign.dossiers
        ),
        scales=tuple(ScaleView(scale, tuple(overlaps(scale))) for scale in campaign.scoring),
        events=tuple(dict.fromkeys(point.when.event for point in points if point.when.event)),
        changes=changes,
        document=document_text(plan_text),
        indicators=tuple(_indicators(campaign.contents)),
        gaps=outline_gaps(plan_text),
        years=_years(start, end, plan_date),
        updated=max((each.day for each in changes if each.day), default=None),
        documents=documents,
        units=units,
    )


def site_view(
    views: tuple[CampaignView, ...],
    documents: Mapping[str, LegalDocument],
    portal: Portal,
    as_of: date,
) -> SiteView:
    """The view across campaigns."""
    ordered = tuple(sorted(views, key=_order))
    cited = {view.id: frozenset(_cited(view.campaign)) for view in ordered}
    return SiteView(
        portal=portal,
        as_of=as_of,
        campaigns=ordered,
        documents=tuple(
            DocumentView(document, tuple(v for v in ordered if document.code in cited[v.id]))
            for document in sorted(
                documents.values(), key=lambda d: (d.date or date.min, d.code), reverse=True
            )
        ),
        updated=max((view.updated for view in ordered if view.updated), default=None),
    )


def _order(view: CampaignView) -> tuple[bool, int, str]:
    """The owner's campaigns first, then by their last day, the newest first."""
    day = view.end.last or view.start.first or view.plan_date.first
    return (not view.own, -(day.toordinal() if day else 0), view.id)


def _points(campaign: Campaign, events: Mapping[str, Event]) -> Iterator[Point]:
    """The timeline in order: what opens, what has a day, and what hangs on an event last."""
    found: list[Point] = []
    periods = [("", campaign.period)] + [(wave.title, wave.period) for wave in campaign.waves]
    for wave_title, period in periods:
        for kind, plan_date in (("start", period.start), ("end", period.end)):
            found.append(_point(kind, wave_title, meaning(plan_date, events), period.source, None))
    for milestone in campaign.milestones:
        when = meaning(milestone.date, events)
        found.append(_point(milestone.kind, milestone.title, when, milestone.source, milestone))
    yield from sorted(found, key=_point_order)


def _point(
    kind: str, title: str, when: Meaning, section: str | None, milestone: Milestone | None
) -> Point:
    closed = day_off(when.last) if when.last and when.date.bound not in ("from", "during") else None
    return Point(kind, title, when, section, milestone, closed if not when.event else None)


def _point_order(point: Point) -> tuple[bool, bool, date]:
    undated = point.when.day is None
    return (point.kind != "start" if undated else False, undated and point.kind != "start", point.when.day or date.min)


def _next_point(points: tuple[Point, ...], as_of: date) -> Point:
    """What comes next for a reader: the nearest dossier deadline ahead, else the last one passed, else the end."""
    deadlines = [point for point in points if point.is_deadline and point.when.last]
    ahead = [point for point in deadlines if point.when.last and point.when.last >= as_of]
    if ahead or deadlines:
        return ahead[0] if ahead else deadlines[-1]
    return next(point for point in points if point.kind == "end")


def _indicators(statements: tuple[Statement, ...], section: str | None = None) -> Iterator[Indicator]:
    for statement in statements:
        here = statement.source or section
        for measure in statement.measures:
            yield Indicator(measure, statement, here)
        yield from _indicators(statement.items, here)


def _considered(campaign: Campaign) -> tuple[Participant | Statement, ...]:
    """Who can be proposed: the plan's general words, else those of its awards, each once."""
    if campaign.award_subjects:
        return campaign.award_subjects
    return _distinct(subject for offered in campaign.awards for subject in offered.subjects)


def _distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements of the same words once."""
    return tuple({statement.text: statement for statement in statements}.values())


def _years(start: Meaning, end: Meaning, plan_date: Meaning) -> tuple[int, ...]:
    first = start.first or plan_date.first or end.last
    last = end.last or first
    return tuple(range(first.year, last.year + 1)) if first and last else ()


def _cited(value: object) -> Iterator[str]:
    """Every legal document's code that a record cites."""
    for name, _, text in codes(value):
        if name in ("document", "documents", "changed_by"):
            yield text
