"""Scoring scales (thang điểm): points, bonuses, penalties, and the bands that turn points into a grade."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import inf
from typing import Literal

from pydantic import Field

from generator.model.base import Code, Record, SectionPath, Text


class ScoreStep(Record):
    """A step of one line: how many points a result between its bounds gives."""

    at_least: float | None = Field(default=None, description="Từ bao nhiêu trở lên.", examples=[95])
    more_than: float | None = Field(default=None, description="Trên bao nhiêu.", examples=[90])
    at_most: float | None = Field(default=None, description="Đến bao nhiêu.", examples=[100])
    less_than: float | None = Field(default=None, description="Dưới bao nhiêu.", examples=[95])
    points: float = Field(ge=0, description="Số điểm của bậc này.", examples=[20])
    text: Text = Field(
        description="Lời của kế hoạch về bậc này, giữ nguyên.", examples=["Đạt từ 95% trở lên: 20 điểm"]
    )


class ScoreItem(Record):
    """One line of the scale; penalties are written as positive points to take off."""

    text: Text = Field(description="Nội dung chấm điểm.", examples=["Hoàn thành chỉ tiêu được giao"])
    points: float | None = Field(
        default=None,
        gt=0,
        description="Số điểm tối đa của dòng này; không ghi khi chỉ xếp hạng.",
        examples=[40],
    )
    guidance: Text | None = Field(
        default=None,
        description="Hướng dẫn chấm dòng này, như kế hoạch ghi.",
        examples=["Chấm theo tỷ lệ hoàn thành; thiếu báo cáo thì không chấm."],
    )
    steps: tuple[ScoreStep, ...] = Field(
        default=(), description="Các bậc điểm của dòng này, khi kế hoạch cho điểm theo mức đạt được."
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.2.a"])


class ScoreBand(Record):
    """A grade and its points, both ends included. Bands of real plans may overlap: that is shown."""

    title: Text = Field(description="Mức xếp loại.", examples=["Xuất sắc"])
    least: float = Field(description="Từ bao nhiêu điểm.", examples=[90])
    most: float | None = Field(default=None, description="Đến bao nhiêu điểm.", examples=[100])
    award: Code | None = Field(
        default=None, description="Hình thức khen thưởng tương ứng.", examples=["giay-khen-xa"]
    )


class Scoring(Record):
    """A scale of points."""

    title: Text = Field(description="Tên thang điểm.", examples=["Thang điểm chấm thi đua"])
    method: Literal["points", "ranked"] = Field(
        default="points",
        description="Cách đánh giá: points (chấm điểm), ranked (xếp hạng trong nhóm, không chấm điểm).",
        examples=["ranked"],
    )
    maximum: float | None = Field(
        default=None,
        gt=0,
        description="Tổng điểm tối đa, kể cả hoặc không kể điểm thưởng, như kế hoạch ghi.",
        examples=[100],
    )
    items: tuple[ScoreItem, ...] = Field(min_length=1, description="Các nội dung chấm điểm.")
    bonuses: tuple[ScoreItem, ...] = Field(default=(), description="Điểm thưởng.")
    penalties: tuple[ScoreItem, ...] = Field(default=(), description="Điểm trừ (ghi số dương).")
    bands: tuple[ScoreBand, ...] = Field(default=(), description="Các mức xếp loại.")
    annex: Code | None = Field(
        default=None,
        description="Mã phụ lục (`annexes`) in bảng chấm điểm; bảng đứng ngay dưới thang điểm.",
        examples=["bang-diem"],
    )
    note: Text | None = Field(
        default=None, description="Ghi chú của kế hoạch.", examples=["Điểm thưởng không quá 10 điểm."]
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.2"])


def steps_overlap(one: ScoreStep, other: ScoreStep) -> bool:
    """Whether some result belongs to both steps; each says at most one bound on a side."""
    low, high = max(_low(one), _low(other)), min(_high(one), _high(other))
    return low <= high


def _low(step: ScoreStep) -> tuple[float, int]:
    """The lower bound; one that is left out comes after the same one that belongs to the step."""
    if step.more_than is not None:
        return step.more_than, 1
    return (-inf if step.at_least is None else step.at_least), 0


def _high(step: ScoreStep) -> tuple[float, int]:
    if step.less_than is not None:
        return step.less_than, -1
    return (inf if step.at_most is None else step.at_most), 0


def overlaps(scale: Scoring) -> Iterator[tuple[ScoreBand, ScoreBand]]:
    """Pairs of grades that share points, the lower one first."""
    for low, high in combinations(sorted(scale.bands, key=lambda band: band.least), 2):
        if low.most is not None and high.least <= low.most:
            yield low, high
