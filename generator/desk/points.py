"""The open points of a draft at the desk: read with their files' fingerprints, decided, saved in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Literal, NamedTuple

from generator.desk.saving.difference import Items, difference
from generator.desk.saving.edits import Edit, Insert, Put, Remove
from generator.desk.saving.store import FileChange, read, save_all
from generator.desk.saving.text import changed
from generator.desk.saving.versions import fingerprint
from generator.load.plan.plan_text import read_plan_text
from generator.load.yaml.document import read_yaml
from generator.load.yaml.places import meant
from generator.model.campaign import Campaign
from generator.model.open_points import OpenPoint
from generator.model.places import value_at
from generator.model.plan.plan_date import PlanDate
from generator.problems import Steps
from generator.project import Project
from generator.validate.case import Case
from generator.validate.open_points import DraftCase, WaitingPoint, check_draft
from generator.validate.rules.references import REGISTRY_OF
from generator.validate.shape.fields import field_at, is_list, record_at

Decided = Literal["", "kept", "changed", "absent"]

_KEYS = tuple(OpenPoint.model_fields)
OF_POINTS = "open.yml"
_Edits = tuple[Sequence[Edit], list[str]]
"""Changes of a file, and the names of the fields that are changed."""


class Fingerprints(NamedTuple):
    """Those of a draft's two files: campaign.yml and open.yml."""

    campaign: str
    points: str


@dataclass(frozen=True)
class HeldDraft:
    """A draft as its two files hold it, with the fingerprints that they had before they were read."""

    campaign: str
    draft: DraftCase
    fingerprints: Fingerprints

    @property
    def data(self) -> Any:
        """The data of campaign.yml."""
        return self.draft.document.data

    def written(self, number: int) -> Any:
        """A point as open.yml writes it."""
        return self.draft.file.data["points"][number]

    def open_point(self, code: str) -> WaitingPoint | None:
        """The point of that code, while it waits."""
        return next((each for each in self.draft.open if each.point.code == code), None)


def file_of(campaign: str, name: str) -> str:
    """The path of a campaign's file."""
    return f"campaigns/{campaign}/{name}"


def has_points(project: Project, campaign: str) -> bool:
    """Whether a campaign has open points, decided or not."""
    return (project.root / file_of(campaign, OF_POINTS)).is_file()


def title_of(project: Project, campaign: str, case: Case | None) -> str:
    """What a campaign is called, also while its data cannot be read whole; else its code."""
    if case is not None:
        return case.campaign.short_title
    name = file_of(campaign, "campaign.yml")
    document, _ = read_yaml(project.root / name, name)
    said = document.data.get("short_title") if document is not None else None
    return said if isinstance(said, str) and said else campaign


def held_draft(project: Project, campaign: str) -> HeldDraft | None:
    """A campaign's draft with its open points; None where one of its two files cannot be read."""
    names = [file_of(campaign, name) for name in ("campaign.yml", OF_POINTS)]
    text = file_of(campaign, "plan.txt")
    fingerprints = Fingerprints(*(fingerprint(read(project, name)) for name in names))
    (document, _), (file, _) = (read_yaml(project.root / name, name) for name in names)
    plan, _ = read_plan_text(project.root / text, text)
    draft, _ = check_draft(document, file, plan)
    return HeldDraft(campaign, draft, fingerprints) if draft is not None else None


def choosable(held: HeldDraft, found: WaitingPoint) -> list[Any]:
    """The other readings of a point, those that are not written already; a date has the plan's words."""
    now = value_at(held.data, found.place.steps)
    record = record_at(Campaign, found.place.steps)
    readings = held.written(found.number).get("choices", [])
    if record is not None and issubclass(record, PlanDate):
        wording = now.get("wording") if isinstance(now, dict) else found.point.wording
        readings = [{"wording": wording, **each} if isinstance(each, dict) else each for each in readings]
    entries = now if isinstance(now, list) else []
    return [each for each in readings if each != now and each not in entries]


def takes_several(held: HeldDraft, found: WaitingPoint) -> bool:
    """Whether the choices of a point are entries of its list, of which several can be right."""
    steps = found.place.steps
    field = field_at(Campaign, steps) if steps and isinstance(steps[-1], str) else None
    several = field is not None and is_list(field.annotation)
    return several and not any(isinstance(each, list) for each in choosable(held, found))


def chosen(held: HeldDraft, found: WaitingPoint, choice: Any) -> list[Edit]:
    """The changes of campaign.yml that write one of the choices."""
    steps = found.place.steps
    return [Put(steps, choice) if found.place.written else added(held.data, steps, choice)]


def listed(held: HeldDraft, found: WaitingPoint, picks: Sequence[int]) -> list[Edit]:
    """The changes that make a list hold the picked entries: those it has come first, then the choices."""
    steps = found.place.steps
    now = value_at(held.data, steps)
    before = now if isinstance(now, list) else []
    options = [*before, *choosable(held, found)]
    if not before:
        return [added(held.data, steps, [options[pick] for pick in picks])]
    items = tuple((pick if pick < len(before) else None, options[pick]) for pick in picks)
    return list(difference(steps, before, Items(items)))


def registry_of(found: WaitingPoint) -> str:
    """The registry whose entries can stand at a point's place; "" where none of them can."""
    key = next((step for step in reversed(found.place.steps) if isinstance(step, str)), "")
    return REGISTRY_OF[key][0] if key in REGISTRY_OF else ""


def entered(held: HeldDraft, found: WaitingPoint, code: str) -> list[Edit]:
    """The changes that write an entry of the registry; in a list it comes behind those that are there."""
    steps = found.place.steps
    field = field_at(Campaign, steps) if isinstance(steps[-1], str) else None
    if field is None or not is_list(field.annotation):
        return chosen(held, found, code)
    now = value_at(held.data, steps)
    if not isinstance(now, list) or not now:
        return [added(held.data, steps, [code])]
    kept = tuple(enumerate(now))
    return list(difference(steps, now, Items((*kept, (None, code))))) if code not in now else []


def added(data: Any, steps: Steps, value: Any) -> Edit:
    """A value where nothing stands yet: its groups come with it; in a list that is there, one entry more."""
    if isinstance(entries := value_at(data, steps), list) and entries:
        return Insert(steps, len(entries), value)
    there = next(size for size in range(len(steps) - 1, -1, -1) if value_at(data, steps[:size]) is not None)
    for step in reversed(steps[there + 1 :]):
        value = {step: value}
    record = record_at(Campaign, steps[:there])
    return Put(steps[: there + 1], value, tuple(record.model_fields) if record else ())


def removal(held: HeldDraft, found: WaitingPoint) -> list[Edit] | None:
    """The changes that take out what is written; None where a campaign must have something there."""
    steps = found.place.steps
    if not found.place.written:
        alone = value_at(held.data, steps[:-1]) is None  # the group itself need not be there
        return [] if alone or not _must_be(steps) else None
    while len(steps) > 1 and len(value_at(held.data, steps[:-1])) == 1:  # no group is left empty
        steps = steps[:-1]
    return None if _must_be(steps) else [Remove(steps)]


def _must_be(steps: Steps) -> bool:
    field = field_at(Campaign, steps) if isinstance(steps[-1], str) else None
    return field is not None and field.is_required()


def decide(  # noqa: PLR0913 - what is decided, and what it was decided from
    project: Project, held: HeldDraft, number: int, decided: Decided, edits: Sequence[Edit], *,
    seen: Fingerprints, field: str,
) -> None:  # fmt: skip
    """Save a decision: the value in campaign.yml, that it is decided in open.yml.

    `seen`: of the files from which somebody decided. Raises ChangedMeanwhile where one of them is another by
    now, CannotEdit where it forbids the change.
    """
    mark = Put(("points", number, "decided"), decided, _KEYS)
    code = held.draft.points.points[number].code
    _save(project, held, seen, (edits, [field]), ([mark], [f"điểm mở {code}"]))


def confirm(project: Project, held: HeldDraft, numbers: Sequence[int], seen: Fingerprints) -> None:
    """Save that what was understood at these points is right, in one save. Raises as `decide` does."""
    marks = [Put(("points", number, "decided"), "kept", _KEYS) for number in numbers]
    fields = [f"điểm mở {held.draft.points.points[number].code}" for number in numbers]
    _save(project, held, seen, ([], []), (marks, fields))


def _save(
    project: Project, held: HeldDraft, seen: Fingerprints, of_campaign: _Edits, of_points: _Edits
) -> None:
    """Both files in one save: the one that has no edits must be the same, too."""
    names = [file_of(held.campaign, name) for name in ("campaign.yml", OF_POINTS)]
    known = zip(held.fingerprints, seen, strict=True)
    each = zip(names, known, (of_campaign, of_points), strict=True)
    save_all(project, [_change(project, *parts) for parts in each])


def _change(project: Project, name: str, known: tuple[str, str], edits: _Edits) -> FileChange:
    """A file with edits; without them where it is not the one of both fingerprints: no save takes it then."""
    content = read(project, name) or b""
    same = {fingerprint(content)} == set(known)
    made = changed(content.decode("utf-8"), edits[0]).encode() if same else content
    return FileChange(name, made, known[1], edits[1])


def settled(project: Project, file: str, text: str, told: Sequence[int] = ()) -> list[FileChange]:
    """What a save of `text` as campaign.yml closes in open.yml: points whose value is another one then.

    `told`: those that the save decides itself.
    """
    campaign = PurePosixPath(file).parent.name
    if file != file_of(campaign, "campaign.yml") or not has_points(project, campaign):
        return []
    held = held_draft(project, campaign)
    if held is None:
        return []
    data = meant(text)
    after = replace(held.draft, document=replace(held.draft.document, data=data))
    left = {each.number for each in after.open} | set(after.astray)
    closed = [each for each in held.draft.open if each.number not in left or each.number in told]
    if not closed:
        return []
    marks = [Put(("points", each.number, "decided"), "changed", _KEYS) for each in closed]
    fields = [f"điểm mở {each.point.code}" for each in closed]
    same = held.fingerprints.points
    return [_change(project, file_of(campaign, OF_POINTS), (same, same), (marks, fields))]
