"""Scoring scales (thang điểm): points, bonuses, penalties, and the bands that turn points into a grade."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pydantic import Field

from generator.model.base import Code, Record, Section, Text


class ScoreItem(Record):
    """One line of the scale; penalties are written as positive points to take off."""

    text: Text = Field(description="Nội dung chấm điểm.", examples=["Hoàn thành chỉ tiêu được giao"])
    points: float = Field(gt=0, description="Số điểm tối đa của dòng này.", examples=[40])
    source: Section | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.2.a"])


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
    maximum: float = Field(gt=0, description="Tổng điểm tối đa.", examples=[100])
    items: tuple[ScoreItem, ...] = Field(min_length=1, description="Các nội dung chấm điểm.")
    bonuses: tuple[ScoreItem, ...] = Field(default=(), description="Điểm thưởng.")
    penalties: tuple[ScoreItem, ...] = Field(default=(), description="Điểm trừ (ghi số dương).")
    bands: tuple[ScoreBand, ...] = Field(default=(), description="Các mức xếp loại.")
    note: Text | None = Field(
        default=None, description="Ghi chú của kế hoạch.", examples=["Điểm thưởng không quá 10 điểm."]
    )
    source: Section | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.2"])


def overlaps(scale: Scoring) -> Iterator[tuple[ScoreBand, ScoreBand]]:
    """Pairs of grades that share points, the lower one first."""
    for low, high in combinations(sorted(scale.bands, key=lambda band: band.least), 2):
        if low.most is not None and high.least <= low.most:
            yield low, high
