"""A campaign that was imported before and the newer file of its plan: what changes, and the new files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.importing.again.file_parts import by_hand, with_parts
from generator.importing.again.merging import Merged, merge
from generator.importing.again.plan_changes import Paragraphs, plan_changes
from generator.importing.again.points import imported_after, last_readings, points_after
from generator.importing.drafting import Draft, hashes_of
from generator.importing.whole_values import hashes
from generator.load.plan.plan_text import lines_of, parse_plan
from generator.load.yaml.document import TABS_ONLY, data_of
from generator.load.yaml.tree import read_tree
from generator.model.open_points import OpenPoint, OpenPoints
from generator.model.places import PlanLines
from generator.opening.open_file import open_text
from generator.problems import InternalError


@dataclass(frozen=True)
class Before:
    """The folder's files as they are: campaign.yml, its data, open.yml, plan.txt."""

    text: str
    data: Mapping[str, Any]
    opened: OpenPoints
    plan_text: str

    @cached_property
    def lines(self) -> PlanLines:
        """The paragraphs of the plan, each with its line."""
        return lines_of(parse_plan(self.plan_text))


@dataclass(frozen=True)
class Renewal:
    """What the newer file changes. `by_hand`: the parts of campaign.yml that only people can change."""

    before: Before
    merged: Merged
    points: tuple[OpenPoint, ...]
    imported: Mapping[str, str]
    paragraphs: tuple[Paragraphs, ...]
    by_hand: tuple[str, ...]

    @property
    def is_any(self) -> bool:
        """Whether the newer file says anything else."""
        same = self.points == self.before.opened.points and not self.merged.changes
        return bool(self.paragraphs) or not same

    @property
    def new_points(self) -> tuple[OpenPoint, ...]:
        """The points that were not there before."""
        known = {point.code for point in self.before.opened.points}
        return tuple(point for point in self.points if point.code not in known)

    @property
    def gone_points(self) -> tuple[OpenPoint, ...]:
        """The points that the newer file no longer leaves open."""
        left = {point.code for point in self.points}
        return tuple(point for point in self.before.opened.points if point.code not in left)

    def campaign_text(self) -> str:
        """campaign.yml with the changes; raises InternalError were anything else changed."""
        text = with_parts(self.before.text, self.before.data, self.merged.data)
        root, problems = read_tree(TABS_ONLY.sub("", text), "campaign.yml")
        if problems or root is None or data_of(root) != self.merged.data:
            raise InternalError("campaign.yml would say something else than what was read")
        return text

    def open_text(self, read_from: Mapping[str, Any]) -> str:
        """open.yml with the points of both."""
        return open_text(self.points, self.imported, read_from)


def renewal(before: Before, made: Draft) -> Renewal:
    """Compare a campaign with the draft of its plan's newer file; `made` carries the campaign's code."""
    root, _ = read_tree(made.campaign_text, "campaign.yml")
    read = data_of(root) if root is not None else {}
    merged = merge(
        (before.data, before.lines),
        (read, made.lines),
        before.opened.imported,
        last_readings(before.opened.points),
    )
    points = points_after(before.opened.points, made.points, merged, made.lines)
    imported = imported_after(hashes(read, made.lines), points, hashes_of(points))
    return Renewal(
        before,
        merged,
        points,
        imported,
        tuple(plan_changes(before.lines, made.lines)),
        by_hand(before.text, before.data, merged.data),
    )
