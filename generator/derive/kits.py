"""Kits: the forms that an award of a campaign needs: those of its dossier or, without one, the usual ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.derive.timeline import Point
from generator.load.forms.form_file import FormFile, FormFiles
from generator.model.campaign import Campaign
from generator.model.form import Form
from generator.model.plan.award import OfferedAward
from generator.model.plan.dossier import Dossier, DossierDocument, Submission
from generator.model.registry import Award, IssuingBody, Known, LegalDocument


@dataclass(frozen=True, slots=True)
class OfferedForm:
    """A form that can be downloaded: what it is, and the file it is made of (None: a workbook of ours)."""

    form: Form
    file: FormFile | None

    @property
    def ending(self) -> str:
        """The type of the file that readers get."""
        return self.file.ending if self.file else "xlsx"


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

    @property
    def stops(self) -> tuple[str, ...]:
        """The units that it goes through: those that take it in for another first, each once."""
        ways = [handed_in.submission for handed_in in self.submissions]
        through = [each.via for each in ways if each.via] + [each.to for each in ways]
        return tuple(dict.fromkeys(through))


@dataclass(frozen=True, slots=True)
class Kit:
    """The forms for one award, in the order of the dossier.

    `by_plan`: the plan lists the dossier's documents; otherwise `forms` are the usual ones. `deadline`: the
    last day for handing in, where the plan names one. `day`: the day whose law the papers rest on.
    """

    offered: OfferedAward
    award: Award
    forms: tuple[OfferedForm, ...]
    by_plan: bool
    dossiers: tuple[DossierView, ...]
    deadline: Point | None
    day: date | None

    @property
    def documents(self) -> tuple[DossierDocument, ...]:
        """The papers of the dossier, as the plan lists them."""
        return tuple(paper for each in self.dossiers for paper in each.dossier.documents)

    @property
    def submissions(self) -> tuple[SubmissionView, ...]:
        """How the dossier is handed in."""
        return tuple(handed_in for each in self.dossiers for handed_in in each.submissions)


def dossier_views(campaign: Campaign, points: tuple[Point, ...]) -> Iterator[DossierView]:
    """The campaign's dossiers, each way of handing in with its deadline."""
    deadlines = {point.milestone.code: point for point in points if point.milestone}
    for dossier in campaign.dossiers:
        handed_in = (
            SubmissionView(each, deadlines.get(each.milestone or "")) for each in dossier.submissions
        )
        yield DossierView(dossier, tuple(handed_in))


def offered_forms(forms: Iterable[Form], files: FormFiles) -> dict[str, OfferedForm]:
    """Every form that can be downloaded, by code, in the order of the list."""
    found = {}
    for form in forms:
        file = files.files.get(form.file) if form.file else None
        if file is not None or form.made:
            found[form.code] = OfferedForm(form, file)
    return found


def kits(
    campaign: Campaign,
    known: Known,
    forms: Mapping[str, OfferedForm],
    dossiers: tuple[DossierView, ...],
    points: tuple[Point, ...],
) -> Iterator[Kit]:
    """The kit of each award, the lowest award first."""
    issuer = known.bodies[campaign.plan.issuer]
    for offered in sorted(campaign.awards, key=lambda each: known.awards[each.award].rank):
        award = known.awards[offered.award]
        own = tuple(each for each in dossiers if offered.award in each.dossier.awards)
        papers = [paper for each in own for paper in each.dossier.documents]
        codes = [code for paper in papers for code in paper.form or ()]
        if not papers:
            codes = [code for code, each in forms.items() if each.form.usual]
        if award.level == issuer.level:  # the office that decides also drafts the decision
            codes += [code for code, each in forms.items() if each.form.used_by == "office" and each.file]
        deadline = _deadline(offered.award, points)
        yield Kit(
            offered=offered,
            award=award,
            forms=tuple(forms[code] for code in dict.fromkeys(codes) if code in forms),
            by_plan=bool(papers),
            dossiers=own,
            deadline=deadline,
            day=_day(deadline, points, issuer),
        )


def _deadline(award: str, points: tuple[Point, ...]) -> Point | None:
    """The last day for the dossiers of an award."""
    deadlines = [point for point in points if point.is_deadline and point.concerns(award)]
    dated = [point for point in deadlines if point.when.last]
    last = dated or deadlines
    return last[-1] if last else None


def _day(deadline: Point | None, points: tuple[Point, ...], issuer: IssuingBody) -> date | None:
    """The day whose law the papers rest on: the deadline, else the end, but none after the body's last."""
    ends = [point.when.last for point in points if point.kind == "end" and point.when.last]
    day = (deadline.when.last if deadline else None) or max(ends, default=None)
    return min(day, issuer.until) if day and issuer.until else day


def grounds(known: Known, purpose: str, day: date | None) -> tuple[LegalDocument, ...]:
    """The general grounds of a paper ("proposal", "decision") in force on `day`, in the order of documents.

    Laws come first; of several the one that is a ground of the fewest kinds of papers, as is the law that
    gives the power to decide.
    Without a day those that are still in force.
    """
    found = [
        document
        for document in known.documents.values()
        if purpose in document.basis_of
        and (day is None or (document.in_force_from or date.min) <= day)
        and (document.in_force_until or date.max) >= (day or date.max)
    ]
    return tuple(
        sorted(found, key=lambda each: (each.kind != "Luật", len(each.basis_of), each.date or date.min))
    )
