"""What a draft leaves open: which points wait for a person, and what follows for the campaign's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from generator.load.plan.plan_text import PlanText, lines_of
from generator.load.yaml.document import Document
from generator.model.base import NOT_COPIED
from generator.model.campaign import Campaign
from generator.model.open_points import REASONS, OpenPoint, OpenPoints
from generator.model.places import Place, find_all, value_at, value_hash
from generator.model.plan.plan_date import PlanDate
from generator.problems import Problem, Source, Steps
from generator.validate.finding import Finding, Rule, in_file, judge
from generator.validate.rules.references import repeated
from generator.validate.shape import fields
from generator.validate.shape.check import check_record

_LISTED = 5  # open points that the problem names; the others are counted


class WaitingPoint(NamedTuple):
    """A point that waits: its number in open.yml, from 0, and its place in the campaign's file."""

    number: int
    point: OpenPoint
    place: Place


@dataclass(frozen=True)
class DraftCase:
    """A campaign's file with its open points: what a rule of this module looks at.

    `draft`: whether the file still says so; `plan` is None where the plan's text could not be read.
    """

    document: Document
    file: Document
    points: OpenPoints
    plan: PlanText | None

    @property
    def draft(self) -> bool:
        """Whether the campaign's file says that it is a draft."""
        return self.document.data.get("draft") is True

    @cached_property
    def open(self) -> tuple[WaitingPoint, ...]:
        """The points that nobody has decided, and whose value is still what import wrote."""
        return tuple(
            WaitingPoint(number, point, place)
            for number, point, place in self._undecided
            if place is not None and self._waits(point, place)
        )

    @cached_property
    def astray(self) -> tuple[int, ...]:
        """The points that name nothing, by their indexes; one whose value a person took out is closed."""
        imported = self.points.imported
        return tuple(
            index
            for index, point, place in self._undecided
            if place is None and not point.decided and point.at not in imported
        )

    @property
    def missing(self) -> frozenset[Steps]:
        """The places for which nothing is written yet."""
        return frozenset(each.place.steps for each in self.open if not each.place.written)

    @cached_property
    def _undecided(self) -> tuple[tuple[int, OpenPoint, Place | None], ...]:
        lines = lines_of(self.plan.paragraphs if self.plan else ())
        points = [
            (index, point)
            for index, point in enumerate(self.points.points)
            if not point.decided or point.why == "not_written"  # no decision takes the place of words
        ]
        places = find_all(self.document.data, [point.at for _, point in points], lines)
        known = [place if place and (place.written or _is_known(place.steps)) else None for place in places]
        return tuple((*each, place) for each, place in zip(points, known, strict=True))

    @property
    def blank(self) -> frozenset[Steps]:
        """The places where words of the plan are still to be copied."""
        return frozenset(each.place.steps for each in self.open if each.point.why == "not_written")

    @property
    def plan_is_blank(self) -> bool:
        """Whether the plan's own text is still to be copied."""
        return self.plan is not None and any(NOT_COPIED in each.text for each in self.plan.paragraphs)

    def _waits(self, point: OpenPoint, place: Place) -> bool:
        if point.why == "not_written":
            return _has_blanks(value_at(self.document.data, place.steps))
        written = self.points.imported.get(point.at)
        if written is None:  # import wrote nothing there
            return not place.written
        return place.written and value_hash(value_at(self.document.data, place.steps)) == written


def check_draft(
    document: Document | None, file: Document | None, plan: PlanText | None
) -> tuple[DraftCase | None, list[Problem]]:
    """A campaign's open points, where it has any that can be read, and every problem of them."""
    if file is None:
        return None, []
    points, problems = check_record(file, OpenPoints)
    if points is None or document is None:
        return None, problems
    draft = DraftCase(document, file, points, plan)
    return draft, [*problems, *judge(draft, RULES, in_file(file))]


def _has_blanks(value: Any) -> bool:
    if isinstance(value, dict | list):
        return any(map(_has_blanks, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and NOT_COPIED in value


def _is_known(steps: Steps) -> bool:
    """Whether a campaign can have something there: a key of the model, or one more entry of a list."""
    for known in (steps, steps[:-1]):
        field = fields.field_at(Campaign, known) if known and isinstance(known[-1], str) else None
        if field is not None and (known is steps or fields.is_list(field.annotation)):
            return True
    return bool(steps) and isinstance(steps[-1], int)


def published_too_early(draft: DraftCase) -> Iterator[Finding]:
    """I01: the campaign is said to be no draft, and points are open."""
    waiting = ["toàn văn (plan.txt)"] if draft.plan_is_blank else []
    waiting += [f"{each.point.code} (`{each.point.at}`)" for each in draft.open]
    if draft.draft or not waiting:
        return
    key = "draft" if "draft" in draft.document.data else "id"
    listed, more = ", ".join(waiting[:_LISTED]), len(waiting) - _LISTED
    facts = {
        "count": len(waiting),
        "points": f"{listed} và {more} điểm nữa" if more > 0 else listed,
    }
    yield Finding("I01", draft.document.place((key,), key=True), facts)


def open_points(draft: DraftCase) -> Iterator[Finding]:
    """I02: a point that waits for a person."""
    for number, point, place in draft.open:
        facts = {"why": REASONS[point.why], "said": _said(point), "at": point.at, "now": _now(point, place)}
        facts["remedy"] = _remedy(point, place)
        related = [draft.document.place(place.steps)]
        if point.line and draft.plan is not None:
            related.append(Source(draft.plan.path, point.line))
        yield Finding("I02", ("points", number), facts, related=tuple(related))


def _said(point: OpenPoint) -> str:
    """What the plan says; nothing where nobody has looked into it yet."""
    if point.why == "not_written":
        return ""
    said = f"Kế hoạch ghi: “{point.wording}”" if point.wording else "Kế hoạch không có lời nào về việc này"
    return f" {said} (dòng {point.line} của plan.txt)." if point.line else f" {said}."


def _now(point: OpenPoint, place: Place) -> str:
    """What stands at the point's place."""
    if point.why == "not_written":
        return f"còn ghi “{NOT_COPIED}”"
    if point.why == "edited" and place.written:
        return "đang ghi điều người soạn đã sửa"
    return "đang ghi điều máy hiểu" if place.written else "chưa ghi gì"


def _remedy(point: OpenPoint, place: Place) -> str:
    """What closes the point: words of the plan are copied, a value is judged, a gap filled or confirmed."""
    at = f"`{point.at}`"
    field = fields.field_at(Campaign, place.steps)
    counts = place.steps[-1:] == ("match",)  # several criteria must say it: C07
    needed = counts or (field is not None and field.is_required())
    if point.why == "not_written":
        without = "" if needed else "; kế hoạch không có phần này thì xóa cả khóa hoặc mục ấy"
        return f"chép lời của kế hoạch vào {at}, thay cho cả cụm chữ ấy{without}"
    if not place.written and needed:
        dated = fields.record_at(Campaign, place.steps) is PlanDate
        without = "; kế hoạch không nói là ngày nào thì ghi `wording` và `unknown: true`" if dated else ""
        return f"thêm giá trị ở {at}{without}"
    if not place.written:
        return f"thêm giá trị ở {at}; kế hoạch không ghi việc này thì ghi `decided: absent`"
    without = "" if needed else "; kế hoạch không ghi việc này thì xóa giá trị ấy"
    return f"giá trị ở {at} đúng rồi thì ghi `decided: kept`; chưa đúng thì sửa{without}"


def points_that_name_nothing(draft: DraftCase) -> Iterator[Finding]:
    """I03: a point whose place the campaign's file does not have."""
    for index in draft.astray:
        yield Finding("I03", ("points", index, "at"), {"at": draft.points.points[index].at})


def repeated_codes(draft: DraftCase) -> Iterator[Finding]:
    """Two points under one code."""
    yield from repeated(draft.file, draft.points.points, ("points",))


RULES: tuple[Rule[DraftCase], ...] = (
    published_too_early,
    open_points,
    points_that_name_nothing,
    repeated_codes,
)
