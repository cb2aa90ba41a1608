"""Quotas (số lượng): for whom, how they count, of what, how strictly (docs/domain.md, Quotas)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Candidate, CellText, Code, Record, SectionPath, Statement, Text

Per = Literal["unit", "total", "instance"]
Strictness = Literal["at_most", "exactly", "preferably"]
WithoutNumber = Literal["delegated", "by_reference", "annex"]


class CountedKind(NamedTuple):
    """What a number of a quota counts: its term, the term explained, and the candidates that it counts."""

    term: str
    explained: str
    candidates: tuple[Candidate, ...]


KINDS: Mapping[str, CountedKind] = {
    "collectives": CountedKind("tập thể", "tập thể", ("collective",)),
    "individuals": CountedKind("cá nhân", "cá nhân", ("individual",)),
    "households": CountedKind("hộ gia đình", "hộ gia đình", ("household",)),
    "cases": CountedKind("trường hợp", "trường hợp (tập thể hoặc cá nhân)", ("collective", "individual")),
}
"""The numbers of a quota by their fields, in the order of a table's columns."""


class Percentage(Record):
    """A share, never a count: "không quá 10% tập thể, 5% cá nhân"."""

    collectives: float | None = Field(
        default=None, gt=0, le=100, description="Phần trăm tập thể.", examples=[10]
    )
    individuals: float | None = Field(
        default=None, gt=0, le=100, description="Phần trăm cá nhân.", examples=[5]
    )
    households: float | None = Field(
        default=None, gt=0, le=100, description="Phần trăm hộ gia đình.", examples=[2]
    )
    of: Text = Field(description="Phần trăm của cái gì.", examples=["tổng số tập thể của đơn vị"])


class Minimum(Record):
    """The fewest that a line asks for: "từ 01 đến 03 tập thể"."""

    collectives: int | None = Field(default=None, ge=0, description="Số tập thể ít nhất.", examples=[1])
    individuals: int | None = Field(default=None, ge=0, description="Số cá nhân ít nhất.", examples=[1])
    households: int | None = Field(default=None, ge=0, description="Số hộ gia đình ít nhất.", examples=[1])
    cases: int | None = Field(default=None, ge=0, description="Số trường hợp ít nhất.", examples=[1])


class Quota(Record):
    """One line of the plan's quotas."""

    code: Code = Field(description="Mã của dòng số lượng, duy nhất trong phong trào.", examples=["to-bau-cu"])
    award: Code = Field(description="Mã hình thức khen thưởng.", examples=["giay-khen-xa"])
    group: Text = Field(
        description="Dành cho ai, như kế hoạch ghi.", examples=["Các Tổ bầu cử, Đơn vị bầu cử"]
    )
    units: tuple[Code, ...] = Field(
        default=(), description="Mã các đơn vị (units.yml).", examples=[["to-bau-cu"]]
    )
    rest: bool = Field(
        default=False,
        description="Dành cho các đơn vị còn lại: true khi dòng này cho những đơn vị mà dòng khác không nêu.",
        examples=[True],
    )
    per: Per = Field(
        description="Cách đếm: unit (mỗi đơn vị), total (tổng cộng), instance (mỗi ban, mỗi đoàn …).",
        examples=["unit"],
    )
    instance: Text | None = Field(
        default=None, description="Đếm theo cái gì, khi `per` là `instance`.", examples=["ban"]
    )
    reading: Text | None = Field(
        default=None,
        description="Cách hiểu của cổng khi kế hoạch không nói rõ; được đánh dấu trên trang.",
        examples=["hiểu là mỗi tổ, mỗi đơn vị"],
    )
    strictness: Strictness = Field(
        default="at_most",
        description="Mức độ: at_most (không quá), exactly (đúng), preferably (ưu tiên).",
        examples=["at_most"],
    )
    collectives: int | None = Field(default=None, ge=0, description="Số tập thể.", examples=[1])
    individuals: int | None = Field(default=None, ge=0, description="Số cá nhân.", examples=[2])
    households: int | None = Field(default=None, ge=0, description="Số hộ gia đình.", examples=[1])
    cases: int | None = Field(
        default=None, ge=0, description="Số trường hợp (tập thể hoặc cá nhân).", examples=[2]
    )
    minimum: Minimum | None = Field(
        default=None, description="Số ít nhất, khi kế hoạch ghi cả số ít nhất và số nhiều nhất."
    )
    percentage: Percentage | None = Field(default=None, description="Số lượng tính theo phần trăm.")
    without_number: WithoutNumber | None = Field(
        default=None,
        description="Kế hoạch không ghi con số: delegated (giao nơi khác quy định), by_reference "
        "(theo văn bản khác), annex (theo danh sách phân bổ).",
        examples=["delegated"],
    )
    annex: Code | None = Field(
        default=None,
        description="Mã phụ lục phân bổ (`annexes`), khi số lượng chia theo phụ lục.",
        examples=["phan-bo"],
    )
    annex_missing: bool = Field(
        default=False,
        description="Thiếu phụ lục phân bổ: true khi kế hoạch dẫn phụ lục mà cổng không nhận được.",
        examples=[True],
    )
    overrides: tuple[Code, ...] = Field(
        default=(),
        description="Mã các dòng mà dòng này thay thế (“riêng đối với …”).",
        examples=[["moi-co-quan"]],
    )
    wording: Text = Field(
        description="Lời của kế hoạch, giữ nguyên.",
        examples=["đề nghị khen thưởng không quá 01 tập thể, 02 cá nhân tiêu biểu"],
    )
    condition: Text | None = Field(
        default=None, description="Điều kiện kèm theo.", examples=["nếu đạt từ 95 điểm trở lên"]
    )
    documents: tuple[Code, ...] = Field(
        default=(), description="Mã các văn bản được dẫn.", examples=[["kh-268-ubnd-tinh"]]
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.5"])

    @model_validator(mode="after")
    def _says_how_many(self) -> Quota:
        counted = any(
            value is not None for value in (self.collectives, self.individuals, self.households, self.cases)
        )
        said = [counted, self.percentage is not None, self.without_number is not None]
        if sum(said) != 1:
            raise PydanticCustomError("Q01", "how many", {"code": self.code})
        if self.cases is not None and (self.collectives, self.individuals, self.households) != (
            None,
            None,
            None,
        ):
            raise PydanticCustomError("Q02", "unlike kinds", {"code": self.code})
        return self


class Annex(Record):
    """A table that comes with the plan (bảng phân bổ, thang điểm …)."""

    code: Code = Field(description="Mã phụ lục.", examples=["phan-bo"])
    title: Text = Field(description="Tên phụ lục.", examples=["Bảng phân bổ số lượng khen thưởng"])
    columns: tuple[Text, ...] = Field(
        min_length=1, description="Tên các cột.", examples=[["Đơn vị", "Tập thể", "Cá nhân"]]
    )
    rows: tuple[tuple[CellText | int | float | None, ...], ...] = Field(
        description='Các dòng; ô trống ghi "" hoặc null.', examples=[[["Các Tổ bầu cử", 4, 20]]]
    )
    note: Text | None = Field(
        default=None, description="Ghi chú dưới bảng.", examples=["Không kể số lượng do cấp trên phân bổ."]
    )
    source: SectionPath | None = Field(default=None, description="Mục của kế hoạch.", examples=["IV.3"])


class TieBreak(Statement):
    """A rule for equal candidates, in order ("Trường hợp bằng điểm, ưu tiên …")."""


class CountingLines(NamedTuple):
    """Lines of one award by their places: what counts a unit, and the total of the whole campaign, if any."""

    own: tuple[int, ...]
    whole: tuple[int, ...]


def lines_for(quotas: Sequence[Quota], around: frozenset[str]) -> CountingLines:
    """The lines of one award that count a unit; `around`: the unit's code and those of its groups.

    A line "riêng đối với …" replaces the lines it overrides; "còn lại" counts the units that no other line
    names.
    """
    own = [i for i, quota in enumerate(quotas) if not quota.rest and not around.isdisjoint(quota.units)]
    if not own:
        own = [i for i, quota in enumerate(quotas) if quota.rest and _is_for(quota, around)]
    replaced = {code for i in own for code in quotas[i].overrides}
    whole = whole_total(quotas)
    return CountingLines(
        own=tuple(i for i in own if quotas[i].code not in replaced),
        whole=() if whole is None or quotas[whole].code in replaced else (whole,),
    )


def _is_for(quota: Quota, around: frozenset[str]) -> bool:
    return not quota.units or not around.isdisjoint(quota.units)


def whole_total(quotas: Sequence[Quota]) -> int | None:
    """The place of the line that is a limit for the whole campaign: the only total that names no unit.

    Where there are two, neither is: each is for a group that the registry of units does not have. Nor is a
    total that replaces another line ("riêng đối với …").
    """
    named = [quota.units or quota.rest or quota.overrides for quota in quotas]
    totals = [i for i, quota in enumerate(quotas) if quota.per == "total" and not named[i]]
    return totals[0] if len(totals) == 1 else None
