"""The checklist of a pack in words: which papers, how many, where to, by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.derive.kits import DossierView, Kit, SubmissionView
from generator.derive.views import CampaignView
from generator.model.form_fields import BLANK, FormFields, PaperRow, SubmissionRow
from generator.model.plan.dossier import DossierDocument
from generator.wording import words
from generator.wording.form_fields import deadline_vi, kit_fields, quota_notes
from generator.wording.units import ways_vi

FileNames = Mapping[tuple[str, str], str]
"""The name in a pack of the file for (award, form)."""


def checklist_fields(view: CampaignView, kits: tuple[Kit, ...], names: FileNames, unit: str) -> FormFields:
    """What the checklist of a pack is filled in with; `names`: of its files."""
    papers = [
        (each, paper)
        for each in view.dossiers
        if any(each in kit.dossiers for kit in kits)
        for paper in each.dossier.documents
    ]
    rows = [_paper(number, each, paper, kits, names) for number, (each, paper) in enumerate(papers, start=1)]
    handed_in = [(each, way) for each in view.dossiers for way in each.submissions if _awards(each, kits)]
    return kit_fields(view, kits[0]).model_copy(
        update={
            "award": "; ".join(kit.offered.heading for kit in kits),
            "unit": unit,
            "papers": (*rows, *_usual(len(rows), kits, names)),
            "submissions": tuple(_submission(view, _awards(each, kits), way) for each, way in handed_in),
            "quotas": tuple(line for kit in kits for line in quota_notes(view, kit)),
        }
    )


def _awards(dossier: DossierView, kits: tuple[Kit, ...]) -> str:
    """The awards that a dossier is for, among these kits; "" where it is for none of them."""
    return "; ".join(kit.offered.heading for kit in kits if dossier in kit.dossiers)


def _paper(
    number: int, dossier: DossierView, paper: DossierDocument, kits: tuple[Kit, ...], names: FileNames
) -> PaperRow:
    keys = [(kit, code) for kit in kits if dossier in kit.dossiers for code in paper.form or ()]
    return PaperRow(
        number=str(number),
        name=paper.name + (f" (kèm {', '.join(paper.attachments)})" if paper.attachments else ""),
        award=_awards(dossier, kits),
        form=_file_names(keys, names) or "đơn vị tự soạn",
        copies=_copies(paper),
    )


def _file_names(keys: Iterable[tuple[Kit, str]], names: FileNames) -> str:
    """The files by folder: "giay-khen-xa: 01-to-trinh, 02-danh-sach"."""
    folders: dict[str, list[str]] = {}
    for kit, code in keys:
        if (kit.offered.award, code) in names:
            folder, _, name = names[kit.offered.award, code].rpartition("/")
            folders.setdefault(folder, []).append(name.rpartition(".")[0])
    return "; ".join(
        f"thư mục {folder}: {', '.join(found)}" if folder else ", ".join(found)
        for folder, found in folders.items()
    )


def _usual(above: int, kits: tuple[Kit, ...], names: FileNames) -> Iterator[PaperRow]:
    """The usual papers of the awards for which the plan lists none."""
    forms = [(kit, each) for kit in kits if not kit.by_plan for each in kit.forms]
    told = [(kit, each) for kit, each in forms if (kit.offered.award, each.form.code) in names]
    for number, (kit, each) in enumerate(told, start=above + 1):
        yield PaperRow(
            number=str(number),
            name=f"{each.form.title} (kế hoạch không kể; để tham khảo)",
            award=kit.offered.heading,
            form=_file_names([(kit, each.form.code)], names),
            copies=BLANK,
        )


def _submission(view: CampaignView, awards: str, handed_in: SubmissionView) -> SubmissionRow:
    submission = handed_in.submission
    to = view.units[submission.to].name
    via = f", qua {view.units[submission.via].name}" if submission.via else ""
    return SubmissionRow(
        award=awards,
        to=f"{to}{via}",
        how=ways_vi(submission) or BLANK,
        deadline=deadline_vi(handed_in.deadline),
    )


def _copies(paper: DossierDocument) -> str:
    """Such as "05 bộ, bản chính"; a dotted line where the plan says neither."""
    copies = [f"{words.count_vi(paper.copies)} bộ"] if paper.copies else []
    kind = [] if paper.original is None else ["bản chính" if paper.original else "bản sao"]
    return ", ".join([*copies, *kind]) or BLANK
