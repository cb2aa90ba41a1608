"""A plan's text becomes the draft of a campaign: its data, its open points, the two files that hold them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from generator.clock import as_of
from generator.importing.meaning.composing import composed
from generator.importing.meaning.known import Registers
from generator.importing.meaning.placing import Open, placed, words_of
from generator.importing.meaning.unsure import Offered
from generator.importing.whole_values import hashes
from generator.load.forms.form_file import FOLDER as FORMS
from generator.load.forms.form_file import read_form_files
from generator.load.plan.outline import Paragraph
from generator.load.plan.plan_text import lines_of, parse_plan
from generator.load.shared import read_shared
from generator.model.base import LONGEST_CODE
from generator.model.open_points import OpenPoint
from generator.model.places import PlanLines, value_hash
from generator.model.registry import Known
from generator.opening.answers import suggested_code
from generator.opening.open_file import open_text
from generator.opening.skeleton import SCHEMA_LINE, first_change
from generator.project import Project
from generator.slug import free_code, slug
from generator.validate.registries import check_registries
from generator.wording.yaml_text import group

_HEADER = (
    SCHEMA_LINE,
    "# Bản nháp do thidua import đọc từ plan.txt; các điểm phải có người quyết định nằm trong open.yml.",
)


@dataclass(frozen=True)
class Draft:
    """The draft of a campaign. `share` of the plan's words that stand somewhere in its data, 0 to 1."""

    id: str
    campaign: Mapping[str, Any]
    points: tuple[OpenPoint, ...]
    offered: tuple[Offered, ...]
    share: float
    lines: PlanLines
    """The paragraphs of plan.txt, by which entries without code and source are named."""

    @cached_property
    def campaign_text(self) -> str:
        """campaign.yml in the form of the shipped files."""
        return "\n".join((*_HEADER, *_spaced(self.campaign))) + "\n"

    def open_text(self, read_from: Mapping[str, Any]) -> str:
        """open.yml; `read_from`: the file that was read, its hash, the day."""
        return open_text(self.points, self.imported, read_from)

    @cached_property
    def imported(self) -> Mapping[str, str]:
        """The hash of all that is written, by its place: whole values, and what open points have."""
        return hashes(self.campaign, self.lines) | hashes_of(self.points)


def hashes_of(points: Iterable[OpenPoint]) -> dict[str, str]:
    """By the place of every open point that has a value, the hash of what stands there."""
    return {point.at: value_hash(point.understood) for point in points if point.understood is not None}


def draft(
    plan_text: str,
    *,
    scanned: bool,
    project: Project,
    id: str | None = None,  # noqa: A002
    day: date | None = None,
) -> Draft:
    """What a plan says as the draft of a campaign.

    `scanned`: its days and numbers are an image's. `id` is given where staff chose one; `day` is that of the
    first entry of its log, today where none is given.
    """
    paragraphs = parse_plan(plan_text)
    data = composed(paragraphs, Registers(known_to(project)))
    code = id or _code(data)
    first = day or as_of()
    lines = lines_of(paragraphs)
    found = placed({"id": code, "draft": True, **data}, lines, scanned=scanned)
    points = tuple(_point(number, each) for number, each in enumerate(found.points, 1))
    offers = _once(offer for each in found.points for offer in each.unsure.offered)
    share = _share(found.data, paragraphs)
    return Draft(code, found.data | {"changes": [first_change(first)]}, points, offers, share, lines)


def _once(offered: Iterable[Offered]) -> tuple[Offered, ...]:
    """Each entry once, and a registry's every code once: long names of units may begin alike."""
    found: dict[tuple[str, str], Offered] = {}
    for each in offered:
        code = str(each.entry["code"])
        key = (each.registry, slug(each.entry["name"]) if each.registry == "units" else code)
        if key not in found:
            taken = {other.entry["code"] for other in found.values() if other.registry == each.registry}
            found[key] = replace(each, entry={**each.entry, "code": free_code(code, taken)})
    return tuple(found.values())


def _point(number: int, found: Open) -> OpenPoint:
    unsure = found.unsure
    return OpenPoint(
        code=f"o-{number:02}",
        at=found.at,
        line=unsure.line,
        wording=unsure.wording,
        understood=found.understood,
        why=unsure.why,
        choices=unsure.choices,
    )


def known_to(project: Project) -> Known:
    """The registries of a project, without judging them."""
    raw, _ = read_shared(project)
    forms, _ = read_form_files(project.shared / FORMS, project.shown(project.shared / FORMS))
    registries, _ = check_registries(raw, forms)
    return Known.from_registries(registries)


def _code(data: Mapping[str, Any]) -> str:
    title = data["plan"]["title"]
    issuer = data["plan"].get("issuer")
    code = suggested_code(title) if isinstance(title, str) else "ke-hoach"
    place = "-".join(issuer.split("-")[2:]) if isinstance(issuer, str) else ""
    if not place or code.endswith(f"-{place}"):
        return code
    words, year = code.split("-"), []
    if re.fullmatch(r"(?:19|20)\d\d", words[-1]):
        year = [words.pop()]
    while len("-".join((*words, *year, place))) > LONGEST_CODE and len(words) > 1:
        words.pop()
    return "-".join((*words, *year, place))


def _share(data: Mapping[str, Any], paragraphs: Sequence[Paragraph]) -> float:
    """How many of the plan's words stand in the data; words said twice count twice."""
    said = Counter(_words(paragraph.text for paragraph in paragraphs))
    kept = Counter(_words(words_of(data)))
    whole = sum(said.values())
    return sum((said & kept).values()) / whole if whole else 0.0


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in re.findall(r"\w+", text.lower())]


def _spaced(campaign: Mapping[str, Any]) -> Iterable[str]:
    """The lines of the file, its large parts set apart."""
    before = ""
    for key, value in campaign.items():
        if before and (isinstance(value, Mapping | list) or isinstance(campaign[before], Mapping | list)):
            yield ""
        yield from group({key: value}, 0)
        before = key
