"""What a unit's sheet says: one campaign, the one to act on first; one side of A4 holds no more."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.poster import LetterSize, letters_for
from generator.derive.units.campaigns import UnitCampaign
from generator.derive.units.views import UnitView
from generator.model.plan.dossier import DossierDocument

MOST_PAPERS = 12
"""How many papers of a dossier a sheet names."""
_MOST_TEXT: dict[LetterSize, int] = {"large": 450, "medium": 1000}


@dataclass(frozen=True, slots=True)
class SheetView:
    """A unit's sheet.

    `papers`: what it hands in, each once; `signers`: who decides on what these are for; `others`: other
    campaigns, as many as have room; `letters`: how large they can be on one sheet.
    """

    campaign: UnitCampaign
    papers: tuple[DossierDocument, ...]
    signers: tuple[str, ...]
    others: tuple[UnitCampaign, ...]
    letters: LetterSize


def sheet_view(unit: UnitView) -> SheetView:
    """The sheet of a unit: of its campaigns the first that lets it propose, else the first."""
    shown = next((each for each in unit.campaigns if each.proposes), unit.campaigns[0])
    papers = tuple(dict.fromkeys(paper for each in shown.dossiers for paper in each.dossier.documents))
    handed_in = {code for each in shown.dossiers for code in each.dossier.awards}
    signers = tuple(
        dict.fromkeys(award.view.award.decided_by for award in shown.open_awards if award.code in handed_in)
    )
    others = tuple(each for each in unit.campaigns if each is not shown and each.proposes)[:3]
    return SheetView(shown, papers, signers, others, _letters(unit, shown, papers))


def _letters(unit: UnitView, shown: UnitCampaign, papers: tuple[DossierDocument, ...]) -> LetterSize:
    told = [unit.unit.name] * (2 + len(shown.handed_in))  # title, route
    told += [paper.name + ", ".join(paper.attachments) for paper in papers[:MOST_PAPERS]]
    told += [award.view.offered.heading for award in shown.open_awards]
    told += [row.quota.wording for award in shown.open_awards for row in (award.rows or award.whole)]
    told += [each.text for each in shown.handed_in]
    return letters_for(sum(map(len, told)), _MOST_TEXT)
