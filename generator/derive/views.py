"""Views: exactly what a template may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator.derive import plan_facts
from generator.derive.deadlines import Deadline
from generator.derive.document_text import DocumentText, document_text
from generator.derive.kits import DossierView, Kit, OfferedForm
from generator.derive.news import ChangeView, News, newest_day, newest_first
from generator.derive.plan_facts import Indicator, Must, ScaleView
from generator.derive.quota_table import QuotaTable
from generator.derive.rolls.views import RollView
from generator.derive.standing import Standing, carries_out
from generator.derive.status import Status, StatusStep
from generator.derive.timeline import Point
from generator.derive.units.choices import Choice, criteria_choices, quota_choices
from generator.load.plan.outline import OutlineGap, outline_gaps
from generator.load.plan.plan_text import PlanText
from generator.load.signed_file import SignedFile
from generator.model.base import Candidate, Statement
from generator.model.campaign import Campaign, Participant
from generator.model.form import Form
from generator.model.plan.award import OfferedAward
from generator.model.plan.document import Basis
from generator.model.plan.dossier import Submission
from generator.model.plan.quota import Annex
from generator.model.registry import Award, Event, IssuingBody, Known, LegalDocument, Portal, Unit
from generator.plan_time.meaning import Meaning


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award as the campaign offers it and as the registry knows it; `quotas` None where there are none.

    `annexes`: the plan's tables that its quotas cite, and no award before it.
    """

    offered: OfferedAward
    award: Award
    quotas: QuotaTable | None
    annexes: tuple[Annex, ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignView:
    """Everything the pages of one campaign show.

    `calendar`: its deadlines for calendars; none for a sample, which nobody must follow. `next_point`: what a
    reader needs first on the build day; `headlines`: that, and what will be needed first on later days.
    """

    campaign: Campaign
    issuer: IssuingBody
    standing: Standing
    plan_text: PlanText
    signed_plan: SignedFile | None
    plan_date: Meaning
    steps: tuple[StatusStep, ...]
    step: StatusStep
    start: Meaning
    end: Meaning
    points: tuple[Point, ...]
    next_point: Point
    headlines: tuple[Point, ...]
    calendar: tuple[Deadline, ...]
    named_units: frozenset[str]
    awards: tuple[AwardView, ...]
    dossiers: tuple[DossierView, ...]
    kits: tuple[Kit, ...]
    forms: Mapping[str, OfferedForm]
    changes: tuple[ChangeView, ...]
    news: tuple[News, ...]
    cited: frozenset[str]
    roll: RollView | None
    known: Known
    made_of: bytes = b""

    @property
    def id(self) -> str:
        """The campaign's code and address."""
        return self.campaign.id

    @property
    def own(self) -> bool:
        """Whether it is the owner's own."""
        return self.standing is Standing.OWN

    @property
    def concerns_owner(self) -> bool:
        """Whether the owner's units have to follow it: examples and plans of other places they need not."""
        return self.standing is not Standing.OTHER and not self.campaign.sample

    @property
    def status(self) -> Status:
        """The status on the build day."""
        return self.step.status

    @property
    def has_notes(self) -> bool:
        """Whether something stands beside the status, now or on another day."""
        return any(step.next_wave or step.decided for step in self.steps)

    @property
    def kit_forms(self) -> tuple[Form, ...]:
        """The forms of all kits, each once, in the order of the first kit that has it."""
        forms = (offered.form for kit in self.kits for offered in kit.forms)
        return tuple({form.code: form for form in forms}.values())

    @property
    def checklist(self) -> OfferedForm | None:
        """The form that says what a pack holds and what else is to be handed in."""
        return next((each for each in self.forms.values() if each.form.used_by == "pack"), None)

    @property
    def documents(self) -> Mapping[str, LegalDocument]:
        """The legal documents by code."""
        return self.known.documents

    @property
    def units(self) -> Mapping[str, Unit]:
        """The units by code."""
        return self.known.units

    @property
    def deadlines(self) -> tuple[Point, ...]:
        """The days by which dossiers must be handed in."""
        return tuple(point for point in self.points if point.is_deadline)

    @property
    def deadlines_that_hold(self) -> tuple[Point, ...]:
        """Those that no document made void by stopping the campaign before them."""
        return tuple(point for point in self.deadlines if not point.void)

    @property
    def will_stop(self) -> bool:
        """Whether a document stops it on a day that is still to come, before anything is due."""
        return self.status is not Status.STOPPED and self.next_point.void

    @property
    def considered(self) -> tuple[Participant | Statement, ...]:
        """Who can be proposed."""
        return plan_facts.considered(self.campaign)

    @property
    def excluded(self) -> tuple[Statement, ...]:
        """Who cannot be proposed."""
        return plan_facts.excluded(self.campaign)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The numbers that the plan asks of the campaign's contents."""
        return tuple(plan_facts.indicators(self.campaign.contents))

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The kinds of candidates that there are criteria for, each once."""
        sets = (each for offered in self.campaign.awards for each in offered.criteria)
        return tuple(dict.fromkeys(each.candidate for each in sets))

    @property
    def musts(self) -> tuple[Must, ...]:
        """What the plan lists among criteria to choose from, and words as a must."""
        return plan_facts.musts(self.campaign)

    @property
    def scales(self) -> tuple[ScaleView, ...]:
        """The scoring scales."""
        return plan_facts.scales(self.campaign)

    @property
    def quota_choices(self) -> tuple[Choice, ...]:
        """Whom the quotas count, to choose oneself from."""
        return quota_choices(self.campaign, self.units)

    @property
    def criteria_choices(self) -> tuple[Choice, ...]:
        """Whom some of the criteria are for, to choose oneself from."""
        return criteria_choices(self.campaign, self.units)

    @property
    def other_annexes(self) -> tuple[Annex, ...]:
        """The tables that neither quotas nor a scale cite: where they belong nothing says."""
        cited = {annex.code for award in self.awards for annex in award.annexes}
        cited |= {scale.annex for scale in self.campaign.scoring if scale.annex}
        return tuple(annex for annex in self.campaign.annexes if annex.code not in cited)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that give the points of the timeline their days."""
        return tuple(dict.fromkeys(point.when.event for point in self.points if point.when.event))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the campaign touches."""
        return plan_facts.years(self.start, self.end, self.plan_date)

    @property
    def last_day(self) -> date | None:
        """The last day, or the latest one that is known: by it campaigns are put in order."""
        return self.end.last or self.start.first or self.plan_date.first

    @property
    def updated(self) -> date | None:
        """The day of the newest change of the data."""
        return newest_day(self.changes)

    @property
    def latest(self) -> ChangeView:
        """The newest change of the data."""
        return max(self.changes, key=lambda each: each.day or date.min)

    @property
    def receivers(self) -> tuple[Submission, ...]:
        """Where dossiers go, in the plan's order: one submission per receiving office."""
        found: dict[tuple[str, str | None], Submission] = {}
        for each in (handed_in.submission for view in self.dossiers for handed_in in view.submissions):
            found.setdefault((each.to, each.via), each)
        return tuple(found.values())

    @property
    def document(self) -> DocumentText:
        """The plan's text as a document; only its own pages ask for it."""
        return document_text(self.plan_text)

    @property
    def gaps(self) -> tuple[OutlineGap, ...]:
        """The numerals that the plan leaves out or repeats."""
        return outline_gaps(self.plan_text.paragraphs)

    @property
    def has_gaps(self) -> bool:
        """Whether anything is missing from the plan that readers must know."""
        plan = self.campaign.plan
        blank = plan.number is None or not self.plan_date.exact
        return bool(blank or self.gaps or plan.remarks or self.musts)

    def for_award(self, code: str) -> CampaignView:
        """The campaign as who is proposed for this award finds it: its criteria, quotas, dossiers, days."""
        offered = tuple(each for each in self.campaign.awards if each.award == code)
        return replace(
            self,
            campaign=self.campaign.model_copy(update={"awards": offered}),
            awards=tuple(each for each in self.awards if each.offered.award == code),
            dossiers=tuple(each for each in self.dossiers if code in each.dossier.awards),
            points=tuple(each for each in self.points if each.concerns(code)),
        )

    @property
    def carries_out(self) -> tuple[Basis, ...]:
        """The plans of the higher level that this one carries out."""
        return tuple(b for b in self.campaign.plan.bases if b.relation == "carries_out")


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A legal document and the campaigns that rest on it."""

    document: LegalDocument
    campaigns: tuple[CampaignView, ...]


@dataclass(frozen=True)
class SiteView:
    """Everything the pages across campaigns show.

    `known`: the registries by code; `library`: their forms; `campaigns`: the owner's first, then the newest
    first; `site_url`: where the portal is, ending with "/", None where mkdocs.yml has no site_url. `awaited`:
    the drafts that cannot be shown before more of them is decided, by their folders; only previews have any.
    """

    portal: Portal
    as_of: date
    known: Known
    library: Mapping[str, OfferedForm]
    campaigns: tuple[CampaignView, ...]
    documents: tuple[DocumentView, ...]
    updated: date | None
    site_url: str | None
    awaited: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[CampaignView, ...]:
        """The owner's campaigns."""
        return tuple(view for view in self.campaigns if view.own and not view.campaign.sample)

    @property
    def others(self) -> tuple[CampaignView, ...]:
        """Plans of other bodies, shown for reference."""
        return tuple(view for view in self.campaigns if not view.own and not view.campaign.sample)

    def carried_out_by(self, above: CampaignView) -> tuple[CampaignView, ...]:
        """The owner's campaigns that carry out a plan of a body above it."""
        return self._carried_out.get(above.id, ())

    @cached_property
    def _carried_out(self) -> Mapping[str, tuple[CampaignView, ...]]:
        known, own = self.known, self.own
        return {
            above.id: tuple(
                view
                for view in own
                if carries_out(view.campaign, above.campaign, known.bodies, known.documents)
            )
            for above in self.campaigns
        }

    def made_of(self, views: Iterable[CampaignView]) -> tuple[bytes, ...]:
        """Hashes of all that is said of these campaigns: of each, and of those that carry it out."""
        return tuple(each.made_of for view in views for each in (view, *self.carried_out_by(view)))

    @property
    def samples(self) -> tuple[CampaignView, ...]:
        """Examples, kept apart from what is real."""
        return tuple(view for view in self.campaigns if view.campaign.sample)

    @property
    def rolls(self) -> tuple[RollView, ...]:
        """The published honour rolls."""
        return tuple(view.roll for view in self.campaigns if view.roll is not None)

    @property
    def results(self) -> tuple[RollView, ...]:
        """The owner's published rolls, the newest decision first."""
        own = {view.id for view in self.own}
        rolls = (roll for roll in self.rolls if roll.campaign.id in own)
        return tuple(sorted(rolls, key=lambda roll: roll.updated, reverse=True))

    @property
    def has_rolls(self) -> bool:
        """Whether any honour roll is published."""
        return bool(self.rolls)

    @property
    def calendar(self) -> tuple[Deadline, ...]:
        """The deadlines of all campaigns, by their days."""
        return self._calendar(self.campaigns)

    @property
    def own_calendar(self) -> tuple[Deadline, ...]:
        """The deadlines of the owner's plans and of those above it, by their days."""
        return self._calendar(view for view in self.campaigns if view.concerns_owner)

    @property
    def calendar_elsewhere(self) -> tuple[Deadline, ...]:
        """The deadlines of plans that do not bind the owner's units, by their days."""
        return self._calendar(view for view in self.others if not view.concerns_owner)

    @property
    def news(self) -> tuple[News, ...]:
        """What is new on the portal, the newest first."""
        return newest_first(item for view in self.campaigns for item in view.news)

    @property
    def upcoming(self) -> tuple[tuple[CampaignView, Point], ...]:
        """The dossier deadlines ahead of the owner's plans and of those above it, the nearest first."""
        return self._nearest_first(view for view in self.campaigns if view.concerns_owner)

    @property
    def upcoming_elsewhere(self) -> tuple[tuple[CampaignView, Point], ...]:
        """The dossier deadlines ahead of plans that do not bind the owner's units, the nearest first."""
        return self._nearest_first(view for view in self.others if not view.concerns_owner)

    @property
    def last_passed(self) -> tuple[CampaignView, Point] | None:
        """Of the deadlines that concern the owner the one that passed last, its own before others'."""
        passed = self._deadlines((view for view in self.campaigns if view.concerns_owner), ahead=False)
        return max(passed, key=lambda pair: (pair[1].when.last or date.min, pair[0].own), default=None)

    def view_of(self, campaign_id: str) -> CampaignView:
        """A campaign by its code."""
        return next(view for view in self.campaigns if view.id == campaign_id)

    def _calendar(self, views: Iterable[CampaignView]) -> tuple[Deadline, ...]:
        found = (deadline for view in views for deadline in view.calendar)
        return tuple(sorted(found, key=lambda deadline: (deadline.day, deadline.key)))

    def _nearest_first(self, views: Iterable[CampaignView]) -> tuple[tuple[CampaignView, Point], ...]:
        ahead = self._deadlines(views, ahead=True)
        return tuple(sorted(ahead, key=lambda pair: pair[1].when.last or date.max))

    def _deadlines(
        self, views: Iterable[CampaignView], *, ahead: bool
    ) -> Iterator[tuple[CampaignView, Point]]:
        for view in views:
            for point in view.deadlines:
                if point.when.last and not point.void and (point.when.last >= self.as_of) is ahead:
                    yield view, point
